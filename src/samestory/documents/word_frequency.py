"""How ordinary a word is in its language, from the word lists of wordfreq."""

from __future__ import annotations

import math
from functools import lru_cache

import wordfreq

UNKNOWN_LETTER_WEIGHT = 0.6
UNKNOWN_WEIGHT_LIMIT = 5.0
NUMBER_WEIGHT = 3.0
COMMONEST_ZIPF = 7.5
"""The background information of a word is how far its Zipf frequency (van Heuven et al. 2014) lies
below that of the commonest words."""


@lru_cache(maxsize=200_000)
def information(form: str, language: str) -> float:
    """Return the background information of a form: 0 for the commonest words, up to 7.5.

    Parameters
    ----------
    form
        Casefolded word.
    language
        ISO 639-1 code.

    Returns
    -------
    float
        7.5 less the word's Zipf frequency (base 10 logarithm of its uses in a billion words).
        For a language without a word list it grows with the word's length instead; numbers
        weigh the same everywhere.
    """
    if form[:1].isdigit():
        return NUMBER_WEIGHT
    frequencies = _frequencies(language)
    if frequencies is None:
        return min(UNKNOWN_WEIGHT_LIMIT, UNKNOWN_LETTER_WEIGHT * len(form))
    frequency = frequencies.get(form, 0.0)
    zipf = math.log10(frequency) + 9 if frequency > 0 else 0.0
    return max(0.0, COMMONEST_ZIPF - max(0.0, zipf))


@lru_cache(maxsize=64)
def has_word_list(language: str) -> bool:
    """Tell whether a language's word frequencies are known."""
    return language in wordfreq.available_languages("small")


@lru_cache(maxsize=16)
def _frequencies(language: str) -> dict[str, float] | None:
    if not has_word_list(language):
        return None
    frequencies: dict[str, float] = wordfreq.get_frequency_dict(language, wordlist="small")
    return frequencies
