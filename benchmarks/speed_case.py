"""Measures one case in a process of its own, so that nothing is warm and the memory is its own.

``python -m benchmarks.speed_case SPEC``: SPEC and what is printed are JSON.
"""

from __future__ import annotations

import gc
import json
import random
import resource
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path
from statistics import median
from typing import Any

from rapidfuzz.fuzz import token_set_ratio
from rapidfuzz.process import cdist
from rapidfuzz.utils import default_process

from benchmarks.cases import Size, build_case
from benchmarks.stories import Story, as_documents, read_data, read_seeds
from samestory import compare
from samestory.alignment import align
from samestory.analysis import ANALYSES, analyse, collate_story
from samestory.model import Comparison, Settings
from samestory.renderers import RENDERERS

SMALL_SECONDS = 2.0
"""A case that takes less the first time is measured again, for its time when warm."""

FURTHER_RUNS = 3
PEER_SECONDS = 10.0
"""A peer that takes longer is stopped, and its time is reckoned from the share it got done."""

STAGES = ("align_cpu", "analyse_cpu", "json_cpu", "warm_cpu", "warm")

_KIB = 1024


class _Clock:
    """Seconds since it was made, by the wall and of this process on all cores."""

    def __init__(self) -> None:
        self._wall = time.perf_counter()
        self._cpu = time.process_time()

    @property
    def wall(self) -> float:
        return time.perf_counter() - self._wall

    @property
    def cpu(self) -> float:
        return time.process_time() - self._cpu


def measure_samestory(story: Story) -> dict[str, Any]:
    """Return times in seconds and the peak memory in bytes of comparing a story."""
    reading = _Clock()
    documents = as_documents(story)
    assembled = reading.wall
    memory_before = peak_memory()
    comparing = _Clock()
    comparison = compare(documents)
    report = RENDERERS["json"].render(comparison)
    first, first_cpu = comparing.wall, comparing.cpu
    figures: dict[str, Any] = {
        "assemble": assembled,
        "first": first,
        "first_cpu": first_cpu,
        "memory_before": memory_before,
        "memory_peak": peak_memory(),
        "json_bytes": len(report),
        "links": len(comparison.links),
        "strong_links": sum(link.strength == "strong" for link in comparison.links),
        "passages": len(comparison.passages),
        "shared_passages": sum(len(passage.cells) > 1 for passage in comparison.passages),
    }
    runs = FURTHER_RUNS if first < SMALL_SECONDS else 1
    return figures | {"further_runs": runs, **_further(comparison, runs)}


def measure_align(story: Story) -> dict[str, Any]:
    """Return the time in seconds and the memory in bytes of aligning a story, analyses apart."""
    documents = [
        replace(document, id=article.label)
        for document, article in zip(as_documents(story), story.articles, strict=True)
    ]
    memory_before = peak_memory()
    gc.disable()  # as a comparison does
    clock = _Clock()
    alignment = align(documents, settings=Settings())
    return {
        "wall": clock.wall,
        "cpu": clock.cpu,
        "memory_before": memory_before,
        "memory_peak": peak_memory(),
        "links": len(alignment.links),
        "shared_rows": sum(len(row) > 1 for row in alignment.rows),
    }


def measure_analyses(story: Story) -> dict[str, Any]:
    """Return the CPU time in seconds of each analysis, in its order in the first comparison.

    What several analyses need is kept, so that it counts for the first one that asks for it.
    """
    settings = Settings()
    documents = [
        replace(document, id=article.label, label=article.outlet)
        for document, article in zip(as_documents(story), story.articles, strict=True)
    ]
    gc.disable()  # as a comparison does
    alignment = align(documents, settings=settings)
    collating = _Clock()
    collated = collate_story(alignment, settings=settings)
    figures: dict[str, Any] = {"collate": collating.cpu, "analyses": {}, "findings": 0}
    for name, analysis in ANALYSES.items():
        clock = _Clock()
        figures["findings"] += len(analysis.find(collated))
        figures["analyses"][name] = clock.cpu
    return figures


