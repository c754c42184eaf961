"""How well stories are found: B-cubed and pairs, with and without dates, for several windows."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.story_corpus import StoryArticle, real_articles, seed_articles, tables
from samestory.cli.tables import Table
from samestory.corpus.stories import StorySettings, cluster, document_links

WINDOWS = (1, 3, 5, 14, 30)


def measure_stories(data: Path | None) -> dict[str, Any]:
    """Find the stories of the benchmark data and the seeds together, all in one bucket.

    Returns
    -------
    dict
        By case: B-cubed and pair precision, recall and F1 (Bagga and Baldwin 1998), and CPU
        seconds.
    """
    articles = [*(real_articles(data) if data else []), *seed_articles()]
    undated = [replace(article, published=None) for article in articles]
    cases = {f"window {days}": measure(articles, window_days=days) for days in WINDOWS}
    return {**cases, "no dates": measure(undated, window_days=max(WINDOWS))}


def measure(articles: Sequence[StoryArticle], *, window_days: int) -> dict[str, float]:
    """Find the stories of some articles and compare them with those that they tell."""
    both = tables(articles)
    settings = StorySettings(window_days=window_days)
    began = time.process_time()
    found = cluster(both[0], document_links(both, both, settings=settings), settings=settings)
    seconds = time.process_time() - began
    guessed = dict(
        zip(found["document_id"].to_pylist(), found["story_id"].to_pylist(), strict=True)
    )
    truth = {article.id: article.story for article in articles}
    return {**b_cubed(truth, guessed), **of_pairs(truth, guessed), "seconds": seconds}


def b_cubed(truth: Mapping[str, str], guessed: Mapping[str, str]) -> dict[str, float]:
    """Return the mean over articles of how much of its group belongs to its story, and back."""
    told, found = Counter(truth.values()), Counter(guessed.values())
    both = Counter((truth[name], guessed[name]) for name in truth)
    precision = sum(n * n / found[group] for (_, group), n in both.items()) / len(truth)
    recall = sum(n * n / told[story] for (story, _), n in both.items()) / len(truth)
    return {"precision": precision, "recall": recall, "f1": _f1(precision, recall)}


def of_pairs(truth: Mapping[str, str], guessed: Mapping[str, str]) -> dict[str, float]:
    """Return precision, recall and F1 of the pairs of articles that share a story."""
    told, found = _pairs(truth), _pairs(guessed)
    precision = len(told & found) / len(found) if found else 1.0
    recall = len(told & found) / len(told) if told else 1.0
    return {
        "pair precision": precision,
        "pair recall": recall,
        "pair f1": _f1(precision, recall),
    }


def story_tables(figures: Mapping[str, Mapping[str, float]]) -> list[Table]:
    """Return the figures as a table."""
    columns = list(next(iter(figures.values())))
    rows = [
        (name, *(f"{case[column]:.3f}" for column in columns)) for name, case in figures.items()
    ]
    return [Table(title="Stories found", columns=("case", *columns), rows=rows)]


def _pairs(groups: Mapping[str, str]) -> set[tuple[str, str]]:
    members: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(groups):
        members[groups[name]].append(name)
    return {pair for names in members.values() for pair in combinations(names, 2)}


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
