"""The table of counts per outlet that the report formats share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from samestory.model import Comparison, OutletCounts, Tally

TITLE = "Counts per outlet"
NO_LIST = "–"
"""What stands where a language has no list of words: it was not counted, which is not zero."""

_CLASSES = {
    "neutral": "Statements, neutral verb (said)",
    "assertive": "… assertive (insisted)",
    "doubt": "… leaving it open (claimed)",
    "factive": "… taking it for true (admitted)",
}


@dataclass(frozen=True, slots=True)
class CountsRow:
    """One row: what is counted, and for each outlet the count and its rate.

    Attributes
    ----------
    label
        What is counted.
    numbers
        The counts, in the order of `Comparison.outlets`; ``None`` where there is no list to count
        by.
    per_thousand
        How many in 1,000 words; empty where a rate makes no sense.
    """

    label: str
    numbers: tuple[int | None, ...]
    per_thousand: tuple[float | None, ...] = ()

    @property
    def counts(self) -> tuple[str, ...]:
        """The counts as text."""
        return tuple(NO_LIST if number is None else f"{number:,}" for number in self.numbers)

    @property
    def rates(self) -> tuple[str, ...]:
        """The rates as text, empty where there is none."""
        return tuple("" if rate is None else f"{rate:.1f}" for rate in self.per_thousand)

    @property
    def cells(self) -> tuple[str, ...]:
        """Each count with its rate, if it has one, behind it: ``12 (3.4)``."""
        rates = self.rates or ("",) * len(self.numbers)
        return tuple(
            f"{count} ({rate})" if rate else count
            for count, rate in zip(self.counts, rates, strict=True)
        )


def heads(comparison: Comparison) -> tuple[tuple[str, str], ...]:
    """Return for each outlet the letters of its articles, and its name."""
    return tuple((", ".join(held.documents), held.outlet) for held in comparison.outlets)


def rows(comparison: Comparison) -> tuple[CountsRow, ...]:
    """Return the table's rows."""
    outlets = comparison.outlets
    return (
        _plain("Articles", outlets, lambda held: len(held.documents)),
        _plain("Words", outlets, lambda held: held.words),
        _plain("… in quotation marks", outlets, lambda held: held.quoted_words),
        _plain("Paragraphs", outlets, lambda held: held.paragraphs),
        _plain("… with a match", outlets, lambda held: held.matched),
        _rated("Direct quotations", outlets, lambda held: held.quotations),
        *(_rated(label, outlets, _of_class(name)) for name, label in _CLASSES.items()),
        _rated(
            "Sources by role alone (officials)",
            outlets,
            lambda held: held.anonymous_sources,
        ),
        _rated("Hedges, own words", outlets, lambda held: held.hedges),
        _rated(
            "Loaded-word candidates, own words",
            outlets,
            lambda held: held.loaded_words,
        ),
        _rated("Figures", outlets, lambda held: held.figures),
    )


def tables(
    comparison: Comparison, most: int
) -> tuple[tuple[tuple[str, ...], list[tuple[str, ...]]], ...]:
    """Return the table as heads and rows of texts, in several of at most so many outlets each."""
    names = [f"{letters} · {name}" for letters, name in heads(comparison)]
    held = [(row.label, row.cells) for row in rows(comparison)]
    return tuple(
        (
            ("", *names[start : start + most]),
            [(label, *cells[start : start + most]) for label, cells in held],
        )
        for start in range(0, len(names), most)
    )


def caution(comparison: Comparison) -> str:
    """Return the sentences that say what the table can bear."""
    several = any(len(held.documents) > 1 for held in comparison.outlets)
    articles = "A few articles per outlet support" if several else "One article per outlet supports"
    return (
        f"{articles} counts, rates and sentences, not significance: a difference here describes "
        "these texts and does not show how an outlet usually writes. Lists of words miss some and "
        "take in others that do not belong."
    )


def note(comparison: Comparison, *, rates: bool = True) -> str:
    """Return how to read the table; without ``rates`` it shows counts alone."""
    text = (
        "Behind a count stands its rate per 1,000 words (for what is counted in an outlet's own "
        "words: per 1,000 words outside quotation marks)."
        if rates
        else "Rates per 1,000 words are in the reports."
    )
    if any(NO_LIST in row.counts for row in rows(comparison)):
        text += f" {NO_LIST} means that the language of an article has no list, so nothing was"
        text += " counted."
    return text


def _plain(
    label: str, outlets: tuple[OutletCounts, ...], number: Callable[[OutletCounts], int]
) -> CountsRow:
    return CountsRow(label, tuple(map(number, outlets)))


def _rated(
    label: str, outlets: tuple[OutletCounts, ...], tally: Callable[[OutletCounts], Tally | None]
) -> CountsRow:
    held = [tally(outlet) for outlet in outlets]
    return CountsRow(
        label,
        tuple(None if t is None else t.count for t in held),
        tuple(None if t is None else t.rate for t in held),
    )


def _of_class(name: str) -> Callable[[OutletCounts], Tally | None]:
    return lambda held: None if held.statements is None else held.statements.get(name)
