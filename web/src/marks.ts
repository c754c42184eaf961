/** The two modes of marking, and the marks when outlets are switched off: no outlet is a base. */

import { all, words } from "./dom";
import type { Marks, Passage } from "./passages";

const LABELS: Record<Marks, string> = {
  differences: "Marks: what differs",
  common: "Marks: common ground",
  none: "Marks: none",
};

export function showMarks(passage: Passage, forAll: Marks | "", shown: ReadonlySet<string>) {
  const several = passage.outlets.filter((outlet) => shown.has(outlet)).length > 1;
  const marks = passage.chosen ?? (forAll || passage.suited);
  passage.element.dataset["mode"] = several ? marks : "none";
  const control = passage.element.querySelector("[data-action=marks]");
  if (control) control.textContent = LABELS[marks];
}

export function otherMarks(passage: Passage, forAll: Marks | ""): Marks {
  return (passage.chosen ?? (forAll || passage.suited)) === "differences"
    ? "common"
    : "differences";
}

/** Classes anew by the outlets that are shown; those of all or of none of the others stay. */
export function remark(passage: Passage, shown: ReadonlySet<string>) {
  for (const mark of all("mark[data-in], mark[data-akin]", passage.element)) {
    const [own, ...alike] = words(mark.closest<HTMLElement>(".cell")?.dataset["outlet"]).filter(
      (outlet) => shown.has(outlet),
    );
    const others = passage.outlets.filter((outlet) => outlet !== own && shown.has(outlet));
    const same = [...words(mark.dataset["in"]), ...alike];
    const akin = words(mark.dataset["akin"]);
    const count = others.filter((outlet) => same.includes(outlet)).length;
    mark.className =
      count && count === others.length
        ? "every"
        : count
          ? "some"
          : others.some((outlet) => akin.includes(outlet))
            ? "akin"
            : "only";
  }
}

const WORDS: Record<string, string> = {
  b: "a name",
  i: "reporting words",
  q: "a quotation",
  u: "a figure",
};

/** Says on demand what words are, and who has them. */
export function hint(words: Element): string {
  const parts: string[] = [];
  for (let at = words; !at.matches(".text"); at = at.parentElement!) {
    const part = at instanceof HTMLElement && at.matches("mark") ? whoHas(at) : WORDS[at.localName];
    if (part) parts.push(part);
  }
  return parts.join("; ");
}

function whoHas(mark: HTMLElement): string {
  const also = words(mark.dataset["in"]).join(", ");
  const akin = words(mark.dataset["akin"]).join(", ");
  if (also || akin) {
    return [also && `also in ${also}`, akin && `in another form in ${akin}`]
      .filter(Boolean)
      .join("; ");
  }
  return {
    every: "in every outlet of this passage",
    akin: "the other outlet has another form",
    only: "only here in this passage",
  }[mark.className] ?? "";
}
