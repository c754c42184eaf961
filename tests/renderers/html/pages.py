"""Rendered pages, parsed."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from lxml import html  # type: ignore[import-untyped]

from samestory.renderers.html import HtmlRenderer

if TYPE_CHECKING:
    from samestory.model import Comparison


def render(comparison: Comparison) -> str:
    """Return the page as text."""
    return HtmlRenderer().render(comparison).decode("utf-8")


def parse(comparison: Comparison) -> Any:  # noqa: ANN401  # lxml has no types
    """Return the page's root element."""
    return html.document_fromstring(render(comparison))


def with_class(root: Any, name: str) -> list[Any]:  # noqa: ANN401
    """Return the elements of a class, in the page's order."""
    return list(root.find_class(name))


def text(element: Any) -> str:  # noqa: ANN401
    """Return an element's text with single spaces; paragraphs and items stand apart."""
    element = deepcopy(element)
    for block in element.iter("p", "li", "h3", "summary"):
        block.tail = f" {block.tail or ''}"
    return " ".join(element.text_content().split())
