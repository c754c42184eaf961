"""Number phrases: digits with their marks, number words, scales, fractions and ranges."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from samestory.analysis.figures.view import TokenReader

DIGITS_IN_A_GROUP = 3
MOST_DIGITS = 30
"""Longer runs of digits are no numbers of a news text."""

_SIGNS = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3"}
_HALF = Fraction(1, 2)
_TEN = 10
_TWENTY = 20
_HUNDRED = 100
_THOUSAND = 1000
_SHORTEST_SCALE = 3
"""Letters of a scale that can stand without digits: ``mil``, but not ``m`` or ``bn``."""

_ABBREVIATED = frozenset(("mrd", "mio", "bio", "tsd", "тыс", "тис", "млн", "млрд"))
"""Scales that may carry a full stop."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number phrase: tokens ``start`` up to ``end``.

    ``digits`` says that it is written in digits alone, without a scale; ``fraction`` that it is
    a word for a part of something; ``vague`` that a word such as ``dozens`` stands for it.
    """

    start: int
    end: int
    low: Fraction
    high: Fraction
    digits: bool = False
    fraction: bool = False
    vague: bool = False


def read_digits(form: str, *, decimal: str, thousands: str) -> Fraction | None:
    """Return the value of a number in digits, or ``None`` where its marks make no number.

    Examples
    --------
    >>> read_digits("1.234,5", decimal=",", thousands=".")
    Fraction(2469, 2)
    >>> read_digits("7.42", decimal=",", thousands=".")
    Fraction(371, 50)
    """
    if form in _SIGNS:
        return Fraction(_SIGNS[form])
    for space in ("\u00a0", "\u202f", "\u2009", "'", "’"):
        form = form.replace(space, "")
    if sum(character.isdigit() for character in form) > MOST_DIGITS or not form.isascii():
        return None
    whole, mark, part = form.partition(decimal)
    if mark and decimal not in part and part.isdigit() and _is_grouped(whole, thousands):
        return Fraction(f"{whole.replace(thousands, '')}.{part}")
    if not mark and _is_grouped(form, thousands):
        return Fraction(int(form.replace(thousands, "")))
    # The other language's habit, where it can mean one thing only: 7.42 in a German text.
    if form.count(".") + form.count(",") == 1:
        return Fraction(form.replace(",", "."))
    return None


def _is_grouped(form: str, thousands: str) -> bool:
    first, *groups = form.split(thousands)
    return (
        first.isdigit()
        and all(len(group) == DIGITS_IN_A_GROUP and group.isdigit() for group in groups)
        and (not groups or len(first) <= DIGITS_IN_A_GROUP)
    )


@dataclass(slots=True)
class _Tally:
    """A number in words while it is read: ``two million`` is done, ``three hundred`` goes on."""

    total: Fraction = Fraction(0)
    current: Fraction = Fraction(0)
    last: Fraction = Fraction(0)
    seen: bool = False

    @property
    def value(self) -> Fraction:
        return self.total + self.current

    def takes(self, value: Fraction, *, joined: bool) -> bool:
        """Tell whether a word goes on with the number: ``twenty`` + ``three``, not the reverse."""
        if not self.seen or self._makes_eighty(value):
            return True
        if value.denominator != 1 or value == 0 or self.last == 0:
            return False
        if self.last >= _HUNDRED:
            return value < (_THOUSAND if self.last >= _THOUSAND else _HUNDRED)
        if self.last < _TWENTY:
            return joined and self.last == _TEN and value in (7, 8, 9)  # 'dix-sept'
        # French sixty and eighty take 10 to 19 too.
        return value < _TEN or (value < _TWENTY and self.current % _HUNDRED in (60, 80))

    def _makes_eighty(self, value: Fraction) -> bool:
        return value == _TWENTY and self.last == 4  # noqa: PLR2004

    def add(self, value: Fraction) -> None:
        """Add a number word; ``quatre`` before ``vingt`` multiplies."""
        self.current += 4 * _TWENTY - 4 if self._makes_eighty(value) else value
        self.last, self.seen = value, True

    def multiply(self, scale: Fraction) -> None:
        """Multiply by a scale word."""
        scaled = (self.current or Fraction(1)) * scale
        if scale < _THOUSAND:
            self.current = scaled
        else:
            self.total, self.current = self.total + scaled, Fraction(0)
        self.last, self.seen = scale, True


class NumberReader(TokenReader):
    """Reads numbers in digits and in words."""

    def exact(self, place: int) -> Number | None:
        """Return the number that starts at a token: digits or words, with its scales."""
        if self.tokens[place].kind == "digits":
            return self._in_digits(place)
        return self._in_words(place)

    def _in_digits(self, place: int) -> Number | None:
        lexicon = self.lexicon
        value = read_digits(
            self.tokens[place].form, decimal=lexicon.decimal, thousands=lexicon.thousands
        )
        if value is None:
            return None
        end = place + 1
        if value.denominator == 1 and self._half_follows(end):
            return Number(place, end + 3, value + _HALF, value + _HALF)
        if self._is_fraction_sign(end):
            value, end = value + Fraction(_SIGNS[self.tokens[end].form]), end + 1
        slashed = self._slashed(place, value)
        if slashed is not None:
            return slashed
        scaled, end_of_scales = self.scales(end, value)
        return Number(place, end_of_scales, scaled, scaled, digits=end_of_scales == place + 1)

    def _slashed(self, place: int, value: Fraction) -> Number | None:
        """Read ``1/16``."""
        after = place + 2
        if self.word(place + 1) not in ("/", "⁄") or after >= len(self.tokens):
            return None
        part, slash = self.tokens[after], self.tokens[place + 1]
        if not (part.form.isdecimal() and part.form.isascii() and part.glued and slash.glued):
            return None
        if (
            self.word(after + 1) == "/"
            or int(part.form) <= value
            or len(part.form) > DIGITS_IN_A_GROUP
        ):
            return None
        if not self.lexicon.has("of", self.word(after + 1)):
            return None  # a price or a date rather than a part of something
        share = value / int(part.form)
        return Number(place, after + 1, share, share, fraction=True)

    def _is_fraction_sign(self, place: int) -> bool:
        return place < len(self.tokens) and self.tokens[place].form in _SIGNS

    def scales(self, place: int, value: Fraction) -> tuple[Fraction, int]:
        """Multiply by the scale words that follow; short ones such as ``m`` only where glued."""
        while place < len(self.tokens):
            token = self.tokens[place]
            after = place
            if self.is_hyphen(place) and self.word(place + 1) in self.lexicon.scales:
                after, token = place + 1, self.tokens[place + 1]
            scale = self.lexicon.scales.get(token.word)
            if scale is None or (len(token.word) == 1 and not self._is_short_scale(place)):
                break
            value, place = value * scale, after + 1
            if self.word(place) == "." and token.word in _ABBREVIATED:
                place += self.word(place + 1).isalpha() and self.word(place + 1).islower()
        return value, place

    def _is_short_scale(self, place: int) -> bool:
        """Tell whether one letter is a scale: ``£3.2m`` and ``4.3M``, but not a boat of 37m."""
        if not self.tokens[place].glued or place == 0:
            return False
        if self.tokens[place].form.isupper():
            return True
        found = self.lexicon.exact_units.ending(self.forms, place - 1)
        return found is not None and found[0].is_money

    def _in_words(self, place: int) -> Number | None:
        """Read number words: ``two hundred and five thousand``, ``half a million``, ``a dozen``."""
        lexicon = self.lexicon
        if lexicon.fractions.get(self.word(place)) == _HALF:
            return self._half_of_scale(place)
        end = place
        if lexicon.has("articles", self.word(place)) and self._scale_follows(place + 1):
            end = place + 1
        tally = _Tally()
        while end < len(self.tokens):
            step = self._step_over_joiner(end, seen=tally.seen)
            word = self.word(step)
            value, scale = lexicon.numbers.get(word), lexicon.scales.get(word)
            if value is not None and tally.takes(value, joined=step != end):
                tally.add(value)
            elif scale is not None and (step == end or self.is_hyphen(end)):
                if not tally.seen and len(word) < _SHORTEST_SCALE:
                    return None
                tally.multiply(scale)
            else:
                break
            end = step + 1
        if not tally.seen:
            return None
        value = tally.value
        if value.denominator == 1 and self._half_follows(end):
            value, end = self.scales(end + 3, value + _HALF)
        return Number(place, end, value, value)

    def _scale_follows(self, place: int) -> bool:
        """Tell whether a scale stands behind an article: ``a million``, not ``a k``."""
        word = self.word(place)
        is_long = len(word) >= _SHORTEST_SCALE and not self.tokens[place].glued
        return is_long and word in self.lexicon.scales

    def _step_over_joiner(self, place: int, *, seen: bool) -> int:
        """Step over a hyphen or ``and`` between two number words."""
        if not seen:
            return place
        if self.is_hyphen(place) and self.tokens[place].glued:
            return place + 1
        if self.lexicon.has("joiners", self.word(place)) and self._and_joins(place):
            return place + 1
        return place

    def _and_joins(self, place: int) -> bool:
        """Tell whether ``and`` goes on with a number: after a hundred, or Romance tens."""
        before, after = self.word(place - 1), self.word(place + 1)
        numbers, scales = self.lexicon.numbers, self.lexicon.scales
        if after not in numbers:
            return False
        if self.lexicon.language == "en":
            return scales.get(before, 0) in (_HUNDRED, _THOUSAND) and numbers[after] < _HUNDRED
        tens = numbers.get(before, Fraction(0))
        return 20 <= tens < _HUNDRED and numbers[after] < 20  # noqa: PLR2004

    def _half_follows(self, place: int) -> bool:
        """Tell whether ``and a half`` follows."""
        lexicon = self.lexicon
        return (
            lexicon.has("joiners", self.word(place))
            and lexicon.has("articles", self.word(place + 1))
            and lexicon.fractions.get(self.word(place + 2)) == _HALF
        )

    def _half_of_scale(self, place: int) -> Number | None:
        """Read ``half a million`` and ``medio millón``."""
        after = place + 1
        if self.lexicon.has("articles", self.word(after)):
            after += 1
        if after > place + 1 and self.unit_at(after) is not None:
            return Number(place, after, _HALF, _HALF)  # 'half an hour'
        scale = self.lexicon.scales.get(self.word(after))
        if scale is None or len(self.word(after)) == 1:
            return None
        return Number(place, after + 1, scale / 2, scale / 2)
