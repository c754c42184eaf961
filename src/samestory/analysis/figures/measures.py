"""What a number measures: its unit, what it is reckoned by, and where its range ends."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from samestory.analysis.figures.figure import Bound
from samestory.analysis.figures.lexicon import Unit
from samestory.analysis.figures.numerals import Number
from samestory.analysis.figures.phrases import PhraseReader
from samestory.analysis.figures.view import MINUS, TextView, TokenReader

_OR = frozenset(("or", "oder", "o", "u", "ou", "или", "або", "чи"))
_MOST_BETWEEN = 2
"""'Two or three' is a range; 'two or ten' is a choice."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A number with its unit: tokens ``start`` up to ``end``.

    ``name`` is the unit's name with what it is reckoned by, such as ``dollar per barrel``.
    """

    number: Number
    low: Fraction
    high: Fraction
    unit: Unit | None
    name: str
    start: int
    end: int
    bound: Bound


class UnitReader(TokenReader):
    """Reads what stands around a number."""

    def __init__(self, view: TextView, numbers: PhraseReader) -> None:
        super().__init__(view)
        self._numbers = numbers

    def measure(self, number: Number) -> Measured:
        """Return a number with its unit and, in a range, the number behind it."""
        before = self.currency_before(number.start)
        start = before[1] if before else number.start
        unit, end = self._unit_after(number, before)
        low, high, bound = number.low, number.high, _EXACT
        other = self._upper_end(number, start, unit, end)
        if other is not None:
            low, high = _scaled(number, other, self._numbers), other.high
            vague, end_of_lower = number.vague or other.vague, number.end
            number = replace(number, end=other.end, vague=vague, digits=False)
            unit_after, end = self._unit_after(other, before)
            unit = unit_after or unit
            joiners = self.words[end_of_lower : other.start]
            if any((self.word(start - 1), word) in self.lexicon.from_to for word in joiners):
                bound = _FROM_TO
        unit = unit or (before[0] if before else None)
        if self._is_negative(start):
            low, high = -high, -low
        name, end = self._per(unit, end)
        return Measured(number, low, high, unit, name, start, end, bound)

    def _unit_after(
        self, number: Number, before: tuple[Unit, int] | None
    ) -> tuple[Unit | None, int]:
        place = number.end
        if not number.digits and self.lexicon.has("of", self.word(place)):
            place += 1  # 'un millón de euros'
        found = self.unit_at(place)
        if found is None:
            return None, number.end
        if before is not None:
            is_same = found[0].name == before[0].name and self.forms[place].isalpha()
            return found if is_same else (None, number.end)
        return found

    def _upper_end(self, number: Number, start: int, unit: Unit | None, end: int) -> Number | None:
        """Return the upper end of a range: ``10 to 12``, ``between 5% and 6%``, ``10–12``."""
        lead, word = self.word(start - 1), self.word(end)
        if number.fraction or lead == "by":  # 'rose by 3 to 9' is no range
            return None
        if (unit or start < number.start) and (
            self.lexicon.has("up", lead) or self.lexicon.has("down", lead)
        ):
            return None  # 'rose $2 to $46': a change, then a level
        if self.is_hyphen(end) and self.lexicon.has("range_words", self.word(end + 1)):
            end, word = end + 1, self.word(end + 1)  # '18-to-64'
            end += self.is_hyphen(end + 1)
        joined = (lead, word) in (*self.lexicon.between, *self.lexicon.from_to)
        if not (joined or self.is_hyphen(end) or self.lexicon.has("range_words", word)):
            return None
        prefix = self.lexicon.exact_units.at(self.forms, end + 1)
        prefixed = prefix is not None and prefix[0].is_money
        at = end + 1 + (prefix[1] if prefix and prefixed else 0)
        other = self._numbers.at(at) if at < len(self.tokens) else None
        if other is None or other.fraction or other.low != other.high:
            return None
        low = _scaled(number, other, self._numbers)
        descends = low >= other.low and (lead, word) not in self.lexicon.from_to
        is_ordinal = self.lexicon.has("ordinal_endings", self.word(other.end))
        if descends or is_ordinal or (word in _OR and other.low > _MOST_BETWEEN * low):
            return None
        second = prefix if prefix and prefixed else self.unit_at(other.end)
        dimension = second[0].dimension if second else ""
        return other if unit is None or unit.dimension == dimension else None

    def _is_negative(self, start: int) -> bool:
        at = start - 2 if self.is_hyphen(start - 1) else start - 1
        return self.word(at) in MINUS

    def _per(self, unit: Unit | None, end: int) -> tuple[str, int]:
        """Return the unit's name with what it is reckoned by: ``dollar per barrel``."""
        if unit is None:
            return "", end
        at = end
        if self.is_hyphen(at) and self.lexicon.has("per", self.word(at + 1)):
            at += 1
        word = self.word(at)
        if word != "/" and not self.lexicon.has("per", word):
            return unit.name, end
        found = self.unit_at(at + 1)
        if found is not None and self.lexicon.has("past_words", self.word(found[1])):
            return unit.name, end  # 'a year earlier' is no rate
        if found is not None and found[0].dimension != "share" and not found[0].is_money:
            return f"{unit.name} per {found[0].name}", found[1]
        if word in ("per", "pro") and self.word(at + 1).isalpha():
            return f"{unit.name} per {self.words[at + 1]}", at + 2
        return unit.name, end


_EXACT: Bound = "exact"
_FROM_TO: Bound = "from to"


def _scaled(number: Number, other: Number, reader: PhraseReader) -> Fraction:
    """Return the lower end with the scale that only the upper end has: ``1 to 2 thousand``."""
    scale = reader.lexicon.scales.get(reader.word(other.end - 1))
    if not number.digits or other.digits or scale is None:
        return number.low
    return number.low * scale if number.low * scale < other.low else number.low
