"""Findings on a quotation that several outlets have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rapidfuzz.distance import Indel

from samestory.analysis.base import CollatedStory
from samestory.analysis.quotations.likeness import TELLING_SMALL, Difference, Likeness
from samestory.analysis.quotations.matching import Match
from samestory.analysis.quotations.reporting_verbs import is_telling
from samestory.analysis.quotations.speakers import (
    Attribution,
    are_different_people,
    attribution,
)
from samestory.analysis.quotations.telling import SUMMARIES, Told, other_speaker, other_verb
from samestory.analysis.quotations.wording import (
    evidence_of,
    subject_of,
)
from samestory.model import Evidence, Finding, Place, Reading, Span

KIND = "quotation"
_WEIGHTS = {"identical": 0.1, "tidied": 0.1, "shortened": 0.3, "altered": 0.8}
_WEIGHT_CUT_INSIDE = 0.5
_WEIGHT_SMALL_CUT = 0.15
_MOST_WORDS_SMALL_CUT = 3
_WEIGHT_CHANGE_OF_SENSE = 0.6
_WEIGHT_SMALL_CHANGE = 0.15
_WEIGHT_OTHER_SPEAKER = 0.95
_WEIGHT_OTHER_VERB = 0.7
_CONTENT = 2.5
_FORMS_OF_ONE = 0.65
"""Likeness of letters from which words count as forms of one: *said* and *say*."""

Quoted = Mapping[str, Sequence[Sequence[Span]]]
"""By document, for each paragraph the spans that are quoted."""


def same_findings(story: CollatedStory, matches: Sequence[Match], quoted: Quoted) -> list[Finding]:
    """Return one finding for each quotation that several documents have."""
    passages = {place: passage.id for passage in story.passages for place in passage.places}
    return [_finding(story, match, quoted, passages) for match in matches]


def _finding(
    story: CollatedStory, match: Match, quoted: Quoted, passages: Mapping[Place, str]
) -> Finding:
    documents = story.documents
    beside = {
        letter: attribution(
            documents[letter], held[0], tuple(quoted[letter][held[0].parts[0].paragraph - 1])
        )
        for letter, held in match.told.items()
    }
    told = Told(documents, match, beside)
    relation, summary = _relation(told)
    evidence: list[Evidence] = []
    readings = []
    for text, letters, note in _grouped(told):
        places: list[int] = []
        for letter in letters:
            held = [*evidence_of(documents[letter], match.told[letter]), *_beside(told, letter)]
            places += range(len(evidence), len(evidence) + len(held))
            evidence += held
        readings.append(Reading(text, letters, tuple(places), note))
    rows = {passages[Place(item.document, item.paragraph)] for item in evidence}
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


def _note(beside: Attribution) -> str:
    if beside.name and beside.verb:
        return f"put to {beside.name}, with “{beside.verb}”"
    return f"with “{beside.verb}”" if beside.verb else ""


def _beside(told: Told, letter: str) -> list[Evidence]:
    """Return the speaker's name and the verb as evidence, in the outlet's own voice."""
    beside, document = told.beside[letter], told.documents[letter]
    number = next(
        p.number
        for p in document.paragraphs
        if beside.verb_span is None or p.start <= beside.verb_span.start < p.end
    )
    spans = sorted(
        (span for span in (beside.name_span, beside.verb_span) if span),
        key=lambda span: span.start,
    )
    return [Evidence(letter, number, s.start, s.end, document.text[s.start : s.end]) for s in spans]


def _relation(told: Told) -> tuple[str, str]:
    """Return what is most telling of a match, and the sentence that tells it."""
    speakers = _two_speakers(told)
    if speakers is not None:
        return "other speaker", other_speaker(told, *speakers)
    relation = told.match.relation
    if relation != "altered":
        verbs = _two_verbs(told)
        if verbs is not None:
            return "other verb", other_verb(told, *verbs)
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


def _two_verbs(told: Told) -> tuple[str, str] | None:
    """Return two documents of which one has a telling verb and the other a plain one."""
    plain = telling = None
    for letter, beside in told.beside.items():
        if not beside.verb:
            continue
        if is_telling(beside.verb, told.documents[letter].language):
            telling = telling or letter
        else:
            plain = plain or letter
    return (plain, telling) if plain and telling else None


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
    "other verb": "One verb says only that somebody spoke, the other says more.",
}


def _confidence(match: Match, relation: str) -> float:
    shared = min(likeness.shared for likeness in match.likenesses)
    ratio = min(likeness.ratio for likeness in match.likenesses)
    sure = min(1.0, 0.6 + 0.04 * (shared - 5)) * (0.5 + 0.5 * ratio)
    return round(sure * (0.8 if relation in ("other speaker", "other verb") else 1.0), 3)


def _weight(told: Told, relation: str) -> float:
    if relation == "other speaker":
        return _WEIGHT_OTHER_SPEAKER
    if relation == "other verb":
        return _WEIGHT_OTHER_VERB
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
