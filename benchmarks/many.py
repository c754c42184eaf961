"""Comparisons of more outlets than the marked stories have, made of those stories by rule.

Both kinds are artificial, each in its own way; the reference page says how.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from random import Random

from benchmarks.stories import Article, Pair, Spot, Story, as_documents, pair_of
from samestory.model.marks import LEVELS

KEPT = 0.7
"""Chance of a paragraph to be in a version of its article."""

CUT = 0.5
"""Chance of a kept paragraph of several sentences to lose one of them."""


def together(stories: Sequence[Story], number: int) -> list[Story]:
    """Put each ``number`` stories, in their order, into one comparison.

    Pairs of paragraphs of different stories count as no links. Stories that are left over at the
    end are not used.
    """
    return [
        _one_of(stories[start : start + number])
        for start in range(0, len(stories) - number + 1, number)
    ]


def _one_of(stories: Sequence[Story]) -> Story:
    articles: list[Article] = []
    gold: dict[Pair, int] = {}
    for place, story in enumerate(stories, start=1):
        names = {article.label: f"{place}.{article.label}." for article in story.articles}
        articles += [
            replace(article, label=names[article.label], outlet=f"{article.outlet} {place}")
            for article in story.articles
        ]
        for (a, b), level in story.gold.items():
            gold[pair_of((names[a[0]], a[1]), (names[b[0]], b[1]))] = level
    return Story(" + ".join(story.name[:8] for story in stories), tuple(articles), gold)


@dataclass(frozen=True, slots=True)
class _Origin:
    """What a paragraph of a version was taken from: the article's paragraph and its sentences."""

    spot: Spot
    sentences: frozenset[int]


def versions(story: Story, number: int) -> Story:
    """Make ``number`` shortened versions of each article of a story, each an outlet of its own.

    A version has seven in ten of its article's paragraphs, half of those without one of their
    sentences. Versions of one paragraph are strong links if they share a sentence, and none if
    they do not; versions of two paragraphs have the level of these.
    """
    random = Random(f"{story.name} {number}")  # noqa: S311
    articles: list[Article] = []
    origins: dict[Spot, _Origin] = {}
    for article, document in zip(story.articles, as_documents(story), strict=True):
        for version in range(1, number + 1):
            label = f"{article.label}.{version}."
            texts: list[str] = []
            for paragraph in document.paragraphs:
                if random.random() >= KEPT:
                    continue
                sentences = [document.text[s.start : s.end] for s in paragraph.sentences]
                chosen = _cut(len(sentences), random)
                texts.append(" ".join(sentences[at] for at in chosen))
                spot = (article.label, paragraph.number)
                origins[label, len(texts)] = _Origin(spot, frozenset(chosen))
            if texts:
                outlet = f"{article.outlet} {version}"
                articles.append(
                    replace(article, label=label, outlet=outlet, paragraphs=tuple(texts))
                )
    return Story(story.name, tuple(articles), _gold_of(origins, story.gold))


def _cut(sentences: int, random: Random) -> list[int]:
    kept = list(range(sentences))
    if sentences > 1 and random.random() < CUT:
        del kept[random.randrange(sentences)]
    return kept


def _gold_of(origins: Mapping[Spot, _Origin], gold: Mapping[Pair, int]) -> dict[Pair, int]:
    levels: dict[Pair, int] = {}
    for (a, one), (b, two) in combinations(origins.items(), 2):
        if a[0] == b[0]:
            continue
        if one.spot == two.spot:
            level = LEVELS["strong links"] if one.sentences & two.sentences else 0
        else:
            level = gold.get(pair_of(one.spot, two.spot), 0)
        if level:
            levels[pair_of(a, b)] = level
    return levels
