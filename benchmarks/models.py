"""Fits the regressions of the link score, and the cuts, to gold levels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from itertools import chain

import numpy as np

from benchmarks.regression import fit_calibration, fit_logistic
from benchmarks.samples import Block, Sample, flat
from samestory.alignment.constants import Calibration, Logit, Model
from samestory.alignment.incidence import Matrix
from samestory.alignment.scoring import calibrated, combine, fit_alone, surroundings
from samestory.evaluation.metrics import Flags, Numbers, best_threshold
from samestory.model.marks import LEVELS

PENALTY = 50.0
"""Of the regressions; from .1 to 100 the figures stay the same."""

INNER_FOLDS = 8
"""Folds inside the stories to fit to, whose scores calibrations and cuts are fitted to: scores of
the very stories that a regression was fitted to would be too sure of themselves."""

DIGITS = 3
"""Decimals of the constants."""

_PLAIN = Calibration(1.0, 1.0, 0.0)


@dataclass(frozen=True, slots=True)
class Design:
    """The features of each regression; ``alone`` takes none that other pairs' fit makes."""

    alone: tuple[str, ...]
    link: tuple[str, ...]
    strong: tuple[str, ...]


_OWN = ("words", "sentence", "position")
_MEANING = ("paragraph_meaning", "sentence_meaning")

DESIGNS = {
    "lexical": Design(
        alone=_OWN,
        link=(*_OWN, "neighbours"),
        strong=(*_OWN, "neighbours", "closeness", "course"),
    ),
    "semantic": Design(
        alone=(*_OWN, *_MEANING),
        link=(*_OWN, *_MEANING, "neighbours"),
        strong=(*_OWN, *_MEANING, "neighbours", "closeness", "course"),
    ),
}
"""By the name of their section in ``constants.json``."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A fitted model, and for each level the cut with the best F1 on scores of unseen stories."""

    model: Model
    cuts: dict[str, float]


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """A story's pairs: link and strong scores, and gold levels."""

    scores: dict[str, Numbers]
    gold: Numbers

    def true(self, level: str) -> Flags:
        """Return which pairs are true at a level."""
        return np.asarray(self.gold >= LEVELS[level])


def fit(samples: Sequence[Sample], design: Design) -> Fitted:
    """Fit regressions, calibrations and cuts to stories."""
    folds = [range(start, len(samples), INNER_FOLDS) for start in range(INNER_FOLDS)]
    held_out: list[tuple[Numbers, Numbers, Numbers]] = []
    for fold in filter(len, folds):
        rest = [sample for number, sample in enumerate(samples) if number not in fold]
        model = _regressions(rest, design)
        held_out += [_logits(samples[number], model) for number in fold]
    link, strong, gold = (np.concatenate(part) for part in zip(*held_out, strict=True))
    model = _regressions(samples, design)
    model = Model(
        model.alone,
        model.link,
        model.strong,
        link_calibration=_rounded(fit_calibration(link, _true(gold, "links"))),
        strong_calibration=_rounded(fit_calibration(strong, _true(gold, "strong links"))),
    )
    scores = _calibrated(link, strong, model)
    return Fitted(
        model,
        {level: best_threshold(scores[level], _true(gold, level)) for level in LEVELS},
    )


def score(sample: Sample, model: Model) -> Scored:
    """Score a story's pairs by the code that the comparison itself uses."""
    pairs = [combine(block.features, model) for block in sample.blocks]
    return Scored(
        {
            "links": flat(pair.score for pair in pairs),
            "strong links": flat(pair.strong for pair in pairs),
        },
        sample.gold,
    )


def _regressions(samples: Sequence[Sample], design: Design) -> Model:
    gold = np.concatenate([sample.gold for sample in samples])
    blocks = list(chain.from_iterable(sample.blocks for sample in samples))
    linked, strong = _true(gold, "links"), _true(gold, "strong links")
    alone = _logit([block.features for block in blocks], design.alone, linked)
    features = [_with_surroundings(block, alone) for block in blocks]
    return Model(
        alone,
        _logit(features, design.link, linked),
        _logit(features, design.strong, strong),
        _PLAIN,
        _PLAIN,
    )


def _with_surroundings(block: Block, alone: Logit) -> dict[str, Matrix]:
    return {**block.features, **surroundings(fit_alone(block.features, alone))}


def _logit(features: Sequence[Mapping[str, Matrix]], names: Sequence[str], true: Flags) -> Logit:
    values = np.column_stack([flat(held[name] for held in features) for name in names])
    weights, bias = fit_logistic(values, true, penalty=PENALTY)
    found = zip(names, weights.tolist(), strict=True)
    return Logit(round(bias, DIGITS), {name: round(weight, DIGITS) for name, weight in found})


def _logits(sample: Sample, model: Model) -> tuple[Numbers, Numbers, Numbers]:
    pairs = [combine(block.features, model) for block in sample.blocks]
    return (
        flat(pair.link_logit for pair in pairs),
        flat(pair.strong_logit for pair in pairs),
        sample.gold,
    )


def _calibrated(link: Numbers, strong: Numbers, model: Model) -> dict[str, Numbers]:
    linked = calibrated(link, model.link_calibration)
    return {
        "links": linked,
        "strong links": np.minimum(calibrated(strong, model.strong_calibration), linked),
    }


def _true(gold: Numbers, level: str) -> Flags:
    return np.asarray(gold >= LEVELS[level])


def _rounded(found: Calibration) -> Calibration:
    return Calibration(*(round(value, DIGITS) for value in astuple(found)))
