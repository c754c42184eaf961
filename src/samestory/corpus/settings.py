"""What a user can set about a corpus; the work folder records it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal, TypeAlias, get_args

from samestory._version import __version__
from samestory.corpus.stories import StorySettings
from samestory.errors import SettingsError
from samestory.model import Settings
from samestory.provenance import LIBRARIES

__all__ = ["BuildSettings", "Settings", "StorySettings", "Undated", "made_with"]

Undated: TypeAlias = Literal["reject", "keep"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildSettings:
    """How articles are read and sorted.

    Attributes
    ----------
    bucket_days
        Days of a date bucket, the unit in which work is done anew; at least as long as the window
        of story detection.
    language
        ISO 639-1 code of all articles, or ``None`` to take it from the records or tell it from
        the text.
    fields
        For datasets: which field holds what, for instance ``{"text": "body"}``.
    undated
        What becomes of articles without a date: ``reject`` lists them as rejects, ``keep`` puts
        them into a bucket of their own, where they are compared with one another only.
    longest
        Characters; a longer article is rejected.

    Raises
    ------
    SettingsError
        If a value is out of its range.
    """

    bucket_days: int = 7
    language: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    undated: Undated = "reject"
    longest: int = 200_000

    def __post_init__(self) -> None:
        if self.undated not in get_args(Undated):
            raise SettingsError(f"undated is {self.undated}: give reject or keep.")
        if self.bucket_days < 1:
            raise SettingsError(f"bucket days is {self.bucket_days}: give a number of 1 or more.")
        if self.longest < 1:
            raise SettingsError(f"longest is {self.longest}: give a number of 1 or more.")


def made_with(settings: object) -> dict[str, Any]:
    """Return what a stage's results depend on besides its inputs, as it is recorded."""
    return {
        "samestory": __version__,
        "libraries": LIBRARIES,
        "settings": asdict(settings),  # type: ignore[call-overload]
    }
