/** The report's script: it adds a bar and tools to a page that can be read without them. */

import { Address } from "./address";
import { address, copy, plainText } from "./copy";
import { all, button, make, one, plural } from "./dom";
import { fits, showOutlets } from "./filter";
import { Jumps } from "./jump";
import { listen } from "./keys";
import { hint, otherMarks, remark, showMarks } from "./marks";
import { isShown, readPassages, type Marks, type Passage } from "./passages";
import { closeReading, openReading } from "./reading";
import { bringIntoView } from "./scroll";
import { Search } from "./search";
import { Strip } from "./strip";

const passages = readPassages();
const byId = new Map(passages.map((passage) => [passage.id, passage]));
const bar = one<HTMLElement>("#bar");
const field = one<HTMLInputElement>("#search");
const show = one<HTMLSelectElement>("#show");
const marks = one<HTMLSelectElement>("#marks");
const read = one<HTMLSelectElement>("#read");
const options = one<HTMLDetailsElement>("#options");
const labels = one<HTMLInputElement>("#labels");
const boxes = all<HTMLInputElement>("#outlets input");
const outlets = boxes.map((box) => ({
  letter: box.value,
  colour: one(".badge", box.parentElement!).classList.item(1) ?? "",
}));

let current: Passage | undefined;
let shown: Set<string> = new Set(boxes.map((box) => box.value));

const forAll = (): Marks | "" => marks.value as Marks | "";
const say = (text: string) => {
  one("#shown").textContent = text;
};

const search = new Search(() => {
  const reading = all("#reading .text");
  if (reading.length) return reading;
  return passages
    .filter(isShown)
    .flatMap((passage) => all(".cell:not([hidden]) .text", passage.element));
});
const strip = new Strip(passages, outlets, go);
const jumps = new Jumps(reveal);
const view = new Address({ show, marks, read, labels, boxes }, () => {
  chooseLabels();
  chooseOutlets();
  chooseMarks();
  chooseReading();
});

function tools(passage: Passage) {
  const group = make("span", "passage-tools");
  const note = passage.element.querySelector(".mode-note");
  if (note) {
    note.remove();
    group.append(button("", "marks", "Show the other marks in this passage"));
  }
  group.append(button("Copy link", "link"), button("Copy text", "text"));
  one(".passage-head", passage.element).append(group);
}

function filter() {
  let count = 0;
  for (const passage of passages) {
    const fitting = fits(passage, show.value, shown);
    if (passage.element.hidden === fitting) passage.element.hidden = !fitting;
    if (fitting) count += 1;
  }
  one<HTMLElement>("#nothing-fits").hidden = count > 0;
  say(
    count === passages.length
      ? plural(count, "passage")
      : `${count} of ${plural(passages.length, "passage")}`,
  );
  strip.draw(shown);
  if (field.value) search.run(field.value);
}

function chooseOutlets() {
  shown = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
  one("#outlets-shown").textContent =
    shown.size < boxes.length ? `${shown.size} of ${boxes.length}` : "";
  showOutlets(passages, shown, boxes.length);
  for (const passage of passages) {
    remark(passage, shown);
    showMarks(passage, forAll(), shown);
  }
  filter();
}

function chooseMarks() {
  for (const passage of passages) {
    passage.chosen = undefined;
    showMarks(passage, forAll(), shown);
  }
  for (const legend of all(".legend")) {
    legend.hidden = forAll() !== "" && legend.dataset["mode"] !== forAll();
  }
  const reading = document.getElementById("reading");
  if (reading) reading.dataset["mode"] = forAll() || "none";
}

function switchMarks(passage: Passage) {
  passage.chosen = otherMarks(passage, forAll());
  showMarks(passage, forAll(), shown);
}

function chooseLabels() {
  one("main").classList.toggle("labels", labels.checked);
  one<HTMLElement>("#labels-legend").hidden = !labels.checked;
}

function chooseReading() {
  if (read.value) openReading(passages, read.value, forAll());
  else {
    closeReading();
  }
  if (field.value) search.run(field.value);
}

function leaveReading(how: "push" | "replace" = "push"): boolean {
  read.value = "";
  const left = closeReading();
  view.keep(how);
  return left;
}

/** Lets a place be seen that a filter, a folded list or the reading of one outlet may hide. */
function reveal(target: HTMLElement) {
  const passage = byId.get(target.closest<HTMLElement>("article.passage")?.id ?? "");
  if (passage || target.id === "passages") leaveReading("replace");
  if (passage) {
    if (target.closest(".cell[hidden]")) {
      for (const box of boxes) box.checked = true;
      chooseOutlets();
    }
    if (!isShown(passage)) {
      show.value = "all";
      filter();
    }
    setCurrent(passage);
  }
  view.keep("replace");
  for (let at = target.parentElement; at; at = at.parentElement) {
    if (at instanceof HTMLDetailsElement) at.open = true;
  }
  if (target instanceof HTMLDetailsElement) target.open = true;
}

