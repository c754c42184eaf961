"""Quotations of one outlet that another has in its own voice."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Literal

from samestory.analysis.attribution.lexicon import is_reporting
from samestory.analysis.quotations.utterances import Utterance
from samestory.documents.normalisation import form_of, unit_of
from samestory.documents.tokenisation import Token, tokenise
from samestory.documents.word_frequency import information
from samestory.model import Document, Place, Span

LEAST_RUN = 7
"""Words in a row without quotation marks from which they count as the quotation's words."""

LEAST_CONTENT_WORDS = 5
"""Content words of the quotation that a report must hold."""

LEAST_SHARE = 0.6
"""Share of the quotation's background information that a report must hold."""

_CONTENT = 2.5

_start = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Report:
    """Where a document has a quotation's words or content without quotation marks.

    Attributes
    ----------
    document, paragraph, span
        The words in a row, or the reporting sentence.
    how
        ``same words`` or ``report``.
    agreed
        Words in a row, or content words that both have.
    share
        Share of the quotation's background information, 0 to 1; 1 for the same words.
    """

    document: str
    paragraph: int
    span: Span
    how: Literal["same words", "report"]
    agreed: int
    share: float


@dataclass(frozen=True)
class _OwnSentence:
    """A sentence's words outside quotation marks."""

    span: Span
    tokens: tuple[Token, ...]
    forms: tuple[str, ...]
    language: str

    @cached_property
    def reports(self) -> bool:
        """Whether it has a verb of saying."""
        return any(is_reporting(token.form.casefold(), self.language) for token in self.tokens)

    @cached_property
    def units(self) -> frozenset[str]:
        """The units of its words, as they are compared."""
        return frozenset(unit_of(form, self.language) for form in self.forms)


class OwnVoice:
    """What documents say outside quotation marks; each paragraph is read once, when asked for.

    Parameters
    ----------
    documents
        By id.
    quoted
        By document and paragraph, the spans that are quoted.
    """

    def __init__(
        self, documents: Mapping[str, Document], quoted: Mapping[str, Sequence[Sequence[Span]]]
    ) -> None:
        self._documents = documents
        self._quoted = quoted
        self._read: dict[Place, tuple[_OwnSentence, ...]] = {}

    def find_report(self, utterance: Utterance, places: Iterable[Place]) -> Report | None:
        """Return where paragraphs of another document tell a quotation in the outlet's own voice.

        Parameters
        ----------
        utterance
            A quoted sentence that the other document does not quote.
        places
            The other document's paragraphs to look in.
        """
        asked = _Asked(utterance)
        found = [
            report
            for place in places
            for sentence in self._sentences(place)
            for report in self._in_sentence(asked, place, sentence)
        ]
        return max(
            found, key=lambda report: (report.how == "same words", report.agreed), default=None
        )

    def _sentences(self, place: Place) -> tuple[_OwnSentence, ...]:
        read = self._read.get(place)
        if read is None:
            read = self._read[place] = tuple(self._read_sentences(place))
        return read

    def _read_sentences(self, place: Place) -> Iterator[_OwnSentence]:
        document = self._documents[place.document]
        quoted = self._quoted[place.document][place.paragraph - 1]
        paragraph = document.paragraphs[place.paragraph - 1]
        words = tokenise(paragraph.text, offset=paragraph.start)
        for span in paragraph.sentences:
            first = bisect_left(words, span.start, key=_start)
            past = bisect_left(words, span.end, lo=first, key=_start)
            tokens = words[first:past]
            if quoted:
                tokens = tuple(
                    token
                    for token in tokens
                    if not any(held.start <= token.start < held.end for held in quoted)
                )
            forms = tuple(form_of(token.form) for token in tokens)
            yield _OwnSentence(span, tokens, forms, document.language)

    def _in_sentence(self, asked: _Asked, place: Place, sentence: _OwnSentence) -> Iterator[Report]:
        quoted = self._quoted[place.document][place.paragraph - 1]
        run = None
        # Most sentences share so few words that no run need be looked for.
        if sum(form in asked.known for form in sentence.forms) >= LEAST_RUN:
            run = _longest_run(asked.utterance.forms, sentence.forms)
        if run is not None:
            begin, size = run
            span = Span(sentence.tokens[begin].start, sentence.tokens[begin + size - 1].end)
            # Words on both sides of a quotation are no run.
            if not any(span.start < held.start and held.end < span.end for held in quoted):
                yield Report(place.document, place.paragraph, span, "same words", size, 1.0)
                return
        reported = _reported(asked, sentence)
        if reported is not None:
            yield Report(place.document, place.paragraph, sentence.span, "report", *reported)


class _Asked:
    """A quoted sentence, with what is asked of it for each sentence that may report it."""

    def __init__(self, utterance: Utterance) -> None:
        self.utterance = utterance
        self.known = frozenset(utterance.forms)
        self._content: dict[str, dict[str, float]] = {}

    def content(self, language: str) -> dict[str, float]:
        """Return the units of its content words with their background information."""
        held = self._content.get(language)
        if held is None:
            held = self._content[language] = {
                unit_of(word.form, language): word.information
                for word in self.utterance.words
                if word.information >= _CONTENT and information(word.form, language) >= _CONTENT
            }
        return held


def _reported(asked: _Asked, sentence: _OwnSentence) -> tuple[int, float] | None:
    """Return how many content words, and what share, a sentence with a reporting verb holds."""
    if not sentence.reports:
        return None
    content = asked.content(sentence.language)
    agreed = [unit for unit in content if unit in sentence.units]
    total = sum(content.values())
    share = sum(content[unit] for unit in agreed) / total if total else 0.0
    if len(agreed) < LEAST_CONTENT_WORDS or share < LEAST_SHARE:
        return None
    return len(agreed), round(share, 4)


def _longest_run(forms: Sequence[str], others: Sequence[str]) -> tuple[int, int] | None:
    """Return where the longest run of equal words begins in the second sequence, and its size.

    ``None`` if it has fewer than `LEAST_RUN` words.
    """
    best: tuple[int, int] | None = None
    lengths = [0] * (len(others) + 1)
    for form in forms:
        row = [0] * (len(others) + 1)
        for j, other in enumerate(others, start=1):
            if form == other:
                row[j] = lengths[j - 1] + 1
                if best is None or row[j] > best[1]:
                    best = (j - row[j], row[j])
        lengths = row
    return best if best is not None and best[1] >= LEAST_RUN else None
