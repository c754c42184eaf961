"""Fits the constants of story detection anew, and tells how well they hold for other stories."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

import numpy as np
import pyarrow as pa

from benchmarks.regression import fit_logistic
from benchmarks.story_corpus import StoryArticle, tables
from samestory.alignment.constants import DEFAULT_CONSTANTS
from samestory.corpus.stories import StorySettings, cluster
from samestory.corpus.stories.blocking import article_candidates
from samestory.corpus.stories.constants import BLOCKING, FAINT, STORY
from samestory.corpus.stories.evidence import gather_evidence
from samestory.corpus.stories.window import read_window
from samestory.evaluation.metrics import Flags, Numbers

PENALTY = 1.0
SPLITS = 20
EVERY_PAIR = 1e-12
NAMES = ("likeness", "headline", "paragraphs")


@dataclass(frozen=True, slots=True, eq=False)
class PairFeatures:
    """All pairs of some articles: their ids, what speaks for one story, whether they tell one."""

    a: Sequence[str]
    b: Sequence[str]
    values: Numbers
    true: Flags


def pair_features(articles: Sequence[StoryArticle]) -> PairFeatures:
    """Look at every pair of articles, whatever their dates."""
    undated = [replace(article, published=None) for article in articles]
    both = tables(undated)
    settings = StorySettings(most_candidates=len(articles))
    window = read_window(both, both, days=0, most_paragraphs=settings.most_paragraphs)
    pairs = article_candidates(
        window, settings=settings, least_chance=EVERY_PAIR, least_likeness=0.0
    )
    evidence = gather_evidence(window, pairs, constants=DEFAULT_CONSTANTS)
    story = {article.id: article.story for article in articles}
    a, b = ([window.ids[place] for place in end.tolist()] for end in (pairs.a, pairs.b))
    return PairFeatures(
        a=a,
        b=b,
        values=np.column_stack((pairs.likeness, pairs.headline, evidence.paragraphs)),
        true=np.array([story[one] == story[two] for one, two in zip(a, b, strict=True)]),
    )


def fitted(pairs: PairFeatures) -> dict[str, dict[str, float]]:
    """Return the constants in use and those that these pairs give."""
    found: dict[str, dict[str, float]] = {}
    for name, used, columns in (("story", STORY, 3), ("blocking", BLOCKING, 2)):
        weights, bias = fit_logistic(pairs.values[:, :columns], pairs.true, penalty=PENALTY)
        found[f"{name}, in use"] = asdict(used)
        found[f"{name}, fitted"] = {
            "bias": bias,
            **dict.fromkeys(NAMES, 0.0),
            **dict(zip(NAMES, weights.tolist(), strict=False)),
        }
    return found


def held_out(
    articles: Sequence[StoryArticle], pairs: PairFeatures
) -> list[dict[str, dict[str, str]]]:
    """Fit on half of the stories, find those of the other half without dates, many times.

    Returns
    -------
    list of dict
        For each split and half, the true and the found stories of its articles.
    """
    stories = sorted({article.story for article in articles})
    story = {article.id: article.story for article in articles}
    ends = np.array([[story[a], story[b]] for a, b in zip(pairs.a, pairs.b, strict=True)])
    found = []
    for split in range(SPLITS):
        order = np.random.default_rng(split).permutation(stories)
        for chosen in (order[::2], order[1::2]):
            inside = np.isin(ends, chosen).sum(axis=1)
            weights, bias = fit_logistic(
                pairs.values[inside == 2], pairs.true[inside == 2], penalty=PENALTY
            )
            rest = [article for article in articles if article.story not in set(chosen)]
            score = 1 / (1 + np.exp(-(pairs.values @ weights + bias)))
            found.append(_grouped(rest, pairs, np.where(inside == 0, score, 0.0)))
    return found


def _grouped(
    articles: Sequence[StoryArticle], pairs: PairFeatures, score: Numbers
) -> dict[str, dict[str, str]]:
    kept = np.flatnonzero(score >= FAINT).tolist()
    links = pa.table(
        {
            "a": pa.array([pairs.a[place] for place in kept], pa.string()),
            "b": pa.array([pairs.b[place] for place in kept], pa.string()),
            "score": pa.array([float(score[place]) for place in kept], pa.float64()),
            "near_duplicate": pa.array([False] * len(kept), pa.bool_()),
        }
    )
    documents = tables([replace(article, published=None) for article in articles])[0]
    settings = StorySettings(fold_near_duplicates=False)
    grouped = cluster(documents, links, settings=settings).to_pylist()
    return {
        "truth": {article.id: article.story for article in articles},
        "guessed": {row["document_id"]: row["story_id"] for row in grouped},
    }
