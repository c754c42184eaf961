"""Collation of a passage word by word, over any number of documents and without a base text.

The documents' words are merged into one common order of columns: first the two documents that are
worded most alike, then at each step the one closest to any of those already in. Matching is that of
difflib (equal blocks of a sequence alignment), done by rapidfuzz.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import combinations
from types import MappingProxyType

from rapidfuzz.distance import Indel

from samestory.analysis.base import CollatedCell, CollatedToken
from samestory.analysis.matched_words import CollatingWord, ColumnedWords, match_pair
from samestory.documents.normalisation import form_of, unit_of
from samestory.documents.tokenisation import tokenise
from samestory.documents.word_frequency import information
from samestory.model import Document, Place

_NOBODY: frozenset[str] = frozenset()
_NO_PARTNERS: Mapping[str, int] = MappingProxyType({})


_AS_TOKEN: Callable[[tuple[object, ...]], CollatedToken] = partial(tuple.__new__, CollatedToken)
"""What `CollatedToken._make` does, in a third of its time."""


def collate(
    documents: Mapping[str, Document], row: Sequence[Place], spellings: Mapping[str, str]
) -> tuple[CollatedCell, ...]:
    """Collate the paragraphs of a row.

    Parameters
    ----------
    documents
        By id.
    row
        The row's places, a document's together and in order.
    spellings
        For a form that is one of several spellings of a name, the form that stands for them all.

    Returns
    -------
    tuple of CollatedCell
        One for each document in the row, in the row's order. Sharing is symmetric: if a word of A
        is shared with B, B has a word that is shared with A.
    """
    if len({place.document for place in row}) == 1:
        return (_alone(documents[row[0].document], row),)
    cells: dict[str, list[CollatingWord]] = {}
    for place in row:
        cells.setdefault(place.document, []).extend(
            _words(documents[place.document], place.paragraph, spellings)
        )
    _assign_columns(cells)
    # Always the same one first, whatever letters the documents have: words that could be matched
    # in two ways are matched in the same way.
    ordered = sorted(cells, key=lambda d: _content(cells[d]))
    columned = [ColumnedWords.of(document, cells[document]) for document in ordered]
    for one, two in combinations(columned, 2):
        match_pair(one, two)
    return tuple(
        CollatedCell(document=document, tokens=tuple([_freeze(word, cells) for word in words]))
        for document, words in cells.items()
    )


def _words(
    document: Document, number: int, spellings: Mapping[str, str]
) -> Iterator[CollatingWord]:
    paragraph, language = document.paragraphs[number - 1], document.language
    for written, start, end in tokenise(paragraph.text, offset=paragraph.start):
        form, unit, carried = _read(written, language)
        if form in spellings:
            unit = unit_of(spellings[form], language)
        yield CollatingWord(number, start, end, form, unit, carried)


@lru_cache(maxsize=100_000)
def _read(written: str, language: str) -> tuple[str, str, float]:
    """Return a word's form, its unit and its information, by one look-up for a known word."""
    form = form_of(written)
    return form, unit_of(form, language), information(form, language)


def _alone(document: Document, row: Sequence[Place]) -> CollatedCell:
    """Return the cell of a row that only one document has: there is nothing to match."""
    tokens = [
        (place.paragraph, token)
        for place in row
        for token in tokenise(
            document.paragraphs[place.paragraph - 1].text,
            offset=document.paragraphs[place.paragraph - 1].start,
        )
    ]
    collated = []
    for column, (number, (written, start, end)) in enumerate(tokens):
        form, _, carried = _read(written, document.language)
        collated.append(
            _AS_TOKEN((number, start, end, form, carried, column, _NO_PARTNERS, _NOBODY, _NOBODY))
        )
    return CollatedCell(document.id, tuple(collated))


def _content(words: Sequence[CollatingWord]) -> list[tuple[str, str]]:
    return [(word.unit, word.form) for word in words]


def _freeze(word: CollatingWord, cells: Mapping[str, Sequence[CollatingWord]]) -> CollatedToken:
    same_form = akin = _NOBODY
    if word.partners:
        same_form = frozenset(
            [d for d, index in word.partners.items() if cells[d][index].form == word.form]
        )
        if len(same_form) < len(word.partners):
            akin = frozenset(word.partners.keys() - same_form)
    return _AS_TOKEN(
        (
            word.paragraph,
            word.start,
            word.end,
            word.form,
            word.information,
            word.column,
            word.partners,
            same_form,
            akin,
        )
    )


def _assign_columns(cells: Mapping[str, list[CollatingWord]]) -> None:
    """Give every word its column in one common order of all documents' words."""
    units = {document: [word.unit for word in words] for document, words in cells.items()}
    columns: list[str] = []
    members: list[list[CollatingWord]] = []
    for document in _joining_order(units):
        merged: list[str] = []
        merged_members: list[list[CollatingWord]] = []
        words = cells[document]
        for block in Indel.opcodes(columns, units[document]):
            of_columns = slice(block.src_start, block.src_end)
            of_words = slice(block.dest_start, block.dest_end)
            merged += columns[of_columns]
            merged_members += members[of_columns]
            if block.tag == "equal":
                for held, word in zip(members[of_columns], words[of_words], strict=True):
                    held.append(word)
            else:
                merged += units[document][of_words]
                merged_members += [[word] for word in words[of_words]]
        columns, members = merged, merged_members
    for number, held in enumerate(members):
        for word in held:
            word.column = number


def _joining_order(units: Mapping[str, list[str]]) -> list[str]:
    """Order documents so that each is close to one before it; ties by content, not by letter."""
    waiting = sorted(units, key=lambda document: units[document])
    if len(waiting) < 2:  # noqa: PLR2004
        return waiting
    alike = {
        frozenset(pair): Indel.normalized_similarity(units[pair[0]], units[pair[1]])
        for pair in combinations(waiting, 2)
    }
    first = max(combinations(waiting, 2), key=lambda pair: alike[frozenset(pair)])
    joined = list(first)
    rest = [document for document in waiting if document not in first]
    while rest:
        closest = max(rest, key=lambda d: max(alike[frozenset((d, other))] for other in joined))
        rest.remove(closest)
        joined.append(closest)
    return joined
