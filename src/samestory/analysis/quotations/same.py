"""Findings on a quotation that several outlets have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rapidfuzz.distance import Indel

from samestory.analysis.attribution.verb_contrast import NOTES, verb_weight
from samestory.analysis.base import CollatedStory
from samestory.analysis.quotations.likeness import TELLING_SMALL, Difference, Likeness
from samestory.analysis.quotations.matching import Match
from samestory.analysis.quotations.speakers import Beside, are_different_people, beside
from samestory.analysis.quotations.stretches import with_stretches
from samestory.analysis.quotations.telling import SUMMARIES, Told, other_speaker, other_verb
from samestory.analysis.quotations.wording import (
    evidence_of,
    subject_of,
)
from samestory.model import Document, Evidence, Finding, Place, Reading, Span

KIND = "quotation"
_WEIGHTS = {"identical": 0.1, "tidied": 0.1, "shortened": 0.3, "altered": 0.8}
_WEIGHT_CUT_INSIDE = 0.5
_WEIGHT_SMALL_CUT = 0.15
_MOST_WORDS_SMALL_CUT = 3
_WEIGHT_CHANGE_OF_SENSE = 0.6
_WEIGHT_SMALL_CHANGE = 0.15
_WEIGHT_OTHER_SPEAKER = 0.95
_CONTENT = 2.5
_FORMS_OF_ONE = 0.65
"""Likeness of letters from which words count as forms of one: *said* and *say*."""

Quoted = Mapping[str, Sequence[Sequence[Span]]]
"""By document, for each paragraph the spans that are quoted."""


def same_findings(story: CollatedStory, matches: Sequence[Match]) -> list[Finding]:
    """Return one finding for each quotation that several documents have."""
    told = [_told(story.documents, match) for match in matches]
    # One verb may hold several quoted sentences: the one that most outlets have tells of it.
    contrasted: set[tuple[str, int]] = set()
    relations: dict[int, tuple[str, str]] = {}
    for number in sorted(range(len(told)), key=lambda n: -len(told[n].match.told)):
        relations[number] = _relation(told[number], contrasted)
        if relations[number][0] == "other verb":
            contrasted |= _verb_places(told[number])
    return [_finding(story, held, relations[n]) for n, held in enumerate(told)]


def _told(documents: Mapping[str, Document], match: Match) -> Told:
    spoken = {letter: beside(documents[letter], held[0]) for letter, held in match.told.items()}
    return Told(documents, match, spoken)


def _finding(story: CollatedStory, told: Told, relation_and_summary: tuple[str, str]) -> Finding:
    documents, match = story.documents, told.match
    relation, summary = relation_and_summary
    evidence: list[Evidence] = []
    readings = []
    for text, letters, note in _grouped(told):
        places: list[int] = []
        for letter in letters:
            held = [*evidence_of(documents[letter], match.told[letter]), *_beside(told, letter)]
            places += range(len(evidence), len(evidence) + len(held))
            evidence += held
        readings.append(Reading(text, letters, tuple(places), note))
    readings = with_stretches(readings)
    rows = {story.passage_at[Place(item.document, item.paragraph)].id for item in evidence}
    return Finding(
        kind=KIND,
        passage=rows.pop() if len(rows) == 1 else None,
        summary=summary,
        reason=_reason(match, relation),
        readings=tuple(readings),
        evidence=tuple(evidence),
        voice="quoted",
        subject=subject_of(told.text(told.longest)),
        relation=relation,
        confidence=_confidence(match, relation),
        weight=_weight(told, relation),
    )


def _grouped(told: Told) -> list[tuple[str, tuple[str, ...], str]]:
    """Return each distinct text with its documents and what they put beside it."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for letter, held in told.match.told.items():
        forms = " ".join(form for utterance in held for form in utterance.forms)
        groups.setdefault((forms, _note(told.beside[letter])), []).append(letter)
    return [(told.text(letters[0]), tuple(letters), key[1]) for key, letters in groups.items()]


def _note(spoken: Beside) -> str:
    verb = f"with “{spoken.verb}”" if spoken.verb else ""
    if verb and spoken.verdict in NOTES:
        verb += f", which {NOTES[spoken.verdict]}"
    if spoken.name:
        return f"put to {spoken.name}, {verb}" if verb else f"put to {spoken.name}"
    return verb


def _beside(told: Told, letter: str) -> list[Evidence]:
    """Return the speaker's name and the verb as evidence, in the outlet's own voice."""
    spoken, document = told.beside[letter], told.documents[letter]
    spans = sorted(
        (span for span in (spoken.name_span, spoken.verb_span) if span),
        key=lambda span: span.start,
    )
    numbers = [next(p.number for p in document.paragraphs if s.start < p.end) for s in spans]
    return [
        Evidence(letter, number, s.start, s.end, document.text[s.start : s.end])
        for number, s in zip(numbers, spans, strict=True)
    ]


