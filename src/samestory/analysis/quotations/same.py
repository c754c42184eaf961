"""Findings on a quotation that several outlets have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from samestory.analysis.base import CollatedStory, join_names
from samestory.analysis.quotations.likeness import Difference, Likeness
from samestory.analysis.quotations.matching import Match
from samestory.analysis.quotations.reporting_verbs import is_telling
from samestory.analysis.quotations.speakers import (
    Attribution,
    are_different_people,
    attribution,
)
from samestory.analysis.quotations.wording import (
    evidence_of,
    in_marks,
    subject_of,
    whole_text,
    word_count,
    words_text,
)
from samestory.model import Document, Evidence, Finding, Place, Reading, Span

KIND = "quotation"
MOST_DIFFERENCES = 3
"""Places of difference that a summary tells."""

_WEIGHTS = {"identical": 0.1, "tidied": 0.1, "shortened": 0.3, "altered": 0.8}
_WEIGHT_CUT_INSIDE = 0.5
_WEIGHT_SMALL_CHANGE = 0.5
_WEIGHT_OTHER_SPEAKER = 0.95
_WEIGHT_OTHER_VERB = 0.7
_CONTENT = 2.5
_FORMS_OF_ONE = 0.65
"""Likeness of letters from which words count as forms of one: *said* and *say*."""

Quoted = Mapping[str, Sequence[Sequence[Span]]]
"""By document, for each paragraph the spans that are quoted."""


def same_findings(story: CollatedStory, matches: Sequence[Match], quoted: Quoted) -> list[Finding]:
    """Return one finding for each quotation that several documents have."""
    return [_finding(story, match, quoted) for match in matches]


@dataclass(frozen=True, slots=True)
class _Told:
    """A match, with what stands beside the quotation in each document."""

    documents: Mapping[str, Document]
    match: Match
    beside: Mapping[str, Attribution]

    @property
    def longest(self) -> str:
        return max(self.match.told, key=lambda letter: word_count(self.match.told[letter]))

    @property
    def shortest(self) -> str:
        return min(self.match.told, key=lambda letter: word_count(self.match.told[letter]))

    def text(self, letter: str) -> str:
        return whole_text(self.documents[letter], self.match.told[letter])

    def label(self, letter: str) -> str:
        return self.documents[letter].label

    def labels(self) -> str:
        return join_names([self.label(letter) for letter in self.match.told])


def _finding(story: CollatedStory, match: Match, quoted: Quoted) -> Finding:
    documents = story.documents
    beside = {
        letter: attribution(
            documents[letter], held[0], tuple(quoted[letter][held[0].parts[0].paragraph - 1])
        )
        for letter, held in match.told.items()
    }
    told = _Told(documents, match, beside)
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
    return Finding(
        kind=KIND,
        passage=passage_of(story, evidence),
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


def _grouped(told: _Told) -> list[tuple[str, tuple[str, ...], str]]:
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


def _beside(told: _Told, letter: str) -> list[Evidence]:
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


def _relation(told: _Told) -> tuple[str, str]:
    """Return what is most telling of a match, and the sentence that tells it."""
    speakers = _two_speakers(told)
    if speakers is not None:
        return "other speaker", _other_speaker(told, *speakers)
    relation = told.match.relation
    if relation != "altered":
        verbs = _two_verbs(told)
        if verbs is not None:
            return "other verb", _other_verb(told, *verbs)
    return relation, _SUMMARIES[relation](told)


def _two_speakers(told: _Told) -> tuple[str, str] | None:
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


def _two_verbs(told: _Told) -> tuple[str, str] | None:
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


def _other_speaker(told: _Told, one: str, two: str) -> str:
    return (
        f"The quotation {in_marks(told.text(told.shortest))} is put to {told.beside[one].name} in "
        f"{told.label(one)} and to {told.beside[two].name} in {told.label(two)}."
    )


def _other_verb(told: _Told, one: str, two: str) -> str:
    return (
        f"The quotation {in_marks(told.text(told.shortest))} comes with “{told.beside[one].verb}” "
        f"in {told.label(one)} and with “{told.beside[two].verb}” in {told.label(two)}."
    )


def _identical(told: _Told) -> str:
    words = word_count(told.match.told[told.shortest])
    return f"{told.labels()} quote the same {words} words: {in_marks(told.text(told.shortest))}."


def _tidied(told: _Told) -> str:
    return (
        f"{told.labels()} quote the same sentence with small differences of form: "
        f"{in_marks(told.text(told.shortest))}."
    )


def _shortened(told: _Told) -> str:
    held = told.match.told
    ordered = sorted(held, key=lambda letter: -word_count(held[letter]))
    counts = join_names([f"{word_count(held[d])} in {told.label(d)}" for d in ordered])
    longest, shortest = ordered[0], ordered[-1]
    tails = [
        f"; {told.label(one)} also has {join_names(pieces)}"
        for one, two in ((longest, shortest), (shortest, longest))
        if (pieces := _only_in(told, one, two))
    ]
    than = f" (no match for it in {told.label(shortest)})" if tails and len(held) > 2 else ""  # noqa: PLR2004
    return (
        f"The quotation {in_marks(told.text(longest))} has more words in one outlet than in "
        f"another: {counts}{''.join(tails[:1])}{than}."
    )


def _altered(told: _Told) -> str:
    places: dict[frozenset[str], dict[str, list[str]]] = {}
    for likeness in told.match.likenesses:
        for difference in likeness.differences:
            if difference.kind == "replaced":
                sides = [
                    (likeness.one.document, difference.one),
                    (likeness.two.document, difference.two),
                ]
                texts = [(d, words_text(told.documents[d], words)) for d, words in sides]
                held = places.setdefault(frozenset(text.casefold() for _, text in texts), {})
                for letter, text in texts:
                    have = held.setdefault(text.casefold(), [text])
                    if letter not in have[1:]:
                        have.append(letter)
    told_places = [
        join_names(
            [
                f"{in_marks(text)} in {join_names([told.label(letter) for letter in letters])}"
                for text, *letters in held.values()
            ]
        )
        for held in places.values()
    ]
    return (
        f"The quotation {in_marks(told.text(told.longest))} has "
        f"{'; '.join(told_places[:MOST_DIFFERENCES])}."
    )


_SUMMARIES = {
    "identical": _identical,
    "tidied": _tidied,
    "shortened": _shortened,
    "altered": _altered,
}


def _only_in(told: _Told, longer: str, shorter: str) -> list[str]:
    """Return what one outlet quotes and another does not, piece by piece."""
    document = told.documents[longer]
    pieces = {
        u.parts[0].start: in_marks(whole_text(document, [u]))
        for u in told.match.further.get(longer, ())
    }
    for likeness in told.match.likenesses:
        one, two = likeness.one.document, likeness.two.document
        if {one, two} == {longer, shorter}:
            for difference in likeness.differences:
                words = difference.one if one == longer else difference.two
                if difference.kind == "cut" and words:
                    pieces[words[0].start] = in_marks(words_text(document, words))
    return [pieces[start] for start in sorted(pieces)][:MOST_DIFFERENCES]


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


def _weight(told: _Told, relation: str) -> float:
    if relation == "other speaker":
        return _WEIGHT_OTHER_SPEAKER
    if relation == "other verb":
        return _WEIGHT_OTHER_VERB
    differences = [d for likeness in told.match.likenesses for d in likeness.differences]
    if relation == "altered" and not any(_is_weighty(d) for d in differences):
        return _WEIGHT_SMALL_CHANGE
    if relation == "shortened" and any(_is_cut_inside(x) for x in told.match.likenesses):
        return _WEIGHT_CUT_INSIDE
    return _WEIGHTS[relation]


def _is_weighty(difference: Difference) -> bool:
    """Tell whether other content words stand there, not another form of the same ones."""
    if difference.kind != "replaced":
        return False
    one = " ".join(word.form for word in difference.one)
    two = " ".join(word.form for word in difference.two)
    return Indel.normalized_similarity(one, two) < _FORMS_OF_ONE and any(
        word.information >= _CONTENT for word in difference.one + difference.two
    )


def _is_cut_inside(likeness: Likeness) -> bool:
    ends = {
        likeness.one.words[0],
        likeness.one.words[-1],
        likeness.two.words[0],
        likeness.two.words[-1],
    }
    return any(
        d.kind == "cut" and not d.marked and not ends & {*d.one, *d.two}
        for d in likeness.differences
    )


def passage_of(story: CollatedStory, evidence: Sequence[Evidence]) -> str | None:
    """Return the passage that holds all evidence, or None if there is none."""
    places = {Place(item.document, item.paragraph) for item in evidence}
    return next((p.id for p in story.passages if places <= set(p.places)), None)
