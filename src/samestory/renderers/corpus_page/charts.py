"""Charts as inline SVG; each has its numbers in a table as well."""

from __future__ import annotations

from collections.abc import Sequence

from samestory.model.corpus_overview import Counted, NamingOverTime, OutletGrid
from samestory.renderers.corpus_page.lists import counted_table
from samestory.renderers.corpus_page.marks import text

_CELL = 38
_NAMES = 150
_BAR, _HIGH = 34, 120
_SHADES = 8
_LONGEST_NAME = 20


def bars(caption: str, rows: Sequence[Counted]) -> str:
    """Return a bar for each row with its number above."""
    if not rows:
        return ""
    most = max(row.number for row in rows) or 1
    parts = []
    for at, row in enumerate(rows):
        high = round(_HIGH * row.number / most, 1)
        x = at * _BAR
        middle = x + _BAR / 2
        parts.append(
            f'<rect class="bar" x="{x + 4}" y="{18 + _HIGH - high}" width="{_BAR - 8}" '
            f'height="{high}"/><text class="mid" x="{middle}" y="{13 + _HIGH - high}">'
            f'{row.number}</text><text transform="translate({middle + 4} {_HIGH + 26}) '
            f'rotate(-60)" class="end">{text(row.name)}</text>'
        )
    return _figure(
        caption,
        f"0 0 {len(rows) * _BAR + 40} {_HIGH + 80}",
        # The first name runs out to the left of its bar.
        f'<g transform="translate(30 0)">{"".join(parts)}</g>',
        counted_table(caption, rows),
    )


def heat_map(caption: str, grid: OutletGrid) -> str:
    """Return a cell for each two outlets, the darker the larger its number, which stands in it."""
    if not grid.outlets:
        return "<p>No story is told by an outlet.</p>"
    apart = [
        number
        for at, row in enumerate(grid.cells)
        for other, number in enumerate(row)
        if number is not None and at != other
    ]
    most = max(apart, default=0) or 1
    size = len(grid.outlets)
    parts = []
    for at, (name, row) in enumerate(zip(grid.outlets, grid.cells, strict=True)):
        y = _NAMES + at * _CELL
        parts.append(_names(name, at, y))
        for column, number in enumerate(row):
            if number is not None:
                shade = "own" if at == column else f"h{-(-_SHADES * number // most)}"
                x = _NAMES + column * _CELL
                parts.append(
                    f'<rect class="{shade}" x="{x}" y="{y}" width="{_CELL - 2}" '
                    f'height="{_CELL - 2}"/><text class="mid" x="{x + _CELL / 2 - 1}" '
                    f'y="{y + 23}">{number}</text>'
                )
    whole = _NAMES + size * _CELL
    return _figure(caption, f"0 0 {whole} {whole}", "".join(parts), _grid_table(caption, grid))


def two_lines(naming: NamingOverTime) -> str:
    """Return the counts of two labels by month, side by side."""
    caption = f"“{naming.labels[0]}” and “{naming.labels[1]}” by month"
    most = max((max(one, other) for _, one, other in naming.months), default=0) or 1
    parts = []
    for at, (month, *numbers) in enumerate(naming.months):
        x = at * 2 * _BAR
        for side, number in enumerate(numbers):
            high = round(_HIGH * number / most, 1)
            left = x + 2 + side * (_BAR - 4)
            parts.append(
                f'<rect class="{"ab"[side]}" x="{left}" y="{18 + _HIGH - high}" '
                f'width="{_BAR - 6}" height="{high}"/><text class="mid" '
                f'x="{left + _BAR / 2 - 3}" y="{13 + _HIGH - high}">{number}</text>'
            )
        parts.append(f'<text class="mid" x="{x + _BAR - 2}" y="{_HIGH + 36}">{text(month)}</text>')
    rows = "".join(
        f'<tr><th scope="row">{text(month)}</th><td class="n">{one}</td><td class="n">{other}</td>'
        "</tr>"
        for month, one, other in naming.months
    )
    table = (
        f"<table><caption>{text(caption)}</caption><thead><tr><td></td>"
        + "".join(f'<th scope="col" dir="auto">{text(label)}</th>' for label in naming.labels)
        + f"</tr></thead><tbody>{rows}</tbody></table>"
    )
    key = (
        f'<p class="key"><span class="a"></span> {text(naming.labels[0])} '
        f'<span class="b"></span> {text(naming.labels[1])}</p>'
    )
    box = f"0 0 {len(naming.months) * 2 * _BAR + 10} {_HIGH + 44}"
    return key + _figure(caption, box, "".join(parts), table)


def _names(name: str, at: int, y: int) -> str:
    short = name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"
    x = _NAMES + at * _CELL + _CELL / 2 + 3
    return (
        f'<text class="end" x="{_NAMES - 8}" y="{y + 23}">{text(short)}</text>'
        f'<text transform="translate({x} {_NAMES - 8}) rotate(-90)">{text(short)}</text>'
    )


def _grid_table(caption: str, grid: OutletGrid) -> str:
    head = "".join(f'<th scope="col">{text(name)}</th>' for name in grid.outlets)
    body = "".join(
        f'<tr><th scope="row">{text(name)}</th>'
        + "".join(f'<td class="n">{"" if cell is None else cell}</td>' for cell in row)
        + "</tr>"
        for name, row in zip(grid.outlets, grid.cells, strict=True)
    )
    return (
        f"<table><caption>{text(caption)}</caption><thead><tr><td></td>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table>"
    )


def _figure(caption: str, box: str, inside: str, table: str) -> str:
    _, _, wide, high = box.split()
    return (
        f"<figure><figcaption>{text(caption)}</figcaption>"
        f'<div class="wide" tabindex="0" role="region" aria-label="{text(caption)}">'
        f'<svg viewBox="{box}" width="{wide}" height="{high}" aria-hidden="true">{inside}</svg>'
        f'</div><details><summary>Numbers as a table</summary><div class="wide">{table}</div>'
        "</details></figure>"
    )
