"""What a reporting word governs: the atoms of its source and of its content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samestory.analysis.attribution.atoms import SENTENCE_ENDS, Unit
from samestory.analysis.attribution.contents import (
    clause_after,
    clause_before,
    complement_start,
    content_end,
    follows_quote,
    is_closed,
    last_word,
    resumed_quotation,
)
from samestory.analysis.attribution.cues import Cue
from samestory.analysis.attribution.lexicon import Lexicon
from samestory.analysis.attribution.phrases import Range, is_verb, phrase_right, subject_left

_LEAST_BEFORE = 2
"""Words that must stand before 'according to X' to be what X says."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A reporting word with the atoms of its source and content."""

    cue: Cue
    source: Range | None
    content: tuple[Range, ...] | None
    quotes_on: bool = False


def frame_of(
    unit: Unit, cue: Cue, later: Sequence[Cue], frames: Sequence[Frame], lexicon: Lexicon
) -> Frame | None:
    """Return what a reporting word governs, or ``None`` if it does not look like reporting."""
    if cue.shape == "after":
        return _postposed(unit, cue, lexicon)
    if cue.shape == "before":
        return _preposed(unit, cue, lexicon)
    if cue.shape == "noun":
        return _nominal(unit, cue, later, lexicon)
    if cue.shape == "passive":
        return _passive(unit, cue, lexicon)
    if cue.shape in ("participle", "infinitive"):
        source = _inherited(unit, cue, frames, lexicon)
        content = clause_after(unit, cue, later, lexicon)
        return Frame(cue, source, (content,), True) if content else None
    return _finite(unit, cue, later, frames, lexicon)


def _finite(
    unit: Unit, cue: Cue, later: Sequence[Cue], frames: Sequence[Frame], lexicon: Lexicon
) -> Frame | None:
    source = subject_left(unit, cue.first - 1, lexicon) if cue.first else None
    inverted = _inverted(unit, cue, lexicon) if _may_invert(unit, cue, source, lexicon) else None
    before = clause_before(unit, cue.first - 1) if inverted else None
    if inverted is not None and before is not None:
        after = resumed_quotation(unit, inverted[1] + 1)
        return Frame(cue, inverted, _parts(before, after), True)
    if source is None:
        source = _shared_subject(unit, cue, frames, lexicon)
        if source is None:
            return _parenthetical(unit, cue, lexicon)
    else:
        told = _told_before(unit, cue, source, lexicon)
        if told is not None:
            return Frame(cue, source, told, True)
    content = clause_after(unit, cue, later, lexicon)
    if content is None or _is_bare_showing(unit, cue, source, content, lexicon):
        return None
    return Frame(cue, source, (content,), True)


def _told_before(unit: Unit, cue: Cue, source: Range, lexicon: Lexicon) -> tuple[Range, ...] | None:
    """Return the content where it stands before its source, or around it."""
    inserted = _inserted(unit, cue, source, lexicon)
    relative = source[0] > 0 and lexicon.has("relative", unit[source[0] - 1].form)
    if inserted is not None or relative:
        return inserted
    before = clause_before(unit, source[0] - 1)
    if before is not None and (
        is_closed(unit, cue.last + 1, lexicon) or _only_addresses(unit, cue, source, lexicon)
    ):
        return _parts(before, resumed_quotation(unit, cue.last + 1))
    return None


def _only_addresses(unit: Unit, cue: Cue, source: Range, lexicon: Lexicon) -> bool:
    """Tell whether nothing but an addressee follows, as in '“…,” X told reporters'."""
    return (
        lexicon.has("addressing", cue.word.lemma)
        and follows_quote(unit, source[0])
        and complement_start(unit, cue.last + 1, lexicon) is None
    )


def _is_bare_showing(unit: Unit, cue: Cue, source: Range, content: Range, lexicon: Lexicon) -> bool:
    """Tell whether a verb reports nothing, as in 'the barge had shown no lantern'.

    A record such as a poll does report: 'the poll shows a lead'.
    """
    if not lexicon.has("showing", cue.word.lemma):
        return False
    if lexicon.has("complementiser", unit[content[0]].form):
        return False
    return not any(lexicon.has("record", atom.form) for atom in unit[source[0] : source[1] + 1])


def _inserted(unit: Unit, cue: Cue, source: Range, lexicon: Lexicon) -> tuple[Range, ...] | None:
    """Return the two parts of 'The barge, Vask said, had shown no lantern'."""
    after = cue.last + 1
    begins = source[0] - 1
    if begins < 1 or unit[begins].form != ",":
        return None
    if after + 1 > last_word(unit) or unit[after].form != ",":
        return None
    if follows_quote(unit, source[0]) or not is_verb(unit, after + 1, lexicon):
        return None
    return ((0, begins - 1), (after + 1, last_word(unit)))


def _parenthetical(unit: Unit, cue: Cue, lexicon: Lexicon) -> Frame | None:
    """Return a reporting verb that names nobody: '…', explicó."""
    before = clause_before(unit, cue.first - 1)
    if before is None or not is_closed(unit, cue.last + 1, lexicon):
        return None
    return Frame(cue, None, _parts(before, resumed_quotation(unit, cue.last + 1)), True)


def _parts(before: Range, after: Range | None) -> tuple[Range, ...]:
    return (before,) if after is None else (before, after)


def _may_invert(unit: Unit, cue: Cue, source: Range | None, lexicon: Lexicon) -> bool:
    """Tell whether the source may follow the verb: “…,” said X."""
    if cue.first == 0 or (source is not None and lexicon.has("addressing", cue.word.lemma)):
        return False
    if follows_quote(unit, cue.first):
        return True
    if unit[cue.first - 1].form not in ",–—-" or not _may_follow_clause(cue, lexicon):
        return False
    if source is None:
        return True
    opening = {unit[place + 1].form for place in range(*source) if unit[place].form == ","}
    return not any(lexicon.has("relative", form) or form == "where" for form in opening)


