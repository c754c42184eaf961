"""Pairs of paragraphs of one or two date buckets that have the same words. Arrow in and out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa

from samestory.analysis.measures import similarity
from samestory.corpus.reuse.first_seen import Seen, compare_seen
from samestory.corpus.reuse.runs import LongestRuns, WordedParagraphs, longest_runs
from samestory.corpus.reuse.settings import ReuseSettings
from samestory.corpus.reuse.shelf import Shelf
from samestory.corpus.schemas import EQUAL_RUNS
from samestory.corpus.stories import Articles, paragraph_candidates
from samestory.model import Span

_SHARES = ("containment", "coverage", "same_outlet")
_READ = ["document_id", "outlet", "published", "headline", "language"]


def equal_runs(bucket: Articles, before: Articles | None, *, settings: ReuseSettings) -> pa.Table:
    """Find pairs of paragraphs of different articles that have the same words.

    Parameters
    ----------
    bucket
        Documents and paragraphs of a date bucket, with the columns of their tables.
    before
        Those of the bucket before it, if there is one: they meet the bucket's, not one another.
    settings
        The cuts.

    Returns
    -------
    pyarrow.Table
        A row for each pair with the columns of `EQUAL_RUNS`, in ascending order; ``a`` is the one
        that was seen earlier, or else comes first by outlet and id. It does not depend on the
        order of documents.
    """
    documents, paragraphs = bucket
    if before is not None:
        documents = pa.concat_tables((before[0], documents))
        paragraphs = pa.concat_tables((before[1], paragraphs))
    found = paragraph_candidates(
        (bucket[0].select(_READ), bucket[1]),
        (documents.select(_READ), paragraphs),
        settings=settings.blocking,
    )
    pairs = _Pairs(Shelf(documents, paragraphs), paragraphs["text"], found, settings)
    rows = sorted(pairs.rows())
    columns = zip(*rows, strict=True) if rows else ([] for _ in EQUAL_RUNS)
    arrays = [
        pa.array(column, type=field.type) for column, field in zip(columns, EQUAL_RUNS, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=EQUAL_RUNS)


@dataclass(frozen=True)
class _Pairs:
    """Candidates that are looked at word by word."""

    shelf: Shelf
    texts: pa.ChunkedArray
    candidates: pa.Table
    settings: ReuseSettings

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """Yield what is told of each pair that has the same words, by the columns of the table."""
        settings = self.settings
        as_text = self._worded.as_text()
        columns = (
            *self._sides,
            *(held.tolist() for held in self._held),
            *(getattr(self._runs, name).tolist() for name in ("a", "b", "words")),
            *(self.candidates[name].to_pylist() for name in _SHARES),
        )
        for one, two, held_one, held_two, at_one, at_two, words, *shares in zip(
            *columns, strict=True
        ):
            if not words:
                continue
            paragraphs = as_text[held_one], as_text[held_two]
            if min(map(len, paragraphs)) < settings.least_run:
                continue
            alike = similarity(paragraphs)
            has_run = words >= settings.least_run
            if alike < (settings.least_similarity if has_run else settings.least_alike):
                continue
            first, second = (
                self._side(one, held_one, at_one, words),
                self._side(two, held_two, at_two, words),
            )
            is_later, seen = self._seen(one[0], two[0])
            if is_later:
                first, second = second, first
            quoted = "quoted" in (first[-1], second[-1])
            yield (
                *first,
                *second,
                _relation(has_run=has_run, quoted=quoted),
                words,
                alike,
                *shares,
                seen,
            )

    @cached_property
    def _sides(self) -> list[list[tuple[str, int]]]:
        """The articles and paragraph numbers of both sides."""
        return [
            list(zip(*(self.candidates[name].to_pylist() for name in names), strict=True))
            for names in (("a", "a_number"), ("b", "b_number"))
        ]

    @cached_property
    def _paragraph_rows(self) -> tuple[np.ndarray, np.ndarray]:
        """The paragraphs that are looked at, and the place of each side's among them."""
        rows = [[self.shelf.paragraph_row(*place) for place in side] for side in self._sides]
        both = np.array(rows, dtype=np.int64).reshape(2, -1)
        held, places = np.unique(both, return_inverse=True)
        return held, places.reshape(both.shape)

    @property
    def _held(self) -> np.ndarray:
        return self._paragraph_rows[1]

    @cached_property
    def _texts(self) -> list[str]:
        texts: list[str] = self.texts.take(pa.array(self._paragraph_rows[0])).to_pylist()
        return texts

    @cached_property
    def _worded(self) -> WordedParagraphs:
        return WordedParagraphs.read(self._texts)

    @cached_property
    def _places(self) -> tuple[list[int], list[int], list[int]]:
        """Where words begin and end, and each paragraph's first; lists are faster to ask."""
        held = self._worded
        return held.starts.tolist(), held.ends.tolist(), held.first_word.tolist()

    @cached_property
    def _runs(self) -> LongestRuns:
        return longest_runs(self._worded, *self._held)

    def _side(self, place: tuple[str, int], held: int, first: int, words: int) -> tuple[Any, ...]:
        name, number = place
        starts, ends, first_word = self._places
        word = first_word[held] + first
        start, end = starts[word], ends[word + words - 1]
        document = self.shelf.document(name)
        offset = document.paragraphs[number - 1].start
        return (
            name,
            document.outlet,
            document.published,
            self.shelf.agency(name),
            number,
            first,
            start + offset,
            end + offset,
            self._texts[held][start:end],
            self.shelf.voice(name, number, Span(start + offset, end + offset)),
        )

    def _seen(self, one: str, two: str) -> tuple[bool, Seen]:
        """Return whether the first goes second, and what can be told of which was earlier."""
        rows = [self.shelf.row(name) for name in (one, two)]
        earlier, seen = compare_seen(*(self.shelf.published[row] for row in rows))
        if earlier:
            return earlier > 0, seen
        names = [
            (self.shelf.outlets[row], name) for row, name in zip(rows, (one, two), strict=True)
        ]
        return names[0] > names[1], seen


def _relation(*, has_run: bool, quoted: bool) -> str:
    if not has_run:
        return "alike wording"
    return "shared quotation" if quoted else "shared words"
