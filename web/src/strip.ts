/** A small map of all passages in the bar: a column each, a line for each outlet. */

import { one } from "./dom";
import { isShown, type Passage } from "./passages";
import { standsAlone } from "./filter";

const SVG = "http://www.w3.org/2000/svg";
const LINE = 7;

export class Strip {
  private readonly picture = one<SVGSVGElement>("#strip");
  private readonly frame = document.createElementNS(SVG, "rect");
  private readonly seen = new Set<number>();

  constructor(
    private readonly passages: readonly Passage[],
    private readonly outlets: readonly { letter: string; colour: string }[],
    go: (passage: Passage) => void,
  ) {
    const height = outlets.length * LINE;
    this.picture.setAttribute("viewBox", `0 0 ${passages.length} ${height}`);
    this.picture.setAttribute("height", String(Math.min(height, 44)));
    this.frame.setAttribute("class", "in-view");
    this.frame.setAttribute("height", String(height));
    this.picture.addEventListener("click", (event) => {
      const box = this.picture.getBoundingClientRect();
      const at = Math.floor(((event.clientX - box.left) / box.width) * passages.length);
      const passage = passages[at];
      if (passage) go(passage);
    });
    const places = new Map(passages.map((passage, at) => [passage.element as Element, at]));
    const observer = new IntersectionObserver((entries) => {
      for (const entry of entries) {
        const at = places.get(entry.target)!;
        if (entry.isIntersecting) this.seen.add(at);
        else this.seen.delete(at);
      }
      this.follow();
    });
    for (const passage of passages) observer.observe(passage.element);
  }

  draw(shown: ReadonlySet<string>) {
    const paths = this.outlets.flatMap(({ letter, colour }, line) => {
      const drawn = { "": "", alone: "", off: "" };
      this.passages.forEach((passage, at) => {
        if (!passage.outlets.includes(letter)) return;
        const kind =
          !isShown(passage) || !shown.has(letter) ? "off" : standsAlone(passage) ? "alone" : "";
        const top = line * LINE + (kind === "alone" ? 2.5 : 1);
        const height = kind === "alone" ? 2 : LINE - 2;
        drawn[kind] += `M${at}.1 ${top}h.8v${height}h-.8z`;
      });
      return Object.entries(drawn).map(([kind, path]) => {
        const element = document.createElementNS(SVG, "path");
        element.setAttribute("class", `${colour} ${kind}`);
        element.setAttribute("d", path);
        return element;
      });
    });
    this.picture.replaceChildren(...paths, this.frame);
  }

  private follow() {
    const seen = [...this.seen].filter((at) => isShown(this.passages[at]!));
    const first = Math.min(...seen);
    this.frame.setAttribute("x", String(seen.length ? first : 0));
    this.frame.setAttribute("width", String(seen.length ? Math.max(...seen) - first + 1 : 0));
  }
}
