"""Sentences and evidence that the findings on quotations share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from samestory.analysis.quotations.likeness import Difference
from samestory.analysis.quotations.utterances import QuotedWord, Utterance
from samestory.model import Document, Evidence, Voice

SHOWN_WORDS = 12
"""Words of a quotation that a summary shows."""

SUBJECT_WORDS = 4

CONTEXT_WORDS = 5
"""Words that a summary shows on each side of the words that differ."""

_WORDS = re.compile(r"\w")
_INNER_MARKS = str.maketrans({"\u201c": "\u2018", "\u201d": "\u2019", '"': "\u2019"})


def in_marks(text: str, *, words: int = SHOWN_WORDS) -> str:
    """Return the first words of a text in quotation marks, on one line."""
    held = text.translate(_INNER_MARKS).split()
    shown = " ".join(held[:words]).rstrip(",;:")
    if len(held) > words:
        return f"“{shown.rstrip('.…')}…”"
    return f"“{shown if shown.endswith('..') else shown.removesuffix('.')}”"


def in_context(document: Document, utterance: Utterance, words: Sequence[QuotedWord]) -> str:
    """Return words of a quoted sentence in marks, with a few words before and after them."""
    first, last = utterance.words.index(words[0]), utterance.words.index(words[-1])
    begin, end = max(0, first - CONTEXT_WORDS), last + 1 + CONTEXT_WORDS
    text = words_text(document, utterance.words[begin:end])
    before = "…" if begin else ""
    after = "…" if end < len(utterance.words) else ""
    return in_marks(f"{before}{text}{after}", words=len(text))


def whole_text(document: Document, told: Iterable[Utterance]) -> str:
    """Return quoted sentences as one text, with dots between sentences that stand apart."""
    text = ""
    end = 0
    last: Utterance | None = None
    for utterance in told:
        for part in utterance.parts:
            piece = document.text[part.start : part.end].strip()
            if text:
                between = document.text[end : part.start].strip()
                other = last is not None and utterance.statement != last.statement
                apart = utterance is not last and (_WORDS.search(between) or (other and between))
                dots = apart and not text.endswith("…")
                text = f"{text.rstrip(',')} … " if dots else f"{text} "
            text += piece
            end, last = part.end, utterance
    return text


def word_count(told: Iterable[Utterance]) -> int:
    """Return the number of words of quoted sentences."""
    return sum(len(utterance.words) for utterance in told)


def evidence_of(
    document: Document, told: Iterable[Utterance], *, voice: Voice = "quoted"
) -> list[Evidence]:
    """Return the places of quoted sentences; those that follow each other are one."""
    spans: list[tuple[int, int, int]] = []
    for utterance in told:
        for part in utterance.parts:
            if spans and spans[-1][0] == part.paragraph:
                number, start, end = spans[-1]
                if not document.text[end : part.start].strip():
                    spans[-1] = (number, start, part.end)
                    continue
            spans.append((part.paragraph, part.start, part.end))
    return [
        Evidence(document.id, number, start, end, document.text[start:end], voice)
        for number, start, end in spans
    ]


def words_text(document: Document, words: Sequence[QuotedWord]) -> str:
    """Return the words of one place of a quotation as they stand there."""
    if not words:
        return ""
    runs: list[tuple[int, int]] = []
    for word in words:
        if runs and word.paragraph == words[0].paragraph and not word.after_break:
            runs[-1] = (runs[-1][0], word.end)
        else:
            runs.append((word.start, word.end))
    return " … ".join(document.text[start:end] for start, end in runs)


def subject_of(text: str) -> str:
    """Return the first words of a quotation, which name it."""
    return " ".join(text.translate(_INNER_MARKS).split()[:SUBJECT_WORDS])


def differing(differences: Iterable[Difference], kind: str) -> list[Difference]:
    """Return the differences of one kind."""
    return [difference for difference in differences if difference.kind == kind]
