"""What every analysis must hold to, whatever it looks for."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import samestory
from samestory.analysis import ANALYSES
from samestory.analysis.base import CollatedStory
from samestory.model import Document, Settings
from tests.story_factory import FERRY, collated, make_document, make_story, named

if TYPE_CHECKING:
    from collections.abc import Callable

CLAIMS = re.compile(r"\b(added|removed|omitted|omits|left out|deleted|original)\b", re.IGNORECASE)
"""No outlet is the original: nothing was added to it or removed from it."""

SEEDS = Path(__file__).parents[2] / "seeds"


def _same_outlet() -> tuple[Document, ...]:
    return named(
        [make_document(FERRY[0], "Wire"), make_document(FERRY[1], "Wire"), make_document(FERRY[2])]
    )


STORIES: dict[str, Callable[[], tuple[Document, ...]]] = {
    "three accounts": lambda: make_story(*FERRY),
    "one account twice": lambda: make_story(FERRY[0], FERRY[0]),
    "nothing alike": lambda: make_story(["Quartz glitters."], ["Nurses demand better wages."]),
    "no words": lambda: make_story(["* * *", "🙂"], ["…"]),
    "unknown language": lambda: make_story(*FERRY, language="qq"),
    "two of one outlet": _same_outlet,
    "frontline": lambda: named(samestory.read(SEEDS / "frontline-january")),
    "ferry": lambda: named(samestory.read(SEEDS / "ferry-collision")),
    "German": lambda: named(samestory.read(SEEDS / "rate-decision" / "de")),
    "Spanish": lambda: named(samestory.read(SEEDS / "rate-decision" / "es")),
}


@cache
def story_called(name: str) -> CollatedStory:
    return collated(STORIES[name](), Settings())


@pytest.fixture(params=STORIES)
def story(request: pytest.FixtureRequest) -> CollatedStory:
    return story_called(request.param)


@pytest.fixture(params=ANALYSES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_kinds_are_unique_and_described() -> None:
    kinds = [analysis.kind for analysis in ANALYSES.values()]
    assert len(set(kinds)) == len(kinds)
    for name, analysis in ANALYSES.items():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name)
        assert analysis.kind == analysis.kind.strip().lower()
        assert analysis.description.endswith(".")
        assert "\n" not in analysis.description


def test_findings_carry_their_kind_and_name_what_exists(story: CollatedStory, name: str) -> None:
    letters = list(story.documents)
    passages = {passage.id: passage for passage in story.passages}
    for finding in ANALYSES[name].find(story):
        assert finding.kind == ANALYSES[name].kind
        assert finding.voice in ("outlet", "quoted")
        for reading in finding.readings:
            assert reading.documents
            assert list(reading.documents) == sorted(set(reading.documents), key=letters.index)
        if finding.passage is not None:
            places = set(passages[finding.passage].places)
            assert {(e.document, e.paragraph) for e in finding.evidence} <= {
                (place.document, place.paragraph) for place in places
            }


def test_evidence_slices_back(story: CollatedStory, name: str) -> None:
    for finding in ANALYSES[name].find(story):
        assert finding.evidence
        for item in finding.evidence:
            document = story.documents[item.document]
            paragraph = document.paragraphs[item.paragraph - 1]
            assert item.text
            assert document.text[item.start : item.end] == item.text
            assert paragraph.start <= item.start < item.end <= paragraph.end


def test_sentences_are_plain_and_claim_no_original(story: CollatedStory, name: str) -> None:
    for finding in ANALYSES[name].find(story):
        for sentence in (finding.summary, finding.reason):
            assert sentence == sentence.strip()
            assert "\n" not in sentence
            assert sentence.endswith((".", "”"))
            unquoted = re.sub(r"“[^”]*”", "", sentence)
            assert not CLAIMS.search(unquoted.replace("Not matched is not omitted", ""))


def test_findings_are_the_same_each_time(story: CollatedStory) -> None:
    again = collated(story.alignment.documents, story.settings)
    for analysis in ANALYSES.values():
        assert analysis.find(story) == analysis.find(again)


@pytest.mark.parametrize("analysis", ANALYSES)
def test_every_analysis_finds_something_in_the_sample_stories(analysis: str) -> None:
    samples = ("frontline", "ferry", "German", "Spanish", "three accounts")
    assert any(ANALYSES[analysis].find(story_called(sample)) for sample in samples)
