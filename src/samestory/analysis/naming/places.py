"""Places of the table of place names, wherever a story names them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from samestory.analysis.naming.mentions import LabelMention, StoryNames
from samestory.analysis.naming.place_names import PLACE_NAMES, PlaceName
from samestory.analysis.running_words import Word, running_paragraphs
from samestory.documents.normalisation import form_of, unit_of
from samestory.documents.tokenisation import tokenise


@cache
def _table() -> tuple[
    dict[str, list[tuple[str, ...]]], dict[tuple[str, ...], tuple[PlaceName, str]]
]:
    terms: dict[str, list[tuple[str, ...]]] = {}
    rows: dict[tuple[str, ...], tuple[PlaceName, str]] = {}
    for row in PLACE_NAMES:
        for tradition, spellings in row.names:
            for spelling in spellings:
                term = tuple(_key(form_of(token.form)) for token in tokenise(spelling))
                terms.setdefault(term[0], []).append(term)
                rows[term] = (row, tradition)
    for held in terms.values():
        held.sort(key=len, reverse=True)
    return terms, rows


def _key(form: str) -> str:
    return form if form.isascii() else unit_of(form, "ru")


def find_places(names: StoryNames) -> Mapping[PlaceName, list[LabelMention]]:
    """Return the mentions of each place of the table, in the documents' order.

    In languages with a Cyrillic alphabet names are compared without their case endings.
    """
    terms, rows = _table()
    found: dict[PlaceName, list[LabelMention]] = {}
    for document in names.documents:
        for paragraph in running_paragraphs(document):
            words = paragraph.words
            for first, term in _terms_in(words, terms):
                row, tradition = rows[term]
                last = words[first + len(term) - 1]
                evidence = paragraph.evidence(words[first].start, last.bare_end)
                mention = LabelMention("place name", evidence, tradition=tradition)
                found.setdefault(row, []).append(mention)
    return found


def _terms_in(
    words: Sequence[Word], terms: Mapping[str, Sequence[tuple[str, ...]]]
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield where names of the table stand, the longest where several do."""
    past = 0
    for index, word in enumerate(words):
        if index < past or not word.capital or word.gap == "-":
            continue
        for term in terms.get(_key(word.form), ()):
            if tuple(_key(other.form) for other in words[index : index + len(term)]) == term:
                yield index, term
                past = index + len(term)
                break
