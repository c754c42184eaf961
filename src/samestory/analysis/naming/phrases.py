"""Marks and words at which the phrases beside a name begin and end."""

from __future__ import annotations

from collections.abc import Sequence

from samestory.analysis.running_words import Word
from samestory.analysis.word_rows import word_set

ENDS = ',.;:()\u2013\u2014\u2026!?"\u201c\u201d\u00ab\u00bb'
_ENDS = frozenset(ENDS)
RELATIVE = frozenset({"who", "which", "that", "whose", "whom", "qui", "que", "который", "який"})
PRONOUNS = word_set("it he she that this what here there who let")
"""Words whose 's is not a possessive: It's Senator Lund."""

ONCE = word_set("then later formerly once damals entonces alors тогда")
"""Words before what somebody was at another time."""

AND = frozenset({"and", "und", "y", "et", "и", "і", "та", "or", "oder"})

ABBREVIATED = {
    "sen": "senator", "rep": "representative", "gov": "governor", "gen": "general",
    "col": "colonel", "capt": "captain", "lt": "lieutenant", "sgt": "sergeant", "maj": "major",
    "adm": "admiral", "cmdr": "commander", "rev": "reverend", "prof": "professor", "dr": "doctor",
    "advisor": "adviser", "spokeswoman": "spokesman", "spokesperson": "spokesman",
    "chairwoman": "chairman", "chair": "chairman", "congresswoman": "representative",
    "congressman": "representative", "boss": "head", "chief": "head", "premier": "minister",
    "lawyer": "attorney", "ceo": "executive", "heads": "head", "lawmaker": "representative",
}  # fmt: skip
"""Titles that say the same: abbreviations, forms for women and men, and everyday words."""


def past_origin(words: Sequence[Word], end: int) -> int:
    """Return where a name ends with the place it may name: Ada Lund of North Velmar, the leader."""
    past = end
    if past < len(words) and words[past].form == "of" and words[past].gap == " ":
        past += 1
        while past < len(words) and words[past].gap == " " and words[past].capital:
            past += 1
    return past if past > end + 1 else end


def is_age(words: Sequence[Word], at: int) -> bool:
    """Tell whether a number between commas is an age."""
    word = words[at]
    after = words[at + 1].gap[:1] if at + 1 < len(words) else "."
    return word.form.isdecimal() and len(word.form) <= len("108") and after in ENDS


def parts(words: Sequence[Word], at: int) -> bool:
    """Tell whether a phrase ends before a word."""
    word = words[at]
    if word.gap == ". " and words[at - 1].form in ABBREVIATED and not word.begins:
        return False
    return ends_phrase(word.gap) or word.form in RELATIVE


def ends_phrase(gap: str) -> bool:
    """Tell whether what stands between two words holds a mark at which a phrase ends."""
    return not _ENDS.isdisjoint(gap)
