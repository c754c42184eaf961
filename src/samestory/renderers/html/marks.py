"""A paragraph's segments as marked text.

Every run of words is marked by how many outlets of its passage have it: ``every`` other one,
``some``, others only in another form (``akin``), or ``only`` this one. Which of these marks can be
seen is up to the style sheet: it shows those that tell what differs, or those that tell what is
common ground. ``data-in`` and ``data-akin`` name the outlets where the class alone does not.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from types import MappingProxyType
from typing import Literal

from markupsafe import Markup, escape

from samestory.model import Cell, Segment
from samestory.renderers.html.labels import NO_LABELS, Label, Labels, signs, with_labels
from samestory.renderers.safe_text import REPLACEMENT, printable

_ANCHOR = "\ufdd0"
"""Stands for an anchor while marks are made; Unicode assigns it no character."""

_NO_SIGNS = dict.fromkeys(range(64976, 64985), REPLACEMENT)
"""Texts may not hold what stands for anchors and labels."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in a document's text that links lead to: the words of a finding's evidence.

    Attributes
    ----------
    offset
        Where the words begin.
    id
        Where links lead to.
    length
        Characters of the words as they are shown.
    """

    offset: int
    id: str
    length: int = 0


Anchors = Mapping[int, Sequence[Anchor]]
"""By paragraph number, in the order of their offsets."""

NO_ANCHORS: Anchors = MappingProxyType({})

MarkClass = Literal["every", "some", "akin", "only"] | None
"""How many others have a segment's words; ``None`` for text without words."""

Key = tuple[MarkClass, str]
"""A mark's class and its further attributes; neighbours with equal keys share one mark."""

Run = tuple[Key, str]
"""Neighbouring segments of one key: the key and their text."""


def marked_paragraphs(
    cell: Cell,
    others: frozenset[str],
    anchors: Anchors = NO_ANCHORS,
    labels: Labels = NO_LABELS,
) -> list[tuple[int, Markup]]:
    """Return the numbers of a cell's paragraphs and their marked text.

    Parameters
    ----------
    cell
        One document's part of a passage.
    others
        Ids of the other documents in the passage; without any, nothing is marked.
    anchors
        Places that links lead to.
    labels
        What some words are, whoever has them.
    """
    return [
        (
            number,
            _marked(list(segments), others, anchors.get(number, ()), labels.get(number, ())),
        )
        for number, segments in groupby(cell.segments, key=lambda segment: segment.paragraph)
    ]


def _marked(
    segments: Sequence[Segment],
    others: frozenset[str],
    anchors: Sequence[Anchor],
    labels: Sequence[Label],
) -> Markup:
    places = sorted(
        [*signs(labels), *((anchor.offset, _ANCHOR) for anchor in anchors)], key=itemgetter(0)
    )
    texts = list(_texts(segments, places))
    if not others:
        return _with_anchors(with_labels(str(escape("".join(texts)))), anchors)
    keyed = [(_key(segment, others), text) for segment, text in zip(segments, texts, strict=True)]
    runs = [
        (key, "".join(text for _, text in run))
        for key, run in groupby(keyed, key=lambda pair: pair[0])
    ]
    stretches = groupby(runs, key=lambda run: _STRETCHES.get(run[0][0], run[0][0]))
    marked = "".join(_stretch(list(stretch)) for _, stretch in stretches)
    return _with_anchors(with_labels(marked), anchors)


def _texts(segments: Sequence[Segment], places: Sequence[tuple[int, str]]) -> Iterator[str]:
    """Yield the segments' texts with the signs where anchors and labels stand."""
    waiting = list(reversed(places))
    for segment in segments:
        pieces = []
        at = segment.start
        while waiting and waiting[-1][0] < segment.end:
            place, sign = waiting.pop()
            offset = max(at, place)
            text = segment.text[at - segment.start : offset - segment.start]
            pieces += [printable(text).translate(_NO_SIGNS), sign]
            at = offset
        text = segment.text[at - segment.start :]
        yield "".join([*pieces, printable(text).translate(_NO_SIGNS)])


def _with_anchors(html: str, anchors: Sequence[Anchor]) -> Markup:
    """Put the anchors where their signs stand."""
    first, *rest = html.split(_ANCHOR)
    parts = [first]
    for anchor, text in zip(anchors, rest, strict=True):
        parts.append(
            f'<a class="words" id="{escape(anchor.id)}" data-length="{anchor.length}"></a>{text}'
        )
    return Markup("".join(parts))  # noqa: S704 (made of escaped parts)


def _stretch(runs: list[Run]) -> str:
    """Return neighbouring runs of one kind as HTML; their ends stay outside the marks."""
    if runs[0][0][0] is None:
        return "".join(str(escape(text)) for _, text in runs)
    text = "".join(text for _, text in runs)
    start, end = _words(text)
    if start == end:
        return str(escape(text))
    parts = [str(escape(text[:start]))]
    at = 0
    for (name, attributes), run in _whole_words(runs):
        words = text[max(at, start) : min(at + len(run), end)]
        at += len(run)
        if words:
            parts.append(f'<mark class="{name}"{attributes}>{escape(words)}</mark>')
    return "".join([*parts, str(escape(text[end:]))])


def _whole_words(runs: list[Run]) -> Iterator[Run]:
    """Give what stands between words of ``some`` and words of ``every`` to the latter.

    Common ground shows both as one line, which should have no gap; differences show only the
    former, whose mark should end with its last word.
    """
    carried = ""
    for at, (key, run) in enumerate(runs):
        text = carried + run
        carried = ""
        if key[0] == "some" and at + 1 < len(runs) and runs[at + 1][0][0] == "every":
            end = _words(text)[1]
            text, carried = text[:end], text[end:]
        yield key, text


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


def _key(segment: Segment, others: frozenset[str]) -> Key:
    shared, akin = others.intersection(segment.shared_with), others.intersection(segment.akin_with)
    if shared == others:
        return "every", ""
    if not shared and not akin:
        return ("only" if segment.place is not None else None), ""
    name: MarkClass = "some" if shared else "akin"
    if len(others) == 1:
        return name, ""
    return name, _documents("in", segment.shared_with) + _documents("akin", segment.akin_with)


def _documents(name: str, letters: Sequence[str]) -> str:
    return f' data-{name}="{escape(printable(" ".join(letters)))}"' if letters else ""


_STRETCHES: Mapping[MarkClass, str] = {"every": "shared", "some": "shared"}
"""Classes whose neighbouring runs stand in one line of common ground."""
