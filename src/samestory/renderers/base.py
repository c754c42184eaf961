"""The interface of a report format."""

from __future__ import annotations

from typing import Protocol

from samestory.model import Comparison


class Renderer(Protocol):
    """Turns a finished comparison into the bytes of one report.

    A renderer computes nothing about the texts: it only lays out what the comparison holds. The
    same comparison always gives the same bytes.
    """

    @property
    def name(self) -> str:
        """The name by which users choose the format."""

    @property
    def description(self) -> str:
        """One short sentence for ``samestory formats``."""

    @property
    def suffix(self) -> str:
        """File suffix with its dot."""

    @property
    def media_type(self) -> str:
        """The report's media type."""

    @property
    def is_text(self) -> bool:
        """Whether the bytes are UTF-8 text that may go to standard output."""

    def render(self, comparison: Comparison) -> bytes:
        """Return the report.

        Raises
        ------
        RenderError
            If this format can't hold the comparison.
        """
