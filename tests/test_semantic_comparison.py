"""Comparing with an embedding model: what it changes, and what reports say about it."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from itertools import permutations

import msgspec
import pytest

from samestory import render
from samestory.embedding import base
from samestory.errors import EmbeddingError
from samestory.explaining import explain
from samestory.model import Comparison, Document, Settings
from samestory.pipeline import compare
from samestory.provenance import LIBRARIES
from tests.embedding.fake import FakeEmbedder
from tests.story_factory import FERRY, make_document, make_story

ENGLISH = [
    "Harbour pilots refused night shifts yesterday.",
    "Bakers raised prices.",
    "Snow closed mountain roads overnight.",
]
GERMAN = [
    "Schnee sperrte Bergstraßen nachts.",
    "Niemand antwortete darauf.",
    "Hafenlotsen verweigerten gestern Nachtdienste.",
]
MEANINGS = {
    "hafenlotsen": "pilots",
    "verweigerten": "refused",
    "gestern": "yesterday",
    "nachtdienste": "shifts",
    "schnee": "snow",
    "sperrte": "closed",
    "bergstraßen": "roads",
    "nachts": "overnight",
    "harbour": "pilots",
    "night": "shifts",
    "mountain": "roads",
}


def two_languages() -> tuple[Document, ...]:
    return (
        make_document(ENGLISH, "Harbour Gazette", language="en"),
        make_document(GERMAN, "Küstenbote", language="de"),
    )


def scores(comparison: Comparison) -> dict[frozenset[tuple[str, int]], float]:
    outlet = {document.id: document.outlet for document in comparison.documents}
    return {
        frozenset((outlet[p.document], p.paragraph) for p in (link.a, link.b)): link.score
        for link in comparison.links
    }


def test_the_result_names_the_model_and_its_libraries() -> None:
    embedder: base.Embedder = FakeEmbedder()
    comparison = compare(make_story(*FERRY), embedder=embedder)
    assert comparison.settings.semantic == embedder.model
    assert comparison.generator.libraries == {**LIBRARIES, "fake-library": "1.0"}
    plain = compare(make_story(*FERRY))
    assert plain.settings.semantic is None
    assert plain.generator.libraries == LIBRARIES
    assert plain.fingerprint != comparison.fingerprint
    other = compare(make_story(*FERRY), embedder=FakeEmbedder(name="other"))
    assert other.fingerprint != comparison.fingerprint


def test_the_same_inputs_give_the_same_bytes() -> None:
    first, second = (
        render(compare(make_story(*FERRY), embedder=FakeEmbedder()), "json") for _ in range(2)
    )
    assert first == second


def test_the_order_of_documents_does_not_change_scores() -> None:
    story = make_story(*FERRY)
    expected = scores(compare(story, embedder=FakeEmbedder()))
    assert expected
    for order in permutations(story):
        assert scores(compare(order, embedder=FakeEmbedder())) == expected


def test_the_model_changes_scores_and_gives_a_reason() -> None:
    story = make_story(*FERRY)
    plain, semantic = compare(story), compare(story, embedder=FakeEmbedder())
    assert scores(plain) != scores(semantic)
    kinds = {reason.kind for link in semantic.links for reason in link.reasons}
    assert "meaning" in kinds
    assert "meaning" not in {reason.kind for link in plain.links for reason in link.reasons}


def test_two_languages_meet_in_a_model_that_knows_both() -> None:
    """With 0.02 for a threshold, so that the order of scores shows and not the cut's place."""
    settings = Settings(threshold=0.02)
    alone = scores(compare(two_languages(), settings, embedder=FakeEmbedder()))
    together = scores(compare(two_languages(), settings, embedder=FakeEmbedder(MEANINGS)))
    pilots = frozenset({("Harbour Gazette", 1), ("Küstenbote", 3)})
    snow = frozenset({("Harbour Gazette", 3), ("Küstenbote", 1)})
    assert {pilots, snow} <= set(together)
    assert min(together[pair] for pair in (pilots, snow)) > 3 * max(
        [score for pair, score in together.items() if pair not in (pilots, snow)], default=0
    )
    assert together[snow] > alone.get(snow, 0)


def test_boilerplate_is_left_out_of_what_the_model_compares() -> None:
    """A byline before the first paragraph moves its number and none of the scores."""
    story = make_story(*FERRY)
    signed = make_story(["By Tilda Marrow", *FERRY[0]], *FERRY[1:])
    expected = compare(story, embedder=FakeEmbedder())
    found = compare(signed, embedder=FakeEmbedder())
    assert found.documents[0].paragraphs[0].boilerplate is not None
    assert [link.score for link in found.links] == [link.score for link in expected.links]
    link = found.links[0]
    explanation, _ = explain(found, link.a, link.b, embedder=FakeEmbedder())
    assert explanation.score == link.score


def test_settings_of_a_model_need_the_model() -> None:
    made = compare(make_story(*FERRY), embedder=FakeEmbedder())
    with pytest.raises(EmbeddingError, match="name the semantic model fake, but it was not given"):
        compare(made.documents, made.settings)
    again = compare(made.documents, made.settings, embedder=FakeEmbedder())
    assert render(again, "json") == render(made, "json")
    without = compare(made.documents, replace(made.settings, semantic=None))
    assert scores(without) == scores(compare(make_story(*FERRY)))


def test_reports_say_which_model_took_part() -> None:
    comparison = compare(make_story(*FERRY), embedder=FakeEmbedder())
    for name in ("markdown", "html"):
        text = render(comparison, name).decode()
        assert "The embedding model fake took part in the scores" in text
        assert "The embedding model" not in render(compare(make_story(*FERRY)), name).decode()
    held = msgspec.json.decode(render(comparison, "json"))["settings"]["semantic"]
    assert held == {"name": "fake", "sha256": FakeEmbedder().model.sha256, "precision": "float64"}


def test_nothing_of_it_is_loaded_unless_it_is_asked_for() -> None:
    code = (
        "import sys, samestory; samestory.compare; "
        "heavy = {'torch', 'sentence_transformers', 'huggingface_hub', 'platformdirs', 'sqlite3'}; "
        "sys.exit(', '.join(heavy & set(sys.modules)) or None)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
