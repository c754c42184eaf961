"""Turns a finished comparison into reports."""

from __future__ import annotations

from samestory.renderers.base import Renderer
from samestory.renderers.html import HtmlRenderer
from samestory.renderers.json_report import JsonRenderer
from samestory.renderers.markdown import MarkdownRenderer

RENDERERS: dict[str, Renderer] = {
    "html": HtmlRenderer(),
    "markdown": MarkdownRenderer(),
    "json": JsonRenderer(),
}

__all__ = ["RENDERERS", "Renderer"]
