"""Dates and times of day."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from samestory.analysis.figures.view import TokenReader

MOST_HOURS = 24
MOST_MINUTES = 59
HALF_DAY = 12
LONGEST_MONTH = 31
FIRST_YEAR, LAST_YEAR = 1500, 2150
_SHORTEST_FULL_NAME = 4


@dataclass(frozen=True, slots=True)
class Moment:
    """A date (``100 * month + day``, unit empty) or a time (minutes, unit ``12`` or ``24``)."""

    end: int
    value: Fraction
    unit: str = ""


def is_year(form: str) -> bool:
    """Tell whether digits can be a year."""
    return len(form) == 4 and form.isdecimal() and FIRST_YEAR <= int(form) <= LAST_YEAR  # noqa: PLR2004


class CalendarReader(TokenReader):
    """Reads dates and times in one run of tokens."""

    def date_at(self, place: int) -> Moment | None:
        """Read ``11 February 2019``, ``Feb. 11``, ``9. Dezember``, ``9 de diciembre``."""
        month = self._month(place)
        if month is not None:
            return self._month_first(place, month)
        day = self._day(place)
        if day is None:
            return None
        at = place + 1
        if self.word(at) in (".", "st", "nd", "rd", "th", "er", "º", "го", "-"):
            at += 1
        if self.word(at) in ("of", "de", "го"):
            at += 1
        month = self._month(at)
        if month is None or self._has_own_day(at):
            return None
        return Moment(self._year_end(at + 1), Fraction(100 * month + day))

    def _has_own_day(self, place: int) -> bool:
        """Tell whether a day follows the month in English: ``the 19 Sept. 11 hijackers``."""
        at = place + 2 if self.word(place + 1) == "." else place + 1
        return self.lexicon.language == "en" and self._day(at) is not None

    def _month_first(self, place: int, month: int) -> Moment | None:
        at = place + 1
        if self.word(at) == ".":
            at += 1
        if self.lexicon.language == "en":
            day = self._day(at)
            if day is not None and not self._counts(at + 1):
                ending = self.word(at + 1) in ("st", "nd", "rd", "th")
                return Moment(self._year_end(at + 1 + ending), Fraction(100 * month + day))
        end = self._year_end(at)
        return Moment(end, Fraction(100 * month)) if end > at else None

    def _counts(self, place: int) -> bool:
        """Tell whether a unit follows: ``May 30 per cent``."""
        words = self.words[place : place + 3]
        return self.lexicon.units.at(words, 0) is not None or self.word(place) == "%"

    def _month(self, place: int) -> int | None:
        word = self.word(place)
        month = self.lexicon.months.get(word)
        if month is None:
            return None
        written = self.tokens[place].form
        if self.lexicon.language in ("en", "de") and not written[0].isupper():
            return None
        if len(word) < _SHORTEST_FULL_NAME and word != "may" and self.word(place + 1) != ".":
            return (
                month
                if self.word(place + 1).isdecimal() or self.word(place - 1).isdecimal()
                else None
            )
        return month

    def _day(self, place: int) -> int | None:
        if 0 <= place < len(self.tokens):
            form = self.tokens[place].form
            if (
                form.isascii()
                and form.isdecimal()
                and 1 <= int(form[:4]) <= LONGEST_MONTH
                and len(form) < 3  # noqa: PLR2004
            ):
                return int(form)
        return None

    def _year_end(self, place: int) -> int:
        """Step over a year that follows a month."""
        at = place
        if self.word(at) in (",", "of", "de", "del", "."):
            at += 1
        if at < len(self.tokens) and is_year(self.tokens[at].form):
            return at + 1
        return place

    def time_at(self, place: int) -> Moment | None:
        """Read ``8:17 a.m.``, ``7.42``, ``3pm``, ``17.30 Uhr``, ``half past six``."""
        spoken = self._spoken(place)
        if spoken is not None:
            return spoken
        token = self.tokens[place]
        if token.kind != "digits" or not token.form.isascii():
            return None
        if token.form.isdecimal():
            return self._colon(place) or self._whole_hour(place)
        hours, mark, minutes = token.form.partition(".")
        if mark and _is_clock(hours, minutes):
            return self._dotted(place, int(hours), int(minutes))
        return None

    def _colon(self, place: int) -> Moment | None:
        tokens = self.tokens
        if place + 2 >= len(tokens) or self.word(place + 1) not in (":", "h"):
            return None
        minutes = tokens[place + 2]
        if self.word(place + 1) == ":" and not (tokens[place + 1].glued and minutes.glued):
            return None
        if not _is_clock(tokens[place].form, minutes.form):
            return None
        return self._finish(place + 3, int(tokens[place].form), int(minutes.form))

    def _dotted(self, place: int, hours: int, minutes: int) -> Moment | None:
        after = self.word(place + 1)
        lexicon = self.lexicon
        named = lexicon.has("am", after) or lexicon.has("pm", after) or lexicon.has("clock", after)
        if named:
            return self._finish(place + 1, hours, minutes)
        leads = lexicon.has("time_lead", self.word(place - 1))
        plain = not after or not after[0].isalpha() or after in lexicon.stop
        if (
            leads
            and plain
            and after not in ("%", "€", "-", "–")
            and lexicon.language in ("en", "es")
        ):
            return self._finish(place + 1, hours, minutes)
        return None

    def _whole_hour(self, place: int) -> Moment | None:
        hours = self.tokens[place].form
        after = self.word(place + 1)
        lexicon = self.lexicon
        if len(hours) > 2 or int(hours) > MOST_HOURS:  # noqa: PLR2004
            return None
        if lexicon.has("am", after) or lexicon.has("pm", after):
            return self._finish(place + 1, int(hours), 0)
        leads = lexicon.language == "de" or lexicon.has("time_lead", self.word(place - 1))
        if leads and lexicon.has("clock", after) and lexicon.language != "en":
            return self._finish(place + 1, int(hours), 0)
        return None

    def _spoken(self, place: int) -> Moment | None:
        """Read ``half past six`` and ``ten to nine``."""
        lexicon = self.lexicon
        if not lexicon.lists.get("past"):
            return None
        word = self.word(place)
        after = place + 1
        past = lexicon.has("past", self.word(after))
        if not past and not lexicon.has("to_hour", self.word(after)):
            return None
        minutes = lexicon.numbers.get(word)
        if word in ("half", "quarter"):
            minutes = lexicon.fractions[word] * 60
        hours = lexicon.numbers.get(self.word(after + 1))
        if minutes is None or hours is None or not 1 <= hours <= HALF_DAY:
            return None
        if minutes % 5 or minutes > 30 or (not past and minutes < 5):  # noqa: PLR2004
            return None
        following = self.word(after + 2)
        if not past and following.isalpha() and following not in lexicon.stop:
            return None
        value = hours * 60 + (minutes if past else -minutes)
        return Moment(after + 2, value, "12")

    def _finish(self, end: int, hours: int, minutes: int) -> Moment:
        lexicon = self.lexicon
        after = self.word(end)
        unit = "12" if lexicon.language == "en" and hours <= HALF_DAY else "24"
        if lexicon.has("am", after) or lexicon.has("pm", after):
            hours = hours % HALF_DAY + (HALF_DAY if lexicon.has("pm", after) else 0)
            end, unit = end + 1, "24"
        elif lexicon.has("clock", after):
            end += 1
        return Moment(end, Fraction(60 * hours + minutes), unit)


def _is_clock(hours: str, minutes: str) -> bool:
    return (
        hours.isdecimal()
        and minutes.isdecimal()
        and len(hours) <= 2  # noqa: PLR2004
        and len(minutes) == 2  # noqa: PLR2004
        and int(hours) <= MOST_HOURS
        and int(minutes) <= MOST_MINUTES
    )
