"""Stories of a wanted size for the speed benchmark, made from real paragraphs by rule.

Half of each article retells events that its outlets have in common: the words of one real paragraph
with some left out and some replaced, so that no two outlets have the same sentence. The rest is the
outlet's own. Both come from neighbouring paragraphs of the source, so that a case keeps to a few
topics, as a story does. The same source and size always give the same case.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from benchmarks.stories import Article, Story

SHARED = 0.5
"""Part of an article's paragraphs that retell common events."""

DROPPED, REPLACED = 0.2, 0.2
"""Chance of a word to be left out and to be replaced when a paragraph is retold."""

JITTER = 0.05
"""Standard deviation of an event's place in an article, as a part of the article's length."""


@dataclass(frozen=True, slots=True)
class Size:
    """How many documents, of how many paragraphs each."""

    documents: int
    paragraphs: int

    def __str__(self) -> str:
        return f"{self.documents}x{self.paragraphs}"

    @classmethod
    def parse(cls, text: str) -> Size:
        """Read a size such as ``8x300``; raises ValueError for anything else."""
        documents, paragraphs = (int(number) for number in text.lower().split("x"))
        if documents < 2 or paragraphs < 1:
            raise ValueError("a case has at least 2 documents of at least 1 paragraph")
        return cls(documents, paragraphs)


def build_case(stories: Sequence[Story], size: Size) -> Story:
    """Make a story of a size out of the paragraphs of other stories."""
    random = Random(f"samestory {size}")  # noqa: S311
    source = [
        text for story in stories for article in story.articles for text in article.paragraphs
    ]
    events = source[: size.paragraphs] or source
    others = source[size.paragraphs :] or source
    vocabulary = [word for text in source[: 2 * size.paragraphs] for word in text.split()]
    articles = []
    for number in range(size.documents):
        placed = [
            (random.gauss(place / size.paragraphs, JITTER), _retold(event, vocabulary, random))
            for place, event in _common(events, size.paragraphs, random)
        ]
        while len(placed) < size.paragraphs:
            own = others[(number * size.paragraphs + len(placed)) % len(others)]
            placed.append((random.random(), _retold(own, vocabulary, random)))
        articles.append(
            Article(
                label=f"outlet-{number + 1}-",
                outlet=f"Outlet {number + 1}",
                paragraphs=tuple(text for _, text in sorted(placed)),
            )
        )
    return Story(name=str(size), articles=tuple(articles), gold={})


def _common(events: Sequence[str], wanted: int, random: Random) -> list[tuple[int, str]]:
    chosen = random.sample(range(wanted), k=round(SHARED * wanted))
    return [(place, events[place % len(events)]) for place in sorted(chosen)]


def _retold(text: str, vocabulary: Sequence[str], random: Random) -> str:
    words = []
    for word in text.split():
        luck = random.random()
        if luck >= DROPPED:
            words.append(random.choice(vocabulary) if luck < DROPPED + REPLACED else word)
    return " ".join(words) or text
