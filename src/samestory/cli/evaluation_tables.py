"""Lays an evaluation out as tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from samestory.cli.tables import Table, Value
from samestory.renderers.layout import plural
from samestory.renderers.safe_text import shorten

if TYPE_CHECKING:
    from samestory.evaluation import Evaluation
    from samestory.evaluation.agreement import Agreement
    from samestory.evaluation.intervals import Interval
    from samestory.evaluation.reliability import ScoreBin
    from samestory.evaluation.results import Figures

STORY_WIDTH = 24
_MEASURES = {"precision": "precision", "recall": "recall", "F1": "f1", "AP": "average_precision"}


def evaluation_tables(result: Evaluation) -> Iterator[Table]:
    """Yield the tables, the most important first."""
    yield _overall(result)
    yield _by_story(result)
    yield _by_cut(result)
    yield _reliability(result)
    if result.agreement is not None:
        yield _agreement(result.agreement)


def _overall(result: Evaluation) -> Table:
    rows: list[list[Value]] = []
    for name, level in result.levels.items():
        figures = level.figures
        rows.append(
            [
                *(name, f"{level.cut:g}", _number(figures.true), _number(figures.found)),
                *(getattr(figures, attribute) for attribute in _MEASURES.values()),
                *(level.best_cut, level.best_f1),
            ]
        )
        if len(result.stories) > 1:
            shown = [_interval(level.intervals[attribute]) for attribute in _MEASURES.values()]
            rows.append(["95 %", "", "", "", *shown, "", ""])
    judged = (
        f"{result.judged:,} of {result.pairs:,} pairs coded, figures estimated for all of them"
        if result.sampled
        else f"{result.pairs:,} pairs of paragraphs"
    )
    return Table(
        title=f"{plural(len(result.stories), 'story', 'stories')}, {judged}",
        columns=("level", "cut", "marked", "found", *_MEASURES, "best cut", "its F1"),
        rows=rows,
        note=(
            "AP: average precision, which needs no cut. The best cut is the one with the best F1 "
            "on these very stories; expect less of it on others."
            + (
                f" 95 %: bootstrap over stories, {result.resamples} resamples, seed {result.seed}."
                if len(result.stories) > 1
                else ""
            )
        ),
    )


def _by_story(result: Evaluation) -> Table:
    levels = list(result.levels)
    return Table(
        title="By story",
        columns=(
            *("story", "articles", "pairs", *(["coded"] if result.sampled else [])),
            *(column for name in levels for column in (name, "P", "R", "F1", "AP")),
        ),
        rows=[
            (
                shorten(story.name or "the story", STORY_WIDTH),
                len(story.documents),
                story.pairs,
                *([story.judged] if result.sampled else []),
                *(
                    value
                    for name in levels
                    for figures in [story.levels[name]]
                    for value in (
                        _number(figures.true),
                        *(getattr(figures, attribute) for attribute in _MEASURES.values()),
                    )
                ),
            )
            for story in result.stories
        ],
        note="The column of a level counts the pairs that people marked so.",
    )


def _by_cut(result: Evaluation) -> Table:
    levels = list(result.levels)
    return Table(
        title="If pairs counted from another score on",
        columns=("score", *(f"{name}: {head}" for name in levels for head in ("P", "R", "F1"))),
        rows=[
            (
                f"{row.cut:.2f}",
                *(value for name in levels for value in _decided(row.levels[name])),
            )
            for row in result.cuts
        ],
    )


def _reliability(result: Evaluation) -> Table:
    held = result.reliability
    return Table(
        title="Do scores mean what they say?",
        columns=("score", "pairs", "mean score", "share that are links", "difference"),
        rows=[
            (
                f"{each.low:.1f} to {each.high:.1f}",
                _number(each.pairs),
                each.score,
                each.share,
                _difference(each),
            )
            for each in held.bins
        ],
        note=(
            "Links of either level. Mean absolute difference: "
            f"{_figure(held.gap_of_bins)} over the filled bins, {_figure(held.gap_of_pairs)} over "
            "the pairs (of which nearly all have scores near 0)."
        ),
    )


def _agreement(held: Agreement) -> Table:
    return Table(
        title=f"Agreement of the two coders on the {held.pairs:,} pairs that both coded",
        columns=("measure", "value"),
        rows=[
            *((f"F1 of one against the other, {name}", value) for name, value in held.f1.items()),
            ("Krippendorff's alpha, ordinal", held.alpha),
        ],
        note=(
            "Over the rows of the sheet, not weighted. Alpha is 1 for full agreement and 0 for "
            "that of chance (Krippendorff 2011)."
        ),
    )


def _difference(held: ScoreBin) -> float | None:
    if held.share is None or held.score is None:
        return None
    # Adding zero turns a rounded -0.0 into 0.0.
    return round(held.share - held.score, 3) + 0.0


def _decided(figures: Figures) -> tuple[float | None, ...]:
    return figures.precision, figures.recall, figures.f1


def _interval(interval: Interval | None) -> str:
    return "–" if interval is None else f"{interval.low:.3f} to {interval.high:.3f}"


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _number(value: float) -> int:
    """Return a number of pairs; one estimated from weights is rounded."""
    return round(value)
