from __future__ import annotations

import numpy as np
import pytest

from benchmarks.row_builders import BUILDERS, FAR_LOSS
from samestory.evaluation.metrics import Numbers


def scores_of(articles: list[int], pairs: dict[tuple[int, int], float]) -> Numbers:
    matrix = np.zeros((len(articles), len(articles)))
    for (a, b), score in pairs.items():
        assert articles[a] != articles[b]
        matrix[a, b] = matrix[b, a] = score
    return matrix


def built(
    way: str, articles: list[int], pairs: dict[tuple[int, int], float]
) -> set[frozenset[int]]:
    """Rows at the cut .7 that hold more than one paragraph."""
    labels = BUILDERS[way](scores_of(articles, pairs), articles, 0.7).tolist()
    rows = [frozenset(i for i, row in enumerate(labels) if row == label) for label in set(labels)]
    return {row for row in rows if len(row) > 1}


@pytest.mark.parametrize("way", BUILDERS)
def test_all_ways_agree_where_nothing_is_in_doubt(way: str) -> None:
    pairs = {(0, 2): 0.9, (0, 4): 0.9, (2, 4): 0.9, (1, 5): 0.8, (3, 4): 0.2}
    assert built(way, [0, 0, 1, 1, 2, 2], pairs) == {frozenset({0, 2, 4}), frozenset({1, 5})}


@pytest.mark.parametrize("way", BUILDERS)
def test_nothing_is_built_of_nothing(way: str) -> None:
    assert built(way, [0, 0, 1], {}) == set()
    assert built(way, [0], {}) == set()


@pytest.mark.parametrize(
    ("way", "joined"),
    [
        ("connected components", True),  # one link at the cut is enough
        ("mean of the row", True),  # the mean of all six pairs is .85
        ("mean between rows", False),  # the mean of the three new ones is .7 only with the weak two
        ("complete link", False),
        ("correlation clustering", False),
    ],
)
def test_ways_differ_on_a_paragraph_that_matches_one_of_a_close_row(way: str, joined: bool) -> None:
    close = {(0, 1): 1.0, (0, 2): 1.0, (1, 2): 1.0}
    stray = {(0, 3): 0.8, (1, 3): 0.6, (2, 3): 0.6}
    whole = {frozenset({0, 1, 2, 3})} if joined else {frozenset({0, 1, 2})}
    assert built(way, [0, 1, 2, 3], close | stray) == whole


def test_far_paragraphs_of_one_article_cost_a_row_of_correlation_clustering() -> None:
    near = [0, 0, 1]
    assert built("correlation clustering", near, {(0, 2): 0.9, (1, 2): 0.8}) == {
        frozenset({0, 1, 2})
    }
    far = [0, 0, 0, 1]
    gain = 0.8 - 0.7
    assert gain < FAR_LOSS
    assert built("correlation clustering", far, {(0, 3): 0.9, (2, 3): 0.8}) == {frozenset({0, 3})}


def test_local_search_moves_what_was_merged_too_early() -> None:
    # The heaviest pair is 0-1; both then turn out to belong to others, and 0-1 costs nothing.
    articles = [0, 1, 2, 3, 4, 5]
    pairs = {(0, 1): 0.99, (0, 2): 0.95, (0, 3): 0.95, (2, 3): 0.9}
    pairs |= {(1, 4): 0.95, (1, 5): 0.95, (4, 5): 0.9}
    rows = built("correlation clustering", articles, pairs)
    assert rows == {frozenset({0, 2, 3}), frozenset({1, 4, 5})}
