"""Contrasts of attribution as findings: which readings make one, and how it is worded."""

from __future__ import annotations

from collections.abc import Sequence

from samestory.analysis.attribution.members import (
    Member,
    contrast_finding,
    short_name,
    subject_of,
    words_of,
)
from samestory.analysis.attribution.statements import NAMING, TELLING, Account, Voice
from samestory.analysis.attribution.verb_contrast import NOTES, affirms, bare_verb, verb_weight
from samestory.analysis.base import join_names
from samestory.documents.quotations import quoted_spans
from samestory.model import Finding

LEAST_COMMON = 2
"""Words without a capital that a sentence must share with what others attribute: two sentences
with nothing but names in common may tell different things of them."""

_NO_SOURCE = "no source here"
_PAIR = 2


def verb_finding(passage: str, members: Sequence[Member]) -> Finding | None:
    """Return 'said' in one, 'claimed' in another, if source and content are the same."""
    named = [
        (member, voice)
        for member, voice in _voiced(members)
        if voice.names and affirms(member.account.document, voice.attribution)
    ]
    same = [(m, v) for m, v in named if v.names & named[0][1].names]
    weight = verb_weight(voice.attribution.verdict for _, voice in same)
    if not weight:
        return None
    source = short_name(named[0][1])
    covered = min(member.covered for member, _ in same)
    cues = [(m, bare_verb(words_of(m, v.attribution.cue)), v.attribution.verdict) for m, v in same]
    writing: dict[str, list[str]] = {}
    for member, cue, _ in cues:
        writing.setdefault(cue, []).append(member.label)
    parts = [f"{join_names(labels)} {{}}“{cue}”" for cue, labels in writing.items()]
    verb = "write " if len(next(iter(writing.values()))) > 1 else "writes "
    return contrast_finding(
        passage,
        [member for member, _ in same],
        summary=(
            f"Where {'both' if len(same) == _PAIR else 'all'} cite {source}, "
            f"{', '.join([parts[0].format(verb), *(part.format('') for part in parts[1:])])}."
        ),
        reason=(
            f"The source is the same, {_shared(covered)}, and the reporting verbs are of "
            "different classes: " + ", ".join(f"“{cue}” {name}" for _, cue, name in cues) + "."
        ),
        text=lambda m: words_of(m, m.voice.attribution.cue) if m.voice else "",
        note=lambda m: NOTES[m.voice.attribution.verdict] if m.voice else "",
        subject=source,
        relation="other verb",
        confidence=round(0.5 + 0.4 * covered, 2),
        weight=weight,
    )


def sourced_finding(passage: str, members: Sequence[Member]) -> Finding | None:
    """Return what one attributes and another tells without a source."""
    # Nobody tells somebody else's very words as their own: quotations are left aside.
    attributed = [(m, v) for m, v in _voiced(members) if v.name and not _is_quoted(m, v)]
    flat = [m for m in members if _is_flat(m, attributed)]
    if not attributed or not flat:
        return None
    first = next(member for member in members if not member.shared)
    covered = min(member.covered for member in flat)
    near = any(_named_nearby(m, v) for m in flat for _, v in attributed)
    verbs = ["attributes", *[""] * (len(attributed) - 1)]
    credited = [
        " ".join(f"{member.label} {verb} to {short_name(voice)}".split())
        for verb, (member, voice) in zip(verbs, attributed, strict=True)
    ]
    return contrast_finding(
        passage,
        [m for m in members if m in flat or m.voice in [v for _, v in attributed]],
        summary=(
            f"{join_names([m.label for m in flat])} {'gives' if len(flat) == 1 else 'give'} "
            f"no source here for what {join_names(credited)}."
        ),
        reason=(
            f"{_shared(covered)}; the sentence without a source has no reporting "
            "word and no quotation"
            + (", but the same source is named close by and may still be meant." if near else ".")
        ),
        text=lambda m: (
            f"{short_name(m.voice)}: “{words_of(m, m.voice.attribution.cue)}”"
            if m.voice
            else _NO_SOURCE
        ),
        note=lambda _: "",
        subject=subject_of(flat[0], first),
        relation="no source here",
        confidence=round((0.35 if near else 0.75) * (0.6 + 0.4 * covered), 2),
        weight=0.5,
    )


def named_finding(passage: str, members: Sequence[Member]) -> Finding | None:
    """Return a source that one names and another leaves without a name."""
    voiced = [(m, v) for m, v in _voiced(members) if v.name]
    unnamed = [(m, v) for m, v in voiced if v.anonymous]
    named = [(m, v) for m, v in voiced if not v.anonymous and _has_name(v)]
    if not unnamed or not named:
        return None
    covered = min(member.covered for member, _ in voiced)
    cited = [f"{member.label} cites {short_name(voice)}" for member, voice in named]
    roles = [f"{member.label} “{short_name(voice)}”" for member, voice in unnamed]
    return contrast_finding(
        passage,
        [m for m, v in voiced if v.anonymous or _has_name(v)],
        summary=f"For the same content {join_names(cited)}, {join_names(roles)}.",
        reason=(
            f"{_shared(covered)}; one source is named by nothing but a role, the "
            "other by a name. They need not be the same people."
        ),
        text=lambda m: short_name(m.voice),
        note=lambda m: "role only" if m.voice and m.voice.anonymous else "named",
        subject=short_name(named[0][1]),
        relation="source named",
        confidence=round(0.4 + 0.4 * covered, 2),
        weight=0.4,
    )


