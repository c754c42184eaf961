"""Where the content of a reporting word begins and ends."""

from __future__ import annotations

from collections.abc import Sequence

from samestory.analysis.attribution.atoms import SENTENCE_ENDS, Unit
from samestory.analysis.attribution.cues import Cue
from samestory.analysis.attribution.lexicon import Lexicon
from samestory.analysis.attribution.phrases import Range, phrase_right

_LEAST_BEFORE = 2
"""Words that must stand before ', X said' to be what X said."""

_COMPLEMENT_WITHIN = 14
"""Words within which the clause or quotation must begin that a verb announces."""

_CLAUSE_ENDERS = frozenset({"but", "while", "as"})
_OBJECT_ENDERS = frozenset(
    {"and", "but", "which", "who", "while", "as", "after", "with", "a", "the"}
)
"""Words that end a content after a comma."""

_JOINS = {"before": (",",), "participle": (",", "and"), "finite": ("and", "but")}
"""By the shape of a further reporting word, what parts it from the content before it."""


def clause_before(unit: Unit, last: int) -> Range | None:
    """Return what stands before an attribution at the end of a clause, or ``None``."""
    while last >= 0 and unit[last].kind == "mark" and unit[last].form in ",-–—":
        last -= 1
    if last < 0 or (unit[last].kind != "quote" and unit[last + 1].kind != "mark"):
        return None
    first = 0
    while first < last and unit[first].kind == "mark" and unit[first].form != "(":
        first += 1
    if unit[last].kind == "quote" and last > first and unit[last - 1].form in ",:":
        first = last
    words = last - first + 1
    has_quote = any(atom.kind == "quote" for atom in unit[first : last + 1])
    return (first, last) if words >= _LEAST_BEFORE or has_quote else None


def resumed_quotation(unit: Unit, index: int) -> Range | None:
    """Return the rest of a quotation that goes on after its source."""
    while index < len(unit):
        if unit[index].kind == "quote":
            return (index, last_word(unit))
        index += 1
    return None


def is_closed(unit: Unit, index: int, lexicon: Lexicon) -> bool:
    """Tell whether nothing but circumstances follow, so that the content must stand before."""
    if index >= len(unit):
        return True
    atom = unit[index]
    if atom.form in SENTENCE_ENDS or atom.form in ",;–—-":
        return not (atom.form == "," and index + 1 < len(unit) and unit[index + 1].form == "that")
    if atom.kind != "word":
        return False
    if lexicon.has("preposition", atom.form) or lexicon.has("time", atom.form):
        if any(other.kind == "quote" and other.ending == "," for other in unit[:index]):
            return True
        ahead = [other.form for other in unit[index : index + _COMPLEMENT_WITHIN]]
        return not any(lexicon.has("complementiser", form) for form in ahead)
    return atom.form in ("when", "as", "while")


def clause_after(unit: Unit, cue: Cue, later: Sequence[Cue], lexicon: Lexicon) -> Range | None:
    """Return the content that follows a reporting word, or ``None``."""
    start = _content_start(unit, cue, lexicon)
    if start is None or start >= len(unit):
        return None
    end = content_end(unit, start, cue, later)
    worded = any(atom.kind != "mark" for atom in unit[start : end + 1])
    return (start, end) if worded else None


def _content_start(unit: Unit, cue: Cue, lexicon: Lexicon) -> int | None:
    index = cue.last + 1
    if index + 1 < len(unit) and lexicon.has("particle", unit[index].form):
        index += 1
    if index >= len(unit) or unit[index].form in SENTENCE_ENDS:
        return None
    if unit[index].form == ":" or (unit[index].form == "," and _is_quote(unit, index + 1)):
        return index + 1
    if lexicon.has("addressing", cue.word.lemma):
        return _after_addressee(unit, index, lexicon)
    if lexicon.has("preposition", unit[index].form) and cue.word.takes == "clause":
        announced = complement_start(unit, index, lexicon)
        if announced is not None:
            return announced
    return _after_time(unit, index, lexicon)


def _after_addressee(unit: Unit, index: int, lexicon: Lexicon) -> int | None:
    """Return where content begins in 'told reporters on Monday that …'."""
    announced = complement_start(unit, index, lexicon)
    phrase = phrase_right(unit, index, lexicon)
    if announced is not None or phrase is None:
        return announced
    after = phrase[1] + 1
    if after >= len(unit) or unit[after].form in SENTENCE_ENDS:
        return index
    return after + 1 if unit[after].form in ",:" else after


def _after_time(unit: Unit, index: int, lexicon: Lexicon) -> int | None:
    """Return where content begins in 'said on Monday it had …' and 'sagte, die Bank …'."""
    if index + 2 < len(unit) and lexicon.has("preposition", unit[index].form):
        index += 2 if lexicon.has("time", unit[index + 1].form) else 0
    elif index + 1 < len(unit) and lexicon.has("time", unit[index].form):
        index = complement_start(unit, index, lexicon) or index + 1
    if unit[index].form == ",":
        announced = complement_start(unit, index, lexicon)
        return index + 1 if announced is None and "comma-clause" in lexicon.words else announced
    return index if unit[index].kind != "mark" or unit[index].form in "($[" else None


def _is_quote(unit: Unit, index: int) -> bool:
    return index < len(unit) and unit[index].kind == "quote"


def complement_start(unit: Unit, index: int, lexicon: Lexicon) -> int | None:
    """Return where a that-clause or quotation begins within a few words, or ``None``."""
    for place in range(index, min(len(unit), index + _COMPLEMENT_WITHIN)):
        atom = unit[place]
        if atom.form in SENTENCE_ENDS:
            return None
        if lexicon.has("complementiser", atom.form):
            return place
        if atom.kind == "quote" and unit[place - 1].form in ",:":
            return place
        if atom.form == ":":
            return place + 1
    return None


def last_word(unit: Unit) -> int:
    """Return the index of the last atom that is no mark."""
    last = len(unit) - 1
    while last > 0 and unit[last].kind == "mark" and unit[last].form != ")":
        last -= 1
    return last


def content_end(unit: Unit, start: int, cue: Cue, later: Sequence[Cue]) -> int:
    """Return the index of a content's last atom.

    Parameters
    ----------
    start
        Index of its first.
    later
        Reporting words further on in the sentence, at which it may end.
    """
    last = last_word(unit)
    for other in later:
        if other.first > start and unit[other.first - 1].form in _JOINS.get(other.shape, ()):
            last = min(last, other.first - 2)
            break
    for place in range(start, last):
        if unit[place].form == ";" and cue.shape != "before":
            last = place - 1
            break
        if unit[place].form == "," and _breaks(unit, place, cue):
            last = place - 1
            break
    while last > start and unit[last].kind == "mark" and unit[last].form != ")":
        last -= 1
    return last


def _breaks(unit: Unit, comma: int, cue: Cue) -> bool:
    following = unit[comma + 1].form if comma + 1 < len(unit) else ""
    if cue.word.takes == "object":
        return following in _OBJECT_ENDERS or following.endswith("ing")
    return following in _CLAUSE_ENDERS


def follows_quote(unit: Unit, index: int) -> bool:
    """Tell whether only marks part an atom from a quotation before it."""
    place = index - 1
    while place > 0 and unit[place].kind == "mark":
        place -= 1
    return unit[place].kind == "quote"
