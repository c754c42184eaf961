"""How much more one group uses each word than another."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class LogOdds:
    """What tells two groups apart, for each word.

    Attributes
    ----------
    difference
        Log-odds of the word in the first group less those in the second, natural logarithm: 0 where
        both use it alike, above 0 where the first uses it more.
    score
        The difference in units of its standard error.
    """

    difference: Numbers
    score: Numbers


def log_odds(first: Numbers, second: Numbers, *, prior_words: float = 500.0) -> LogOdds:
    """Compare the counts of words of two groups, with an informative Dirichlet prior.

    The prior is the distribution of words in both groups together: a word that is rare in both is
    drawn towards no difference. After Monroe, Colaresi and Quinn, 'Fightin' Words' (Political
    Analysis 16(4), 2008), equations 16, 20 and 22 (there with a background corpus as the prior).

    Parameters
    ----------
    first, second
        Counts along the last axis, which holds all words; other axes are as many comparisons.
    prior_words
        How many words the prior weighs as much as; above 0.

    Returns
    -------
    LogOdds
        In the shape of the counts; 0 for a word that neither group uses.

    Raises
    ------
    ValueError
        If the prior is not above 0.
    """
    if prior_words <= 0:
        raise ValueError(f"the prior must weigh more than 0 words, not {prior_words}.")
    both = first + second
    total = both.sum(axis=-1, keepdims=True)
    prior = prior_words * both / np.maximum(total, 1)
    one, other = first + prior, second + prior
    all_one, all_other = one.sum(axis=-1, keepdims=True), other.sum(axis=-1, keepdims=True)
    # A word that is the only one has no odds; and one that nobody uses has no difference.
    used = (both > 0) & (both < total)
    with np.errstate(divide="ignore", invalid="ignore"):
        difference = np.log(one / (all_one - one)) - np.log(other / (all_other - other))
        score = difference / np.sqrt(1 / one + 1 / other)
    return LogOdds(np.where(used, difference, 0.0), np.where(used, score, 0.0))
