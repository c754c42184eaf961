"""A paragraph's segments as marked text.

In *differences* mode the marks show what an outlet does not share: plain words stand in all
others of the passage, dotted ones in some (or in another form), the rest only here. In *common
ground* mode they show what it shares, and the rest is plain.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType

from markupsafe import Markup, escape

from samestory.model import Cell, MarkingMode, Segment
from samestory.renderers.safe_text import REPLACEMENT, printable

_ANCHOR = "\ufdd0"
"""Stands for an anchor while marks are made; Unicode assigns it no character."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in a document's text that links lead to: the first word of a finding's evidence."""

    offset: int
    id: str


Anchors = Mapping[int, Sequence[Anchor]]
"""By paragraph number, in the order of their offsets."""

NO_ANCHORS: Anchors = MappingProxyType({})

MarkClass = str | None
"""Class of the mark around a segment, or ``None`` for plain text."""

Key = tuple[MarkClass, str]
"""A mark's class and its hint; neighbours with equal keys share one mark."""


def marked_paragraphs(
    cell: Cell, others: frozenset[str], mode: MarkingMode, anchors: Anchors = NO_ANCHORS
) -> list[tuple[int, Markup]]:
    """Return the numbers of a cell's paragraphs and their marked text.

    Parameters
    ----------
    cell
        One document's part of a passage.
    others
        Ids of the other documents in the passage; without any, nothing is marked.
    mode
        What the marks should show.
    anchors
        Places that links lead to.
    """
    choose = _CHOOSERS[mode]
    return [
        (number, _marked(list(segments), others, choose, anchors.get(number, ())))
        for number, segments in groupby(cell.segments, key=lambda segment: segment.paragraph)
    ]


def _marked(
    segments: Sequence[Segment],
    others: frozenset[str],
    choose: Chooser,
    anchors: Sequence[Anchor],
) -> Markup:
    texts = list(_texts(segments, anchors))
    if not others:
        return _with_anchors(str(escape("".join(texts))), anchors)
    keyed = [(choose(segment, others), text) for segment, text in zip(segments, texts, strict=True)]
    runs = [
        (key, "".join(text for _, text in run))
        for key, run in groupby(keyed, key=lambda pair: pair[0])
    ]
    stretches = groupby(runs, key=lambda run: run[0][0])
    marked = "".join(
        _stretch(name, [(hint, text) for (_, hint), text in stretch]) for name, stretch in stretches
    )
    return _with_anchors(marked, anchors)


def _texts(segments: Sequence[Segment], anchors: Sequence[Anchor]) -> Iterator[str]:
    """Yield the segments' texts with a sign where an anchor stands."""
    waiting = [anchor.offset for anchor in anchors]
    for segment in segments:
        pieces = []
        at = segment.start
        while waiting and waiting[0] < segment.end:
            offset = max(at, waiting.pop(0))
            pieces += [segment.text[at - segment.start : offset - segment.start], None]
            at = offset
        pieces.append(segment.text[at - segment.start :])
        yield "".join(
            _ANCHOR if piece is None else printable(piece).replace(_ANCHOR, REPLACEMENT)
            for piece in pieces
        )


def _with_anchors(html: str, anchors: Sequence[Anchor]) -> Markup:
    """Put the anchors where their signs stand."""
    first, *rest = html.split(_ANCHOR)
    parts = [first]
    for anchor, text in zip(anchors, rest, strict=True):
        parts += [f'<a class="words" id="{escape(anchor.id)}"></a>', text]
    return Markup("".join(parts))  # noqa: S704 (made of escaped parts)


def _stretch(name: MarkClass, runs: list[tuple[str, str]]) -> str:
    """Return neighbouring runs of one kind as HTML; their ends stay outside the marks."""
    text = "".join(text for _, text in runs)
    start, end = _words(text)
    if name is None or start == end:
        return str(escape(text))
    parts = [str(escape(text[:start]))]
    at = 0
    for hint, run in runs:
        words = text[max(at, start) : min(at + len(run), end)]
        at += len(run)
        if words:
            title = f' title="{escape(hint)}"' if hint else ""
            parts.append(f'<mark class="{name}"{title}>{escape(words)}</mark>')
    return "".join([*parts, str(escape(text[end:]))])


def _words(text: str) -> tuple[int, int]:
    """Return where the words of a text begin and end, without what only surrounds them."""
    start, end = 0, len(text)
    while start < end and _surrounds(text[start]):
        start += 1
    while start < end and _surrounds(text[end - 1]):
        end -= 1
    return start, end


def _surrounds(char: str) -> bool:
    return char not in "%‰" and unicodedata.category(char)[0] in "PZC"


def _differences(segment: Segment, others: frozenset[str]) -> Key:
    if segment.place is None and not segment.shared_with:
        return None, ""
    if others <= set(segment.shared_with):
        return None, ""
    if segment.shared_with or segment.akin_with:
        return "some", _hint(segment)
    return "only", ""


def _common_ground(segment: Segment, others: frozenset[str]) -> Key:
    if not others.isdisjoint(segment.shared_with):
        return "shared", _hint(segment) if len(others) > 1 else ""
    if not others.isdisjoint(segment.akin_with):
        return "akin", _hint(segment)
    return None, ""


def _hint(segment: Segment) -> str:
    parts = []
    if segment.shared_with:
        parts.append(f"also in {', '.join(segment.shared_with)}")
    if segment.akin_with:
        parts.append(f"in another form in {', '.join(segment.akin_with)}")
    return printable("; ".join(parts))


Chooser = Callable[[Segment, frozenset[str]], Key]

_CHOOSERS: dict[MarkingMode, Chooser] = {
    "differences": _differences,
    "common ground": _common_ground,
}
