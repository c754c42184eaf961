from __future__ import annotations

from collections import Counter

import pytest

from samestory.errors import SettingsError
from samestory.evaluation.sampling import (
    CANDIDATES,
    OTHERS,
    DrawnSheet,
    Sampling,
    draw_sheet,
)
from samestory.evaluation.scores import pair_scores
from samestory.model import Settings
from tests.evaluation.story import told

STORIES = [("mill", told("mill")), ("bridge", told("bridge"))]


def draw(sampling: Sampling | None = None) -> DrawnSheet:
    return draw_sheet(STORIES, sampling or Sampling(), include_same_outlet=False)


def test_all_candidates_and_some_others_are_drawn_once() -> None:
    sheet = draw()
    scores = pair_scores([article.document for article in STORIES[0][1]], Settings())
    candidates = sum(score.score >= 0.05 for score in scores.values())
    mill = sheet.key.stories[0]
    assert mill.pools == {CANDIDATES: candidates, OTHERS: 21 - candidates}
    drawn = Counter(pair.stratum for pair in sheet.key.pairs if pair.story == "mill")
    assert drawn[CANDIDATES] == candidates
    assert drawn[OTHERS] == max(1, round(candidates * 0.2 / 0.8))
    places = [(row.story, row.a, row.b) for row in sheet.rows]
    assert len(set(places)) == len(places)


def test_rows_and_key_name_the_same_paragraphs_and_show_their_texts() -> None:
    sheet = draw()
    assert [row.id for row in sheet.rows] == [pair.id for pair in sheet.key.pairs]
    for row, pair in zip(sheet.rows, sheet.key.pairs, strict=True):
        assert (row.story, row.a, row.b) == (pair.story, pair.a, pair.b)
        articles = dict(STORIES)[row.story]
        for reference, text in ((row.a, row.text_a), (row.b, row.text_b)):
            document = next(a.document for a in articles if a.label == reference.document)
            assert reference.paragraph is not None
            assert document.paragraphs[reference.paragraph - 1].text == text


def test_candidates_are_capped_for_each_story() -> None:
    sheet = draw(Sampling(most=2, low=0.01))
    drawn = Counter(pair.story for pair in sheet.key.pairs if pair.stratum == CANDIDATES)
    assert drawn["mill"] == 2


def test_the_share_of_others_is_that_of_the_rows() -> None:
    sheet = draw(Sampling(others=0.5))
    for story in ("mill", "bridge"):
        drawn = Counter(pair.stratum for pair in sheet.key.pairs if pair.story == story)
        assert drawn[CANDIDATES] == drawn[OTHERS]
    none = draw(Sampling(others=0))
    assert {pair.stratum for pair in none.key.pairs} == {CANDIDATES}


def test_the_seed_decides_what_is_drawn_and_in_which_order() -> None:
    assert draw() == draw()
    assert draw(Sampling(seed=2)).rows != draw().rows


def test_the_order_of_the_rows_does_not_follow_the_strata() -> None:
    strata = [pair.stratum for pair in draw(Sampling(others=0.5)).key.pairs]
    assert strata != sorted(strata)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"low": 0}, "low is 0"),
        ({"low": float("nan")}, "low is nan"),
        ({"most": 0}, "most is 0"),
        ({"others": 1}, "others is 1"),
        ({"others": -0.1}, "others is -0.1"),
    ],
)
def test_values_out_of_range_are_refused(values: dict[str, float], words: str) -> None:
    with pytest.raises(SettingsError, match=words):
        Sampling(**values)  # type: ignore[arg-type]
