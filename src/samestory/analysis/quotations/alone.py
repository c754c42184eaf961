"""Findings on quotations that one outlet alone has, and on short pieces in marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from samestory.analysis.base import CollatedStory, join_names
from samestory.analysis.quotations.holding import SHARE_QUOTED
from samestory.analysis.quotations.reported import OwnVoice, Report
from samestory.analysis.quotations.utterances import Utterance
from samestory.analysis.quotations.wording import (
    evidence_of,
    in_marks,
    subject_of,
    whole_text,
    word_count,
)
from samestory.documents.normalisation import form_of
from samestory.model import Document, Evidence, Finding, Passage, Place, Reading, Span

KIND = "quotation"

LEAST_WORDS_ALONE = 8
"""Words from which a quotation of one outlet is reported. Shorter ones are mostly turns of
phrase."""

MOST_WORDS_PARTIAL = 4
"""Words up to which a piece in marks is a partial quotation: no clause of its own."""

_TELLING_PIECE = 4.0
"""Background information from which a piece of a few words shows what it is taken from."""

PIECES_SHOWN = 4
"""Pieces that a summary shows."""

_WEIGHT_ALONE = 0.2
_WEIGHT_PER_WORD = 0.003
_MOST_WEIGHT_ALONE = 0.4
_WEIGHT_SAME_WORDS = 0.55
_WEIGHT_REPORT = 0.35
_WEIGHT_PARTIAL = 0.05

Quoted = Mapping[str, Sequence[Sequence[Span]]]


def alone_findings(
    story: CollatedStory,
    alone: Sequence[Utterance],
    quoted: Quoted,
    told: Mapping[str, Sequence[Utterance]],
) -> list[Finding]:
    """Return findings on quotations that stand in a passage that others tell too.

    Pieces of a few words are left to `partial_quotes`; a sentence of which another outlet quotes
    such a piece is not quoted by one outlet alone.
    """
    passages = {place: p for p in story.passages for place in p.places if _others(story, p)}
    pieces = _by_place(told)
    own_voice = OwnVoice(story.documents, quoted)
    findings: list[Finding] = []
    unreported: dict[tuple[str, str], list[Utterance]] = {}
    for utterance in alone:
        first = Place(utterance.document, utterance.parts[0].paragraph)
        passage = passages.get(first)
        if passage is None or not utterance.certain or utterance.nested:
            continue
        if any(
            Place(utterance.document, p.paragraph) not in passage.places for p in utterance.parts
        ):
            continue
        reports = _reports(story, utterance, passage, own_voice)
        if reports:
            findings.append(_reported(story, utterance, passage, reports))
        elif len(utterance.words) > MOST_WORDS_PARTIAL and not _in_pieces(
            story, utterance, passage, pieces
        ):
            unreported.setdefault((passage.id, utterance.document), []).append(utterance)
    by_id = {passage.id: passage for passage in story.passages}
    for (name, _), held in unreported.items():
        if word_count(held) >= LEAST_WORDS_ALONE:
            findings.append(_only_here(story, held, by_id[name]))
    return findings


def _others(story: CollatedStory, passage: Passage) -> bool:
    return len({story.documents[letter].outlet for letter in passage.documents}) > 1


def _in_pieces(
    story: CollatedStory,
    utterance: Utterance,
    passage: Passage,
    pieces: Mapping[Place, Sequence[Utterance]],
) -> bool:
    """Tell whether another outlet quotes a telling piece of the sentence in the passage."""
    whole = f" {' '.join(utterance.forms)} "
    outlet = story.documents[utterance.document].outlet
    return any(
        f" {' '.join(piece.forms)} " in whole
        and sum(word.information for word in piece.words) >= _TELLING_PIECE
        for place in passage.places
        if story.documents[place.document].outlet != outlet
        for piece in pieces.get(place, ())
    )


def _by_place(told: Mapping[str, Sequence[Utterance]]) -> dict[Place, list[Utterance]]:
    """Return the quoted sentences by the paragraph in which they begin."""
    placed: dict[Place, list[Utterance]] = {}
    for document, held in told.items():
        for utterance in held:
            placed.setdefault(Place(document, utterance.parts[0].paragraph), []).append(utterance)
    return placed


def _reports(
    story: CollatedStory, utterance: Utterance, passage: Passage, own_voice: OwnVoice
) -> list[Report]:
    documents = story.documents
    outlet = documents[utterance.document].outlet
    found = []
    for cell in passage.cells:
        other = documents[cell.document]
        if other.outlet != outlet:
            places = [Place(cell.document, number) for number in cell.paragraphs]
            report = own_voice.find_report(utterance, places)
            if report is not None:
                found.append(report)
    return found


def _reported(
    story: CollatedStory, utterance: Utterance, passage: Passage, reports: Sequence[Report]
) -> Finding:
    documents = story.documents
    document = documents[utterance.document]
    text = whole_text(document, [utterance])
    evidence = evidence_of(document, [utterance])
    readings = [Reading(text, (document.id,), tuple(range(len(evidence))), "in quotation marks")]
    for report in reports:
        words = documents[report.document].text[report.span.start : report.span.end]
        note = "without quotation marks" if report.how == "same words" else "as a report"
        readings.append(Reading(words, (report.document,), (len(evidence),), note))
        evidence.append(
            Evidence(report.document, report.paragraph, report.span.start, report.span.end, words)
        )
    ordered = _in_story_order(story, readings)
    word_for_word = all(report.how == "same words" for report in reports)
    others = join_names([documents[report.document].label for report in reports])
    how = "without quotation marks" if word_for_word else "as a report"
    best = max(reports, key=lambda report: report.share)
    return Finding(
        kind=KIND,
        passage=passage.id,
        summary=f"{document.label} quotes {in_marks(text)}; {others} tells it {how}."
        if len(reports) == 1
        else f"{document.label} quotes {in_marks(text)}; {others} tell it {how}.",
        reason=(
            f"{best.agreed} words of the quotation stand in a row outside quotation marks."
            if word_for_word
            else f"A sentence with a reporting verb holds {best.agreed} content words of the "
            f"quotation, {best.share:.0%} of what its words tell."
        ),
        readings=ordered,
        evidence=tuple(evidence),
        voice="quoted",
        subject=subject_of(text),
        relation="quoted or reported",
        confidence=0.9 if word_for_word else round(best.share, 3),
        weight=_WEIGHT_SAME_WORDS if word_for_word else _WEIGHT_REPORT,
    )


def _in_story_order(story: CollatedStory, readings: Sequence[Reading]) -> tuple[Reading, ...]:
    letters = list(story.documents)
    return tuple(sorted(readings, key=lambda reading: letters.index(reading.documents[0])))


def _only_here(story: CollatedStory, held: Sequence[Utterance], passage: Passage) -> Finding:
    documents = story.documents
    document = documents[held[0].document]
    text = whole_text(document, held)
    words = word_count(held)
    longest = whole_text(document, [max(held, key=lambda utterance: len(utterance.words))])
    evidence = evidence_of(document, held)
    others = join_names([documents[d].label for d in passage.documents if d != document.id])
    return Finding(
        kind=KIND,
        passage=passage.id,
        summary=(
            f"Only {document.label} quotes {in_marks(longest)}; no matching quotation in {others}."
        ),
        reason=(
            f"{words} quoted words in a passage of {len(passage.documents)} outlets; no other "
            f"quotes {SHARE_QUOTED:.0%} of their runs of three words, and no sentence of the "
            "passage reports them in nearly the same words."
        ),
        readings=(Reading(text, (document.id,), tuple(range(len(evidence)))),),
        evidence=tuple(evidence),
        voice="quoted",
        subject=subject_of(text),
        relation="only here",
        confidence=0.8,
        weight=round(min(_MOST_WEIGHT_ALONE, _WEIGHT_ALONE + _WEIGHT_PER_WORD * words), 3),
    )


def partial_quotes(story: CollatedStory, told: Sequence[Utterance]) -> list[Finding]:
    """Return for each document one finding on the short pieces that it puts in marks."""
    findings = []
    for document in story.documents.values():
        pieces = [
            u for u in told if u.document == document.id and _is_partial(document, u) and u.certain
        ]
        if pieces:
            findings.append(_partial(document, pieces))
    return findings


def _is_partial(document: Document, utterance: Utterance) -> bool:
    """Tell whether an utterance is a phrase: up to four words, no sentence, no title."""
    if not 0 < len(utterance.words) <= MOST_WORDS_PARTIAL or utterance.nested:
        return False
    text = whole_text(document, [utterance])
    return text[:1].islower() and text[-1:] not in ".!?…"


def _partial(document: Document, pieces: Sequence[Utterance]) -> Finding:
    distinct: dict[tuple[str, ...], list[Utterance]] = {}
    for piece in pieces:
        key = tuple(form_of(form) for form in piece.forms)
        distinct.setdefault(key, []).append(piece)
    evidence: list[Evidence] = []
    readings = []
    for held in distinct.values():
        found = [item for piece in held for item in evidence_of(document, [piece])]
        places = tuple(range(len(evidence), len(evidence) + len(found)))
        evidence += found
        readings.append(
            Reading(whole_text(document, held[:1]).rstrip(",;:"), (document.id,), places)
        )
    shown = join_names([in_marks(reading.text) for reading in readings[:PIECES_SHOWN]])
    more = len(readings) - PIECES_SHOWN
    number = f"{len(readings)} short {'piece' if len(readings) == 1 else 'pieces'}"
    return Finding(
        kind=KIND,
        passage=None,
        summary=(
            f"{document.label} has {number} in quotation marks inside its own sentences: {shown}"
            f"{f' and {more} more' if more > 0 else ''}."
        ),
        reason=(
            f"Pieces of up to {MOST_WORDS_PARTIAL} words that begin with a small letter and end "
            "no sentence. Marks round a word or two may quote, or keep it at a distance."
        ),
        readings=tuple(readings),
        evidence=tuple(evidence),
        voice="quoted",
        subject="short pieces",
        relation="partial quote",
        confidence=0.7,
        weight=_WEIGHT_PARTIAL,
    )
