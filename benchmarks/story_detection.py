"""How well stories are found: with and without dates, held-out ones, hard ones, and by peers."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from statistics import fmean

from benchmarks.hard_stories import hard_articles
from benchmarks.story_corpus import StoryArticle, clones, real_articles, seed_articles, tables
from benchmarks.story_fit import fitted, held_out, pair_features
from benchmarks.story_peers import PEERS, peer_stories
from samestory.cli.tables import Table
from samestory.corpus.stories import StorySettings, cluster, document_links, paragraph_candidates

WINDOWS = (1, 3, 5, 14, 30)
CLONED_PARAGRAPHS = 10_000
ARTICLES_A_DAY = 100

Figures = dict[str, dict[str, float]]
"""By case, by measure."""


def measure_stories(data: Path | None) -> dict[str, Figures]:
    """Find the stories of the benchmark data and the seeds together, all in one bucket.

    Returns
    -------
    dict
        ``found``: by case B-cubed and pair precision, recall and F1 (Bagga and Baldwin 1998), and
        CPU seconds. ``peers``: the same of others at their best cuts. ``cost``: CPU milliseconds a
        paragraph. With the benchmark data, ``constants``: those in use and those fitted anew.
    """
    real = real_articles(data) if data else []
    articles = [*real, *seed_articles()]
    undated = [replace(article, published=None) for article in articles]
    found = {f"window {days}": measure(articles, window_days=days) for days in WINDOWS}
    found["no dates"] = measure(undated, window_days=max(WINDOWS))
    found["made to be mixed up"] = measure(hard_articles(), window_days=5)
    figures = {
        "found": found,
        "peers": _peers(articles, undated),
        "cost": _cost(real or seed_articles()),
    }
    if real:
        pairs = pair_features(real)
        found["no dates, other half fitted"] = _mean(
            [_measures(case["truth"], case["guessed"]) for case in held_out(real, pairs)]
        )
        figures["constants"] = fitted(pairs)
    return figures


def _peers(articles: Sequence[StoryArticle], undated: Sequence[StoryArticle]) -> Figures:
    """Measure each peer at the cut that is best for these very articles."""
    cases = {"window 5": articles, "no dates": undated, "made to be mixed up": hard_articles()}
    best: Figures = {}
    for name in PEERS:
        for case, held in cases.items():
            truth = {article.id: article.story for article in held}
            for cut, guessed in peer_stories(name, held, window_days=5):
                figures = {"cut": cut, **_measures(truth, guessed)}
                known = best.setdefault(f"{name}, {case}", figures)
                if figures["f1"] > known["f1"]:
                    best[f"{name}, {case}"] = figures
    return best


def _cost(articles: Sequence[StoryArticle]) -> Figures:
    """Measure CPU time a paragraph on a bucket of clones."""
    both = tables(clones(articles, paragraphs=CLONED_PARAGRAPHS, articles_a_day=ARTICLES_A_DAY))
    settings = StorySettings()
    began = time.process_time()
    links = document_links(both, both, settings=settings)
    linked = time.process_time()
    cluster(both[0], links, settings=settings)
    grouped = time.process_time()
    paragraph_candidates(both, both)
    blocked = time.process_time()
    spent = {
        "document_links": linked - began,
        "cluster": grouped - linked,
        "paragraph_candidates": blocked - grouped,
    }
    return {
        stage: {"ms a paragraph": 1000 * seconds / both[1].num_rows}
        for stage, seconds in spent.items()
    }


def _mean(cases: Sequence[Mapping[str, float]]) -> dict[str, float]:
    return {name: fmean(case[name] for case in cases) for name in cases[0]}


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
    return {**_measures(truth, guessed), "seconds": seconds}


def _measures(truth: Mapping[str, str], guessed: Mapping[str, str]) -> dict[str, float]:
    return {**b_cubed(truth, guessed), **of_pairs(truth, guessed)}


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


def story_tables(figures: Mapping[str, Figures]) -> list[Table]:
    """Return the figures as tables."""
    titles = {
        "found": "Stories found",
        "peers": "Others, at the cut that is best for these articles",
        "cost": "CPU time",
        "constants": "Constants of the regressions",
    }
    return [_table(titles[part], cases) for part, cases in figures.items() if cases]


def _table(title: str, cases: Figures) -> Table:
    columns = tuple(dict.fromkeys(column for case in cases.values() for column in case))
    rows = [
        (name, *(f"{case[column]:.3f}" if column in case else "" for column in columns))
        for name, case in cases.items()
    ]
    return Table(title=title, columns=("case", *columns), rows=rows)


def _pairs(groups: Mapping[str, str]) -> set[tuple[str, str]]:
    members: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(groups):
        members[groups[name]].append(name)
    return {pair for names in members.values() for pair in combinations(names, 2)}


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
