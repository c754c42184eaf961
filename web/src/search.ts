/** Search in the articles' text: all matches painted, one of them the current one. */

import { one } from "./dom";
import { paint, rangeIn } from "./ranges";
import { bringIntoView } from "./scroll";

interface Match {
  readonly paragraph: HTMLElement;
  readonly start: number;
}

/** Ranges made in one go; more would keep the page from answering. */
const BATCH = 300;
/** Matches painted; the others are counted and can be reached. */
const PAINTED = 3000;

const fold = (text: string): string => {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text;
};

export class Search {
  private matches: Match[] = [];
  private at = -1;
  private length = 0;
  private turn = 0;

  constructor(private readonly paragraphs: () => HTMLElement[]) {}

  /** Finds the matches anew, in what is shown now. */
  run(query: string) {
    const needle = fold(query.trim());
    this.length = needle.length;
    this.matches = [];
    this.at = -1;
    if (needle) {
      for (const paragraph of this.paragraphs()) {
        const text = fold(paragraph.textContent ?? "");
        for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) {
          this.matches.push({ paragraph, start: at });
        }
      }
    }
    paint("current-match", []);
    this.paintFrom(0, [], ++this.turn);
    this.tell(needle !== "");
  }

  step(by: 1 | -1) {
    const total = this.matches.length;
    if (!total) return;
    this.at = this.at < 0 ? (by > 0 ? this.firstBelow() : total - 1) : (this.at + by + total) % total;
    const match = this.matches[this.at]!;
    const range = rangeIn(match.paragraph, match.start, this.length);
    paint("current-match", [range]);
    bringIntoView(range.startContainer.parentElement ?? match.paragraph, "center");
    this.tell(true);
  }

  /** The first match from the top of the window on. */
  private firstBelow(): number {
    const at = this.matches.findIndex((match) => match.paragraph.getBoundingClientRect().bottom > 0);
    return Math.max(at, 0);
  }

  private paintFrom(from: number, ranges: Range[], turn: number) {
    if (turn !== this.turn) return;
    const until = Math.min(from + BATCH, PAINTED, this.matches.length);
    for (const { paragraph, start } of this.matches.slice(from, until)) {
      ranges.push(rangeIn(paragraph, start, this.length));
    }
    paint("match", ranges);
    if (until < Math.min(PAINTED, this.matches.length)) {
      setTimeout(() => this.paintFrom(until, ranges, turn));
    }
  }

  private tell(searching: boolean) {
    const total = this.matches.length;
    one("#matches").textContent = !searching
      ? ""
      : !total
        ? "no match"
        : this.at < 0
          ? `${total} found`
          : `${this.at + 1} of ${total}`;
    for (const id of ["#previous-match", "#next-match"]) {
      one<HTMLButtonElement>(id).disabled = !total;
    }
  }
}
