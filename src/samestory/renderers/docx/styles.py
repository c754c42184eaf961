"""The look of the document: page, fonts, styles. Words carry styles, never a look of their own."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_UNDERLINE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from samestory.model import Comparison
from samestory.renderers.marked_words import RunMark
from samestory.renderers.safe_text import printable, shorten

BODY = "Normal"
PASSAGE_TEXT, REMARK, WHO, NUMBER = "Passage Text", "Remark", "Outlet", "Paragraph Number"
MARK_STYLES: dict[RunMark, str] = {
    "shared": "Shared Words",
    "akin": "Akin Words",
    "only here": "Words Only Here",
}
_LONG_SIDE, _SHORT_SIDE, _MARGIN = Cm(29.7), Cm(21), Cm(1.8)
_LANDSCAPE_FROM = 3
_INK, _QUIET = RGBColor(0x1A, 0x1C, 0x1E), RGBColor(0x55, 0x5A, 0x60)
_BORDERS = tuple(f"w:{side}" for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
_MOST_PROPERTY = 255
"""Characters that a property of an office file may have."""


def new_document(comparison: Comparison) -> Any:  # noqa: ANN401 (python-docx has no types)
    """Return an empty document with page, footer, properties and styles set."""
    document = docx.Document()
    _set_properties(document.core_properties, comparison)
    _set_page(document.sections[0], landscape=_is_landscape(comparison))
    _set_footer(document.sections[0], comparison)
    _set_styles(document.styles)
    return document


def text_width(comparison: Comparison) -> int:
    """Return the width between the page's margins, in the library's units."""
    return int((_LONG_SIDE if _is_landscape(comparison) else _SHORT_SIDE) - 2 * _MARGIN)


def _is_landscape(comparison: Comparison) -> bool:
    return len(comparison.documents) >= _LANDSCAPE_FROM


def _set_properties(properties: Any, comparison: Comparison) -> None:  # noqa: ANN401
    properties.title = shorten(printable(comparison.title), _MOST_PROPERTY)
    properties.author = properties.last_modified_by = "samestory"
    properties.comments = ""
    properties.keywords = comparison.fingerprint
    properties.language = "en-GB"
    # A fixed date, so that the same comparison gives the same bytes.
    properties.created = properties.modified = datetime(2000, 1, 1)  # noqa: DTZ001


def _set_page(section: Any, *, landscape: bool) -> None:  # noqa: ANN401
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    sides = (_LONG_SIDE, _SHORT_SIDE) if landscape else (_SHORT_SIDE, _LONG_SIDE)
    section.page_width, section.page_height = sides
    section.left_margin = section.right_margin = _MARGIN
    section.top_margin = section.bottom_margin = _MARGIN


def _set_footer(section: Any, comparison: Comparison) -> None:  # noqa: ANN401
    paragraph = section.footer.paragraphs[0]
    paragraph.add_run(f"{shorten(printable(comparison.title), 90)} · samestory · page ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)  # noqa: SLF001 (the library has no fields)


def _set_styles(styles: Any) -> None:  # noqa: ANN401
    normal = styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(10.5)
    normal.paragraph_format.space_after = Pt(5)
    for name, size, before in (
        *(("Title", 24, 0), ("Heading 1", 16, 18)),
        *(("Heading 2", 12.5, 12), ("Heading 3", 11, 9)),
    ):
        _set_heading(styles[name], size, before)
    styles["Footer"].font.size = Pt(8.5)
    styles["Footer"].font.color.rgb = _QUIET
    text = _paragraph_style(styles, PASSAGE_TEXT, Pt(9.5))
    text.paragraph_format.space_after = Pt(4)
    remark = _paragraph_style(styles, REMARK, Pt(9))
    remark.font.color.rgb = _QUIET
    remark.paragraph_format.space_after = Pt(2)
    who = _paragraph_style(styles, WHO, Pt(9.5))
    who.font.bold = True
    who.paragraph_format.keep_with_next = True
    who.paragraph_format.space_after = Pt(2)
    number = styles.add_style(NUMBER, WD_STYLE_TYPE.CHARACTER)
    number.font.size, number.font.color.rgb = Pt(8), _QUIET
    for border in styles["Table Grid"].element.iter(*map(qn, _BORDERS)):
        border.set(qn("w:color"), "B9C0C6")
    _set_mark(styles, "shared", shade="DCEBF3", bold=False, underline=None)
    _set_mark(styles, "akin", shade=None, bold=False, underline=WD_UNDERLINE.DOTTED)
    _set_mark(styles, "only here", shade="FBE8CF", bold=True, underline=None)


def _set_heading(style: Any, size: float, before: float) -> None:  # noqa: ANN401
    style.font.name, style.font.size = "Calibri", Pt(size)
    style.font.color.rgb, style.font.bold = _INK, True
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(4)
    style.paragraph_format.keep_with_next = True
    # The template's headings name a font of the theme, which would win over the one set here.
    fonts = style.element.rPr.rFonts
    for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{kind}"), None)


def _paragraph_style(styles: Any, name: str, size: int) -> Any:  # noqa: ANN401
    style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = styles["Normal"]
    style.font.size = size
    style.quick_style = True
    return style


def _set_mark(
    styles: Any,  # noqa: ANN401
    mark: RunMark,
    *,
    shade: str | None,
    bold: bool,
    underline: Any,  # noqa: ANN401
) -> None:
    style = styles.add_style(MARK_STYLES[mark], WD_STYLE_TYPE.CHARACTER)
    style.quick_style = True
    style.font.bold = bold or None
    style.font.underline = underline
    if shade is not None:
        element = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", shade)):
            element.set(qn(f"w:{name}"), value)
        style.element.get_or_add_rPr().append(element)
