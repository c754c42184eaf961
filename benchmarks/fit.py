"""Refits the constants of the link score, and says how good they are on unseen stories."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from functools import reduce
from operator import add
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.models import DESIGNS, DIGITS, INNER_FOLDS, PENALTY, Fitted, fit
from benchmarks.samples import Sample
from benchmarks.stories import ARTICLES, GOLD, DataError
from benchmarks.validation import (
    OUTER_FOLDS,
    RESAMPLES,
    HeldOut,
    as_they_are,
    at_cuts,
    differences,
    figures,
    hold_out,
    one_by_one,
    row_counts,
    shuffled,
)
from samestory.alignment import constants
from samestory.alignment.constants import DEFAULT_CONSTANTS, Model
from samestory.cli.tables import Table
from samestory.evaluation.metrics import Counts
from samestory.model.marks import LEVELS

LEXICAL, SEMANTIC = "lexical", "semantic"
REPEATS = 5
LEAST_STORIES = 2 * OUTER_FOLDS
FILE = Path(constants.__file__).with_name(constants.FILE)

METHOD = (
    f"Logistic regressions with a ridge penalty of {PENALTY:g} on standardised features. "
    f"Calibrations fitted to scores of {INNER_FOLDS} inner folds by story."
)

CUTS = {
    "links": DEFAULT_CONSTANTS.cuts.threshold,
    "strong links": DEFAULT_CONSTANTS.cuts.strong,
}
"""The default cuts, which a person chooses in sight of the best ones that are printed."""


def refit(
    samples: Sequence[Sample],
    *,
    section: str = LEXICAL,
    repeats: int = REPEATS,
    tell: Callable[[str], None],
) -> dict[str, Any]:
    """Fit one section of the constants to stories and measure it.

    Parameters
    ----------
    samples
        The stories.
    section
        ``lexical`` or ``semantic``; the latter needs samples with an embedding model's features.
    repeats
        How often the stories are dealt into folds anew.
    tell
        Called with what is being done.

    Returns
    -------
    dict
        Figures that JSON can hold. ``model`` is what belongs into the constants' file;
        `fit_tables` lays the rest out.

    Raises
    ------
    DataError
        If there are too few stories to hold some out.
    """
    if len(samples) < LEAST_STORIES:
        raise DataError(
            f"There are {len(samples)} stories: a fit needs {LEAST_STORIES} or more, so that it "
            "can be measured on stories that it has not seen."
        )
    design = DESIGNS[section]
    tell("leaving out one story at a time")
    single = hold_out(samples, design, one_by_one(samples))
    rounds = []
    for seed in range(repeats):
        tell(f"{OUTER_FOLDS} folds, round {seed + 1} of {repeats}")
        folds = shuffled(samples, seed=seed)
        rounds.append(figures(hold_out(samples, design, folds)))
    fitted = fit(samples, design)
    present = as_they_are(samples, Fitted(_present(section), CUTS))
    return {
        "section": section,
        "stories": len(samples),
        "pairs": sum(len(sample.gold) for sample in samples),
        **{
            level.replace(" ", "_"): int(
                sum((sample.gold >= LEVELS[level]).sum() for sample in samples)
            )
            for level in LEVELS
        },
        "model": asdict(fitted.model),
        "best_cuts": fitted.cuts,
        "left_out": figures(single),
        "left_out_default_cuts": figures(at_cuts(single, CUTS)),
        "repeats": repeats,
        "folds": _spread(rounds),
        "seen": figures(as_they_are(samples, Fitted(fitted.model, CUTS))),
        "present": figures(present),
        "differences": differences(present, single),
        "rows": _rows(samples, single),
    }


def data_hash(folder: Path) -> str:
    """Return the SHA-256 of a folder's articles and gold links, one after the other."""
    return hashlib.sha256(
        b"".join((folder / name).read_bytes() for name in (ARTICLES, GOLD))
    ).hexdigest()


