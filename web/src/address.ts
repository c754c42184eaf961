/** The view in the page's address, so that a link shows the same and the browser's Back works. */

import { all, button, make } from "./dom";

export interface Controls {
  readonly show: HTMLSelectElement;
  readonly marks: HTMLSelectElement;
  readonly read: HTMLSelectElement;
  readonly labels: HTMLInputElement;
  readonly boxes: readonly HTMLInputElement[];
}

/** Selects of which the address names what differs from the first choice. */
const SELECTS = ["show", "marks", "read"] as const;

export class Address {
  private last = location.search;
  private readonly kinds = all<HTMLDetailsElement>("details.finding-section");

  constructor(
    private readonly controls: Controls,
    private readonly shown: () => void,
  ) {
    this.foldAll();
    for (const kind of this.kinds) kind.addEventListener("toggle", () => this.keep("replace"));
    addEventListener("popstate", () => {
      if (location.search !== this.last) this.apply();
    });
  }

  /** Sets the controls as the address says; what it says of things that are not here is ignored. */
  apply() {
    this.last = location.search;
    const named = new URLSearchParams(location.search);
    for (const name of SELECTS) {
      const select = this.controls[name];
      const value = named.get(name);
      const known = [...select.options].some((option) => option.value === value);
      select.value = known ? value! : select.options[0]!.value;
    }
    this.controls.labels.checked = named.get("labels") !== "none";
    const off = listed(named, "off");
    const none = this.controls.boxes.every((box) => off.has(box.value));
    for (const box of this.controls.boxes) box.checked = none || !off.has(box.value);
    const folded = listed(named, "folded");
    for (const kind of this.kinds) kind.open = !folded.has(slug(kind));
    this.shown();
  }

  /** Writes the controls into the address: as a step that Back undoes, or in place. */
  keep(how: "push" | "replace") {
    const named = new URLSearchParams();
    for (const name of SELECTS) {
      const select = this.controls[name];
      if (select.selectedIndex > 0) named.set(name, select.value);
    }
    if (!this.controls.labels.checked) named.set("labels", "none");
    const off = this.controls.boxes.filter((box) => !box.checked).map((box) => box.value);
    if (off.length) named.set("off", off.join("."));
    const folded = this.kinds.filter((kind) => !kind.open).map(slug);
    if (folded.length) named.set("folded", folded.join("."));
    const url = new URL(location.href);
    url.search = named.toString();
    if (url.search === this.last) return;
    try {
      history[how === "push" ? "pushState" : "replaceState"](null, "", url);
    } catch {
      return; // A page inside another one, as in a notebook, may have no address of its own.
    }
    this.last = url.search;
  }

  private foldAll() {
    const list = document.querySelector(".kinds > ul");
    const control = button("Fold or unfold all", "fold-all");
    control.addEventListener("click", () => {
      const open = !this.kinds.some((kind) => kind.open);
      for (const kind of this.kinds) kind.open = open;
    });
    list?.append(make("li", "", control));
  }
}

const slug = (kind: HTMLElement): string => kind.id.replace(/^kind-/, "");

const listed = (named: URLSearchParams, name: string): Set<string> =>
  new Set((named.get(name) ?? "").split("."));
