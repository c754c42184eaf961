"""Who an outlet puts a quotation to, and with which reporting words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from samestory.analysis.attribution.extraction import Attribution, paragraph_attributions
from samestory.analysis.attribution.lexicon import CueClass
from samestory.analysis.attribution.verb_contrast import affirms, bare_verb, has_verb
from samestory.analysis.quotations.utterances import Utterance, word_set
from samestory.documents.normalisation import without_possessive
from samestory.documents.quotations import QuotedPart, quoted_spans
from samestory.documents.tokenisation import tokenise
from samestory.model import Document, Span

LEAST_HELD = 0.5
"""Part of a quotation's characters that an attribution's content must hold."""

_ENDS = (".", "!", "?", "…")
_CLAUSE_END = re.compile(r"[,;:()\u2013\u2014]")
_STOPS_NAME = re.compile(
    r"\b(?:of|in|from|at|on|during|after|before|to|for|who|when|as|with|via|through|by|about"
    r"|von|aus|bei|nach|vor|zu|auf|de|du|des|dans|sur|en|a|в|на|о|у|про|після|после)\b"
)
_NAME = re.compile(r"[^\W\d_a-zà-öø-ÿа-яёіїєґ][\w’'.-]*(?:\s+[^\W\d_a-zà-öø-ÿа-яёіїєґ][\w’'.-]*)*")
_NO_NAMES = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december he they it we i you his her their "
    "the a an but and in on at as this that these those when while after one no yes mr mrs ms dr "
    "er sie es wir il elle ils on nous él ella он она они він вона вони"
)


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a quotation.

    Attributes
    ----------
    verb
        The reporting verb without its helpers, in small letters; may be empty.
    verb_span
        Where it stands, with its helpers.
    verdict
        The verb's class, or ``None`` where it does not lay the words to somebody as said.
    name
        The speaker's name where the outlet gives one there; a pronoun or a role is none.
    name_span
        Where it stands.
    """

    verb: str = ""
    verb_span: Span | None = None
    verdict: CueClass | None = None
    name: str = ""
    name_span: Span | None = None


def beside(document: Document, utterance: Utterance) -> Beside:
    """Return the reporting verb and the named speaker beside a quotation.

    They are those of the closest attribution whose content holds most of the quotation, or of a
    part of it.
    """
    for part in utterance.parts:
        paragraph = document.paragraphs[part.paragraph - 1]
        found = paragraph_attributions(paragraph, document.language)
        holding = [
            a
            for a in found
            if _held(a, part) >= LEAST_HELD * (part.end - part.start)
            and not _changes_speaker(document.text[a.cue.end : part.start])
        ]
        if holding:
            return _made(document, min(holding, key=_closeness))
    return Beside()


def are_different_people(one: Beside, two: Beside) -> bool:
    """Tell whether two names have no word in common."""
    first = {t.form.casefold() for t in tokenise(one.name)}
    second = {t.form.casefold() for t in tokenise(two.name)}
    return bool(first and second) and not first & second


def _held(attribution: Attribution, part: QuotedPart) -> int:
    return sum(
        max(0, min(span.end, part.end) - max(span.start, part.start))
        for span in attribution.content
    )


def _changes_speaker(between: str) -> bool:
    """Tell whether the words between a verb and its quotation lead to somebody else's.

    They do in ``Vask asked: “Why?” Her answer: “…”``: a quotation ends its sentence, and words of
    the outlet's own follow.
    """
    spans = quoted_spans(between)
    return any(
        between[: span.end].rstrip()[-1:] in _ENDS
        and any(character.isalpha() for character in between[span.end : following])
        for span, following in zip(
            spans, [*(s.start for s in spans[1:]), len(between)], strict=False
        )
        if span.end < len(between)
    )


def _closeness(attribution: Attribution) -> tuple[bool, int]:
    """Order by whether the verb is no main verb, then by the content's length."""
    length = sum(span.end - span.start for span in attribution.content)
    return attribution.shape != "finite", length


def _made(document: Document, attribution: Attribution) -> Beside:
    name = _name_of(document, attribution.source)
    text = document.text
    words = "" if name is None else without_possessive(text[name.start : name.end])
    if not has_verb(attribution):
        return Beside(name=words, name_span=name)
    return Beside(
        verb=bare_verb(text[attribution.cue.start : attribution.cue.end].casefold()),
        verb_span=attribution.cue,
        verdict=attribution.verdict if affirms(document, attribution) else None,
        name=words,
        name_span=name,
    )


def _name_of(document: Document, source: Span | None) -> Span | None:
    """Return the name in `Tilda Marrow, a student` and in `her lawyer, Oren Vask`.

    It is the last one before the first comma or preposition, or else what stands alone between
    that comma and the next. A last word that the document never has inside a sentence with its
    capital is no name.
    """
    if source is None:
        return None
    first, *rest = _CLAUSE_END.split(document.text[source.start : source.end], maxsplit=2)
    stop = _STOPS_NAME.search(first)
    name = _last_name(first[: stop.start()] if stop else first, source.start)
    if name is None and rest and stop is None:
        start = source.start + len(first) + 1
        name = _last_name(rest[0], start)
        words = tokenise(rest[0], offset=start)
        if name is not None and words[0].start != name.start:
            return None
    if name is None:
        return None
    last = document.text[name.start : name.end].rsplit(maxsplit=1)[-1]
    return name if _is_inside_a_sentence(last, document.text) else None


def _last_name(text: str, offset: int) -> Span | None:
    """Return where the name stands with which a text ends: in `the House speaker` there is none."""
    words = tokenise(text)
    for match in _NAME.finditer(text):
        tokens = [t for t in tokenise(match.group()) if t.form.casefold() not in _NO_NAMES]
        # `Vask’s lawyer` is not Vask.
        if not tokens or without_possessive(tokens[-1].form) != tokens[-1].form:
            continue
        if match.start() + tokens[-1].end == words[-1].end:
            return Span(match.start() + tokens[0].start + offset, words[-1].end + offset)
    return None


def _is_inside_a_sentence(word: str, text: str) -> bool:
    place = text.find(word)
    while place >= 0:
        before, after = (
            text[max(0, place - 2) : place],
            text[place + len(word) : place + len(word) + 1],
        )
        if (
            before[1:].isspace()
            and (before[0].isalnum() or before[0] == ",")
            and not after.isalnum()
        ):
            return True
        place = text.find(word, place + 1)
    return False
