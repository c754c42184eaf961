"""Corpora to find stories in: real ones, the sample stories, and clones of either of any size."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pyarrow as pa
import wordfreq

import samestory
from benchmarks.stories import ARTICLES, SEEDS
from samestory.documents.tokenisation import tokenise

SEED_FOLDERS = (
    "ferry-collision",
    "frontline-january",
    "rate-decision/de",
    "rate-decision/es",
)
"""One story each: articles in two languages share too few words to be told to be one story."""

DOCUMENTS = pa.schema(
    [
        ("document_id", pa.string()),
        ("outlet", pa.string()),
        ("published", pa.date32()),
        ("headline", pa.string()),
        ("language", pa.string()),
    ]
)
PARAGRAPHS = pa.schema(
    [("document_id", pa.string()), ("number", pa.int32()), ("text", pa.string())]
)

FIRST_DAY = dt.date(2031, 1, 1)
BANDS = (3.0, 3.5, 4.0, 4.5, 5.0, 5.4)
"""Zipf frequencies that words are swapped between: those above the last one stay."""


@dataclass(frozen=True, slots=True)
class StoryArticle:
    """An article of a corpus, and the story that it tells."""

    id: str
    story: str
    outlet: str
    published: dt.date | None
    headline: str
    language: str
    paragraphs: tuple[str, ...]


def real_articles(folder: Path) -> list[StoryArticle]:
    """Read the articles of the benchmark data with their dates."""
    found = []
    for line in (folder / ARTICLES).read_text(encoding="utf-8").splitlines():
        held = json.loads(line)
        found.append(
            StoryArticle(
                id=f"{held['story']}-{held['label']}",
                story=held["story"],
                outlet=held["outlet"],
                published=dt.date.fromisoformat(held["date"]),
                headline=held["title"],
                language="en",
                paragraphs=tuple(held["paragraphs"]),
            )
        )
    return found


def seed_articles() -> list[StoryArticle]:
    """Read the project's own sample stories; some of their articles have no date."""
    return [
        StoryArticle(
            id=f"{folder}/{document.source.name}",
            story=folder,
            outlet=document.outlet,
            published=_day(document.published),
            headline=document.headline or "",
            language=document.language,
            paragraphs=tuple(paragraph.text for paragraph in document.paragraphs),
        )
        for folder in SEED_FOLDERS
        for document in samestory.read(SEEDS / folder)
    ]


def clones(
    articles: Sequence[StoryArticle], *, paragraphs: int, articles_a_day: int
) -> list[StoryArticle]:
    """Make a corpus of about so many paragraphs: each clone of a story is a story of its own.

    All words but the commonest are swapped for words of the same frequency, the same ones in all
    articles of the clone, so that clones of one story share no more than any two stories do.
    """
    stories: dict[str, list[StoryArticle]] = {}
    for article in articles:
        stories.setdefault(article.story, []).append(article)
    made: list[StoryArticle] = []
    count = 0
    for number in range(paragraphs):
        for story in sorted(stories):
            if count >= paragraphs:
                return made
            day = FIRST_DAY + dt.timedelta(days=len(made) // articles_a_day)
            swap = _swapping(f"{number}/{story}")
            for place, article in enumerate(stories[story]):
                clone = replace(
                    article,
                    id=f"{number}/{article.id}",
                    story=f"{number}/{story}",
                    published=day + dt.timedelta(days=place % 3),
                    headline=swap(article.headline),
                    paragraphs=tuple(map(swap, article.paragraphs)),
                )
                made.append(clone)
                count += len(clone.paragraphs)
    return made


def tables(articles: Iterable[StoryArticle]) -> tuple[pa.Table, pa.Table]:
    """Return the tables of documents and paragraphs of a corpus."""
    held = list(articles)
    documents: list[list[object]] = [
        [a.id, a.outlet, a.published, a.headline, a.language] for a in held
    ]
    paragraphs: list[list[object]] = [
        [a.id, number, text] for a in held for number, text in enumerate(a.paragraphs, start=1)
    ]
    return _table(documents, DOCUMENTS), _table(paragraphs, PARAGRAPHS)


def _table(rows: list[list[object]], schema: pa.Schema) -> pa.Table:
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    return pa.table([list(column) for column in columns], schema=schema)


def _day(published: str | None) -> dt.date | None:
    return dt.date.fromisoformat(published[:10]) if published else None


def _swapping(seed: str) -> Callable[[str], str]:
    known: dict[str, str] = {}

    def swapped(word: str) -> str:
        if word not in known:
            known[word] = _swap(word, seed)
        return known[word]

    def swap(text: str) -> str:
        pieces: list[str] = []
        done = 0
        for token in tokenise.__wrapped__(text):
            pieces += (text[done : token.start], swapped(token.form))
            done = token.end
        return "".join((*pieces, text[done:]))

    return swap


def _swap(word: str, seed: str) -> str:
    form = word.casefold()
    digest = int.from_bytes(hashlib.blake2b(f"{seed}/{form}".encode(), digest_size=8).digest())
    if word.isdigit():
        return str(digest % 10 ** len(word))
    zipf = _frequencies().get(form, 0.0)
    if not word.isalpha() or zipf >= BANDS[-1]:
        return word
    band = sum(zipf >= least for least in BANDS)
    pool = _pools()[band or 1]
    other = pool[(digest >> 8) % len(pool)]
    if not band:
        # A word that no list knows, such as most names, gets one made of two.
        other = other[:4] + pool[(digest >> 32) % len(pool)][-3:]
    return other if word.islower() else other.capitalize()


@cache
def _frequencies() -> dict[str, float]:
    frequencies = wordfreq.get_frequency_dict("en", wordlist="small")
    return {form: wordfreq.freq_to_zipf(value) for form, value in frequencies.items()}


@cache
def _pools() -> list[list[str]]:
    pools: list[list[str]] = [[] for _ in range(len(BANDS) + 1)]
    for form, zipf in sorted(_frequencies().items()):
        if form.isalpha():
            pools[sum(zipf >= band for band in BANDS)].append(form)
    return pools
