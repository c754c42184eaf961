"""Number phrases that are rough or stand for a part: dozens, a quarter of, one in five."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from samestory.analysis.figures.numerals import DIGITS_IN_A_GROUP, Number, NumberReader
from samestory.analysis.figures.view import TextView, TokenReader

HALF = Fraction(1, 2)


class PhraseReader(TokenReader):
    """Reads any number phrase, without ranges."""

    def __init__(self, view: TextView) -> None:
        super().__init__(view)
        self._numbers = NumberReader(view)

    def _readings(self, place: int) -> tuple[Callable[[int], Number | None], ...]:
        # Not kept: a reader that holds its own methods waits for the collector of cycles.
        if self.tokens[place].kind == "digits":
            return self._out_of, self._numbers.exact  # the others begin with a word
        return (
            self._lead,
            self._vague,
            self._part,
            self._around,
            self._out_of,
            self._term,
            self._numbers.exact,
        )

    def at(self, place: int) -> Number | None:
        """Return the number phrase that starts at a token."""
        if self.tokens[place].kind == "sign":
            return None
        for read in self._readings(place):
            number = read(place)
            if number is not None:
                return number
        return None

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
            low, end = self._numbers.scales(end, low)
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
            at += 1 if self.is_hyphen(at) else 0
        part = lexicon.fractions.get(self.word(at))
        if part is None:
            return None
        plain_half = part == HALF and top is None
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
        """Read ``one in five``, ``two-in-three`` and ``cuatro de cada diez``."""
        lexicon = self.lexicon
        at = place + 1 + self.is_hyphen(place + 1)
        found = lexicon.out_of.at(self.words, at)
        top = None if found is None else self._small(place)
        if top is None or found is None:
            return None
        at += found[1]
        at += self.is_hyphen(at)
        whole = self._small(at) or lexicon.scales.get(self.word(at))
        if whole is None or not 0 < top < whole or lexicon.units.at((self.word(at + 1),), 0):
            return None
        return Number(place, at + 1, top / whole, top / whole, fraction=True)

    def _term(self, place: int) -> Number | None:
        """Read the article of ``within a month``, where it stands for one."""
        if not self.lexicon.has("articles", self.word(place)):
            return None
        if self.lexicon.term_before.ending(self.words, place) is None:
            return None
        unit = self.unit_at(place + 1)
        is_term = unit is not None and unit[0].dimension == "duration"
        return Number(place, place + 1, Fraction(1), Fraction(1)) if is_term else None

    def _small(self, place: int) -> Fraction | None:
        word = self.word(place)
        if word.isascii() and word.isdecimal() and len(word) < DIGITS_IN_A_GROUP:
            return Fraction(word)
        return self.lexicon.numbers.get(word)

    def _of_follows(self, place: int) -> bool:
        word = self.word(place)
        follows = self.lexicon.has("of", word) or not self.lexicon.lists.get("of")
        return follows or (
            self.lexicon.language == "en" and word in ("the", "its", "their", "his", "her")
        )
