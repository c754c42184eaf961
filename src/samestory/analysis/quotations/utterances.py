"""What a document quotes, sentence by sentence, ready to be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import NamedTuple

from samestory.analysis.attribution.lexicon import is_reporting
from samestory.documents.normalisation import form_of
from samestory.documents.quotations import Quotation, QuotedPart, quotations
from samestory.documents.segmentation import sentences
from samestory.documents.tokenisation import Token, tokenise, tokenise_stretch
from samestory.documents.word_frequency import information
from samestory.model import Document

LONGEST_INTERRUPTION = 15
"""Words that may stand between two halves of a quoted sentence: `,” she told us on Monday, “`."""

LONGEST_TITLE = 3
"""Words up to which a piece that ends no sentence may be a programme's or a book's name."""

_BRACKETS = re.compile(r"\[[^\]\[]*\]|\((?:\w+\s?){1,3}\)")
_ENDS_SENTENCE = re.compile(r"[.!?\u2026][\"'\u2019\u201d)\]]*\s*$")
SENTENCE_END = re.compile(
    r"(?<!\b[A-Z])(?<!\b[MDJS]r)(?<!\b[MD]s)(?<!\bMrs)(?<!\bSen)(?<!\bRep)(?<!\bGov)(?<!\bGen)"
    r"[.!?](?=\s|$)|[;\n]"
)
"""Where a sentence of the outlet ends; initials and titles end none."""

_MASKED = re.compile(r"\b\w+\*+\w*|\*{2,}\w+")
"""A word whose letters the outlet hid."""

_CUT_MARK = re.compile(r"\u2026|\.\s?\.\s?\.|\[\s*\]")
_CLITICS = {"re": "are", "ll": "will", "ve": "have", "m": "am"}
_SPOKEN = {
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "gotta": ("got", "to"),
    "cannot": ("can", "not"),
    "can't": ("can", "not"),
    "won't": ("will", "not"),
}
"""English words that outlets write out or not."""


def word_set(words: str) -> frozenset[str]:
    """Return the words of a line of words."""
    return frozenset(words.split())


_IS_AFTER = word_set("it that he she there what here who where how")


class QuotedWord(NamedTuple):
    """One word of a quotation.

    Attributes
    ----------
    form
        Without letter case; spellings of one name have one form.
    paragraph, start, end
        Where it stands.
    bracketed
        Whether the outlet put it in square brackets, or with up to two others in round ones.
    after_break
        Whether dots, or the outlet's own words, stand between it and the word before.
    information
        Background information, 0 (function word) to 7.5.
    """

    form: str
    paragraph: int
    start: int
    end: int
    bracketed: bool
    after_break: bool
    information: float


_made = partial(tuple.__new__, QuotedWord)
"""Makes a word of a tuple; a call of the class takes three times as long, for each quoted word."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """One quoted sentence, or the piece of one that an outlet quotes.

    Attributes
    ----------
    document
        Id.
    parts
        Where it stands; more than one if the outlet breaks it off to say who speaks.
    words
        Its words, contractions written out.
    forms
        The words' forms.
    statement
        Number of the statement it belongs to: quotations that go on after naming the speaker.
    nested
        Whether it stands inside another quotation.
    certain
        Whether its quotation's end is marked.
    """

    document: str
    parts: tuple[QuotedPart, ...]
    words: tuple[QuotedWord, ...]
    forms: tuple[str, ...]
    statement: int
    nested: bool
    certain: bool


def utterances(document: Document, spellings: Mapping[str, str]) -> tuple[Utterance, ...]:
    """Return the quoted sentences of a document, by first words, nested ones last.

    Parameters
    ----------
    document
        A document with its id.
    spellings
        For a form that is one of several spellings of a name, the form that stands for them all.
    """
    ordered = sorted(quotations(document), key=lambda quotation: quotation.nested)
    pieces = [piece for quotation in ordered for piece in _pieces(document, quotation)]
    found: list[Utterance] = []
    statement = 0
    held: list[_Piece] = []
    for piece in pieces:
        if held and not piece.first:
            same, goes_on = True, False
        else:
            same = bool(held) and _is_one_statement(document, held[-1], piece)
            goes_on = same and _goes_on(document, held[-1], piece)
        if held and not goes_on:
            found.append(_utterance(document, held, statement, spellings))
            held = []
        statement += not same
        held.append(piece)
    if held:
        found.append(_utterance(document, held, statement, spellings))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence of a quotation's part; ``first`` if the quotation begins with it."""

    part: QuotedPart
    first: bool
    quotation: Quotation


def _pieces(document: Document, quotation: Quotation) -> Iterator[_Piece]:
    first = True
    for part in quotation.parts:
        text = document.text[part.start : part.end]
        for span in sentences(text, language=document.language, start=part.start):
            yield _Piece(QuotedPart(part.paragraph, span.start, span.end), first, quotation)
            first = False


