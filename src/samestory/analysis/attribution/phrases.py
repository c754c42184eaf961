"""Noun phrases without a parser: who stands left or right of a reporting word."""

from __future__ import annotations

from samestory.analysis.attribution.atoms import Atom, Unit
from samestory.analysis.attribution.lexicon import Lexicon

Range = tuple[int, int]
"""First and last index of atoms, both inclusive."""

_LONGEST = 40
_LEAST_VERB = 4


def subject_left(unit: Unit, last: int, lexicon: Lexicon) -> Range | None:
    """Return the noun phrase that ends at an atom, with its apposition."""
    if last < 0:
        return None
    if unit[last].form == ",":
        return _with_apposition(unit, last, lexicon)
    if unit[last].form == "-" or unit[last].form in "–—":
        return _between(unit, last, lexicon, "–—-")
    return _plain_phrase(unit, last, lexicon)


def _with_apposition(unit: Unit, comma: int, lexicon: Lexicon) -> Range | None:
    """Return the phrase of 'X, a professor at Y, said', whose last comma closes an insertion."""
    for opening in range(comma - 2, 0, -1):
        if unit[opening].form != ",":
            continue
        inner = unit[opening + 1]
        if inner.kind == "quote" or lexicon.has("coordinator", inner.form):
            return None
        phrase = _plain_phrase(unit, opening - 1, lexicon)
        if phrase is None or unit[phrase[0]].form.endswith("ing"):
            continue
        if unit[phrase[1]].capital or inner.capital or _opens_relative(inner, lexicon):
            return (_further(unit, phrase[0], lexicon), comma - 1)
    return None


def _further(unit: Unit, first: int, lexicon: Lexicon) -> int:
    """Return where a name begins that stands before an insertion found so far."""
    if first <= 1 or unit[first - 1].form != ",":
        return first
    if not lexicon.has("determiner", unit[first].form):
        return first
    outer = subject_left(unit, first - 2, lexicon)
    return outer[0] if outer is not None and unit[outer[1]].capital else first


def _opens_relative(atom: Atom, lexicon: Lexicon) -> bool:
    return lexicon.has("relative", atom.form) or atom.form == "where"


def _between(unit: Unit, dash: int, lexicon: Lexicon, marks: str) -> Range | None:
    for opening in range(dash - 2, 0, -1):
        if unit[opening].form in marks and unit[opening].kind == "mark":
            phrase = _plain_phrase(unit, opening - 1, lexicon)
            return (phrase[0], dash - 1) if phrase else None
    return None


def _plain_phrase(unit: Unit, last: int, lexicon: Lexicon) -> Range | None:
    atom = unit[last]
    if atom.kind == "word" and (
        lexicon.has("relative", atom.form)
        or (lexicon.has("pronoun", atom.form) and not _continues(unit, last))
    ):
        return (last, last)
    first = last + 1
    while first > 0 and last - first < _LONGEST:
        step = _step_left(unit, first - 1, lexicon, last)
        if step is None:
            break
        first = step
    first = _trimmed(unit, first, last, lexicon)
    return (first, last) if first <= last and _has_head(unit, last, lexicon) else None


def _continues(unit: Unit, last: int) -> bool:
    return last > 0 and unit[last - 1].form == "of"


def _step_left(unit: Unit, index: int, lexicon: Lexicon, last: int) -> int | None:
    """Return the index up to which the phrase may grow, or ``None`` at its border."""
    atom = unit[index]
    if atom.kind == "quote":
        return None
    if atom.form == ")":
        opening = index
        while opening > 0 and unit[opening].form != "(":
            opening -= 1
        return opening if unit[opening].form == "(" else None
    if atom.kind == "mark":
        return index if atom.form in "&-/$" else None
    if lexicon.has("subordinator", atom.form):
        return None
    if lexicon.has("coordinator", atom.form):
        return index if _joins_nouns(unit, index, last, lexicon) else None
    return None if is_verb(unit, index, lexicon) else index


def _joins_nouns(unit: Unit, index: int, last: int, lexicon: Lexicon) -> bool:
    if index <= 0 or index == last:
        return False
    before, after = unit[index - 1], unit[index + 1]
    if before.kind != "word" or is_verb(unit, index - 1, lexicon):
        return False
    if lexicon.has("pronoun", after.form) and not lexicon.has("determiner", after.form):
        return False
    if before.capital and after.capital:
        return True
    return not before.capital and not after.capital and not lexicon.has("determiner", after.form)


