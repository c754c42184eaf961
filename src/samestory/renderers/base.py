"""The interface of a report format."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from typing import Protocol

from samestory.errors import RenderError
from samestory.model import Comparison


@dataclass(frozen=True, slots=True)
class Extra:
    """What a format needs besides samestory itself.

    Attributes
    ----------
    name
        The extra of samestory that brings it.
    module
        The module by which it is known to be there.
    """

    name: str
    module: str

    def require(self, format_name: str) -> None:
        """Make sure that it is installed.

        Raises
        ------
        RenderError
            If it is not.
        """
        if find_spec(self.module) is None:
            raise RenderError(
                f"the report format {format_name} needs {self.module}: install "
                f"samestory[{self.name}], or choose another format."
            )


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
        """File suffix with its dot; two of them where a comparison gives several such files."""

    @property
    def media_type(self) -> str:
        """The report's media type."""

    @property
    def is_text(self) -> bool:
        """Whether the bytes are UTF-8 text that may go to standard output."""

    @property
    def extra(self) -> Extra | None:
        """What has to be installed for it, or ``None`` where nothing has."""

    def render(self, comparison: Comparison) -> bytes:
        """Return the report.

        Raises
        ------
        RenderError
            If this format can't hold the comparison, or what it needs is not installed.
        """
