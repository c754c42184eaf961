"""Number phrases: digits with their marks, number words, scales, fractions and ranges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from samestory.analysis.figures.lexicon import Lexicon
from samestory.analysis.figures.tokens import FigureToken

DIGITS_IN_A_GROUP = 3
MOST_DIGITS = 30
"""Longer runs of digits are no numbers of a news text."""

_SIGNS = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3"}
_HYPHENS = frozenset("-‐‑–—")
_HUNDRED = 100
_THOUSAND = 1000


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
        return Fraction(form.replace(thousands, ""))
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


class NumberReader:
    """Reads the number phrases of one run of tokens."""

    def __init__(self, tokens: Sequence[FigureToken], lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.lexicon = lexicon

    def word(self, place: int) -> str:
        """Return a token's word, or an empty text beyond the ends."""
        return self.tokens[place].word if 0 <= place < len(self.tokens) else ""

    def at(self, place: int) -> Number | None:
        """Return the number phrase that starts at a token, without ranges."""
        token = self.tokens[place]
        if token.kind == "sign":
            return None
        for read in (self._lead, self._vague, self._part, self._around, self._out_of, self._exact):
            number = read(place)
            if number is not None:
                return number
        return None

    def _exact(self, place: int) -> Number | None:
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
        if value == value // 1 and self._half_follows(end):
            return Number(place, end + 3, value + Fraction(1, 2), value + Fraction(1, 2))
        if self._is_fraction_sign(end):
            value, end = value + Fraction(_SIGNS[self.tokens[end].form]), end + 1
        slashed = self._slashed(place, value)
        if slashed is not None:
            return slashed
        scaled, end_of_scales = self._scales(end, value)
        return Number(place, end_of_scales, scaled, scaled, digits=end_of_scales == place + 1)

    def _slashed(self, place: int, value: Fraction) -> Number | None:
        """Read ``1/16``."""
        after = place + 2
        if self.word(place + 1) not in ("/", "⁄") or after >= len(self.tokens):
            return None
        part, slash = self.tokens[after], self.tokens[place + 1]
        if not (part.form.isdecimal() and part.form.isascii() and part.glued and slash.glued):
            return None
        if self.word(after + 1) == "/" or int(part.form) <= value or len(part.form) > 3:
            return None
        share = value / int(part.form)
        return Number(place, after + 1, share, share, fraction=True)

    def _is_fraction_sign(self, place: int) -> bool:
        return place < len(self.tokens) and self.tokens[place].form in _SIGNS

    def _scales(self, place: int, value: Fraction) -> tuple[Fraction, int]:
        """Multiply by the scale words that follow; short ones such as ``m`` only where glued."""
        while place < len(self.tokens):
            token = self.tokens[place]
            after = place
            if token.form in _HYPHENS and self.word(place + 1) in self.lexicon.scales:
                after, token = place + 1, self.tokens[place + 1]
            scale = self.lexicon.scales.get(token.word)
            if scale is None or (len(token.word) == 1 and not self._is_short_scale(place)):
                break
            value, place = value * scale, after + 1
            if self.word(place) == "." and token.word in ("mrd", "mio", "bio", "тыс", "тис", "долл"):
                place += 1
        return value, place

    def _is_short_scale(self, place: int) -> bool:
        """Tell whether one letter is a scale: ``£3.2m`` and ``4.3M``, but not a boat of 37m."""
        if not self.tokens[place].glued or place == 0:
            return False
        if self.tokens[place].form.isupper():
            return True
        forms = tuple(token.form for token in self.tokens[:place])
        found = self.lexicon.exact_units.ending(forms, place - 1)
        return found is not None and found[0].is_money

    def _in_words(self, place: int) -> Number | None:
        """Read number words: ``two hundred and five thousand``, ``half a million``, ``a dozen``."""
        lexicon = self.lexicon
        end = place
        if lexicon.has("articles", self.word(place)) and self.word(place + 1) in lexicon.scales:
            if len(self.word(place + 1)) == 1 or self.tokens[place + 1].glued:
                return None
            end = place + 1
        elif lexicon.fractions.get(self.word(place)) == Fraction(1, 2):
            return self._half_of_scale(place)
        total, current, seen = Fraction(0), Fraction(0), False
        last = Fraction(0)
        while end < len(self.tokens):
            step = self._step_over_joiner(end, seen=seen)
            word = self.word(step)
            value = lexicon.numbers.get(word)
            if value is not None and _fits(value, current, last, seen=seen):
                multiplied = self._four_twenties(word, value, current, last)
                current = multiplied if multiplied is not None else current + value
                last, seen, end = value, True, step + 1
                continue
            scale = lexicon.scales.get(word)
            if scale is None or (step != end and word not in ("-",) and not self._hyphen(end)):
                break
            if len(word) < 3 and not seen:
                return None
            if scale < _THOUSAND:
                current = (current or Fraction(1)) * scale
                last = scale
            else:
                total, current, last = total + (current or Fraction(1)) * scale, Fraction(0), scale
                if total and current == 0:
                    total, end, seen = total, step + 1, True
                    continue
            seen, end = True, step + 1
        if not seen:
            return None
        value = total + current
        if value == value // 1 and self._half_follows(end):
            value, end = value + Fraction(1, 2), end + 3
            value, end = self._scales(end, value)
        return Number(place, end, value, value)

    def _hyphen(self, place: int) -> bool:
        return place < len(self.tokens) and self.tokens[place].form in _HYPHENS

    def _step_over_joiner(self, place: int, *, seen: bool) -> int:
        """Step over a hyphen or ``and`` between two number words."""
        if not seen:
            return place
        if self._hyphen(place) and self.tokens[place].glued:
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

    def _four_twenties(
        self, word: str, value: Fraction, current: Fraction, last: Fraction
    ) -> Fraction | None:
        """Read the French eighty."""
        if word.startswith("vingt") and last == 4:  # noqa: PLR2004
            return current - 4 + 4 * value
        return None

    def _half_follows(self, place: int) -> bool:
        """Tell whether ``and a half`` follows."""
        lexicon = self.lexicon
        return (
            lexicon.has("joiners", self.word(place))
            and lexicon.has("articles", self.word(place + 1))
            and lexicon.fractions.get(self.word(place + 2)) == Fraction(1, 2)
        )

    def _half_of_scale(self, place: int) -> Number | None:
        """Read ``half a million`` and ``medio millón``."""
        after = place + 1
        if self.lexicon.has("articles", self.word(after)):
            after += 1
        scale = self.lexicon.scales.get(self.word(after))
        if scale is None or len(self.word(after)) == 1:
            return None
        return Number(place, after + 1, scale / 2, scale / 2)

    def _lead(self, place: int) -> Number | None:
        """Read ``several hundred`` and ``a few dozen``."""
        start = place
        if self.lexicon.has("articles", self.word(place)):
            place += 1
        bounds = self.lexicon.vague_lead.get(self.word(place))
        scale = self.lexicon.scales.get(self.word(place + 1))
        if bounds is None or scale is None:
            return None
        return Number(start, place + 2, bounds[0] * scale, bounds[1] * scale, vague=True)

    def _vague(self, place: int) -> Number | None:
        """Read ``dozens`` and ``tens of thousands``."""
        bounds = self.lexicon.vague.get(self.word(place))
        if bounds is None:
            return None
        before = self.word(place - 1)
        if before in self.lexicon.numbers or self.tokens[max(place - 1, 0)].kind == "digits":
            return None
        low, high = bounds
        end = place + 1
        if self.lexicon.has("of", self.word(end)):
            further = self.lexicon.vague.get(self.word(end + 1))
            scale = self.lexicon.scales.get(self.word(end + 1))
            factor = further[0] if further else scale
            if factor and factor > high / 10:
                low, high, end = low * factor, high * factor, end + 2
        else:
            low, end = self._scales(end, low)
            high = high * (low / bounds[0])
        return Number(place, end, low, high, vague=True)

    def _around(self, place: int) -> Number | None:
        """Read the French ``une dizaine``."""
        start = place
        if self.lexicon.has("articles", self.word(place)):
            place += 1
        value = self.lexicon.around.get(self.word(place))
        return Number(start, place + 1, value, value) if value is not None else None

    def _part(self, place: int) -> Number | None:
        """Read ``two thirds``, ``a quarter of``, ``half of``, ``one in five``."""
        lexicon = self.lexicon
        top: Fraction | None = None
        at = place
        if lexicon.has("articles", self.word(place)):
            top, at = Fraction(1), place + 1
        elif self.word(place) in lexicon.numbers:
            top, at = lexicon.numbers[self.word(place)], place + 1
            at += 1 if self._hyphen(at) else 0
        part = lexicon.fractions.get(self.word(at))
        if part is None:
            return None
        plain_half = part == Fraction(1, 2) and top is None
        if not plain_half and top is None and lexicon.noun == "plural":
            return None
        share = part if top is None or part.numerator > 1 else top * part
        if part.numerator > 1 and top is not None:
            share = Fraction(int(top), part.denominator)
        needs_of = top is None or top == 1
        if needs_of and not self._of_follows(at + 1):
            return None
        if self.word(at + 1) in lexicon.scales or lexicon.has("articles", self.word(at + 1)):
            return None
        return Number(place, at + 1, share, share, fraction=True)

    def _out_of(self, place: int) -> Number | None:
        """Read ``one in five`` and ``cuatro de cada diez``."""
        lexicon = self.lexicon
        top = lexicon.numbers.get(self.word(place))
        words = tuple(token.word for token in self.tokens[place + 1 : place + 4])
        found = lexicon.out_of.at(words, 0)
        if top is None or found is None:
            return None
        at = place + 1 + found[1]
        whole = lexicon.numbers.get(self.word(at)) or lexicon.scales.get(self.word(at))
        if whole is None or not 0 < top < whole or lexicon.units.at((self.word(at + 1),), 0):
            return None
        return Number(place, at + 1, top / whole, top / whole, fraction=True)

    def _of_follows(self, place: int) -> bool:
        word = self.word(place)
        follows = self.lexicon.has("of", word) or not self.lexicon.lists.get("of")
        return follows or (self.lexicon.language == "en" and word in ("the", "its", "their", "his", "her"))


def _fits(value: Fraction, current: Fraction, last: Fraction, *, seen: bool) -> bool:
    """Tell whether a number word goes on with a number: ``twenty`` + ``three``, not the reverse."""
    if not seen:
        return True
    if value == 20 and last == 4:  # noqa: PLR2004
        return True
    if value.denominator != 1 or value == 0 or last == 0:
        return False
    if last >= _THOUSAND:
        return value < _THOUSAND
    if last >= _HUNDRED:
        return value < _HUNDRED
    if 20 <= last < _HUNDRED:  # noqa: PLR2004
        # French sixty and eighty take 10 to 19 too.
        return value < 10 or (value < 20 and current % _HUNDRED in (60, 80))  # noqa: PLR2004
    return False
