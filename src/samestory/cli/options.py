"""Options that several commands share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import Annotated

import typer

from samestory.errors import SettingsError
from samestory.model import Limits

_FILES = typer.Argument(
    metavar="FILE",
    show_default=False,
    help="Articles: files, folders, patterns such as 'story/*.txt', OUTLET=FILE to name the "
    "outlet, or - for standard input.",
)
Files = Annotated[list[str], _FILES]
FilesIfAny = Annotated[list[str] | None, _FILES]
Language = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="CODE",
        show_default=False,
        help="Language of all articles, as an ISO 639-1 code such as en. Otherwise it is taken "
        "from the files or told from the text.",
    ),
]
Fields = Annotated[
    list[str] | None,
    typer.Option(
        "--field",
        metavar="ROLE=NAME",
        show_default=False,
        help="For CSV, JSON and the like: which field holds what. ROLE is text, "
        "title, outlet, date, url, language, author or id; for instance text=body. "
        "Repeatable.",
    ),
]
Strict = Annotated[
    bool,
    typer.Option("--strict", help="Stop if a file can't be read, instead of leaving it out."),
]
LimitChoices = Annotated[
    list[str] | None,
    typer.Option(
        "--limit",
        metavar="NAME=NUMBER",
        show_default=False,
        help="Take larger inputs, or only smaller ones; NAME is "
        f"{', '.join(field.name.replace('_', '-') for field in fields(Limits))}. Repeatable.",
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print only the paths of the reports.")]
Verbose = Annotated[
    bool,
    typer.Option(
        "--verbose", "-v", help="Tell on standard error how the files were read, and timings."
    ),
]
Semantic = Annotated[
    str | None,
    typer.Option(
        "--semantic",
        metavar="MODEL",
        show_default=False,
        help="Let a local embedding model take part in the scores: a folder, an installed package "
        "that holds one, or a name on the Hugging Face Hub; none for none. Needs the semantic "
        "extra.",
    ),
]
AllowDownload = Annotated[
    bool,
    typer.Option(
        "--allow-download", help="Download the model if it is not here; else nothing ever is."
    ),
]
Device = Annotated[
    str | None,
    typer.Option(
        metavar="NAME", show_default=False, help="Where the model runs; cpu if not given."
    ),
]
BatchSize = Annotated[
    int | None,
    typer.Option(
        "--batch-size",
        metavar="NUMBER",
        show_default=False,
        help="Texts that the model reads at once; 32 if not given.",
    ),
]
Cache = Annotated[
    str | None,
    typer.Option(
        "--cache",
        metavar="FOLDER",
        show_default=False,
        help="Where the model's vectors are kept; none keeps none. The user's cache folder if not "
        "given.",
    ),
]


def parse_fields(pairs: Sequence[str] | None) -> dict[str, str]:
    """Return what ``--field`` was given as a mapping from roles to field names.

    Raises
    ------
    SettingsError
        If an entry is not ``ROLE=NAME``, or a role is given twice.
    """
    fields: dict[str, str] = {}
    for pair in pairs or ():
        role, equals, name = (part.strip() for part in pair.partition("="))
        if not (role and equals and name):
            raise SettingsError(f"--field {pair}: write ROLE=NAME, for instance text=body.")
        if role in fields:
            raise SettingsError(
                f"--field {pair}: {role} is already set to {fields[role]}; give each role once."
            )
        fields[role] = name
    return fields


_NUMBER = re.compile(r"(\d+(?:\.\d+)?)([KMG]?)", re.IGNORECASE)
_UNITS = {"": 1, "K": 1024, "M": 1024**2, "G": 1024**3}


def parse_limits(given: Sequence[str] | None) -> Limits:
    """Return the limits that ``--limit`` was given, the usual ones for the others.

    Raises
    ------
    SettingsError
        If an entry is not ``NAME=NUMBER``, or there is no such limit.
    """
    usual = asdict(Limits())
    limits: dict[str, float] = {}
    for entry in given or ():
        name, _, number = (part.strip() for part in entry.partition("="))
        key = name.replace("-", "_")
        if key not in usual:
            known = ", ".join(kind.replace("_", "-") for kind in usual)
            raise SettingsError(f"--limit {entry}: there is no limit {name}; choose from {known}.")
        match = _NUMBER.fullmatch(number)
        if match is None:
            raise SettingsError(
                f"--limit {entry}: write NAME=NUMBER, for instance {name}=500; K, M and G after "
                "the number stand for 1024, 1024² and 1024³."
            )
        limits[key] = type(usual[key])(float(match[1]) * _UNITS[match[2].upper()])
    return Limits(**limits)  # type: ignore[arg-type]
