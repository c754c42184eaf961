"""Quotations of one outlet that another has in its own voice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from samestory.analysis.attribution.lexicon import is_reporting
from samestory.analysis.quotations.utterances import Utterance
from samestory.documents.normalisation import form_of, unit_of
from samestory.documents.tokenisation import Token, tokenise_stretch
from samestory.documents.word_frequency import information
from samestory.model import Document, Place, Span

LEAST_RUN = 7
"""Words in a row without quotation marks from which they count as the quotation's words."""

LEAST_CONTENT_WORDS = 5
"""Content words of the quotation that a report must hold."""

LEAST_SHARE = 0.6
"""Share of the quotation's background information that a report must hold."""

_CONTENT = 2.5


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
    quoted
        By document and paragraph, the spans that are quoted.
    """

    def __init__(self, quoted: Mapping[str, Sequence[Sequence[Span]]]) -> None:
        self._quoted = quoted
        self._read: dict[tuple[str, int], tuple[_OwnSentence, ...]] = {}

    def find_report(
        self, asked: Asked, document: Document, paragraphs: Iterable[int]
    ) -> Report | None:
        """Return where another document tells a quotation in the outlet's own voice.

        Parameters
        ----------
        asked
            A quoted sentence that the other document does not quote.
        document, paragraphs
            The other document, and the numbers of its paragraphs to look in.
        """
        found = [
            report
            for number in paragraphs
            for sentence in self._sentences(document, number)
            for report in self._in_sentence(asked, Place(document.id, number), sentence)
        ]
        return max(
            found, key=lambda report: (report.how == "same words", report.agreed), default=None
        )

    def _sentences(self, document: Document, number: int) -> tuple[_OwnSentence, ...]:
        read = self._read.get((document.id, number))
        if read is None:
            read = tuple(self._read_sentences(document, number))
            self._read[document.id, number] = read
        return read

    def _read_sentences(self, document: Document, number: int) -> Iterator[_OwnSentence]:
        quoted = self._quoted[document.id][number - 1]
        paragraph = document.paragraphs[number - 1]
        for span in paragraph.sentences:
            tokens = tokenise_stretch(paragraph.text, span.start, span.end, offset=paragraph.start)
            if quoted:
                tokens = tuple(
                    token
                    for token in tokens
                    if not any(held.start <= token.start < held.end for held in quoted)
                )
            forms = tuple([form_of(token.form) for token in tokens])
            yield _OwnSentence(span, tokens, forms, document.language)

    def _in_sentence(self, asked: Asked, place: Place, sentence: _OwnSentence) -> Iterator[Report]:
        quoted = self._quoted[place.document][place.paragraph - 1]
        run = None
        # Most sentences share so few words that no run need be looked for.
        if sum(map(asked.known.__contains__, sentence.forms)) >= LEAST_RUN:
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


class Asked:
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


def _reported(asked: Asked, sentence: _OwnSentence) -> tuple[int, float] | None:
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
