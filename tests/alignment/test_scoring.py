from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings

from samestory.alignment.constants import DEFAULT_CONSTANTS
from samestory.alignment.scoring import FEATURES, Scorer
from samestory.alignment.vocabulary import build_vocabulary
from tests.alignment.oracle import NaiveStory
from tests.story_factory import FERRY, Article, make_story, stories


def scorer_of(*articles: Article) -> Scorer:
    return Scorer(build_vocabulary(make_story(*articles)))


def assert_equals_the_formulas(articles: tuple[Article, ...], language: str = "en") -> None:
    documents = make_story(*articles, language=language)
    scorer, naive = Scorer(build_vocabulary(documents)), NaiveStory(documents)
    for first in range(len(documents)):
        for second in range(len(documents)):
            if first != second:
                expected = np.array(naive.scores_of(documents[first].id, documents[second].id))
                found = scorer.score(first, second)
                scores = np.stack((found.score, found.strong), axis=-1)
                np.testing.assert_allclose(scores, expected, rtol=0, atol=1e-9)


@settings(max_examples=20)
@given(stories(most_documents=3))
def test_matrices_equal_the_formulas(articles: tuple[Article, ...]) -> None:
    assert_equals_the_formulas(articles)


@pytest.mark.parametrize("language", ["en", "de", "uk", "und"])
def test_matrices_equal_the_formulas_in_any_language(language: str) -> None:
    assert_equals_the_formulas(FERRY, language)


@settings(max_examples=20)
@given(stories(most_documents=2))
def test_features_keep_their_ranges_and_the_other_direction_is_the_transpose(
    articles: tuple[Article, ...],
) -> None:
    scorer = scorer_of(*articles[:2])
    there, back = scorer.score(0, 1), scorer.score(1, 0)
    for name, most in (
        ("score", 1),
        ("strong", 1),
        ("words", 1),
        ("sentence", 1),
        ("position", 1),
        ("neighbours", 4),
        ("closeness", 1),
        ("course", 2),
    ):
        matrix = there.features[name] if name in there.features else getattr(there, name)
        other = back.features[name] if name in back.features else getattr(back, name)
        assert matrix.shape == (len(articles[0]), len(articles[1]))
        assert matrix.min() >= 0
        assert matrix.max() <= most
        np.testing.assert_allclose(matrix, other.T, rtol=0, atol=1e-12)


@settings(max_examples=20)
@given(stories(most_documents=2))
def test_a_strong_link_is_never_less_likely_a_link(articles: tuple[Article, ...]) -> None:
    pair = scorer_of(*articles[:2]).score(0, 1)
    assert (pair.strong <= pair.score).all()


class Echo:
    """A model that finds equal paragraphs near each other, whatever they say."""

    def __init__(self, paragraphs: int) -> None:
        self.paragraph = np.eye(paragraphs)
        self.sentence = np.eye(paragraphs)

    def compare(self, first: int, second: int) -> Echo:
        assert (first, second) == (0, 1)
        return self


def test_an_embedding_model_adds_two_features_and_has_weights_of_its_own() -> None:
    vocabulary = build_vocabulary(make_story(["* * *"] * 6, ["* * *"] * 6))
    scorer = Scorer(vocabulary, similarities=Echo(6))
    assert scorer.model == DEFAULT_CONSTANTS.semantic
    pair = scorer.score(0, 1)
    assert set(pair.features) == set(FEATURES)
    for scores in (pair.score, pair.strong):
        assert scores[5, 5] > 2 * scores[5, 4]
    lexical = Scorer(vocabulary).score(0, 1)
    assert set(lexical.features) == set(FEATURES[:6])


def test_neighbours_are_the_four_pairs_beside_and_not_across() -> None:
    blank, fact = "* * *", "Harbour master Oren Vask said the barge had shown no lantern."
    matched = [blank, blank, fact, blank, blank]
    neighbours = scorer_of(matched, matched).score(0, 1).features["neighbours"]
    alone = scorer_of([blank] * 5, [blank] * 5).score(0, 1).features["neighbours"]
    raised = {tuple(at) for at in np.argwhere(neighbours - alone > 0.5).tolist()}
    assert raised == {(1, 2), (3, 2), (2, 1), (2, 3)}


def test_a_match_near_the_top_scores_higher() -> None:
    blank, fact = "* * *", "Oren Vask said the barge had shown no lantern."
    at_top = scorer_of([fact, *[blank] * 9], [fact, *[blank] * 9]).score(0, 1).score[0, 0]
    at_end = scorer_of([*[blank] * 9, fact], [*[blank] * 9, fact]).score(0, 1).score[9, 9]
    assert at_top > at_end


def test_function_words_alone_give_no_word_weight() -> None:
    assert not scorer_of(["It is for the"], ["It is for the"]).score(0, 1).features["words"].any()


def test_a_word_in_many_paragraphs_tells_less() -> None:
    once = scorer_of(["lantern"] + ["barge"] * 4, ["lantern"]).score(0, 1).features["words"][0, 0]
    often = scorer_of(["lantern"] * 5, ["lantern"]).score(0, 1).features["words"][0, 0]
    assert often < once


def test_documents_without_any_word_score_by_place_alone() -> None:
    pair = scorer_of(["🙂", "…"], ["* * *"]).score(0, 1)
    assert not pair.features["words"].any()
    assert not pair.features["sentence"].any()
    assert pair.score[0, 0] > pair.score[1, 0]
