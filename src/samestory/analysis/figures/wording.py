"""Findings on figures in plain sentences."""

from __future__ import annotations

from collections.abc import Mapping

from samestory.analysis.aligned_pairs import passage_of
from samestory.analysis.base import CollatedStory, join_names
from samestory.analysis.figures.comparison import Gap
from samestory.analysis.figures.placing import PlacedFigure
from samestory.analysis.figures.relations import Relation, relate
from samestory.analysis.figures.sameness import shared_words
from samestory.documents.normalisation import form_of, unit_of
from samestory.documents.tokenisation import tokenise
from samestory.model import Document, Evidence, Finding, Reading

WEIGHTS: Mapping[Relation, float] = {
    "hedged": 0.35,
    "rounded": 0.3,
    "bound": 0.4,
    "range": 0.4,
    "different": 0.9,
}
"""What a reader gains from a gap, by relation."""

KIND_FACTORS = {"date": 0.8, "time": 0.8, "duration": 0.7, "measure": 0.8, "age": 0.6}
"""Counts, money and shares weigh in full."""

QUOTED_FACTOR = 0.8
"""A figure that somebody else gives is the outlet's choice only in part."""

REASONS: Mapping[Relation, str] = {
    "hedged": "The value is one; one text gives it as a limit, the other flatly",
    "rounded": "One value is the other rounded",
    "bound": "One text gives a bound, and the other's value keeps to it",
    "range": "One text gives a range or a vague number, and the other's value lies in it",
    "different": "Neither rounding, a bound, a range nor the unit accounts for the gap",
}

_FORMS = " / "
"""Stands in a reading between the forms of outlets that count other nouns."""

MOST_WORDS = 4
"""Shared words that a reason names."""


def finding_of(gap: Gap, story: CollatedStory, kind: str) -> Finding:
    """Return a gap as a finding."""
    documents = story.documents
    evidence = tuple(_evidence(figure, documents[figure.document]) for figure in gap.figures)
    readings = _readings(gap, evidence)
    subject = subject_of(gap, documents)
    quoted = any(item.voice == "quoted" for item in evidence)
    weight = WEIGHTS[gap.relation] * KIND_FACTORS.get(gap.figures[0].figure.kind, 1.0)
    return Finding(
        kind=kind,
        passage=passage_of(story, evidence),
        summary=_summary(readings, documents, subject if _is_named(gap) else ""),
        reason=_reason(gap, documents),
        readings=readings,
        evidence=evidence,
        voice="quoted" if quoted else "outlet",
        subject=subject,
        relation=gap.relation,
        confidence=gap.confidence,
        weight=round(weight * (QUOTED_FACTOR if quoted else 1.0), 4),
    )


def subject_of(gap: Gap, documents: Mapping[str, Document]) -> str:
    """Return what is counted in a word or two; empty where the texts do not name it."""
    first, second = gap.pair
    if first.concept and first.concept == second.concept:
        return first.concept
    if first.figure.counted and first.head == second.head:
        return min(
            (first.figure.counted, second.figure.counted), key=lambda text: (len(text), text)
        )
    if first.figure.kind in ("age", "date", "time"):
        return first.figure.kind
    if first.figure.counted and first.figure.kind == "count":
        return first.figure.counted
    return _told_word(first, shared_words(first, second), documents[first.document])


def _is_named(gap: Gap) -> bool:
    """Tell whether the subject names what is counted, rather than a word beside it."""
    first, second = gap.pair
    same = (first.concept and first.concept == second.concept) or (
        first.figure.counted and first.head == second.head
    )
    return bool(same) or first.figure.kind in ("age", "date", "time")


def _told_word(placed: PlacedFigure, units: list[str], document: Document) -> str:
    """Return the most telling shared word as it stands in the text."""
    paragraph = document.paragraphs[placed.paragraph - 1]
    for unit in units[:1]:
        for token in tokenise(paragraph.text):
            if unit_of(form_of(token.form), placed.language) == unit:
                return token.form
    return ""


def _evidence(placed: PlacedFigure, document: Document) -> Evidence:
    start, end = placed.figure.start, placed.figure.end
    return Evidence(
        placed.document, placed.paragraph, start, end, document.text[start:end], placed.voice
    )


def _readings(gap: Gap, evidence: tuple[Evidence, ...]) -> tuple[Reading, ...]:
    """Group the documents by value and bound."""
    groups: list[list[int]] = []
    for index, placed in enumerate(gap.figures):
        for group in groups:
            if relate(gap.figures[group[0]].figure, placed.figure) == "same":
                group.append(index)
                break
        else:
            groups.append([index])
    return tuple(
        Reading(
            _reading_text([evidence[index].text for index in group], gap, group),
            tuple(gap.figures[index].document for index in group),
            tuple(group),
            "in a quotation" if all(evidence[i].voice == "quoted" for i in group) else "",
        )
        for group in groups
    )


def _reading_text(texts: list[str], gap: Gap, group: list[int]) -> str:
    """Return a figure as it stands; the forms of several outlets where they count other nouns."""
    heads: dict[str, str] = {}
    for index, text in zip(group, texts, strict=True):
        if gap.figures[index].figure.counted:
            heads.setdefault(gap.figures[index].head, text)
    return _FORMS.join(dict.fromkeys(heads.values())) if len(heads) > 1 else texts[0]


def _summary(readings: tuple[Reading, ...], documents: Mapping[str, Document], subject: str) -> str:
    parts = []
    for number, reading in enumerate(readings):
        names = join_names([documents[d].label for d in reading.documents])
        verb = "has" if len(reading.documents) == 1 else "have"
        told = reading.text.replace(_FORMS, "” and “")
        joiner = "" if number == 0 else " where " if number == 1 else ", and "
        parts.append(f"{joiner}{names} {verb} “{told}”")
    said = subject and not all(subject.lower() in reading.text.lower() for reading in readings)
    lead = f"{subject[0].upper()}{subject[1:]}: " if said else ""
    return f"{lead}{''.join(parts)}."


def _reason(gap: Gap, documents: Mapping[str, Document]) -> str:
    first, second = gap.pair
    words = shared_words(first, second)[:MOST_WORDS]
    told = [_told_word(first, [unit], documents[first.document]) for unit in words]
    is_converted = first.figure.kind in ("measure", "duration")
    units = {figure.figure.unit for figure in gap.figures} if is_converted else ()
    why = REASONS[gap.relation] + (", once the units are converted" if len(units) > 1 else "")
    shared = (
        f" Both stand among {join_names([f'“{word}”' for word in told if word])}."
        if any(told)
        else ""
    )
    times = [
        f"{documents[figure.document].label} {documents[figure.document].published}"
        for figure in gap.figures
        if documents[figure.document].published
    ]
    published = f" Published: {'; '.join(times)}." if len(times) > 1 else ""
    return f"{why}.{shared}{published}"
