"""A paragraph cut into units of one sentence each, in which a quotation counts as one word."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

import regex

from samestory.documents.quotations import quoted_spans
from samestory.model import Paragraph, Span

_ATOM = regex.compile(
    # Plain words and marks, most atoms by far, come first, which halves the time.
    r"[A-Za-z][a-z]*(?=[ ,])|[.,;:?!]"
    r"|(?:\p{Lu}\.){2,}"
    r"|\p{Lu}\.(?=\s\p{Lu}\p{Ll})"
    r"|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|St|Jr|Sr|Prof|Capt|Sgt|Maj|vs|Inc|Corp|Sept|Oct|Nov"
    r"|Dec|Jan|Feb|Aug)\.(?=\s|,)"
    r"|[$€£]?\d+(?:[.,:\u202f\u00a0]\d+)*%?"
    r"|(?:[cdjlmnstCDJLMNST]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu)['\u2019](?=\p{L})"
    r"|['\u2019](?:s|re|ve|d|ll|m)\b"
    r"|-(?:t-)?(?:ils?|elles?|on)\b"
    r"|\p{L}+s['\u2019](?=\s)"
    r"|[\p{L}\p{M}\p{N}_]+(?:(?!['\u2019](?:s|re|ve|d|ll|m)\b|-(?:t-)?(?:ils?|elles?|on)\b)['\u2019\u02bc\-\u2010\u2011&/]"
    r"[\p{L}\p{M}\p{N}_]+)*"
    r"|\S",
)

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
    start, end
        Offsets into the document's text.
    capital
        Whether it begins with a capital letter.
    ending
        A quotation's last mark before its closing quotation mark, or an empty string.
    """

    form: str
    kind: Literal["word", "mark", "quote"]
    start: int
    end: int
    capital: bool = False
    ending: str = ""


Unit = tuple[Atom, ...]
"""The atoms of one sentence; a quotation of several sentences is part of the one that it is in."""


@lru_cache(maxsize=8192)
def units_of(paragraph: Paragraph) -> tuple[Unit, ...]:
    """Cut a paragraph into units, in order; together they hold every character but white space."""
    text = paragraph.text.replace(_DOUBLED_MARK, f'"{_FILLER}')
    offset = paragraph.start
    atoms: list[Atom] = []
    cursor = 0
    for quote in _quotes(text):
        atoms += _plain(text, cursor, quote.start, offset)
        atoms.append(_quote_atom(text, quote, offset))
        cursor = quote.end
    atoms += _plain(text, cursor, len(text), offset)
    return tuple(_units(atoms, {sentence.start for sentence in paragraph.sentences}))


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


def _plain(text: str, start: int, end: int, offset: int) -> list[Atom]:
    atoms = []
    for match in _ATOM.finditer(text, start, end):
        folded, kind, capital = _read(match.group())
        first, past = match.span()
        atoms.append(Atom(folded, kind, first + offset, past + offset, capital))
    return atoms


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
    return Atom("“”", "quote", span.start + offset, span.end + offset, ending=last)


def _units(atoms: Sequence[Atom], cuts: set[int]) -> list[Unit]:
    units: list[Unit] = []
    held: list[Atom] = []
    for index, atom in enumerate(atoms):
        # Asked first, as most atoms stand neither at a cut nor beside a quotation.
        may_begin = atom.start in cuts or "quote" in (atom.kind, atoms[index - 1].kind)
        if held and may_begin and _begins_sentence(atoms, index, cuts):
            units.append(tuple(held))
            held = []
        held.append(atom)
    return [*units, tuple(held)] if held else units


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
