"""What p-values mean when many things were tested."""

from __future__ import annotations

import numpy as np

from samestory.corpus.statistics.log_odds import Numbers


def adjusted_p_values(values: Numbers) -> Numbers:
    """Return p-values adjusted for the number of tests, in the order given.

    Of all tests with an adjusted value of at most q, a share of q is expected to be chance:
    Benjamini and Hochberg (Journal of the Royal Statistical Society B 57(1), 1995).

    Parameters
    ----------
    values
        One p-value for each test, above 0 and at most 1.

    Returns
    -------
    Numbers
        Never below the value itself, and at most 1.
    """
    number = len(values)
    order = np.argsort(values, kind="stable")
    scaled = values[order] * (number / np.arange(1, number + 1))
    adjusted = np.empty(number)
    adjusted[order] = np.minimum(np.minimum.accumulate(scaled[::-1])[::-1], 1.0)
    return np.maximum(adjusted, values)
