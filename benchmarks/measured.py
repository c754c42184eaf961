"""What samestory says about a story, read from the JSON that its users get."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import samestory
from benchmarks.stories import DataError, Pair, Spot, Story, as_documents, pair_of
from samestory.embedding import Embedder
from samestory.evaluation.scores import pair_scores
from samestory.model import Settings
from samestory.renderers import RENDERERS


@dataclass(frozen=True, slots=True)
class Result:
    """One story's result.

    Attributes
    ----------
    links
        Pairs linked at the default threshold, and whether the link is strong.
    scores
        For each level, the scores that decide on it, of all pairs that are not fainter than
        `FAINTEST`.
    rows
        The paragraphs of each passage.
    """

    links: Mapping[Pair, bool]
    scores: Mapping[str, Mapping[Pair, float]]
    rows: tuple[tuple[Spot, ...], ...]


def measure(story: Story, embedder: Embedder | None = None) -> Result:
    """Compare a story's articles, and score all pairs of their paragraphs.

    An embedding model, if there is one, takes part in the scores.

    Raises
    ------
    DataError
        If the two do not agree on the links at the default threshold, so that the ranking would
        not be that of the links.
    """
    settings = Settings()
    usual = _compare(story, settings, embedder)
    labels = _labels(story, usual)
    links = {_pair(link, labels): link for link in usual["links"]}
    scores = {
        pair_of(*((labels[place.document], place.paragraph) for place in places)): score
        for places, score in pair_scores(as_documents(story), settings, embedder).items()
    }
    above = {pair: score for pair, score in scores.items() if score.score >= settings.threshold}
    if above != {pair: (link["score"], link["strong_score"]) for pair, link in links.items()}:
        raise DataError(f"{story.name}: the links change with the threshold of what is shown.")
    return Result(
        links={pair: link["strength"] == "strong" for pair, link in links.items()},
        scores={
            "links": {pair: score.score for pair, score in scores.items()},
            "strong links": {pair: score.strong for pair, score in scores.items()},
        },
        rows=tuple(
            tuple(
                (labels[cell["document"]], number)
                for cell in passage["cells"]
                for number in cell["paragraphs"]
            )
            for passage in usual["passages"]
        ),
    )


def _compare(story: Story, settings: Settings, embedder: Embedder | None) -> dict[str, Any]:
    comparison = samestory.compare(as_documents(story), settings, embedder=embedder)
    report: dict[str, Any] = json.loads(RENDERERS["json"].render(comparison))
    return report


def _labels(story: Story, report: Mapping[str, Any]) -> dict[str, str]:
    """Map the report's letters to the story's labels: documents stay in the order given."""
    letters = [document["id"] for document in report["documents"]]
    return dict(zip(letters, (article.label for article in story.articles), strict=True))


def _pair(link: Mapping[str, Any], labels: Mapping[str, str]) -> Pair:
    a, b = link["a"], link["b"]
    return pair_of((labels[a["document"]], a["paragraph"]), (labels[b["document"]], b["paragraph"]))
