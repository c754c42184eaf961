"""Findings on quotations that one outlet alone has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from samestory.analysis.base import CollatedStory, join_names
from samestory.analysis.quotations.holding import SHARE_QUOTED
from samestory.analysis.quotations.pieces import (
    MOST_WORDS_PARTIAL,
    begins_small,
    by_place,
    holds,
    in_pieces,
    in_story_order,
    pieces_of,
)
from samestory.analysis.quotations.reported import Asked, OwnVoice, Report
from samestory.analysis.quotations.speakers import beside
from samestory.analysis.quotations.utterances import Utterance
from samestory.analysis.quotations.wording import (
    evidence_of,
    in_marks,
    subject_of,
    whole_text,
    word_count,
)
from samestory.model import Document, Evidence, Finding, Passage, Place, Reading, Span

KIND = "quotation"

LEAST_WORDS_ALONE = 8
"""Words from which a quotation of one outlet is reported. Shorter ones are mostly turns of
phrase."""

_WEIGHT_ALONE = 0.2
_WEIGHT_PER_WORD = 0.003
_MOST_WEIGHT_ALONE = 0.4
_WEIGHT_SAME_WORDS = 0.55
_WEIGHT_REPORT = 0.35

Quoted = Mapping[str, Sequence[Sequence[Span]]]


def alone_findings(
    story: CollatedStory,
    alone: Sequence[Utterance],
    quoted: Quoted,
    told: Mapping[str, Sequence[Utterance]],
) -> list[Finding]:
    """Return findings on quotations that stand in a passage that others tell too.

    Pieces of a few words are left to `partial_quotes`; a sentence of which another outlet quotes
    such a piece is told with it.
    """
    shared = {p.id: p for p in story.passages if _others(story, p)}
    pieces = by_place(told)
    own_voice = OwnVoice(quoted)
    findings: list[Finding] = []
    unreported: dict[tuple[str, str], list[Utterance]] = {}
    for utterance in alone:
        first = Place(utterance.document, utterance.parts[0].paragraph)
        passage = story.passage_at.get(first)
        if passage is None or passage.id not in shared:
            continue
        if not utterance.certain or utterance.nested:
            continue
        if any(
            story.passage_at.get(Place(utterance.document, p.paragraph)) is not passage
            for p in utterance.parts[1:]
        ):
            continue
        reports = _reports(story, utterance, passage, own_voice)
        if reports:
            findings.append(_reported(story, utterance, passage, reports))
        elif len(utterance.words) > MOST_WORDS_PARTIAL:
            taken = pieces_of(story, utterance, passage, pieces)
            cut = [p for p in taken if _is_cut(story, p, told[utterance.document])]
            if cut:
                findings.append(in_pieces(story, utterance, passage, cut))
            elif not taken:
                unreported.setdefault((passage.id, utterance.document), []).append(utterance)
    for (name, letter), held in unreported.items():
        findings += [
            _only_here(story, said, shared[name])
            for said in _by_speaker(story.documents[letter], held)
            if word_count(said) >= LEAST_WORDS_ALONE
        ]
    return findings


def _is_cut(story: CollatedStory, piece: Utterance, others: Sequence[Utterance]) -> bool:
    """Tell whether a piece is cut from a sentence: from one alone of another document's."""
    holders = sum(holds(other, piece) for other in others)
    return holders == 1 and begins_small(story.documents[piece.document], piece)


def _by_speaker(document: Document, held: Sequence[Utterance]) -> list[list[Utterance]]:
    """Part quoted sentences where another person is named as the speaker.

    Those without a name go with the ones before them.
    """
    groups: list[list[Utterance]] = []
    last = ""
    for utterance in held:
        name = beside(document, utterance).name
        if not groups or (name and name != last):
            groups.append([])
        groups[-1].append(utterance)
        last = name or last
    return groups


def _others(story: CollatedStory, passage: Passage) -> bool:
    return len({story.documents[letter].outlet for letter in passage.documents}) > 1


def _reports(
    story: CollatedStory, utterance: Utterance, passage: Passage, own_voice: OwnVoice
) -> list[Report]:
    documents = story.documents
    outlet = documents[utterance.document].outlet
    asked = Asked(utterance)
    found = []
    for cell in passage.cells:
        other = documents[cell.document]
        if other.outlet != outlet:
            report = own_voice.find_report(asked, other, cell.paragraphs)
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
    ordered = in_story_order(story, readings)
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
