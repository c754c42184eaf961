/** Short names for what every module asks of the page. */

export function one<T extends Element>(selector: string, root: ParentNode = document): T {
  const found = root.querySelector<T>(selector);
  if (!found) throw new Error(`the page has no ${selector}`);
  return found;
}

export function all<T extends Element = HTMLElement>(
  selector: string,
  root: ParentNode = document,
): T[] {
  return [...root.querySelectorAll<T>(selector)];
}

/** Text is always set as text, never as markup: articles are not to be trusted. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className = "",
  ...content: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...content);
  return element;
}

export function button(label: string, action: string, title = ""): HTMLButtonElement {
  const element = make("button", "", label);
  element.type = "button";
  element.dataset["action"] = action;
  if (title) element.title = title;
  return element;
}

export const words = (list: string | undefined): string[] => (list ? list.split(" ") : []);

export const spaced = (text: string | null): string => (text ?? "").replace(/\s+/g, " ").trim();

export const plural = (number: number, noun: string): string =>
  `${number} ${noun}${number === 1 ? "" : "s"}`;
