"""``samestory formats``: what can be read and what can be written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from samestory.cli import messages
from samestory.renderers import DEFAULT_FORMATS, RENDERERS, Renderer


def formats() -> None:
    """List the formats of articles and of reports, and the kinds of findings."""
    # Only here: the libraries behind them take most of a second to load.
    from samestory.analysis import ANALYSES  # noqa: PLC0415
    from samestory.sources import READERS  # noqa: PLC0415

    messages.show(["Articles are read from:"])
    messages.show(
        _rows(
            (reader.name, " ".join(reader.suffixes), reader.description)
            for reader in READERS.values()
        )
    )
    messages.show(["", "Reports are written as (compare --format NAME):"])
    messages.show(
        _rows(
            (renderer.name, renderer.suffix, _described(renderer))
            for renderer in RENDERERS.values()
        )
    )
    messages.show(["", "Findings (compare --findings NAMES):"])
    messages.show(_rows((name, "", analysis.description) for name, analysis in ANALYSES.items()))
    messages.show(["", "compare also prints a summary in the terminal."])


def _described(renderer: Renderer) -> str:
    """Return a report format's description with what it needs and whether it is a default."""
    notes = []
    if renderer.name in DEFAULT_FORMATS:
        notes.append("Default.")
    if renderer.extra is not None:
        notes.append(f"Needs samestory[{renderer.extra.name}].")
    return " ".join([renderer.description, *notes])


def _rows(rows: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    """Yield rows with their first two columns lined up."""
    cells = list(rows)
    first, second = (max(len(row[column]) for row in cells) for column in (0, 1))
    for name, suffixes, description in cells:
        yield f"  {name:<{first}}  {suffixes:<{second}}  {description}"
