"""Tokens of a text for reading figures: numbers in digits, words and signs, with offsets."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

import regex

TokenKind = Literal["digits", "word", "sign"]

_SPACED = regex.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?![\d.,]\d)")
_TOKEN = regex.compile(
    # Most words by far come first, which halves the time.
    r"(?P<word>[A-Za-z][a-z]*(?=[ ,])"
    # A French elision is a word of its own; an apostrophe elsewhere stays inside its word.
    r"|[ap]\.m\.|U\.S\.|№|(?i:[dlnsjmtc]|jusqu|qu)['’](?=\p{L}{2})"
    r"|[\p{L}\p{M}]+(?:['’ʼ]\p{L}+)*)"
    r"|(?P<digits>\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?!\d)(?:[.,]\d+)?"
    r"|\d+(?:[.,'’]\d+)*|(?<=\s)\.\d+|[½¼¾⅓⅔])"
    r"|(?P<sign>[^\s\p{L}\p{M}\d])"
)


_KINDS: dict[str, TokenKind] = {"digits": "digits", "word": "word", "sign": "sign"}


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
    last = 0
    for match in _TOKEN.finditer(text):
        kind = _KINDS[match.lastgroup or "sign"]
        form = match.group()
        start, end = match.span()
        glued = start == last and start > 0
        tokens.append(FigureToken(form, _word(form), start + offset, end + offset, kind, glued))
        last = end
    return tuple(tokens)


def fold(text: str) -> str:
    """Return a text as the data files write it: in small letters, with a plain apostrophe."""
    # Not casefold: that writes ß as ss, and the data files are in ordinary spelling.
    return text.lower().replace("ʼ", "'").replace("’", "'")


_word = lru_cache(maxsize=100_000)(fold)
