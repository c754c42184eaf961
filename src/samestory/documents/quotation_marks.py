"""Quotation marks of a paragraph, paired: which opens, which closes, which is an apostrophe."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

CLOSING = {
    "\u201c": '\u201d"',
    "\u201e": '\u201c\u201d"',
    "\u201a": "\u2018\u2019",
    "\u00ab": "\u00bb",
    "\u00bb": "\u00ab\u00bb",
    "\u2039": "\u203a",
    "\u203a": "\u2039",
    "\u300c": "\u300d",
    "\u300e": "\u300f",
    "\u2018": "\u2019",
    "\u201d": "\u201d",
    '"': '"\u201d',
    "'": "'",
}
"""Opening marks and what may close them: English, German, French, Spanish, Russian, Ukrainian,
Polish, Japanese, Swedish, Finnish and Danish. Curly and straight marks are mixed by slips of
typing, so that each may close the other."""

_MARK = re.compile("[\u201c\u201d\u201e\u201a\u00ab\u00bb\u2039\u203a\u300c-\u300f\u2018\u2019\"']")

_SINGLE = "\u2018'\u201a"
"""Opening marks whose closing mark is an apostrophe too."""

_DIRECTED = "\u201d\u00bb\u203a\"'"
"""Marks that open in one language and close in another, or do both: their neighbours decide."""

_BEFORE_OPENING = "([{/:;,-\u2010\u2013\u2014\u2015\u00bf\u00a1\u201c\u2018\u201e\u201a\u00ab\"'"

_ELISION = re.compile(r"\d0s\b|(?:em|til|tis|twas|cause|n|cos|s)\b", re.IGNORECASE)
"""What an apostrophe begins in English: ’90s, ’em, ’til."""

_STRONG_END = ".,!?;:\u2026"
_BEFORE_NOTHING = ".,!?;:)]}\u00bb\u201d"
"""What cannot follow an opening mark."""

_CLOSERS = frozenset("".join(CLOSING.values()))


@dataclass(frozen=True, slots=True)
class MarkedSpan:
    """What stands between two marks.

    Attributes
    ----------
    start, end
        Offsets of the words inside the marks.
    mark
        The opening mark.
    closed
        Whether a closing mark was found; if not, ``end`` is the end of the text.
    nested
        Whether it stands inside another one.
    """

    start: int
    end: int
    mark: str
    closed: bool
    nested: bool = False


@dataclass(frozen=True, slots=True)
class Marks:
    """The marked spans of a paragraph in order, and a closing mark that closes nothing.

    ``stray`` is the offset of the first such mark if no quotation opens before it: the paragraph
    may end a quotation that an earlier one began.
    """

    spans: tuple[MarkedSpan, ...]
    stray: int | None = None


@lru_cache(maxsize=4096)
def pair_marks(text: str) -> Marks:
    """Pair the quotation marks of one paragraph.

    Returns
    -------
    Marks
        Spans that are empty are not among them. Two of them stand apart or one inside the other.
    """
    stack: list[tuple[str, int]] = []
    found: list[MarkedSpan] = []
    stray: int | None = None
    for match in _MARK.finditer(text):
        place, mark = match.start(), match.group()
        depth = _closes_at(text, place, mark, stack)
        if depth is not None:
            # Marks opened further in and never closed were apostrophes or slips.
            opening, start = stack[depth]
            del stack[depth:]
            found.append(MarkedSpan(start, place, opening, closed=True))
        elif mark in CLOSING and _opens(text, place, mark):
            stack.append((mark, place + 1))
        elif not stack and not found and stray is None and _looks_closing(mark, place):
            stray = place
    found += _left_open(text, stack, found)
    return Marks(_with_depth(span for span in found if span.end > span.start), stray)


def _closes_at(text: str, place: int, mark: str, stack: list[tuple[str, int]]) -> int | None:
    """Return the index of the open mark that this one closes, or None."""
    if mark not in _CLOSERS and mark != "\u201c":
        return None
    for depth in range(len(stack) - 1, -1, -1):
        opening = stack[depth][0]
        # “Thus“: the opening mark typed at the end as well.
        slip = mark == opening == "\u201c" and _after_word(text, place) and _at_end(text, place)
        if (mark in CLOSING[opening] or slip) and _may_close(text, place, opening):
            return depth
    return None


def _may_close(text: str, place: int, opening: str) -> bool:
    if opening in _SINGLE:
        return not _follows_letter(text, place) and not _is_possessive(text, place)
    if text[place] == '"' or (text[place] in "\u201d\u00bb" and opening == text[place]):
        return not _opens(text, place, text[place])
    return True


def _is_possessive(text: str, place: int) -> bool:
    """Tell whether an apostrophe after an s owns the next word: ‘the boys’ boat is late’.

    It does if a mark further on, before another quotation opens, can only be a closing one.
    """
    if text[place - 1 : place].lower() != "s" or not re.match(r"\s\w", text[place + 1 :]):
        return False
    for later in re.finditer(r"[\u2018\u2019']", text[place + 1 :]):
        there = place + 1 + later.start()
        if _follows_letter(text, there):
            if not text[there - 1].isalpha():
                return False
            continue
        before = text[there - 1]
        if before in _STRONG_END or (before.isalnum() and before.lower() != "s"):
            return True
    return False


def _opens(text: str, place: int, mark: str) -> bool:
    following = text[place + 1 : place + 2]
    before = text[place - 1 : place]
    if mark in "\u2018'" and _ELISION.match(text, place + 1):
        return False
    if mark == "\u201c":
        return not (_after_word(text, place) and _at_end(text, place))
    if mark == "\u2018":
        return bool(following) and not following.isspace()
    if mark not in _DIRECTED:
        return True
    if not following or following.isspace() or following in _BEFORE_NOTHING:
        return False
    return not before or before.isspace() or (before in _BEFORE_OPENING and following.isalnum())


def _looks_closing(mark: str, place: int) -> bool:
    """Tell whether a mark ends a quotation, for one that no mark of this paragraph opens."""
    if mark in "'\u2019\u2018":
        return False
    return mark in _CLOSERS and place > 0


def _after_word(text: str, place: int) -> bool:
    return place > 0 and not text[place - 1].isspace() and text[place - 1] not in "([{"


def _at_end(text: str, place: int) -> bool:
    following = text[place + 1 : place + 2]
    return not following or not (following.isalnum() or following in "([{\u2018\u00bf\u00a1")


def _follows_letter(text: str, place: int) -> bool:
    return text[place + 1 : place + 2].isalnum()


def _left_open(
    text: str, stack: list[tuple[str, int]], found: list[MarkedSpan]
) -> list[MarkedSpan]:
    """Return the quotation that runs to the end of the paragraph, if one does.

    An opening mark may have been typed twice and closed once (“ … “ … ”). In Russian the inner
    and the outer guillemet share one closing mark; elsewhere the first was a slip.
    """
    for mark, start in stack:
        if mark == "'":
            continue
        same = [span for span in found if span.mark == mark and span.start > start]
        if not same:
            return [MarkedSpan(start, len(text), mark, closed=False)]
        if mark == "\u00ab":
            return [MarkedSpan(start, max(span.end for span in same), mark, closed=True)]
    return []


def _with_depth(spans: Iterable[MarkedSpan]) -> tuple[MarkedSpan, ...]:
    ordered = sorted(spans, key=lambda span: (span.start, -span.end))
    placed: list[MarkedSpan] = []
    reach = -1
    for span in ordered:
        nested = span.end <= reach
        placed.append(
            MarkedSpan(span.start, span.end, span.mark, closed=span.closed, nested=nested)
        )
        reach = max(reach, span.end)
    return tuple(placed)
