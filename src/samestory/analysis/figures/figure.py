"""A figure: a number in the text with what it means, normalised."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Kind = Literal[
    "count",
    "money",
    "share",
    "measure",
    "duration",
    "age",
    "date",
    "year",
    "time",
    "ordinal",
    "score",
    "name",
]
"""What a number tells. `ordinal`, `score` and `name` (Covid-19, Berth 2) are never compared."""

Bound = Literal["exact", "about", "at least", "more than", "at most", "less than", "from to"]
"""How the text hedges a number. `from to` is a change from one value to another."""

BOUNDS: dict[str, Bound] = {
    "at least": "at least",
    "more than": "more than",
    "at most": "at most",
    "less than": "less than",
    "about": "about",
}
"""The bounds that words of the data files stand for."""

COMPARED: tuple[Kind, ...] = (
    "count",
    "money",
    "share",
    "measure",
    "duration",
    "age",
    "date",
    "time",
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a text.

    Attributes
    ----------
    kind
        What the number tells.
    low, high
        The value as written, in `unit`; equal unless the text gives a range. A date is
        ``100 * month + day``, a time minutes after midnight.
    bound
        How the text hedges it.
    unit
        Canonical English name of a unit of measure or a currency, ``share`` for a fraction of
        something, ``12`` or ``24`` for a time by the kind of clock, else empty.
    counted
        What is counted, as it stands in the text, such as ``foreign peacekeepers``; may be empty.
    head
        The head noun of what is counted, in lower case; may be empty.
    start, end
        Offsets of the figure with bound, unit and what is counted.
    number
        Offsets of the number alone.
    decimals
        Digits behind the decimal mark, where the number is written in digits alone.
    vague
        Whether a word such as ``dozens`` stands for the number.
    """

    kind: Kind
    low: Fraction
    high: Fraction
    bound: Bound
    unit: str
    counted: str
    head: str
    start: int
    end: int
    number: tuple[int, int]
    decimals: int = 0
    vague: bool = False

    @property
    def is_range(self) -> bool:
        """Whether low and high differ."""
        return self.low != self.high
