"""The report as a workbook, for sorting, filtering and adding columns of one's own."""

from __future__ import annotations

from dataclasses import dataclass

from samestory.model import Comparison
from samestory.renderers.base import Extra

__all__ = ["XlsxRenderer"]


_XLSXWRITER = Extra("sheets", "xlsxwriter")


@dataclass(frozen=True, slots=True)
class XlsxRenderer:
    """Writes sheets for sources, passages, findings, figures, names, outlets, links and method.

    The workbook holds no formulas and no links: article text is text, whatever it begins with.
    """

    name: str = "xlsx"
    description: str = "A workbook: passages side by side, findings, figures and links."
    suffix: str = ".xlsx"
    media_type: str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    is_text: bool = False
    extra: Extra | None = _XLSXWRITER

    def render(self, comparison: Comparison) -> bytes:
        """Return the workbook.

        A text that is longer than a cell may be ends with a note that says so.

        Raises
        ------
        RenderError
            If the library that writes it is not installed.
        """
        if self.extra is not None:
            self.extra.require(self.name)
        # Only here: the library is optional and takes time to load.
        from samestory.renderers.xlsx.workbook import workbook  # noqa: PLC0415

        return workbook(comparison)