def _is_one_statement(document: Document, last: _Piece, piece: _Piece) -> bool:
    """Tell whether a quotation goes on with what the one before it quotes.

    It does if the sentence was broken off, or if nothing but who speaks stands between two whole
    sentences.
    """
    if last.quotation.nested or piece.quotation.nested:
        return False
    if last.part.paragraph != piece.part.paragraph:
        return False
    gap = tokenise(document.text[last.part.end : piece.part.start])
    if not 0 < len(gap) <= LONGEST_INTERRUPTION:
        return False
    text = document.text[piece.part.start : piece.part.end].strip()
    if len(tokenise(text)) <= LONGEST_TITLE and text[-1:] not in ".!?\u2026":
        return False
    whole = not text[:1].islower() or _goes_on(document, last, piece)
    return whole and any(is_reporting(t.form.casefold(), document.language) for t in gap)


def _goes_on(document: Document, last: _Piece, piece: _Piece) -> bool:
    """Tell whether a quotation takes up the sentence that the one before it broke off."""
    before = document.text[last.part.start : last.part.end]
    gap = document.text[last.part.end : piece.part.start].strip("\"'“”„«»‘’ \u00a0\u202f")
    begins = document.text[piece.part.start : piece.part.end].lstrip()[:1]
    return (
        not _ENDS_SENTENCE.search(before)
        and not SENTENCE_END.search(gap)
        and any(is_reporting(t.form.casefold(), document.language) for t in tokenise(gap))
        and gap[-1:] in (",", ":", "—", "–", "-")
        and (begins.islower() or begins == "[")
    )


def _utterance(
    document: Document, pieces: list[_Piece], statement: int, spellings: Mapping[str, str]
) -> Utterance:
    words = tuple(
        [word for piece in pieces for word in quoted_words(document, piece.part, spellings)]
    )
    return Utterance(
        document=document.id,
        parts=tuple(piece.part for piece in pieces),
        words=words,
        forms=tuple([word.form for word in words]),
        statement=statement,
        nested=pieces[0].quotation.nested,
        certain=pieces[-1].quotation.closed,
    )


def quoted_words(
    document: Document, part: QuotedPart, spellings: Mapping[str, str]
) -> list[QuotedWord]:
    """Return the words of a stretch of text, English contractions written out."""
    text = document.text[part.start : part.end]
    has_brackets = "[" in text or "(" in text
    brackets = [match.span() for match in _BRACKETS.finditer(text)] if has_brackets else []
    is_cut = _CUT_MARK.search(text) is not None
    found: list[QuotedWord] = []
    reached = part.start
    for written, start, end in _words(document, part, text):
        begin = start - part.start
        bracketed = bool(brackets) and any(first <= begin < past for first, past in brackets)
        after_break = not found or (
            is_cut and _CUT_MARK.search(text, reached - part.start, begin) is not None
        )
        reached = end
        for form, told in _read(written, document.language):
            held = spellings.get(form, form)
            found.append(_made((held, part.paragraph, start, end, bracketed, after_break, told)))
            after_break = False
    return found


def _words(document: Document, part: QuotedPart, text: str) -> Sequence[Token]:
    """Return the words of a stretch; one with hidden letters (d**k) is one word."""
    paragraph = document.paragraphs[part.paragraph - 1]
    plain = tokenise_stretch(paragraph.text, part.start, part.end, offset=paragraph.start)
    if "*" not in text:
        return plain
    masked = [
        Token(m.group(), m.start() + part.start, m.end() + part.start)
        for m in _MASKED.finditer(text)
    ]
    kept = [t for t in plain if not any(m.start <= t.start < m.end for m in masked)]
    return sorted([*kept, *masked], key=lambda token: token.start)


@lru_cache(maxsize=100_000)
def _read(word: str, language: str) -> tuple[tuple[str, float], ...]:
    """Return a word's forms, contractions written out, each with its background information."""
    return tuple((form, information(form, language)) for form in _written_out(word, language))


def _written_out(word: str, language: str) -> tuple[str, ...]:
    """Return a word's forms: `don’t` is *do not*, `we’re` is *we are*."""
    plain = word.casefold().replace("\u2019", "'").replace("\u02bc", "'")
    if language != "en":
        return (form_of(word),)
    if plain in _SPOKEN:
        return _SPOKEN[plain]
    if plain.endswith("n't"):
        return (plain.removesuffix("n't"), "not")
    stem, _, clitic = plain.rpartition("'")
    if clitic in _CLITICS:
        return (stem, _CLITICS[clitic])
    if clitic == "s" and stem in _IS_AFTER:
        return (stem, "is")
    return (form_of(word),)
