"""Other libraries on the same stories as samestory: how well they link, and how long they take."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.measured import measure
from benchmarks.peer_case import OWN
from benchmarks.peer_scorers import PEERS
from benchmarks.processes import run_python
from benchmarks.stories import Pair, Story
from samestory.cli.tables import Table
from samestory.evaluation.metrics import (
    Counts,
    Flags,
    Numbers,
    average_precision,
    best_threshold,
    count,
)
from samestory.model.marks import LEVELS

STORY_SECONDS = 60.0
"""A peer that takes more CPU time for one story is stopped there, and finds nothing in it."""

BEST_CUT = "samestory, best cut"

_MEGABYTE = 1_000_000


def peers(
    stories: Sequence[Story],
    *,
    data: Path | None,
    limit: int | None,
    tell: Callable[[str], None],
    seconds: float = STORY_SECONDS,
) -> dict[str, Any]:
    """Measure samestory and every peer that is installed.

    Parameters
    ----------
    stories
        What they are measured on.
    data, limit
        Where a process of its own finds the same stories.
    tell
        Is given a line on what is measured next.
    seconds
        Limit for each story.

    Returns
    -------
    dict
        Figures that JSON can hold; `peer_tables` lays them out.
    """
    levels = np.array([story.gold.get(p, 0) for story in stories for p in story.candidates])
    true = {level: np.asarray(levels >= least) for level, least in LEVELS.items()}
    tell(OWN)
    spec = {
        "data": None if data is None else str(data.resolve()),
        "stories": limit,
        "seconds": seconds,
    }
    methods = _own(stories, true, _in_a_process(spec | {"peer": OWN}))
    skipped = {}
    for name, peer in PEERS.items():
        if peer.missing:
            skipped[name] = f"not installed: {', '.join(peer.missing)}"
            continue
        tell(name)
        run = _in_a_process(spec | {"peer": name})
        methods[name] = {
            "how": peer.how,
            **_costs(run),
            **_at_best_cuts(dict.fromkeys(true, _all_scores(stories, run["scores"])), true),
        }
    return {
        "stories": len(stories),
        "pairs": len(levels),
        "methods": methods,
        "skipped": skipped,
    }


def _in_a_process(spec: Mapping[str, Any]) -> dict[str, Any]:
    printed = run_python("-m", "benchmarks.peer_case", json.dumps(spec))
    figures: dict[str, Any] = json.loads(printed.splitlines()[-1])
    return figures


def _own(
    stories: Sequence[Story], true: Mapping[str, Flags], run: Mapping[str, Any]
) -> dict[str, Any]:
    """Return samestory's figures at its default cuts, and at the best ones as peers get them."""
    results = [measure(story) for story in stories]
    scores = {
        level: _own_numbers(stories, [result.scores[level] for result in results]) for level in true
    }
    linked = [dict.fromkeys(result.links, 1.0) for result in results]
    strong = [{pair: float(firm) for pair, firm in result.links.items()} for result in results]
    found = {
        "links": _own_numbers(stories, linked) > 0,
        "strong links": _own_numbers(stories, strong) > 0,
    }
    costs = {"how": "all articles", **_costs(run)}
    return {
        OWN: {
            **costs,
            **{
                level: _figures(count(found[level], flags), None, scores[level], flags)
                for level, flags in true.items()
            },
        },
        BEST_CUT: {**costs, **_at_best_cuts(scores, true)},
    }


def _own_numbers(stories: Sequence[Story], values: Sequence[Mapping[Pair, float]]) -> Numbers:
    """Return the values of all candidate pairs; zero for a pair without one."""
    return np.array(
        [
            held.get(pair, 0.0)
            for story, held in zip(stories, values, strict=True)
            for pair in story.candidates
        ],
        dtype=np.float64,
    )


def _all_scores(stories: Sequence[Story], scores: Sequence[Sequence[float] | None]) -> Numbers:
    """Return the scores of all pairs; zero where a peer failed."""
    return np.concatenate(
        [
            np.zeros(len(story.candidates)) if held is None else np.array(held)
            for story, held in zip(stories, scores, strict=True)
        ]
    )


def _at_best_cuts(scores: Mapping[str, Numbers], true: Mapping[str, Flags]) -> dict[str, Any]:
    """Return the figures at each level's own best cut of its scores."""
    cuts = {level: best_threshold(scores[level], flags) for level, flags in true.items()}
    return {
        level: _figures(
            count(scores[level] >= cuts[level], flags), cuts[level], scores[level], flags
        )
        for level, flags in true.items()
    }


def _figures(counts: Counts, cut: float | None, scores: Numbers, true: Flags) -> dict[str, Any]:
    return {
        "threshold": cut,
        "precision": counts.precision,
        "recall": counts.recall,
        "f1": counts.f1,
        "average_precision": average_precision(scores, true),
    }


def _costs(run: Mapping[str, Any]) -> dict[str, Any]:
    return {key: run[key] for key in ("load", "cpu", "wall", "memory", "failures")}


def peer_tables(figures: Mapping[str, Any]) -> list[Table]:
    """Lay the figures of `peers` out as tables."""
    tables = [_peer_table(figures)]
    troubles = [
        *((name, reason) for name, reason in figures["skipped"].items()),
        *(
            (name, f"{story[:20]}: {reason}")
            for name, row in figures["methods"].items()
            if name != BEST_CUT
            for story, reason in row["failures"].items()
        ),
    ]
    if troubles:
        tables.append(
            Table(title="Not measured, or not everywhere", columns=("what", "why"), rows=troubles)
        )
    return tables


def _peer_table(figures: Mapping[str, Any]) -> Table:
    keys = ("precision", "recall", "f1", "average_precision")
    return Table(
        title=f"Peers: {figures['stories']} stories, {figures['pairs']:,} pairs of paragraphs",
        columns=(
            *("what", "reads", "cut", "P", "R", "F1", "AP"),
            *("strong cut", "P", "R", "F1", "AP", "load s", "CPU s", "MB", "failed"),
        ),
        rows=[
            (
                name,
                row["how"],
                *(
                    value
                    for level in LEVELS
                    for value in (
                        "default" if row[level]["threshold"] is None else row[level]["threshold"],
                        *(row[level][key] for key in keys),
                    )
                ),
                row["load"],
                row["cpu"],
                round(row["memory"] / _MEGABYTE),
                len(row["failures"]),
            )
            for name, row in figures["methods"].items()
        ],
        note=(
            "Every cut but samestory's default is the best one for these very stories, which "
            "favours the peers. CPU seconds are for all stories: scores of all pairs for the "
            "peers; links, reasons and rows for samestory. A story where a peer failed counts as "
            "one where it found nothing."
        ),
    )
