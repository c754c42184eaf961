from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samestory.alignment import align
from samestory.alignment.explanation import explain, look_around
from samestory.errors import AlignmentError
from samestory.model import Document, Place, Settings
from tests.alignment.oracle import calibrated
from tests.story_factory import FERRY, Article, make_story, stories

SETTINGS = Settings(threshold=0.05, strong=0.5)


@settings(max_examples=20)
@given(stories())
def test_terms_sum_to_the_logit_and_the_logit_makes_the_score(
    articles: tuple[Article, ...],
) -> None:
    documents = make_story(*articles)
    for link in align(documents, settings=SETTINGS).links:
        found = explain(documents, link.a, link.b, settings=SETTINGS)
        assert (found.a, found.b) == (link.a, link.b)
        assert (found.score, found.band) == (link.score, link.strength)
        assert found.strong_score == link.strong_score
        assert found.base + sum(term.weight for term in found.terms) == pytest.approx(found.logit)
        strong = found.strong_base + sum(term.strong_weight for term in found.terms)
        assert strong == pytest.approx(found.strong_logit)
        assert calibrated(found.logit) == pytest.approx(found.score, abs=1e-6)
        own = calibrated(found.strong_logit, "strong_calibration")
        assert min(own, found.score) == pytest.approx(found.strong_score, abs=1e-6)
        words, sentences, _, neighbours, _, _ = found.terms
        assert sum(word.weight for word in found.words) == pytest.approx(words.weight)
        assert sum(word.strong_weight for word in found.words) == pytest.approx(words.strong_weight)
        assert found.sentences.share == pytest.approx(sentences.value)
        assert sum(pair.fit for pair in found.neighbours) == pytest.approx(neighbours.value)


@settings(max_examples=20)
@given(stories(), st.sampled_from([Settings(), SETTINGS, Settings(threshold=1, strong=1)]))
def test_a_cut_is_reached_where_nothing_is_short(
    articles: tuple[Article, ...], cuts: Settings
) -> None:
    documents = make_story(*articles)
    for document in documents[1:]:
        found = explain(documents, Place("A", 1), Place(document.id, 1), settings=cuts)
        link, strong = found.cuts
        assert (link.score, strong.score) == (cuts.threshold, cuts.strong)
        assert link.distance >= strong.distance
        if abs(found.score - cuts.threshold) > 1e-5:
            assert (link.distance >= 0) == (found.band is not None)
            if abs(found.strong_score - cuts.strong) > 1e-5:
                assert (strong.distance >= 0) == (found.band == "strong")


def test_the_distance_is_what_the_logit_lacks() -> None:
    documents = make_story(*FERRY)
    found = explain(documents, Place("A", 3), Place("B", 3), settings=Settings())
    assert found.band is None
    link, strong = found.cuts
    assert calibrated(found.logit - link.distance) == pytest.approx(link.score)
    needed = calibrated(found.strong_logit - strong.distance, "strong_calibration")
    assert needed == pytest.approx(strong.score)


def test_words_and_sentences_are_those_of_the_paragraphs() -> None:
    documents = make_story(*FERRY)
    found = explain(documents, Place("A", 2), Place("B", 3), settings=Settings())
    assert found.band == "strong"
    assert "Tilda" in [word.a for word in found.words]
    weights = [word.weight for word in found.words]
    assert weights == sorted(weights, reverse=True)
    assert min(weights) > 0
    a, b = documents[0], documents[1]
    one, two = found.sentences.a, found.sentences.b
    assert a.text[one.start : one.end] in a.paragraphs[1].text
    assert b.text[two.start : two.end] in b.paragraphs[2].text


def test_the_best_of_several_sentences_is_quoted() -> None:
    documents = make_story(
        ["Rain fell all week. Mayor Ilse Quandt sold the Brackholm lighthouse to a brewer."],
        ["A brewer bought the Brackholm lighthouse from mayor Ilse Quandt. Nobody was asked."],
    )
    found = explain(documents, Place("A", 1), Place("B", 1), settings=Settings())
    a, b = found.sentences.a, found.sentences.b
    assert documents[0].text[a.start : a.end].strip().startswith("Mayor Ilse Quandt")
    assert documents[1].text[b.start : b.end].strip().startswith("A brewer bought")


def test_the_order_of_the_two_places_does_not_matter() -> None:
    documents = make_story(*FERRY)
    one, two = Place("C", 3), Place("B", 4)
    assert explain(documents, one, two, settings=Settings()) == explain(
        documents, two, one, settings=Settings()
    )


def test_neighbours_stay_inside_the_articles() -> None:
    documents = make_story(*FERRY)
    found = explain(documents, Place("A", 5), Place("C", 1), settings=Settings())
    assert [(pair.a.paragraph, pair.b.paragraph) for pair in found.neighbours] == [(4, 1), (5, 2)]


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        (Place("A", 1), Place("A", 2), "Both paragraphs are in A"),
        (Place("A", 1), Place("D", 1), "choose from A, B, C"),
        (Place("A", 6), Place("B", 1), "has 5"),
        (Place("A", 1), Place("B", 0), "no such paragraph"),
    ],
)
def test_what_cannot_be_explained_is_said(a: Place, b: Place, words: str) -> None:
    with pytest.raises(AlignmentError, match=words):
        explain(make_story(*FERRY), a, b, settings=Settings())


def of_one_outlet(documents: tuple[Document, ...]) -> tuple[Document, ...]:
    first = documents[0]
    return (first, replace(documents[1], outlet=first.outlet.upper()), *documents[2:])


def test_documents_of_one_outlet_are_explained_only_where_they_are_aligned() -> None:
    documents = of_one_outlet(make_story(*FERRY))
    a, b = Place("A", 2), Place("B", 3)
    with pytest.raises(AlignmentError, match="--include-same-outlet"):
        explain(documents, a, b, settings=Settings())
    assert explain(documents, a, b, settings=Settings(include_same_outlet=True)).band


@settings(max_examples=10)
@given(stories())
def test_looking_around_finds_what_aligning_finds(articles: tuple[Article, ...]) -> None:
    documents = make_story(*articles)
    alignment = align(documents, settings=SETTINGS)
    for document in documents:
        here = Place(document.id, 1)
        found = look_around(documents, here, settings=SETTINGS)
        assert set(found.links) == {k for k in alignment.links if here in (k.a, k.b)}
        assert [k.score for k in found.links] == sorted(
            (k.score for k in found.links), reverse=True
        )
        assert set(found.nearest) == {n for n in alignment.nearest if n.place == here}
        others = [nearest.other.document for nearest in found.nearest]
        assert others == [d.id for d in documents if d.id != document.id]


def test_looking_around_needs_a_place_that_exists() -> None:
    with pytest.raises(AlignmentError, match="no such paragraph"):
        look_around(make_story(*FERRY), Place("B", 9), settings=Settings())
