from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html  # type: ignore[import-untyped]

from samestory.model import Cell
from samestory.renderers.html.marks import Anchor, marked_paragraphs
from tests.renderers.comparison_factory import make_document, make_segments
from tests.renderers.demo_story import demo_comparison
from tests.renderers.html.pages import parse, text, with_class

OTHERS = frozenset("BC")


def marked(pieces: str, others: frozenset[str] = OTHERS) -> str:
    plain = "".join(make_text(pieces))
    document = make_document("A", "Herald", [plain])
    cell = Cell("A", (1,), tuple(make_segments(document, 1, pieces)))
    return str(marked_paragraphs(cell, others)[0][1])


def make_text(pieces: str) -> list[str]:
    return [piece.split("»", 1)[1] for piece in pieces.split("«")[1:]]


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ("«BC@0»shared by all", '<mark class="every">shared by all</mark>'),
        ("«@0»only here", '<mark class="only">only here</mark>'),
        ("«B@0»with some", '<mark class="some" data-in="B">with some</mark>'),
        ("«~BC@0»another form", '<mark class="akin" data-akin="B C">another form</mark>'),
        ("«B~C@0»both", '<mark class="some" data-in="B" data-akin="C">both</mark>'),
        ("«»— ", "— "),
    ],
)
def test_marks_say_who_else_has_the_words(pieces: str, expected: str) -> None:
    assert marked(pieces) == expected


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ("«B@0»shared", '<mark class="every">shared</mark>'),
        ("«~B@0»form", '<mark class="akin">form</mark>'),
    ],
)
def test_with_one_other_outlet_no_letters_are_needed(pieces: str, expected: str) -> None:
    assert marked(pieces, frozenset("B")) == expected


def test_spaces_and_punctuation_around_words_stay_outside() -> None:
    assert marked("«@0»“own words,” «BC@1»shared") == (
        '“<mark class="only">own words</mark>,” <mark class="every">shared</mark>'
    )


def test_a_percent_sign_belongs_to_its_figure() -> None:
    assert marked("«@0»4 %, «BC@1»shared") == (
        '<mark class="only">4 %</mark>, <mark class="every">shared</mark>'
    )


def test_neighbouring_marks_of_one_kind_join_without_a_gap() -> None:
    assert marked("«B@0»one, «C@1»two. «@2»own") == (
        '<mark class="some" data-in="B">one, </mark>'
        '<mark class="some" data-in="C">two</mark>. <mark class="only">own</mark>'
    )


def test_words_of_some_end_with_a_word_and_words_of_all_take_the_gap() -> None:
    assert marked("«B@0»one, «BC@1»two «C@2»three.") == (
        '<mark class="some" data-in="B">one</mark><mark class="every">, two </mark>'
        '<mark class="some" data-in="C">three</mark>.'
    )


def test_a_lone_outlet_has_no_marks() -> None:
    assert marked("«@0»own «B@1»words", frozenset()) == "own words"


def test_text_in_marks_is_escaped() -> None:
    assert marked("«@0»<b>&amp;") == '<mark class="only">&lt;b&gt;&amp;amp</mark>;'


def test_paragraphs_of_a_cell_stay_apart() -> None:
    document = make_document("A", "Herald", ["First.", "Second."])
    segments = [*make_segments(document, 1), *make_segments(document, 2)]
    cell = Cell("A", (1, 2), tuple(segments))
    assert marked_paragraphs(cell, frozenset()) == [(1, "First."), (2, "Second.")]


def test_the_legend_explains_the_modes_that_occur() -> None:
    titles = [text(title) for title in with_class(parse(demo_comparison()), "legend-title")]
    assert titles == ["What words are", "Worded closely", "Told in other words"]


@given(offsets=st.lists(st.integers(0, 26), max_size=4).map(sorted))
def test_anchors_stand_before_their_words_and_change_no_text(offsets: list[int]) -> None:
    pieces = "«BC@0»shared «@1»<own> «B@2»and \ufdd0some «»– end"
    document = make_document("A", "Herald", ["".join(make_text(pieces))])
    cell = Cell("A", (1,), tuple(make_segments(document, 1, pieces)))
    start = document.paragraphs[0].start
    anchors = {1: [Anchor(start + offset, f"f.{k}") for k, offset in enumerate(offsets)]}
    ((_, markup),) = marked_paragraphs(cell, OTHERS, anchors)
    paragraph = lxml_html.fragment_fromstring(f"<p>{markup}</p>")
    whole = document.paragraphs[0].text.replace("\ufdd0", "\ufffd")
    assert paragraph.text_content() == whole
    for anchor in anchors[1]:
        (place,) = paragraph.xpath(f'.//a[@id="{anchor.id}"]')
        before = "".join(place.xpath("preceding::text()"))
        assert len(before) == min(anchor.offset - start, len(whole))
