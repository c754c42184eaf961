"""Ages, and the words that hedge a number."""

from __future__ import annotations

from fractions import Fraction

from samestory.analysis.figures.figure import Bound, Kind
from samestory.analysis.figures.nouns import Counted
from samestory.analysis.figures.numerals import Number
from samestory.analysis.figures.view import TokenReader

OLDEST = 115
"""Years; larger numbers between commas are no ages."""


class AgeReader(TokenReader):
    """Tells ages apart from counts and durations."""

    def read(
        self, kind: Kind, number: Number, end: int, value: Fraction, counted: Counted | None
    ) -> tuple[Kind, int]:
        """Tell ages apart: ``58-year-old``, ``aged 58``, ``, 58,``, ``58-jährig``."""
        at = end + 1 if self.is_hyphen(end) else end
        word = self.word(at)
        if kind == "duration" and self.lexicon.has("age_words", word):
            return "age", at + 1
        if kind not in ("count", "duration") or not 0 < value <= OLDEST or value.denominator != 1:
            return kind, end
        if any(word.startswith(stem) for stem in self.lexicon.age_stems):
            return "age", at + 1
        led = self.lexicon.age_before.ending(self.words, number.start) is not None
        is_age = led and self._age_fits(kind, number)
        if kind == "count" and counted is None:
            is_age = is_age or self._stands_apart(number) or self._is_of_person(number)
        return ("age" if is_age else kind), end

    def _is_of_person(self, number: Number) -> bool:
        """Tell whether a number is a person's age in the English manner: ``a man of 71``."""
        before = number.start - 1
        person = self.lexicon.has("age_nouns", self.word(before - 1))
        return person and self.lexicon.has("of", self.word(before))

    def _age_fits(self, kind: Kind, number: Number) -> bool:
        """Spanish writes the age of a person, and the term of a loan, as ``de 58 años``."""
        if self.lexicon.language != "es":
            return True
        return kind == "duration" and self.word(number.start - 2) in (",", "edad")

    def _stands_apart(self, number: Number) -> bool:
        """Tell whether a number stands between commas behind a name."""
        name = number.start - 2
        after = self.word(number.end)
        return (
            self.word(name + 1) == ","
            and name >= 0
            and self.forms[name][0].isupper()
            and after in (",", ".", ";", ")", "")
        )


class BoundReader(TokenReader):
    """Reads ``at least``, ``about``, ``or more``."""

    def read(self, start: int, end: int, after_noun: int) -> tuple[Bound, int, int]:
        """Return the bound of a figure, and where the figure starts and ends with it.

        ``end`` and ``after_noun`` are where it ends without and with what is counted.
        """
        before = self.lexicon.bounds.ending(self.words, start)
        if before is not None:
            return before[0], start - before[1], end
        for place in (end, after_noun):
            at = place + 1 if self.word(place) == "-" else place
            after = self.lexicon.trailing_bounds.at(self.words, at)
            if after is not None:
                return after[0], start, at + after[1]
        if self.word(end) == "+" and self.tokens[end].glued:
            return "at least", start, end + 1
        return "exact", start, end
