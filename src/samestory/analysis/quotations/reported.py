"""Quotations of one outlet that another has in its own voice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from samestory.analysis.attribution.lexicon import is_reporting
from samestory.analysis.quotations.utterances import Utterance
from samestory.documents.normalisation import form_of, unit_of
from samestory.documents.tokenisation import Token, tokenise
from samestory.documents.word_frequency import information
from samestory.model import Document, Span

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


def find_report(
    utterance: Utterance,
    document: Document,
    numbers: Sequence[int],
    quoted: Sequence[Sequence[Span]],
) -> Report | None:
    """Return where paragraphs of another document tell a quotation in the outlet's own voice.

    Parameters
    ----------
    utterance
        A quoted sentence that the other document does not quote.
    document
        The other document.
    numbers
        Its paragraphs to look in.
    quoted
        For each paragraph of it, the spans that are quoted.
    """
    found = [
        report
        for number in numbers
        for sentence in document.paragraphs[number - 1].sentences
        for report in _in_sentence(utterance, document, number, sentence, quoted[number - 1])
    ]
    return max(found, key=lambda report: (report.how == "same words", report.agreed), default=None)


def _in_sentence(
    utterance: Utterance, document: Document, number: int, sentence: Span, quoted: Sequence[Span]
) -> Iterator[Report]:
    tokens: Sequence[Token] = tokenise(
        document.text[sentence.start : sentence.end], offset=sentence.start
    )
    if quoted:
        tokens = [t for t in tokens if not any(s.start <= t.start < s.end for s in quoted)]
    run = _longest_run(utterance.forms, [form_of(token.form) for token in tokens])
    if run is not None:
        begin, size = run
        span = Span(tokens[begin].start, tokens[begin + size - 1].end)
        # Words on both sides of a quotation are no run.
        if not any(span.start < held.start and held.end < span.end for held in quoted):
            yield Report(document.id, number, span, "same words", size, 1.0)
            return
    reported = _reported(utterance, document, tokens)
    if reported is not None:
        yield Report(document.id, number, sentence, "report", *reported)


def _reported(
    utterance: Utterance, document: Document, tokens: Sequence[Token]
) -> tuple[int, float] | None:
    """Return how many content words, and what share, a sentence with a reporting verb holds."""
    language = document.language
    if not any(is_reporting(token.form.casefold(), language) for token in tokens):
        return None
    units = {unit_of(form_of(token.form), language) for token in tokens}
    content = {
        unit_of(word.form, language): word.information
        for word in utterance.words
        if word.information >= _CONTENT and information(word.form, language) >= _CONTENT
    }
    agreed = [unit for unit in content if unit in units]
    total = sum(content.values())
    share = sum(content[unit] for unit in agreed) / total if total else 0.0
    if len(agreed) < LEAST_CONTENT_WORDS or share < LEAST_SHARE:
        return None
    return len(agreed), round(share, 4)


def _longest_run(forms: Sequence[str], others: Sequence[str]) -> tuple[int, int] | None:
    """Return where the longest run of equal words begins in the second sequence, and its size.

    ``None`` if it has fewer than `LEAST_RUN` words.
    """
    own = set(forms)
    if sum(other in own for other in others) < LEAST_RUN:
        return None
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
