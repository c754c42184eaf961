"""Article text as Markdown that shows exactly the article's words.

For CommonMark 0.31 (https://spec.commonmark.org/0.31.2/) with the tables, strikethrough and
autolinks of GitHub Flavored Markdown (https://github.github.com/gfm/).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from enum import Enum
from itertools import groupby
from urllib.parse import quote

from samestory.renderers.safe_text import printable

# A backslash before a pipe means different things to different table parsers, so these two are
# written as entities; the others stay readable in the source.
_TABLE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;", "\\": "&#92;"}
    | {char: f"\\{char}" for char in "`*_[]~#$"}
)
_AUTOLINK = re.compile(
    r"(?i)(?<=https)(?=://)|(?<=http)(?=://)|(?<=ftp)(?=://)|(?<=www)(?=\.)|(?=@)"
)
_BLOCK_START = re.compile(r"^(?=[-+=])")
_LIST_NUMBER = re.compile(r"^(\d{1,9})(?=[.)])")
_URL_CHARACTERS = "%:/?#[]@!$&'()*+,;=~"
_SPACE_PUNCTUATION_MARK = frozenset("ZPSMC")


def escape(text: str) -> str:
    """Return the text as inline Markdown, safe within a line, a table cell or a heading."""
    return _AUTOLINK.sub(r"\\", printable(text).translate(_TABLE))


def guard_line_start(inline: str) -> str:
    """Return inline Markdown as a paragraph whose start makes no list, heading or indented code."""
    line = inline.strip(" ")
    return _LIST_NUMBER.sub(r"\1\\", _BLOCK_START.sub(r"\\", line))


class Mark(Enum):
    """How a piece of text is marked; the value is what stands before and after it."""

    NONE = ""
    ITALIC = "*"
    BOLD = "**"


def with_marks(pieces: Iterable[tuple[str, Mark]]) -> str:
    """Return pieces of a text as inline Markdown with their marks.

    Neighbouring pieces of one kind share one mark. A mark begins and ends with a letter or a
    digit, as CommonMark's flanking rules demand wherever the text has no spaces around it. Where
    marks of two kinds would touch, which reads as something else, the second is left out.
    """
    written = ""
    filled = (piece for piece in pieces if piece[0])
    for mark, group in groupby(filled, key=lambda piece: piece[1]):
        text = "".join(piece[0] for piece in group)
        marked = _marked(text, mark)
        if written.endswith("*") and not written.endswith("\\*") and marked.startswith("*"):
            marked = escape(text)
        written += marked
    return written


def _marked(text: str, mark: Mark) -> str:
    inner = [at for at, char in enumerate(text) if _may_touch_a_mark(char)]
    if mark is Mark.NONE or not inner:
        return escape(text)
    start, end = inner[0], inner[-1] + 1
    before, core, after = escape(text[:start]), escape(text[start:end]), escape(text[end:])
    return f"{before}{mark.value}{core}{mark.value}{after}"


def _may_touch_a_mark(char: str) -> bool:
    return unicodedata.category(char)[0] not in _SPACE_PUNCTUATION_MARK


def link(text: str, url: str | None) -> str:
    """Return the text as a link if the address is one of the web, else the text alone."""
    if url is None or not url.lower().startswith(("http://", "https://")):
        return escape(text)
    address = quote(url, safe=_URL_CHARACTERS, errors="replace").replace("&", "&amp;")
    return f"[{escape(text)}](<{address}>)"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table whose cells are inline Markdown."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
