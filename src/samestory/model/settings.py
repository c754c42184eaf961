"""Everything a user can set that shapes a comparison's result."""

from __future__ import annotations

import math
from dataclasses import dataclass

from samestory.errors import SettingsError


@dataclass(frozen=True, slots=True, kw_only=True)
class SemanticModel:
    """The embedding model that scores took into account.

    Attributes
    ----------
    name
        How it was asked for, or the name of its folder.
    sha256
        Hash of the model's files. Hexadecimal, 64 digits.
    precision
        What it computed in: ``float64`` gives the same vectors on every machine, ``float32`` may
        differ in the last digits.
    """

    name: str
    sha256: str
    precision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Settings of a comparison; the report carries them.

    Attributes
    ----------
    title
        The report's title; the first document's headline where it is ``None``.
    threshold
        Two paragraphs are linked from this score on, 0 to 1.
    strong
        A link counts as strong from this strong score on, 0 to 1. It also sets how firmly the
        paragraphs of a row must belong together.
    include_same_outlet
        Whether documents of one outlet are aligned with each other.
    align_boilerplate
        Whether bylines, credits, link lines and other boilerplate are aligned as reporting is.
    findings
        Names of the analyses to run, or ``None`` for all of them.
    geonames
        Whether naming looks for the names of cities in GeoNames, too.
    date
        The date printed on the report (ISO 8601), or ``None`` for none. The library never reads
        the clock.
    semantic
        The embedding model, or ``None`` where scores are made of words alone. A comparison sets it
        to the model that it was given.

    Raises
    ------
    SettingsError
        If a value is out of its range.
    """

    title: str | None = None
    threshold: float = 0.25
    strong: float = 0.20
    include_same_outlet: bool = False
    align_boilerplate: bool = False
    findings: tuple[str, ...] | None = None
    geonames: bool = False
    date: str | None = None
    semantic: SemanticModel | None = None

    def __post_init__(self) -> None:
        for name, text in (("title", self.title), ("date", self.date)):
            if text is not None and any("\ud800" <= character <= "\udfff" for character in text):
                # What a shell makes of bytes that are not in its encoding; no report can hold it.
                raise SettingsError(f"{name} is {text!r}: give text in UTF-8.")
        for name, value in (("threshold", self.threshold), ("strong", self.strong)):
            if not (math.isfinite(value) and 0 < value <= 1):
                raise SettingsError(f"{name} is {value:g}: give a number above 0 and up to 1.")
