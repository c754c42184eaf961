/** Links inside the page: the words they lead to are painted, and there is a way back. */

import { one } from "./dom";
import { paint, rangeIn } from "./ranges";
import { bringIntoView } from "./scroll";

export class Jumps {
  private readonly from: { link: HTMLElement; top: number }[] = [];
  private readonly control = one<HTMLButtonElement>("#back");

  constructor(private readonly reveal: (target: HTMLElement) => void) {
    this.control.addEventListener("click", () => this.back());
    document.addEventListener("click", (event) => this.follow(event));
    addEventListener("hashchange", () => this.arrive());
  }

  /** Makes sure that the place the address names can be seen, and paints its words. */
  arrive() {
    paint("words", []);
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id ? document.getElementById(id) : null;
    if (!target) return;
    this.reveal(target);
    const length = Number(target.dataset["length"]);
    if (length) {
      const paragraph = target.closest(".text")!;
      const before = new Range();
      before.selectNodeContents(paragraph);
      before.setEndBefore(target);
      paint("words", [rangeIn(paragraph, before.toString().length, length)]);
    }
    bringIntoView(target, length ? "center" : "start");
  }

  get possible(): boolean {
    return this.from.length > 0;
  }

  back() {
    const last = this.from.pop();
    this.control.hidden = !this.possible;
    if (!last) return;
    paint("words", []);
    this.reveal(last.link);
    scrollTo({ top: scrollY + last.link.getBoundingClientRect().top - last.top });
    last.link.focus({ preventScroll: true });
  }

  private follow(event: MouseEvent) {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = (event.target as Element).closest<HTMLElement>('main a[href^="#"]');
    if (!link || link.matches("h3 a")) return;
    this.from.push({ link, top: link.getBoundingClientRect().top });
    this.control.hidden = false;
    if (link.getAttribute("href") === location.hash) this.arrive();
  }
}
