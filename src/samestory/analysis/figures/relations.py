"""How two figures for the same thing differ."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from samestory.analysis.figures.figure import Figure
from samestory.analysis.figures.lexicon import units_by_name

Relation = Literal["same", "hedged", "converted", "rounded", "bound", "range", "different"]
"""From the least to the most telling; see the page on figures for what each of them means."""

ORDER: tuple[Relation, ...] = (
    "same",
    "hedged",
    "converted",
    "rounded",
    "bound",
    "range",
    "different",
)

NEAR = Fraction(1, 20)
"""Figures that differ by no more than this share can be one rounding apart; 200,000 and 180,000
are not."""

SAME_CONVERTED = Fraction(1, 100)
"""Two units' values that differ by no more than this share are one value: writers round."""

FAR = Fraction(3, 2)
"""'More than 20' says little about 200: a bound explains values up to this factor away."""

LEAST_ROUNDED = 100
"""Whole numbers below this are not taken as rounded unless the text says 'about': 60 is not 58."""

MONTH_NEAR = Fraction(2, 25)
"""A month has 28 to 31 days, so terms in months and in days can be one up to this share apart."""

CALENDAR_UNITS = ("month", "year", "decade", "century")
"""Units of no fixed length."""

LARGEST_DENOMINATOR = 10**6
"""A third has no last digit to be rounded to."""

FAR_BELOW = Fraction(5, 4)
"""The same for 'nearly' and 'under', which stand close to the value."""

FLOORS = ("at least", "more than")
"""Two of these are compared as if neither were hedged: at least 23, at least 26."""

MINUTES_NEAR = 5
MINUTES_BOUND = 15
HALF_DAY = 720
_CELSIUS_STEP, _CELSIUS_ZERO = Fraction(5, 9), 32


def relate(one: Figure, two: Figure) -> Relation:
    """Return how two figures of one kind and dimension differ."""
    if one.kind in ("date", "time"):
        return _relate_moments(one, two)
    a, b = in_base(one), in_base(two)
    if a == b:
        return _relate_equals(one, two)
    if one.is_range or two.is_range:
        return _relate_ranges(a, b)
    if one.unit != two.unit and _apart(a[0], b[0]) <= SAME_CONVERTED:
        return "converted"
    both_floors = one.bound in FLOORS and two.bound in FLOORS
    if not both_floors and (_bound_explains(one, a[0], b[0]) or _bound_explains(two, b[0], a[0])):
        return "bound"
    is_rounded = _is_rounding(one, two) or _is_rounding(two, one) or _is_one_term(one, two)
    return "rounded" if is_rounded else "different"


def _is_one_term(one: Figure, two: Figure) -> bool:
    """Tell whether two durations, one by the calendar, may be the same: a month, 30 days."""
    by_calendar = (one.unit in CALENDAR_UNITS) != (two.unit in CALENDAR_UNITS)
    return by_calendar and _apart(in_base(one)[0], in_base(two)[0]) <= MONTH_NEAR


def _relate_equals(one: Figure, two: Figure) -> Relation:
    if one.unit != two.unit and one.kind != "age":
        return "converted"
    return "same" if one.bound == two.bound else "hedged"


def in_base(figure: Figure) -> tuple[Fraction, Fraction]:
    """Return low and high in the first unit of the figure's dimension."""
    name, _, _ = figure.unit.partition(" per ")
    if figure.unit == "fahrenheit":
        return tuple((v - _CELSIUS_ZERO) * _CELSIUS_STEP for v in (figure.low, figure.high))  # type: ignore[return-value]
    if figure.kind == "age":
        return figure.low, figure.high
    unit = units_by_name().get(name)
    if unit is None or unit.factor is None:
        return figure.low, figure.high
    return figure.low * unit.factor, figure.high * unit.factor


def _relate_moments(one: Figure, two: Figure) -> Relation:
    if one.kind == "date":
        return "same" if one.low == two.low else "different"
    apart = abs(one.low - two.low)
    if "12" in (one.unit, two.unit):
        apart = min(apart % HALF_DAY, HALF_DAY - apart % HALF_DAY)
    if apart == 0:
        return "same" if one.bound == two.bound else "hedged"
    if _bound_explains_time(one, two) or _bound_explains_time(two, one):
        return "bound"
    hedged = "about" in (one.bound, two.bound)
    return "rounded" if hedged and apart <= MINUTES_NEAR else "different"


def _relate_ranges(a: tuple[Fraction, Fraction], b: tuple[Fraction, Fraction]) -> Relation:
    (low_a, high_a), (low_b, high_b) = sorted(a), sorted(b)
    return "range" if low_a <= high_b and low_b <= high_a else "different"


def _apart(a: Fraction, b: Fraction) -> Fraction:
    largest = max(abs(a), abs(b))
    return abs(a - b) / largest if largest else Fraction(0)


def _is_rounding(rough: Figure, fine: Figure) -> bool:
    """Tell whether one figure is the other to fewer digits, or hedged and close to it."""
    a, b = in_base(rough)[0], in_base(fine)[0]
    if rough.bound == "about" and _apart(a, b) <= NEAR:
        return True
    if rough.decimals and rough.decimals == fine.decimals:
        return False
    if rough.unit != fine.unit or not rough.low or rough.low.denominator > LARGEST_DENOMINATOR:
        return False
    step = _last_step(rough.low)
    if (
        rough.low.denominator == 1
        and fine.low.denominator == 1
        and max(rough.low, fine.low) < LEAST_ROUNDED
    ):
        return False
    is_coarser = step >= 10 * _last_step(fine.low)
    return is_coarser and abs(fine.low - rough.low) * 2 <= step and _apart(a, b) <= NEAR


def _last_step(value: Fraction) -> Fraction:
    """Return the unit of a value's last digit that is not 0: 100 for 6,800 and 1/10 for 3.2."""
    # In whole numbers: fractions take ten times as long.
    number, denominator = value.numerator, value.denominator
    step, parts = 1, 1
    while number * parts % denominator and parts <= LARGEST_DENOMINATOR:
        parts *= 10
    while denominator == 1 and number and number % (step * 10) == 0:
        step *= 10
    return Fraction(step, parts)


def _bound_explains(limit_of: Figure, limit: Fraction, value: Fraction) -> bool:
    if limit_of.bound in FLOORS:
        return limit <= value <= limit * FAR
    if limit_of.bound == "less than":
        return limit >= value >= limit / FAR_BELOW
    return limit_of.bound == "at most" and limit >= value >= limit / FAR


def _bound_explains_time(limit: Figure, other: Figure) -> bool:
    """Tell whether a time keeps to ``shortly before`` or ``after`` within a quarter of an hour."""
    later = limit.low - other.low
    if limit.bound == "less than":
        return 0 < later <= MINUTES_BOUND
    return limit.bound == "more than" and 0 < -later <= MINUTES_BOUND
