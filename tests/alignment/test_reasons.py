from __future__ import annotations

import pytest
from hypothesis import given, settings

from samestory.alignment import align
from samestory.alignment.reasons import WORDS_SHOWN
from samestory.model import Link, Settings
from tests.alignment.oracle import LEXICAL, NaiveStory, calibrated
from tests.story_factory import Article, make_story, stories

KINDS = ("shared words", "sentence pair", "position", "neighbours")
BIAS = LEXICAL["link"]["bias"]


def links_of(*articles: Article, threshold: float = 0.25) -> tuple[Link, ...]:
    return align(make_story(*articles), settings=Settings(threshold=threshold)).links


@settings(max_examples=20)
@given(stories())
def test_every_link_has_checkable_reasons(articles: tuple[Article, ...]) -> None:
    documents = make_story(*articles)
    naive = NaiveStory(documents)
    by_id = {document.id: document for document in documents}
    for link in align(documents, settings=Settings(threshold=0.02)).links:
        weights = [reason.weight for reason in link.reasons]
        assert weights == sorted(weights, reverse=True)
        assert link.reasons
        assert len({reason.kind for reason in link.reasons}) == len(link.reasons)
        one = naive.paragraphs[link.a.document][link.a.paragraph - 1].units
        two = naive.paragraphs[link.b.document][link.b.paragraph - 1].units
        for reason in link.reasons:
            assert reason.kind in KINDS
            assert "\n" not in reason.text
            assert len(reason.words) <= WORDS_SHOWN
            assert bool(reason.words) <= (reason.kind == "shared words")
            units = [naive.unit(word, by_id[link.a.document]) for word in reason.words]
            assert set(units) <= one & two
            assert len(set(units)) == len(units)


def test_weights_add_up_to_the_score() -> None:
    article = [
        "Oren Vask said the barge had shown no lantern.",
        "The barge had shown no lantern, Oren Vask said again.",
    ]
    complete = [link for link in links_of(article, article) if len(link.reasons) == len(KINDS)]
    assert complete
    for link in complete:
        logit = sum(reason.weight for reason in link.reasons) + BIAS
        assert calibrated(logit) == pytest.approx(link.score, abs=0.002)


def test_the_heaviest_words_come_first() -> None:
    (link,) = links_of(["The people of Halvorsund saw a lantern."], ["Halvorsund people: lantern!"])
    words = next(reason for reason in link.reasons if reason.kind == "shared words")
    assert words.words == ("Halvorsund", "lantern", "people")
    assert words.text == "Both use “Halvorsund”, “lantern”, “people”."


def test_a_link_by_place_alone_still_has_a_reason() -> None:
    (link,) = links_of(["* * *"], ["🙂"], threshold=0.001)
    assert [reason.kind for reason in link.reasons] == ["position"]
