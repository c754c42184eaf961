from __future__ import annotations

from itertools import permutations

import pytest
import textdistance
from hypothesis import given, settings
from hypothesis import strategies as st

from samestory.analysis.measures import LONGEST_SEQUENCE, measure, similarity

NAMES = {"jaccard", "overlap", "bigram_jaccard", "ratcliff_obershelp", "longest_run"}
UNORDERED = ("jaccard", "overlap", "bigram_jaccard", "longest_run")

CELL = st.text("abcdef", min_size=2, max_size=12).map(list)
CELLS = st.lists(CELL, min_size=2, max_size=4)


@settings(max_examples=50)
@given(CELLS)
def test_measures_are_those_of_textdistance_on_the_whole_words(cells: list[list[str]]) -> None:
    strings = ["".join(cell) for cell in cells]
    values = measure(cells)
    assert values.keys() == NAMES
    for name, algorithm in (
        ("jaccard", textdistance.Jaccard(qval=1, external=False)),
        ("overlap", textdistance.Overlap(qval=1, external=False)),
        ("bigram_jaccard", textdistance.Jaccard(qval=2, external=False)),
    ):
        expected = algorithm.normalized_similarity(*strings)
        assert values[name] == pytest.approx(expected, abs=1e-6)
    run = textdistance.LCSStr(qval=1, external=False)(*strings)
    assert values["longest_run"] == pytest.approx(len(run) / max(map(len, strings)), abs=1e-6)


@settings(max_examples=100)
@given(st.lists(CELL, min_size=2, max_size=2))
def test_folding_does_not_change_the_blocks_of_two_cells(cells: list[list[str]]) -> None:
    # Which of two equally long blocks comes first depends on the order of the cells.
    one, two = sorted("".join(cell) for cell in cells)
    expected = textdistance.RatcliffObershelp(qval=1, external=False)(one, two)
    assert measure([list(one), list(two)])["ratcliff_obershelp"] == pytest.approx(
        expected, abs=1e-6
    )


@settings(max_examples=50)
@given(CELLS)
def test_measures_are_shares_and_ignore_the_order_of_the_cells(cells: list[list[str]]) -> None:
    values, turned = measure(cells), measure(cells[::-1])
    assert all(0 <= value <= 1 for value in values.values())
    assert {name: values[name] for name in UNORDERED} == {name: turned[name] for name in UNORDERED}


@settings(max_examples=50)
@given(CELLS)
def test_similarity_is_a_share_and_ignores_the_order_of_the_cells(cells: list[list[str]]) -> None:
    assert 0 <= similarity(cells) <= 1
    assert len({similarity(order) for order in permutations(cells)}) == 1


@pytest.mark.parametrize("count", [2, 3, 5])
def test_equal_cells_are_wholly_alike(count: int) -> None:
    cells = [["the", "unlit", "barge"]] * count
    assert similarity(cells) == 1
    assert measure(cells) == dict.fromkeys(NAMES, 1.0)


def test_cells_without_a_common_word_have_nothing_in_common() -> None:
    cells = [["the", "barge"], ["a", "ferry"]]
    assert similarity(cells) == 0
    assert measure(cells) == dict.fromkeys(NAMES, 0.0)


def test_words_are_compared_as_wholes() -> None:
    cells = [["barges", "sank"], ["barge", "sank"]]
    assert measure(cells)["jaccard"] == pytest.approx(1 / 3, abs=1e-6)


def test_known_values_of_three_cells() -> None:
    cells = [
        ["the", "unlit", "barge", "sank"],
        ["the", "unlit", "barge", "burned"],
        ["then", "the", "unlit", "barge", "sank"],
    ]
    values = measure(cells)
    # In common: the, unlit, barge; in all of them together: and sank, burned, then.
    assert values["jaccard"] == pytest.approx(3 / 6)
    assert values["overlap"] == pytest.approx(3 / 4)
    assert values["longest_run"] == pytest.approx(3 / 5)
    assert values["ratcliff_obershelp"] == pytest.approx(3 * 3 / 13, abs=1e-6)


@pytest.mark.parametrize("cells", [[], [["barge"]], [["barge"], []]])
def test_without_two_cells_with_words_there_is_nothing_to_measure(cells: list[list[str]]) -> None:
    assert measure(cells) == {}
    assert similarity(cells) == 0


def test_very_long_cells_go_without_the_costly_measures() -> None:
    words = [f"word{number}" for number in range(LONGEST_SEQUENCE + 1)]
    assert measure([words[:-1], words[:-1][::-1]]).keys() == NAMES
    assert measure([words, words[::-1]]).keys() == NAMES - {"ratcliff_obershelp", "longest_run"}


def test_other_installed_libraries_take_no_part(monkeypatch: pytest.MonkeyPatch) -> None:
    from textdistance.algorithms import base  # noqa: PLC0415

    def refuse(*_: object) -> None:
        raise AssertionError("an external library was asked for")

    monkeypatch.setattr(base.libraries, "get_libs", refuse)
    assert measure([["the", "barge"], ["a", "barge", "sank"]])["overlap"] == 0.5


@pytest.mark.parametrize("cells", [[["airfield"], ["airfields"]], [["a"], ["b"], ["c"]]])
def test_cells_of_one_word_each_have_no_pairs_of_words(cells: list[list[str]]) -> None:
    assert measure(cells)["bigram_jaccard"] == 0


def test_no_measure_depends_on_the_order_of_the_cells() -> None:
    cells = [list("ahc"), list("cac")]
    assert measure(cells) == measure(cells[::-1])
