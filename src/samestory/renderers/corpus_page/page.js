"use strict";
// Without this script the table is whole. It hides the stories that lack a word of the search.
{
  const plain = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const field = document.getElementById("find");
  const told = document.getElementById("listed");
  const all = told.textContent;
  const rows = [...document.querySelectorAll("#stories > tbody > tr")];
  const texts = rows.map(row => plain(row.textContent));
  const search = () => {
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, at) => {
      row.hidden = !words.every(word => texts[at].includes(word));
      if (!row.hidden) shown += 1;
    });
    told.textContent = words.length ? `${shown} of ${rows.length} stories shown.` : all;
  };
  field.addEventListener("input", search);
  field.closest(".find").hidden = rows.length < 2;
  // A sentence's link leads to its story, which a search may have hidden.
  addEventListener("hashchange", () => {
    const row = document.getElementById(location.hash.slice(1));
    if (row?.hidden) { field.value = ""; search(); row.scrollIntoView(); }
  });
  search();
}
