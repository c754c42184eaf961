"""The report as PDF, for printing and for archives."""

from __future__ import annotations

from dataclasses import dataclass

from samestory.model import Comparison
from samestory.renderers.base import Extra

__all__ = ["PdfRenderer"]


_TYPST = Extra("pdf", "typst")


@dataclass(frozen=True, slots=True)
class PdfRenderer:
    """Sets the comparison in type: tagged for screen readers, with an outline and page numbers.

    The letters of scripts other than Latin, Greek and Cyrillic are set in the fonts that the
    machine has, so these pages may look different, and have other bytes, on another machine.
    """

    name: str = "pdf"
    description: str = "Pages for printing and archives, tagged and with an outline."
    suffix: str = ".pdf"
    media_type: str = "application/pdf"
    is_text: bool = False
    extra: Extra | None = _TYPST

    def render(self, comparison: Comparison) -> bytes:
        """Return the PDF; pages are landscape from three outlets on.

        Raises
        ------
        RenderError
            If the library that sets it is not installed, or can't set the text.
        """
        if self.extra is not None:
            self.extra.require(self.name)
        # Only here: the library is optional and takes time to load.
        from samestory.renderers.pdf.typesetting import pdf_bytes  # noqa: PLC0415

        return pdf_bytes(comparison)
