"""Names, figures, quotations and reporting words as elements inside marked text.

Elements without attributes are labels: ``b`` a name, ``u`` a figure, ``i`` reporting words, ``q`` a
quotation. Signs stand for their ends while marks are made; then quotations go round the marks and
the others inside them, so that nothing overlaps. A figure goes round marks that begin or end in
it: its frame is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from samestory.model import Comparison


class Label(NamedTuple):
    """``document.text[start:end]`` is what the element says."""

    start: int
    end: int
    element: str


Labels = Mapping[int, Sequence[Label]]
"""By paragraph number, by place."""

NO_LABELS: Labels = MappingProxyType({})

NAME, FIGURE, QUOTATION = "b", "u", "q"
ELEMENTS = {"quotation": QUOTATION, "figure": FIGURE, "reporting words": "i"}

OPENING = {QUOTATION: "\ufdd1", FIGURE: "\ufdd2", "i": "\ufdd3", NAME: "\ufdd4"}
CLOSING = {QUOTATION: "\ufdd5", FIGURE: "\ufdd6", "i": "\ufdd7", NAME: "\ufdd8"}
"""Unicode assigns these no character."""

_OPENED = {sign: element for element, sign in OPENING.items()}
_CLOSED = {sign: element for element, sign in CLOSING.items()}
_SIGNS = "".join((*_OPENED, *_CLOSED))
_PARTS = re.compile(rf"(</?mark[^>]*>|[{_SIGNS}])")


def labels_of(comparison: Comparison) -> dict[str, dict[int, list[Label]]]:
    """Return, by document and paragraph, the labels; those inside quotations do not overlap."""
    placed: dict[str, dict[int, list[Label]]] = {}
    for label in comparison.labels:
        held = placed.setdefault(label.document, {}).setdefault(label.paragraph, [])
        held.append(Label(label.start, label.end, ELEMENTS[label.kind]))
    for entity in comparison.naming:
        for words in (each for label in entity.labels for each in label.evidence):
            held = placed.setdefault(words.document, {}).setdefault(words.paragraph, [])
            held.append(Label(words.start, words.end, NAME))
    return {
        letter: {number: _apart(held) for number, held in paragraphs.items()}
        for letter, paragraphs in placed.items()
    }


def _apart(labels: Iterable[Label]) -> list[Label]:
    """Keep the first and longest of labels that overlap; quotations may hold others."""
    kept: list[Label] = []
    end = quoted = 0
    for label in sorted(labels, key=lambda label: (label.start, -label.end)):
        if label.element == QUOTATION and label.start >= quoted:
            quoted = label.end
            kept.append(label)
        elif label.element != QUOTATION and label.start >= end:
            end = label.end
            kept.append(label)
    return kept


def signs(labels: Iterable[Label]) -> list[tuple[int, str]]:
    """Return where the labels' signs stand; at one place ends come before beginnings."""
    ends = [(label.end, 0, CLOSING[label.element]) for label in labels]
    begins = [(label.start, 1, OPENING[label.element]) for label in labels]
    return [(offset, sign) for offset, _, sign in sorted(ends + begins)]


def with_labels(html: str) -> str:
    """Turn the signs into elements."""
    parts = _PARTS.split(html)
    if len(parts) == 1:
        return html
    written = _Writer()
    for place, part in enumerate(parts):
        if part.startswith("<mark"):
            written.mark = part
        elif part == "</mark>":
            written.mark = ""
        elif part in _OPENED:
            written.labels.add(_OPENED[part])
            if _OPENED[part] == FIGURE:
                written.framed = _holds_mark(parts[place:])
        elif part in _CLOSED:
            written.labels.discard(_CLOSED[part])
        elif part:
            written.add(part)
    return written.end()


def _holds_mark(parts: Sequence[str]) -> bool:
    """Tell whether a mark begins or ends before the figure does that begins the parts."""
    end = CLOSING[FIGURE]
    inside = parts[: parts.index(end)] if end in parts else parts
    return any("mark" in part for part in inside if part.startswith("<"))


class _Writer:
    """Opens and closes elements as late as can be."""

    def __init__(self) -> None:
        self.mark = ""
        self.framed = False
        self.labels: set[str] = set()
        self._open: list[str] = []
        self._pieces: list[str] = []

    def add(self, text: str) -> None:
        """Write text inside what holds it."""
        around = {QUOTATION, FIGURE} if self.framed else {QUOTATION}
        outer = [f"<{element}>" for element in sorted(self.labels & around)]
        inner = [f"<{element}>" for element in sorted(self.labels - around)]
        self._nest([*outer, *([self.mark] if self.mark else []), *inner])
        self._pieces.append(text)

    def end(self) -> str:
        """Return everything, closed."""
        self._nest([])
        return "".join(self._pieces)

    def _nest(self, wanted: Sequence[str]) -> None:
        same = 0
        while same < min(len(wanted), len(self._open)) and wanted[same] == self._open[same]:
            same += 1
        while len(self._open) > same:
            self._pieces.append("</" + self._open.pop()[1:].split(" ")[0].rstrip(">") + ">")
        for tag in wanted[same:]:
            self._pieces.append(tag)
            self._open.append(tag)
