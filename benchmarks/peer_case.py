"""Scores stories with one peer in a process of its own, with a limit of time for each story.

``python -m benchmarks.peer_case SPEC``: SPEC and what is printed are JSON.
"""

from __future__ import annotations

import json
import math
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from types import FrameType
from typing import Any

import numpy as np

from benchmarks.peer_scorers import PEERS, Peer, Score
from benchmarks.speed_case import peak_memory
from benchmarks.stories import Story, as_documents, read_data, read_seeds
from samestory.alignment import align
from samestory.evaluation.metrics import Numbers
from samestory.model import Settings

OWN = "samestory"
"""Its time is taken here too; its links are those of its report, see `measured`."""


class _OutOfTimeError(Exception):
    pass


def run(spec: dict[str, Any]) -> dict[str, Any]:
    """Score the stories a spec names.

    Parameters
    ----------
    spec
        ``peer`` (a name of `PEERS`, or `OWN` for samestory's time alone), ``data`` (a folder, or
        ``None`` for the project's own stories), ``stories`` (a limit, or ``None``) and
        ``seconds``, the limit of CPU time for each story.

    Returns
    -------
    dict
        ``scores``: for each story the scores of its candidate pairs, or ``None`` where the peer
        failed; ``failures``: what went wrong, by story; times in seconds; memory in bytes.
    """
    limit = spec["stories"]
    stories = (
        read_seeds(limit=limit)
        if spec["data"] is None
        else read_data(Path(spec["data"]), limit=limit)
    )
    began = time.process_time()
    score = _align_only(stories) if spec["peer"] == OWN else _loaded(PEERS[spec["peer"]])
    loaded = time.process_time() - began
    scores: list[list[float] | None] = []
    failures: dict[str, str] = {}
    seconds = wall = 0.0
    for story in stories:
        cpu, clock = time.process_time(), time.perf_counter()
        try:
            with _time_limit(spec["seconds"]):
                matrix = score(story)
            scores.append(_candidates(story, matrix) if matrix.size else None)
        except Exception as error:  # noqa: BLE001 - whatever a peer does, it is a result
            failures[story.name] = _said(error, spec["seconds"])
            scores.append(None)
        seconds += time.process_time() - cpu
        wall += time.perf_counter() - clock
    return {
        "scores": scores,
        "failures": failures,
        "load": loaded,
        "cpu": seconds,
        "wall": wall,
        "memory": peak_memory(),
    }


def _loaded(peer: Peer) -> Score:
    for name in peer.needs:
        import_module(name)
    return peer.load()


def _align_only(stories: list[Story]) -> Score:
    """Return what takes as long as samestory's alignment: links with reasons, and rows."""
    documents = {
        story.name: [
            replace(document, id=article.label)
            for document, article in zip(as_documents(story), story.articles, strict=True)
        ]
        for story in stories
    }

    def score(story: Story) -> Numbers:
        align(documents[story.name], settings=Settings())
        return np.empty((0, 0))

    return score


def _candidates(story: Story, matrix: Numbers) -> list[float]:
    place = {spot: number for number, spot in enumerate(story.spots)}
    values = [float(matrix[place[a], place[b]]) for a, b in story.candidates]
    return [round(value, 6) if math.isfinite(value) else 0.0 for value in values]


@contextmanager
def _time_limit(seconds: float) -> Iterator[None]:
    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise _OutOfTimeError

    previous = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, previous)


def _said(error: Exception, seconds: float) -> str:
    if isinstance(error, _OutOfTimeError):
        return f"out of time ({seconds:g} s)"
    text = " ".join(str(error).split())
    return f"{type(error).__name__}: {text}"[:120].rstrip(": ")


if __name__ == "__main__":
    os.environ["HF_HUB_OFFLINE"] = "1"
    print(json.dumps(run(json.loads(sys.argv[1]))))
