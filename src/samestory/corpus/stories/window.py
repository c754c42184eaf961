"""The articles of a date window as arrays: which unit stands in which sentence and paragraph."""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from samestory.alignment.vocabulary import LEAST_INFORMATION
from samestory.corpus.stories.postings import Flags, Floats, Integers, Postings
from samestory.documents.normalisation import form_of, unit_of
from samestory.documents.segmentation import sentences
from samestory.documents.tokenisation import words
from samestory.documents.word_frequency import information

Articles = tuple[pa.Table, pa.Table]
"""Documents and their paragraphs, see `samestory.corpus.stories.document_links`."""

UNKNOWN_LANGUAGE = "und"


@dataclass(frozen=True, slots=True, eq=False)
class Window:
    """Articles whose dates lie close to one another, in ascending order of their ids.

    Attributes
    ----------
    ids, outlets
        Of each article; outlets are numbers, equal for names that differ in letter case only.
    days, dated
        Days since 1970-01-01, and whether that is known.
    left, right
        Which articles are of the bucket that is worked on, and which of the one it meets.
    first_paragraph, first_sentence
        For each article the index of its first paragraph, for each paragraph that of its first
        sentence, and where the last one ends.
    paragraph_numbers
        For each paragraph its number in its article.
    articles, paragraphs, sentences, headlines
        Their units. An article's are counted in paragraphs, without its headline.
    words
        The units of all words in their order.
    first_word
        For each sentence the index of its first word, and where the last one ends.
    background
        For each unit its background information, 0 to 7.5, as the alignment weighs it.
    """

    ids: tuple[str, ...]
    outlets: Integers
    days: Integers
    dated: Flags
    left: Flags
    right: Flags
    first_paragraph: Integers
    first_sentence: Integers
    paragraph_numbers: Integers
    articles: Postings
    paragraphs: Postings
    sentences: Postings
    headlines: Postings
    words: Integers
    first_word: Integers
    background: Floats


def read_window(left: Articles, right: Articles, *, days: int, most_paragraphs: int) -> Window:
    """Take the articles and paragraphs of two buckets together; those in both are taken once.

    Parameters
    ----------
    left, right
        Tables of documents and of their paragraphs.
    days
        Articles that lie further than this from all of the other bucket are left out.
    most_paragraphs
        An article's later paragraphs are left out.
    """
    left, right = _near(left, right[0], days), _near(right, left[0], days)
    left_ids, right_ids = (frozenset(side[0]["document_id"].to_pylist()) for side in (left, right))
    sides = (left, _without(right, left_ids))
    documents, paragraphs = (
        pa.concat_tables(list(parts), promote_options="default")
        for parts in zip(*sides, strict=True)
    )
    documents = documents.sort_by("document_id")
    ids = tuple(documents["document_id"].to_pylist())
    published = documents["published"].cast(pa.int32()).to_pylist()
    texts = _texts_by_document(paragraphs, ids, most_paragraphs)
    reading = _Reading()
    for language, headline, rows in zip(
        documents["language"].to_pylist(), documents["headline"].to_pylist(), texts, strict=True
    ):
        reading.add(language or UNKNOWN_LANGUAGE, headline or "", rows)
    numbers = [row.number for rows in texts for row in rows]
    return Window(
        ids=ids,
        outlets=_codes(documents["outlet"].to_pylist()),
        days=np.array([day or 0 for day in published], dtype=np.int64),
        dated=np.array([day is not None for day in published], dtype=np.bool_),
        left=np.array([name in left_ids for name in ids], dtype=np.bool_),
        right=np.array([name in right_ids for name in ids], dtype=np.bool_),
        first_paragraph=_starts(len(rows) for rows in texts),
        paragraph_numbers=np.array(numbers, dtype=np.int64),
        **reading.postings(),
    )


class _Paragraph(NamedTuple):
    """A paragraph, and where its sentences begin and end if that is known."""

    number: int
    text: str
    sentences: list[int] | None

    def cut(self, language: str) -> list[str]:
        """Return the sentences."""
        text, offsets = self.text, self.sentences
        if offsets is None:
            return [text[span.start : span.end] for span in sentences(text, language=language)]
        return [text[start:end] for start, end in zip(offsets[::2], offsets[1::2], strict=True)]


class _Numbering(dict[str, int]):
    """The number of the unit of each word of a language."""

    def __init__(self, language: str, units: dict[str, int], background: list[float]) -> None:
        super().__init__()
        self._language = language
        self._units = units
        self._background = background

    def __missing__(self, word: str) -> int:
        unit, weight = _unit(word, self._language)
        number = self._units.setdefault(unit, len(self._units))
        if number == len(self._background):
            self._background.append(weight)
        elif weight < self._background[number]:
            # As in the alignment, the commonest form of a unit says how little it tells.
            self._background[number] = weight
        self[word] = number
        return number


@lru_cache(maxsize=500_000)
def _unit(word: str, language: str) -> tuple[str, float]:
    """Return a word's unit and how much its form tells; a process reads many windows."""
    form = form_of.__wrapped__(word)
    return unit_of.__wrapped__(form, language), information.__wrapped__(form, language)


