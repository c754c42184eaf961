/** One outlet's article in its own order, with notes on what the others have. */

import { all, button, make, one, spaced } from "./dom";
import { kindOf, type Marks, type Passage } from "./passages";

interface Row {
  readonly passage: Passage;
  readonly text: HTMLElement;
  readonly number: number;
}

export function openReading(passages: readonly Passage[], letter: string, marks: Marks | "") {
  closeReading();
  const section = make("section", "part read-as");
  section.id = "reading";
  section.dataset["mode"] = marks || "none";
  section.setAttribute("aria-labelledby", "reading-heading");
  const rows = rowsOf(passages, letter);
  section.append(heading(letter), ...rows.map((row) => drawn(row, letter)));
  const list = one<HTMLElement>("#passages");
  list.hidden = true;
  list.before(section);
}

export function closeReading(): boolean {
  const section = document.getElementById("reading");
  section?.remove();
  one<HTMLElement>("#passages").hidden = false;
  return section !== null;
}

function rowsOf(passages: readonly Passage[], letter: string): Row[] {
  const rows = passages
    .filter((passage) => passage.outlets.includes(letter))
    .flatMap((passage) =>
      all(".text", passage.element)
        .map((text) => ({ passage, text, number: numberOf(text, letter) }))
        .filter((row) => row.number > 0),
    );
  return rows.sort((a, b) => a.number - b.number);
}

/** A paragraph that several outlets have word for word holds a place for each of them. */
function numberOf(text: HTMLElement, letter: string): number {
  const id = [text, ...all("a[id]", text)].find((place) => place.id.startsWith(`${letter}-`))?.id;
  return Number(id?.slice(letter.length + 1) ?? 0);
}

function heading(letter: string): HTMLElement {
  const head = make("header", "read-as-head");
  const title = make("h2", "", "Read as ");
  title.id = "reading-heading";
  const label = one(`#outlets input[value="${CSS.escape(letter)}"]`).parentElement!;
  for (const part of [...label.children].slice(1)) title.append(part.cloneNode(true), " ");
  const note =
    "The article in its own order. The margin says which other outlets have a matching " +
    "paragraph, where none has, and what was found there.";
  head.append(title, button("Close", "close-reading"), make("p", "", note));
  return head;
}

function drawn({ passage, text, number }: Row, letter: string): HTMLElement {
  const copy = text.cloneNode(true) as HTMLElement;
  copy.removeAttribute("id");
  for (const place of all("a[id]", copy)) place.remove();
  const row = make("div", `read-as-row ${kindOf(passage)}`, copy);
  const margin = make("div", "margin");
  const link = make("a", "", passage.heading.firstChild?.textContent ?? "");
  link.href = `#${passage.id}`;
  margin.append(make("p", "", `¶ ${number} · `, link));
  for (const note of notes(passage, letter)) margin.append(note);
  row.append(margin);
  return row;
}

function notes(passage: Passage, letter: string): HTMLElement[] {
  const head = one(".passage-head", passage.element);
  const told = all(".letters .badge:not(.absent)", head).filter(
    (badge) => badge.textContent !== letter,
  );
  const silent = all(".letters .absent, .silent", passage.element);
  const notes: HTMLElement[] = [];
  if (told.length) {
    const alike = spaced(head.querySelector(".alike")?.textContent ?? "");
    notes.push(line("Also in ", told, alike && ` · ${alike}`));
    if (silent.length) notes.push(line("No match in ", silent));
  } else {
    notes.push(make("p", "", ...clones(all(".passage-head > span:not([class])", passage.element))));
  }
  const tags = clones(all(".tag", head)).map((tag) => make("li", "", tag));
  if (tags.length) notes.push(make("ul", "", ...tags));
  return notes;
}

const clones = (elements: readonly Element[]): Node[] =>
  elements.map((element) => element.cloneNode(true));

function line(before: string, badges: readonly Element[], after = ""): HTMLElement {
  const element = make("p", "", before);
  for (const badge of badges) element.append(badge.cloneNode(true), " ");
  element.append(after);
  return element;
}
