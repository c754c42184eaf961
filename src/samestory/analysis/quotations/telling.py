"""One plain sentence on a quotation that several outlets have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samestory.analysis.base import join_names
from samestory.analysis.quotations.holding import is_told
from samestory.analysis.quotations.matching import Match
from samestory.analysis.quotations.speakers import Beside
from samestory.analysis.quotations.utterances import QuotedWord, Utterance
from samestory.analysis.quotations.wording import (
    in_context,
    in_marks,
    whole_text,
    word_count,
    words_text,
)
from samestory.model import Document

MOST_DIFFERENCES = 2
"""Pieces of one outlet alone that a summary tells."""

SHORTEST_PIECE = 3
"""Words of a piece that is told beside longer ones."""


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
        """Return the document that quotes fewest words, never the longest one."""
        longest = self.longest
        return min(
            (letter for letter in self.match.told if letter != longest),
            key=lambda letter: word_count(self.match.told[letter]),
        )

    def text(self, letter: str) -> str:
        """Return what a document quotes."""
        return whole_text(self.documents[letter], self.match.told[letter])

    def label(self, letter: str) -> str:
        """Return how reports name a document."""
        return self.documents[letter].label

    def labels(self) -> str:
        """Return how reports name all documents of the match."""
        return self.names(list(self.match.told))

    def names(self, letters: Sequence[str]) -> str:
        """Return how reports name some documents, in the story's order."""
        return join_names([self.label(letter) for letter in self.match.told if letter in letters])

    def shared_text(self, letter: str) -> str:
        """Return the sentences of a document that others quote too."""
        further = self.match.further.get(letter, ())
        held = [u for u in self.match.told[letter] if u not in further]
        return whole_text(self.documents[letter], held)


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
    longest, shortest = told.longest, told.shortest
    pieces = _only_in(told, longest, shortest)
    if not pieces:
        longest, shortest = shortest, longest
        pieces = _only_in(told, longest, shortest)
    if not pieces:
        counts = [f"{word_count(held[d])} words in {told.label(d)}" for d in held]
        return f"The quotation {in_marks(told.text(told.longest))} has {join_names(counts)}."
    having = {d: [_has_piece(told, d, longest, piece) for piece in pieces] for d in held}
    longer = [d for d in held if all(having[d])]
    shorter = [d for d in held if not any(having[d])]
    long = [piece for piece in pieces if len(piece.forms) >= SHORTEST_PIECE] or pieces
    shown = join_names([piece.text for piece in long[:MOST_DIFFERENCES]])
    return (
        f"{told.names(shorter)} {'quotes' if len(shorter) == 1 else 'quote'} "
        f"{in_marks(told.shared_text(shortest))}; {told.names(longer)} also "
        f"{'has' if len(longer) == 1 else 'have'} {shown}."
    )


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words that one document quotes and another does not: where they start, forms and text."""

    start: int
    forms: Sequence[str]
    text: str


def _has_piece(told: Told, letter: str, longest: str, piece: _Piece) -> bool:
    """Tell whether a document quotes a piece of the longest one, or nearly all of it."""
    held: Sequence[str] = told.match.nearby[letter]
    if len(piece.forms) < SHORTEST_PIECE:
        held = [form for utterance in told.match.told[letter] for form in utterance.forms]
    return is_told(piece.forms, held) or any(
        difference.kind == "elsewhere" and words and words[0].start == piece.start
        for likeness in told.match.likenesses
        for difference in likeness.differences
        for words in (difference.one, difference.two)
        if {likeness.one.document, likeness.two.document} == {letter, longest}
    )


def _altered(told: Told) -> str:
    places = _replaced_places(told)
    held = max(places, key=lambda place: max(place.values(), key=_telling)[2])
    versions = []
    for number, (utterance, words, _, letters) in enumerate(held.values()):
        text = in_context(told.documents[utterance.document], utterance, words)
        verb = "" if number else ("has " if len(letters) == 1 else "have ")
        versions.append(f"{told.names(letters)} {verb}{text}")
    more = len(places) - 1
    also = f"; {more} more {'place differs' if more == 1 else 'places differ'}" if more else ""
    return f"The same quotation in other words: {', '.join(versions)}{also}."


_Version = tuple[Utterance, tuple[QuotedWord, ...], float, list[str]]
"""The sentence, its differing words, what they tell, and the documents that have them."""


def _telling(version: _Version) -> float:
    return version[2]


def _replaced_places(told: Told) -> list[dict[str, _Version]]:
    """Return each place with different words: by words, who has them."""
    places: dict[frozenset[str], dict[str, _Version]] = {}
    for likeness in told.match.likenesses:
        for difference in likeness.differences:
            if difference.kind != "replaced":
                continue
            sides = (likeness.one, difference.one), (likeness.two, difference.two)
            texts = [" ".join(word.form for word in words) for _, words in sides]
            held = places.setdefault(frozenset(texts), {})
            for (utterance, words), text in zip(sides, texts, strict=True):
                weight = sum(word.information for word in words)
                letters = held.setdefault(text, (utterance, words, weight, []))[3]
                if utterance.document not in letters:
                    letters.append(utterance.document)
    return list(places.values())


SUMMARIES = {
    "identical": _identical,
    "tidied": _tidied,
    "shortened": _shortened,
    "altered": _altered,
}


def _only_in(told: Told, longer: str, shorter: str) -> list[_Piece]:
    """Return what one outlet quotes and another does not.

    Pieces of the shared sentence come before sentences that only one of them goes on quoting.
    """
    document = told.documents[longer]
    pieces: dict[int, _Piece] = {}
    for likeness in told.match.likenesses:
        for difference in likeness.differences:
            words = difference.one if likeness.one.document == longer else ()
            words = difference.two if likeness.two.document == longer else words
            if words and difference.kind in ("cut", "elsewhere"):
                forms = [word.form for word in words]
                text = in_marks(words_text(document, words))
                pieces[words[0].start] = _Piece(words[0].start, forms, text)
    ordered = [pieces[start] for start in sorted(pieces)]
    ordered += [
        _Piece(u.parts[0].start, u.forms, in_marks(whole_text(document, [u])))
        for u in told.match.further.get(longer, ())
    ]
    return [piece for piece in ordered if not _has_piece(told, shorter, longer, piece)]
