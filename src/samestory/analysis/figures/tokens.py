"""Tokens of a text for reading figures: numbers in digits, words and signs, with offsets."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import Literal, NamedTuple

import regex

from samestory.documents.tokenisation import is_latin

TokenKind = Literal["digits", "word", "sign"]

_SPACED = regex.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?![\d.,]\d)")
# Most words by far come first, which halves the time.
_PATTERN = (
    r"([A-Za-z][a-z]*(?=[ ,])"
    # A French elision is a word of its own; an apostrophe elsewhere stays inside its word.
    r"|[ap]\.m\.|U\.S\.|№|(?i:[dlnsjmtc]|jusqu|qu)['’](?={letter}{2})"
    r"|{mark_or_letter}+(?:['’ʼ]{letter}+)*)"
    r"|(\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?!\d)(?:[.,]\d+)?"
    r"|\d+(?:[.,'’]\d+)*|(?<=\s)\.\d+|[½¼¾⅓⅔])"
    r"|({sign})"
)


def _pattern(*, letter: str, mark_or_letter: str, sign: str) -> str:
    """Return the pattern of the white space before a token, and of the token by its kind.

    As nothing else stands between tokens, their places follow from the lengths, without an object
    for each match. The end matches too, with no token.
    """
    text = _PATTERN.replace("{mark_or_letter}", mark_or_letter)
    text = text.replace("{letter}", letter).replace("{sign}", sign)
    return rf"(\s*)(?:{text}|\Z)"


_TOKEN = regex.compile(
    _pattern(letter=r"\p{L}", mark_or_letter=r"[\p{L}\p{M}]", sign=r"[^\s\p{L}\p{M}\d]")
)
_LATIN_TOKEN = re.compile(
    _pattern(letter=r"[^\W\d_]", mark_or_letter=r"[^\W\d_]", sign=r"_|[^\s\w]")
)
"""The same for texts of which `is_latin` is true."""


class FigureToken(NamedTuple):
    """One token.

    Attributes
    ----------
    form, word
        As written, and casefolded.
    start, end
        Offsets.
    kind
        Digits with their marks, a word without hyphens, or one sign.
    glued
        Whether no space stands before it.
    """

    form: str
    word: str
    start: int
    end: int
    kind: TokenKind
    glued: bool


_made = partial(tuple.__new__, FigureToken)
"""Makes a token of a tuple; a call of the class takes three times as long, for each word of a
sentence with figures."""


def cut(text: str, *, offset: int = 0, spaced: bool = False) -> tuple[FigureToken, ...]:
    """Cut a text into tokens.

    Parameters
    ----------
    text
        Any text.
    offset
        Added to every offset.
    spaced
        Whether an ordinary space may part thousands, as in Russian and French; non-breaking
        spaces always may.

    Returns
    -------
    tuple of FigureToken
        In order; only white space stands between them.
    """
    if spaced:
        text = _SPACED.sub(lambda match: match.group().replace(" ", "\u00a0"), text)
    tokens = []
    end = offset
    kind: TokenKind
    pattern: re.Pattern[str] | regex.Pattern[str] = _LATIN_TOKEN if is_latin(text) else _TOKEN
    for space, word, digits, sign in pattern.findall(text):
        form = word or digits or sign
        if form:
            kind = "word" if word else "digits" if digits else "sign"
            start = end + len(space)
            glued = not space and start > offset
            end = start + len(form)
            tokens.append((form, _word(form), start, end, kind, glued))
    return tuple(map(_made, tokens))


def fold(text: str) -> str:
    """Return a text as the data files write it: in small letters, with a plain apostrophe."""
    # Not casefold: that writes ß as ss, and the data files are in ordinary spelling.
    return text.lower().replace("ʼ", "'").replace("’", "'")


_word = lru_cache(maxsize=100_000)(fold)