def is_verb(unit: Unit, index: int, lexicon: Lexicon) -> bool:
    """Tell whether an atom looks like a finite verb or a participle."""
    atom = unit[index]
    if atom.kind != "word" or (atom.capital and index > 0):
        return False
    if lexicon.has("verb-like", atom.form) or lexicon.has("auxiliary", atom.form):
        return atom.form != "'s"
    before = unit[index - 1] if index else None
    nominal = before is not None and (
        lexicon.has("determiner", before.form)
        or lexicon.has("preposition", before.form)
        or lexicon.has("adjective", before.form)
        or before.form == "'s"
    )
    if nominal:
        return False
    word = lexicon.cues.get((atom.form,))
    if word is not None and word.kind == "verb":
        return True
    return len(atom.form) > _LEAST_VERB and any(
        atom.form.endswith(ending) for ending in lexicon.words.get("participle-ending", ())
    )


def _trimmed(unit: Unit, first: int, last: int, lexicon: Lexicon) -> int:
    """Drop what leads a sentence but is not part of its subject."""
    while first < last and (
        unit[first].kind == "mark"
        or lexicon.has("relative", unit[first].form)
        or lexicon.has("coordinator", unit[first].form)
        or (
            lexicon.has("adverb", unit[first].form)
            and not lexicon.has("determiner", unit[first].form)
        )
        or (
            lexicon.has("subordinator", unit[first].form)
            and not lexicon.has("determiner", unit[first].form)
            and not lexicon.has("preposition", unit[first].form)
        )
        or (unit[first].form.endswith("ly") and not unit[first].capital)
    ):
        first += 1
    if lexicon.has("preposition", unit[first].form):
        return _after_fronted(unit, first, last, lexicon)
    while first < last and lexicon.has("time", unit[first].form):
        first += 1
    return first


def _after_fronted(unit: Unit, first: int, last: int, lexicon: Lexicon) -> int:
    """'In a statement Trump …': the subject is the last phrase that begins anew."""
    start = last
    while start > first and unit[start].capital and unit[start - 1].capital:
        start -= 1
    if unit[start].capital and not lexicon.has("preposition", unit[start - 1].form):
        return start
    for index in range(last, first, -1):
        if lexicon.has("determiner", unit[index].form) and not lexicon.has(
            "preposition", unit[index - 1].form
        ):
            return index
    return last + 1


def _has_head(unit: Unit, last: int, lexicon: Lexicon) -> bool:
    atom = unit[last]
    if atom.kind == "mark":
        return atom.form == ")"
    if lexicon.has("pronoun", atom.form) or lexicon.has("head", atom.form):
        return True
    if atom.capital:
        return not any(lexicon.has(name, atom.form) for name in ("determiner", "time"))
    return not any(
        lexicon.has(name, atom.form)
        for name in ("determiner", "preposition", "adverb", "adjective", "time", "coordinator")
    )


def phrase_right(unit: Unit, first: int, lexicon: Lexicon, *, whole: bool = False) -> Range | None:
    """Return the noun phrase that begins at an atom.

    Parameters
    ----------
    whole
        Take in appositions up to the next quotation, clause or end.
    """
    if first >= len(unit) or unit[first].kind != "word":
        return None
    if lexicon.has("pronoun", unit[first].form) and not lexicon.has("determiner", unit[first].form):
        return (first, first)
    index = first
    apposed = False
    while index < len(unit):
        atom = unit[index]
        if atom.kind == "quote":
            break
        if atom.kind == "mark" and atom.form not in "&-/$()":
            apposed = whole and atom.form == "," and _goes_on(unit, index + 1, lexicon)
            if not apposed:
                break
        elif index > first and _ends_phrase(unit, index, lexicon, whole=whole, apposed=apposed):
            break
        index += 1
    last = index - 1
    while last >= first and _dangles(unit, last, lexicon):
        last -= 1
    return (first, last) if last >= first else None


def _ends_phrase(unit: Unit, index: int, lexicon: Lexicon, *, whole: bool, apposed: bool) -> bool:
    form = unit[index].form
    if lexicon.has("relative", form):
        return not whole
    if lexicon.has("pronoun", form) and not lexicon.has("determiner", form):
        return True
    if lexicon.has("preposition", form):
        return not apposed and not lexicon.has("inside", form)
    if lexicon.has("subordinator", form) or lexicon.has("time", form):
        return True
    return not whole and is_verb(unit, index, lexicon)


def _dangles(unit: Unit, last: int, lexicon: Lexicon) -> bool:
    """Tell whether a phrase can't end with an atom."""
    atom = unit[last]
    if atom.kind == "mark":
        return atom.form != ")"
    return lexicon.has("preposition", atom.form) and not atom.capital


def _goes_on(unit: Unit, index: int, lexicon: Lexicon) -> bool:
    """Tell whether an apposition follows a comma, not a new clause or an adjunct."""
    if index >= len(unit) or unit[index].kind != "word":
        return False
    form = unit[index].form
    if lexicon.has("relative", form):
        return True
    if lexicon.has("coordinator", form) or lexicon.has("subordinator", form):
        return False
    return not (
        form.endswith("ing") or lexicon.has("preposition", form) or lexicon.has("adverb", form)
    )
