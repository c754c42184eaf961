"""Why two paragraphs are linked or not: the terms of their score."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from samestory.model.alignment import Link, Nearest, Place, Strength
from samestory.model.document import Span


@dataclass(frozen=True, slots=True)
class Term:
    """One term of the sum that a score is made from.

    Attributes
    ----------
    kind
        As in `Reason.kind`, and ``closeness`` and ``course``, which only the strong score takes
        into account.
    value
        The feature's value: 0 upwards for shared words, 0 to 4 for neighbours, 0 to 2 for course,
        −1 to 1 for the two kinds of meaning, else 0 to 1.
    weight, strong_weight
        What it adds to the logit of the score, and to that of the strong score.
    """

    kind: str
    value: float
    weight: float
    strong_weight: float


@dataclass(frozen=True, slots=True)
class WordShare:
    """A word that both paragraphs use.

    Attributes
    ----------
    a, b
        How it is written where it stands first in either document.
    weight, strong_weight
        What it adds by itself to the logit of the score, and to that of the strong score.
    """

    a: str
    b: str
    weight: float
    strong_weight: float


@dataclass(frozen=True, slots=True)
class SentencePair:
    """The two sentences of two paragraphs that have most in common.

    ``share`` is the part of the shorter sentence's telling words that both have, 0 to 1.
    """

    a: Span
    b: Span
    share: float


@dataclass(frozen=True, slots=True)
class NeighbourPair:
    """A pair of paragraphs beside the explained one, and how well it fits by itself, 0 to 1."""

    a: Place
    b: Place
    fit: float


@dataclass(frozen=True, slots=True)
class Cut:
    """A cut from which on two paragraphs are a link, or a link is strong.

    Attributes
    ----------
    name
        ``link`` or ``strong``.
    score
        The cut, 0 to 1: of the score, or of the strong score.
    distance
        The pair's logit less the one at which the cut is reached: below 0 where it is not. The
        strong score is never above the score and a strong link is a link, so the strong cut takes
        the smallest of three distances.
    """

    name: Literal["link", "strong"]
    score: float
    distance: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why two paragraphs are linked or not.

    Attributes
    ----------
    a, b
        The two places; ``a`` belongs to the document that the user named first.
    score, strong_score
        Calibrated, 0 to 1, as in `Link`.
    band
        The band as in `Link.strength`, or ``None`` below the link threshold.
    logit, strong_logit
        What each score is made from: its ``base`` and its weights of all terms. The strong score
        is the score itself where its own logit would make it higher.
    base, strong_base
        What each sum starts from.
    terms
        In a fixed order: shared words, sentence pair, position, neighbours, closeness, course; with
        an embedding model paragraph meaning and sentence meaning too.
    words
        All words that both use and that count, heaviest first. Their weights sum to those of the
        term for shared words.
    sentences
        The closest two sentences.
    neighbours
        The pairs beside this one, of which there are four inside the articles.
    cuts
        The link threshold and the strong cut.
    """

    a: Place
    b: Place
    score: float
    strong_score: float
    band: Strength | None
    logit: float
    strong_logit: float
    base: float
    strong_base: float
    terms: tuple[Term, ...]
    words: tuple[WordShare, ...]
    sentences: SentencePair
    neighbours: tuple[NeighbourPair, ...]
    cuts: tuple[Cut, ...]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What one paragraph is linked to, and what comes closest to it.

    Attributes
    ----------
    place
        The paragraph.
    links
        Its links, best first.
    nearest
        The closest paragraph of each other document that it may be aligned with, linked or not, in
        the documents' order.
    """

    place: Place
    links: tuple[Link, ...]
    nearest: tuple[Nearest, ...]
