"""Boilerplate is set aside: it is not aligned, and stands in rows of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from samestory.alignment.passages import Row, content_rank
from samestory.model import Document, Place, Settings


def compared_documents(
    documents: Sequence[Document], *, settings: Settings
) -> tuple[Document, ...]:
    """Return the documents with the paragraphs that are aligned; their numbers stay.

    Those are all that are not boilerplate; or all, if the settings ask for it or a document has
    no others.
    """
    if settings.align_boilerplate:
        return tuple(documents)
    reduced = []
    for document in documents:
        kept = tuple(p for p in document.paragraphs if p.boilerplate is None)
        reduced.append(replace(document, paragraphs=kept or document.paragraphs))
    return tuple(reduced)


def set_beside(
    documents: Sequence[Document], compared: Sequence[Document], rows: Sequence[Row]
) -> tuple[tuple[Row, ...], tuple[int, ...]]:
    """Put what was set aside beside the rows of its neighbours in the document.

    Parameters
    ----------
    documents
        The story's, whole.
    compared
        The same with the paragraphs that were aligned.
    rows
        The rows of these, in their order.

    Returns
    -------
    tuple
        All rows in their order, and the 0-based numbers of those that were added. A run of
        paragraphs that were set aside is one row. It follows the row of the paragraph before it,
        or precedes that of the article's first paragraph.
    """
    number_of = {place: number for number, row in enumerate(rows) for place in row}
    rank = content_rank(documents)
    added: list[tuple[float, int, Row]] = []
    for whole, part in zip(documents, compared, strict=True):
        kept = [paragraph.number for paragraph in part.paragraphs]
        for run in _runs(whole, set(kept)):
            before = run[0].paragraph - 1
            beside = Place(whole.id, before or kept[0])
            side = 0.5 if before else -0.5
            added.append((number_of[beside] + side, rank[whole.id], run))
    together = sorted([(float(number), -1, tuple(row)) for number, row in enumerate(rows)] + added)
    aside = {run for _, _, run in added}
    ordered = tuple(row for _, _, row in together)
    return ordered, tuple(number for number, row in enumerate(ordered) if row in aside)


def _runs(document: Document, kept: set[int]) -> list[Row]:
    runs: list[list[Place]] = []
    for paragraph in document.paragraphs:
        if paragraph.number in kept:
            continue
        place = Place(document.id, paragraph.number)
        if runs and runs[-1][-1].paragraph == paragraph.number - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return [tuple(run) for run in runs]
