"""Articles of one or two date buckets: what is told of them is worked out when it is asked for."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pyarrow as pa

from samestory.analysis.agencies import agency_credit
from samestory.analysis.reuse import run_voice
from samestory.corpus.comparing import stored_document
from samestory.corpus.reuse.first_seen import Published
from samestory.documents.quotations import quoted_by_paragraph
from samestory.model import Document, Span, Voice

_KEPT = 4096
"""Articles of which something is kept."""


class Shelf:
    """Looks up articles.

    Parameters
    ----------
    documents, paragraphs
        Tables with their columns; an article's paragraphs stand together, in their order.
    """

    def __init__(self, documents: pa.Table, paragraphs: pa.Table) -> None:
        self._documents = documents
        self._paragraphs = paragraphs
        names = documents["document_id"].to_pylist()
        self._row = {name: row for row, name in enumerate(names)}
        owners = np.array(paragraphs["document_id"].to_pylist(), dtype=object)
        cuts = (np.flatnonzero(owners[1:] != owners[:-1]) + 1).tolist()
        self._first = {owners[start]: start for start in (0, *cuts) if start < len(owners)}
        self._counts = documents["paragraphs"].to_pylist()
        self.outlets = documents["outlet"].to_pylist()
        self.published = [Published.of(stated) for stated in documents["published_at"].to_pylist()]
        self.document = lru_cache(_KEPT)(self._document)
        self.agency = lru_cache(_KEPT)(self._agency)
        self._quoted = lru_cache(_KEPT)(self._quoted_spans)

    def row(self, name: str) -> int:
        """Return an article's row in the table of documents."""
        return self._row[name]

    def paragraph_row(self, name: str, number: int) -> int:
        """Return the row of a paragraph in the table of paragraphs."""
        return self._first[name] + number - 1

    def voice(self, name: str, paragraph: int, span: Span) -> Voice:
        """Return whose words a stretch of an article is."""
        return run_voice(self._quoted(name)[paragraph - 1], span.start, span.end)

    def _document(self, name: str) -> Document:
        """Return an article without its sentences."""
        row = self._row[name]
        held = self._paragraphs["text"].slice(self._first[name], self._counts[row]).to_pylist()
        return stored_document(
            self._documents.slice(row, 1).to_pylist()[0], [(text, []) for text in held]
        )

    def _agency(self, name: str) -> str | None:
        credit = agency_credit(self.document(name))
        return None if credit is None else credit.agency

    def _quoted_spans(self, name: str) -> tuple[tuple[Span, ...], ...]:
        return quoted_by_paragraph(self.document(name))
