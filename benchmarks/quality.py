"""How well links and passages agree with what people marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from benchmarks.baselines import BASELINES
from benchmarks.measured import Result, measure
from benchmarks.row_agreement import agreement, row_figures
from benchmarks.stories import Story
from samestory.cli.tables import Table
from samestory.embedding import Embedder
from samestory.evaluation.metrics import (
    Counts,
    Flags,
    Numbers,
    average_precision,
    best_threshold,
    count,
    mean,
)
from samestory.model.marks import LEVELS

SAMESTORY = "samestory"
TARGETS = {"links": 0.60, "strong links": 0.55}
"""Least F1 that the project sets itself at each level."""

Thresholds = Mapping[str, Sequence[float]]
"""For a baseline, its cuts for links and for strong links."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A story's candidate pairs, with gold levels, scores and decisions as arrays over them.

    ``scores`` are by method and level: the baselines rank both levels by one score.
    """

    story: Story
    gold: Flags
    scores: Mapping[str, Mapping[str, Numbers]]
    found: Mapping[str, Flags]
    result: Result

    def true(self, level: str) -> Flags:
        """Return which pairs are true at a level."""
        return np.asarray(self.gold >= LEVELS[level])


def quality(
    stories: Sequence[Story],
    *,
    thresholds: Thresholds | None = None,
    embedder: Embedder | None = None,
) -> dict[str, Any]:
    """Measure samestory and the baselines on stories.

    Parameters
    ----------
    stories
        At least one.
    thresholds
        Cuts for the baselines; one without takes, for each level, the cut with the best F1 on
        these very stories.
    embedder
        An embedding model to take part in samestory's scores.

    Returns
    -------
    dict
        Figures that JSON can hold; `quality_tables` lays them out.
    """
    ranked = [_rank(story, embedder) for story in stories]
    cuts = {name: _cuts(name, ranked, (thresholds or {}).get(name)) for name in BASELINES}
    return {
        "semantic": None if embedder is None else asdict(embedder.model),
        "stories": len(stories),
        "pairs": sum(len(item.gold) for item in ranked),
        "methods": {
            SAMESTORY: _method(SAMESTORY, ranked, None),
            **{name: _method(name, ranked, cuts[name]) for name in BASELINES},
        },
        "by_story": [_story_figures(item) for item in ranked],
        "passages": {
            SAMESTORY: row_figures([agreement(item.story, item.result.rows) for item in ranked]),
            "each paragraph alone": row_figures([agreement(item.story, ()) for item in ranked]),
        },
    }


def _rank(story: Story, embedder: Embedder | None) -> Ranked:
    pairs = story.candidates
    result = measure(story, embedder)
    place = {spot: number for number, spot in enumerate(story.spots)}
    first = np.array([place[a] for a, _ in pairs])
    second = np.array([place[b] for _, b in pairs])
    paragraphs = [text for article in story.articles for text in article.paragraphs]
    scores = {
        name: dict.fromkeys(LEVELS, score(paragraphs)[first, second])
        for name, score in BASELINES.items()
    }
    scores[SAMESTORY] = {
        level: np.array([result.scores[level].get(pair, 0.0) for pair in pairs]) for level in LEVELS
    }
    return Ranked(
        story=story,
        gold=np.array([story.gold.get(pair, 0) for pair in pairs]),
        scores=scores,
        found={
            "links": np.array([pair in result.links for pair in pairs]),
            "strong links": np.array([result.links.get(pair, False) for pair in pairs]),
        },
        result=result,
    )


def _cuts(name: str, ranked: Sequence[Ranked], given: Sequence[float] | None) -> dict[str, float]:
    if given is not None:
        return dict(zip(LEVELS, given, strict=True))
    return {
        level: best_threshold(
            np.concatenate([item.scores[name][level] for item in ranked]),
            np.concatenate([item.true(level) for item in ranked]),
        )
        for level in LEVELS
    }


def _found(item: Ranked, name: str, level: str, cuts: Mapping[str, float] | None) -> Flags:
    """Return what a method links: samestory by its own report, a baseline by its cut."""
    return (
        item.found[level] if cuts is None else np.asarray(item.scores[name][level] >= cuts[level])
    )


def _method(
    name: str, ranked: Sequence[Ranked], cuts: Mapping[str, float] | None
) -> dict[str, Any]:
    figures = {}
    for level in LEVELS:
        counts = [count(_found(item, name, level, cuts), item.true(level)) for item in ranked]
        precisions = [
            average_precision(item.scores[name][level], item.true(level)) for item in ranked
        ]
        figures[level] = {
            "threshold": None if cuts is None else cuts[level],
            **_counted(sum(counts, Counts())),
            "average_precision": average_precision(
                np.concatenate([item.scores[name][level] for item in ranked]),
                np.concatenate([item.true(level) for item in ranked]),
            ),
            "mean_f1": mean(story.f1 for story in counts),
            "mean_average_precision": mean(precisions),
        }
    return figures


def _story_figures(item: Ranked) -> dict[str, Any]:
    return {
        "story": item.story.name,
        "paragraphs": [len(article.paragraphs) for article in item.story.articles],
        **{
            level: {
                **_counted(count(item.found[level], item.true(level))),
                "average_precision": average_precision(
                    item.scores[SAMESTORY][level], item.true(level)
                ),
            }
            for level in LEVELS
        },
    }


def _counted(counts: Counts) -> dict[str, float | None]:
    return {
        "found": counts.found,
        "gold": counts.true,
        "hits": counts.hits,
        "precision": counts.precision,
        "recall": counts.recall,
        "f1": counts.f1,
    }


def quality_tables(figures: Mapping[str, Any], *, fitted: bool = True) -> list[Table]:
    """Lay the figures of `quality` out as tables.

    Parameters
    ----------
    figures
        What `quality` returned.
    fitted
        Whether the baselines' cuts were chosen on these stories, which the note then says.
    """
    return [_method_table(figures, fitted=fitted), _passage_table(figures), _story_table(figures)]


def _method_table(figures: Mapping[str, Any], *, fitted: bool) -> Table:
    note = (
        "The baselines' cuts are the best ones for these very stories, which favours the baselines."
        if fitted
        else "At least one baseline's cuts were given on the command line."
    )
    if figures["semantic"] is not None:
        note = f"samestory with the embedding model {figures['semantic']['name']}. {note}"
    return Table(
        title=f"Links: {figures['stories']} stories, {figures['pairs']:,} pairs of paragraphs",
        columns=(
            *("level", "method", "cut", "precision", "recall", "F1", "target", "AP"),
            *("mean F1", "mean AP"),
        ),
        rows=[
            (
                level,
                name,
                "default" if row["threshold"] is None else row["threshold"],
                row["precision"],
                row["recall"],
                row["f1"],
                f"≥ {TARGETS[level]:.2f}" if name == SAMESTORY else "",
                row["average_precision"],
                row["mean_f1"],
                row["mean_average_precision"],
            )
            for level in LEVELS
            for name, levels in figures["methods"].items()
            for row in [levels[level]]
        ],
        note=f"{note} AP: average precision. Means are over stories, all else over all pairs.",
    )


def _passage_table(figures: Mapping[str, Any]) -> Table:
    return Table(
        title="Passages against strong gold links",
        columns=(
            *("rows", "pair P", "pair R", "pair F1", "mean pair F1"),
            *("B³ P", "B³ R", "B³ F1", "mean B³ F1", "paired B³ F1"),
        ),
        rows=[
            (
                name,
                *(row["pairs"][key] for key in ("precision", "recall", "f1", "mean_f1")),
                *(
                    row["b_cubed"][key]
                    for key in ("precision", "recall", "f1", "mean_f1", "paired_f1")
                ),
            )
            for name, row in figures["passages"].items()
        ],
        note=(
            "B³ counts a paragraph that rightly stands alone as right; the second line shows what "
            "that alone gives. Paired B³ leaves out paragraphs that neither rows nor gold pair."
        ),
    )


def _story_table(figures: Mapping[str, Any]) -> Table:
    keys = ("gold", "precision", "recall", "f1", "average_precision")
    return Table(
        title="samestory by story",
        columns=(
            *("story", "paragraphs", "links", "P", "R", "F1", "AP"),
            *("strong", "P", "R", "F1", "AP"),
        ),
        rows=[
            (
                row["story"][:20],
                "+".join(map(str, row["paragraphs"])),
                *(row["links"][key] for key in keys),
                *(row["strong links"][key] for key in keys),
            )
            for row in figures["by_story"]
        ],
    )
