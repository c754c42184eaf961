/** Going to a place in a page whose parts out of sight are laid out only once they are near. */

const CALM_FRAMES = 4;
const MOST_FRAMES = 60;
const BY_HAND = ["wheel", "touchstart", "pointerdown", "keydown"];

let going = new AbortController();

/**
 * Brings an element into view and keeps it there while what lies before it takes its height,
 * until nothing has moved for some frames or the reader moves on.
 */
export function bringIntoView(target: Element, block: ScrollLogicalPosition = "start") {
  going.abort();
  going = new AbortController();
  const { signal } = going;
  for (const event of BY_HAND) {
    addEventListener(event, () => going.abort(), { signal, capture: true, passive: true });
  }
  let calm = 0;
  let frames = 0;
  let place = NaN;
  const hold = () => {
    if (signal.aborted) return;
    calm = Math.abs(target.getBoundingClientRect().top - place) < 1 ? calm + 1 : 0;
    if (calm === CALM_FRAMES || frames++ === MOST_FRAMES) {
      going.abort();
      return;
    }
    target.scrollIntoView({ block });
    place = target.getBoundingClientRect().top;
    requestAnimationFrame(hold);
  };
  hold();
}
