"""Findings on short pieces in quotation marks, inside an outlet's own sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from samestory.analysis.base import CollatedStory, join_names
from samestory.analysis.quotations.utterances import Utterance
from samestory.analysis.quotations.wording import evidence_of, in_marks, subject_of, whole_text
from samestory.documents.normalisation import form_of
from samestory.model import Document, Evidence, Finding, Passage, Place, Reading

KIND = "quotation"

MOST_WORDS_PARTIAL = 4
"""Words up to which a piece in marks is a partial quotation: no clause of its own."""

_TELLING_PIECE = 4.0
"""Background information from which a piece of a few words shows what it is taken from."""

PIECES_SHOWN = 4
"""Pieces that a summary shows."""

_WEIGHT_PIECE = 0.18
_WEIGHT_PARTIAL = 0.05


def by_place(told: Mapping[str, Sequence[Utterance]]) -> dict[Place, list[Utterance]]:
    """Return the quoted sentences by the paragraph in which they begin."""
    placed: dict[Place, list[Utterance]] = {}
    for document, held in told.items():
        for utterance in held:
            placed.setdefault(Place(document, utterance.parts[0].paragraph), []).append(utterance)
    return placed


def pieces_of(
    story: CollatedStory,
    utterance: Utterance,
    passage: Passage,
    pieces: Mapping[Place, Sequence[Utterance]],
) -> list[Utterance]:
    """Return the telling pieces of a sentence that other outlets quote in the passage."""
    outlet = story.documents[utterance.document].outlet
    return [
        piece
        for place in passage.places
        if story.documents[place.document].outlet != outlet
        for piece in pieces.get(place, ())
        if holds(utterance, piece)
        and sum(word.information for word in piece.words) >= _TELLING_PIECE
    ]


def holds(utterance: Utterance, piece: Utterance) -> bool:
    """Tell whether the words of a piece stand in a row in a sentence."""
    # Most pieces are no part of the sentence, which the first word tells fast.
    if piece.forms and piece.forms[0] not in utterance.forms:
        return False
    return f" {' '.join(piece.forms)} " in f" {' '.join(utterance.forms)} "


def in_pieces(
    story: CollatedStory, utterance: Utterance, passage: Passage, pieces: Sequence[Utterance]
) -> Finding:
    """Return a finding on a sentence of which other outlets quote a piece."""
    documents = story.documents
    text = whole_text(documents[utterance.document], [utterance])
    evidence = evidence_of(documents[utterance.document], [utterance])
    readings = [Reading(text, (utterance.document,), tuple(range(len(evidence))))]
    for piece in pieces:
        found = evidence_of(documents[piece.document], [piece])
        places = tuple(range(len(evidence), len(evidence) + len(found)))
        evidence += found
        readings.append(
            Reading(whole_text(documents[piece.document], [piece]), (piece.document,), places)
        )
    told = join_names(
        [f"{documents[r.documents[0]].label} {in_marks(r.text)} of it" for r in readings[1:]]
    )
    return Finding(
        kind=KIND,
        passage=passage.id,
        summary=f"{documents[utterance.document].label} quotes {in_marks(text)}; {told}.",
        reason="The piece stands word for word in the sentence that the other outlet quotes.",
        readings=in_story_order(story, readings),
        evidence=tuple(evidence),
        voice="quoted",
        subject=subject_of(text),
        relation="piece",
        confidence=0.8,
        weight=_WEIGHT_PIECE,
    )


def in_story_order(story: CollatedStory, readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Return readings in the order of the documents."""
    letters = list(story.documents)
    return tuple(sorted(readings, key=lambda reading: letters.index(reading.documents[0])))


def begins_small(document: Document, utterance: Utterance) -> bool:
    """Tell whether a piece begins with a small letter, as what is taken from a sentence does."""
    return whole_text(document, [utterance])[:1].islower()


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
    return begins_small(document, utterance) and text[-1:] not in ".!?…"


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
