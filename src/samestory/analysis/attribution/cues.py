"""Reporting words in a sentence: the verb with its helpers, or a fixed phrase."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from samestory.analysis.attribution.atoms import Unit
from samestory.analysis.attribution.lexicon import CueWord, Lexicon

Shape = Literal["finite", "participle", "infinitive", "passive", "noun", "before", "after"]

_TITLE_SHARE = 0.7
"""Share of words with a capital from which a line is taken for a headline."""

_LEAST_ADVERB = 4

_NOUN_LIKE_BEFORE = ("determiner", "preposition", "adjective")


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word at its place.

    Attributes
    ----------
    first, last
        Indexes of its first and last atom, helpers and particles included.
    head
        Index of the reporting word itself.
    word
        Its entry.
    shape
        How it is used.
    """

    first: int
    last: int
    head: int
    word: CueWord
    shape: Shape


def cues_of(unit: Unit, lexicon: Lexicon) -> tuple[Cue, ...]:
    """Return the reporting words of a sentence in order; they never overlap."""
    found: list[Cue] = []
    past = 0
    beginnings = lexicon.lengths
    for index in [i for i, atom in enumerate(unit) if atom.form in beginnings]:
        cue = _cue_at(unit, index, lexicon, past) if index >= past else None
        if cue is not None:
            found.append(cue)
            past = cue.last + 1
    return tuple(found)


def _cue_at(unit: Unit, index: int, lexicon: Lexicon, floor: int) -> Cue | None:
    for length in lexicon.lengths[unit[index].form]:
        if index + length > len(unit):
            continue
        word = lexicon.cues.get(tuple([atom.form for atom in unit[index : index + length]]))
        if word is None:
            continue
        last = index + length - 1
        if word.kind == "verb":
            group = _group_start(unit, index, floor, lexicon)
            shape = _shape(unit, (group, index, last), word, lexicon)
            return (
                _verb(unit, (group, index, last), word, shape, lexicon)
                if shape
                else _noun(unit, index, lexicon)
            )
        return Cue(index, last, index, word, "before" if word.kind == "before" else "after")
    return _noun(unit, index, lexicon)


def _noun(unit: Unit, index: int, lexicon: Lexicon) -> Cue | None:
    word = lexicon.nouns.get((unit[index].form,))
    return Cue(index, index, index, word, "noun") if word else None


def _group_start(unit: Unit, head: int, floor: int, lexicon: Lexicon) -> int:
    first = head
    while (
        first > floor and unit[first - 1].kind == "word" and _helps(unit[first - 1].form, lexicon)
    ):
        first -= 1
    return first


def _verb(
    unit: Unit, group: tuple[int, int, int], word: CueWord, shape: Shape, lexicon: Lexicon
) -> Cue:
    first, head, last = group
    if (
        shape == "passive"
        and last + 1 < len(unit)
        and lexicon.has("passive-by", unit[last + 1].form)
    ):
        last += 1
    return Cue(first, last, head, word, shape)


def _shape(
    unit: Unit, group: tuple[int, int, int], word: CueWord, lexicon: Lexicon
) -> Shape | None:
    """Return how a verb form is used, or ``None`` if it is no verb here."""
    first, head, last = group
    form = unit[head].form
    helpers = [unit[i].form for i in range(first, head) if lexicon.has("auxiliary", unit[i].form)]
    if ("'s" in helpers and form == word.lemma) or (
        unit[head].capital and first and not _is_title(unit)
    ):
        return None
    if not helpers:
        if form.endswith("ing"):
            return None if _is_verbal_noun(unit, head, last, lexicon) else "participle"
        noun = _is_noun_here(unit, first, lexicon) or _lacks_plural(unit, first, head, word)
        return None if noun else "finite"
    if helpers[0] == helpers[-1] == "to":
        return "infinitive"
    passive = lexicon.has("passive", helpers[-1]) and not form.endswith("ing")
    return "passive" if passive else "finite"


def _helps(form: str, lexicon: Lexicon) -> bool:
    return (
        lexicon.has("auxiliary", form)
        or lexicon.has("adverb", form)
        or (form.endswith("ly") and len(form) > _LEAST_ADVERB)
    )


def _is_noun_here(unit: Unit, first: int, lexicon: Lexicon) -> bool:
    """Tell whether a form that could be a noun or adjective stands where only those do."""
    if first == 0:
        return False
    before = unit[first - 1]
    if before.kind != "word" or (before.capital and first > 1):
        return False
    if lexicon.has("pronoun", before.form):
        return lexicon.has("determiner", before.form) and not lexicon.has("subject", before.form)
    if before.form == "'s" or before.form.isdigit():
        return True
    return any(lexicon.has(name, before.form) for name in _NOUN_LIKE_BEFORE)


def _is_title(unit: Unit) -> bool:
    """Tell whether a line is set as a headline, most of its words with a capital."""
    words = [atom for atom in unit if atom.kind == "word"]
    return sum(atom.capital for atom in words) > _TITLE_SHARE * len(words)


def _is_verbal_noun(unit: Unit, head: int, last: int, lexicon: Lexicon) -> bool:
    """Tell whether a form is a noun, as in 'the court ruling could' and 'no reporting by'."""
    if head and unit[head - 1].kind == "word":
        if any(lexicon.has(name, unit[head - 1].form) for name in ("determiner", "adjective")):
            return True
        if last + 1 == len(unit) or unit[last + 1].kind == "mark":
            return True
    after = unit[last + 1].form if last + 1 < len(unit) else ""
    return lexicon.has("auxiliary", after) and after != "to"


_BARE_SUBJECTS = frozenset(
    ("i", "you", "we", "they", "who", "that", "people", "and", "police", "not", "to")
)


def _lacks_plural(unit: Unit, first: int, head: int, word: CueWord) -> bool:
    """Tell whether an English base form follows what can't be its plural subject."""
    if unit[head].form != word.lemma.split()[0] or not first:
        return False
    before = unit[first - 1]
    if before.kind == "quote":
        return True
    if before.kind != "word":
        return False
    return not (before.form in _BARE_SUBJECTS or before.form.endswith("s"))
