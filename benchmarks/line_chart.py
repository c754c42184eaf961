"""Line charts with logarithmic axes as small SVG files; the same figures give the same bytes."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT = 380, 300
LEFT, RIGHT, TOP, BOTTOM = 52, 16, 34, 74
COLOURS = ("#1b5e8c", "#b3541e", "#3d7a3d", "#7a3d7a")
MARKS = ("circle", "square", "diamond", "circle")
"""Lines differ by mark as well as by colour."""

_LARGE = 10
"""From here on what comes after the point can't be seen."""


@dataclass(frozen=True, slots=True)
class Line:
    """A named line through points (across, up), all above zero."""

    name: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Lines in one frame; ``across`` names the horizontal axis."""

    title: str
    across: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Axis:
    """Maps values between two bounds to places, by their logarithms."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        share = math.log(value / self.low) / math.log(self.high / self.low)
        return round(self.start + share * (self.end - self.start), 1)


def draw(charts: Sequence[Chart], *, description: str) -> str:
    """Return the charts side by side as one SVG document.

    Parameters
    ----------
    charts
        Each with at least one point.
    description
        What the picture shows, for readers who do not see it.
    """
    width = WIDTH * len(charts)
    size = f'viewBox="0 0 {width} {HEIGHT}" width="{width}" height="{HEIGHT}"'
    font = 'font-family="sans-serif" font-size="11"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" {font}>',
        f"<title>{escape(description)}</title>",
        f'<rect width="{width}" height="{HEIGHT}" fill="#fff"/>',
    ]
    for number, chart in enumerate(charts):
        parts += [f'<g transform="translate({number * WIDTH} 0)">', *_chart(chart), "</g>"]
    return "\n".join([*parts, "</svg>"]) + "\n"


def _chart(chart: Chart) -> Iterator[str]:
    points = [point for line in chart.lines for point in line.points]
    across = sorted({x for x, _ in points})
    low, high = _decades([y for _, y in points])
    horizontal = _Axis(across[0], max(across[-1], across[0] * 2), LEFT, WIDTH - RIGHT)
    vertical = _Axis(low, high, HEIGHT - BOTTOM, TOP)
    yield f'<text x="{LEFT}" y="18" font-weight="bold">{escape(chart.title)}</text>'
    value = low
    while value <= high * 1.001:
        y = vertical.at(value)
        yield f'<path d="M{LEFT} {y}H{WIDTH - RIGHT}" stroke="#ddd"/>'
        yield f'<text x="{LEFT - 6}" y="{y + 4:g}" text-anchor="end">{value:g}</text>'
        value *= 10
    for x in across:
        yield (
            f'<text x="{horizontal.at(x)}" y="{HEIGHT - BOTTOM + 16}" '
            f'text-anchor="middle">{_label(x)}</text>'
        )
    yield (
        f'<text x="{(LEFT + WIDTH - RIGHT) / 2:g}" y="{HEIGHT - BOTTOM + 32}" '
        f'text-anchor="middle">{escape(chart.across)}</text>'
    )
    for number, line in enumerate(chart.lines):
        yield from _line(line, number, horizontal, vertical)
        yield from _key(line, number, of=len(chart.lines))


def _decades(values: Sequence[float]) -> tuple[float, float]:
    """Return the powers of ten around the values; never the same one twice."""
    low = 10.0 ** math.floor(math.log10(min(values)))
    high = 10.0 ** math.ceil(math.log10(max(values)))
    return low, max(high, low * 10)


def _line(line: Line, number: int, horizontal: _Axis, vertical: _Axis) -> Iterator[str]:
    colour, mark = _look(number)
    places = [(horizontal.at(x), vertical.at(y)) for x, y in sorted(line.points)]
    path = "L".join(f"{x} {y}" for x, y in places)
    yield f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="1.5"/>'
    for x, y in places:
        yield _mark(mark, x, y, colour)


def _key(line: Line, number: int, *, of: int) -> Iterator[str]:
    colour, mark = _look(number)
    x, y = LEFT + number * (WIDTH - LEFT) / max(of, 3), HEIGHT - 18
    yield _mark(mark, x + 4, y - 4, colour)
    yield f'<text x="{x + 12:g}" y="{y}" font-size="10">{escape(line.name)}</text>'


def _look(number: int) -> tuple[str, str]:
    return COLOURS[number % len(COLOURS)], MARKS[number % len(MARKS)]


def _label(value: float) -> str:
    return f"{round(value):,}" if value >= _LARGE else f"{value:g}"


def _mark(mark: str, x: float, y: float, colour: str) -> str:
    if mark == "circle":
        return f'<circle cx="{x:g}" cy="{y:g}" r="3" fill="{colour}"/>'
    turned = f' transform="rotate(45 {x:g} {y:g})"' if mark == "diamond" else ""
    return (
        f'<rect x="{x - 2.7:g}" y="{y - 2.7:g}" width="5.4" height="5.4" fill="{colour}"{turned}/>'
    )
