"""The report as a word processor's document, for editing and passing on."""

from __future__ import annotations

from dataclasses import dataclass

from samestory.model import Comparison
from samestory.renderers.base import Extra

__all__ = ["DocxRenderer"]


@dataclass(frozen=True, slots=True)
class DocxRenderer:
    """Lays the comparison out with headings, lists, tables and styles that can be changed."""

    name: str = "docx"
    description: str = "A document for a word processor, with headings and styles."
    suffix: str = ".docx"
    media_type: str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    is_text: bool = False
    extra: Extra | None = None

    def render(self, comparison: Comparison) -> bytes:
        """Return the document; pages are landscape from three outlets on."""
        # Only here: the library takes time to load.
        from samestory.renderers.docx.report import document_bytes  # noqa: PLC0415

        return document_bytes(comparison)
