"""Which statements of a passage's cells have the same content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from samestory.analysis.attribution.statements import (
    Account,
    Sentence,
    Voice,
    telling_tokens,
)
from samestory.analysis.base import CollatedCell
from samestory.model import Span

LEAST_SHARED = 3
"""Telling words that two contents must share at the least."""

LEAST_INFORMATION = 6.5
"""Background information that the shared words must carry together."""

LEAST_COVERED = 0.35
"""Part of the shorter content's telling words (by information) that must be shared."""

LEAST_COVERED_OF_LONGER = 0.12
"""The same for the longer one."""

_INSIDE = 0.4
"""Part of the shared words that must stand inside one attribution or one sentence."""


@dataclass(frozen=True, slots=True)
class Match:
    """What another document has for some words of a first one.

    Attributes
    ----------
    document
        Its id.
    voice
        The attribution it gives there, or ``None``.
    sentence
        The sentence in its own voice, or ``None`` where it attributes.
    covered
        Part of the shorter content that is shared, 0 to 1.
    shared
        The shared words' offsets in the first document, most telling first.
    common
        How many of them begin with a small letter in the other document.
    """

    document: str
    voice: Voice | None
    sentence: Sentence | None
    covered: float
    shared: tuple[Span, ...]
    common: int


def matches_of(
    content_spans: Sequence[Span],
    cell: CollatedCell,
    cells: Sequence[CollatedCell],
    accounts: Mapping[str, Account],
) -> tuple[Match, ...]:
    """Return what the other cells of a passage have for some words of one cell."""
    content = telling_tokens(cell, content_spans)
    found = (
        _match(content, cell, other, accounts[other.document])
        for other in cells
        if other is not cell and other.document in accounts
    )
    return tuple(match for match in found if match is not None)


def _match(
    content: Sequence[int], cell: CollatedCell, other: CollatedCell, account: Account
) -> Match | None:
    tokens, letter = cell.tokens, other.document
    pairs = [
        (index, partner)
        for index in content
        if (partner := tokens[index].partners.get(letter)) is not None
    ]
    if len(pairs) < LEAST_SHARED:
        return None
    places = [
        (other.tokens[partner].paragraph, other.tokens[partner].start) for _, partner in pairs
    ]
    voice, held = _most_common([account.voice_at(*place) for place in places])
    if voice is not None:
        if held < _INSIDE * len(pairs):
            return None
        spans = voice.attribution.content
        sentence = None
    else:
        sentence, held = _most_common([account.sentence_at(*place) for place in places])
        if not sentence.flat or held < _INSIDE * len(pairs):
            return None
        spans = (sentence.span,)
    inside = [
        (index, partner)
        for index, partner in pairs
        if any(s.start <= other.tokens[partner].start < s.end for s in spans)
    ]
    covered = _covered(cell, content, other, telling_tokens(other, spans), inside)
    if len(inside) < LEAST_SHARED or covered is None:
        return None
    shared = sorted(inside, key=lambda pair: -cell.tokens[pair[0]].information)
    return Match(
        other.document,
        voice,
        sentence,
        covered,
        tuple(Span(cell.tokens[i].start, cell.tokens[i].end) for i, _ in shared),
        sum(account.document.text[other.tokens[j].start].islower() for _, j in shared),
    )


_Counted = TypeVar("_Counted")


def _most_common(found: Sequence[_Counted]) -> tuple[_Counted, int]:
    """Return the value that comes most often, the first of several, and how often it comes.

    An account keeps what it gives, so that a value equals no other one: values are counted by
    what they are, as their parts would have to be hashed each time.
    """
    counts = Counter(map(id, found))
    most = max(counts, key=counts.__getitem__)
    return next(value for value in found if id(value) == most), counts[most]


def _covered(
    cell: CollatedCell,
    content: Sequence[int],
    other: CollatedCell,
    content_of_other: Sequence[int],
    pairs: Sequence[tuple[int, int]],
) -> float | None:
    """Return how much of the shorter content is shared, or ``None`` if that is too little."""
    one = sum(cell.tokens[i].information for i in content)
    two = sum(other.tokens[i].information for i in content_of_other)
    common = sum(min(cell.tokens[i].information, other.tokens[j].information) for i, j in pairs)
    shorter, longer = sorted((one, two))
    if common < LEAST_INFORMATION:
        return None
    if common < LEAST_COVERED * shorter or common < LEAST_COVERED_OF_LONGER * longer:
        return None
    return min(1.0, common / shorter)