def _may_follow_clause(cue: Cue, lexicon: Lexicon) -> bool:
    """Tell whether a verb may part a clause from its source: 'the pier is shut, said X'.

    In English that is plain verbs of saying alone; 'has said X' follows nothing.
    """
    if cue.word.verdict == "attitude" or cue.word.takes == "object":
        return False
    english = "closing-source" in lexicon.words
    return not english or (
        cue.first == cue.head and not lexicon.has("not-compared", cue.word.lemma)
    )


def _inverted(unit: Unit, cue: Cue, lexicon: Lexicon) -> Range | None:
    """Return the source of '…,' said X."""
    start = cue.last + 1
    if "closing-source" not in lexicon.words and start + 2 < len(unit):
        # «…», dijo en Ardun la gobernadora
        start += 2 if lexicon.has("preposition", unit[start].form) else 0
    phrase = phrase_right(unit, start, lexicon, whole=True)
    if phrase is None or lexicon.has("preposition", unit[phrase[0]].form):
        return None
    if follows_quote(unit, cue.first):
        return phrase
    following = unit[phrase[1] + 1] if phrase[1] + 1 < len(unit) else None
    ended = following is None or following.form in SENTENCE_ENDS or following.form == ","
    plain = not any(is_verb(unit, i, lexicon) for i in range(phrase[0], phrase[1] + 1))
    return phrase if ended and plain else None


def _preposed(unit: Unit, cue: Cue, lexicon: Lexicon) -> Frame | None:
    """Return the frame of 'according to X', before its content or after it."""
    if lexicon.has("after-comma", unit[cue.first].form) and (
        not cue.first or unit[cue.first - 1].form != ","
    ):
        return None
    source = phrase_right(unit, cue.last + 1, lexicon, whole=cue.first > 0)
    if source is None or unit[source[0]].form == "to":
        return None
    before = clause_before(unit, cue.first - 1)
    if before is None and cue.first > 0 and unit[cue.first - 1].kind == "word":
        before = (0, cue.first - 1)
    start, last = source[1] + 1, last_word(unit)
    if start < len(unit) and unit[start].form == ",":
        start += 1
    after = (start, last) if start <= last else None
    if before is not None and before[1] >= before[0] + _LEAST_BEFORE - 1:
        within = unit[cue.first - 1].kind == "word" and "closing-source" not in lexicon.words
        return Frame(cue, source, _parts(before, after if within else None))
    return Frame(cue, source, (after,)) if after else None


def _postposed(unit: Unit, cue: Cue, lexicon: Lexicon) -> Frame | None:
    """Return the frame of 'X zufolge', a source before its preposition."""
    source = subject_left(unit, cue.first - 1, lexicon)
    start, last = cue.last + 1, last_word(unit)
    if source is None:
        return None
    if start < len(unit) and unit[start].form == ",":
        start += 1
    before = clause_before(unit, source[0] - 1)
    after = (start, last) if start <= last else None
    if before is not None:
        return Frame(cue, source, _parts(before, after))
    return Frame(cue, source, (after,)) if after else None


def _nominal(unit: Unit, cue: Cue, later: Sequence[Cue], lexicon: Lexicon) -> Frame | None:
    """Return the frame of 'X's claim that the barge was dark'."""
    if cue.first == 0 or cue.last + 1 >= len(unit):
        return None
    if not lexicon.has("opens-noun", unit[cue.last + 1].form):
        return None
    before = unit[cue.first - 1]
    source: Range | None
    if lexicon.has("possessive", before.form):
        source = (cue.first - 1, cue.first - 1)
    elif before.form == "'s":
        owner = subject_left(unit, cue.first - 2, lexicon)
        source = (owner[0], cue.first - 1) if owner else None
    else:
        return None
    if source is None:
        return None
    start = cue.last + 1
    end = content_end(unit, start, cue, later)
    return Frame(cue, source, ((start, end),)) if end > start else None


def _passive(unit: Unit, cue: Cue, lexicon: Lexicon) -> Frame | None:
    subject = subject_left(unit, cue.first - 1, lexicon) if cue.first else None
    if subject is None:
        return None
    by_whom = lexicon.has("passive-by", unit[cue.last].form)
    source = phrase_right(unit, cue.last + 1, lexicon) if by_whom else None
    if source is None:
        return None
    return Frame(cue, source, (subject,))


def _inherited(unit: Unit, cue: Cue, frames: Sequence[Frame], lexicon: Lexicon) -> Range | None:
    if cue.first and unit[cue.first - 1].kind == "word" and cue.shape == "participle":
        near = subject_left(unit, cue.first - 1, lexicon)
        if near is not None:
            return near
    for frame in reversed(frames):
        if frame.source is not None and frame.cue.shape != "noun":
            return frame.source
    return _first_subject(unit, cue.first, lexicon)


def _shared_subject(
    unit: Unit, cue: Cue, frames: Sequence[Frame], lexicon: Lexicon
) -> Range | None:
    """'X did this and said that': the subject of the sentence."""
    if not cue.first or not lexicon.has("coordinator", unit[cue.first - 1].form):
        return None
    return _inherited(unit, cue, frames, lexicon)


def _first_subject(unit: Unit, limit: int, lexicon: Lexicon) -> Range | None:
    for index in range(1, limit):
        if is_verb(unit, index, lexicon):
            return subject_left(unit, index - 1, lexicon)
    return None
