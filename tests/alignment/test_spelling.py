"""Spellings of one name fold; what only looks alike stays apart."""

from __future__ import annotations

import csv
import sys
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samestory.alignment.spelling import fold_spellings
from samestory.alignment.usage import Usage
from samestory.documents.normalisation import form_of, unit_of
from samestory.documents.tokenisation import tokenise
from samestory.documents.word_frequency import COMMONEST_ZIPF, has_word_list, information

TABLE = Path(__file__).parent.parent / "data" / "spelling_pairs.csv"
LEAST_PRECISION = 0.95
LEAST_RECALL = 0.90
LEAST_RECALL_HELD_OUT = 0.80

Capture = pytest.CaptureFixture[str]


@dataclass(frozen=True)
class Pair:
    languages: tuple[str, str]
    words: tuple[str, str]
    same: bool
    held_out: bool


def read_pairs() -> list[Pair]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [
        Pair(
            languages=(row["language"].split("/")[0], row["language"].split("/")[-1]),
            words=(row["a"], row["b"]),
            same=row["same"] == "1",
            held_out=row["note"].startswith("held out"),
        )
        for row in rows
    ]


def usage(word: str, language: str = "en", documents: tuple[int, ...] = (0,)) -> Usage:
    form = form_of(word)
    zipf = COMMONEST_ZIPF - information(form, language) if has_word_list(language) else 0.0
    return Usage(form, language, word[0].isupper(), zipf, frozenset(documents))


def by_unit(*usages: Usage) -> dict[str, list[Usage]]:
    units: dict[str, list[Usage]] = {}
    for one in usages:
        held = units.setdefault(unit_of(one.form, one.language), [])
        if one not in held:
            held.append(one)
    return units


def fold(*usages: Usage) -> bool:
    """Whether all of them are one unit in the end."""
    folded = fold_spellings(by_unit(*usages))
    return len({folded[unit_of(one.form, one.language)] for one in usages}) == 1


def told_as_same(pair: Pair) -> bool:
    words = [[token.form for token in tokenise(word)] for word in pair.words]
    if len(words[0]) != len(words[1]):
        return False
    return all(
        fold(usage(one, pair.languages[0]), usage(two, pair.languages[1], (1,)))
        for one, two in zip(*words, strict=True)
    )


def test_pairs_of_the_table(capsys: Capture) -> None:
    """Pairs marked as held out were written before the method and left out of its design.

    Where they were first tried, none was folded wrongly and 15 of 18 were found.
    """
    pairs = read_pairs()
    for name, some in (("all", pairs), ("held out", [pair for pair in pairs if pair.held_out])):
        told = {pair: told_as_same(pair) for pair in some}
        right = sum(pair.same and told[pair] for pair in some)
        precision, recall = right / sum(told.values()), right / sum(pair.same for pair in some)
        wrong = [" / ".join(pair.words) for pair in some if told[pair] != pair.same]
        figures = f"{len(some)} pairs: precision {precision:.3f}, recall {recall:.3f}"
        with capsys.disabled():
            sys.stdout.write(f"\n{name}, {figures}; wrong: {', '.join(wrong)}\n")
        assert precision >= LEAST_PRECISION, wrong
        assert recall >= (LEAST_RECALL_HELD_OUT if name == "held out" else LEAST_RECALL), wrong


def test_the_table_has_enough_of_both_kinds() -> None:
    pairs = read_pairs()
    assert sum(pair.same for pair in pairs) >= 40
    assert sum(not pair.same for pair in pairs) >= 40
    assert sum(pair.held_out for pair in pairs) >= 25
    assert len({pair.words for pair in pairs}) == len(pairs)


def test_an_outlet_that_uses_both_tells_two_people_apart() -> None:
    assert fold(usage("Mohammed", documents=(0,)), usage("Muhammad", documents=(1,)))
    assert not fold(usage("Mohammed", documents=(0,)), usage("Muhammad", documents=(0,)))


def test_one_quotation_of_the_other_spelling_does_not_part_them() -> None:
    assert fold(usage("Kyiv", documents=(0, 1, 2)), usage("Kiev", documents=(2, 3)))


def test_accents_do_not_part_a_name_even_within_a_document() -> None:
    assert fold(usage("Peña", documents=(0,)), usage("Pena", documents=(0,)))


def test_cases_of_one_name_stand_in_one_document() -> None:
    assert fold(usage("Київ", "uk"), usage("Києва", "uk"), usage("Києві", "uk"))


def test_a_word_in_lower_case_is_no_name() -> None:
    assert not fold(usage("chasiv"), usage("Chasov", documents=(1,)))


def test_german_nouns_are_no_names() -> None:
    assert not fold(usage("Stunde", "de"), usage("Stuhnde", "de", (1,)))
    assert not fold(usage("Lehrer", "de"), usage("Leerer", "de", (1,)))


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("harbours", "harbors"),
        ("privatisation", "privatization"),
        ("theatres", "theaters"),
        ("licence", "license"),
        ("programme", "program"),
        ("anaemia", "anemia"),
        ("judgement", "judgment"),
        ("grey", "gray"),
        ("aeroplanes", "airplanes"),
    ],
)
def test_british_and_american(british: str, american: str) -> None:
    assert fold(usage(british), usage(american, documents=(1,)))


@pytest.mark.parametrize(
    ("one", "two"), [("four", "for"), ("shoe", "she"), ("filled", "filed"), ("poet", "pet")]
)
def test_no_british_and_american(one: str, two: str) -> None:
    assert not fold(usage(one), usage(two, documents=(1,)))


words = st.lists(
    st.builds(
        usage,
        st.sampled_from(
            sorted({word for pair in read_pairs() for word in pair.words if word.isalpha()})
        ),
        st.sampled_from(["en", "de", "uk"]),
        st.lists(st.integers(0, 3), min_size=1, max_size=2).map(tuple),
    ),
    max_size=12,
)


@given(words, st.randoms(use_true_random=False))
def test_result_does_not_depend_on_order_and_groups_fit_pair_by_pair(
    usages: list[Usage], random: Random
) -> None:
    units = by_unit(*usages)
    folded = fold_spellings(units)
    shuffled = list(units)
    random.shuffle(shuffled)
    assert fold_spellings({unit: units[unit][::-1] for unit in shuffled}) == folded
    assert folded.keys() == units.keys()
    for one, two in combinations(units, 2):
        if folded[one] == folded[two]:
            pair = fold_spellings({unit: units[unit] for unit in (one, two)})
            assert pair[one] == pair[two]
