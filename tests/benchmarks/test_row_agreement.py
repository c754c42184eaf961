from __future__ import annotations

import pytest

from benchmarks.row_agreement import agreement, pairs_in, row_figures, total
from benchmarks.stories import Article, Pair, Story, pair_of

A1, A2, B1, B2, C1 = ("A", 1), ("A", 2), ("B", 1), ("B", 2), ("C", 1)


def story(gold: dict[Pair, int]) -> Story:
    lengths = {"A": 2, "B": 2, "C": 1}
    articles = tuple(
        Article(label, label, tuple(f"{label} {n}" for n in range(length)))
        for label, length in lengths.items()
    )
    return Story("mill", articles, gold)


def test_pairs_are_of_different_articles() -> None:
    assert pairs_in([(A1, A2, B1), (C1,)]) == {pair_of(A1, B1), pair_of(A2, B1)}


def test_only_strong_links_are_true() -> None:
    held = agreement(story({(A1, B1): 2, (A2, B2): 1}), [(A1, B1), (A2, B2), (C1,)])
    assert (held.pairs.hits, held.pairs.found, held.pairs.true) == (1, 2, 1)


def test_a_split_row_counts_each_pair_and_each_paragraph() -> None:
    held = agreement(story({(A1, B1): 2, (A2, B1): 2}), [(A1, A2, B1), (B2,), (C1,)])
    assert held.pairs.f1 == 1
    assert held.cube.f1 == 1
    assert held.cube.items == 5
    assert held.paired.items == 3


def test_b_cubed_by_hand() -> None:
    # Rows A1-B1-C1; true: A1-B1. Precision: A1 2/3, B1 2/3, C1 1/3, the others 1. Recall: all 1.
    held = agreement(story({(A1, B1): 2}), [(A1, B1, C1), (A2,), (B2,)])
    assert held.cube.precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 2) / 5)
    assert held.cube.recall == 1
    assert held.paired.precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3) / 3)


def test_stories_add_up() -> None:
    one = agreement(story({(A1, B1): 2}), [(A1, B1)])
    two = agreement(story({(A1, B1): 2}), [(A1, B2)])
    both = total([one, two])
    assert (both.pairs.hits, both.pairs.found, both.pairs.true) == (1, 2, 2)
    figures = row_figures([one, two])
    assert figures["pairs"]["f1"] == pytest.approx(0.5)
    assert figures["pairs"]["mean_f1"] == pytest.approx((1 + 0) / 2)
    assert total([]).pairs.f1 is None
