"""Words with offsets: what is compared when wordings are compared."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache, partial
from operator import attrgetter
from typing import NamedTuple

import regex

_WORD = regex.compile(
    # Most words by far, and all that is matched first is found at half the cost.
    r"[A-Za-z]+(?=[ ,.])"
    r"|\d+(?:[.,:\u2009\u202f\u00a0\u066b\u066c]\d+)*"
    r"|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}"
    r"\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*"
    r"|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}"
    r"\p{Script=Khmer}\p{Script=Myanmar}])[\p{L}\p{N}\p{M}_])+"
    r"(?:['\u2019\u02bc]\p{L}+)*"
)
"""A number with its marks; one letter of a script that writes no spaces; or a word, apostrophes
inside it included. Hyphens part words, so that 'refractory-plant' meets 'refractory plant'."""

_BEYOND_LATIN = re.compile(
    "[^\x00-\x1b\x20-\xb1\xb4-\xb8\xba\xbb\xbf-\u024f\u2009\u2010-\u201f\u2026\u202f\u2039\u203a\u20ac]"
)
"""Anything but Latin letters and the usual marks: for these the simpler pattern is as good."""

_LATIN_WORD = re.compile(r"\d+(?:[.,:\u2009\u202f\u00a0]\d+)*|\w+(?:['\u2019][^\W\d_]+)*")

KEPT_TEXTS = 16_384
"""Texts whose words are kept: the paragraphs of the largest comparison, and what they quote."""


class Token(NamedTuple):
    """One word: ``text[start:end]`` of the text it was cut from is ``form``."""

    form: str
    start: int
    end: int


_made = partial(tuple.__new__, Token)
"""Makes a token of a tuple; a call of the class takes three times as long, for each word of a
story."""


@lru_cache(maxsize=KEPT_TEXTS)
def tokenise(text: str, *, offset: int = 0) -> tuple[Token, ...]:
    """Cut a text into words.

    Each paragraph is cut for its alignment and again for its wording, so the latest results are
    kept.

    Parameters
    ----------
    text
        Any text.
    offset
        Added to every offset, for a text that is part of a longer one.

    Returns
    -------
    tuple of Token
        In order; they never overlap, and what stands between them is punctuation and space.
    """
    found = _pattern_for(text).finditer(text)
    if offset:
        cut = [(match[0], match.start() + offset, match.end() + offset) for match in found]
    else:
        cut = [(match[0], *match.span()) for match in found]
    return tuple(map(_made, cut))


def tokenise_stretch(text: str, start: int, end: int, *, offset: int = 0) -> tuple[Token, ...]:
    """Cut a stretch of a text into words, as if it stood alone.

    Where no word crosses its borders they are words of the whole text, which is cut once for all
    its stretches.

    Parameters
    ----------
    text, offset
        As `tokenise` takes them.
    start, end
        Where the stretch stands, the offset added.
    """
    tokens = tokenise(text, offset=offset)
    first = bisect_left(tokens, start, key=_start)
    past = bisect_left(tokens, end, lo=first, key=_start)
    if (first and tokens[first - 1].end > start) or (past > first and tokens[past - 1].end > end):
        return tokenise(text[start - offset : end - offset], offset=start)
    return tokens[first:past]


_start = attrgetter("start")


def is_latin(text: str) -> bool:
    """Tell whether a text has nothing but Latin letters, figures and the usual marks.

    For such texts the patterns of Python's own ``re`` say the same as those by Unicode property,
    and are matched in less time.
    """
    return _BEYOND_LATIN.search(text) is None


def _pattern_for(text: str) -> re.Pattern[str] | regex.Pattern[str]:
    return _LATIN_WORD if is_latin(text) else _WORD


def words(text: str) -> list[str]:
    """Return the words of a text in order, as `tokenise` cuts them, without their places.

    It takes half the time, for texts of which nothing is shown.

    Examples
    --------
    >>> words("Two ministers’ cars, 1,200 km")
    ['Two', 'ministers', 'cars', '1,200', 'km']
    """
    return _pattern_for(text).findall(text)
