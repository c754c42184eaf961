"""Collation of a passage word by word, over any number of documents and without a base text.

The documents' words are merged into one common order of columns: first the two documents that are
worded most alike, then at each step the one closest to any of those already in. Matching is that of
difflib (equal blocks of a sequence alignment), done by rapidfuzz.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import combinations
from types import MappingProxyType

from rapidfuzz.distance import Indel

from samestory.analysis.base import CollatedCell, CollatedToken
from samestory.documents.normalisation import form_of, unit_of
from samestory.documents.tokenisation import tokenise
from samestory.documents.word_frequency import information
from samestory.model import Document, Place

LEAST_RUN_INFORMATION = 3.0
"""A run of shared words must carry this much background information, or it is dropped: shared
function words scattered over a rewrite say nothing."""

FUNCTION_WORD = 1.2
"""Words of less information only hold other words together."""

LEAST_MOVED_INFORMATION = 3.5
"""A word shared at another place of the passage counts from this much information on; a number
always does."""

_NOBODY: frozenset[str] = frozenset()
_NO_PARTNERS: Mapping[str, int] = MappingProxyType({})


@dataclass(slots=True)
class _Word:
    """A word on its way to becoming a `CollatedToken`."""

    paragraph: int
    start: int
    end: int
    form: str
    unit: str
    information: float
    column: int = -1
    partners: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Columned:
    """A document's words when they have their columns, with what every pair of documents asks.

    Attributes
    ----------
    columns
        The column of each word, ascending.
    at
        Which word stands in a column.
    units
        Of all words.
    telling
        Places of the words that may be matched though they stand elsewhere.
    """

    document: str
    words: Sequence[_Word]
    columns: Sequence[int]
    at: Mapping[int, int]
    units: frozenset[str]
    telling: Sequence[int]

    @classmethod
    def of(cls, document: str, words: Sequence[_Word]) -> _Columned:
        columns = [word.column for word in words]
        return cls(
            document=document,
            words=words,
            columns=columns,
            at={column: index for index, column in enumerate(columns)},
            units=frozenset([word.unit for word in words]),
            telling=[index for index, word in enumerate(words) if _is_telling(word)],
        )


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
    cells: dict[str, list[_Word]] = {}
    for place in row:
        cells.setdefault(place.document, []).extend(
            _words(documents[place.document], place.paragraph, spellings)
        )
    _assign_columns(cells)
    # Always the same one first, whatever letters the documents have: words that could be matched
    # in two ways are matched in the same way.
    ordered = sorted(cells, key=lambda d: _content(cells[d]))
    columned = [_Columned.of(document, cells[document]) for document in ordered]
    for one, two in combinations(columned, 2):
        _match_pair(one, two)
    return tuple(
        CollatedCell(document=document, tokens=tuple([_freeze(word, cells) for word in words]))
        for document, words in cells.items()
    )


def _words(document: Document, number: int, spellings: Mapping[str, str]) -> Iterator[_Word]:
    paragraph, language = document.paragraphs[number - 1], document.language
    for written, start, end in tokenise(paragraph.text, offset=paragraph.start):
        form, unit, carried = _read(written, language)
        if form in spellings:
            unit = unit_of(spellings[form], language)
        yield _Word(number, start, end, form, unit, carried)


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


def _content(words: Sequence[_Word]) -> list[tuple[str, str]]:
    return [(word.unit, word.form) for word in words]


def _freeze(word: _Word, cells: Mapping[str, Sequence[_Word]]) -> CollatedToken:
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


def _assign_columns(cells: Mapping[str, list[_Word]]) -> None:
    """Give every word its column in one common order of all documents' words."""
    units = {document: [word.unit for word in words] for document, words in cells.items()}
    columns: list[str] = []
    members: list[list[_Word]] = []
    for document in _joining_order(units):
        merged: list[str] = []
        merged_members: list[list[_Word]] = []
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


def _match_pair(one: _Columned, two: _Columned) -> None:
    """Record which words of two documents are shared."""
    words, others = one.words, two.words
    matches = [
        (index, other)
        for index, column in enumerate(one.columns)
        if (other := two.at.get(column)) is not None
    ]
    kept = [
        match
        for run in _runs(matches)
        if sum(min(words[i].information, others[j].information) for i, j in run)
        >= LEAST_RUN_INFORMATION
        for match in run
    ]
    kept += _moved(one, two, kept)
    for i, j in kept:
        words[i].partners[two.document] = j
        others[j].partners[one.document] = i


def _runs(matches: Sequence[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Split matches, ascending on both sides, into runs without a gap on either side."""
    run: list[tuple[int, int]] = []
    for match in matches:
        if run and match != (run[-1][0] + 1, run[-1][1] + 1):
            yield run
            run = []
        run.append(match)
    if run:
        yield run


def _moved(
    one: _Columned, two: _Columned, kept: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Match telling words that both documents have, but at different places of the passage.

    Words beside a match are matched too while they are the same on both sides, so that
    'the Grey Plover' is found whole though only 'Plover' is rare.
    """
    words, others = one.words, two.words
    partner = dict(kept)
    taken = set(partner.values())
    free: dict[str, list[int]] = {}
    for j in two.telling:
        if j not in taken and others[j].unit in one.units:
            free.setdefault(others[j].unit, []).append(j)
    moved: list[tuple[int, int]] = []
    if not free:
        return moved
    for i, word in enumerate(words):
        # Asked first, as most words are held by a match already or found nowhere else.
        if i in partner or word.unit not in free:
            continue
        candidates = [j for j in free[word.unit] if j not in taken]
        if not candidates:
            continue
        for match in _grow(words, others, (i, candidates[0]), (partner, taken)):
            partner[match[0]] = match[1]
            taken.add(match[1])
            moved.append(match)
    return moved


def _grow(
    words: Sequence[_Word],
    others: Sequence[_Word],
    seed: tuple[int, int],
    held: tuple[Mapping[int, int], set[int]],
) -> list[tuple[int, int]]:
    """Return a match with the matches right before and after it that nothing holds yet.

    Function words at either end are left off: 'at Toretsk' shares no more than 'Toretsk'.
    """
    partner, taken = held
    grown = [seed]
    for step in (-1, 1):
        reached: list[tuple[int, int]] = []
        i, j = seed[0] + step, seed[1] + step
        while (
            0 <= i < len(words)
            and 0 <= j < len(others)
            and i not in partner
            and j not in taken
            and words[i].unit == others[j].unit
        ):
            reached.append((i, j))
            i, j = i + step, j + step
        while reached and words[reached[-1][0]].information < FUNCTION_WORD:
            reached.pop()
        grown += reached
    return grown


def _is_telling(word: _Word) -> bool:
    return word.information >= LEAST_MOVED_INFORMATION or word.form[0].isdigit()
