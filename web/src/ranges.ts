/** Ranges of text inside a paragraph, and their names in the style sheet. */

/** From `start` (characters of `root`'s text) on, `length` characters. */
export function rangeIn(root: Element, start: number, length: number): Range {
  const range = new Range();
  range.selectNodeContents(root);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let before = 0;
  let begun = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const size = node.textContent!.length;
    if (!begun && start < before + size) {
      range.setStart(node, start - before);
      begun = true;
    }
    if (begun && start + length <= before + size) {
      range.setEnd(node, start + length - before);
      break;
    }
    before += size;
  }
  return range;
}

/** Paints ranges without touching the page's elements, where the browser can. */
export function paint(name: string, ranges: readonly Range[]) {
  if (!("highlights" in CSS)) return;
  if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
  else CSS.highlights.delete(name);
}
