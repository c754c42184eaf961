from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samestory.model import Comparison, Finding, OrderNote, Reading
from samestory.renderers.markdown import MarkdownRenderer
from samestory.renderers.markdown_text import (
    Mark,
    escape,
    guard_line_start,
    link,
    table,
    with_marks,
)
from samestory.renderers.safe_text import printable
from tests.renderers.comparison_factory import (
    OTHER_CUTS,
    large_comparison,
    make_comparison,
    make_document,
    make_evidence,
    make_passage,
)
from tests.renderers.demo_story import demo_comparison
from tests.renderers.visible_text import markdown_inlines, markdown_parser

NASTY = st.text(
    st.one_of(
        st.sampled_from("\\`*_{}[]()<>#+-.!|~&;:/@$^= \"'1aé中"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=40,
)
MARKS = st.sampled_from(list(Mark))


def report(comparison: Comparison) -> str:
    return MarkdownRenderer().render(comparison).decode()


def section(text: str, heading: str) -> str:
    """Return a section's text up to the next heading of its level."""
    level = heading.partition(" ")[0]
    return text.partition(f"\n{heading}\n")[2].partition(f"\n{level} ")[0]


@given(NASTY)
def test_a_line_shows_exactly_the_text(text: str) -> None:
    shown = "".join(markdown_inlines(guard_line_start(escape(text))))
    assert shown.strip() == printable(text).strip()


@given(NASTY)
def test_a_quoted_line_shows_exactly_the_text(text: str) -> None:
    quote = f"> {guard_line_start(escape(text))}"
    outermost = [token.type for token in markdown_parser().parse(quote) if token.level == 0]
    assert outermost == ["blockquote_open", "blockquote_close"]
    assert "".join(markdown_inlines(quote)).strip() == printable(text).strip()


@given(st.lists(NASTY, min_size=1, max_size=3))
def test_table_cells_show_exactly_the_texts(texts: list[str]) -> None:
    heads = [f"H{place}" for place in range(len(texts))]
    cells = list(markdown_inlines(table(heads, [[escape(text) for text in texts]])))
    assert cells[: len(heads)] == heads
    assert [cell.strip() for cell in cells[len(heads) :]] == [
        printable(text).strip() for text in texts
    ]


@given(st.lists(st.tuples(NASTY, MARKS), max_size=6))
def test_marks_change_no_letter(pieces: list[tuple[str, Mark]]) -> None:
    whole = printable("".join(text for text, _ in pieces))
    shown = "".join(markdown_inlines(guard_line_start(with_marks(pieces))))
    assert shown.strip() == whole.strip()


@given(st.lists(st.tuples(st.text("abc中é .,“-", min_size=1), st.booleans()), max_size=6))
def test_marked_words_are_bold_and_others_are_not(pieces: list[tuple[str, bool]]) -> None:
    written = with_marks([(text, Mark.BOLD if bold else Mark.NONE) for text, bold in pieces])
    depth = 0
    shown: dict[bool, str] = {True: "", False: ""}
    for token in markdown_parser().parseInline(written)[0].children or ():
        depth += token.nesting
        shown[depth > 0] += token.content
    for wanted in (True, False):
        letters = "".join(text for text, bold in pieces if bold is wanted)
        assert [char for char in shown[wanted] if char.isalnum()] == [
            char for char in letters if char.isalnum()
        ]


def test_marks_hold_words_and_not_what_is_around_them() -> None:
    pieces = [("Police ", Mark.NONE), ("“said on Monday”, ", Mark.BOLD), ("briefly.", Mark.NONE)]
    assert with_marks(pieces) == "Police “**said on Monday**”, briefly."


def test_neighbouring_pieces_share_a_mark() -> None:
    assert with_marks([("said ", Mark.BOLD), ("", Mark.NONE), ("so", Mark.BOLD)]) == "**said so**"


def test_marks_that_would_touch_give_way() -> None:
    assert with_marks([("火事", Mark.BOLD), ("消防", Mark.ITALIC)]) == "**火事**消防"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("5 * 3 | 2", "5 \\* 3 &#124; 2"),
        ("C:\\temp", "C:&#92;temp"),
        ("<b>&amp;", "&lt;b&gt;&amp;amp;"),
        ("see https://a.example or www.a.example", "see https\\://a.example or www\\.a.example"),
        ("write to a@b.example", "write to a\\@b.example"),
    ],
)
def test_the_source_stays_readable(text: str, written: str) -> None:
    assert escape(text) == written


