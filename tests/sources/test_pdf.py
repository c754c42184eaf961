from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

import pytest

from samestory.errors import SourceError
from samestory.sources import RawFile, ReadOptions
from samestory.sources.base import Draft
from samestory.sources.pdf import PdfReader
from tests.sources.examples import HEADLINE
from tests.sources.pdf_builder import Text, build_pdf

TOP, BOTTOM, LEADING = 760, 70, 14
STORY = tuple(
    f"On day {day} the crew of the cable ship laid another {day * 40} metres of line across the "
    "mouth of the Ullen. “The current is stronger than the chart says,” said the master. She "
    f"expects to reach the north bank by the end of week {day + 1}, if the wind drops."
    if day % 3
    else f"On day {day} nothing was laid at all."
    for day in range(1, 31)
)


def read(data: bytes) -> Draft:
    (draft,) = PdfReader().read(RawFile("a.pdf", "a.pdf", data), options=ReadOptions())
    return draft


def typeset(
    style: str, *, columns: int = 1, headline: str | None = HEADLINE, running: bool = True
) -> list[list[Text]]:
    """Set the story as pages; ``style`` is how new paragraphs show: gap, indent or neither."""
    places = _places(columns, first_top=TOP - (30 if headline else 0))
    pages: list[list[Text]] = []
    page, x, y = next(places)
    for number, paragraph in enumerate(STORY):
        indent = 14 if style == "indent" else 0
        for line, text in enumerate(_wrap(paragraph, 90 if columns == 1 else 42, indent)):
            if number or line:
                page, x, y = next(places)
            while len(pages) <= page:
                pages.append([])
            pages[page].append(Text(x + (indent if line == 0 else 0), y, text))
        if style == "gap" and number < len(STORY) - 1:
            places = _shifted(places, 8)
    if headline:
        pages[0].insert(0, Text(60, TOP, headline, 20))
    if running:
        for number, lines in enumerate(pages, start=1):
            lines.append(Text(60, 810, "Ullen Chronicle – Tuesday", 8))
            lines.append(Text(290, 30, f"Page {number}", 8))
    return pages


def _wrap(text: str, width: int, indent: int) -> list[str]:
    first = " " * (indent // 5)
    return [line.lstrip() for line in textwrap.wrap(text, width, initial_indent=first)]


def _places(columns: int, *, first_top: int) -> Iterator[tuple[int, float, float]]:
    page = 0
    while True:
        top = first_top if page == 0 else TOP
        for column in range(columns):
            y = float(top)
            while y > BOTTOM:
                extra = yield page, 60.0 + column * 250, y
                y -= LEADING + (extra or 0)
        page += 1


def _shifted(
    places: Iterator[tuple[int, float, float]], extra: float
) -> Iterator[tuple[int, float, float]]:
    """Go on after a gap: every place that follows in the column lies lower."""
    column: tuple[int, float] | None = None
    for page, x, y in places:
        column = column or (page, x)
        shift = extra if (page, x) == column else 0
        if y - shift > BOTTOM:
            yield page, x, y - shift


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("style", ["gap", "indent", "neither"])
def test_lines_become_paragraphs_again(style: str, columns: int) -> None:
    pages = typeset(style, columns=columns)
    draft = read(build_pdf(pages))
    assert draft.headline == HEADLINE
    assert draft.paragraphs == STORY


def test_the_story_fills_several_pages() -> None:
    assert len(typeset("gap", columns=1)) > 1


def test_columns_written_line_by_line_across_the_page() -> None:
    (first, *rest) = typeset("gap", columns=2, running=False)
    by_row = sorted(first, key=lambda line: (-line.y, line.x))
    assert read(build_pdf([by_row, *rest])).paragraphs == STORY


def test_the_order_of_writing_does_not_matter() -> None:
    pages = [sorted(page, key=lambda line: line.text) for page in typeset("gap")]
    assert read(build_pdf(pages)).paragraphs == STORY


def lines(texts: Sequence[str], y: float = 700) -> list[Text]:
    return [Text(60, y - LEADING * number, text) for number, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("The dredger cut an inter-", "national line.", "The dredger cut an international line."),
        ("The dredger hit twenty-", "three cables.", "The dredger hit twenty-three cables."),
        ("The talks were Anglo-", "French ones.", "The talks were Anglo-French ones."),
        ("The power line was cut", "by a dredger.", "The power line was cut by a dredger."),
    ],
)
def test_words_broken_at_the_end_of_a_line(first: str, second: str, joined: str) -> None:
    context = [
        "The harbour of the Ullen was closed for the day, and the ships had to",
        first,
        second,
    ]
    draft = read(build_pdf([lines(context)]))
    assert draft.paragraphs[0].endswith(joined)


def test_a_hyphen_stays_if_the_word_has_one_elsewhere() -> None:
    text = [
        "A well-marked cable is what the harbour had asked for all along, they said, a well-",
        "marked one.",
    ]
    assert read(build_pdf([lines(text)])).paragraphs[0].endswith("a well-marked one.")


def test_the_title_in_the_metadata_is_the_headline_where_none_is_printed() -> None:
    draft = read(build_pdf([lines(["A dredger cut a line."])], info={"Title": HEADLINE}))
    assert (draft.headline, draft.paragraphs) == (HEADLINE, ("A dredger cut a line.",))


@pytest.mark.parametrize("title", ["untitled", "Microsoft Word - story.doc", "story-3.indd"])
def test_a_file_name_is_no_title(title: str) -> None:
    draft = read(build_pdf([lines(["A dredger cut a line."])], info={"Title": title}))
    assert draft.headline is None


def test_metadata_and_what_is_left_out() -> None:
    (first, *rest) = typeset("gap")
    info = {"Author": "Tilde Aas", "CreationDate": "D:20260512182000"}
    draft = read(build_pdf([first, *rest], info=info))
    assert (draft.author, draft.published) == ("Tilde Aas", "2026-05-12")
    assert draft.warnings == ("The date is the one on which the PDF file was made.",)


def test_a_line_above_the_headline_is_left_out() -> None:
    page = [Text(60, 780, "Local news", 9), Text(60, 750, HEADLINE, 20)]
    draft = read(build_pdf([[*page, *lines(_wrap(STORY[0], 80, 0))]]))
    assert draft.headline == HEADLINE
    assert draft.warnings == ("Left out 1 line above the headline.",)


def test_sub_headings_are_left_out() -> None:
    page = [
        Text(60, 780, HEADLINE, 20),
        *lines(_wrap(STORY[0], 80, 0), y=740),
        Text(60, 660, "What next", 14),
        *lines(_wrap(STORY[1], 80, 0), y=640),
    ]
    draft = read(build_pdf([page]))
    assert draft.paragraphs == STORY[:2]
    assert draft.warnings == ("Left out 1 sub-heading.",)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (build_pdf([lines(["Secret."])], encrypted=True), "protected by a password"),
        (build_pdf([[]]), "no text layer"),
        (build_pdf([lines(["  "])]), "no text layer"),
        (b"%PDF-1.7\nnothing else", "damaged or cut short"),
        (b"%PDF-", "damaged or cut short"),
    ],
    ids=["password", "no text", "blank text", "no objects", "header"],
)
def test_files_that_cannot_be_read(data: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason) as refusal:
        read(data)
    assert str(refusal.value).startswith("a.pdf: ")
