"""Text made safe for the page."""

from __future__ import annotations

from html import escape

from samestory.renderers.safe_text import printable


def text(value: object) -> str:
    """Return a text as HTML that shows it and does nothing else."""
    return escape(printable(str(value)))