@pytest.mark.parametrize("start", ["1. ", "2026) ", "- ", "+ ", "# ", "> ", "=== ", "    "])
def test_no_line_start_makes_a_block(start: str) -> None:
    tokens = markdown_parser().parse(guard_line_start(escape(f"{start}text")))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]


@pytest.mark.parametrize("url", [None, "javascript:alert(1)", "data:text/html,x", "/local"])
def test_only_web_addresses_become_links(url: str | None) -> None:
    assert link("Title", url) == "Title"


def test_an_address_can_not_leave_its_link() -> None:
    written = link("Title", "https://a.example/x) <b>|`\n[c](d)?q=1&copy=2")
    assert written.startswith("[Title](<https://a.example/x)%20%3Cb%3E%7C%60%0A[c](d)?q=1&amp;")
    assert markdown_parser().renderInline(written).count("<a ") == 1


def test_two_or_three_outlets_stand_side_by_side() -> None:
    passage = section(report(demo_comparison()), "### Passage 1")
    heads, _, cells = (line for line in passage.splitlines() if line.startswith("|"))
    assert [head.strip() for head in heads.strip("|").split("|")] == [
        "**A** · Hallowick Herald, paragraph 1",
        "**B** · Tidewater Wire, paragraph 1",
        "**C** · The Union Sentinel, paragraph 2",
    ]
    assert cells.count(" | ") == 2


def test_paragraphs_of_one_cell_are_set_apart() -> None:
    passage = section(report(demo_comparison()), "### Passage 2")
    assert "paragraphs 2 and 3" in passage
    assert "alike in wording, 1 paragraph in A, 2 in B." in passage
    assert "Anneke Dorrit**.<br><br>**The alarm went off at 3.10 a.m**. |" in passage


def test_confidence_is_told_where_there_is_one() -> None:
    story = demo_comparison()
    sure = replace(story.passages[0], confidence=0.874)
    whole = report(replace(story, passages=(sure, *story.passages[1:])))
    assert "alike in wording, confidence 0.87." in section(whole, "### Passage 1")


def test_more_outlets_stand_below_one_another() -> None:
    passage = section(report(large_comparison(4, 2)), "### Passage 1")
    assert "|" not in passage
    assert passage.count("\n> ") == len(re.findall(r"^\*\*[A-D]\*\* · ", passage, re.MULTILINE))


def test_common_ground_marks_what_is_shared() -> None:
    text = section(report(demo_comparison()), "### Passage 2")
    assert (
        "Nobody was hurt. **Two night workers** left the building **through a side door**" in text
    )
    assert "Bold: words that another outlet has here too; italic:" in text
    assert " *said*" in text


def test_differences_mark_what_nobody_else_has() -> None:
    text = section(report(demo_comparison()), "### Passage 1")
    assert "A fire at the **Cobden Road** tram depot destroyed 12 trams" in text
    assert "Bold: words that no other outlet has here." in text


def test_a_passage_of_one_outlet_names_the_nearest_elsewhere() -> None:
    text = section(report(demo_comparison()), "### Passage 4")
    assert "Only in A." in text
    assert "**" not in text.partition("> ")[2].partition("\n")[0]
    nearest = "Nearest: its paragraph 1, score 0.12, to A paragraph 4."
    assert f"- No match in B · Tidewater Wire. {nearest}" in text


def test_a_shared_detail_is_not_called_no_match() -> None:
    text = section(report(demo_comparison()), "### Passage 7")
    assert "Only in" not in text
    assert "Shares a detail with passage [3](#passage-3)." in text
    assert "- Shares a detail in A · Hallowick Herald: its paragraph 3, score 0.33" in text
    assert "- No match in B · Tidewater Wire." in text


