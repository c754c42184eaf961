"""Whether a document quotes given words, whatever its sentences."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import Indel

from samestory.analysis.quotations.utterances import Utterance

SHARE_QUOTED = 0.6
"""Share of a sentence's runs of three words from which a document counts as quoting it too."""

SHARE_TOLD = 0.75
"""Likeness, word by word, from which a piece of a quotation stands in another document too."""

RUN = 3
"""Words of a run."""

NEAR = 2
"""Quoted sentences before and after a sentence that count as near it."""


def runs_of(held: Sequence[Utterance]) -> frozenset[tuple[str, ...]]:
    """Return all runs of three words that a document quotes, over the ends of sentences too."""
    forms = [form for utterance in held for form in utterance.forms]
    return frozenset(zip(forms, forms[1:], forms[2:], strict=False))


def is_quoted(forms: Sequence[str], *runs: frozenset[tuple[str, ...]]) -> bool:
    """Tell whether a document quotes these words somewhere, whatever its sentences.

    Fewer than three words cannot be told.

    Parameters
    ----------
    forms
        The words.
    runs
        For each document that may quote them, its runs of three words.
    """
    own = list(zip(forms, forms[1:], forms[2:], strict=False))
    least = SHARE_QUOTED * len(own)
    return any(
        sum(map(held.__contains__, own)) >= least for held in runs if not held.isdisjoint(own)
    )


def is_told(forms: Sequence[str], others: Sequence[str]) -> bool:
    """Tell whether words stand together among others, or all but one in four of them."""
    size = len(forms)
    known = set(others)
    # No stretch can be more alike than if it held, in order, every word found anywhere.
    most = 2 * sum(form in known for form in forms)
    if most < SHARE_TOLD * (size + min(size, len(others))):
        return False
    return any(
        Indel.normalized_similarity(forms, others[i : i + size]) >= SHARE_TOLD
        for i in range(max(1, len(others) - size + 1))
    )


def quoted_near(held: Sequence[Utterance], numbers: Sequence[int]) -> tuple[str, ...]:
    """Return the words of some quoted sentences and of those quoted right before and after."""
    near = held[max(0, numbers[0] - NEAR) : numbers[-1] + NEAR + 1]
    return tuple(form for utterance in near for form in utterance.forms)
