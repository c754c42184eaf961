"""What a careful reader would list for two sample stories is found, and nothing else comes first.

A row of these tables is one thing that differs: a kind of finding, and words that its summary
holds. They say what is meant, not how it is worded.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from samestory import compare, read
from samestory.model import Comparison, Finding

SEEDS = Path(__file__).parent.parent / "seeds"


class Row(NamedTuple):
    """Something that differs: its kind, words of the summary, and whether it may come first."""

    kind: str
    words: tuple[str, ...]
    first: bool = False


def row(kind: str, *words: str, first: bool = False) -> Row:
    return Row(kind, words, first)


FRONTLINE = [
    # names and labels
    row("naming", "Russian-installed officials", "so-called Donetsk", first=True),
    row("naming", "Ukrainian government", "Kiev regime", first=True),
    row("naming", "regime in Moscow", first=True),
    row("naming", "Zelensky", "head of the Kiev regime", first=True),
    row("naming", "Okhrymchuk", "junta's air force spokesman", first=True),
    row("naming", "Hordynska", "enemy's press officer", first=True),
    row("naming", "Russia's Defence Ministry", "aggressor's defence ministry", first=True),
    # 200,000 of whom? All four have the number; one calls them so-called.
    row("naming", "“peacekeepers”", "“so-called peacekeepers”", first=True),
    # spellings and other names of places
    row("naming", "“Kyiv”", "“Kiev”", first=True),
    row("naming", "“Kropyvnytskyi”", "“Kirovograd”", first=True),
    row("naming", "“Cherkasy”", "“Cherkassy”"),
    row("naming", "“Zhytomyr”", "“Zhitomir”"),
    row("naming", "“Khmelnytskyi”", "“Khmelnitsky”"),
    row("naming", "“Starokostiantyniv”", "“Starokonstantinov”"),
    row("naming", "“Toretsk”", "“Dzerzhinsk”", first=True),
    row("naming", "“Velyka Novosilka”", "“Velikaya Novoselka”"),
    row("naming", "“Chasiv Yar”", "“Chasov Yar”", first=True),
    row("naming", "Zelensky”", "Zelenskyy”"),
    row("naming", "“Mokri Yaly”", "“Mokrye Yaly”"),
    # figures
    row("figure", "eight", "“at least eight drones”", first=True),
    row("figure", "65 drones", "More than sixty", first=True),
    row("figure", "7,000", "6,800 homes", first=True),
    # verbs
    row("word choice", "“captured”", "“liberated”", first=True),
    row("word choice", "“rejects”", "“scoffed”", first=True),
    row("word choice", "“destroyed”", "“shot down”", first=True),
    row("attribution", "Defence Ministry", "“said”", "“claimed”", first=True),
    row("quotation", "as many decoys as real", "“told”", "“admitted”", first=True),
    # quotations
    row("quotation", "each of them has to be treated as real", "four directions", first=True),
    row("quotation", "is not yet a deployment", "thought experiment", first=True),
    row("quotation", "badge on the sleeve", "Soldiers of NATO states", first=True),
    row("quotation", "crossing was planned"),
    row("quotation", "outline of a street"),
    # only in one outlet, and told by all but one
    row("only in one outlet", "Sluch Valley Courier", "Schools No. 2 and No. 7", first=True),
    row("only in one outlet", "Sluch Valley Courier", "Halyna Demchuk", first=True),
    row("only in one outlet", "Sluch Valley Courier", "opened a counter", first=True),
    row("only in one outlet", "Pochaina Standard", "Ruth Amberley", first=True),
    row("only in one outlet", "Aldmere Press Agency", "Poland", first=True),
    row("only in one outlet", "Aldmere Press Agency", "108 clashes", first=True),
    row("only in one outlet", "Rampart Log", "weather"),
    row("only in one outlet", "Rampart Log", "other sectors"),
    row("only in one outlet", "Pochaina Standard", "190 residents", first=True),
    row("told by all but one", "Sluch Valley Courier", "drones", first=True),
    row("told by all but one", "Sluch Valley Courier", "northern", first=True),
    # candidates for loaded words
    row("loaded word candidate", "“regime”"),
    row("loaded word candidate", "“junta”"),
    row("loaded word candidate", "“enemy”"),
    row("loaded word candidate", "“occupiers”"),
    row("loaded word candidate", "“aggressor”"),
    row("loaded word candidate", "“so-called”"),
    row("loaded word candidate", "“liberated”"),
]

FERRY = [
    # figures
    row("figure", "“Twenty-three people”", "“At least 26 people”", first=True),
    row("figure", "“Five people”", "“Seven people”", first=True),
    row("figure", "“just over £3 million”", "“£3.2m”", first=True),
    row("figure", "“shortly before 8:20 a.m.”", "8:17 a.m.", first=True),
    row("figure", "31 people", "“some 30 passengers”", first=True),
    row("figure", "“186 passengers”", "“186 people”", "“about 190 people”", first=True),
    row("figure", "“a month”", "“30 days”", first=True),
    # quotations
    row("quotation", "asked for astern power", "the master", first=True),
    row("quotation", "system freezes", "“said”", "“claimed”", first=True),
    row("quotation", "Everyone was already standing up", "you want to be first off", first=True),
    row("quotation", "told to restart it", "and carry on", first=True),
    row("quotation", "sounded the whistle"),
    row("quotation", "perhaps 20 seconds"),
    row("quotation", "for the inspectors, not for me", first=True),
    row("quotation", "deeply sorry for the distress", "“deeply sorry” of it"),
    row("quotation", "A minister who follows events is always behind them"),
    # names
    row("naming", "captain, Desmond Aylott", "58-year-old captain", first=True),
    row("naming", "“Mawle Bank”", "“a sandbank”", first=True),
    # who is cited, and how firmly
    row("attribution", "Maud Ferrant", "“said”", "“conceded”", first=True),
    row("loaded word candidate", "“conceded”"),
    row("loaded word candidate", "“claimed”"),
    row("loaded word candidate", "“admitted”"),
    # choices of words
    row("word choice", "“ran into”", "“crashed”", "“hit”", first=True),
    row("word choice", "“asked”", "“called for”", first=True),
    row("word choice", "“went”", "“ran”"),
    row("word choice", "annual survey in June", "with no outstanding defects", first=True),
    # only in one outlet, and told by all but one
    row("only in one outlet", "Brackholm Gazette", "Wilf Garrity", first=True),
    row("only in one outlet", "Brackholm Gazette", "pupils", first=True),
    row("only in one outlet", "Brackholm Gazette", "pier itself", first=True),
    row("only in one outlet", "National Lantern", "bulletin", first=True),
    row("only in one outlet", "Northlight Wire", "Holm & Reach", first=True),
    row("only in one outlet", "Northlight Wire", "union’s account", first=True),
    row("told by all but one", "National Lantern", "Everyone was already standing up", first=True),
    row("told by all but one", "Brackholm Gazette", "following events closely", first=True),
    row("told by all but one", "Northlight Wire", "breath test", first=True),
    # room, and words that two share
    row("order", "National Lantern", "15%", first=True),
    row("word-for-word reuse", "38 words in a row", "Seven people were taken", first=True),
]

STORIES = {"frontline-january": FRONTLINE, "ferry-collision": FERRY}


@pytest.fixture(scope="module")
def comparisons() -> dict[str, Comparison]:
    return {name: compare(read(*sorted((SEEDS / name).iterdir()))) for name in STORIES}


def fits(finding: Finding, expected: Row) -> bool:
    text = finding.summary.casefold()
    return finding.kind == expected.kind and all(w.casefold() in text for w in expected.words)


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        pytest.param(story, expected, id=" ".join((expected.kind, *expected.words)))
        for story, rows in STORIES.items()
        for expected in rows
    ],
)
def test_what_differs_is_found(
    comparisons: dict[str, Comparison], story: str, expected: Row
) -> None:
    held = [f.summary for f in comparisons[story].findings if f.kind == expected.kind]
    assert any(fits(finding, expected) for finding in comparisons[story].findings), held


@pytest.mark.parametrize("story", STORIES)
def test_what_comes_first_is_worth_it(comparisons: dict[str, Comparison], story: str) -> None:
    comparison = comparisons[story]
    found = {finding.id: finding for finding in comparison.findings}
    first = [found[name] for name in comparison.highlights]
    accepted = [expected for expected in STORIES[story] if expected.first]
    strange = [f.summary for f in first if not any(fits(f, one) for one in accepted)]
    assert not strange
    assert len(first) == 10


def test_a_number_that_all_have_is_no_difference(comparisons: dict[str, Comparison]) -> None:
    figures = [f for f in comparisons["frontline-january"].findings if f.kind == "figure"]
    assert not any("200,000" in finding.summary for finding in figures)
    assert not any("200 thousand" in finding.summary for finding in figures)


def test_one_contrast_of_verbs_is_told_once(comparisons: dict[str, Comparison]) -> None:
    for comparison in comparisons.values():
        places = [
            (item.document, item.start)
            for finding in comparison.findings
            if finding.relation == "other verb"
            for item in finding.evidence
            if item.voice == "outlet"
        ]
        assert len(places) == len(set(places))