function setCurrent(passage: Passage) {
  current?.element.classList.remove("current");
  current = passage;
  passage.element.classList.add("current");
}

function go(passage: Passage) {
  reveal(passage.element);
  bringIntoView(passage.element);
  passage.heading.focus({ preventScroll: true });
  history.replaceState(null, "", address(passage));
}

function step(by: 1 | -1) {
  const list = passages.filter(isShown);
  const at = current && isShown(current) ? list.indexOf(current) : firstInSight(list) - (by > 0 ? 1 : 0);
  const next = list[at + by];
  if (next) go(next);
}

function firstInSight(list: readonly Passage[]): number {
  const top = bar.getBoundingClientRect().bottom;
  const at = list.findIndex((passage) => passage.element.getBoundingClientRect().bottom > top);
  return at < 0 ? list.length : at;
}

async function act(action: string, passage: Passage | undefined) {
  if (action === "close-reading") {
    leaveReading();
    read.focus();
  }
  if (!passage) return;
  const name = passage.heading.firstChild?.textContent ?? "";
  if (action === "marks") switchMarks(passage);
  if (action === "link") {
    await copy(address(passage));
    say(`Link to ${name} copied`);
  }
  if (action === "text") {
    await copy(plainText(passage));
    say(`${name} copied`);
  }
}

function escape() {
  const menus = all<HTMLDetailsElement>(".menu[open]");
  if (menus.length) {
    for (const menu of menus) {
      menu.open = false;
      one<HTMLElement>("summary", menu).focus();
    }
  } else if (document.activeElement === field && field.value) {
    field.value = "";
    search.run("");
  } else if (jumps.possible) {
    jumps.back();
  } else if (leaveReading()) {
    read.focus();
  }
}

const changed = (control: HTMLElement) => control.dispatchEvent(new Event("change"));

function wire() {
  let waiting = 0;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => search.run(field.value), 120);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") search.step(event.shiftKey ? -1 : 1);
  });
  one("#next-match").addEventListener("click", () => search.step(1));
  one("#previous-match").addEventListener("click", () => search.step(-1));
  const choices = [
    [show, filter],
    [marks, chooseMarks],
    [labels, chooseLabels],
    [read, chooseReading],
  ] as const;
  for (const [control, choose] of choices) {
    control.addEventListener("change", () => {
      choose();
      view.keep("push");
    });
  }
  read.addEventListener("change", goToReading);
  one("#outlets").addEventListener("change", (event) => {
    if (!boxes.some((box) => box.checked)) (event.target as HTMLInputElement).checked = true;
    chooseOutlets();
    view.keep("push");
  });
  document.addEventListener("click", (event) => {
    const target = event.target as Element;
    for (const menu of all<HTMLDetailsElement>(".menu[open]")) {
      if (!menu.contains(target)) menu.open = false;
    }
    const pressed = target.closest<HTMLElement>("[data-action]");
    const article = pressed?.closest("article.passage")?.id ?? "";
    if (pressed) void act(pressed.dataset["action"]!, byId.get(article));
  });
  document.addEventListener("mouseover", (event) => {
    const words = (event.target as Element).closest<HTMLElement>(".text :is(mark, b, i, q, u)");
    if (words) words.title = hint(words);
  });
  listen(
    {
      j: () => step(1),
      k: () => step(-1),
      "/": () => field.focus(),
      m: () => {
        if (current) switchMarks(current);
        else {
          marks.value = marks.value === "differences" ? "common" : "differences";
          changed(marks);
        }
      },
      l: () => labels.click(),
      f: () => {
        show.value = show.value === "found" ? "all" : "found";
        if (!show.value) show.value = "all";
        changed(show);
      },
      b: () => jumps.back(),
    },
    escape,
  );
}

function goToReading() {
  const reading = document.getElementById("reading");
  if (reading) bringIntoView(reading);
}

/** Keeps what links lead to from ending up under the bar. */
function makeRoom() {
  const narrow = matchMedia("(max-width: 900px)");
  const fold = () => {
    options.open = !narrow.matches;
  };
  narrow.addEventListener("change", fold);
  fold();
  const measure = () => {
    const height = options.open && narrow.matches ? 60 : bar.offsetHeight;
    document.documentElement.style.setProperty("scroll-padding-top", `${height + 10}px`);
  };
  // At once too: the observer is asked only after the page has gone to the place in its address.
  measure();
  new ResizeObserver(measure).observe(bar);
}

for (const passage of passages) {
  tools(passage);
  showMarks(passage, "", shown);
}
bar.hidden = false;
makeRoom();
wire();
if (location.search) view.apply();
else filter();
if (location.hash) jumps.arrive();
else goToReading();
document.documentElement.dataset["ready"] = performance.now().toFixed();
