from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from samestory.model import Comparison, Place
from samestory.renderers.html.ribbons import (
    Block,
    Frame,
    narrow_frame,
    place_blocks,
    ribbons_and_bypasses,
    runs,
    scrolling_frame,
    wide_frame,
)
from tests.renderers.comparison_factory import (
    large_comparison,
    make_comparison,
    make_document,
    make_passage,
)
from tests.renderers.demo_story import demo_comparison
from tests.renderers.html.pages import parse, text, with_class

FRAMES = {
    "wide": wide_frame(3, 17, words=True),
    "without words": wide_frame(8, 300, words=False),
    "narrow": narrow_frame(8, 17),
    "scrolling": scrolling_frame(30, 17),
}


def picture(comparison: Comparison, variant: str) -> Any:  # noqa: ANN401
    return with_class(parse(comparison), f"picture-{variant}")[0]


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES.keys())
def test_columns_fit_into_the_picture_without_touching(frame: Frame) -> None:
    columns = round((frame.width + frame.gap) / (frame.card + frame.gap))
    assert frame.left(0) == 0
    assert abs(frame.right(columns - 1) - frame.width) < 1
    assert all(frame.right(at) < frame.left(at + 1) for at in range(columns - 1))
    assert frame.block <= frame.card


@pytest.mark.parametrize(("outlets", "paragraphs"), [(3, 5), (2, 300)])
def test_blocks_of_a_column_follow_the_article_without_overlap(
    outlets: int, paragraphs: int
) -> None:
    story = large_comparison(outlets, paragraphs)
    blocks = place_blocks(story, wide_frame(outlets, paragraphs, words=False))
    for column, document in enumerate(story.documents):
        own = [blocks[Place(document.id, p.number)] for p in document.paragraphs]
        assert {block.column for block in own} == {column}
        assert all(above.bottom < below.top for above, below in pairwise(own))


def test_longer_paragraphs_have_taller_blocks() -> None:
    document = make_document("A", "Herald", ["word " * 40, "word " * 80, "word"])
    other = make_document("B", "Wire", ["word"])
    blocks = place_blocks(make_comparison([document, other], []), wide_frame(2, 3, words=True))
    first, second, third = (blocks[Place("A", number)].height for number in (1, 2, 3))
    assert second == pytest.approx(2 * first, abs=0.1)
    assert third == wide_frame(2, 3, words=True).least


def test_neighbouring_paragraphs_of_a_cell_make_one_stretch() -> None:
    documents = {"A": make_document("A", "Herald", ["one", "two", "three", "four"])}
    passage = make_passage(documents, 1, {"A": [1, 2, 4]})
    blocks = {Place("A", number): Block(0, number * 20.0, 15.0) for number in (1, 2, 3, 4)}
    assert runs(passage, blocks) == [[Block(0, 20.0, 35.0), Block(0, 80.0, 15.0)]]


def test_ribbons_join_neighbours_and_lines_pass_by_the_others() -> None:
    left, split, far = Block(0, 0, 10), [Block(1, 0, 10), Block(1, 40, 10)], Block(3, 20, 20)
    ribbons, bypasses = ribbons_and_bypasses([[left], split, [far]])
    assert ribbons == [(left, split[0]), (left, split[1])]
    assert [line.stations for line in bypasses] == [((1, 5.0), (2, 17.5), (3, 30.0))]


def test_every_passage_is_a_link_with_its_own_name() -> None:
    story = demo_comparison()
    for variant in ("wide", "narrow"):
        links = picture(story, variant).findall("a")
        assert [link.get("href") for link in links] == [f"#{p.id}" for p in story.passages]
        assert [link.findtext("title") for link in links] == [
            "P1, 62 % alike, in all of A, B, C",
            "P2, 41 % alike, in A, B",
            "P3, 38 % alike, in A, C",
            "P4, only in A",
            "P5, 74 % alike, in all of A, B, C",
            "P6, only in B",
            "P7, mainly in C",
        ]


def test_each_paragraph_has_one_block_with_its_passage_number() -> None:
    numbers = [
        text(t) for t in picture(demo_comparison(), "wide").xpath(".//a//*[@class='letter']")
    ]
    assert sorted(numbers) == sorted("11122233455567")


def test_lone_passages_look_different_from_partly_told_ones() -> None:
    links = picture(demo_comparison(), "wide").findall("a")
    assert [link.get("class") for link in links[2:]] == [
        "row",
        "row only-here",
        "row",
        "row only-here",
        "row partly-told",
    ]


def test_first_words_stay_inside_their_card() -> None:
    documents = {
        "A": make_document("A", "Herald", ["w" * 10_000, "漢字" * 400, "a " * 400]),
        "B": make_document("B", "Wire", ["Short."]),
    }
    passage = make_passage(documents, 1, {"A": [1, 2, 3], "B": [1]})
    story = make_comparison(list(documents.values()), [passage])
    lines = with_class(picture(story, "wide"), "first-words")
    assert lines
    room = wide_frame(2, 3, words=True).card / 6
    assert max(len(line.text) for line in lines) < room
    assert max(line.text.count("漢字") for line in lines) < room / 4


@pytest.mark.parametrize(
    ("outlets", "paragraphs", "variants", "quiet"),
    [
        (3, 4, ["wide", "narrow"], False),
        (5, 4, ["wide", "narrow"], True),
        (3, 100, ["single"], True),
        (9, 4, ["scrolling"], True),
    ],
)
def test_large_stories_show_less_at_once(
    outlets: int, paragraphs: int, variants: list[str], *, quiet: bool
) -> None:
    drawings = with_class(parse(large_comparison(outlets, paragraphs)), "picture")
    assert [drawing.get("class").split()[1] for drawing in drawings] == [
        f"picture-{variant}" for variant in variants
    ]
    assert all(("quiet" in drawing.get("class").split()) == quiet for drawing in drawings)
