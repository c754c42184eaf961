/** Which passages and which outlets are shown. */

import { all, words } from "./dom";
import { kindOf, type Passage } from "./passages";

/** A line of the list of filters: `all`, `several`, `every`, `one`, `one:A`, `found`, `found:figure`. */
export type Filter = string;

const ALONE = ["only-here", "partly-told"];
const TOLD_BY_THE_HEADING = ["only-in-one-outlet", "order", "word-for-word-reuse"];

export function fits(passage: Passage, filter: Filter, shown: ReadonlySet<string>): boolean {
  const present = passage.outlets.filter((outlet) => shown.has(outlet));
  if (!present.length) return false;
  const [name, value] = filter.split(":");
  switch (name) {
    case "several":
      return present.length > 1;
    case "every":
      return present.length === shown.size;
    case "one":
      return kindOf(passage) === "only-here" && (!value || passage.outlets[0] === value);
    case "found":
      return passage.findings.some((kind) =>
        value ? kind === value : !TOLD_BY_THE_HEADING.includes(kind),
      );
    default:
      return true;
  }
}

/** Hides the cells of outlets that are switched off, and of those that have none in a passage. */
export function showOutlets(passages: readonly Passage[], shown: ReadonlySet<string>, total: number) {
  for (const passage of passages) {
    for (const cell of all(".cell", passage.element)) {
      const letters = words(cell.dataset["outlet"]);
      cell.hidden = !letters.some((letter) => shown.has(letter));
      const labels = letters.length > 1 ? all(".cell-label", cell) : [];
      labels.forEach((label, at) => {
        label.hidden = !shown.has(letters[at]!);
      });
    }
  }
  const root = document.documentElement;
  for (const name of [...root.classList]) {
    if (name.startsWith("showing-")) root.classList.remove(name);
  }
  if (shown.size < total) root.classList.add(`showing-${shown.size}`);
}

export const standsAlone = (passage: Passage): boolean => ALONE.includes(kindOf(passage));
