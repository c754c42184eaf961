"""Places of the table of place names, wherever a story names them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from samestory.analysis.naming.geonames import cities_named
from samestory.analysis.naming.mentions import LabelMention, StoryNames
from samestory.analysis.naming.place_names import PLACE_NAMES, PlaceName
from samestory.analysis.running_words import Word, running_paragraphs
from samestory.documents.normalisation import form_of, unit_of
from samestory.documents.tokenisation import tokenise

Term = tuple[str, ...]
"""A name, word by word."""

_LONGEST_NAME = 4
"""Words of a city's name that are looked for."""

_LEAST_LETTERS = 2


@cache
def _own_table() -> tuple[dict[str, list[Term]], dict[Term, tuple[PlaceName, str]]]:
    return _table(PLACE_NAMES)


def _table(
    places: Iterable[PlaceName],
) -> tuple[dict[str, list[Term]], dict[Term, tuple[PlaceName, str]]]:
    """Return the names by their first word, longest first, and whose they are."""
    terms: dict[str, list[Term]] = {}
    rows: dict[Term, tuple[PlaceName, str]] = {}
    for row in places:
        for tradition, spellings in row.names:
            for spelling in spellings:
                term = _term(spelling)
                terms.setdefault(term[0], []).append(term)
                rows[term] = (row, tradition)
    for held in terms.values():
        held.sort(key=len, reverse=True)
    return terms, rows


def _written(names: StoryNames) -> set[str]:
    """Return what may be the name of a city: words with a capital, and up to four in a row."""
    found = set()
    for document in names.documents:
        for paragraph in running_paragraphs(document):
            for first, word in enumerate(paragraph.words):
                if not word.capital or len(word.form) < _LEAST_LETTERS:
                    continue
                if names.is_name(word.form, document.language):
                    found.add(document.text[word.start : word.bare_end])
                for last in paragraph.words[first + 1 : first + _LONGEST_NAME]:
                    if last.gap not in (" ", "-"):
                        break
                    found.add(document.text[word.start : last.bare_end])
    return found


def _term(name: str) -> Term:
    return tuple(_key(form_of(token.form)) for token in tokenise(name))


def _key(form: str) -> str:
    return form if form.isascii() else unit_of(form, "ru")


def find_places(
    names: StoryNames, *, geonames: bool = False
) -> Mapping[PlaceName, list[LabelMention]]:
    """Return the mentions of each place of the table, in the documents' order.

    In languages with a Cyrillic alphabet names are compared without their case endings.

    Parameters
    ----------
    names
        The story.
    geonames
        Whether to look for the names of cities in GeoNames, too.
    """
    terms, rows = _own_table()
    if geonames:
        listed = [name for name in _written(names) if _term(name) not in rows]
        terms, rows = _table((*PLACE_NAMES, *cities_named(listed)))
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