def _further(comparison: Comparison, runs: int) -> dict[str, float]:
    """Return the median CPU times of the stages, and of their sum by the wall, when all is warm."""
    laps = []
    for _ in range(runs):
        whole, stage = _Clock(), _Clock()
        alignment = align(comparison.documents, settings=comparison.settings)
        aligned, stage = stage.cpu, _Clock()
        analyse(alignment, settings=comparison.settings)
        analysed, stage = stage.cpu, _Clock()
        RENDERERS["json"].render(comparison)
        laps.append((aligned, analysed, stage.cpu, whole.cpu, whole.wall))
    return dict(zip(STAGES, (median(lap) for lap in zip(*laps, strict=True)), strict=True))


def measure_difflib(story: Story) -> dict[str, Any]:
    """Time the ratio of difflib's SequenceMatcher over the words of all pairs of paragraphs."""
    words = {
        (article.label, number): text.split()
        for article in story.articles
        for number, text in enumerate(article.paragraphs, start=1)
    }
    pairs = list(story.candidates)
    random.Random(len(pairs)).shuffle(pairs)  # noqa: S311
    clock = _Clock()
    done = 0
    for a, b in pairs:
        SequenceMatcher(None, words[a], words[b], autojunk=False).ratio()
        done += 1
        if clock.wall > PEER_SECONDS:
            break
    return _reckoned(clock, done, len(pairs))


def measure_rapidfuzz(story: Story) -> dict[str, Any]:
    """Time rapidfuzz's token_set_ratio of all pairs of paragraphs, by blocks of one paragraph."""
    clock = _Clock()
    texts = [[default_process(text) for text in article.paragraphs] for article in story.articles]
    done = 0
    for row, others in _blocks(texts):
        cdist([row], others, scorer=token_set_ratio)
        done += len(others)
        if clock.wall > PEER_SECONDS:
            break
    total = sum(len(one) * len(two) for one, two in combinations(texts, 2))
    return _reckoned(clock, done, total)


def _blocks(texts: list[list[str]]) -> Iterator[tuple[str, list[str]]]:
    for one, two in combinations(texts, 2):
        for row in one:
            yield row, two


def _reckoned(clock: _Clock, done: int, total: int) -> dict[str, Any]:
    share = done / total
    return {
        "seconds": clock.wall / share,
        "cpu": clock.cpu / share,
        "pairs": total,
        "pairs_done": done,
    }


def peak_memory() -> int:
    """Return the most memory this process has held so far, in bytes.

    Linux passes ``ru_maxrss`` of the parent on to a new process; the ``VmHWM`` that the kernel
    keeps for each address space starts anew, so it is read instead where there is one.
    """
    status = Path("/proc/self/status")
    if status.is_file():
        for line in status.read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * _KIB
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * _KIB


MEASURES: dict[str, Callable[[Story], dict[str, Any]]] = {
    "samestory": measure_samestory,
    "align": measure_align,
    "analyses": measure_analyses,
    "difflib": measure_difflib,
    "rapidfuzz": measure_rapidfuzz,
}


def run(spec: dict[str, Any]) -> dict[str, Any]:
    """Measure what a spec asks for.

    Parameters
    ----------
    spec
        ``what`` (a name of `MEASURES`), ``size`` (such as ``8x50``), ``data`` (a folder, or
        ``None`` for the project's own stories) and ``stories`` (a limit, or ``None``).
    """
    limit = spec["stories"]
    stories = (
        read_seeds(limit=limit)
        if spec["data"] is None
        else read_data(Path(spec["data"]), limit=limit)
    )
    return MEASURES[spec["what"]](build_case(stories, Size.parse(spec["size"])))


if __name__ == "__main__":
    print(json.dumps(run(json.loads(sys.argv[1]))))
