"""Candidates for loaded words that one outlet has where another tells the same without them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from samestory.analysis.aligned_pairs import partners_of, passage_of
from samestory.analysis.base import CollatedStory, join_names
from samestory.analysis.loaded_words.lists import (
    Term,
    WordList,
    candidates,
    has_list,
    terms_of,
)
from samestory.analysis.running_words import RunningParagraph, forms_of, running_paragraphs
from samestory.model import Document, Evidence, Finding, Place, Reading

WEIGHT = 0.2
QUOTED_WEIGHT = 0.1
CONFIDENCE = 0.5
"""A candidate is a word on a list: half of such words or more are in place where they stand."""

MOST_SENTENCES = 6
"""Sentences of one outlet that a finding shows."""


@dataclass(frozen=True, slots=True)
class _Hit:
    place: Place
    evidence: Evidence
    sentence: str


class LoadedWords:
    """Finds words of short cited lists that stand in one outlet's passage and not in another's."""

    kind = "loaded word candidate"
    description = "Words of short cited lists that only some outlets have where they tell the same."

    def find(self, story: CollatedStory) -> tuple[Finding, ...]:
        """Return one finding for each listed word, those in an outlet's own voice first."""
        partners = partners_of(story)
        grouped: dict[tuple[str, str], list[_Hit]] = {}
        for document in story.alignment.documents:
            for name, hit in _hits(document):
                if hit.place in partners:
                    grouped.setdefault((document.language, name), []).append(hit)
        findings = [
            finding
            for (language, name), hits in grouped.items()
            for finding in _findings(story, (language, name), hits, partners)
        ]
        return tuple(sorted(findings, key=lambda finding: -finding.weight))


def listed_words(document: Document) -> tuple[Evidence, ...]:
    """Return every word of a document that stands on a list, whatever others have."""
    return tuple(hit.evidence for _, hit in _hits(document))


@lru_cache(maxsize=64)
def _hits(document: Document) -> tuple[tuple[str, _Hit], ...]:
    """Return what is listed, by the name of its entry; kept, as the counts of outlets ask too."""
    return tuple(_find_hits(document)) if has_list(document.language) else ()


def _find_hits(document: Document) -> Iterator[tuple[str, _Hit]]:
    first, lists = terms_of(document.language)
    # Most paragraphs have no word that begins a term.
    beginnings = {
        form
        for form in forms_of(document)
        if not first.keys().isdisjoint(candidates(form, document.language))
    }
    for running in running_paragraphs(document) if beginnings else ():
        if beginnings.isdisjoint([word.form for word in running.words]):
            continue
        keys = [candidates(word.form, document.language) for word in running.words]
        index = 0
        while index < len(keys):
            held = [term for key in keys[index] if key in first for term in first[key]]
            term = next((term for term in held if _stands(term, keys, index)), None)
            if term is not None and not _in_a_name(running, index, index + len(term)):
                yield lists[term][0], _hit(document, running, index, index + len(term))
            index += 1 if term is None else len(term)


def _stands(term: Term, keys: Sequence[tuple[str, ...]], index: int) -> bool:
    held = keys[index : index + len(term)]
    return len(held) == len(term) and all(
        word in forms for word, forms in zip(term, held, strict=True)
    )


def _in_a_name(running: RunningParagraph, first: int, end: int) -> bool:
    """Tell whether a capital inside a sentence makes the word part of a name."""
    words = running.words[first:end]
    return any(word.capital and not word.begins for word in words)


def _hit(document: Document, running: RunningParagraph, first: int, end: int) -> _Hit:
    words = running.words
    evidence = running.evidence(words[first].start, words[end - 1].bare_end)
    span = running.paragraph.sentences[max(0, running.sentence_of(evidence.start))]
    place = Place(document.id, running.paragraph.number)
    return _Hit(place, evidence, " ".join(document.text[span.start : span.end].split()))


def _findings(
    story: CollatedStory,
    entry: tuple[str, str],
    hits: Sequence[_Hit],
    partners: Mapping[Place, Sequence[Place]],
) -> Iterator[Finding]:
    """Yield a finding if a paragraph of another document tells the same without the word."""
    language, name = entry
    having = {hit.place for hit in hits}
    documents = story.documents
    telling: list[_Hit] = []
    without: set[str] = set()
    unread: set[str] = set()
    for hit in hits:
        others = partners[hit.place]
        unread |= {p.document for p in others if not has_list(documents[p.document].language)}
        lacking = {
            place.document
            for place in others
            if documents[place.document].language == language
            and not any(p in having for p in others if p.document == place.document)
        }
        if lacking:
            telling.append(hit)
            without |= lacking
    if telling:
        yield _finding(story, (name, _list_of(language, name)), telling, without, unread)


def _list_of(language: str, name: str) -> WordList:
    return next(words for listed, words in terms_of(language)[1].values() if listed == name)


def _finding(
    story: CollatedStory,
    listed: tuple[str, WordList],
    hits: Sequence[_Hit],
    without: set[str],
    unread: set[str],
) -> Finding:
    written, words = listed
    by_document: dict[str, list[_Hit]] = {}
    for hit in hits:
        by_document.setdefault(hit.evidence.document, []).append(hit)
    shown = [hit for held in by_document.values() for hit in held[:MOST_SENTENCES]]
    quoted = all(hit.evidence.voice == "quoted" for hit in shown)
    labels = {document.id: document.label for document in story.alignment.documents}
    lacking = [label for letter, label in labels.items() if letter in without]
    return Finding(
        kind=LoadedWords.kind,
        passage=passage_of(story, [hit.evidence for hit in shown]),
        summary=_summary(shown[0].evidence.text, by_document, labels, lacking, quoted=quoted),
        reason=_reason(story, words, unread),
        readings=tuple(
            Reading(
                hit.sentence,
                (hit.evidence.document,),
                (number,),
                "quoted" if hit.evidence.voice == "quoted" else "the outlet’s own words",
            )
            for number, hit in enumerate(shown)
        ),
        evidence=tuple(hit.evidence for hit in shown),
        voice="quoted" if quoted else "outlet",
        subject=written,
        relation=words.sort,
        confidence=CONFIDENCE,
        weight=QUOTED_WEIGHT if quoted else WEIGHT,
    )


def _summary(
    word: str,
    by_document: Mapping[str, Sequence[_Hit]],
    labels: Mapping[str, str],
    lacking: Sequence[str],
    *,
    quoted: bool,
) -> str:
    having = [labels[letter] for letter in by_document]
    others = [label for label in lacking if label not in having]
    verb = f"{'quote' if quoted else 'use'}{'' if len(having) > 1 else 's'}"
    told = f"{join_names(having)} {verb} “{word}”"
    if not others:
        return f"{told} in different places of what they both tell."
    tell = "tells" if len(others) == 1 else "tell"
    return f"{told} where {join_names(others)} {tell} the same without it."


def _reason(story: CollatedStory, words: WordList, unread: set[str]) -> str:
    reason = (
        f"On the program's list of candidates as a {words.sort} (discussed by {words.sources}). "
        "A listed word may be exact where it stands: read it in its sentence."
    )
    codes = sorted({story.documents[letter].language for letter in unread})
    if codes:
        names = join_names(codes)
        reason += (
            f" There is no list for the language {names}, so its paragraphs were not searched."
        )
    return reason
