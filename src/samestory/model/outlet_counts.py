"""How much of what each outlet's articles hold."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """A count, and its rate.

    Attributes
    ----------
    count
        How many there are.
    rate
        How many there are in 1,000 words, to one decimal; ``None`` where there are no words.
    """

    count: int
    rate: float | None


@dataclass(frozen=True, slots=True)
class OutletCounts:
    """Counts over all articles of one outlet; boilerplate that was not compared is left out.

    A count that needs a list of words is ``None`` where the language of one of the articles has
    no list.

    Attributes
    ----------
    outlet
        Its name.
    documents
        Ids of its articles.
    words
        All words of the compared paragraphs.
    quoted_words
        Those of them that stand in quotation marks.
    paragraphs
        Paragraphs that were compared.
    matched
        Those of them with a link to another document.
    quotations
        Direct quotations of five words or more.
    statements
        Attributed statements, direct or reported, by the class of the reporting words:
        ``neutral``, ``assertive``, ``doubt``, ``factive``.
    anonymous_sources
        Those of the statements whose source is nothing but a role.
    hedges
        Hedging words outside quotation marks, per 1,000 words outside quotation marks.
    loaded_words
        Candidates for loaded words outside quotation marks, per 1,000 words outside quotation
        marks.
    figures
        Counts, sums, shares, measures, durations, ages, dates and times.
    """

    outlet: str
    documents: tuple[str, ...]
    words: int
    quoted_words: int
    paragraphs: int
    matched: int
    quotations: Tally
    statements: dict[str, Tally] | None = None
    anonymous_sources: Tally | None = None
    hedges: Tally | None = None
    loaded_words: Tally | None = None
    figures: Tally | None = None
