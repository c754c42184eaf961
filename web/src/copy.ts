/** Copies a passage's address or text. */

import { all, make, one, spaced } from "./dom";
import type { Passage } from "./passages";

export const address = (passage: Passage): string =>
  `${location.href.split("#")[0]}#${passage.id}`;

/** The passage as plain text: its number, then each outlet that is shown with its words. */
export function plainText(passage: Passage): string {
  const cells = all(".cell", passage.element).filter(
    (cell) => !cell.hidden && cell.querySelector(".text"),
  );
  const parts = cells.map((cell) => {
    const text = all(".text", cell).map((paragraph) => paragraph.textContent);
    return `${spaced(one(".cell-label", cell).textContent)}\n${text.join("\n")}`;
  });
  return [passage.heading.firstChild?.textContent, ...parts, address(passage)].join("\n\n");
}

export async function copy(text: string) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = make("textarea", "visually-hidden", text);
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
}
