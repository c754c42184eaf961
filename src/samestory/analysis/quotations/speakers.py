"""Who an outlet puts a quotation to, and with which verb."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from samestory.analysis.quotations.reporting_verbs import is_reporting
from samestory.analysis.quotations.utterances import SENTENCE_END, Utterance, word_set
from samestory.documents.normalisation import without_possessive
from samestory.documents.tokenisation import Token, tokenise
from samestory.model import Document, Span

FARTHEST_VERB = 12
"""Words within which the reporting verb stands beside its quotation."""

_CLAUSE_END = re.compile(r"[,;:()\u2013\u2014]")
_STOPS_NAME = re.compile(
    r"\b(?:of|in|from|at|on|during|after|before|to|for|who|when|as|with|via|through|by|about"
    r"|von|aus|bei|nach|vor|zu|auf|de|du|des|dans|sur|en|a|в|на|о|у|про|після|после)\b"
)
_NAME = re.compile(r"[^\W\d_a-zà-öø-ÿа-яёіїєґ][\w’'.-]*(?:\s+[^\W\d_a-zà-öø-ÿа-яёіїєґ][\w’'.-]*)*")
_NO_NAMES = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december he she they it we i you his her their "
    "the a an but and in on at as this that these those when while after one no yes mr mrs ms dr "
    "er sie es wir il elle ils on nous él ella он она они він вона вони"
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """What stands beside a quotation.

    Attributes
    ----------
    verb
        The reporting verb as it stands there, in small letters; may be empty.
    verb_span
        Where it stands.
    name
        The speaker's name where the outlet gives one there; a pronoun or a role is none.
    name_span
        Where it stands.
    """

    verb: str = ""
    verb_span: Span | None = None
    name: str = ""
    name_span: Span | None = None


def attribution(document: Document, utterance: Utterance, quoted: tuple[Span, ...]) -> Attribution:
    """Return the reporting verb and the named speaker beside a quotation.

    Looked for right after it, then right before it, within its paragraph, and for a quotation
    that is broken off in between.

    Parameters
    ----------
    document
        The document of the utterance.
    utterance
        A quoted sentence.
    quoted
        All quoted spans of the paragraph in which it begins.
    """
    paragraph = document.paragraphs[utterance.parts[0].paragraph - 1]
    for part in utterance.parts:
        around = next((s for s in quoted if s.start <= part.start and part.end <= s.end), None)
        if around is None:
            continue
        following = min([s.start for s in quoted if s.start >= around.end], default=paragraph.end)
        found = _after(document, Span(around.end, following), around)
        if found.verb:
            return _with_real_name(found, document)
        preceding = max([s.end for s in quoted if s.end <= around.start], default=paragraph.start)
        found = _before(document, Span(preceding, around.start))
        if found.verb:
            return _with_real_name(found, document)
    return Attribution()


def _after(document: Document, gap: Span, quoted: Span) -> Attribution:
    """Read `,” said Tilda Marrow, a student` or `,” Marrow said`."""
    text = document.text[gap.start : gap.end]
    last = document.text[quoted.start : quoted.end].rstrip()[-1:]
    opening = re.match(r"[\W_]*", text)
    skipped = opening.end() if opening else 0
    if last in ".;" and "," not in text[:skipped] and not text[skipped : skipped + 1].islower():
        return Attribution()
    end = SENTENCE_END.search(text, skipped)
    clause = text[: end.start() if end else len(text)]
    tokens = tokenise(clause)[:FARTHEST_VERB]
    verb = next((t for t in tokens if is_reporting(t.form.casefold(), document.language)), None)
    if verb is None:
        return Attribution()
    before = _name_in(clause[: verb.start])
    name = before or _name_in(clause[verb.end :], verb.end)
    if before is None and _has_subject(clause[: verb.start]):
        name = None
    return _made(verb, name, gap.start, clause)


def _before(document: Document, gap: Span) -> Attribution:
    """Read `Tilda Marrow, a student, said: “` or `Marrow called it “`."""
    text = document.text[gap.start : gap.end]
    ends = [m.end() for m in SENTENCE_END.finditer(text) if text[m.end() :].strip(" “\"«„‘'")]
    begin = ends[-1] if ends else 0
    clause = text[begin:]
    tokens = tokenise(clause)[-FARTHEST_VERB:]
    verbs = [t for t in tokens if is_reporting(t.form.casefold(), document.language)]
    if not verbs:
        return Attribution()
    verb = verbs[-1]
    return _made(verb, _subject_before(clause[: verb.start]), gap.start + begin, clause)


def _subject_before(text: str) -> tuple[int, int] | None:
    """Return the name of who speaks, from the words before the verb.

    It is in the clause that ends with the verb (`Talking to us, Marrow` said), or if that is
    empty in the first clause that begins with no preposition (`Tilda Marrow, a student,` said).
    """
    pieces = _CLAUSE_END.split(text)
    if pieces[-1].strip():
        return _name_in(pieces[-1], len(text) - len(pieces[-1]))
    begin = 0
    for piece in pieces:
        if piece.strip() and not _STOPS_NAME.match(piece.strip().lower()):
            return _name_in(text[begin:], begin)
        begin += len(piece) + 1
    return None


def _name_in(text: str, offset: int = 0) -> tuple[int, int] | None:
    """Return where the name of somebody stands: `Tilda Marrow, a student`, `her lawyer, Oren Vask`.

    It is the last one before the first comma or preposition, or else what stands alone between
    that comma and the next.
    """
    first, *rest = _CLAUSE_END.split(text, maxsplit=2)
    stop = _STOPS_NAME.search(first)
    name = _last_name(first[: stop.start()] if stop else first, offset)
    if name is None and rest and _has_subject(first) and stop is None:
        name = _last_name(rest[0], offset + len(first) + 1)
        if name is not None and tokenise(rest[0])[0].start + offset + len(first) + 1 != name[0]:
            return None
    return name


def _last_name(text: str, offset: int) -> tuple[int, int] | None:
    """Return where the name stands with which a text ends: in `the House speaker` there is none."""
    words = tokenise(text)
    for match in _NAME.finditer(text):
        tokens = [t for t in tokenise(match.group()) if t.form.casefold() not in _NO_NAMES]
        # `Vask’s lawyer` is not Vask.
        if not tokens or without_possessive(tokens[-1].form) != tokens[-1].form:
            continue
        if match.start() + tokens[-1].end == words[-1].end:
            return match.start() + tokens[0].start + offset, words[-1].end + offset
    return None


def _has_subject(text: str) -> bool:
    return bool(tokenise(text))


def _made(verb: Token, name: tuple[int, int] | None, offset: int, clause: str) -> Attribution:
    return Attribution(
        verb=verb.form.casefold(),
        verb_span=Span(verb.start + offset, verb.end + offset),
        name="" if name is None else without_possessive(clause[name[0] : name[1]]),
        name_span=None if name is None else Span(name[0] + offset, name[1] + offset),
    )


def are_different_people(one: Attribution, two: Attribution) -> bool:
    """Tell whether two names have no word in common."""
    first = {t.form.casefold() for t in tokenise(one.name)}
    second = {t.form.casefold() for t in tokenise(two.name)}
    return bool(first and second) and not first & second


def _with_real_name(found: Attribution, document: Document) -> Attribution:
    """Drop a name whose last word the document never has inside a sentence with its capital."""
    if found.name and not _is_inside_a_sentence(found.name.rsplit(maxsplit=1)[-1], document.text):
        return replace(found, name="", name_span=None)
    return found


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
