"""Which articles tell one story."""

from __future__ import annotations

import hashlib
import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TypeAlias

import pyarrow as pa

from samestory.errors import SettingsError

Articles: TypeAlias = tuple[pa.Table, pa.Table]
"""Documents and their paragraphs."""

_LINKS = pa.schema(
    [("a", pa.string()), ("b", pa.string()), ("score", pa.float64()), ("strong_links", pa.int32())]
)
_STORIES = pa.schema(
    [("document_id", pa.string()), ("story_id", pa.string()), ("folded_into", pa.string())]
)

_MOST_DOCUMENTS = 50
_LEAST_SHARED = 3
_COPY = 0.8
_WORD = re.compile(r"\w{4,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class StorySettings:
    """How stories are told apart.

    Attributes
    ----------
    window_days
        Articles whose dates lie further apart than this don't tell one story by themselves.
    least_score
        Share of an article's rare pairs of words that another has, from which they are linked.

    Raises
    ------
    SettingsError
        If a value is out of its range.
    """

    window_days: int = 3
    least_score: float = 0.06

    def __post_init__(self) -> None:
        if self.window_days < 0:
            raise SettingsError(f"window days is {self.window_days}: give 0 or more.")
        if not (math.isfinite(self.least_score) and 0 < self.least_score <= 1):
            raise SettingsError(f"least score is {self.least_score:g}: give above 0 and up to 1.")


def document_links(left: Articles, right: Articles, *, settings: StorySettings) -> pa.Table:
    """Return the pairs of a left and a right article that tell much the same.

    If both sides are the same articles, each pair is met once. ``a`` is the smaller id.
    """
    sides = [_bigrams(*left)]
    same = left[0]["document_id"].equals(right[0]["document_id"])
    sides.append(sides[0] if same else _bigrams(*right))
    held: dict[str, list[str]] = defaultdict(list)
    for document, pairs in {**sides[0], **sides[1]}.items():
        for pair in pairs:
            held[pair].append(document)
    shared: Counter[tuple[str, str]] = Counter()
    rare: Counter[str] = Counter()
    for documents in held.values():
        if 1 < len(documents) <= _MOST_DOCUMENTS:
            rare.update(documents)
            ordered = sorted(documents)
            shared.update(combinations(ordered, 2))
    days = {
        document: day
        for table in (left[0], right[0])
        for document, day in zip(
            table["document_id"].to_pylist(), table["published"].to_pylist(), strict=True
        )
    }
    rows = []
    for (a, b), count in sorted(shared.items()):
        crosses = same or (a in sides[0]) != (b in sides[0])
        near = (
            days[a] is None
            or days[b] is None
            or abs((days[a] - days[b]).days) <= settings.window_days
        )
        score = count / min(rare[a], rare[b])
        if crosses and near and count >= _LEAST_SHARED and score >= settings.least_score:
            rows.append({"a": a, "b": b, "score": score, "strong_links": count // _LEAST_SHARED})
    return pa.Table.from_pylist(rows, schema=_LINKS)


def cluster(documents: pa.Table, links: pa.Table, *, settings: StorySettings) -> pa.Table:
    """Return the story of each article, and into which it is folded if it repeats another.

    Two groups become one only if at least half of their pairs are linked, so that a chain of
    articles does not become a story.
    """
    del settings
    outlets = dict(
        zip(documents["document_id"].to_pylist(), documents["outlet"].to_pylist(), strict=True)
    )
    linked = {(row["a"], row["b"]): row["score"] for row in links.to_pylist()}
    group_of = {document: [document] for document in sorted(outlets)}
    folded: dict[str, str] = {}
    for (a, b), score in sorted(linked.items(), key=lambda item: (-item[1], item[0])):
        one, two = group_of[a], group_of[b]
        if outlets[a].casefold() == outlets[b].casefold() and score >= _COPY:
            folded.setdefault(b, folded.get(a, a))
        if one is two:
            continue
        crossing = sum(tuple(sorted((x, y))) in linked for x in one for y in two)
        if 2 * crossing >= len(one) * len(two):
            one += two
            for document in two:
                group_of[document] = one
    rows = []
    for document in sorted(outlets):
        members = sorted(group_of[document])
        name = hashlib.sha256(" ".join(members).encode()).hexdigest()[:12]
        rows.append(
            {
                "document_id": document,
                "story_id": f"s-{name}",
                "folded_into": folded.get(document),
            }
        )
    return pa.Table.from_pylist(rows, schema=_STORIES)


def _bigrams(documents: pa.Table, paragraphs: pa.Table) -> dict[str, set[str]]:
    held: dict[str, set[str]] = {name: set() for name in documents["document_id"].to_pylist()}
    for document, text in zip(
        paragraphs["document_id"].to_pylist(), paragraphs["text"].to_pylist(), strict=True
    ):
        forms = _WORD.findall(text.casefold())
        held[document].update(f"{one} {two}" for one, two in pairwise(forms))
    return held
