"""The units of a story: which paragraph and sentence holds which, and how much each tells."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from samestory.alignment.spelling import fold_spellings
from samestory.alignment.usage import Usage, collect_usages
from samestory.alignment.word_families import join_families
from samestory.documents.normalisation import form_of, unit_of, without_possessive
from samestory.documents.tokenisation import Token, tokenise
from samestory.documents.word_frequency import information
from samestory.model import Document

LEAST_INFORMATION = 1.2
"""Units of no more background information than this count nothing: they are function words.
Fitted together with the constants of `samestory.alignment.constants`."""

Units = NDArray[np.intp]
"""Distinct numbers into a vocabulary, ascending."""


@dataclass(frozen=True, slots=True)
class DocumentUnits:
    """One document's units.

    Attributes
    ----------
    paragraphs, sentences
        The units of each paragraph and of each sentence.
    telling
        The units of each paragraph that have background information, as sets.
    first_sentence
        For each paragraph the index of its first sentence in ``sentences``.
    surface
        For each unit in the document, how it is written where it stands first, without a
        possessive ending.
    words
        The forms of each paragraph in their order, as numbers that are equal for equal forms
        throughout the story.
    """

    paragraphs: tuple[Units, ...]
    telling: tuple[frozenset[int], ...]
    sentences: tuple[Units, ...]
    first_sentence: tuple[int, ...]
    surface: dict[int, str]
    words: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All units of a story.

    Attributes
    ----------
    documents
        In the story's order.
    background
        For each unit, its background information, 0 to 7.5.
    paragraph_frequency
        For each unit, the number of the story's paragraphs that hold it.
    paragraph_count
        Number of paragraphs of the story.
    spellings
        Groups of forms taken as spellings of one name.
    """

    documents: tuple[DocumentUnits, ...]
    background: NDArray[np.float64]
    paragraph_frequency: NDArray[np.float64]
    paragraph_count: int
    spellings: tuple[tuple[str, ...], ...]


_Word = tuple[str, str]
"""A language and a form in it: the same letters may be two words in two languages."""


@dataclass(frozen=True, slots=True)
class _Units:
    """Names of units, and what is known of them before they get numbers.

    ``spelt`` and ``folded`` map a unit to the one that stands for its spellings, and to the one
    that stands for its word family too.
    """

    name_of: dict[_Word, str]
    information: dict[str, float]
    spelt: dict[str, str]
    folded: dict[str, str]


def build_vocabulary(documents: Sequence[Document]) -> Vocabulary:
    """Collect a story's units, with the spellings of one name folded into one unit."""
    tokens = [
        tuple(tokenise(paragraph.text, offset=paragraph.start) for paragraph in document.paragraphs)
        for document in documents
    ]
    units = _name_units(documents, tokens)
    names = sorted(set(units.folded.values()))
    number_of_name = {name: number for number, name in enumerate(names)}
    least = dict.fromkeys(names, np.inf)
    for name, weight in units.information.items():
        folded = units.folded[name]
        least[folded] = min(least[folded], weight)
    background = np.array([least[name] for name in names], dtype=np.float64)
    background[background <= LEAST_INFORMATION] = 0.0

    number_of_form = {
        form: number for number, form in enumerate(sorted({form for _, form in units.name_of}))
    }
    number_of = {
        word: (number_of_name[units.folded[name]], number_of_form[word[1]])
        for word, name in units.name_of.items()
    }
    informative = frozenset(np.flatnonzero(background).tolist())
    collected = tuple(
        _document_units(document, paragraphs, number_of, informative)
        for document, paragraphs in zip(documents, tokens, strict=True)
    )
    held = [paragraph for document in collected for paragraph in document.paragraphs]
    frequency = np.bincount(np.concatenate(held), minlength=len(names)).astype(np.float64)
    return Vocabulary(
        documents=collected,
        background=background,
        paragraph_frequency=frequency,
        paragraph_count=sum(len(document.paragraphs) for document in documents),
        spellings=_spelling_groups(units),
    )


def _name_units(
    documents: Sequence[Document], tokens: Sequence[Sequence[Sequence[Token]]]
) -> _Units:
    usages = collect_usages(documents, tokens)
    name_of: dict[_Word, str] = {}
    known: dict[str, float] = {}
    usages_of: dict[str, list[Usage]] = {}
    for (language, form), usage in usages.items():
        name = name_of[language, form] = unit_of(form, language)
        weight = information(form, language)
        known[name] = min(weight, known.get(name, weight))
        usages_of.setdefault(name, []).append(usage)
    spelt = fold_spellings(usages_of)
    further = [name for name, spelling in spelt.items() if spelling != name]
    usages_of_spelling = {name: usages_of[name] for name in usages_of.keys() - further}
    for name in further:
        usages_of_spelling[spelt[name]] = usages_of_spelling[spelt[name]] + usages_of[name]
    families = join_families(usages_of_spelling)
    folded = {name: families[spelling] for name, spelling in spelt.items()}
    return _Units(name_of=name_of, information=known, spelt=spelt, folded=folded)


def _document_units(
    document: Document,
    tokens: Sequence[Sequence[Token]],
    number_of: dict[_Word, tuple[int, int]],
    informative: frozenset[int],
) -> DocumentUnits:
    surface: dict[int, str] = {}
    unit_as_written: dict[str, int] = {}
    form_as_written: dict[str, int] = {}
    for written in dict.fromkeys([token.form for paragraph in tokens for token in paragraph]):
        unit, form = number_of[document.language, form_of(written)]
        unit_as_written[written], form_as_written[written] = unit, form
        if unit not in surface:
            surface[unit] = without_possessive(written)
    words: list[tuple[int, ...]] = []
    sentences: list[list[set[int]]] = []
    for paragraph, paragraph_tokens in zip(document.paragraphs, tokens, strict=True):
        forms = [token.form for token in paragraph_tokens]
        units = [unit_as_written[form] for form in forms]
        cuts = [
            bisect_left(paragraph_tokens, span.end, key=_start) for span in paragraph.sentences[:-1]
        ]
        words.append(tuple([form_as_written[form] for form in forms]))
        sentences.append(
            [set(units[first:last]) for first, last in pairwise((0, *cuts, len(units)))]
        )
    counts = [len(found) for found in sentences]
    paragraphs = [frozenset[int]().union(*found) for found in sentences]
    return DocumentUnits(
        paragraphs=tuple(_ascending(units) for units in paragraphs),
        telling=tuple([units & informative for units in paragraphs]),
        sentences=tuple(_ascending(units) for found in sentences for units in found),
        first_sentence=(0, *accumulate(counts[:-1])),
        surface=surface,
        words=tuple(words),
    )


_start = attrgetter("start")


def _ascending(units: Iterable[int]) -> Units:
    return np.array(sorted(units), dtype=np.intp)


def _spelling_groups(units: _Units) -> tuple[tuple[str, ...], ...]:
    several = {spelling for name, spelling in units.spelt.items() if spelling != name}
    forms: dict[str, set[str]] = {spelling: set() for spelling in several}
    for (_, form), name in units.name_of.items():
        if units.spelt[name] in several:
            forms[units.spelt[name]].add(form)
    return tuple(tuple(sorted(forms[key])) for key in sorted(forms))
