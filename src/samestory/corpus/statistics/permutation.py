"""How often chance alone tells two groups as far apart."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_array

from samestory.corpus.statistics.log_odds import Numbers, log_odds

_AT_ONCE = 64

_SLACK = 1e-9
"""So that two sums of the same numbers count as equal."""


def permutation_p_values(
    first: Numbers | csr_array,
    second: Numbers | csr_array,
    *,
    rounds: int = 999,
    seed: int = 1,
    prior_words: float = 500.0,
) -> Numbers:
    """Return how likely a difference as large as each word's is if the groups word alike.

    The unit is the story: in each round each story either keeps its two sides or swaps them, with
    all their words, so that words that come in bundles are not taken for independent evidence.
    Two-sided, of the log-odds' score. The observed order counts as one round, so that no p-value is
    0: (1 + rounds at least as far apart) / (1 + rounds); Phipson and Smyth (Statistical
    Applications in Genetics and Molecular Biology 9(1), 2010).

    Parameters
    ----------
    first, second
        Counts: a row for each story, a column for each word. Sparse tables give the same values
        for less memory.
    rounds
        How many random orders; at least 1.
    seed
        The same seed gives the same values.
    prior_words
        As in `log_odds`.

    Returns
    -------
    Numbers
        A value above 0 and at most 1 for each word.

    Raises
    ------
    ValueError
        If the tables differ in shape, or there is no round.
    """
    if first.shape != second.shape:
        raise ValueError(f"the groups' tables differ: {first.shape} and {second.shape}.")
    if rounds < 1:
        raise ValueError(f"at least one round is needed, not {rounds}.")
    total_first, total_second = (np.asarray(table.sum(axis=0)) for table in (first, second))
    observed = np.abs(log_odds(total_first, total_second, prior_words=prior_words).score)
    other_way = csr_array(second - first)
    generator = np.random.default_rng(seed)
    as_far = np.zeros(first.shape[1])
    for start in range(0, rounds, _AT_ONCE):
        some = min(_AT_ONCE, rounds - start)
        swapped = generator.integers(0, 2, size=(some, first.shape[0])).astype(np.float64)
        moved = swapped @ other_way
        scores = log_odds(total_first + moved, total_second - moved, prior_words=prior_words).score
        as_far += (np.abs(scores) >= observed - _SLACK).sum(axis=0)
    return np.asarray((1 + as_far) / (1 + rounds))
