from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

from samestory.analysis.passages import CLOSE_WORDING, marking_mode, order_notes
from samestory.model import Alignment, Document, OrderNote, Place, Settings
from tests.story_factory import FERRY, Article, collated, make_story, stories


def alignment_of(documents: tuple[Document, ...], *rows: str) -> Alignment:
    """An alignment of rows given as ``"A1 B2"``."""
    placed = tuple(tuple(Place(name[0], int(name[1:])) for name in row.split()) for row in rows)
    return Alignment(documents, (), placed, (), (), ())


def notes_of(documents: tuple[Document, ...], *rows: str) -> list[dict[str, str]]:
    notes = order_notes(alignment_of(documents, *rows))
    return [{note.document: note.direction for note in row} for row in notes]


@settings(max_examples=20)
@given(stories(), st.sampled_from([Settings(), Settings(threshold=0.05, strong=0.3)]))
def test_passages_are_the_rows(articles: tuple[Article, ...], cuts: Settings) -> None:
    story = collated(make_story(*articles), cuts)
    rows = story.alignment.rows
    assert [passage.places for passage in story.passages] == list(rows)
    assert [passage.number for passage in story.passages] == list(range(1, len(rows) + 1))
    assert len({passage.id for passage in story.passages}) == len(rows)
    references: dict[str, set[str]] = {passage.id: set() for passage in story.passages}
    for reference in story.alignment.cross_references:
        one, two = (story.passages[row].id for row in (reference.row_a, reference.row_b))
        references[one].add(two)
        references[two].add(one)
    for passage in story.passages:
        assert set(passage.cross_references) == references[passage.id]
        assert len(passage.cross_references) == len(references[passage.id])
        assert all(passage.id in references[other] for other in passage.cross_references)
        assert (passage.confidence is None) == (len(passage.cells) == 1)
        assert [c.document for c in passage.cells] == sorted(c.document for c in passage.cells)
        assert (passage.mode == "differences") == (passage.similarity >= CLOSE_WORDING)
        assert all(0 <= value <= 1 for value in passage.measures.values())


@settings(max_examples=20)
@given(stories())
def test_nearest_is_the_best_score_of_each_absent_document(articles: tuple[Article, ...]) -> None:
    story = collated(make_story(*articles))
    for passage in story.passages:
        best: dict[str, float] = {}
        for nearest in story.alignment.nearest:
            other = nearest.other.document
            if nearest.place in passage.places and other not in passage.documents:
                best[other] = max(nearest.score, best.get(other, 0.0))
        assert {n.other.document: n.score for n in passage.nearest} == best
        assert all(n.place in passage.places for n in passage.nearest)


def test_similarity_is_the_mean_over_pairs_of_cells() -> None:
    story = collated(make_story(FERRY[0], FERRY[0], [f"{text} So it was." for text in FERRY[0]]))
    passage = next(p for p in story.passages if len(p.cells) == 3)
    forms = [[token.form for token in cell.tokens] for cell in story.collations[passage.id]]
    pairs = [Indel.normalized_similarity(one, two) for one, two in combinations(forms, 2)]
    assert passage.similarity == pytest.approx(sum(pairs) / 3, abs=1e-6)


@pytest.mark.parametrize(
    ("alike", "mode"), [(0.0, "common ground"), (0.49, "common ground"), (0.5, "differences")]
)
def test_marks_suit_the_similarity(alike: float, mode: str) -> None:
    assert marking_mode(alike) == mode


def test_ids_come_from_the_content_alone() -> None:
    documents = make_story(*FERRY)
    longer = make_story([*FERRY[0], "A new paragraph came later."], FERRY[1], FERRY[2])
    ids = {passage.id for passage in collated(documents).passages}
    assert all(re.fullmatch("p-[0-9a-f]{8}", name) for name in ids)
    assert ids < {passage.id for passage in collated(longer).passages}
    renamed = (replace(documents[0], outlet="Another"), *documents[1:])
    assert not {passage.id for passage in collated(renamed).passages} >= ids


def test_equal_passages_have_ids_of_their_own() -> None:
    story = collated(make_story(["* * *", "* * *"], ["Nothing alike."]))
    (first, second) = (p.id for p in story.passages if p.documents == ("A",))
    assert second == f"{first}-2"


def test_no_notes_where_all_tell_in_one_order() -> None:
    documents = make_story(["a", "b", "c"], ["a", "b", "c"])
    assert notes_of(documents, "A1 B1", "A2 B2", "A3 B3") == [{}, {}, {}]


def test_a_passage_told_late_and_one_told_early() -> None:
    documents = make_story(*[["a", "b", "c", "d"]] * 2)
    late = notes_of(documents, "A1 B4", "A2 B1", "A3 B2", "A4 B3")
    assert late == [{"B": "later"}, {}, {}, {}]
    early = notes_of(documents, "A1 B2", "A2 B3", "A3 B4", "A4 B1")
    assert early == [{}, {}, {}, {"B": "earlier"}]


def test_what_one_document_alone_tells_has_no_note() -> None:
    documents = make_story(*[["a", "b", "c"]] * 2)
    assert notes_of(documents, "B3", "A1 B1", "A2 B2", "A3") == [{}, {}, {}, {}]


@given(st.permutations([1, 2, 3, 4, 5, 6]))
def test_without_the_noted_rows_a_document_is_in_its_own_order(order: list[int]) -> None:
    documents = make_story(*[["x"] * 6] * 2)
    rows = [f"A{number} B{place}" for number, place in enumerate(order, start=1)]
    notes = order_notes(alignment_of(documents, *rows))
    kept = [
        place
        for place, held in zip(order, notes, strict=True)
        if not any(note.document == "B" for note in held)
    ]
    assert kept == sorted(kept)
    assert not any(note.document == "A" for held in notes for note in held)
    for index, (place, held) in enumerate(zip(order, notes, strict=True)):
        if held == (OrderNote("B", "earlier"),):
            assert any(place < other for other in order[:index])
        if held == (OrderNote("B", "later"),):
            assert any(place > other for other in order[index + 1 :])
