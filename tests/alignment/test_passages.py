from __future__ import annotations

import random
from collections.abc import Iterable
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samestory.alignment import align
from samestory.alignment.constants import DEFAULT_CONSTANTS
from samestory.alignment.growing_rows import LEAST_BETWEEN, NEAR
from samestory.alignment.linking import FAINT, SCORE_DIGITS, PairScore
from samestory.alignment.passages import Grouping, order_rows
from samestory.model import Document, Place, Settings
from tests.alignment.oracle import NaiveStory, Pair
from tests.story_factory import Article, make_story, stories

CUTS = st.sampled_from([Settings(), Settings(threshold=0.05, strong=0.3), Settings(strong=0.9)])


def blank_story(*lengths: int) -> tuple[Document, ...]:
    """Documents of as many paragraphs, whose words say which is which."""
    return make_story(
        *([f"{place} {number}" for number in range(length)] for place, length in enumerate(lengths))
    )


def places(*names: str) -> tuple[Place, ...]:
    return tuple(Place(name[0], int(name[1:])) for name in names)


def grouping_of(documents: tuple[Document, ...], scores: dict[str, float]) -> Grouping:
    by_pair = {
        (a, b): PairScore(score, 0.0)
        for pair, score in scores.items()
        for a, b in [places(*pair.split())]
    }
    return Grouping(documents, by_pair, least=0.25, cohesion=0.5)


def grouped(
    documents: tuple[Document, ...], scores: dict[str, float], strong: float = 0.49
) -> set[tuple[Place, ...]]:
    """Group by scores given as ``{"A1 B2": .9}``, links being those from .25 on.

    The mean must be at least the root of the strong cut.
    """
    rows = grouping_of(documents, scores).rows(threshold=0.25, strong=strong)
    return {row for row in rows if len(row) > 1}


def mean_score(row: tuple[Place, ...], scores: dict[Pair, float]) -> float:
    across = [pair for pair in combinations(row, 2) if pair[0].document != pair[1].document]
    return sum(scores.get(pair, 0.0) for pair in across) / len(across)


def mean_of(pairs: Iterable[Pair], scores: dict[Pair, float]) -> float:
    """The mean that decides on a merger; here each document is an outlet of its own."""
    weighed = [
        scores.get((min(a, b), max(a, b)), 0.0)
        for a, b in pairs
        if a.document != b.document or abs(a.paragraph - b.paragraph) > NEAR
    ]
    return sum(weighed) / len(weighed)


def best_first_grouping(
    documents: tuple[Document, ...], scores: dict[Pair, float], settings: Settings
) -> set[frozenset[Place]]:
    """The greedy rule, every mean computed anew."""
    rank = {d.id: (d.source.sha256, d.text) for d in documents}
    rows = {frozenset([place]) for pair in scores for place in pair}
    linked = [pair for pair, score in scores.items() if score >= settings.threshold]
    least = settings.strong**DEFAULT_CONSTANTS.cuts.cohesion
    for a, b in sorted(
        linked, key=lambda p: (-scores[p], sorted((rank[e.document], e.paragraph) for e in p))
    ):
        one = next(row for row in rows if a in row)
        two = next(row for row in rows if b in row)
        if one == two:
            continue
        between = mean_of(product(one, two), scores)
        whole = mean_of(combinations(one | two, 2), scores)
        if between >= LEAST_BETWEEN * least and whole >= least:
            rows = (rows - {one, two}) | {one | two}
    return rows


@settings(max_examples=25)
@given(stories(), CUTS)
def test_rows_follow_the_greedy_rule(articles: tuple[Article, ...], cuts: Settings) -> None:
    documents = make_story(*articles)
    if len({document.text for document in documents}) < len(documents):
        return  # equal articles rank equally: which comes first is left open
    rounded = {p: round(s, SCORE_DIGITS) for p, s in NaiveStory(documents).scores().items()}
    scores = {p: s if s >= min(FAINT, cuts.threshold) else 0.0 for p, s in rounded.items()}
    alignment = align(documents, settings=cuts)
    rows = alignment.rows
    assert {frozenset(row) for row in rows} == best_first_grouping(documents, scores, cuts)
    for row, confidence in zip(rows, alignment.confidences, strict=True):
        assert list(row) == sorted(row)
        if confidence is not None:
            assert confidence == pytest.approx(mean_score(row, scores), abs=1e-6)
            assert cuts.strong**DEFAULT_CONSTANTS.cuts.cohesion - 1e-6 <= confidence <= 1
        assert (confidence is None) == (len(row) == 1)


@settings(max_examples=25)
@given(stories(), CUTS)
def test_every_paragraph_stands_in_one_row_and_links_between_rows_are_references(
    articles: tuple[Article, ...], cuts: Settings
) -> None:
    alignment = align(make_story(*articles), settings=cuts)
    held = [place for row in alignment.rows for place in row]
    assert sorted(held) == sorted(
        Place(d.id, p.number) for d in alignment.documents for p in d.paragraphs
    )
    row_of = {place: number for number, row in enumerate(alignment.rows) for place in row}
    assert [(r.link, r.row_a, r.row_b) for r in alignment.cross_references] == [
        (link, row_of[link.a], row_of[link.b])
        for link in alignment.links
        if row_of[link.a] != row_of[link.b]
    ]


def test_a_third_document_joins_while_the_mean_holds() -> None:
    documents = blank_story(1, 1, 1)
    high = {"A1 B1": 0.9, "A1 C1": 0.7, "B1 C1": 0.52}  # mean .707 of .70 asked for
    low = {"A1 B1": 0.9, "A1 C1": 0.7, "B1 C1": 0.48}  # mean .693
    assert grouped(documents, high) == {places("A1", "B1", "C1")}
    assert grouped(documents, low) == {places("A1", "B1")}