class _Reading:
    """Cuts articles into units, one after the other."""

    def __init__(self) -> None:
        self._units: dict[str, int] = {}
        self._background: list[float] = []
        self._numberings: dict[str, _Numbering] = {}
        self._words = array("q")
        self._first_word = [0]
        self._sentences_of_paragraphs: list[int] = []
        self._paragraphs_of_articles: list[int] = []
        self._headlines: list[list[int]] = []

    def add(self, language: str, headline: str, paragraphs: list[_Paragraph]) -> None:
        """Cut one article."""
        numbering = self._numberings.setdefault(
            language, _Numbering(language, self._units, self._background)
        )
        number_of = numbering.__getitem__
        first = len(self._first_word) - 1
        for paragraph in paragraphs:
            cut = paragraph.cut(language)
            self._sentences_of_paragraphs.append(len(cut) or 1)
            for part in cut or [""]:
                self._words.extend(map(number_of, words(part)))
                self._first_word.append(len(self._words))
        # An article without a headline is known by its first sentence.
        head = [number_of(word) for word in words(headline)]
        if not head and paragraphs:
            start, end = self._first_word[first : first + 2]
            head = self._words[start:end].tolist()
        self._headlines.append(head)
        self._paragraphs_of_articles.append(len(paragraphs))

    def postings(self) -> dict[str, Any]:
        """Return what a window holds of the articles' units."""
        first_word = np.array(self._first_word, dtype=np.int64)
        sizes = np.diff(first_word)
        units = np.array(self._words, dtype=np.int64)
        size = len(self._units)
        sentence_count = len(sizes)
        paragraph_of = np.repeat(
            np.arange(len(self._sentences_of_paragraphs)), self._sentences_of_paragraphs
        )
        article_of = np.repeat(
            np.arange(len(self._paragraphs_of_articles)), self._paragraphs_of_articles
        )
        sentence = np.repeat(np.arange(sentence_count), sizes)
        in_sentences = Postings.collect(sentence, units, size=size, count=sentence_count)
        in_paragraphs = Postings.collect(
            paragraph_of[in_sentences.rows], in_sentences.units, size=size, count=len(article_of)
        )
        in_articles = Postings.collect(
            article_of[in_paragraphs.rows],
            in_paragraphs.units,
            size=size,
            count=len(self._paragraphs_of_articles),
        )
        background = np.array(self._background, dtype=np.float64)
        background[background <= LEAST_INFORMATION] = 0.0
        return {
            "first_sentence": _starts(self._sentences_of_paragraphs),
            "articles": in_articles,
            "paragraphs": in_paragraphs,
            "sentences": in_sentences,
            "headlines": self._headline_postings(size),
            "words": units,
            "first_word": first_word,
            "background": background,
        }

    def _headline_postings(self, size: int) -> Postings:
        lengths = [len(row) for row in self._headlines]
        units = np.fromiter(chain.from_iterable(self._headlines), np.int64, sum(lengths))
        rows = np.repeat(np.arange(len(lengths)), lengths)
        return Postings.collect(rows, units, size=size, count=len(lengths))


def _near(tables: Articles, others: pa.Table, days: int) -> Articles:
    """Keep the documents that may lie within so many days of one of the others."""
    documents, paragraphs = tables
    bounds = pc.min_max(others["published"])
    earliest, latest = bounds["min"].as_py(), bounds["max"].as_py()
    if earliest is None or others["published"].null_count:
        return tables
    margin = dt.timedelta(days=days)
    published = documents["published"]
    far = pc.or_(
        pc.less(published, pa.scalar(earliest - margin)),
        pc.greater(published, pa.scalar(latest + margin)),
    )
    gone = documents.filter(pc.fill_null(far, fill_value=False))["document_id"]
    return _without((documents, paragraphs), frozenset(gone.to_pylist()))


def _without(tables: Articles, ids: frozenset[str]) -> Articles:
    """Leave out the rows of some documents."""
    if not ids:
        return tables
    known = pa.array(sorted(ids), type=pa.string())
    documents, paragraphs = (
        table.filter(pc.invert(pc.is_in(table["document_id"], value_set=known))) for table in tables
    )
    return documents, paragraphs


def _texts_by_document(
    paragraphs: pa.Table, ids: tuple[str, ...], most: int
) -> list[list[_Paragraph]]:
    """Return each document's first paragraphs."""
    chosen = paragraphs.sort_by([("document_id", "ascending"), ("number", "ascending")])
    found: dict[str, list[_Paragraph]] = {name: [] for name in ids}
    names = chosen["document_id"].to_pylist()
    columns = [chosen[name].to_pylist() for name in ("number", "text")]
    known = "sentences" in chosen.column_names
    columns.append(chosen["sentences"].to_pylist() if known else [None] * len(names))
    for name, *row in zip(names, *columns, strict=True):
        rows = found[name]
        if len(rows) < most:
            rows.append(_Paragraph(*row))
    return [found[name] for name in ids]


def _codes(names: list[str]) -> Integers:
    return np.unique([name.casefold() for name in names], return_inverse=True)[1].astype(np.int64)


def _starts(lengths: Iterable[int]) -> Integers:
    return np.array([0, *accumulate(lengths)])
