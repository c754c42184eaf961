"use strict";
// Without this script the page is a plain list. It hides the entries that lack a word of the search.
{
  const plain = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const field = document.getElementById("find");
  const count = document.getElementById("count");
  const all = count.textContent;
  const items = [...document.querySelectorAll("ol > li")];
  const texts = items.map(item => plain(item.textContent));
  const search = () => {
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    items.forEach((item, at) => {
      item.hidden = !words.every(word => texts[at].includes(word));
      if (!item.hidden) shown += 1;
    });
    count.textContent = words.length ? `${shown} of ${items.length} shown.` : all;
  };
  field.addEventListener("input", search);
  field.closest(".find").hidden = items.length < 2;
  search();
}
