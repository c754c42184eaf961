"""``samestory explain``: why two paragraphs of a report are linked or not."""

from __future__ import annotations

import re
from typing import Annotated

import typer

from samestory.cli import messages
from samestory.cli.embedding import ModelChoice
from samestory.cli.options import Cache, LimitChoices, Semantic, parse_limits
from samestory.errors import SettingsError
from samestory.model import Place

_PLACE = re.compile(r"([A-Za-z]+)(\d{1,6})", re.ASCII)


def explain(
    report: Annotated[
        str,
        typer.Argument(
            metavar="REPORT", show_default=False, help="A JSON report that compare wrote."
        ),
    ],
    first: Annotated[
        str,
        typer.Argument(
            metavar="PLACE",
            show_default=False,
            help="A paragraph: its article's letter and its number, such as B7.",
        ),
    ],
    second: Annotated[
        str | None,
        typer.Argument(
            metavar="PLACE",
            show_default=False,
            help="A paragraph of another article; without it, what comes closest to the first.",
        ),
    ] = None,
    *,
    semantic: Semantic = None,
    cache: Cache = None,
    limits: LimitChoices = None,
) -> None:
    """Show why two paragraphs are linked or not, or what one is linked to."""
    place = parse_place(first)
    allowed = parse_limits(limits)
    other = None if second is None else parse_place(second)
    # Only here: numpy, rich and the other libraries take a good part of a second to load.
    from samestory import explaining, pipeline  # noqa: PLC0415
    from samestory.renderers import terminal_explanation  # noqa: PLC0415

    comparison = pipeline.open_report(report, limits=allowed)
    choice = ModelChoice(model=semantic, cache=cache)
    embedder = choice.open(comparison.settings.semantic)
    if other is None:
        surroundings, remarks = explaining.look_around(comparison, place, embedder=embedder)
        messages.show_content(terminal_explanation.place(surroundings, comparison, remarks))
    else:
        explanation, remarks = explaining.explain(comparison, place, other, embedder=embedder)
        messages.show_content(terminal_explanation.pair(explanation, comparison, remarks))


def parse_place(text: str) -> Place:
    """Return a place written as on the reports: ``B7`` is paragraph 7 of document B.

    Raises
    ------
    SettingsError
        If it is written in another way.
    """
    match = _PLACE.fullmatch(text.strip())
    if match is None:
        raise SettingsError(
            f"{text}: name a paragraph by its article's letter and its number, such as B7."
        )
    return Place(match[1].upper(), int(match[2]))
