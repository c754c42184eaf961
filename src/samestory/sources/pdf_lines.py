"""The lines of text on a PDF page, with their places, as PDFium gives its characters."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING, Any

from samestory.sources.text_cleaning import is_blank

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_HYPHENS_AT_LINE_END = dict.fromkeys(map(chr, (0x02, 0xFFFE, 0xAD)), "-")
_WIDEST_GAP = 0.8
"""A gap between two characters wider than this many line heights may part columns."""
_FARTHEST_BACK = 4.0
"""A step back by more than this many line heights does too; right-to-left text makes small ones."""
_MOST_SHIFT = 0.7
"""A baseline that moves by more than this many line heights begins a new line."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text on a page.

    Attributes
    ----------
    text
        Without the space around it, never blank.
    left, right
        Its ends, in points from the left edge of the page.
    baseline
        Points from the upper edge of the page; it grows downwards.
    size
        Height of its characters in points.
    page
        0-based number of the page.
    page_height
        In points.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    page: int
    page_height: float


@dataclass(frozen=True, slots=True)
class _Glyph:
    text: str
    left: float
    right: float
    baseline: float
    size: float


@dataclass(slots=True)
class _Pending:
    """The glyphs of the line that is being put together."""

    glyphs: list[_Glyph] = field(default_factory=list)

    def belongs(self, glyph: _Glyph) -> bool:
        visible = next((g for g in reversed(self.glyphs) if not g.text.isspace()), None)
        if visible is None or glyph.text.isspace():
            return True
        size = max(visible.size, glyph.size, 1.0)
        return (
            abs(glyph.baseline - visible.baseline) <= _MOST_SHIFT * size
            and glyph.left - visible.right <= _WIDEST_GAP * size
            and visible.left - glyph.right <= _FARTHEST_BACK * size
        )


def page_lines(document: PdfDocument, number: int) -> list[Line]:
    """Return the lines of a page in the order of the file.

    Parameters
    ----------
    document
        An open document.
    number
        0-based number of the page; a page that can't be loaded has no lines.
    """
    from pypdfium2 import PdfiumError  # noqa: PLC0415  # keeps start-up fast

    try:
        page = document[number]
    except PdfiumError:
        return []
    try:
        height = page.get_height()
        found = [_line(glyphs, number, height) for glyphs in _glyph_runs(page, height)]
    finally:
        page.close()
    return [line for line in found if line is not None]


def _glyph_runs(page: PdfPage, height: float) -> Iterator[list[_Glyph]]:
    textpage = page.get_textpage()
    try:
        pending = _Pending()
        for index in range(textpage.count_chars()):
            glyph = _glyph(textpage, index, height)
            if glyph is None or not pending.belongs(glyph):
                yield pending.glyphs
                pending = _Pending()
            if glyph is not None:
                pending.glyphs.append(glyph)
        yield pending.glyphs
    finally:
        textpage.close()


def _glyph(textpage: Any, index: int, height: float) -> _Glyph | None:  # noqa: ANN401
    """Return the character at an index, or ``None`` for a line end."""
    from pypdfium2 import raw  # noqa: PLC0415

    text = chr(raw.FPDFText_GetUnicode(textpage, index))
    if text in "\r\n":
        return None
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(textpage, index, x, y)
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(textpage, index, box)
    return _Glyph(
        text=_HYPHENS_AT_LINE_END.get(text, text),
        left=box.left,
        right=box.right,
        baseline=height - y.value,
        size=abs(box.top - box.bottom),
    )


def _line(glyphs: list[_Glyph], page: int, page_height: float) -> Line | None:
    text = "".join(glyph.text for glyph in glyphs)
    # PDFium counts in UTF-16, so a character beyond U+FFFF may come in two halves.
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").strip()
    visible = [glyph for glyph in glyphs if not glyph.text.isspace() and glyph.size > 0]
    if not visible or is_blank(text):
        return None
    return Line(
        text=text,
        left=min(glyph.left for glyph in visible),
        right=max(glyph.right for glyph in visible),
        baseline=median(glyph.baseline for glyph in visible),
        size=median(glyph.size for glyph in visible),
        page=page,
        page_height=page_height,
    )
