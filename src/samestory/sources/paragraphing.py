"""Paragraphs and headline of a plain text; every format whose text is plain uses these rules."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from samestory.sources.text_cleaning import is_blank, one_line

HEADLINE_LENGTH = 150
"""A first line longer than this many characters is no headline."""

_WRAP_WIDTH = 140
_LONG_LINE = 100
_SEVERAL = 3
_CLOSING_MARKS = "\"'”’»›“‘)]}*_"
_SENTENCE_FINAL = tuple(".!?…。！？।؟۔")
_FULL_STOPS = tuple(".…。।۔")
_NO_HEADLINE_END = (*_FULL_STOPS, ":", ";", ",", "：", "；", "，")
_INITIALS = re.compile(r"(?:^|[\s(])(?:[^\W\d_]\.){2,}$")
_SEPARATOR_LINE = re.compile(r"[\s*\-_=~#•·–—+.]*")
_HYPHEN_AT_END = re.compile(r"[^\W\d_]-$")
# A hyphen before these words stands for a part left out ('Haupt- und Nebenstraße').
_AFTER_SUSPENDED_HYPHEN = frozenset(
    ("and", "or", "to", "und", "oder", "bzw.", "bis", "en", "of", "och", "og", "y", "o", "e", "et")
)


def split_paragraphs(text: str) -> tuple[str, ...]:
    """Cut a plain text into paragraphs, each on one line.

    Blank lines separate paragraphs. A block of lines without a blank line is one paragraph if it
    is hard-wrapped; if its lines are whole paragraphs themselves, each line is one. Lines that
    hold only marks such as ``* * *`` or ``-----`` separate paragraphs and are left out.

    Parameters
    ----------
    text
        Text whose only line end is the line feed.

    Returns
    -------
    tuple of str
        In order; none is blank.
    """
    blocks: list[list[str]] = [[]]
    for line in text.split("\n"):
        # A line that begins with a letter or a digit, as most do, is neither.
        if not line[:1].isalnum() and (_SEPARATOR_LINE.fullmatch(line) or is_blank(line)):
            blocks.append([])
        else:
            blocks[-1].append(line.expandtabs().rstrip())
    filled = [block for block in blocks if block]
    single = len(filled) == 1
    paragraphs = [
        paragraph for block in filled for paragraph in _block_paragraphs(block, single=single)
    ]
    return tuple(paragraphs)


def take_headline(paragraphs: Sequence[str]) -> tuple[str | None, tuple[str, ...]]:
    """Part a headline from the paragraphs that follow it.

    The first paragraph is taken as the headline if it is short and has no full stop at its end,
    and one of those that follow ends like a sentence. A question or a shout may be a headline.

    Returns
    -------
    tuple
        The headline or ``None``, and the body's paragraphs.
    """
    first, *rest = paragraphs or ("",)
    if (
        len(first) <= HEADLINE_LENGTH
        and not _ends_with(first, _NO_HEADLINE_END)
        and any(ends_sentence(paragraph) for paragraph in rest)
    ):
        return first, tuple(rest)
    return None, tuple(paragraphs)


def join_lines(lines: Sequence[str]) -> str:
    """Join the lines of a hard-wrapped paragraph.

    A soft hyphen at a line's end goes. A hyphen between two letters is kept as written, without
    a space after it unless the next word shows that it stands for a part left out.
    """
    parts: list[str] = []
    # Its end alone is searched: all of it for each line would take the square of the time.
    end = ""
    for line in filter(None, map(one_line, lines)):
        glue = " " if end else ""
        if end.endswith("\u00ad"):
            parts[-1], end, glue = parts[-1][:-1], end[:-1], ""
        elif _HYPHEN_AT_END.search(end) and line[:1].islower():
            suspended = line.split(" ", 1)[0].rstrip(",;") in _AFTER_SUSPENDED_HYPHEN
            glue = " " if suspended else ""
        parts += (glue, line)
        end = f"{end}{glue}{line}"[-2:]
    return "".join(parts)


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends like a sentence; closing quotation marks are looked through."""
    return _ends_with(text, _SENTENCE_FINAL)


def _block_paragraphs(lines: list[str], *, single: bool) -> list[str]:
    """Paragraphs of lines without a blank line; ``single``: the text has no blank line at all."""
    if len(lines) == 1:
        return [one_line(lines[0])]
    if _is_wrapped(lines):
        # In a text without blank lines a short line that ends a sentence ends a paragraph too.
        return [join_lines(part) for part in (_wrapped_parts(lines) if single else [lines])]
    if single or _lines_are_paragraphs(lines):
        return [one_line(line) for line in lines]
    return [join_lines(lines)]


def _breaks_early(line: str, following: str, width: int) -> bool:
    """Whether the next line's first word would still have fitted."""
    word = following.split(maxsplit=1)[0]
    return len(line) + 1 + len(word) <= width


def _is_wrapped(lines: Sequence[str]) -> bool:
    width = max(map(len, lines))
    if width > _WRAP_WIDTH:
        return False
    early = sum(_breaks_early(line, following, width) for line, following in pairwise(lines))
    return early <= 0.25 * (len(lines) - 1)


def _wrapped_parts(lines: list[str]) -> list[list[str]]:
    width = max(map(len, lines))
    parts = [[lines[0]]]
    for line, following in pairwise(lines):
        if _breaks_early(line, following, width) and ends_sentence(line):
            parts.append([])
        parts[-1].append(following)
    return parts


def _lines_are_paragraphs(lines: Sequence[str]) -> bool:
    """Whether lines between two blank lines are whole paragraphs: long, and ending sentences."""
    return (
        len(lines) >= _SEVERAL
        and sum(map(len, lines)) / len(lines) > _LONG_LINE
        and all(ends_sentence(line) for line in lines)
    )


def _ends_with(text: str, marks: tuple[str, ...]) -> bool:
    stripped = text.rstrip().rstrip(_CLOSING_MARKS)
    return stripped.endswith(marks) and not _INITIALS.search(stripped)
