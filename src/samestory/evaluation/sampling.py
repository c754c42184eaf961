"""Draws the pairs of a coding sheet, so that they can stand for all pairs of their stories."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from samestory.errors import SettingsError
from samestory.evaluation.matching import Pair, candidate_pairs, display_name, text_hash
from samestory.evaluation.scores import pair_scores
from samestory.model import (
    CodingKey,
    Limits,
    Place,
    Reference,
    Settings,
    SheetPair,
    SheetStory,
    StoryArticle,
)
from samestory.preparing import letters

CANDIDATES, OTHERS = "candidates", "other pairs"
"""The two strata: pairs from a low score on, and all others."""

MOST_SHARE = 0.9
_DEFAULT_LIMITS = Limits()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sampling:
    """How pairs are drawn.

    Attributes
    ----------
    low
        Pairs are candidates from this score on, above 0 and up to 1.
    most
        At most this many candidates of each story, 1 or more, drawn at random if there are more.
    others
        Share of the sheet's rows that are pairs below ``low``, 0 to .9. At least one such pair
        is drawn of each story, unless the share is 0.
    seed
        Start of the random numbers.

    Raises
    ------
    SettingsError
        If a value is out of its range.
    """

    low: float = 0.05
    most: int = 200
    others: float = 0.2
    seed: int = 1

    def __post_init__(self) -> None:
        if not 0 < self.low <= 1:
            raise SettingsError(f"low is {self.low:g}: give a score above 0 and up to 1.")
        if self.most < 1:
            raise SettingsError(f"most is {self.most}: give a number of pairs, 1 or more.")
        if not 0 <= self.others <= MOST_SHARE:
            raise SettingsError(f"others is {self.others:g}: give a share from 0 to {MOST_SHARE}.")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of a coding sheet: what a coder sees."""

    id: str
    story: str
    a: Reference
    text_a: str
    b: Reference
    text_b: str


@dataclass(frozen=True, slots=True)
class DrawnSheet:
    """A coding sheet's rows and the key to them."""

    rows: tuple[SheetRow, ...]
    key: CodingKey


def draw_sheet(
    stories: Sequence[tuple[str, Sequence[StoryArticle]]],
    sampling: Sampling,
    *,
    include_same_outlet: bool,
    limits: Limits = _DEFAULT_LIMITS,
) -> DrawnSheet:
    """Draw a coding sheet.

    Within each story the pairs that were drawn stand in random order, the documents of a pair in
    the order in which the user named them. Within a stratum all pairs are as likely to be drawn,
    so that each stands for as many pairs as its stratum has for every one that was coded (the
    estimator of Horvitz and Thompson 1952).

    Raises
    ------
    AlignmentError
        If a story's articles can't be compared.
    """
    settings = Settings(include_same_outlet=include_same_outlet)
    drawn: list[tuple[str, Sequence[StoryArticle], Pair, str]] = []
    parts: list[SheetStory] = []
    for name, articles in stories:
        documents = [article.document for article in articles]
        scores = pair_scores(documents, settings, limits=limits)
        pools: dict[str, list[Pair]] = {CANDIDATES: [], OTHERS: []}
        for pair in candidate_pairs(documents, include_same_outlet=include_same_outlet):
            candidate = pair in scores and scores[pair].score >= sampling.low
            pools[CANDIDATES if candidate else OTHERS].append(pair)
        random = Random(f"{sampling.seed} {name}")  # noqa: S311
        chosen = _draw(pools, sampling, random)
        drawn += [(name, articles, pair, stratum) for pair, stratum in chosen]
        texts = {display_name(each, articles): text_hash(each.document) for each in articles}
        parts.append(SheetStory(name, {key: len(pool) for key, pool in pools.items()}, texts))
    digits = len(str(len(drawn)))
    numbered = [(f"p{at:0{digits}}", *each) for at, each in enumerate(drawn, start=1)]
    return DrawnSheet(
        rows=tuple(_row(*each[:4]) for each in numbered),
        key=CodingKey(
            low=sampling.low,
            seed=sampling.seed,
            stories=tuple(parts),
            pairs=tuple(
                SheetPair(
                    id=at,
                    story=name,
                    a=_reference(articles, pair[0]),
                    b=_reference(articles, pair[1]),
                    stratum=stratum,
                )
                for at, name, articles, pair, stratum in numbered
            ),
        ),
    )


def _draw(
    pools: dict[str, list[Pair]], sampling: Sampling, random: Random
) -> list[tuple[Pair, str]]:
    candidates = random.sample(pools[CANDIDATES], min(sampling.most, len(pools[CANDIDATES])))
    wanted = 0
    if sampling.others:
        wanted = max(1, round(len(candidates) * sampling.others / (1 - sampling.others)))
    others = random.sample(pools[OTHERS], min(wanted, len(pools[OTHERS])))
    chosen = [(pair, CANDIDATES) for pair in candidates] + [(pair, OTHERS) for pair in others]
    random.shuffle(chosen)
    return chosen


def _row(name: str, story: str, articles: Sequence[StoryArticle], pair: Pair) -> SheetRow:
    a, b = pair
    return SheetRow(
        id=name,
        story=story,
        a=_reference(articles, a),
        text_a=_article(articles, a).document.paragraphs[a.paragraph - 1].text,
        b=_reference(articles, b),
        text_b=_article(articles, b).document.paragraphs[b.paragraph - 1].text,
    )


def _reference(articles: Sequence[StoryArticle], place: Place) -> Reference:
    return Reference(display_name(_article(articles, place), articles), place.paragraph)


def _article(articles: Sequence[StoryArticle], place: Place) -> StoryArticle:
    return next(
        article for index, article in enumerate(articles) if letters(index) == place.document
    )
