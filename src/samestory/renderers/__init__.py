"""Turns a finished comparison into reports."""

from __future__ import annotations

from samestory.errors import RenderError
from samestory.model import Comparison
from samestory.renderers.base import Renderer
from samestory.renderers.html import HtmlRenderer
from samestory.renderers.json_report import JsonRenderer
from samestory.renderers.markdown import MarkdownRenderer

RENDERERS: dict[str, Renderer] = {
    "html": HtmlRenderer(),
    "markdown": MarkdownRenderer(),
    "json": JsonRenderer(),
}

__all__ = ["RENDERERS", "Renderer", "render"]


def render(comparison: Comparison, format_name: str) -> bytes:
    """Return a comparison as a report.

    Parameters
    ----------
    comparison
        The finished comparison.
    format_name
        A name in `RENDERERS`.

    Raises
    ------
    RenderError
        If there is no such format, or it can't hold the comparison.
    """
    if format_name not in RENDERERS:
        raise RenderError(f"{format_name} is no report format: choose {', '.join(RENDERERS)}.")
    return RENDERERS[format_name].render(comparison)
