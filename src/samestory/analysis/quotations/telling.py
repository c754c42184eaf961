"""One plain sentence on a quotation that several outlets have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from samestory.analysis.base import join_names
from samestory.analysis.quotations.matching import Match
from samestory.analysis.quotations.speakers import Beside
from samestory.analysis.quotations.wording import in_marks, whole_text, word_count, words_text
from samestory.model import Document

MOST_DIFFERENCES = 3
"""Places of difference that a summary tells."""


@dataclass(frozen=True, slots=True)
class Told:
    """A match, with what stands beside the quotation in each document."""

    documents: Mapping[str, Document]
    match: Match
    beside: Mapping[str, Beside]

    @property
    def longest(self) -> str:
        """Return the document that quotes most words."""
        return max(self.match.told, key=lambda letter: word_count(self.match.told[letter]))

    @property
    def shortest(self) -> str:
        """Return the document that quotes fewest words."""
        return min(self.match.told, key=lambda letter: word_count(self.match.told[letter]))

    def text(self, letter: str) -> str:
        """Return what a document quotes."""
        return whole_text(self.documents[letter], self.match.told[letter])

    def label(self, letter: str) -> str:
        """Return how reports name a document."""
        return self.documents[letter].label

    def labels(self) -> str:
        """Return how reports name all documents of the match."""
        return join_names([self.label(letter) for letter in self.match.told])


def other_speaker(told: Told, one: str, two: str) -> str:
    """Tell whom two documents put the quotation to."""
    return (
        f"The quotation {in_marks(told.text(told.shortest))} is put to {told.beside[one].name} in "
        f"{told.label(one)} and to {told.beside[two].name} in {told.label(two)}."
    )


def other_verb(told: Told) -> str:
    """Tell with which verbs the documents have the quotation."""
    verbs: dict[str, list[str]] = {}
    for letter, spoken in told.beside.items():
        if spoken.verdict:
            verbs.setdefault(spoken.verb, []).append(told.label(letter))
    placed = [f"with “{verb}” in {join_names(labels)}" for verb, labels in verbs.items()]
    return f"The quotation {in_marks(told.text(told.shortest))} comes {join_names(placed)}."


def _identical(told: Told) -> str:
    words = word_count(told.match.told[told.shortest])
    return f"{told.labels()} quote the same {words} words: {in_marks(told.text(told.shortest))}."


def _tidied(told: Told) -> str:
    return (
        f"{told.labels()} quote the same sentence with small differences of form: "
        f"{in_marks(told.text(told.shortest))}."
    )


def _shortened(told: Told) -> str:
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


def _altered(told: Told) -> str:
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


SUMMARIES = {
    "identical": _identical,
    "tidied": _tidied,
    "shortened": _shortened,
    "altered": _altered,
}


def _only_in(told: Told, longer: str, shorter: str) -> list[str]:
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
