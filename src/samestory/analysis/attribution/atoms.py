"""A paragraph cut into units of one sentence each, in which a quotation counts as one word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache, partial
from itertools import pairwise
from typing import Literal, NamedTuple

import regex

from samestory.documents.quotations import quoted_spans
from samestory.documents.tokenisation import is_latin
from samestory.model import Paragraph, Span

# Plain words and marks, most atoms by far, come first, which halves the time.
_PATTERN = (
    r"[A-Za-z][a-z]*(?=[ ,])|[.,;:?!]"
    r"|(?:{upper}\.){2,}"
    r"|{upper}\.(?=\s{upper}{lower})"
    r"|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|St|Jr|Sr|Prof|Capt|Sgt|Maj|vs|Inc|Corp|Sept|Oct|Nov"
    r"|Dec|Jan|Feb|Aug)\.(?=\s|,)"
    r"|[$€£]?\d+(?:[.,:\u202f\u00a0]\d+)*%?"
    r"|(?:[cdjlmnstCDJLMNST]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu)['\u2019](?={letter})"
    r"|['\u2019](?:s|re|ve|d|ll|m)\b"
    r"|-(?:t-)?(?:ils?|elles?|on)\b"
    r"|{letter}+s['\u2019](?=\s)"
    r"|{part}+(?:(?!['\u2019](?:s|re|ve|d|ll|m)\b|-(?:t-)?(?:ils?|elles?|on)\b)"
    r"['\u2019\u02bc\-\u2010\u2011&/]{part}+)*"
    r"|\S"
)


def _pattern(**classes: str) -> str:
    """Return the pattern of the white space before an atom, and of the atom; the last is empty.

    As nothing else stands between atoms, their places follow from the lengths, without an object
    for each match. What the end matches keeps white space there from being tried at each place.
    """
    text = _PATTERN
    for name, letters in classes.items():
        text = text.replace(f"{{{name}}}", letters)
    return rf"(\s*)({text}|\Z)"


def _latin(category: str) -> str:
    """Return the Latin letters of a Unicode category as a class of characters."""
    letters = (chr(number) for number in range(0x250))
    return f"[{''.join(c for c in letters if unicodedata.category(c) == category)}]"


_ATOM = regex.compile(
    _pattern(upper=r"\p{Lu}", lower=r"\p{Ll}", letter=r"\p{L}", part=r"[\p{L}\p{M}\p{N}_]")
)
_LATIN_ATOM = re.compile(
    _pattern(upper=_latin("Lu"), lower=_latin("Ll"), letter=r"[^\W\d_]", part=r"\w")
)
"""The same for texts of which `is_latin` is true."""

_MARKS = regex.compile('[\u201c\u201d\u201e\u00ab\u00bb\u2018\u300c\u300e"]')
"""What a quotation may open with; most paragraphs have none."""

_DOUBLED_MARK = "''"
_FILLER = "\u2060"

_INITIAL = 2
"""Length of a name's initial with its point, which ends no sentence."""

SENTENCE_ENDS = frozenset(".!?…")
_TRAILING_MARKS = "\"'”’»“)]" + _FILLER


class Atom(NamedTuple):
    """A word, a mark, or a whole quotation with its marks.

    Attributes
    ----------
    form
        Casefolded, with a straight apostrophe.
    kind
        ``word``, ``mark`` or ``quote``.
    capital
        Whether it begins with a capital letter.
    start, end
        Offsets into the document's text.
    ending
        A quotation's last mark before its closing quotation mark, or an empty string.
    """

    form: str
    kind: Literal["word", "mark", "quote"]
    capital: bool
    start: int
    end: int
    ending: str = ""


_made = partial(tuple.__new__, Atom)
"""Makes an atom of a tuple; a call of the class takes three times as long, for each word of a
story."""

Unit = tuple[Atom, ...]
"""The atoms of one sentence; a quotation of several sentences is part of the one that it is in."""


@lru_cache(maxsize=8192)
def units_of(paragraph: Paragraph) -> tuple[Unit, ...]:
    """Cut a paragraph into units, in order; together they hold every character but white space."""
    text = paragraph.text.replace(_DOUBLED_MARK, f'"{_FILLER}')
    pattern: re.Pattern[str] | regex.Pattern[str] = _LATIN_ATOM if is_latin(text) else _ATOM
    offset = paragraph.start
    atoms: list[Atom] = []
    quoted: list[int] = []
    cursor = 0
    for quote in _quotes(text):
        atoms += _plain(pattern, text, (cursor, quote.start), offset)
        quoted.append(len(atoms))
        atoms.append(_quote_atom(text, quote, offset))
        cursor = quote.end
    atoms += _plain(pattern, text, (cursor, len(text)), offset)
    return tuple(_units(atoms, quoted, {sentence.start for sentence in paragraph.sentences}))


def _quotes(text: str) -> list[Span]:
    """Return quotations with their marks."""
    if not _MARKS.search(text):
        return []
    spans = []
    for span in quoted_spans(text):
        start, end = span.start - 1, span.end
        if end < len(text):
            end += 2 if text[end : end + 2] == f'"{_FILLER}' else 1
        spans.append(Span(start, end))
    return spans


def _plain(
    pattern: re.Pattern[str] | regex.Pattern[str], text: str, span: tuple[int, int], offset: int
) -> Iterable[Atom]:
    found = []
    end = span[0] + offset
    for space, form in pattern.findall(text, *span):
        if form:
            start = end + len(space)
            end = start + len(form)
            found.append((*_read(form), start, end, ""))
    return map(_made, found)


@lru_cache(maxsize=100_000)
def _read(form: str) -> tuple[str, Literal["word", "mark"], bool]:
    """Return an atom's form, its kind, and whether it begins with a capital."""
    kind: Literal["word", "mark"] = "word" if _is_word(form) else "mark"
    return form.casefold().replace("\u2019", "'"), kind, form[0].isupper()


def _is_word(form: str) -> bool:
    return any(character.isalnum() for character in form)


def _quote_atom(text: str, span: Span, offset: int) -> Atom:
    inner = text[span.start : span.end].rstrip(_TRAILING_MARKS)
    last = inner[-1:] if not inner[-1:].isalnum() else ""
    return Atom("“”", "quote", False, span.start + offset, span.end + offset, last)


def _units(atoms: Sequence[Atom], quoted: Sequence[int], cuts: set[int]) -> list[Unit]:
    """Cut atoms where sentences begin: only at a cut or beside a quotation."""
    places = {index for index, atom in enumerate(atoms) if atom.start in cuts}
    places.update(quoted)
    places.update(index + 1 for index in quoted)
    begins = [
        index
        for index in sorted(places)
        if 0 < index < len(atoms) and _begins_sentence(atoms, index, cuts)
    ]
    edges = [0, *begins, len(atoms)]
    return [tuple(atoms[first:past]) for first, past in pairwise(edges) if past > first]


def _begins_sentence(atoms: Sequence[Atom], index: int, cuts: set[int]) -> bool:
    before, atom = atoms[index - 1], atoms[index]
    if before.kind == "quote":
        if before.ending == "." and (atom.capital or atom.kind == "quote"):
            return True
        # “…?” Vask asked.  The question mark ends the quotation, not the sentence.
        return before.ending in SENTENCE_ENDS and atom.kind == "quote" and before.ending != ""
    if atom.start in cuts:
        return len(before.form) != _INITIAL or before.form[-1] != "."
    return before.form in SENTENCE_ENDS and atom.kind == "quote"
