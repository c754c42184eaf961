"""Options of the commands on corpora."""

from __future__ import annotations

from typing import Annotated

import typer

from samestory.errors import SettingsError
from samestory.renderers import RENDERERS

SourcesIfAny = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="SOURCE",
        show_default=False,
        help="Articles: JSON Lines, CSV or Parquet, files of single articles, folders, patterns "
        "such as 'dump/*.jsonl', or OUTLET=FILE to name the outlet. May be left out once there "
        "are some.",
    ),
]
Work = Annotated[
    str, typer.Option("--work", metavar="FOLDER", help="Where everything is kept between runs.")
]
BucketDays = Annotated[
    int | None,
    typer.Option(
        "--bucket-days",
        metavar="DAYS",
        show_default=False,
        help="Days of a date bucket, the unit in which work is done anew; 7 if not given.",
    ),
]
Undated = Annotated[
    str | None,
    typer.Option(
        metavar="CHOICE",
        show_default=False,
        help="What becomes of articles without a date: reject (if not given) or keep, which "
        "compares them with one another.",
    ),
]
Longest = Annotated[
    int | None,
    typer.Option(
        metavar="CHARACTERS",
        show_default=False,
        help="Reject longer articles; 200000 if not given.",
    ),
]
Window = Annotated[
    int | None,
    typer.Option(
        metavar="DAYS",
        show_default=False,
        help="Articles whose dates lie further apart don't tell one story, and are not searched "
        "for equal words; 5 if not given.",
    ),
]
LeastRun = Annotated[
    int | None,
    typer.Option(
        metavar="WORDS",
        show_default=False,
        help="Equal words in a row from which two paragraphs share a run; 8 if not given.",
    ),
]
Strictness = Annotated[
    float | None,
    typer.Option(
        metavar="SCORE",
        show_default=False,
        help="Two groups of articles are one story from this mean score on, above 0 and up to 1; "
        "0.4 if not given. Higher: smaller stories.",
    ),
]
Findings = Annotated[
    str | None,
    typer.Option(
        metavar="NAMES",
        show_default=False,
        help="Which findings to look for, parted by commas, or none; all of them if not given.",
    ),
]
Threshold = Annotated[
    float | None,
    typer.Option(
        metavar="SCORE", show_default=False, help="Link two paragraphs from this score on."
    ),
]
Strong = Annotated[
    float | None,
    typer.Option(
        metavar="SCORE", show_default=False, help="Call a link strong from this strong score on."
    ),
]
AlignBoilerplate = Annotated[
    bool | None,
    typer.Option(
        "--align-boilerplate/--no-align-boilerplate",
        show_default=False,
        help="Match bylines, credits, link lines and the like too.",
    ),
]
NoBar = Annotated[bool, typer.Option("--quiet", "-q", help="Show no progress bar.")]
Processes = Annotated[
    int | None,
    typer.Option(
        metavar="NUMBER",
        show_default=False,
        help="Processes that work at once; one for each processor if not given.",
    ),
]
Engine = Annotated[
    str,
    typer.Option(
        metavar="ENGINE",
        help="Who does the work: local (processes), dask://HOST:PORT, spark, or spark://HOST:PORT; "
        "all machines have to see sources and work folder under the same paths.",
    ),
]
Memory = Annotated[
    str,
    typer.Option(
        metavar="SIZE", help="What sorting may use before it goes to the disk, such as 2GB."
    ),
]
Formats = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        show_default=False,
        help=f"Report format: {', '.join(RENDERERS)}. Repeatable.",
    ),
]
Output = Annotated[
    str, typer.Option("--output", "-o", metavar="FOLDER", help="Where the reports go.")
]

CompareGroup = Annotated[
    str | None,
    typer.Option(
        "--compare",
        metavar="OUTLETS",
        show_default=False,
        help="Outlets whose words are compared with those of --with, parted by commas; the two "
        "that share most stories if neither is given.",
    ),
]
WithGroup = Annotated[
    str | None,
    typer.Option(
        "--with", metavar="OUTLETS", show_default=False, help="The outlets of the other group."
    ),
]
Labels = Annotated[
    str | None,
    typer.Option(
        metavar="A,B",
        show_default=False,
        help="Two labels that are counted by month; those that stand in one another's place in "
        "most stories if not given.",
    ),
]


def parse_names(given: str | None) -> tuple[str, ...]:
    """Return names that commas part."""
    return tuple(name.strip() for name in (given or "").split(",") if name.strip())


def parse_labels(given: str | None) -> tuple[str, str] | None:
    """Return two labels that a comma parts, or none where none is given.

    Raises
    ------
    SettingsError
        If there are not two.
    """
    if given is None:
        return None
    names = parse_names(given)
    if len(names) != 2:  # noqa: PLR2004 - the pair
        raise SettingsError(f"--labels takes two labels parted by a comma, not {given!r}.")
    return names[0], names[1]
