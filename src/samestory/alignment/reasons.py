"""Why two paragraphs are linked, in words a reader can check."""

from __future__ import annotations

import numpy as np

from samestory.alignment.scoring import PairScores, Scorer
from samestory.alignment.vocabulary import Vocabulary
from samestory.model import Reason

WORDS_SHOWN = 6
LEAST_WEIGHT = 0.3
"""Grounds that add less than this to the logit are left out: they would not change a reader's
mind."""

Index = tuple[int, int]
"""A document's place in the story and a paragraph's in the document, both 0-based."""


def reasons_for(
    scorer: Scorer, vocabulary: Vocabulary, pair: PairScores, a: Index, b: Index
) -> tuple[Reason, ...]:
    """Return the grounds for the link of two paragraphs, heaviest first; never empty."""
    row, column = a[1], b[1]
    constants = scorer.constants
    words = _shared_words(scorer, vocabulary, a, b)
    share = float(pair.sentence[row, column])
    grounds = [
        _reason(
            "shared words",
            f"Both use {', '.join(f'“{word}”' for word in words) or 'words of the same stems'}.",
            constants.words * float(pair.words[row, column]),
            words,
        ),
        _reason(
            "sentence pair",
            f"Their two closest sentences have {share:.0%} of the shorter one's telling words "
            "in common.",
            constants.sentence * share,
        ),
        _reason(
            "position",
            "Both stand near the top of their articles.",
            constants.position * float(pair.position[row, column]),
        ),
        _reason(
            "neighbours",
            "The paragraphs before or after them match too.",
            constants.neighbours * float(pair.neighbours[row, column]),
        ),
    ]
    kept = [ground for ground in grounds if ground.weight >= LEAST_WEIGHT]
    return tuple(sorted(kept or grounds[:1], key=lambda ground: -ground.weight))


def _reason(kind: str, text: str, weight: float, words: tuple[str, ...] = ()) -> Reason:
    return Reason(kind=kind, text=text, weight=round(weight, 3), words=words)


def _shared_words(scorer: Scorer, vocabulary: Vocabulary, a: Index, b: Index) -> tuple[str, ...]:
    first, second = vocabulary.documents[a[0]], vocabulary.documents[b[0]]
    shared = np.intersect1d(first.paragraphs[a[1]], second.paragraphs[b[1]]).tolist()
    weighed = [(scorer.word_weight(a[0], b[0], unit), first.surface[unit]) for unit in shared]
    ranked = sorted((pair for pair in weighed if pair[0] > 0), key=lambda p: (-p[0], p[1]))
    return tuple(word for _, word in ranked[:WORDS_SHOWN])
