"""From aligned rows to passages: cells, similarity, measures, order and neighbours."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence

from samestory.analysis.base import CollatedCell, NearestIndex
from samestory.analysis.measures import measure, similarity
from samestory.analysis.segments import cut_cell
from samestory.model import Alignment, Cell, Document, MarkingMode, OrderNote, Passage, Place

CLOSE_WORDING = 0.5
"""From this similarity on, marks show what differs; below, what is shared. At less than half the
words in common, marking the differences would paint nearly everything."""

_ID_DIGITS = 8


def build_passages(
    alignment: Alignment,
    collated_rows: Sequence[tuple[CollatedCell, ...]],
    *,
    brief: bool = False,
) -> tuple[Passage, ...]:
    """Build one passage for each row, in the same order.

    If asked to be brief, they have no measures, and cells no segments: only reports show them.
    """
    documents = {document.id: document for document in alignment.documents}
    ids = _passage_ids(documents, alignment.rows)
    references = _references(alignment, ids)
    order = order_notes(alignment)
    nearest = NearestIndex(alignment)
    passages = []
    rows = zip(alignment.rows, collated_rows, alignment.confidences, strict=True)
    for number, (row, cells, confidence) in enumerate(rows):
        words = [[token.form for token in cell.tokens] for cell in cells]
        alike = similarity(words)
        passages.append(
            Passage(
                id=ids[number],
                number=number + 1,
                cells=tuple(
                    _cell(documents[cell.document], cell, _numbers(row, cell.document), brief=brief)
                    for cell in cells
                ),
                similarity=alike,
                measures={} if brief else measure(words),
                mode=marking_mode(alike),
                cross_references=references[number],
                order=order[number],
                nearest=nearest.closest(row),
                confidence=confidence,
                boilerplate=number in alignment.boilerplate,
            )
        )
    return tuple(passages)


def _cell(document: Document, cell: CollatedCell, numbers: Sequence[int], *, brief: bool) -> Cell:
    if brief:
        return Cell(document=document.id, paragraphs=tuple(numbers), segments=())
    return cut_cell(document, cell, numbers)


def marking_mode(alike: float) -> MarkingMode:
    """Return which marks suit a passage of this similarity."""
    return "differences" if alike >= CLOSE_WORDING else "common ground"


def order_notes(alignment: Alignment) -> list[tuple[OrderNote, ...]]:
    """Tell for each row which documents have it earlier or later than the rows' order.

    For each document the rows that keep its own order are a longest increasing subsequence of its
    paragraph numbers; the other rows stand elsewhere in that document. Rows of one document only
    are placed by that document and get no note; boilerplate that was not aligned plays no part.
    """
    notes: list[list[OrderNote]] = [[] for _ in alignment.rows]
    for document in alignment.documents:
        held = [
            (number, min(_numbers(row, document.id)))
            for number, row in enumerate(alignment.rows)
            if number not in alignment.boilerplate and _numbers(row, document.id)
        ]
        positions = [position for _, position in held]
        steady = _longest_increasing(positions)
        for index, (number, position) in enumerate(held):
            if index in steady or len({place.document for place in alignment.rows[number]}) == 1:
                continue
            before = [positions[i] for i in steady if i < index]
            earlier = bool(before) and position < max(before)
            notes[number].append(OrderNote(document.id, "earlier" if earlier else "later"))
    return [tuple(row_notes) for row_notes in notes]


def _longest_increasing(values: Sequence[int]) -> set[int]:
    """Return the indices of a longest increasing subsequence (patience sorting)."""
    tails: list[int] = []
    tail_indices: list[int] = []
    previous: list[int] = []
    for index, value in enumerate(values):
        place = bisect_left(tails, value)
        previous.append(tail_indices[place - 1] if place else -1)
        tails[place : place + 1] = [value]
        tail_indices[place : place + 1] = [index]
    chosen = set()
    index = tail_indices[-1] if tail_indices else -1
    while index >= 0:
        chosen.add(index)
        index = previous[index]
    return chosen


def _numbers(row: Sequence[Place], document: str) -> list[int]:
    return [place.paragraph for place in row if place.document == document]


def _passage_ids(documents: Mapping[str, Document], rows: Sequence[Sequence[Place]]) -> list[str]:
    """Make ids from outlets and texts, so that they do not depend on letters or row numbers."""
    ids = []
    seen: Counter[str] = Counter()
    for row in rows:
        content = sorted(
            f"{documents[place.document].outlet}\0"
            f"{documents[place.document].paragraphs[place.paragraph - 1].text}"
            for place in row
        )
        digest = hashlib.sha256("\0\0".join(content).encode()).hexdigest()[:_ID_DIGITS]
        seen[digest] += 1
        ids.append(f"p-{digest}" if seen[digest] == 1 else f"p-{digest}-{seen[digest]}")
    return ids


def _references(alignment: Alignment, ids: Sequence[str]) -> list[tuple[str, ...]]:
    linked: list[set[int]] = [set() for _ in alignment.rows]
    for reference in alignment.cross_references:
        linked[reference.row_a].add(reference.row_b)
        linked[reference.row_b].add(reference.row_a)
    return [tuple(ids[number] for number in sorted(numbers)) for numbers in linked]
