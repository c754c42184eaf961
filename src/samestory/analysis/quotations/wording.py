"""Sentences and evidence that the findings on quotations share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from samestory.analysis.quotations.likeness import Difference
from samestory.analysis.quotations.utterances import QuotedWord, Utterance
from samestory.model import Document, Evidence, Voice

SHOWN_WORDS = 12
"""Words of a quotation that a summary shows."""

SUBJECT_WORDS = 4

_INNER_MARKS = str.maketrans({"\u201c": "\u2018", "\u201d": "\u2019", '"': "\u2019"})


def in_marks(text: str, *, words: int = SHOWN_WORDS) -> str:
    """Return the first words of a text in quotation marks, on one line."""
    held = text.translate(_INNER_MARKS).split()
    shown = " ".join(held[:words]) + ("…" if len(held) > words else "")
    return f"“{shown}”"


def whole_text(document: Document, told: Iterable[Utterance]) -> str:
    """Return quoted sentences as one text, with dots between pieces that stand apart."""
    text = ""
    end = 0
    statement = -1
    for utterance in told:
        for part in utterance.parts:
            piece = document.text[part.start : part.end].strip()
            if text:
                apart = statement != utterance.statement
                dots = apart and not text.endswith("…") and document.text[end : part.start].strip()
                text += " … " if dots else " "
            text += piece
            end, statement = part.end, utterance.statement
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
