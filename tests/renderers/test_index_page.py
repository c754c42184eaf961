from __future__ import annotations

from samestory.renderers.index_page import GENERATOR_META, IndexEntry, index_page
from tests.renderers.visible_text import parse_html

FIRE = IndexEntry(
    "Fire at the depot",
    "Hallowick Herald and Tidewater Wire",
    "2026-03-03",
    "28 passages · 93 findings · 1 link",
    (("html", "fire-1.html"), ("json", "fire-1.json")),
)


def test_lists_title_outlets_date_and_formats() -> None:
    page = parse_html(index_page([FIRE]).decode())
    text = " ".join(" ".join(page.texts).split())
    for words in (
        "Fire at the depot",
        FIRE.outlets,
        FIRE.counts,
        "2026-03-03",
        "html json",
        "1 comparison",
    ):
        assert words in text
    addresses = [attributes["href"] for tag, attributes in page.tags if tag == "a"]
    assert addresses == ["./fire-1.html", "./fire-1.html", "./fire-1.json"]


def test_is_known_as_ours() -> None:
    assert GENERATOR_META.encode() in index_page([])
    assert "0 comparisons" in index_page([]).decode()


def test_undated_reports_have_no_time_and_others_no_counts() -> None:
    entry = IndexEntry("Title", "A and B", None, "", (("json", "x.json"),))
    page = index_page([entry]).decode()
    assert "<time" not in page
    assert 'class="counts"' not in page


def test_hostile_titles_and_names_stay_text() -> None:
    title = '<script>alert(1)</script>" onload="x $count ${date}'
    entry = IndexEntry(title, title, title, title, ((title, 'javascript:x"><b>.html'),))
    page = parse_html(index_page([entry]).decode())
    assert {tag for tag, _ in page.tags} <= {
        "html", "head", "meta", "title", "style", "body", "main", "p", "h1", "ol", "li", "h2",
        "a", "time", "label", "input", "script",
    }  # fmt: skip
    assert "".join(page.texts).count(title) == 5
    for tag, attributes in page.tags:
        assert not [name for name in attributes if name.startswith("on")]
        if tag == "a":
            assert (attributes["href"] or "").startswith("./javascript%3Ax%22%3E")
