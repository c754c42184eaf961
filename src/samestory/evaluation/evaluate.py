"""Measures links against what people marked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import numpy as np

from samestory.errors import SamestoryError
from samestory.evaluation.agreement import agreement
from samestory.evaluation.intervals import Interval, percentile_interval, resample
from samestory.evaluation.matching import JudgedStory, candidate_pairs, match_stories
from samestory.evaluation.metrics import (
    Counts,
    Flags,
    Numbers,
    Ranking,
    average_precision,
    best_threshold,
    count,
)
from samestory.evaluation.reliability import reliability
from samestory.evaluation.results import CutResult, Evaluation, Figures, LevelResult, StoryResult
from samestory.evaluation.scores import NO_SCORE, pair_scores
from samestory.model import Limits, Markings, Settings, StoryArticle
from samestory.model.marks import LEVELS

if TYPE_CHECKING:
    from samestory.embedding.base import Embedder

RESAMPLES = 1000
CUTS = tuple(number / 20 for number in range(1, 20))
"""Cuts of the threshold table: .05, .10 … .95."""

FEW_STORIES = 10
"""With fewer, percentile intervals come out too narrow to be relied on."""

_DEFAULT_LIMITS = Limits()
_MEASURES = ("precision", "recall", "f1")


@dataclass(frozen=True, slots=True, eq=False)
class _Scored:
    """Judged pairs as arrays over them.

    ``link`` and ``strong`` are the scores that rank pairs as links and as strong links;
    ``linked_strong`` is the strong score of links and 0 for other pairs, since only a link can be
    strong. ``story`` is the index of each pair's story.
    """

    level: Numbers
    link: Numbers
    strong: Numbers
    linked_strong: Numbers
    weight: Numbers
    story: Numbers

    def ranking(self, name: str) -> Numbers:
        return self.link if name == "links" else self.strong

    def decisive(self, name: str) -> Numbers:
        """Return the scores that a cut is compared with."""
        return self.link if name == "links" else self.linked_strong

    def true(self, name: str) -> Flags:
        return np.asarray(self.level >= LEVELS[name])

    def of(self, story: int) -> _Scored:
        chosen = self.story == story
        arrays = (getattr(self, field.name) for field in fields(self))
        return _Scored(*(array[chosen] for array in arrays))


def evaluate(
    markings: Markings,
    articles: Sequence[StoryArticle],
    settings: Settings,
    *,
    seed: int,
    progress: Callable[[str], None] = lambda _: None,
    embedder: Embedder | None = None,
    limits: Limits = _DEFAULT_LIMITS,
) -> Evaluation:
    """Compare each story's articles and measure the links against the marks.

    Parameters
    ----------
    markings
        What people marked.
    articles
        The articles of all stories; `samestory.evaluation.matching.match_stories` says which
        story takes which.
    settings
        The cuts that are measured, and whether articles of one outlet are matched.
    seed
        Start of the random numbers of the bootstrap.
    progress
        Called with each story's name before it is compared.
    embedder
        An embedding model for scores to take into account.
    limits
        How many articles a story may have, and how long they may be together.

    Returns
    -------
    Evaluation
        The same for the same inputs, settings and seed.

    Raises
    ------
    SourceError
        If the marks don't fit the articles.
    AlignmentError
        If the articles of a story can't be compared.
    EmbeddingError
        If the embedding model is broken.
    """
    stories = match_stories(markings, articles, include_same_outlet=settings.include_same_outlet)
    scored = _score(stories, settings, progress, embedder, limits)
    draws = resample(len(stories), times=RESAMPLES, seed=seed)
    cuts = {"links": settings.threshold, "strong links": settings.strong}
    results = tuple(
        _story_result(story, scored.of(index), cuts, settings)
        for index, story in enumerate(stories)
    )
    return Evaluation(
        sampled=not markings.complete,
        pairs=sum(result.pairs for result in results),
        judged=sum(result.judged for result in results),
        resamples=RESAMPLES,
        seed=seed,
        levels={name: _level(name, scored, cut, draws) for name, cut in cuts.items()},
        stories=results,
        cuts=tuple(_cut_result(scored, cut) for cut in CUTS),
        reliability=reliability(scored.link, scored.true("links"), scored.weight),
        agreement=agreement([unit for story in stories for unit in story.coders]),
        notes=tuple(_notes(markings, articles, results)),
    )


def _score(
    stories: Sequence[JudgedStory],
    settings: Settings,
    progress: Callable[[str], None],
    embedder: Embedder | None,
    limits: Limits,
) -> _Scored:
    rows: list[tuple[float, ...]] = []
    for index, story in enumerate(stories):
        progress(story.name)
        try:
            scores = pair_scores(story.documents, settings, embedder, limits)
        except SamestoryError as error:
            if story.name:
                raise type(error)(f"story {story.name}: {error}") from error
            raise
        for pair, level in story.levels.items():
            link, strong = scores.get(pair, NO_SCORE)
            linked = strong if link >= settings.threshold else 0.0
            rows.append((level, link, strong, linked, story.weights[pair], index))
    return _Scored(*np.array(rows, dtype=np.float64).reshape(-1, 6).T)


def _figures(scored: _Scored, name: str, cut: float, *, ranked: bool = True) -> Figures:
    true = scored.true(name)
    counts = count(scored.decisive(name) >= cut, true, scored.weight)
    precision = average_precision(scored.ranking(name), true, scored.weight) if ranked else None
    return Figures.of(counts, precision)


def _level(name: str, scored: _Scored, cut: float, draws: Numbers) -> LevelResult:
    true = scored.true(name)
    scores = scored.decisive(name)
    best = best_threshold(scores, true, scored.weight) if true.any() else None
    return LevelResult(
        cut=cut,
        figures=_figures(scored, name, cut),
        intervals=_intervals(name, scored, cut, draws),
        best_cut=best,
        best_f1=None if best is None else count(scores >= best, true, scored.weight).f1,
    )


def _intervals(
    name: str, scored: _Scored, cut: float, draws: Numbers
) -> dict[str, Interval | None]:
    stories = draws.shape[1]
    if stories < 2:  # noqa: PLR2004
        return dict.fromkeys((*_MEASURES, "average_precision"))
    parts = [scored.of(story) for story in range(stories)]
    by_story = [count(part.decisive(name) >= cut, part.true(name), part.weight) for part in parts]
    sums = draws @ np.array([(each.hits, each.found, each.true) for each in by_story])
    resampled = [Counts(*row) for row in sums.tolist()]
    ranking, true, place = (
        Ranking.of(scored.ranking(name)),
        scored.true(name),
        scored.story.astype(int),
    )
    return {
        **{
            measure: percentile_interval(getattr(counts, measure) for counts in resampled)
            for measure in _MEASURES
        },
        "average_precision": percentile_interval(
            ranking.average_precision(true, scored.weight * drawn[place]) for drawn in draws
        ),
    }


def _story_result(
    story: JudgedStory, scored: _Scored, cuts: Mapping[str, float], settings: Settings
) -> StoryResult:
    pairs = candidate_pairs(story.documents, include_same_outlet=settings.include_same_outlet)
    return StoryResult(
        name=story.name,
        documents=tuple(document.outlet for document in story.documents),
        pairs=sum(1 for _ in pairs),
        judged=len(story.levels),
        levels={
            name: _figures(scored, name, cut, ranked=bool(story.levels))
            for name, cut in cuts.items()
        },
    )


def _cut_result(scored: _Scored, cut: float) -> CutResult:
    return CutResult(cut, {name: _figures(scored, name, cut, ranked=False) for name in LEVELS})


def _notes(
    markings: Markings, articles: Sequence[StoryArticle], results: Sequence[StoryResult]
) -> Iterator[str]:
    if len(results) < 2:  # noqa: PLR2004
        yield "Intervals need two or more stories: they show how figures vary from story to story."
    elif len(results) < FEW_STORIES:
        yield f"With only {len(results)} stories the intervals are too narrow to rely on."
    marked = {story.name for story in markings.stories}
    left = {article.story for article in articles if article.story is not None} - marked
    if left and any(story.name for story in markings.stories):
        number = len(left)
        yield (
            f"{number} {'story' if number == 1 else 'stories'} in the articles without marks "
            f"{'was' if number == 1 else 'were'} left out."
        )
    uncoded = sum(story.uncoded for story in markings.stories)
    if uncoded:
        yield f"{uncoded} rows of the sheet have no level yet; the others stand for them too."
    for story in markings.stories:
        coded = {mark.stratum for mark in story.marks}
        for stratum, size in story.pools.items():
            if size and stratum not in coded:
                title = f" of story {story.name}" if story.name else ""
                yield (
                    f"None of the {size} {stratum}{title} is coded, so the figures leave them "
                    "out: recall is too high as far as there are links among them."
                )
