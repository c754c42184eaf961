"""The words by which labels of people and governments are recognised in one language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from samestory.analysis.naming import word_lists
from samestory.documents.normalisation import unit_of


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Word lists of one language, as forms; nouns and adjectives are met without their endings.

    Attributes
    ----------
    language
        ISO 639-1 code.
    courtesy
        Forms of address: Mr, Mrs.
    roles
        Nouns for offices and occupations.
    modifiers
        Words that may stand between a role and its determiner: former, vice.
    determiners
        Articles and possessive pronouns (forms).
    articles
        Those determiners that are dropped from a label (forms).
    openers
        Prepositions before which a noun phrase does not stand in apposition (forms).
    speech
        Verbs after or before the name of somebody who speaks (forms).
    charged
        Words that take a side or a distance when they stand in a label.
    distance
        Words that set what follows apart from what it calls itself: so-called.
    governing, charged_governing
        Nouns for those who govern, neutral and taking a side.
    all_governing
        Both of them.
    places_of
        Prepositions between such a noun and a country: of, in.
    capital_nouns
        Whether every noun has a capital.
    """

    language: str
    courtesy: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    modifiers: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    speech: frozenset[str] = frozenset()
    charged: frozenset[str] = frozenset()
    distance: frozenset[tuple[str, ...]] = frozenset()
    governing: frozenset[str] = frozenset()
    charged_governing: frozenset[str] = frozenset()
    all_governing: frozenset[str] = frozenset()
    places_of: frozenset[str] = frozenset()
    capital_nouns: bool = False

    def is_role(self, form: str) -> bool:
        """Tell whether a form is a noun for an office or occupation."""
        if self.language in _ENDINGS and self.language != "de":
            # In the plural it is no title of one person: Senate Republicans, Russian officers.
            return form in self.roles
        return listed(form, self.roles, self.language)

    def is_modifier(self, form: str) -> bool:
        """Tell whether a form may modify a role."""
        return listed(form, self.modifiers, self.language)

    def is_charged(self, form: str) -> bool:
        """Tell whether a form takes a side in a label."""
        return listed(form, self.charged, self.language)

    def governs(self, form: str) -> bool:
        """Tell whether a form stands for those who govern, taking a side or not."""
        return listed(form, self.all_governing, self.language)

    def governs_neutrally(self, form: str) -> bool:
        """Tell whether a form is a neutral noun for those who govern."""
        return listed(form, self.governing, self.language)

    def governs_charged(self, form: str) -> bool:
        """Tell whether a form is a noun for those who govern that takes a side."""
        return listed(form, self.charged_governing, self.language)


_ENDINGS = {
    "en": ("s", "es"),
    "de": ("s", "n", "e", "en", "er", "es", "em", "in", "innen"),
    "es": ("s", "es"),
    "fr": ("s", "e", "es"),
}
"""Endings that leave a listed word the same word; elsewhere stems are compared, which in these
languages would make one word of *execution* and *executive*."""


@lru_cache(maxsize=200_000)
def listed(form: str, words: frozenset[str], language: str) -> bool:
    """Tell whether a form is in a list, but for its ending."""
    if form in words:
        return True
    endings = _ENDINGS.get(language)
    if endings is None:
        return unit_of(form, language) in _units(words, language)
    return any(
        form.endswith(ending) and form[: -len(ending)] in words
        for ending in endings
        if len(form) > len(ending)
    )


@lru_cache(maxsize=256)
def _units(words: frozenset[str], language: str) -> frozenset[str]:
    return frozenset(unit_of(word, language) for word in words)


@cache
def vocabulary(language: str) -> Vocabulary | None:
    """Return the word lists of a language, or ``None`` if there are none."""
    lists = word_lists.NAMING_WORDS.get(language)
    if lists is None:
        return None

    def forms(name: str) -> frozenset[str]:
        return frozenset(lists.get(name, "").split())

    return Vocabulary(
        language=language,
        courtesy=forms("courtesy"),
        roles=forms("roles"),
        modifiers=forms("modifiers"),
        determiners=forms("determiners") | forms("articles"),
        articles=forms("articles"),
        openers=forms("openers"),
        speech=forms("speech"),
        charged=forms("charged") | forms("charged_governing"),
        distance=frozenset(_split(lists.get("distance", "").split())),
        governing=forms("governing"),
        charged_governing=forms("charged_governing"),
        all_governing=forms("governing") | forms("charged_governing"),
        places_of=forms("places_of"),
        capital_nouns=language in word_lists.CAPITAL_NOUNS,
    )


def _split(terms: Iterable[str]) -> Iterable[tuple[str, ...]]:
    return (tuple(term.split("-")) for term in terms)
