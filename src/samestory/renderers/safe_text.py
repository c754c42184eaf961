"""Article text made safe to print: nothing in it may steer a terminal or the text around it."""

from __future__ import annotations

import unicodedata

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What spreadsheet programs take for the beginning of a formula
(https://owasp.org/www-community/attacks/CSV_Injection)."""

_BIDI_CONTROLS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_LINE_BREAKS = "\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029"
_NO_CHARACTERS = "\ufffe\uffff"
_CONTROLS = (chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)))
_TABLE = str.maketrans(
    dict.fromkeys((*_CONTROLS, *_NO_CHARACTERS), REPLACEMENT)
    | dict.fromkeys(_LINE_BREAKS, " ")
    | dict.fromkeys(_BIDI_CONTROLS, "")
)


def printable(text: str) -> str:
    """Return the text on one line, without characters that act on what surrounds it.

    Line breaks and tabs become spaces, other control characters (such as ESC), lone surrogates and
    what no XML file can hold become U+FFFD, and embedding, override and isolate controls of the
    bidirectional algorithm, which could reorder the words of others, are taken out.
    """
    cleaned = text.translate(_TABLE)
    if cleaned.isascii():
        return cleaned
    return cleaned.encode("utf-8", "surrogatepass").decode("utf-8", "replace")


def guarded_cell(text: str) -> str:
    """Return the text of a cell as no spreadsheet program takes it for a formula.

    An apostrophe comes first where the program would.
    """
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def shorten(text: str, limit: int) -> str:
    """Return the text's beginning up to the last word that ends within the limit, with an ellipsis.

    ``limit`` counts code points, the ellipsis included. Text without spaces is cut where the
    limit falls, but never between a letter and a mark that belongs to it.
    """
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    space = cut.rfind(" ")
    if space > limit // 2:
        cut = cut[:space]
    while unicodedata.combining(text[len(cut)]):
        cut = cut[:-1]
    return cut.rstrip(" ,;:-–—") + "…"
