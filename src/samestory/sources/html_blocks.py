"""The blocks of text in the tree that trafilatura gives for an article, one line each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Literal

from samestory.sources.text_cleaning import one_line

Kind = Literal["paragraph", "heading"]

_BLOCK_TAGS = frozenset(
    ("p", "item", "quote", "code", "head", "row", "table", "list", "div", "body")
)
_SPACES = "\u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u202f\u205f\u3000"
_STAND_INS = {ord(space): 0x10FF00 + place for place, space in enumerate(_SPACES)}
_SPACES_BACK = {stand_in: space for space, stand_in in _STAND_INS.items()}
_NOT_IN_TREES = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that a reference such as &#6; brings into a tree, but that can't be put into one."""

_INNER_SPACE = re.compile(rf"(?<=\S)[{_SPACES}](?=\S)")
_CELL_SEPARATOR = " | "


def keep_special_spaces(root: Any) -> None:  # noqa: ANN401  # lxml has no types
    """Put stand-ins for no-break and other special spaces, which trafilatura would fold.

    They belong to the text as written ('1 000', '5 %'). `blocks` puts them back.
    """
    for element in root.iter():
        if element.text:
            element.text = _with_stand_ins(element.text)
        if element.tail:
            element.tail = _with_stand_ins(element.tail)


def _with_stand_ins(text: str) -> str:
    allowed = _NOT_IN_TREES.sub("", text)
    return _INNER_SPACE.sub(lambda match: match[0].translate(_STAND_INS), allowed)


def restore_special_spaces(text: str) -> str:
    """Put the special spaces back."""
    return text.translate(_SPACES_BACK)


def blocks(root: Any) -> Iterator[tuple[Kind, str]]:  # noqa: ANN401
    """Yield the blocks below an element in their order.

    Two line breaks in a row part paragraphs as a blank line does; a single one is a space. A row
    of a table is a paragraph. A paragraph that is nothing but a link points to another story and
    is left out.
    """
    parts = [_text(root.text)]
    for element in root:
        if element.tag in _BLOCK_TAGS:
            yield from _paragraphs(parts)
            yield from _block(element)
            parts = [_text(element.tail)]
        else:
            parts += [_inline(element), _text(element.tail)]
    yield from _paragraphs(parts)


def _block(element: Any) -> Iterator[tuple[Kind, str]]:  # noqa: ANN401
    if element.tag == "row":
        cells = [one_line("".join(cell.itertext())) for cell in element]
        yield "paragraph", restore_special_spaces(_CELL_SEPARATOR.join(filter(None, cells)))
    elif element.tag == "head":
        yield "heading", restore_special_spaces(one_line("".join(element.itertext())))
    elif not _is_link_only(element):
        yield from blocks(element)


def _paragraphs(parts: list[str]) -> Iterator[tuple[Kind, str]]:
    for piece in re.split(r"\n\s*\n", "".join(parts)):
        if line := one_line(piece):
            yield "paragraph", restore_special_spaces(line)


def _inline(element: Any) -> str:  # noqa: ANN401
    inner = "".join(f"{_inline(child)}{_text(child.tail)}" for child in element)
    return ("\n" if element.tag == "lb" else "") + _text(element.text) + inner


def _text(value: str | None) -> str:
    """Return text in which only line break elements count as line ends."""
    return re.sub(r"[ \t\n]+", " ", value or "")


def _is_link_only(element: Any) -> bool:  # noqa: ANN401
    return (
        element.tag == "p"
        and len(element) > 0
        and not (element.text or "").strip()
        and all(child.tag == "ref" and not (child.tail or "").strip() for child in element)
    )
