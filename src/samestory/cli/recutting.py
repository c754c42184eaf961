"""Comparing the articles of a report again, with what the user wants to have otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from samestory.cli.progress import Steps
from samestory.errors import SettingsError
from samestory.model import Comparison, Limits, Settings

if TYPE_CHECKING:
    from samestory.sources import ReadResult


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the user sets, as in `Settings`; ``None`` where it was not given.

    The date alone is always the user's: ``None`` leaves it out.
    """

    title: str | None
    threshold: float | None
    strong: float | None
    include_same_outlet: bool | None
    align_boilerplate: bool | None
    findings: tuple[str, ...] | None
    geonames: bool | None
    date: str | None

    def over(self, settings: Settings) -> Settings:
        """Return settings with what was chosen in their place.

        Raises
        ------
        SettingsError
            If a value is out of its range.
        """
        chosen = {name: value for name, value in asdict(self).items() if value is not None}
        return replace(settings, **{**chosen, "date": self.date})


def check_inputs(
    files: Sequence[str] | None,
    report: str | None,
    *,
    language: str | None,
    fields: Sequence[str] | None,
) -> None:
    """Make sure that there are either files or a report to compare.

    Raises
    ------
    SettingsError
        If there are both or neither, or a report and options on how files are read.
    """
    if report is None:
        if not files:
            raise SettingsError("name the articles to compare, or a JSON report with --from.")
        return
    if files:
        raise SettingsError(
            f"--from {report} compares the articles in the report: leave out {files[0]}, or --from."
        )
    for option, value in (("--lang", language), ("--field", fields)):
        if value:
            raise SettingsError(
                f"{option} is about reading files: leave it out, or name the files and leave out "
                "--from."
            )


def reopen(report: str, *, steps: Steps, limits: Limits) -> Comparison:
    """Return the comparison that a JSON report within the limits holds.

    Raises
    ------
    SourceError
        If the file is no JSON report that can be compared again.
    """
    with steps.step("Reading"):
        # Only here: numpy and the other libraries take a good part of a second to load.
        from samestory import pipeline  # noqa: PLC0415

        return pipeline.open_report(report, limits=limits)


def articles_of(report: Comparison) -> ReadResult:
    """Return a report's articles, and the inputs that were skipped when it was made."""
    from samestory.sources import ReadResult  # noqa: PLC0415

    return ReadResult(documents=report.documents, skipped=report.skipped)