def test_two_paragraphs_of_a_document_share_a_row_if_both_match() -> None:
    documents = blank_story(2, 1)
    assert grouped(documents, {"A1 B1": 0.8, "A2 B1": 0.7}) == {places("A1", "A2", "B1")}
    assert grouped(documents, {"A1 B1": 0.8, "A2 B1": 0.5}) == {places("A1", "B1")}


def test_many_close_copies_do_not_carry_in_what_does_not_match() -> None:
    documents = blank_story(1, 1, 1, 1, 1)
    copies = {f"{a}1 {b}1": 1.0 for a, b in combinations("ABCD", 2)}
    stranger = {"A1 E1": 0.75, "B1 E1": 0.2, "C1 E1": 0.2, "D1 E1": 0.2}  # mean of all ten: .735
    assert grouped(documents, copies | stranger) == {places("A1", "B1", "C1", "D1")}


def test_far_paragraphs_of_a_document_need_more_to_share_a_row() -> None:
    documents = blank_story(5, 1, 1)
    split = {"A1 B1": 0.9, "A2 B1": 0.85, "A3 B1": 0.8}
    assert grouped(documents, split) == {places("A1", "A2", "A3", "B1")}
    spread = {"A1 B1": 0.9, "A4 B1": 0.85}  # mean of three, one of them zero: .58
    assert grouped(documents, spread) == {places("A1", "B1")}
    again = {"A1 B1": 0.9, "A1 C1": 0.9, "B1 C1": 0.9, "A5 B1": 0.9, "A5 C1": 0.9}
    assert grouped(documents, again) == {places("A1", "A5", "B1", "C1")}


def test_confidence_is_the_mean_over_all_pairs_of_different_outlets() -> None:
    documents = blank_story(3, 1, 1)
    scores = {"A1 B1": 0.9, "A2 B1": 0.6, "A1 C1": 0.7}
    grouping = grouping_of(documents, scores)
    assert grouping.confidence(places("A1", "A2", "B1")) == pytest.approx(0.75)
    assert grouping.confidence(places("A1", "A2", "B1", "C1")) == pytest.approx(2.2 / 5)
    assert grouping.confidence(places("A1", "A3")) is None
    assert grouping.confidence(places("C1")) is None


def test_the_best_link_is_taken_first() -> None:
    documents = blank_story(1, 2)
    assert grouped(documents, {"A1 B1": 0.72, "A1 B2": 0.95}) == {places("A1", "B1", "B2")}
    assert grouped(documents, {"A1 B1": 0.75, "A1 B2": 0.6}) == {places("A1", "B1")}


def test_the_default_cut_asks_for_a_mean_of_seven_tenths() -> None:
    assert Settings().strong ** DEFAULT_CONSTANTS.cuts.cohesion == pytest.approx(0.7, abs=0.003)


@pytest.mark.parametrize(("strong", "together"), [(0.49, False), (0.25, True)])
def test_the_strong_cut_sets_how_firmly_rows_hold(strong: float, together: bool) -> None:
    assert bool(grouped(blank_story(1, 1), {"A1 B1": 0.55}, strong)) == together


def test_documents_that_tell_in_one_order_give_that_order() -> None:
    documents = blank_story(6, 6)
    rows = [places(f"A{n}", f"B{n}") for n in (1, 3, 6)]
    rows += [places(name) for name in ("A2", "A4", "A5", "B2", "B4", "B5")]
    for seed in range(5):
        shuffled = list(rows)
        random.Random(seed).shuffle(shuffled)  # noqa: S311
        ordered = order_rows(documents, shuffled)
        assert sorted(ordered) == sorted(rows)
        for letter in "AB":
            numbers = [p.paragraph for row in ordered for p in row if p.document == letter]
            assert numbers == [1, 2, 3, 4, 5, 6]


def test_the_majority_decides_the_order() -> None:
    documents = blank_story(2, 2, 2)
    rows = [places("A1", "B2", "C2"), places("A2", "B1", "C1")]
    assert order_rows(documents, rows) == (rows[1], rows[0])


def test_without_a_majority_the_higher_row_comes_first() -> None:
    documents = blank_story(10, 2)
    rows = [places("A9"), places("B1"), places("A1", "B2")]
    assert order_rows(documents, rows) == (rows[1], rows[2], rows[0])


def test_what_one_outlet_tells_alone_stands_by_its_neighbours() -> None:
    documents = blank_story(4, 3)
    rows = [places("A4"), places("B2"), places("A1", "B1"), places("A3", "B3"), places("A2")]
    assert order_rows(documents, rows) == (rows[2], rows[4], rows[1], rows[3], rows[0])


def test_one_outlet_that_tells_it_backwards_does_not_disturb_the_others_order() -> None:
    documents = blank_story(4, 4, 4)
    rows = [places(f"A{n}", f"B{n}", f"C{5 - n}") for n in range(1, 5)]
    for seed in range(5):
        shuffled = list(rows)
        random.Random(seed).shuffle(shuffled)  # noqa: S311
        assert list(order_rows(documents, shuffled)) == rows


def test_rows_of_circular_majorities_are_all_placed() -> None:
    documents = blank_story(3, 3, 3)
    rows = [places("A1", "B2", "C3"), places("A2", "B3", "C1"), places("A3", "B1", "C2")]
    assert sorted(order_rows(documents, rows)) == rows


def test_no_rows_stay_no_rows() -> None:
    assert order_rows((), []) == ()


def test_crossed_rows_come_in_one_order() -> None:
    documents = make_story(["x", "y"], ["y", "x"])
    rows = [(Place("A", 1), Place("B", 2)), (Place("A", 2), Place("B", 1))]
    assert order_rows(documents, rows) == order_rows(documents, rows[::-1])
