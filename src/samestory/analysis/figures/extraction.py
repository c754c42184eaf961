"""Finds the figures of a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction

from samestory.analysis.figures.calendar import CalendarReader
from samestory.analysis.figures.figure import Bound, Figure, Kind
from samestory.analysis.figures.hedges import AgeReader, BoundReader
from samestory.analysis.figures.lexicon import Lexicon, Unit, lexicon_of
from samestory.analysis.figures.measures import Measured, UnitReader
from samestory.analysis.figures.names import NameReader
from samestory.analysis.figures.nouns import Counted, NounReader
from samestory.analysis.figures.numerals import Number
from samestory.analysis.figures.phrases import PhraseReader
from samestory.analysis.figures.tokens import fold
from samestory.analysis.figures.view import TextView, TokenReader

_DIGIT = re.compile(r"[\d½¼¾⅓⅔]")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


def find_figures(text: str, language: str) -> tuple[Figure, ...]:
    """Return the figures of a sentence in their order.

    Parameters
    ----------
    text
        A sentence; a longer text does no harm.
    language
        ISO 639-1 code; nothing is found in a language without a data file.
    """
    lexicon = lexicon_of(language)
    if lexicon is None or not may_hold_figures(text, lexicon):
        return ()
    return read_figures(TextView.of(text, lexicon))


def read_figures(view: TextView) -> tuple[Figure, ...]:
    """Return the figures of a sentence that is cut already."""
    starts = _starts(view)
    return tuple(_Finder(view).figures(starts)) if starts else ()


def may_hold_figures(text: str, lexicon: Lexicon) -> bool:
    """Tell, fast, whether a sentence has digits or a word of number; most have neither."""
    if _DIGIT.search(text):
        return True
    return not lexicon.telling.isdisjoint(_WORD.findall(fold(text)))


def _starts(view: TextView) -> list[int]:
    """Return, fast, the places at which a figure can begin."""
    lexicon, words = view.lexicon, view.words
    starters, articles = lexicon.starters, lexicon.lists["articles"]
    return [
        place
        for place, token in enumerate(view.tokens)
        if token.kind == "digits"
        or (
            token.word in starters
            and (
                token.word not in articles
                or (place + 1 < len(words) and words[place + 1] in lexicon.followers)
                or lexicon.term_before.ending(words, place) is not None
            )
        )
    ]


class _Finder(TokenReader):
    """Reads one text from left to right."""

    def __init__(self, view: TextView) -> None:
        super().__init__(view)
        self.numbers = PhraseReader(view)
        self.calendar = CalendarReader(view)
        self.names = NameReader(view)
        self.measures = UnitReader(view, self.numbers)
        self.nouns = NounReader(view)
        self.ages = AgeReader(view)
        self.bounds = BoundReader(view)

    def figures(self, starts: Iterable[int]) -> Iterator[Figure]:
        past = 0
        for place in starts:
            found = self._at(place) if place >= past else None
            if found is not None:
                figure, past = found
                yield figure

    def _at(self, place: int) -> tuple[Figure, int] | None:
        date = self.calendar.date_at(place)
        if date is not None:
            return self._figure("date", (place, date.end), date.value), date.end
        time = self.calendar.time_at(place)
        if time is not None:
            return self._figure("time", (place, time.end), time.value, unit=time.unit), time.end
        number = self.numbers.at(place)
        return None if number is None else self._classify(number)

    def _classify(self, number: Number) -> tuple[Figure, int] | None:
        readings: tuple[tuple[Kind, Callable[[Number], int | None]], ...] = (
            ("name", self.names.name_end),
            ("ordinal", self.names.ordinal_end),
            ("year", self.names.year_end),
            ("score", self.names.score_end),
        )
        for kind, read in readings:
            end = read(number)
            if end is not None:
                return self._figure(kind, (number.start, end), number.low), end
        return self._quantity(number)

    def _quantity(self, number: Number) -> tuple[Figure, int] | None:
        measured = self.measures.measure(number)
        number, kind, end = measured.number, _kind_of(measured.unit, measured.number), measured.end
        counted = self._counted(end, kind, measured.low)
        if kind == "count":
            if self._is_address(measured, counted):
                return self._figure("name", (number.start, number.end), number.low), number.end
            if self._is_idle(number, measured.low, counted):
                return None
        kind, end = self.ages.read(kind, number, end, measured.low, counted)
        counted = None if kind == "age" else counted
        named = counted is not None and self.words[counted.head] not in self.lexicon.stop
        after_noun = counted.end if counted is not None and named else end
        start, bound = measured.start, measured.bound
        if bound == "exact":
            bound, start, end = self.bounds.read(start, end, after_noun)
        figure = Figure(
            kind=kind,
            low=measured.low,
            high=measured.high,
            bound=bound,
            unit="share" if number.fraction and measured.unit is None else measured.name,
            counted=self.view.slice(counted.start, counted.end) if counted and named else "",
            head="" if counted is None else self.words[counted.head],
            start=self.tokens[start].start,
            end=self.tokens[max(end, after_noun) - 1].end,
            number=(self.tokens[number.start].start, self.tokens[number.end - 1].end),
            decimals=self._decimals(number),
            vague=number.vague,
        )
        return figure, max(end, number.end)

    def _decimals(self, number: Number) -> int:
        _, mark, part = self.forms[number.start].partition(self.lexicon.decimal)
        return len(part) if mark and number.digits else 0

    def _figure(self, kind: Kind, span: tuple[int, int], value: Fraction, unit: str = "") -> Figure:
        start, end = self.tokens[span[0]].start, self.tokens[span[1] - 1].end
        bound: Bound = "exact"
        if kind == "time":
            bound, first, _ = self.bounds.read(span[0], span[1], span[1])
            start = self.tokens[first].start
        number = (self.tokens[span[0]].start, end)
        return Figure(kind, value, value, bound, unit, "", "", start, end, number)

    def _counted(self, end: int, kind: Kind, value: Fraction) -> Counted | None:
        of = self.lexicon.has("of", self.word(end))
        if kind != "count" and not of:
            return None
        return self.nouns.after(end, singular=value == 1 or self.word(end) == "-")

    def _is_idle(self, number: Number, value: Fraction, counted: Counted | None) -> bool:
        """Tell whether a number word says nothing: ``the one``, ``the top three``."""
        before = self.word(number.start - 1)
        if value == 1 and self.lexicon.has("pronoun_one", before):
            return True
        in_words = not any(self.tokens[i].kind == "digits" for i in range(number.start, number.end))
        nobody = counted is None or self.words[counted.head] in self.lexicon.stop
        nameless = nobody and (value == 1 or self.lexicon.has("labels", before))
        return in_words and nameless

    def _is_address(self, measured: Measured, counted: Counted | None) -> bool:
        """Tell whether a name follows that is not counted: ``787 Dreamliner``, ``9 Elm Street``."""
        if self.lexicon.noun != "plural" or counted is None or not measured.number.digits:
            return False
        named = self.forms[counted.start][0].isupper()
        return named and not self.nouns.is_plural(counted.head)


def _kind_of(unit: Unit | None, number: Number) -> Kind:
    if unit is None:
        return "share" if number.fraction else "count"
    if unit.is_money:
        return "money"
    if unit.dimension in ("share", "points"):
        return "share"
    if unit.dimension == "duration":
        return "duration"
    return "measure"
