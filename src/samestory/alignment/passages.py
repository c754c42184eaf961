"""From links to rows: which paragraphs stand side by side, and in which order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from samestory.model import Document, Link, Place

COHESION = 0.8
"""Two rows merge while the mean score of their union is at least this share of the strong cut.
Chosen on the same stories as the link constants: best B-cubed of the ways tried."""

Row = tuple[Place, ...]


def group_rows(
    documents: Sequence[Document],
    links: Sequence[Link],
    scores: Mapping[tuple[Place, Place], float],
    *,
    strong: float,
) -> tuple[Row, ...]:
    """Group all paragraphs into rows, greedily from the best link down.

    Two rows merge if the mean score over all pairs of paragraphs of different documents in their
    union stays at or above ``COHESION * strong``. Every paragraph stands in exactly one row;
    the rows are not in a reading order yet.
    """
    row_of: dict[Place, int] = {}
    rows: list[list[Place]] = []
    for document in documents:
        for paragraph in document.paragraphs:
            place = Place(document.id, paragraph.number)
            row_of[place] = len(rows)
            rows.append([place])
    sums = [0.0] * len(rows)
    rank = _content_rank(documents)
    for link in sorted(links, key=lambda link: _best_first(link, rank)):
        one, two = row_of[link.a], row_of[link.b]
        if one == two:
            continue
        union = rows[one] + rows[two]
        total = sums[one] + sums[two] + _cross_sum(rows[one], rows[two], scores)
        if total >= COHESION * strong * _cross_pairs(union):
            rows[one], sums[one] = union, total
            for place in rows[two]:
                row_of[place] = one
            rows[two] = []
    order = {document.id: index for index, document in enumerate(documents)}
    return tuple(
        tuple(sorted(row, key=lambda place: (order[place.document], place.paragraph)))
        for row in rows
        if row
    )


def order_rows(documents: Sequence[Document], rows: Sequence[Row]) -> tuple[Row, ...]:
    """Put rows into the order in which most documents tell them.

    Repeatedly takes the row that fewest of the remaining rows precede by majority; among equals
    the one that stands highest in its articles on average.
    """
    if not rows:
        return ()
    precedes = _majority(documents, rows)
    waiting = precedes.sum(axis=0).astype(np.int64)
    height = np.array([_mean_height(documents, row) for row in rows])
    rank = _content_rank(documents)
    tie_breaker = np.array(
        [min((rank[place.document], place.paragraph) for place in row)[0] for row in rows]
    )
    ties = np.lexsort((tie_breaker, height))
    priority = np.empty(len(rows), dtype=np.int64)
    priority[ties] = np.arange(len(rows))
    ordered = []
    placed = np.zeros(len(rows), dtype=bool)
    size = len(rows)
    for _ in range(size):
        key = np.where(placed, np.iinfo(np.int64).max, waiting * size + priority)
        chosen = int(np.argmin(key))
        placed[chosen] = True
        waiting -= precedes[chosen]
        ordered.append(tuple(rows[chosen]))
    return tuple(ordered)


def _content_rank(documents: Sequence[Document]) -> dict[str, int]:
    """Rank documents by content, so that ties do not depend on the order of the files."""
    ranked = sorted(documents, key=lambda d: (d.source.sha256, d.source.record or 0, d.text))
    return {document.id: rank for rank, document in enumerate(ranked)}


def _best_first(link: Link, rank: Mapping[str, int]) -> tuple[float, list[tuple[int, int]]]:
    ends = sorted((rank[place.document], place.paragraph) for place in (link.a, link.b))
    return -link.score, ends


def _cross_sum(
    one: Sequence[Place], two: Sequence[Place], scores: Mapping[tuple[Place, Place], float]
) -> float:
    return sum(scores.get((a, b), 0.0) + scores.get((b, a), 0.0) for a in one for b in two)


def _cross_pairs(places: Sequence[Place]) -> int:
    return sum(a.document != b.document for i, a in enumerate(places) for b in places[i + 1 :])


def _majority(documents: Sequence[Document], rows: Sequence[Row]) -> NDArray[np.int8]:
    votes = np.zeros((len(rows), len(rows)), dtype=np.int16)
    for document in documents:
        first = [
            min((p.paragraph for p in row if p.document == document.id), default=0) for row in rows
        ]
        positions = np.array(first)
        present = np.flatnonzero(positions)
        held = positions[present]
        votes[np.ix_(present, present)] += np.sign(held[np.newaxis, :] - held[:, np.newaxis])
    return np.asarray(votes > 0, dtype=np.int8)


def _mean_height(documents: Sequence[Document], row: Row) -> float:
    lengths = {document.id: len(document.paragraphs) for document in documents}
    heights = [(place.paragraph - 0.5) / lengths[place.document] for place in row]
    return round(sum(sorted(heights)) / len(heights), 9)
