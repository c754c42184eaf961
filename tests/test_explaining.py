"""Explaining what an embedding model took part in; the rest is in test_pipeline."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from samestory.errors import EmbeddingError
from samestory.explaining import explain, look_around
from samestory.model import Comparison, Place
from samestory.pipeline import compare
from samestory.renderers import terminal_explanation
from tests.embedding.fake import FakeEmbedder
from tests.story_factory import FERRY, make_story


@pytest.fixture
def report() -> Comparison:
    return compare(make_story(*FERRY), embedder=FakeEmbedder())


def test_the_explanation_is_of_the_reports_own_score(report: Comparison) -> None:
    link = report.links[0]
    explanation, remarks = explain(report, link.a, link.b, embedder=FakeEmbedder())
    assert remarks == ()
    assert explanation.score == link.score
    assert explanation.base + sum(t.weight for t in explanation.terms) == pytest.approx(
        explanation.logit
    )
    assert {"paragraph meaning", "sentence meaning"} <= {t.kind for t in explanation.terms}


def test_the_terms_of_the_model_are_named_in_print(report: Comparison) -> None:
    link = report.links[0]
    explanation, _ = explain(report, link.a, link.b, embedder=FakeEmbedder())
    out = io.StringIO()
    Console(file=out, width=100).print(terminal_explanation.pair(explanation, report))
    text = out.getvalue()
    assert "paragraph meaning" in text
    assert "sentence meaning" in text
    assert "nearness by the embedding model" in text


def test_surroundings_are_those_of_the_report(report: Comparison) -> None:
    surroundings, remarks = look_around(report, Place("A", 1), embedder=FakeEmbedder())
    assert remarks == ()
    stored = {(k.a, k.b, k.score) for k in report.links if Place("A", 1) in (k.a, k.b)}
    assert {(k.a, k.b, k.score) for k in surroundings.links} == stored


def test_another_model_or_none_is_refused(report: Comparison) -> None:
    a, b = report.links[0].a, report.links[0].b
    with pytest.raises(EmbeddingError, match="was not given"):
        explain(report, a, b)
    with pytest.raises(EmbeddingError, match="the files of other here are not the same"):
        explain(report, a, b, embedder=FakeEmbedder(name="other"))
    plain = compare(make_story(*FERRY))
    with pytest.raises(EmbeddingError, match="made without a semantic model"):
        explain(plain, a, b, embedder=FakeEmbedder())


def test_other_libraries_of_the_model_are_remarked(report: Comparison) -> None:
    newer = FakeEmbedder()
    newer.libraries = {"fake-library": "2.0"}
    _, remarks = explain(report, report.links[0].a, report.links[0].b, embedder=newer)
    assert len(remarks) == 1
    assert "with other libraries" in remarks[0]
