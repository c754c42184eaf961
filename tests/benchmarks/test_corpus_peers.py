"""Others beside the candidates of a corpus."""

from __future__ import annotations

from itertools import pairwise

import pytest

from benchmarks import corpus_peers
from benchmarks.corpus_generator import PARAGRAPHS
from benchmarks.corpus_peers import make_texts, measure, own_candidates, peer_tables


def test_the_truth_are_pairs_of_different_articles() -> None:
    corpus = make_texts(500)
    assert not corpus.copied & corpus.paraphrased
    for a, b in corpus.copied | corpus.paraphrased:
        assert a // PARAGRAPHS < b // PARAGRAPHS


def test_candidates_hold_what_tells_the_same() -> None:
    corpus = make_texts(2000)
    found = own_candidates(corpus)
    assert found >= corpus.copied
    assert len(found & corpus.paraphrased) >= 0.95 * len(corpus.paraphrased)


def test_pairs_within_an_article_do_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    def neighbours(corpus: corpus_peers.Texts) -> corpus_peers.Found:
        return set(pairwise(range(len(corpus.texts))))

    monkeypatch.setattr(corpus_peers, "WAYS", {"neighbours": ("json", neighbours)})
    figures = measure("neighbours", 2 * PARAGRAPHS)
    assert figures["candidates"] == pytest.approx(1 / PARAGRAPHS)
    (table,) = peer_tables([figures], ["absent"])
    assert "Not installed: absent." in table.note
