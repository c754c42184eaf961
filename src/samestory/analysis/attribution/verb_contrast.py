"""When reporting verbs differ for the same words or content: the rule for both kinds of finding."""

from __future__ import annotations

from collections.abc import Iterable

from samestory.analysis.attribution.extraction import Attribution
from samestory.analysis.attribution.lexicon import CueClass, lexicon_of
from samestory.analysis.word_rows import word_set
from samestory.model import Document

VERB_WEIGHTS = {
    frozenset({"doubt", "factive"}): 0.9,
    frozenset({"doubt", "neutral"}): 0.7,
    frozenset({"doubt", "assertive"}): 0.6,
    frozenset({"factive", "neutral"}): 0.6,
    frozenset({"factive", "assertive"}): 0.5,
    frozenset({"assertive", "neutral"}): 0.3,
}
"""How much a reader gains from two classes of reporting verb for one statement."""

NOTES = {
    "neutral": "merely reports",
    "assertive": "reports it as maintained",
    "doubt": "leaves open whether it is true",
    "factive": "takes it for true",
}
"""What a class of reporting verb does with its content."""

_NO_VERB = ("before", "after", "noun")
_BEFORE_VERBS = word_set(
    "has have had is are was were be been being also even later again since then still once "
    "hat habe haben hatte hatten ist sind a ont avait avaient ha han había habían"
)
_COMPARED = ("finite", "participle")


def verb_weight(verdicts: Iterable[CueClass]) -> float:
    """Return the weight of the widest contrast among classes of verbs, 0 where there is none."""
    classes = frozenset(verdicts)
    return max((weight for pair, weight in VERB_WEIGHTS.items() if pair <= classes), default=0.0)


def has_verb(attribution: Attribution) -> bool:
    """Tell whether the reporting words are a verb, unlike those of ``according to X``."""
    return attribution.shape not in _NO_VERB


def affirms(document: Document, attribution: Attribution) -> bool:
    """Tell whether a verb lays its content to its source as said.

    Whoever asks or denies does not say it, and 'did not say' is no 'said'; nor is 'refused to
    say'.
    """
    lexicon = lexicon_of(document.language)
    if lexicon is None or attribution.shape not in _COMPARED:
        return False
    cue = document.text[attribution.cue.start : attribution.cue.end]
    negated = any(
        lexicon.has("negation", word) for word in cue.casefold().replace("\u2019", "'").split()
    )
    return not negated and not lexicon.has("not-compared", attribution.lemma)


def bare_verb(cue: str) -> str:
    """Return a reporting verb without the helpers and adverbs before it: *has since admitted*."""
    words = cue.split()
    while len(words) > 1 and (words[0].casefold() in _BEFORE_VERBS or words[0].endswith("ly")):
        words = words[1:]
    return " ".join(words)
