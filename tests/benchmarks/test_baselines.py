from __future__ import annotations

import math

import pytest

from benchmarks.baselines import BASELINES, tfidf_cosine

TEXTS = ["The mill burned down.", "The mill burned down.", "A choir sang!", "..."]


@pytest.mark.parametrize("name", BASELINES)
def test_equal_paragraphs_score_1_and_those_without_a_common_word_0(name: str) -> None:
    scores = BASELINES[name](["mill burned", "mill burned", "xyz"])
    assert scores.shape == (3, 3)
    assert scores[0, 1] == pytest.approx(1)
    assert scores[0, 2] == pytest.approx(0)


@pytest.mark.parametrize("name", BASELINES)
def test_scores_are_symmetric_and_between_0_and_1(name: str) -> None:
    scores = BASELINES[name](TEXTS)
    assert scores == pytest.approx(scores.T)
    assert scores.min() >= 0
    assert scores.max() <= 1 + 1e-9


def test_tfidf_cosine_of_two_words_with_one_in_common() -> None:
    # 'Mill' is in both paragraphs (idf 1), the other words in one each (idf ln(3/2) + 1).
    rare = math.log(3 / 2) + 1
    assert tfidf_cosine(["mill fire", "Mill, flood"])[0, 1] == pytest.approx(1 / (1 + rare**2))
