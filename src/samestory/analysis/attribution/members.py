"""A document's part in a contrast, and the finding that a contrast becomes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from samestory.analysis.attribution.statements import Account, Sentence, Voice
from samestory.documents.quotations import quoted_spans
from samestory.model import Evidence, Finding, Reading, Span

_LONGEST_NAME = 8
"""Words of a source's name that a summary shows."""


@dataclass(frozen=True, slots=True)
class Member:
    """One document's statement in a group of statements with the same content.

    Attributes
    ----------
    account
        Its document.
    voice, sentence
        The attribution, or else the sentence in the outlet's own voice.
    covered
        Part of the content that it shares with the group's first, 0 to 1.
    shared
        Those words in the first document, most telling first; empty for the first itself.
    place
        The document's place in the passage.
    common
        How many of the shared words are no names: they begin with a small letter in the document.
    """

    account: Account
    voice: Voice | None
    sentence: Sentence | None = None
    covered: float = 1.0
    shared: tuple[Span, ...] = ()
    place: int = 0
    common: int = 0

    @property
    def id(self) -> str:
        """The document's letter."""
        return self.account.document.id

    @property
    def label(self) -> str:
        """The document's name in reports."""
        return self.account.document.label


def contrast_finding(
    passage: str,
    members: Sequence[Member],
    *,
    summary: str,
    reason: str,
    text: Callable[[Member], str],
    note: Callable[[Member], str],
    subject: str,
    relation: str,
    confidence: float,
    weight: float,
) -> Finding:
    """Return a contrast as a finding, its readings grouped by equal words and notes.

    Parameters
    ----------
    members
        Those it is about, in the documents' order.
    text, note
        A member's reading and what a reader should know of it.
    """
    evidence: list[Evidence] = []
    grouped: dict[tuple[str, str], tuple[list[str], list[int]]] = {}
    for member in members:
        items = _evidence(member)
        documents, indexes = grouped.setdefault((text(member), note(member)), ([], []))
        documents.append(member.id)
        indexes += range(len(evidence), len(evidence) + len(items))
        evidence += items
    return Finding(
        kind="attribution",
        passage=passage,
        summary=summary,
        reason=reason,
        readings=tuple(
            Reading(words, tuple(documents), tuple(indexes), remark)
            for (words, remark), (documents, indexes) in grouped.items()
        ),
        evidence=tuple(evidence),
        subject=subject,
        relation=relation,
        confidence=confidence,
        weight=weight,
    )


def _evidence(member: Member) -> list[Evidence]:
    if member.sentence is not None:
        return [_piece(member, member.sentence.paragraph, member.sentence.span)]
    if member.voice is None:
        return []
    attribution = member.voice.attribution
    spans = sorted(
        [*([attribution.source] if attribution.source else []), attribution.cue],
        key=lambda span: span.start,
    )
    if len(spans) > 1 and spans[1].start - spans[0].end <= 1:
        spans = [Span(spans[0].start, spans[1].end)]
    spans = sorted([*spans, *attribution.content], key=lambda span: span.start)
    return [_piece(member, attribution.paragraph, span) for span in spans]


def _piece(member: Member, paragraph: int, span: Span) -> Evidence:
    document = member.account.document
    held = document.paragraphs[paragraph - 1]
    quoted = sum(
        max(0, min(q.end, span.end) - max(q.start, span.start))
        for q in quoted_spans(held.text, offset=held.start)
    )
    return Evidence(
        document.id,
        paragraph,
        span.start,
        span.end,
        document.text[span.start : span.end],
        "quoted" if 2 * quoted > span.end - span.start else "outlet",
    )


def words_of(member: Member, span: Span) -> str:
    """Return a stretch of a member's document on one line."""
    return " ".join(member.account.document.text[span.start : span.end].split())


def short_name(voice: Voice | None) -> str:
    """Return a source's name, cut where it is long."""
    words = voice.name.split() if voice else []
    return " ".join(words) if len(words) <= _LONGEST_NAME else " ".join(words[:_LONGEST_NAME]) + "…"


def subject_of(flat: Member, first: Member) -> str:
    """Return the two most telling words that a member shares with the group's first."""
    text = first.account.document.text
    return ", ".join(text[span.start : span.end] for span in flat.shared[:2])
