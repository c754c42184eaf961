"""Reporting words of a language: small lists of the project's own, one file a language.

Each entry says where its class comes from: Hooper (1975), Kiparsky and Kiparsky (1970), Karttunen
(1971), Hyland (2005), or ``own`` where the project classed it itself.
"""

from __future__ import annotations

import csv
import pkgutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

CueClass = Literal["neutral", "assertive", "doubt", "factive", "attitude"]
"""How a reporting word presents what it reports: as merely said, as maintained, as open to doubt,
as true, or as what somebody thinks and wants."""

LANGUAGES = ("de", "en", "es", "fr", "ru", "uk")
"""Languages with a list."""


@dataclass(frozen=True, slots=True)
class CueWord:
    """A reporting word.

    Attributes
    ----------
    lemma
        Its dictionary form.
    kind
        ``verb``, ``noun`` (*X's claim*), ``before`` (*according to X*) or ``after`` (*X zufolge*).
    verdict
        Its class.
    takes
        ``clause`` for what is said, ``object`` for what is spoken of, wanted or judged.
    basis
        Where its class comes from.
    """

    lemma: str
    kind: str
    verdict: CueClass
    takes: str
    basis: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of a language that attributions are found by.

    Attributes
    ----------
    cues
        By the form's words, reporting verbs and fixed phrases.
    nouns
        By the form's words, reporting nouns; many have the form of a verb.
    lengths
        By the first word of all of them, the numbers of words of the ``cues`` that begin with it,
        longest first; none where only nouns do.
    words
        Plain word lists by name, such as ``determiner`` or ``hedge``; each of casefolded forms.
        Two are switches, on where they hold anything: ``closing-source`` (the source of
        'according to' runs on to the end of its clause) and ``comma-clause`` (a content may
        follow a comma without a conjunction).
    """

    cues: Mapping[tuple[str, ...], CueWord]
    nouns: Mapping[tuple[str, ...], CueWord]
    lengths: Mapping[str, tuple[int, ...]]
    words: Mapping[str, frozenset[str]]

    def has(self, name: str, form: str) -> bool:
        """Tell whether a word list holds a word."""
        return form in self.words.get(name, _NONE)

    def list_of(self, name: str) -> frozenset[str]:
        """Return a word list, empty where the language has none of this name."""
        return self.words.get(name, _NONE)


_NONE: frozenset[str] = frozenset()

_CUE_KINDS = ("verb", "before", "after", "noun")


@lru_cache(maxsize=8)
def lexicon_of(language: str) -> Lexicon | None:
    """Return the lists of a language, or ``None`` where there are none."""
    if language not in LANGUAGES:
        return None
    data = pkgutil.get_data(__package__, f"words/{language}.tsv") or b""
    cues: dict[tuple[str, ...], CueWord] = {}
    nouns: dict[tuple[str, ...], CueWord] = {}
    words: dict[str, frozenset[str]] = {}
    for row in csv.DictReader(data.decode("utf-8").splitlines(), delimiter="\t"):
        listed = row["forms"].casefold().split("|")
        forms = [tuple(form.split()) for form in listed]
        if row["kind"] in _CUE_KINDS:
            word = CueWord(
                row["word"], row["kind"], _verdict(row["class"]), row["takes"], row["source"]
            )
            for form in forms:
                (nouns if word.kind == "noun" else cues).setdefault(form, word)
        else:
            words[row["kind"]] = frozenset(listed)
    return Lexicon(cues, nouns, _lengths(cues, nouns), words)


def _lengths(
    cues: Iterable[tuple[str, ...]], nouns: Iterable[tuple[str, ...]]
) -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = {form[0]: set() for form in nouns}
    for form in cues:
        lengths.setdefault(form[0], set()).add(len(form))
    return {first: tuple(sorted(held, reverse=True)) for first, held in lengths.items()}


def is_reporting(form: str, language: str) -> bool:
    """Tell whether a casefolded word is a form of a verb that says that somebody spoke.

    Always false for a language without a list.
    """
    return form in _speaking(language)


@lru_cache(maxsize=8)
def _speaking(language: str) -> frozenset[str]:
    lexicon = lexicon_of(language)
    if lexicon is None:
        return _NONE
    return frozenset(
        form[0]
        for form, word in lexicon.cues.items()
        if len(form) == 1 and word.kind == "verb" and word.verdict != "attitude"
    )


def _verdict(text: str) -> CueClass:
    classes: dict[str, CueClass] = {
        "neutral": "neutral",
        "assertive": "assertive",
        "doubt": "doubt",
        "factive": "factive",
        "attitude": "attitude",
    }
    return classes[text]
