"""Forms and units: when two words count as the same word, and when as kin.

A *form* is a word without its letter case; a *unit* is what remains when inflection goes too.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import lru_cache

import Stemmer

PREFIX_LENGTH = 6
"""Letters kept of a word in a language without a stemmer (design figure, not fitted)."""

SNOWBALL_LANGUAGES = {
    "ar": "arabic",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "ne": "nepali",
    "nl": "dutch",
    "no": "norwegian",
    "nb": "norwegian",
    "nn": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}
"""ISO 639-1 code to the Snowball algorithm's name (https://snowballstem.org/algorithms/)."""

_POSSESSIVES = ("'s", "’s", "ʼs", "'S", "’S")
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u02bc": "'"})


@lru_cache(maxsize=100_000)
def form_of(word: str) -> str:
    """Return a word without letter case, apostrophe shape and possessive ending.

    Examples
    --------
    >>> form_of("Ministry’s")
    'ministry'
    """
    # Composed, as outlets' files differ in whether an accent is a character of its own.
    form = unicodedata.normalize("NFC", unicodedata.normalize("NFC", word).casefold())
    form = form.translate(_APOSTROPHES)
    while (shorter := without_possessive(form)) != form:
        form = shorter
    return form


def without_possessive(word: str) -> str:
    """Return a word without a possessive ``'s``, in the case it was written in."""
    return word[:-2] if len(word) > len("'s") and word.endswith(_POSSESSIVES) else word


@lru_cache(maxsize=200_000)
def unit_of(form: str, language: str) -> str:
    """Return the unit of a form: its stem, or its first letters where there is no stemmer.

    Forms that hold a digit are their own units, so that 120 never meets 12.

    Examples
    --------
    >>> unit_of("airfields", "en")
    'airfield'
    >>> unit_of("аеродромами", "uk")
    'аеродр'
    """
    if any(character.isdigit() for character in form):
        return form
    return _stemmer(language)(form)


@lru_cache(maxsize=64)
def _stemmer(language: str) -> Callable[[str], str]:
    name = SNOWBALL_LANGUAGES.get(language)
    if name is None or name not in Stemmer.algorithms():
        return lambda form: form[:PREFIX_LENGTH]
    stem: Callable[[str], str] = Stemmer.Stemmer(name).stemWord
    return stem
