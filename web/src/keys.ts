/** Single keys; the reader can switch them off, since speech input and some keyboards send them. */

import { one } from "./dom";

export type Keys = Readonly<Record<string, () => void>>;

export function listen(keys: Keys, escape: () => void) {
  const on = one<HTMLInputElement>("#keys-on");
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      escape();
      return;
    }
    const target = event.target as Element;
    if (!on.checked || target.matches("select, textarea, input:not([type=checkbox])")) return;
    const action = keys[event.key];
    if (action) {
      event.preventDefault();
      action();
    }
  });
}