def hedge_finding(passage: str, members: Sequence[Member]) -> Finding | None:
    """Return what one hedges in its own voice and others tell without a hedge.

    Parameters
    ----------
    members
        The hedging one first.
    """
    hedging, *others = members
    plain = [m for m in others if m.sentence is not None and m.sentence.flat]
    plain = [m for m in plain if m.sentence and not m.sentence.hedges]
    if hedging.sentence is None or not plain:
        return None
    hedges = join_names([f"“{words_of(hedging, span)}”" for span in hedging.sentence.hedges])
    covered = min(m.covered for m in plain)
    return contrast_finding(
        passage,
        sorted([hedging, *plain], key=lambda m: m.place),
        summary=(
            f"{hedging.label} hedges ({hedges}) what {join_names([m.label for m in plain])} "
            f"{'tells' if len(plain) == 1 else 'tell'} without a hedge."
        ),
        reason=(f"{_shared(covered)}; {hedges} is on the list of hedges."),
        text=lambda m: hedges if m is hedging else "no hedge here",
        note=lambda _: "",
        subject=subject_of(plain[0], hedging),
        relation="hedged",
        confidence=round(0.3 + 0.5 * covered, 2),
        weight=0.5,
    )


def _voiced(members: Sequence[Member]) -> list[tuple[Member, Voice]]:
    return [(member, member.voice) for member in members if member.voice is not None]


def _shared(covered: float) -> str:
    return f"{covered:.0%} of the shorter content is shared by background information"


def _has_name(voice: Voice) -> bool:
    return any(word[:1].isupper() for word in voice.name.split())


def _is_quoted(member: Member, voice: Voice) -> bool:
    """Tell whether some of an attribution's content stands between quotation marks."""
    paragraph = member.account.document.paragraphs[voice.attribution.paragraph - 1]
    quotes = quoted_spans(paragraph.text, offset=paragraph.start)
    return any(
        quote.start < span.end and span.start < quote.end
        for quote in quotes
        for span in voice.attribution.content
    )


def _names(flat: Member, voice: Voice, paragraph: int) -> bool:
    """Tell whether a source is named in a paragraph of a document."""
    return not voice.names.isdisjoint(flat.account.units_of(paragraph, least=NAMING))


def _named_nearby(flat: Member, voice: Voice) -> bool:
    """Tell whether the same source is named in the paragraph before or after."""
    if flat.sentence is None:
        return False
    paragraphs = flat.account.document.paragraphs
    near = paragraphs[max(0, flat.sentence.paragraph - 2) : flat.sentence.paragraph + 1]
    return any(_names(flat, voice, paragraph.number) for paragraph in near)


def _is_flat(member: Member, attributed: Sequence[tuple[Member, Voice]]) -> bool:
    """Tell whether a member gives no source for what others attribute.

    A source that is named in the same paragraph covers its other sentences too, and a sentence
    right after reported speech may go on reporting.
    """
    sentence = member.sentence
    if sentence is None or not sentence.flat or sentence.hedges or member.common < LEAST_COMMON:
        return False
    document = member.account.document
    paragraph = document.paragraphs[sentence.paragraph - 1]
    named = any(_names(member, voice, paragraph.number) for _, voice in attributed)
    before = [span.start for span in paragraph.sentences if span.start < sentence.span.start]
    reported = bool(before) and any(
        before[-1] <= voice.attribution.cue.start < sentence.span.start
        for voice in member.account.voices_of(sentence.paragraph)
    )
    return not (named or reported or _sourced_elsewhere(member, attributed))


def _sourced_elsewhere(flat: Member, attributed: Sequence[tuple[Member, Voice]]) -> bool:
    """Tell whether the document attributes the same content at another place."""
    account = flat.account
    for member, voice in attributed:
        content = _content_units(member.account, voice)
        for paragraph in account.document.paragraphs:
            words = account.units_of(paragraph.number, least=TELLING)
            # Cheap first: most paragraphs do not have the words at all.
            if _mostly_in(content, words) and any(
                _mostly_in(content, _content_units(account, other))
                for other in account.voices_of(paragraph.number)
            ):
                return True
    return False


def _mostly_in(content: frozenset[str], words: frozenset[str]) -> bool:
    return 2 * len(content & words) >= len(content)


def _content_units(account: Account, voice: Voice) -> frozenset[str]:
    text = account.document.text
    words = " ".join(text[span.start : span.end] for span in voice.attribution.content)
    return account.units(words, least=TELLING)