def write(found: Mapping[str, Any], *, date: str, data: str, file: Path = FILE) -> None:
    """Put a section into the constants' file, with what it was fitted on and how good it is."""
    held = json.loads(file.read_text("utf-8"))
    counted = ("stories", "pairs", "links", "strong_links")
    held[found["section"]] = {
        "fitted": {
            "date": date,
            "data_sha256": data,
            "method": METHOD,
            **{name: found[name] for name in counted},
            "one_story_left_out": _rounded(found["left_out_default_cuts"]),
            f"{OUTER_FOLDS}_folds_{found['repeats']}_times": _rounded(found["folds"]),
        },
        **found["model"],
    }
    file.write_text(json.dumps(held, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _present(section: str) -> Model:
    model: Model = getattr(DEFAULT_CONSTANTS, section)
    return model


def _spread(rounds: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the mean and the standard deviation of each figure over the rounds."""
    return {
        level: {
            name: {"mean": float(np.mean(values)), "deviation": float(np.std(values))}
            for name in rounds[0][level]
            for values in [[one[level][name] for one in rounds]]
        }
        for level in LEVELS
    }


def _rows(samples: Sequence[Sample], held: Sequence[HeldOut]) -> list[dict[str, float | None]]:
    counted = row_counts(samples, held, CUTS)
    return [
        {
            "cohesion": cohesion,
            "least": CUTS["strong links"] ** cohesion,
            "precision": total.precision,
            "recall": total.recall,
            "f1": total.f1,
        }
        for cohesion, counts in counted.items()
        for total in [reduce(add, counts, Counts())]
    ]


def _rounded(held: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: _rounded(value) if isinstance(value, dict) else round(value, DIGITS)
        for key, value in held.items()
    }


def fit_tables(found: Mapping[str, Any]) -> list[Table]:
    """Lay the figures of `refit` out as tables."""
    return [_figure_table(found), _difference_table(found), _row_table(found)]


def _figure_table(found: Mapping[str, Any]) -> Table:
    names = ("precision", "recall", "f1", "average_precision", "calibration_gap")
    kinds = {
        "left_out": "each story left out, cuts fitted too",
        "left_out_default_cuts": "each story left out, default cuts",
        "seen": "fitted to these very stories, default cuts",
        "present": "constants in the file, default cuts",
    }
    rows: list[tuple[str | float | None, ...]] = []
    for level in LEVELS:
        rows += [
            (level, kind, *(found[key][level][n] for n in names)) for key, kind in kinds.items()
        ]
        spread = [found["folds"][level][name] for name in names]
        shown = [f"{each['mean']:.3f} ± {each['deviation']:.3f}" for each in spread]
        rows.append(
            (level, f"{OUTER_FOLDS} folds, {found['repeats']} times, cuts fitted too", *shown)
        )
    best = ", ".join(f"{cut:.3f} ({level})" for level, cut in found["best_cuts"].items())
    return Table(
        title=f"Fit of the {found['section']} constants: {found['stories']} stories, "
        f"{found['pairs']:,} pairs",
        columns=("level", "constants", "precision", "recall", "F1", "AP", "calibration gap"),
        rows=rows,
        note=f"Best cuts: {best}. Calibration gap: mean distance of score and share of links over "
        "ten bins. ±: standard deviation over the rounds.",
    )


def _difference_table(found: Mapping[str, Any]) -> Table:
    return Table(
        title="Refitted, each story left out, less the constants in the file",
        columns=("level", "figure", "difference", "from", "to"),
        rows=[
            (level, name.replace("_", " "), each["difference"], each["low"], each["high"])
            for level, held in found["differences"].items()
            for name, each in held.items()
        ],
        note=f"Bounds of 95 % of {RESAMPLES:,} draws of stories with replacement, the same draws "
        "for both. The constants in the file may have seen these stories, which favours them.",
    )


def _row_table(found: Mapping[str, Any]) -> Table:
    names = ("cohesion", "least", "precision", "recall", "f1")
    return Table(
        title="Rows of scores of stories left out, against strong gold links",
        columns=("cohesion", "least mean score", "pair P", "pair R", "pair F1"),
        rows=[tuple(row[name] for name in names) for row in found["rows"]],
        note="The least mean score of a row is the strong cut raised to the power of the cohesion.",
    )