def _relation(told: Told, contrasted: set[tuple[str, int]]) -> tuple[str, str]:
    """Return what is most telling of a match, and the sentence that tells it.

    Parameters
    ----------
    contrasted
        Places of verbs that another finding contrasts already.
    """
    speakers = _two_speakers(told)
    if speakers is not None:
        return "other speaker", other_speaker(told, *speakers)
    relation = told.match.relation
    if relation != "altered" and _verb_weight(told) and not _verb_places(told) <= contrasted:
        return "other verb", other_verb(told)
    return relation, SUMMARIES[relation](told)


def _two_speakers(told: Told) -> tuple[str, str] | None:
    """Return two documents that put a quotation to different people, if they do.

    At least one of them must name the other's speaker somewhere: it tells the two apart.
    """
    letters = [letter for letter, beside in told.beside.items() if beside.name]
    for number, one in enumerate(letters):
        for two in letters[number + 1 :]:
            names = told.beside[one], told.beside[two]
            known = (
                _last_word(names[0].name) in told.documents[two].text
                or _last_word(names[1].name) in told.documents[one].text
            )
            if known and are_different_people(*names):
                return one, two
    return None


def _last_word(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1]


def _verb_weight(told: Told) -> float:
    """Return how telling the contrast of the verbs beside the quotation is, 0 for none."""
    return verb_weight(spoken.verdict for spoken in told.beside.values() if spoken.verdict)


def _verb_places(told: Told) -> set[tuple[str, int]]:
    return {
        (letter, spoken.verb_span.start)
        for letter, spoken in told.beside.items()
        if spoken.verb_span is not None
    }


def _reason(match: Match, relation: str) -> str:
    shared = sum(likeness.shared for likeness in match.likenesses)
    pairs = len(match.likenesses)
    ratio = min(likeness.ratio for likeness in match.likenesses)
    return (
        f"{pairs} {'pair' if pairs == 1 else 'pairs'} of quoted sentences with {shared} equal "
        f"words in all; of the words in the stretch that both have, at least {ratio:.0%} are the "
        f"same. {_MEANING[relation]}"
    )


_MEANING = {
    "identical": "All words are equal but for letter case, punctuation and contractions.",
    "tidied": "What differs is in brackets, or another spelling or form of the same words.",
    "shortened": "One form has words that another has not; which was said is not known.",
    "altered": "Other words stand in the same place; which were said is not known.",
    "other speaker": "The names beside the quotation have no word in common.",
    "other verb": "The reporting verbs are of different classes.",
}


def _confidence(match: Match, relation: str) -> float:
    shared = min(likeness.shared for likeness in match.likenesses)
    ratio = min(likeness.ratio for likeness in match.likenesses)
    sure = min(1.0, 0.6 + 0.04 * (shared - 5)) * (0.5 + 0.5 * ratio)
    return round(sure * (0.8 if relation == "other speaker" else 1.0), 3)


def _weight(told: Told, relation: str) -> float:
    if relation == "other speaker":
        return _WEIGHT_OTHER_SPEAKER
    if relation == "other verb":
        return _verb_weight(told)
    differences = [d for likeness in told.match.likenesses for d in likeness.differences]
    if relation == "altered":
        return max(_weight_of_change(d) for d in differences if d.kind == "replaced")
    if relation == "shortened":
        if any(_is_cut_inside(x) for x in told.match.likenesses):
            return _WEIGHT_CUT_INSIDE
        cut = [len(d.one or d.two) for d in differences if d.kind == "cut"]
        cut += [len(u.words) for held in told.match.further.values() for u in held]
        if max(cut, default=0) <= _MOST_WORDS_SMALL_CUT:
            return _WEIGHT_SMALL_CUT
    return _WEIGHTS[relation]


def _weight_of_change(difference: Difference) -> float:
    """Return most where other content words stand, least for another form of the same ones."""
    one = " ".join(word.form for word in difference.one)
    two = " ".join(word.form for word in difference.two)
    if Indel.normalized_similarity(one, two) >= _FORMS_OF_ONE:
        return _WEIGHT_SMALL_CHANGE
    words = difference.one + difference.two
    if any(word.information >= _CONTENT for word in words):
        return _WEIGHTS["altered"]
    telling = any(word.form in TELLING_SMALL for word in words)
    return _WEIGHT_CHANGE_OF_SENSE if telling else _WEIGHT_SMALL_CHANGE


def _is_cut_inside(likeness: Likeness) -> bool:
    """Tell whether words that say something are left out unmarked in the middle."""
    ends = {
        likeness.one.words[0],
        likeness.one.words[-1],
        likeness.two.words[0],
        likeness.two.words[-1],
    }
    return any(
        d.kind == "cut"
        and not d.marked
        and not ends & {*d.one, *d.two}
        and any(w.information >= _CONTENT or w.form in TELLING_SMALL for w in d.one + d.two)
        for d in likeness.differences
    )
