"""How good fitted constants are on stories they were not fitted to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import combinations
from operator import add
from typing import Any

import numpy as np

from benchmarks.models import Design, Fitted, Scored, fit, score
from benchmarks.samples import Sample
from samestory.alignment.linking import FAINT, PairScore
from samestory.alignment.passages import Grouping
from samestory.evaluation.intervals import percentile_interval, resample
from samestory.evaluation.metrics import Counts, Flags, Numbers, Ranking, average_precision, count
from samestory.evaluation.reliability import reliability
from samestory.model import Place
from samestory.model.marks import LEVELS

OUTER_FOLDS = 6
RESAMPLES = 2000
COHESIONS = (0.36, 0.32, 0.29, 0.27, 0.25, 0.22, 0.2, 0.18, 0.16, 0.14)
"""The powers of the strong cut that are tried for the least mean score of a row."""


@dataclass(frozen=True, slots=True, eq=False)
class HeldOut:
    """A story's scores by constants that were fitted without it, with the cuts fitted there."""

    scored: Scored
    cuts: Mapping[str, float]

    def counts(self, level: str) -> Counts:
        """Count what the cuts find: a strong link is a link too."""
        found = self.scored.scores[level] >= self.cuts[level]
        found &= self.scored.scores["links"] >= self.cuts["links"]
        return count(found, self.scored.true(level))


def hold_out(
    samples: Sequence[Sample],
    design: Design,
    folds: Sequence[Sequence[int]],
    tell: Callable[[str], None] = lambda _: None,
) -> list[HeldOut]:
    """Score each story by constants fitted to the stories of the other folds."""
    found: dict[int, HeldOut] = {}
    for place, fold in enumerate(folds, start=1):
        tell(f"fold {place} of {len(folds)}")
        fitted = fit([s for number, s in enumerate(samples) if number not in fold], design)
        for number in fold:
            found[number] = HeldOut(score(samples[number], fitted.model), fitted.cuts)
    return [found[number] for number in range(len(samples))]


def one_by_one(samples: Sequence[Sample]) -> list[list[int]]:
    """Return a fold for each story."""
    return [[number] for number in range(len(samples))]


def shuffled(samples: Sequence[Sample], *, seed: int) -> list[list[int]]:
    """Return folds of stories, the same ones for the same seed."""
    order = np.random.default_rng(seed).permutation(len(samples)).tolist()
    return [order[start::OUTER_FOLDS] for start in range(OUTER_FOLDS)]


def as_they_are(samples: Sequence[Sample], fitted: Fitted) -> list[HeldOut]:
    """Score each story by one set of constants."""
    return [HeldOut(score(sample, fitted.model), fitted.cuts) for sample in samples]


def figures(held: Sequence[HeldOut]) -> dict[str, Any]:
    """Return F1, average precision and calibration gap of each level, over all pairs together."""
    found = {}
    for level in LEVELS:
        scores, true = _pooled(held, level)
        counts = reduce(add, (each.counts(level) for each in held))
        found[level] = {
            "precision": counts.precision,
            "recall": counts.recall,
            "f1": counts.f1,
            "average_precision": average_precision(scores, true),
            "calibration_gap": reliability(scores, true, np.ones(len(scores))).gap_of_bins,
        }
    return found


def at_cuts(held: Sequence[HeldOut], cuts: Mapping[str, float]) -> list[HeldOut]:
    """Return the same scores with other cuts."""
    return [HeldOut(each.scored, cuts) for each in held]


def differences(before: Sequence[HeldOut], after: Sequence[HeldOut]) -> dict[str, Any]:
    """Return how much the figures of two sets of scores differ, by the bootstrap over stories.

    Returns
    -------
    dict
        For each level and figure the difference on all stories, and the bounds of 95 % of the
        differences on stories drawn with replacement, the same draws for both.
    """
    draws = resample(len(before), times=RESAMPLES, seed=0)
    found: dict[str, Any] = {}
    for level in LEVELS:
        found[level] = {}
        for name, figure in (("f1", _f1), ("average_precision", _precision)):
            old, new = figure(before, level), figure(after, level)
            drawn = [new(weights) - old(weights) for weights in draws]
            bounds = percentile_interval(drawn)
            everything = np.ones(len(before))
            found[level][name] = {
                "difference": new(everything) - old(everything),
                "low": bounds.low if bounds else None,
                "high": bounds.high if bounds else None,
            }
    return found


def row_counts(
    samples: Sequence[Sample], held: Sequence[HeldOut], cuts: Mapping[str, float]
) -> dict[float, list[Counts]]:
    """Return for each cohesion how many pairs of a row are strong gold links, by story."""
    groupings = [_scores(sample, each) for sample, each in zip(samples, held, strict=True)]
    return {
        cohesion: [
            _row_counts(sample, scores, cuts, cohesion)
            for sample, scores in zip(samples, groupings, strict=True)
        ]
        for cohesion in COHESIONS
    }


def _scores(sample: Sample, held: HeldOut) -> dict[tuple[Place, Place], PairScore]:
    pairs = [pair for block in sample.blocks for pair in block.places()]
    values = (held.scored.scores[level].tolist() for level in LEVELS)
    scored = zip(pairs, *values, strict=True)
    return {pair: PairScore(link, strong) for pair, link, strong in scored if link >= FAINT}


def _row_counts(
    sample: Sample,
    scores: Mapping[tuple[Place, Place], PairScore],
    cuts: Mapping[str, float],
    cohesion: float,
) -> Counts:
    grouping = Grouping(sample.documents, scores, least=cuts["links"], cohesion=cohesion)
    rows = grouping.rows(threshold=cuts["links"], strong=cuts["strong links"])
    together = {pair for row in rows for pair in combinations(row, 2)}
    gold = {
        pair
        for block in sample.blocks
        for pair, level in zip(block.places(), block.gold.ravel().tolist(), strict=True)
        if level >= LEVELS["strong links"]
    }
    across = {(a, b) for a, b in together if a.document != b.document}
    return Counts(len(across & gold), len(across), len(gold))


def _pooled(held: Sequence[HeldOut], level: str) -> tuple[Numbers, Flags]:
    scores = np.concatenate([each.scored.scores[level] for each in held])
    return scores, np.concatenate([each.scored.true(level) for each in held])


def _f1(held: Sequence[HeldOut], level: str) -> Callable[[Numbers], float]:
    counts = np.array([(c.hits, c.found + c.true) for c in (e.counts(level) for e in held)])

    def drawn(weights: Numbers) -> float:
        hits, either = weights @ counts
        return float(2 * hits / either)

    return drawn


def _precision(held: Sequence[HeldOut], level: str) -> Callable[[Numbers], float]:
    scores, true = _pooled(held, level)
    ranking = Ranking.of(scores)
    story = np.repeat(np.arange(len(held)), [len(each.scored.gold) for each in held])

    def drawn(weights: Numbers) -> float:
        return ranking.average_precision(true, weights[story]) or 0.0

    return drawn
