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
        ``shared words``, ``sentence pair``, ``position`` or ``neighbours``, as in `Reason.kind`.
    value
        The feature's value: 0 upwards for shared words, 0 to 4 for neighbours, else 0 to 1.
    weight
        What it adds to the logit.
    """

    kind: str
    value: float
    weight: float


@dataclass(frozen=True, slots=True)
class WordShare:
    """A word that both paragraphs use.

    Attributes
    ----------
    a, b
        How it is written where it stands first in either document.
    weight
        What it adds to the logit; 0 for function words.
    """

    a: str
    b: str
    weight: float


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
    """A score from which on two paragraphs count as something.

    Attributes
    ----------
    name
        ``link`` or ``strong``.
    score
        The score, 0 to 1.
    distance
        The pair's logit less the one at which the score is reached: below 0 where it is not.
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
    score
        Calibrated score, 0 to 1, as in `Link.score`.
    band
        The score's band, or ``None`` below the link threshold.
    logit
        What the score is made from: ``base`` and the weights of all terms.
    base
        What the sum starts from.
    terms
        In a fixed order: shared words, sentence pair, position, neighbours.
    words
        All words that both use and that count, heaviest first. Their weights sum to that of the
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
    band: Strength | None
    logit: float
    base: float
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
