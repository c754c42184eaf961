"""From a comparison to rows of the tables, without a report in between."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations, product
from typing import Any, TypeAlias

import pyarrow as pa

from samestory.analysis.reuse import Reuse
from samestory.analysis.word_choice import WordChoice
from samestory.corpus.schemas import COMPARISON_TABLES
from samestory.model import Comparison, Document, Evidence
from samestory.pipeline import BriefComparison

Row: TypeAlias = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A comparison with the ids of its story and documents in the corpus.

    Attributes
    ----------
    story
        The story's id.
    comparison
        Its comparison.
    ids
        By the comparison's letters, the documents' ids.
    """

    story: str
    comparison: BriefComparison | Comparison
    ids: Mapping[str, str]

    @property
    def documents(self) -> dict[str, Document]:
        """The documents by their letters."""
        return {document.id: document for document in self.comparison.documents}


class TableRows:
    """Gathers the rows of several comparisons, column by column."""

    def __init__(self) -> None:
        self._columns: dict[str, list[list[Any]]] = {
            name: [[] for _ in schema] for name, schema in COMPARISON_TABLES.items()
        }

    def add(self, told: Told) -> None:
        """Take in a comparison."""
        for name, rows in _ROWS.items():
            found = list(rows(told))
            if found:
                for column, values in zip(
                    self._columns[name], zip(*found, strict=True), strict=True
                ):
                    column.extend(values)

    def add_not_compared(self, story: str, *, documents: int, paragraphs: int, why: str) -> None:
        """Take in a story that could not be compared."""
        row = (story, None, documents, paragraphs, 0, 0, 0, why)
        for column, value in zip(self._columns["comparisons"], row, strict=True):
            column.append(value)

    def tables(self) -> Iterator[tuple[str, pa.Table]]:
        """Yield the tables by name, in the order in which they are to be written."""
        for name, schema in COMPARISON_TABLES.items():
            arrays = [
                pa.array(column, field.type)
                for column, field in zip(self._columns[name], schema, strict=True)
            ]
            yield name, pa.Table.from_arrays(arrays, schema=schema)


def _links(told: Told) -> Iterator[Row]:
    for link in told.comparison.links:
        yield (
            told.story,
            told.ids[link.a.document],
            link.a.paragraph,
            told.ids[link.b.document],
            link.b.paragraph,
            link.score,
            link.strong_score,
            link.strength,
            link.similarity,
        )


def _passages(told: Told) -> Iterator[Row]:
    documents = told.documents
    for passage in told.comparison.passages:
        for cell in passage.cells:
            yield (
                told.story,
                passage.id,
                passage.number,
                told.ids[cell.document],
                documents[cell.document].outlet,
                cell.paragraphs,
                len(passage.cells),
                passage.similarity if len(passage.cells) > 1 else None,
                passage.confidence,
                passage.boilerplate,
            )


def _findings(told: Told) -> Iterator[Row]:
    """Yield a row for each piece of evidence, with the reading that it stands for."""
    documents = told.documents
    for finding in told.comparison.findings:
        head = (
            told.story,
            finding.id,
            finding.kind,
            finding.passage,
            finding.subject,
            finding.relation,
            finding.summary,
            finding.reason,
            finding.confidence,
            finding.weight,
        )
        reading_of: dict[int, int] = {}
        for at, each in enumerate(finding.readings):
            for number in each.evidence:
                reading_of.setdefault(number, at)
        for number, evidence in enumerate(finding.evidence):
            reading = reading_of.get(number)
            yield (
                *head,
                reading,
                None if reading is None else finding.readings[reading].text,
                told.ids[evidence.document],
                documents[evidence.document].outlet,
                evidence.paragraph,
                evidence.start,
                evidence.end,
                evidence.text,
                evidence.voice,
            )


def _substitutions(told: Told) -> Iterator[Row]:
    """Yield the words of two documents that stand for one another, within a passage."""
    passages = {
        (place.document, place.paragraph): passage.id
        for passage in told.comparison.passages
        for place in passage.places
    }
    for finding in told.comparison.findings:
        if finding.kind != WordChoice.kind:
            continue
        groups = [[finding.evidence[at] for at in each.evidence] for each in finding.readings]
        for one, two in combinations(groups, 2):
            for a, b in product(one, two):
                passage = passages[a.document, a.paragraph]
                if a.document == b.document or passage != passages[b.document, b.paragraph]:
                    continue
                yield (
                    told.story,
                    finding.id,
                    passage,
                    finding.subject,
                    finding.relation,
                    *_side(told, a),
                    *_side(told, b),
                )


def _reuse(told: Told) -> Iterator[Row]:
    days = {letter: _day(document) for letter, document in told.documents.items()}
    for finding in told.comparison.findings:
        if finding.kind != Reuse.kind or finding.passage is None:
            continue
        for a, b in combinations(finding.evidence, 2):
            yield (
                told.story,
                finding.id,
                finding.passage,
                finding.relation,
                days[a.document],
                days[b.document],
                *_side(told, a),
                *_side(told, b),
            )


def _comparisons(told: Told) -> Iterator[Row]:
    comparison = told.comparison
    yield (
        told.story,
        comparison.fingerprint,
        len(comparison.documents),
        sum(len(document.paragraphs) for document in comparison.documents),
        len(comparison.links),
        sum(len(passage.cells) > 1 for passage in comparison.passages),
        len(comparison.findings),
        None,
    )


_ROWS = {
    "links": _links,
    "passages": _passages,
    "findings": _findings,
    "substitutions": _substitutions,
    "reuse": _reuse,
    "comparisons": _comparisons,
}


def _side(told: Told, evidence: Evidence) -> Row:
    return (
        told.ids[evidence.document],
        told.documents[evidence.document].outlet,
        evidence.paragraph,
        evidence.start,
        evidence.end,
        evidence.text,
        evidence.voice,
    )


def _day(document: Document) -> date | None:
    return None if document.published is None else date.fromisoformat(document.published[:10])
