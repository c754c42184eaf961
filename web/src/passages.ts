/** The passages as the page holds them. */

import { all, words } from "./dom";

export type Marks = "differences" | "common" | "none";

export interface Passage {
  readonly element: HTMLElement;
  readonly id: string;
  readonly heading: HTMLAnchorElement;
  readonly outlets: readonly string[];
  readonly findings: readonly string[];
  /** The marks that suit it, as the report chose them. */
  readonly suited: Marks;
  /** The marks that the reader chose for this passage alone. */
  chosen: Marks | undefined;
}

export function readPassages(): Passage[] {
  return all("article.passage").map((element) => ({
    element,
    id: element.id,
    heading: element.querySelector<HTMLAnchorElement>("h3 a")!,
    outlets: words(element.dataset["in"]),
    findings: words(element.dataset["findings"]),
    suited: element.dataset["mode"] as Marks,
    chosen: undefined,
  }));
}

export const kindOf = (passage: Passage): string => passage.element.classList.item(1) ?? "";

export const isShown = (passage: Passage): boolean => !passage.element.hidden;