def test_an_order_of_their_own_is_told() -> None:
    comparison = demo_comparison()
    passage = replace(
        comparison.passages[0], order=(OrderNote("A", "later"), OrderNote("C", "later"))
    )
    changed = replace(comparison, passages=(passage, *comparison.passages[1:]))
    assert "Told later in A and C" in section(report(changed), "### Passage 1")


def test_findings_lead_to_their_passage_and_words() -> None:
    text = section(report(demo_comparison()), "### 1 figure that differs")
    assert "- [Passage 1](#passage-1): The number of trams: 12, at least 12, fourteen." in text
    assert "A ¶ 1: 12 trams · B ¶ 1: at least 12 trams (told by the fire chief) · C" in text
    assert "### Look at these first" not in report(demo_comparison())
    shown_first = replace(demo_comparison(), highlights=("f-7a11ed12",))
    assert "trams" in section(report(shown_first), "### Look at these first")


def test_quoted_words_are_told_from_the_outlets_own() -> None:
    document = make_document("A", "One", ["“Never again,” she said."])
    other = make_document("B", "Two", ["She said no."])
    finding = Finding(
        "word choice", None, "One quotes “never”.", "", (Reading("Never", ("A",)),),
        (make_evidence(document, 1, "Never"),), voice="quoted",
    )  # fmt: skip
    documents = {"A": document, "B": other}
    passages = [make_passage(documents, 1, {"A": [1], "B": [1]})]
    comparison = replace(make_comparison([document, other], passages), findings=(finding,))
    assert "- One quotes “never”. (quoted words)<br>A ¶ 1: Never" in report(comparison)


def test_links_within_the_report_lead_somewhere() -> None:
    text = report(demo_comparison())
    headings = {
        f"passage-{number}" for number in re.findall(r"^### Passage (\d+)$", text, re.MULTILINE)
    }
    targets = set(re.findall(r"\(#([^)]+)\)", text))
    assert targets
    assert targets <= headings


def test_the_method_can_be_checked() -> None:
    comparison = demo_comparison()
    text = section(report(comparison), "## How this was made")
    for document in comparison.documents:
        assert document.source.sha256 in text
    assert "score of 0.25" in text
    assert "strong from a strong score of 0.2 on" in text
    assert "does not mean that the outlet left something out" in text
    assert "numpy 2.0.0" in text
    assert "No headline was found." in text


def test_inputs_that_were_not_used_are_named() -> None:
    assert "Not used: empty.txt (it holds no paragraph)" in report(demo_comparison())


def test_the_date_is_left_out_where_there_is_none() -> None:
    assert "Made on" not in report(demo_comparison())
    assert "Made on 2026-03-03" in report(replace(demo_comparison(), date="2026-03-03"))


def test_programs_find_fingerprint_and_head_in_comments() -> None:
    comparison = replace(demo_comparison(), title="Fire --> <!-- at “depot”", date="2026-03-03")
    text = report(comparison)
    assert text.endswith("-->\n")
    assert f"<!-- samestory-fingerprint: {comparison.fingerprint} -->" in text
    comment = text.rpartition("<!-- samestory: ")[2].removesuffix(" -->\n")
    assert "--" not in comment
    assert json.loads(comment) == {
        "title": comparison.title,
        "date": "2026-03-03",
        "outlets": ["Hallowick Herald", "Tidewater Wire", "The Union Sentinel"],
        "counts": "7 passages · 5 findings · 9 links",
    }


def test_nothing_blames_an_outlet() -> None:
    text = report(demo_comparison()).lower()
    for word in ("omitted", "added", "removed", "wrong", "original version"):
        assert word not in text


def test_the_method_shows_what_other_cuts_give() -> None:
    comparison = replace(demo_comparison(), sensitivity=OTHER_CUTS)
    text = section(report(comparison), "## How this was made")
    assert "| 0.25 (used here) | 0.2 | 40 | 30 | 20 |" in text
    assert "| 0.3 | 0.2 | 39 | 30 | 19 |" in text
    assert "(used here)" not in report(demo_comparison())
