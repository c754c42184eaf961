"""Numbers in digits that are no quantities: names, ordinals, years, scores."""

from __future__ import annotations

from samestory.analysis.figures.calendar import is_year
from samestory.analysis.figures.numerals import Number
from samestory.analysis.figures.view import MINUS, TokenReader

_NAME_SIGNS = frozenset("#№/.@_")
_BEGINNINGS = frozenset('.!?“"«„')
_LONGEST = 15
"""Digits of a number that are looked at to see whether a row of numbers rises."""


_WIDEST = 5
"""'10-40' is a range; '222-2027' is a telephone number."""


class NameReader(TokenReader):
    """Tells what is not counted or measured."""

    def name_end(self, number: Number) -> int | None:
        """Return where a name such as MiG-29, Covid-19, G7, 3D or Berth 2 ends."""
        place, end = number.start, number.end
        if self.tokens[place].kind != "digits" or self.currency_before(place) is not None:
            return None
        if self._is_stuck(place, end):
            return end
        if self._letters_follow(end):
            return end + 1
        is_label = number.digits and self.unit_at(end) is None
        return end if is_label and self._is_labelled(place) else None

    def _is_stuck(self, place: int, end: int) -> bool:
        """Tell whether a sign or letters right before the digits make a name: MiG-29, G7, #5."""
        if not self.tokens[place].glued:
            return False
        before = self.tokens[place - 1]
        if before.form == "+":
            return self.unit_at(end) is None and self.forms[place].isdecimal()
        if before.kind == "word" or before.form in _NAME_SIGNS:
            return True
        return (
            self.is_hyphen(place - 1)
            and before.glued
            and self.tokens[place - 2].kind != "sign"
            and self.words[place - 2] not in MINUS
            and not self._long_unit_follows(end)
        )

    def _long_unit_follows(self, end: int) -> bool:
        found = self.unit_at(end)
        return found is not None and len(self.forms[found[1] - 1]) > 1

    def _letters_follow(self, end: int) -> bool:
        """Tell whether letters that are no unit or ending are glued to the digits: 3D, 1990s."""
        if end >= len(self.tokens) or not self.tokens[end].glued or self.tokens[end].kind != "word":
            return False
        is_ending = self.lexicon.has("ordinal_endings", self.words[end])
        return self.unit_at(end) is None and not is_ending

    def _is_labelled(self, place: int) -> bool:
        """Tell whether the word before makes the number a name: ``Berth 2``, ``No. 7``."""
        at = place - 1
        if self.word(at) == ".":
            return self.lexicon.has("labels", self.word(at - 1))
        word = self.word(at)
        if not word or self.tokens[at].kind != "word" or self.lexicon.has("labels", word):
            return bool(word) and self.lexicon.has("labels", word)
        form = self.forms[at]
        if self.lexicon.noun == "capital" or form.islower():
            return False
        grouped = "," in self.forms[place] or is_year(self.forms[place])
        return not (grouped or self._is_common(at, place) or self._plural_follows(place + 1))

    def _plural_follows(self, place: int) -> bool:
        """Tell whether something countable follows: ``At Mollen 12 people were hurt``."""
        word = self.word(place)
        if word in self.lexicon.people or word in self.lexicon.plurals:
            return True
        is_plain = bool(word) and self.forms[place].islower() and word not in self.lexicon.stop
        return is_plain and word.endswith("s") and self.lexicon.noun == "plural"

    def _is_common(self, at: int, place: int) -> bool:
        """Tell whether a capital is that of a sentence, a month or a number, not of a name."""
        word, lexicon = self.words[at], self.lexicon
        if word in lexicon.stop or word in lexicon.months or word in lexicon.numbers:
            return True
        if lexicon.bounds.ending(self.words, place):
            return True
        return at == 0 or self.forms[at - 1] in _BEGINNINGS

    def ordinal_end(self, number: Number) -> int | None:
        """Return where an ordinal such as ``5th``, ``3-й`` or the German ``9.`` ends."""
        end = number.end
        if not number.digits or end >= len(self.tokens) or not self.tokens[end].glued:
            return None
        token = self.tokens[end]
        at = end + 1 if token.form == "-" else end
        if self.lexicon.has("ordinal_endings", self.word(at)) and self.tokens[at].glued:
            return at + 1
        if self.lexicon.language != "de" or token.form != ".":
            return None
        goes_on = end + 1 < len(self.tokens)  # else it is the sentence's full stop
        return end + 1 if goes_on and self.forms[number.start].isdecimal() else None

    def year_end(self, number: Number) -> int | None:
        """Return where a year ends."""
        return number.end if self._is_year(number) else None

    def _is_year(self, number: Number) -> bool:
        if not number.digits or not is_year(self.forms[number.start]):
            return False
        if self.lexicon.has("year_words", self.word(number.end)):
            return True
        counted = self.unit_at(number.end) is not None
        counted = counted or self.currency_before(number.start) is not None
        counted = counted or self.word(number.end) in self.lexicon.people
        return not counted and self.lexicon.bounds.ending(self.words, number.start) is None

    def score_end(self, number: Number) -> int | None:
        """Return where a score such as ``3-1`` or a row of digits such as ``555-0199`` ends."""
        end = number.end
        if not number.digits or end + 1 >= len(self.tokens):
            return None
        mark, other = self.tokens[end], self.tokens[end + 1]
        if not (self.is_hyphen(end) or mark.form == ":") or not (mark.glued and other.glued):
            return None
        if other.kind != "digits" or not other.form.isdecimal() or not other.form.isascii():
            return None
        upper = int(other.form[:_LONGEST])
        rises = number.low < upper <= _WIDEST * number.low and other.form[0] != "0"
        if rises and mark.form != ":" and not self.is_hyphen(end + 2):
            return end + 2 if is_year(self.forms[number.start]) else None
        end += 2
        while self.is_hyphen(end) and end + 1 < len(self.tokens):
            end += 2
        return end
