"""From linked articles to stories: folding of near-duplicates, then groups by their mean score."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

import pyarrow as pa

from samestory.corpus.stories.grouping import find_hubs, group
from samestory.corpus.stories.settings import StorySettings

ID_DIGITS = 16
"""Hexadecimal digits of a story's id: two of ten million share one with a chance of 3 in a
million."""

STORIES = pa.schema(
    [("document_id", pa.string()), ("story_id", pa.string()), ("folded_into", pa.string())]
)
"""Columns of the table of stories."""


@dataclass(frozen=True, slots=True)
class _Link:
    a: str
    b: str
    score: float
    near_duplicate: bool


def cluster(documents: pa.Table, links: pa.Table, *, settings: StorySettings) -> pa.Table:
    """Put each article into exactly one story.

    Parameters
    ----------
    documents
        All articles: ``document_id`` and ``published``, other columns are not read.
    links
        Those of all buckets, by `document_links`, in any order.
    settings
        The window, strictness, and whether near-duplicates are folded.

    Returns
    -------
    pyarrow.Table
        A row for each article in ascending order of ``document_id``. ``story_id`` comes from the
        id of the story's earliest article (of several on one day, that with the smallest id), so
        that it stays when other stories come, and when later articles join.
        ``folded_into`` is the article that stands for a near-duplicate of the same outlet (the
        latest one, then the longest), and null where there is none.
    """
    ids = sorted(documents["document_id"].to_pylist())
    found = _read(links)
    folded = _fold(documents, links, found) if settings.fold_near_duplicates else {}
    standing = [name for name in ids if name not in folded]
    place = {name: number for number, name in enumerate(standing)}
    scores: dict[tuple[int, int], float] = {}
    for link in found:
        a, b = (place[folded.get(name, name)] for name in (link.a, link.b))
        if a != b:
            # Versions of one text speak with one voice: that of the one that fits best.
            pair = (min(a, b), max(a, b))
            scores[pair] = max(scores.get(pair, 0.0), link.score)
    dates = _dates(documents)
    days = [dates[name] for name in standing]

    def comparable(a: int, b: int) -> bool:
        one, two = days[a], days[b]
        return one is None or two is None or abs((one - two).days) <= settings.window_days

    groups = group(
        len(standing),
        scores,
        least=settings.strictness,
        most_partners=settings.most_candidates,
        hubs=find_hubs(scores, comparable=comparable),
    )
    versions: dict[str, list[str]] = {name: [name] for name in standing}
    for name, into in folded.items():
        versions[into].append(name)
    story_of: dict[str, str] = {}
    for members in groups:
        names = [name for member in members for name in versions[standing[member]]]
        story = _story_id(min(names, key=lambda name: (dates[name] or dt.date.max, name)))
        story_of.update(dict.fromkeys(names, story))
    return pa.table(
        [ids, [story_of[name] for name in ids], [folded.get(name) for name in ids]],
        schema=STORIES,
    )


def _read(links: pa.Table) -> list[_Link]:
    columns = (links[name].to_pylist() for name in ("a", "b", "score", "near_duplicate"))
    return sorted(
        (_Link(*row) for row in zip(*columns, strict=True)), key=lambda link: (link.a, link.b)
    )


def _fold(documents: pa.Table, links: pa.Table, found: Iterable[_Link]) -> dict[str, str]:
    """Return for each near-duplicate the article that stands for it."""
    days = _dates(documents)
    words: dict[str, int] = {}
    for end in ("a", "b"):
        words.update(zip(links[end].to_pylist(), links[f"{end}_words"].to_pylist(), strict=True))

    def latest(name: str) -> tuple[bool, dt.date, int, str]:
        day = days[name]
        return day is not None, day or dt.date.min, words[name], name

    stands_for: dict[str, str] = {}

    def last(name: str) -> str:
        while (into := stands_for.get(name, name)) != name:
            name = into
        return name

    for link in found:
        if link.near_duplicate:
            earlier, later = sorted((last(link.a), last(link.b)), key=latest)
            stands_for[earlier] = later
    return {name: last(name) for name in stands_for if last(name) != name}


def _dates(documents: pa.Table) -> dict[str, dt.date | None]:
    columns = (documents[name].to_pylist() for name in ("document_id", "published"))
    return dict(zip(*columns, strict=True))


def _story_id(earliest: str) -> str:
    return "s-" + hashlib.sha256(earliest.encode()).hexdigest()[:ID_DIGITS]
