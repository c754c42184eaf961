"""Finds the figures of a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from samestory.analysis.figures.calendar import CalendarReader, is_year
from samestory.analysis.figures.figure import Bound, Figure, Kind
from samestory.analysis.figures.lexicon import Lexicon, Unit, lexicon_of, units_by_name
from samestory.analysis.figures.nouns import Counted, NounReader
from samestory.analysis.figures.numerals import Number, NumberReader
from samestory.analysis.figures.tokens import cut

OLDEST = 115
MOST_GOALS = 200
_HYPHENS = ("-", "–", "—", "‑", "‐", "−")
_SPACED_THOUSANDS = frozenset({"de", "es", "fr", "ru", "uk"})


def find_figures(
    text: str, language: str, *, offset: int = 0, sentence_ends: frozenset[int] = frozenset()
) -> tuple[Figure, ...]:
    """Return the figures of a text in their order.

    Parameters
    ----------
    text
        A paragraph or a sentence.
    language
        ISO 639-1 code; nothing is found in a language without a data file.
    offset
        Added to every offset.
    sentence_ends
        Offsets (with ``offset``) at which sentences end, so that no noun phrase crosses one.
    """
    lexicon = lexicon_of(language)
    if lexicon is None or not text:
        return ()
    return tuple(_Finder(text, lexicon, offset, sentence_ends).figures())


class _Finder:
    """Reads one text from left to right."""

    def __init__(
        self, text: str, lexicon: Lexicon, offset: int, sentence_ends: frozenset[int]
    ) -> None:
        self.text, self.offset, self.lexicon = text, offset, lexicon
        self.ends = sentence_ends
        self.tokens = cut(text, offset=offset, spaced=lexicon.language in _SPACED_THOUSANDS)
        self.words = tuple(token.word for token in self.tokens)
        self.forms = tuple(token.form for token in self.tokens)
        self.reader = NumberReader(self.tokens, lexicon)
        self.calendar = CalendarReader(self.reader)
        self.nouns = NounReader(self.reader, sentence_ends)

    def figures(self) -> Iterator[Figure]:
        place = 0
        while place < len(self.tokens):
            if self.tokens[place].kind != "digits" and not self._may_start(place):
                place += 1
                continue
            found = self._at(place)
            if found is None:
                place += 1
                continue
            figure, place = found
            yield figure

    def _may_start(self, place: int) -> bool:
        """Tell, fast, whether a word can begin a figure."""
        word = self.words[place]
        if word not in self.lexicon.starters:
            return False
        return not self.lexicon.has("articles", word) or self._word(place + 1) in self.lexicon.followers

    def _at(self, place: int) -> tuple[Figure, int] | None:
        date = self.calendar.date_at(place)
        if date is not None:
            return self._figure("date", (place, date.end), date.value), date.end
        time = self.calendar.time_at(place)
        if time is not None:
            return self._figure("time", (place, time.end), time.value, unit=time.unit), time.end
        number = self.reader.at(place)
        return None if number is None else self._classify(number)

    def _classify(self, number: Number) -> tuple[Figure, int] | None:
        span = (number.start, number.end)
        if self.tokens[number.start].kind == "digits":
            end = self._name_end(number)
            if end is not None:
                return self._figure("name", (number.start, end), number.low), end
        ordinal_end = self._ordinal_end(number)
        if ordinal_end is not None:
            return self._figure("ordinal", (number.start, ordinal_end), number.low), ordinal_end
        if self._is_year(number):
            return self._figure("year", span, number.low), number.end
        score_end = self._score_end(number)
        if score_end is not None:
            return self._figure("score", (number.start, score_end), number.low), score_end
        return self._quantity(number)

    def _quantity(self, number: Number) -> tuple[Figure, int] | None:
        before = self._currency_before(number.start)
        unit, end = self._unit_after(number, before)
        low, high, further = self._range(number, unit, end)
        bound: Bound = "exact"
        if further is not None:
            number = replace(number, end=further.end, vague=number.vague or further.vague, digits=False)
            unit_after, end = self._unit_after(further, before)
            unit = unit_after or unit
            if self._changes(number.start if before is None else before[1]):
                bound = "from to"
        unit = unit or (before[0] if before else None)
        start = before[1] if before else number.start
        if self._minus(start):
            low, high = -high, -low
        kind = _kind_of(unit, number)
        name, end = self._per(unit, end)
        counted = self._counted(number, end, kind, low)
        if kind == "count" and before is None and self._is_address(number, counted):
            return self._figure("name", (number.start, number.end), low), number.end
        kind, end = self._age(kind, number, end, low, counted)
        if kind == "count" and counted is None and self._is_idle(number, low):
            return None
        if kind == "count" and low == 1 and self.lexicon.has("pronoun_one", self._word(number.start - 1)):
            return None
        after_noun = counted.end if counted is not None else end
        if bound == "exact":
            bound, start, end = self._bound(start, end, after_noun)
        figure = Figure(
            kind=kind,
            low=low,
            high=high,
            bound=bound,
            unit="share" if number.fraction and unit is None else name,
            counted="" if counted is None else self._slice(counted.start, counted.end),
            head="" if counted is None else self.words[counted.head],
            start=self.tokens[start].start,
            end=self.tokens[max(end, after_noun if counted else end) - 1].end,
            number=(self.tokens[number.start].start, self.tokens[number.end - 1].end),
            vague=number.vague,
        )
        return figure, max(end, number.end)

    def _figure(self, kind: Kind, span: tuple[int, int], value: Fraction, unit: str = "") -> Figure:
        start, end = self.tokens[span[0]].start, self.tokens[span[1] - 1].end
        bound: Bound = "exact"
        if kind == "time":
            bound, first, _ = self._bound(span[0], span[1], span[1])
            start = self.tokens[first].start
        number = (self.tokens[span[0]].start, end)
        return Figure(kind, value, value, bound, unit, "", "", start, end, number)

    # What a number in digits is not.

    def _name_end(self, number: Number) -> int | None:
        """Return where a name such as MiG-29, Covid-19, G7, 3D or Berth 2 ends."""
        place, end = number.start, number.end
        token = self.tokens[place]
        before = self.tokens[place - 1] if place else None
        if before is not None and before.form in ("#", "№", "/", ".", "@", "_") and token.glued:
            return end
        if before is not None and before.form == "+" and number.digits and token.form.isdecimal():
            return end if self._unit_at(end) is None else None
        if self._currency_before(place) is not None:
            return None
        if before is not None and token.glued and before.kind == "word":
            return end
        if (
            before is not None
            and before.form in _HYPHENS
            and token.glued
            and before.glued
            and place > 1
            and self.tokens[place - 2].kind in ("word", "digits")
            and self.words[place - 2] != "minus"
            and not self._long_unit_follows(end)
        ):
            return end
        if self._letters_follow(end):
            return end + 1
        if number.digits and self._is_labelled(place, end):
            return end
        return None

    def _long_unit_follows(self, end: int) -> bool:
        found = self._unit_at(end)
        return found is not None and found[1] > end and len(self.forms[found[1] - 1]) > 1

    def _letters_follow(self, end: int) -> bool:
        """Tell whether letters that are no unit or ending are glued to the digits: 3D, 1990s."""
        if end >= len(self.tokens) or not self.tokens[end].glued or self.tokens[end].kind != "word":
            return False
        known = self.lexicon.exact_units.at(self.forms, end) or self.lexicon.units.at(self.words, end)
        return known is None and not self.lexicon.has("ordinal_endings", self.words[end])

    def _is_labelled(self, place: int, end: int) -> bool:
        """Tell whether the word before makes the number a name: ``Berth 2``, ``No. 7``."""
        at = place - 1
        if self._word(at) == "." and at > 0:
            at -= 1
            if not self.lexicon.has("labels", self._word(at)):
                return False
        if at < 0 or self.tokens[at].kind != "word":
            return False
        word, form = self.words[at], self.forms[at]
        follows_unit = self._unit_at(end) is not None
        if self.lexicon.has("labels", word):
            return not follows_unit
        if self.lexicon.noun == "capital" or form.islower():
            return False
        common = word in self.lexicon.stop or self.lexicon.bounds.ending(self.words, place)
        grouped = "," in self.forms[place] or is_year(self.forms[place])
        known = word in self.lexicon.months or word in self.lexicon.numbers
        if self.tokens[at].start - self.offset == 0 or self.tokens[at - 1].form in ".“\"«„":
            known = known or (self.lexicon.noun != "plural")
        return not (common or grouped or follows_unit or known)

    def _ordinal_end(self, number: Number) -> int | None:
        """Return where an ordinal such as ``5th``, ``3-й`` or the German ``9.`` ends."""
        end = number.end
        if not number.digits or end >= len(self.tokens):
            return None
        token = self.tokens[end]
        if self.lexicon.has("ordinal_endings", token.word) and token.glued:
            return end + 1
        if token.form == "-" and token.glued and self.lexicon.has("ordinal_endings", self._word(end + 1)):
            return end + 2 if self.tokens[end + 1].glued else None
        if self.lexicon.language == "de" and token.form == "." and token.glued:
            goes_on = end + 1 < len(self.tokens) and token.end not in self.ends
            return end + 1 if goes_on and self.forms[number.start].isdecimal() else None
        return None

    def _is_year(self, number: Number) -> bool:
        if not number.digits or not is_year(self.forms[number.start]):
            return False
        if self._currency_before(number.start) is not None:
            return False
        if self.lexicon.has("year_words", self._word(number.end)):
            return True
        if self._unit_at(number.end) is not None:
            return False
        if self._word(number.end) in self.lexicon.people:
            return False
        return self.lexicon.bounds.ending(self.words, number.start) is None

    def _score_end(self, number: Number) -> int | None:
        """Return where a score such as ``3-1`` or a row of digits such as ``555-0199`` ends."""
        end = number.end
        if not number.digits or end + 1 >= len(self.tokens):
            return None
        mark, other = self.tokens[end], self.tokens[end + 1]
        if mark.form not in (*_HYPHENS, ":") or not (mark.glued and other.glued):
            return None
        if other.kind != "digits" or not other.form.isdecimal():
            return None
        rises = other.form.isascii() and int(other.form) > number.low and other.form[0] != "0"
        if rises and mark.form != ":" and self._word(end + 2) not in _HYPHENS:
            if is_year(self.forms[number.start]):
                return end + 2
            return None
        end += 2
        while end + 1 < len(self.tokens) and self.forms[end] in _HYPHENS and self.tokens[end + 1].kind == "digits":
            end += 2
        return end

    # What a number is.

    def _currency_before(self, place: int) -> tuple[Unit, int] | None:
        found = self.lexicon.exact_units.ending(self.forms, place)
        if found is None or not found[0].is_money:
            return None
        unit, length = found
        return unit, place - length

    def _unit_at(self, place: int) -> tuple[Unit, int] | None:
        """Return the unit at a token and where it ends; a hyphen may stand before it."""
        if place < len(self.tokens) and self.forms[place] in _HYPHENS and self.tokens[place].glued:
            place += 1
        found = self.lexicon.exact_units.at(self.forms, place) or self.lexicon.units.at(self.words, place)
        return None if found is None else (found[0], place + found[1])

    def _unit_after(self, number: Number, before: tuple[Unit, int] | None) -> tuple[Unit | None, int]:
        place = number.end
        if not number.digits and self.lexicon.has("of", self._word(place)):
            place += 1  # 'un millón de euros'
        found = self._unit_at(place)
        if found is None or (before is not None and not found[0].is_money):
            return None, number.end
        unit, end = found
        if before is not None and unit.name != before[0].name:
            return None, number.end
        return unit, end

    def _range(
        self, number: Number, unit: Unit | None, end: int
    ) -> tuple[Fraction, Fraction, Number | None]:
        """Join a number with the one behind it: ``10 to 12``, ``between 5% and 6%``, ``10–12``."""
        alone = (number.low, number.high, None)
        at = end
        word = self._word(at)
        if not word or number.fraction:
            return alone
        hyphen = word in _HYPHENS and at + 1 < len(self.tokens)
        pair = (self._lead_of_range(number), word)
        joined = pair in self.lexicon.between or pair in self.lexicon.from_to
        if not (hyphen or joined or self.lexicon.has("range_words", word)):
            return alone
        at += 1
        prefix = self.lexicon.exact_units.at(self.forms, at)
        if prefix is not None and prefix[0].is_money:
            at += prefix[1]
        if at >= len(self.tokens):
            return alone
        other = self.reader.at(at)
        if other is None or other.fraction or other.low != other.high:
            return alone
        low = _scaled(number, other, self.reader)
        neighbours = word in ("or", "oder", "o", "u", "ou", "или", "або", "чи")
        descends = low >= other.low and pair not in self.lexicon.from_to
        if descends or self._lead_of_range(number) == "by" or (neighbours and other.low > 2 * low):
            return alone
        first, second = unit, self._unit_at(other.end)
        if first is not None and (second is None or second[0].dimension != first.dimension):
            return (low, other.low, other) if prefix and first.name == prefix[0].name else alone
        return low, other.low, other

    def _lead_of_range(self, number: Number) -> str:
        before = self._currency_before(number.start)
        return self._word((before[1] if before else number.start) - 1)

    def _changes(self, start: int) -> bool:
        return any(self._word(start - 1) == lead for lead, _ in self.lexicon.from_to)

    def _minus(self, start: int) -> bool:
        at = start - 1
        if self._word(at) in _HYPHENS:
            at -= 1
        return self._word(at) in ("minus", "минус", "мінус")

    def _per(self, unit: Unit | None, end: int) -> tuple[str, int]:
        """Return the unit's name with what it is reckoned by: ``dollar per barrel``."""
        if unit is None:
            return "", end
        at = end
        if self._word(at) in _HYPHENS and self.lexicon.has("per", self._word(at + 1)):
            at += 1
        word = self._word(at)
        if not (word == "/" or self.lexicon.has("per", word)):
            return unit.name, end
        found = self._unit_at(at + 1)
        if found is not None and self.lexicon.has("past_words", self._word(found[1])):
            return unit.name, end  # 'a year earlier' is no rate
        if found is not None and found[0].dimension != "share" and not found[0].is_money:
            return f"{unit.name} per {found[0].name}", found[1]
        plain = word in ("per", "pro") and at + 1 < len(self.tokens) and self.words[at + 1].isalpha()
        return (f"{unit.name} per {self.words[at + 1]}", at + 2) if plain else (unit.name, end)

    def _counted(self, number: Number, end: int, kind: Kind, value: Fraction) -> Counted | None:
        of = self.lexicon.has("of", self._word(end))
        if kind != "count" and not of:
            return None
        if self.tokens[number.end - 1].end in self.ends:
            return None
        return self.nouns.after(end, singular=value == 1 or self._word(end) == "-")

    def _age(
        self, kind: Kind, number: Number, end: int, value: Fraction, counted: Counted | None
    ) -> tuple[Kind, int]:
        """Tell ages apart: ``58-year-old``, ``aged 58``, ``, 58,``, ``58-jährig``."""
        at = end + 1 if self._word(end) in _HYPHENS else end
        word = self._word(at)
        if kind == "duration" and self.lexicon.has("age_words", word):
            return "age", at + 1
        if kind not in ("count", "duration") or not 0 < value <= OLDEST or value.denominator != 1:
            return kind, end
        if any(word.startswith(stem) for stem in self.lexicon.age_stems):
            return "age", at + 1
        if self.lexicon.age_before.ending(self.words, number.start) and self._age_fits(kind, number):
            return "age", end
        before = self._word(number.start - 1)
        if kind == "count" and counted is None:
            if before == "," and self._stands_apart(number):
                return "age", end
            if self.lexicon.has("of", before) and self.lexicon.has("age_nouns", self._word(number.start - 2)):
                return "age", end
        return kind, end

    def _age_fits(self, kind: Kind, number: Number) -> bool:
        """Spanish writes the age of a person, and the term of a loan, as ``de 58 años``."""
        if self.lexicon.language != "es":
            return True
        return kind == "duration" and self._word(number.start - 2) in (",", "edad")

    def _stands_apart(self, number: Number) -> bool:
        """Tell whether a number stands between commas behind a name."""
        name = number.start - 2
        after = self._word(number.end)
        return name >= 0 and self.forms[name][0].isupper() and after in (",", ".", ";", ")", "")

    def _is_idle(self, number: Number, value: Fraction) -> bool:
        """Tell whether a number word without a noun says nothing: ``one``, ``the top three``."""
        in_words = not any(self.tokens[i].kind == "digits" for i in range(number.start, number.end))
        return in_words and (value == 1 or self.lexicon.has("labels", self._word(number.start - 1)))

    def _is_address(self, number: Number, counted: Counted | None) -> bool:
        """Tell whether a name follows that is not counted: ``787 Dreamliner``, ``9 Elm Street``."""
        if self.lexicon.noun != "plural" or counted is None or not number.digits:
            return False
        named = self.forms[counted.start][0].isupper()
        return named and not self.nouns.is_plural(counted.head)

    def _bound(self, start: int, end: int, after_noun: int) -> tuple[Bound, int, int]:
        before = self.lexicon.bounds.ending(self.words, start)
        if before is not None:
            return before[0], start - before[1], end
        for place in (end, after_noun):
            at = place + 1 if self._word(place) == "-" else place
            after = self.lexicon.bounds.at(self.words, at)
            if after is not None and self._trails(at, after[1]):
                return after[0], start, at + after[1]
        if self._word(end) == "+" and self.tokens[end].glued:
            return "at least", start, end + 1
        return "exact", start, end

    def _trails(self, place: int, length: int) -> bool:
        """Tell whether a bound stands behind its number: ``or more``, ``-odd``."""
        first = self.words[place]
        return length > 1 and self.lexicon.has("range_words", first) or first == "odd"

    def _word(self, place: int) -> str:
        return self.reader.word(place)

    def _slice(self, start: int, end: int) -> str:
        return self.text[self.tokens[start].start - self.offset : self.tokens[end - 1].end - self.offset]


def _kind_of(unit: Unit | None, number: Number) -> Kind:
    if unit is None:
        return "share" if number.fraction else "count"
    if unit.is_money:
        return "money"
    if unit.dimension in ("share", "points"):
        return "share"
    if unit.dimension in ("duration", "months"):
        return "duration"
    return "measure"


def _scaled(number: Number, other: Number, reader: NumberReader) -> Fraction:
    """Return the lower end with the scale that only the upper end has: ``1 to 2 thousand``."""
    if not number.digits or other.end - other.start < 2:  # noqa: PLR2004
        return number.low
    mantissa = reader.at(other.start)
    scale = reader.lexicon.scales.get(reader.word(other.end - 1))
    if mantissa is None or scale is None or number.low >= other.low / scale * 10:
        return number.low
    return number.low * scale


__all__ = ["find_figures", "units_by_name"]
