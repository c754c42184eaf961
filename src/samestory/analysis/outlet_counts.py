"""Counts and rates for each outlet, over all of its articles."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence

from samestory.analysis.attribution.extraction import Attribution, paragraph_attributions
from samestory.analysis.attribution.lexicon import CueClass, lexicon_of
from samestory.analysis.attribution.statements import sentences_of
from samestory.analysis.base import CollatedStory, CollatedToken
from samestory.analysis.figures.lexicon import lexicon_of as figure_lexicon_of
from samestory.analysis.figures.placing import place_figures
from samestory.analysis.loaded_words import listed_words
from samestory.analysis.loaded_words.lists import has_list
from samestory.documents.quotations import quotations
from samestory.documents.tokenisation import words
from samestory.model import Document, OutletCounts, Span, Tally

STATEMENT_CLASSES: tuple[CueClass, ...] = ("neutral", "assertive", "doubt", "factive")
"""Classes of reporting words that say that somebody said something."""

LEAST_WORDS_QUOTED = 5
"""Words from which a quotation counts; shorter pieces may only keep a word at a distance."""

_PER = 1000


def count_outlets(story: CollatedStory) -> tuple[OutletCounts, ...]:
    """Return one entry for each outlet, in the order of their first documents.

    Documents whose outlets' names differ in nothing but letter case are of one outlet.
    """
    tokens: dict[str, list[CollatedToken]] = {d.id: [] for d in story.alignment.documents}
    numbers: dict[str, set[int]] = {d.id: set() for d in story.alignment.documents}
    for passage in story.passages:
        for cell in () if passage.boilerplate else passage.cells:
            numbers[cell.document].update(cell.paragraphs)
        for collated in () if passage.boilerplate else story.collations[passage.id]:
            tokens[collated.document] += collated.tokens
    matched = {place for link in story.alignment.links for place in (link.a, link.b)}
    by_outlet: dict[str, list[_Counter]] = {}
    for document in story.alignment.documents:
        linked = sum(place.document == document.id for place in matched)
        counter = _Counter(
            document,
            numbers[document.id],
            tokens[document.id],
            linked,
            story.quoted[document.id],
        )
        by_outlet.setdefault(document.outlet.casefold(), []).append(counter)
    return tuple(_counts(held) for held in by_outlet.values())


class _Counter:
    """Counts in one document's compared paragraphs."""

    def __init__(
        self,
        document: Document,
        numbers: set[int],
        tokens: Sequence[CollatedToken],
        matched: int,
        quoted: Sequence[Sequence[Span]],
    ) -> None:
        self.document = document
        self.numbers = numbers
        self.matched = matched
        self.paragraphs = [p for p in document.paragraphs if p.number in numbers]
        self.words = len(tokens)
        starts = sorted([token.start for token in tokens])
        self.quoted_words = sum(
            bisect_left(starts, span.end) - bisect_left(starts, span.start)
            for spans in quoted
            for span in spans
        )

    def quotations(self) -> int:
        """Return the number of quotations of some length; those within others do not count."""
        text = self.document.text
        return sum(
            sum(len(words(text[part.start : part.end])) for part in quotation.parts)
            >= LEAST_WORDS_QUOTED
            for quotation in quotations(self.document)
            if not quotation.nested and quotation.parts[0].paragraph in self.numbers
        )

    def statements(self) -> list[Attribution]:
        """Return the attributed statements; none for a language without a list."""
        return [
            attribution
            for paragraph in self.paragraphs
            for attribution in paragraph_attributions(paragraph, self.document.language)
            if attribution.verdict in STATEMENT_CLASSES
        ]

    def hedges(self) -> int | None:
        """Return the number of hedging words outside quotation marks."""
        if lexicon_of(self.document.language) is None:
            return None
        return len(
            {
                span.start
                for paragraph in self.paragraphs
                for sentence in sentences_of(paragraph, self.document.language)
                for span in sentence.hedges
            }
        )

    def loaded_words(self) -> int | None:
        """Return the number of listed words outside quotation marks."""
        if not has_list(self.document.language):
            return None
        return sum(
            item.paragraph in self.numbers and item.voice == "outlet"
            for item in listed_words(self.document)
        )

    def figures(self) -> int | None:
        """Return the number of figures that could be compared."""
        if figure_lexicon_of(self.document.language) is None:
            return None
        return sum(placed.paragraph in self.numbers for placed in place_figures(self.document))


def _counts(held: Sequence[_Counter]) -> OutletCounts:
    words = sum(counter.words for counter in held)
    quoted_words = sum(counter.quoted_words for counter in held)
    own = words - quoted_words
    listed = all(lexicon_of(counter.document.language) is not None for counter in held)
    statements = [a for counter in held for a in counter.statements()]
    verdicts = Counter(a.verdict for a in statements)
    return OutletCounts(
        outlet=held[0].document.outlet,
        documents=tuple(counter.document.id for counter in held),
        words=words,
        quoted_words=quoted_words,
        paragraphs=sum(len(counter.paragraphs) for counter in held),
        matched=sum(counter.matched for counter in held),
        quotations=_rated(sum(counter.quotations() for counter in held), words),
        statements={name: _rated(verdicts[name], words) for name in STATEMENT_CLASSES}
        if listed
        else None,
        anonymous_sources=_rated(sum(a.anonymous for a in statements), words) if listed else None,
        hedges=_tally(held, _Counter.hedges, own),
        loaded_words=_tally(held, _Counter.loaded_words, own),
        figures=_tally(held, _Counter.figures, words),
    )


def _tally(
    held: Sequence[_Counter], counted: Callable[[_Counter], int | None], words: int
) -> Tally | None:
    """Return the sum over an outlet's documents, or ``None`` if it is not known for one."""
    counts = [counted(counter) for counter in held]
    known = [number for number in counts if number is not None]
    return _rated(sum(known), words) if len(known) == len(counts) else None


def _rated(count: int, words: int) -> Tally:
    return Tally(count, round(_PER * count / words, 1) if words else None)
