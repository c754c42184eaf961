"""Logistic regression and calibration by Newton's method: small, exact and deterministic."""

from __future__ import annotations

import numpy as np

from samestory.alignment.constants import Calibration
from samestory.evaluation.metrics import Flags, Numbers

STEPS = 50
ENOUGH = 1e-10
"""Newton's method stops where a step lowers the loss by less than this part of it."""


def fit_logistic(values: Numbers, true: Flags, *, penalty: float) -> tuple[Numbers, float]:
    """Fit the weights of a logistic regression.

    Parameters
    ----------
    values
        A row for each case, a column for each feature.
    true
        Which cases are true: some, not all.
    penalty
        Of half the squared weights of the standardised features; the bias goes free.

    Returns
    -------
    tuple
        The weights of the features as given, and the bias.
    """
    mean, spread = values.mean(axis=0), values.std(axis=0)
    spread = np.where(spread > 0, spread, 1.0)
    design = np.column_stack(((values - mean) / spread, np.ones(len(values))))
    ridge = np.append(np.full(values.shape[1], penalty), 0.0)
    weights = np.zeros(design.shape[1])
    weights[-1] = np.log(true.mean() / (1 - true.mean()))
    loss = _loss(design, true, weights, ridge)
    for _ in range(STEPS):
        step = _newton_step(design, true, weights, ridge)
        size = 1.0
        while (lower := _loss(design, true, weights - size * step, ridge)) > loss:
            size /= 2
        weights = weights - size * step
        if loss - lower <= ENOUGH * loss:
            break
        loss = lower
    found = weights[:-1] / spread
    return found, float(weights[-1] - found @ mean)


def fit_calibration(logits: Numbers, true: Flags) -> Calibration:
    """Fit a slope below zero, one above it and a shift, so that logits become probabilities."""
    sides = np.column_stack((np.minimum(logits, 0), np.maximum(logits, 0)))
    (below, above), shift = fit_logistic(sides, true, penalty=1.0)
    return Calibration(float(below), float(above), shift)


def _newton_step(design: Numbers, true: Flags, weights: Numbers, ridge: Numbers) -> Numbers:
    fitted = 1 / (1 + np.exp(-np.clip(design @ weights, -40, 40)))
    gradient = design.T @ (fitted - true) + ridge * weights
    curvature = (design * (fitted * (1 - fitted))[:, np.newaxis]).T @ design + np.diag(ridge)
    return np.asarray(np.linalg.solve(curvature, gradient))


def _loss(design: Numbers, true: Flags, weights: Numbers, ridge: Numbers) -> float:
    logits = design @ weights
    return float((np.logaddexp(0, logits) - true * logits).sum() + 0.5 * ridge @ weights**2)
