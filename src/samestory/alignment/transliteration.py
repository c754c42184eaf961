"""What a name's spellings have in common: its letters without marks, and its sound in outline.

Three steps, each coarser than the one before. `plain_letters` writes Latin, Cyrillic and Greek in
the letters a to z. `as_read` respells what a language writes its own way, for comparison with
another language only. `outline` keeps what the usual systems of transliteration agree on.

The tables are our own and cover what the systems disagree on, not the systems themselves: for
Cyrillic ISO 9, BGN/PCGN 1947 and 1965, and the Ukrainian national system of 2010; for Greek
ELOT 743; for Arabic the variants of ALA-LC and of French and German newspapers. A new row belongs
here if two such systems write one letter differently; add a pair to the table of the tests for it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache


def _row(sounds: str) -> list[str]:
    return ["" if sound == "-" else sound for sound in sounds.split()]


_CYRILLIC = dict(
    zip(
        "абвгґдеёєжзиіїйклмнопрстуўфхцчшщъыьэюяѓѕјќљњћђџ'",
        _row(
            "a b v g g d e e ie zh z i i i i k l m n o p r s t u u f kh ts ch sh shch - y - e iu ia"
            " g dz j k lj nj c dj dz -"
        ),
        strict=True,
    )
)
_UKRAINIAN = {**_CYRILLIC, "г": "h", "и": "y"}
_GREEK_PAIRS = {"ου": "u", "μπ": "b", "γγ": "ng"}
_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρσςτυφχψω",
        _row("a v g d e z i th i k l m n x o p r s s t y f ch ps o"),
        strict=True,
    )
)
_LATIN = {"ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})

_READ_AS = {
    "de": {"tsch": "ch", "sch": "sh", "ch": "kh", "z": "ts", "w": "v", "^s(?=[aeiouy])": "z"},
    "fr": {"tch": "ch", "ch": "sh", "ou": "u", "ine$": "in"},
    "nl": {"tsj": "ch", "sj": "sh", "oe": "u", "w": "v"},
    "pl": {"sz": "sh", "cz": "ch", "ch": "kh", "rz": "zh", "c(?!h)": "ts", "w": "v"},
}
"""How a language writes the sounds that English writes otherwise."""

_ONE_LETTER = {
    "tch": "č", "ch": "č", "sch": "š", "sh": "š", "zh": "ž", "kh": "h", "gh": "g", "ph": "f",
    "th": "t", "dh": "d", "ck": "k", "q": "k", "x": "ks", "w": "v", "ou": "u", "tz": "ts",
    "c(?=[eiy])": "s", "c": "k", "^[yj](?=e)": "",
    "[gqk]h?(?=[ae]d[dh])": "k",
    "(?<=[eoi])ff?$": "v",
    "(?<=m)ed$": "ad",
}  # fmt: skip
"""Several spellings of one sound. The last three rows: Arabic qaf before an emphatic d (Gaddafi,
Kadhafi, Qaddafi); the Russian ending -ov as older French and English wrote it; the Arabic ending
of Ahmad and Ahmed."""

_SOUNDS = str.maketrans({"y": "i", "j": "i", "e": "i", "o": "u"})
_REPEATED = re.compile(r"(.)\1+")
_SLAVIC = re.compile(r"(?:[iu]vk?[aiu]?|sk[ai]?|[gh]rad|vič|inku)$")
_LAST_V = re.compile(r"[iu]v(?=(?:sk[ai]?|k[aiu]|[aiu])?$)")
_G_BETWEEN_VOWELS = re.compile(r"(?<=[aiur])g(?=[aiu])")
_SOFT_SIGN = re.compile(r"(?<=[^aiu])i(?=[au].)")
_LONG_ADJECTIVE = re.compile(r"aia$")
_DIPHTHONG = re.compile(r"ai(?=[^aiu])")

_CASE_ENDINGS = re.compile(
    r"(?<=...)(?:ого|ому|ими|ами|ями|ові|еві|єві|ий|ій|ый|ой|ою|ею|єю|ах|ях|ом|ем|єм|им|ым"
    r"|ая|ої|[аяуюіиыеї])$"
)
"""Endings of nouns and adjectives in the singular and of a few plurals (Ukrainian, Belarusian and
Russian). Without о, so that a town in -ово is not the case form of a surname in -ов."""


@lru_cache(maxsize=50_000)
def plain_letters(form: str, language: str) -> tuple[str, ...]:
    """Return a casefolded form in the letters a to z: without marks, and with umlauts written out.

    Empty if the form holds anything but letters of the Latin, Cyrillic or Greek alphabet.

    Examples
    --------
    >>> plain_letters("müller", "de")
    ('muller', 'mueller')
    >>> plain_letters("зеленський", "uk")
    ('zelenskyi',)
    """
    written_out = form.translate(_UMLAUTS)
    found = [_romanise(word, language) for word in dict.fromkeys((form, written_out))]
    return tuple(letters for letters in found if letters.isascii() and letters.isalpha())


def _romanise(form: str, language: str) -> str:
    if form.isascii():
        return form
    table = _UKRAINIAN if language == "uk" else _CYRILLIC
    letters = "".join(table.get(letter, letter) for letter in form)
    letters = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", letters)
        if not unicodedata.combining(letter)
    )
    for pair, sound in _GREEK_PAIRS.items():
        letters = letters.replace(pair, sound)
    return "".join(_LATIN.get(letter) or _GREEK.get(letter, letter) for letter in letters)


def without_case_ending(form: str) -> str:
    """Return a casefolded form without its ending if it is a Cyrillic one, else as it is."""
    return _CASE_ENDINGS.sub("", form)


@lru_cache(maxsize=50_000)
def as_read(letters: str, language: str) -> str:
    """Respell plain letters by how a language reads them, for comparison with other languages.

    Examples
    --------
    >>> as_read("gorbatschow", "de")
    'gorbachov'
    """
    table = _READ_AS.get(language)
    return _respell(letters, language, table) if table else letters


@lru_cache(maxsize=50_000)
def outline(letters: str) -> str:
    """Return what the spellings of a name share: equal outlines, one name (if long enough).

    Examples
    --------
    >>> outline("chasiv") == outline("chasov")
    True
    >>> outline("gambia") == outline("zambia")
    False
    """
    sounds = _respell(letters, "", _ONE_LETTER).translate(_SOUNDS)
    sounds = _REPEATED.sub(r"\1", sounds)
    sounds = _LONG_ADJECTIVE.sub("a", sounds)
    sounds = _SOFT_SIGN.sub("", _DIPHTHONG.sub("i", sounds))
    if _SLAVIC.search(sounds):
        return _LAST_V.sub("iv", sounds).replace("g", "h")
    return _G_BETWEEN_VOWELS.sub("h", sounds)


def _respell(letters: str, language: str, table: dict[str, str]) -> str:
    replacements = tuple(table.values())
    return _pattern(language).sub(lambda found: replacements[(found.lastindex or 1) - 1], letters)


@lru_cache(maxsize=16)
def _pattern(language: str) -> re.Pattern[str]:
    spellings = _READ_AS.get(language, _ONE_LETTER)
    return re.compile("|".join(f"({spelling})" for spelling in spellings))
