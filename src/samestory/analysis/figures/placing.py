"""The figures of a story's documents, each with the words around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samestory.analysis.figures.extraction import find_figures
from samestory.analysis.figures.figure import COMPARED, Figure
from samestory.analysis.figures.lexicon import Lexicon, lexicon_of
from samestory.analysis.figures.tokens import FigureToken, cut
from samestory.documents.normalisation import form_of, unit_of
from samestory.documents.quotations import quoted_spans
from samestory.documents.word_frequency import information
from samestory.model import Document, Voice

REACH = 8
"""Words on each side that count as a figure's surroundings, within its sentence."""

LEAST_INFORMATION = 2.0
"""Words of less background information say nothing about what is counted."""


@dataclass(frozen=True, slots=True)
class PlacedFigure:
    """A figure of a paragraph, and what stands around it.

    Attributes
    ----------
    figure
        Its offsets are of the document's text.
    document, paragraph, language
        Where it stands.
    head
        Unit (stem) of the head noun of what is counted; may be empty.
    context
        By unit, the background information of the words around it.
    names
        Units of the words around it that are written with a capital within a sentence.
    concept
        What befell those who are counted, such as ``injured``; may be empty.
    people
        Whether people are counted, or nothing that has a name.
    voice
        Whether it stands in a quotation.
    """

    figure: Figure
    document: str
    paragraph: int
    language: str
    head: str
    context: Mapping[str, float]
    names: frozenset[str]
    concept: str
    people: bool
    voice: Voice


def place_figures(document: Document) -> tuple[PlacedFigure, ...]:
    """Return a document's figures that can be compared, in their order."""
    lexicon = lexicon_of(document.language)
    if lexicon is None:
        return ()
    return tuple(
        placed
        for paragraph in document.paragraphs
        for placed in _of_paragraph(document, paragraph.number, lexicon)
    )


def _of_paragraph(document: Document, number: int, lexicon: Lexicon) -> list[PlacedFigure]:
    paragraph = document.paragraphs[number - 1]
    ends = frozenset(span.end for span in paragraph.sentences)
    figures = find_figures(
        paragraph.text, document.language, offset=paragraph.start, sentence_ends=ends
    )
    compared = [figure for figure in figures if figure.kind in COMPARED]
    if not compared:
        return []
    quoted = quoted_spans(paragraph.text, offset=paragraph.start)
    placed = []
    for span in paragraph.sentences:
        inside = [figure for figure in compared if span.start <= figure.number[0] < span.end]
        if not inside:
            continue
        tokens = cut(document.text[span.start : span.end], offset=span.start)
        for figure in inside:
            is_quoted = any(q.start <= figure.number[0] < q.end for q in quoted)
            placed.append(
                _place(figure, tokens, (document.id, number), lexicon, "quoted" if is_quoted else "outlet")
            )
    return placed


def _place(
    figure: Figure,
    tokens: Sequence[FigureToken],
    where: tuple[str, int],
    lexicon: Lexicon,
    voice: Voice,
) -> PlacedFigure:
    words = [token for token in tokens if token.kind == "word"]
    before = [token for token in words if token.end <= figure.start][-REACH:]
    after = [token for token in words if token.start >= figure.number[1]][:REACH]
    context: dict[str, float] = {}
    names = set()
    for token in (*before, *after):
        form = form_of(token.form)
        told = information(form, lexicon.language)
        if form in lexicon.stop or told < LEAST_INFORMATION or form in lexicon.numbers:
            continue
        unit = unit_of(form, lexicon.language)
        context[unit] = max(told, context.get(unit, 0.0))
        if token.form[0].isupper() and token.start > tokens[0].start:
            names.add(unit)
    counts_people = figure.kind == "count" and (
        not figure.head or figure.head in lexicon.people or bool(_concept_at(lexicon, figure.head))
    )
    return PlacedFigure(
        figure=figure,
        document=where[0],
        paragraph=where[1],
        language=lexicon.language,
        head=unit_of(form_of(figure.head), lexicon.language) if figure.head else "",
        context=context,
        names=frozenset(names),
        concept=_concept(figure, tokens, lexicon) if figure.kind == "count" else "",
        people=counts_people,
        voice=voice,
    )


def _concept_at(lexicon: Lexicon, word: str) -> str:
    found = lexicon.concepts.at((word,), 0)
    return found[0] if found else ""


def _concept(figure: Figure, tokens: Sequence[FigureToken], lexicon: Lexicon) -> str:
    """Return what befell those who are counted: the nearest such word before another figure.

    The clause goes on to the next number or semicolon; of two words at one distance the one behind
    the number counts.
    """
    words = tuple(token.word for token in tokens)
    first = next(i for i, token in enumerate(tokens) if token.end > figure.number[0])
    last = next((i for i, token in enumerate(tokens) if token.start >= figure.number[1]), len(tokens))
    best: tuple[int, str] | None = None
    for step in range(REACH):
        place = last + step
        if place >= len(tokens) or tokens[place].kind == "digits" or words[place] in (";", "."):
            break
        if words[place] in lexicon.numbers and lexicon.numbers[words[place]] > 1:
            break
        found = lexicon.concepts.at(words, place)
        if found is not None:
            best = (step, found[0])
            break
    for step in range(1, REACH):
        place = first - step
        if place < 0 or tokens[place].kind == "digits" or words[place] in (";", ".", ","):
            break
        found = lexicon.concepts.at(words, place)
        if found is not None and (best is None or step < best[0]):
            return found[0]
    return best[1] if best else ""
