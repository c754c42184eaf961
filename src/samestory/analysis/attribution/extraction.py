"""Attributions of a document: who is said to have said what, and in which words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from samestory.analysis.attribution.atoms import Unit, units_of
from samestory.analysis.attribution.cues import Cue, cues_of
from samestory.analysis.attribution.frames import Frame, frame_of
from samestory.analysis.attribution.lexicon import CueClass, Lexicon, lexicon_of
from samestory.analysis.attribution.phrases import Range
from samestory.model import Document, Paragraph, Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """One statement, thought or wish that the text lays to a source.

    Attributes
    ----------
    paragraph
        1-based number.
    source
        Who is cited, or ``None`` where the sentence names nobody.
    cue
        The reporting words.
    content
        What is cited; several spans where the source stands in the middle.
    lemma, verdict
        The reporting word's dictionary form and class.
    shape
        How the reporting word is used: ``finite``, ``participle``, ``noun``, ``before`` …
    anonymous
        Whether the source is named by nothing but a role such as *officials*.
    direct
        Whether the content is one quotation.
    """

    paragraph: int
    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    lemma: str
    verdict: CueClass
    shape: str
    anonymous: bool
    direct: bool


def attributions(document: Document) -> tuple[Attribution, ...]:
    """Return a document's attributions in the order of their reporting words.

    No parser is used: reporting words come from a list, sources and contents from the commas,
    quotation marks and function words around them. See the page on the finding for how often
    that is right.

    Returns
    -------
    tuple of Attribution
        Empty for a language without a list of reporting words. Spans never cross a paragraph.
    """
    return tuple(
        attribution
        for paragraph in document.paragraphs
        for attribution in paragraph_attributions(paragraph, document.language)
    )


@lru_cache(maxsize=8192)
def paragraph_attributions(paragraph: Paragraph, language: str) -> tuple[Attribution, ...]:
    """Return the attributions of one paragraph."""
    lexicon = lexicon_of(language)
    if lexicon is None:
        return ()
    found: list[Attribution] = []
    units = units_of(paragraph)
    cues = cues_of_units(paragraph, language)
    for number, unit in enumerate(units):
        frames = _frames(unit, cues[number], lexicon)
        for place, frame in enumerate(frames):
            content = frame.content
            if content is None:
                continue
            spans = [_span(unit, part) for part in content]
            if place == len(frames) - 1 and frame.quotes_on:
                following = zip(units[number + 1 :], cues[number + 1 :], strict=True)
                spans += _continued(following)
            found.append(_attribution(paragraph, unit, frame, spans, lexicon))
    return tuple(sorted(found, key=lambda a: a.cue.start))


@lru_cache(maxsize=8192)
def cues_of_units(paragraph: Paragraph, language: str) -> tuple[tuple[Cue, ...], ...]:
    """Return the reporting words of each of a paragraph's units."""
    lexicon = lexicon_of(language)
    return tuple(() if lexicon is None else cues_of(u, lexicon) for u in units_of(paragraph))


def _frames(unit: Unit, cues: Sequence[Cue], lexicon: Lexicon) -> list[Frame]:
    frames: list[Frame] = []
    for index, cue in enumerate(cues):
        frame = frame_of(unit, cue, cues[index + 1 :], frames, lexicon)
        if frame is not None:
            frames.append(frame)
    return frames


def _continued(following: Iterable[tuple[Unit, Sequence[Cue]]]) -> list[Span]:
    """Return quotations that follow as sentences of their own, still by the same source."""
    spans = []
    for other, cues in following:
        if other[0].kind != "quote" or cues:
            break
        spans.append(Span(other[0].start, other[0].end))
        if len(other) > 1:
            break
    return spans


def _span(unit: Unit, part: Range) -> Span:
    return Span(unit[part[0]].start, unit[part[1]].end)


def _attribution(
    paragraph: Paragraph, unit: Unit, frame: Frame, spans: Sequence[Span], lexicon: Lexicon
) -> Attribution:
    cue: Cue = frame.cue
    return Attribution(
        paragraph=paragraph.number,
        source=_span(unit, frame.source) if frame.source else None,
        cue=Span(unit[cue.first].start, unit[cue.last].end),
        content=tuple(spans),
        lemma=cue.word.lemma,
        verdict=cue.word.verdict,
        shape=cue.shape,
        anonymous=frame.source is not None and _is_anonymous(unit, frame.source, lexicon),
        direct=frame.content is not None
        and all(unit[i].kind != "word" for first, last in frame.content for i in (first, last)),
    )


def _is_anonymous(unit: Unit, source: Range, lexicon: Lexicon) -> bool:
    forms = unit[source[0] : source[1] + 1]
    # A capital inside the phrase is a name; the first word may only begin the sentence.
    named = any(atom.capital for atom in forms[1:]) or (forms[0].capital and source[0] > 0)
    return not named and any(lexicon.has("anonymous", atom.form) for atom in forms)
