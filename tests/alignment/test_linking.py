from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samestory.alignment import align
from samestory.alignment.linking import alignable_pairs
from samestory.model import Alignment, Document, Place, Settings
from tests.alignment.oracle import NaiveStory
from tests.story_factory import FERRY, Article, make_document, make_story, named, stories


def aligned(documents: tuple[Document, ...], **settings: float) -> Alignment:
    return align(documents, settings=Settings(**settings))  # type: ignore[arg-type]


@settings(max_examples=20)
@given(stories(), st.sampled_from([0.001, 0.02, 0.25, 0.6]))
def test_links_are_all_pairs_at_or_above_the_threshold(
    articles: tuple[Article, ...], threshold: float
) -> None:
    documents = make_story(*articles)
    both = NaiveStory(documents).both_scores()
    naive = {pair: round(score, 6) for pair, (score, _) in both.items()}
    cuts = Settings(threshold=threshold)
    links = align(documents, settings=cuts).links
    assert {(link.a, link.b): link.score for link in links} == {
        pair: pytest.approx(score, abs=2e-6) for pair, score in naive.items() if score >= threshold
    }
    order = [(link.a.document, link.b.document, link.a, link.b) for link in links]
    assert order == sorted(order)
    for link in links:
        assert link.strong_score == pytest.approx(both[link.a, link.b][1], abs=2e-6)
        assert link.strength == ("strong" if link.strong_score >= cuts.strong else "partial")
        assert 0 <= link.similarity <= 1


@settings(max_examples=20)
@given(stories())
def test_nearest_is_the_best_paragraph_of_each_other_document(
    articles: tuple[Article, ...],
) -> None:
    documents = make_story(*articles)
    scores = dict(NaiveStory(documents).scores())
    scores |= {(b, a): score for (a, b), score in scores.items()}
    nearest = aligned(documents).nearest
    assert {(n.place, n.other.document) for n in nearest} == {
        (place, other.document) for place, other in scores
    }
    assert len(nearest) == len({(n.place, n.other.document) for n in nearest})
    for found in nearest:
        best = max(
            score
            for (place, other), score in scores.items()
            if place == found.place and other.document == found.other.document
        )
        assert found.score == pytest.approx(best, abs=2e-6)
        assert found.score == pytest.approx(scores[found.place, found.other], abs=2e-6)


def test_documents_of_one_outlet_are_linked_only_if_asked() -> None:
    documents = named(
        [
            make_document(FERRY[0], "Lantern"),
            make_document(FERRY[1], "LANTERN"),
            make_document(FERRY[2], "Wire"),
        ]
    )
    apart = align(documents, settings=Settings())
    together = align(documents, settings=Settings(include_same_outlet=True))
    assert {(link.a.document, link.b.document) for link in apart.links} == {("A", "C"), ("B", "C")}
    assert {frozenset((n.place.document, n.other.document)) for n in apart.nearest} == {
        frozenset("AC"),
        frozenset("BC"),
    }
    assert {(link.a.document, link.b.document) for link in together.links} == {
        ("A", "B"),
        ("A", "C"),
        ("B", "C"),
    }


def test_alignable_pairs_name_each_pair_once() -> None:
    documents = make_story(["x"], ["y"], ["z"])
    assert list(alignable_pairs(documents, include_same_outlet=False)) == [(0, 1), (0, 2), (1, 2)]


def test_similarity_is_of_wording() -> None:
    said = "Harbour master Oren Vask said the barge had shown no lantern since midnight."
    turned = "Since midnight the barge had shown no lantern, harbour master Oren Vask said."
    same, other = aligned(make_story([said], [said.upper()], [turned])).links[:2]
    assert same.similarity == 1
    # Eight of thirteen words stand in common order.
    assert other.similarity == pytest.approx(7 / 13, abs=0.1)


@pytest.mark.parametrize(
    ("strong", "strength"), [(0.9, "partial"), (0.01, "strong")], ids=["high cut", "low cut"]
)
def test_the_cut_between_the_bands_is_a_setting(strong: float, strength: str) -> None:
    (link, *_) = aligned(
        make_story(["Every lantern was out."], ["A lantern burned on deck that night."]),
        strong=strong,
    ).links
    assert 0.26 <= link.score < 0.9
    assert link.strength == strength
    assert (link.a, link.b) == (Place("A", 1), Place("B", 1))


def test_equal_words_are_alike_in_two_languages() -> None:
    text = FERRY[0][0]
    story = named([make_document([text], "X"), make_document([text], "Y", language="de")])
    (link,) = align(story, settings=Settings()).links
    assert link.similarity == 1
