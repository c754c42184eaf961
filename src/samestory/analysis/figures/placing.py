"""The figures of a story's documents, each with the words around it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter
from typing import TypedDict

from samestory.analysis.figures.extraction import may_hold_figures, read_figures
from samestory.analysis.figures.figure import COMPARED, Figure
from samestory.analysis.figures.lexicon import Lexicon, lexicon_of, units_by_name
from samestory.analysis.figures.tokens import FigureToken
from samestory.analysis.figures.view import TextView
from samestory.documents.normalisation import form_of, unit_of
from samestory.documents.quotations import quoted_spans
from samestory.documents.word_frequency import information
from samestory.model import Document, Span, Voice

REACH = 12
"""Words on each side that count as a figure's surroundings, within its sentence."""

NEAR_REACH = 4
"""Words on each side that are near enough to say what a sum or a share is of."""

FATE_REACH = 8
"""Words on each side among which the word stands that tells what befell people."""

LEAST_INFORMATION = 2.0
"""Words of less background information say nothing about what is counted."""

_KEPT_DOCUMENTS = 64
"""More than the documents of one story: several readers of a story ask for the same figures."""

_CLAUSE_ENDS = frozenset(";.!?:")


@dataclass(frozen=True, slots=True)
class PlacedFigure:
    """A figure of a paragraph, and what stands around it.

    Attributes
    ----------
    figure
        Its offsets are of the document's text.
    document, paragraph, language
        Where it stands.
    dimension
        What must be equal for two figures to be compared.
    head
        Unit (stem) of the head noun of what is counted; may be empty.
    context
        By unit, the background information of the words around it.
    names
        Units of the words around it that are written with a capital within a sentence.
    concept
        What befell those who are counted, such as ``injured``; may be empty.
    people, anybody
        Whether people are counted; whether they are named as nothing more, or not at all.
    partial
        Whether they are the others, or so many more.
    near
        The units within a few words on each side.
    role
        Whether it is a ``level`` (rose to 5), an ``earlier`` one (from 4), a change ``up`` or
        ``down`` (rose 5), or cannot be told (empty).
    years, days
        The years, and the weekdays and months, that the sentence names.
    compares
        Whether the sentence speaks of an earlier period too, such as last year.
    alike, turn
        How many figures of its kind and unit its sentence has, and which of them it is, from 0.
    voice
        Whether it stands in a quotation.
    """

    figure: Figure
    document: str
    paragraph: int
    language: str
    dimension: str = ""
    head: str = ""
    context: Mapping[str, float] = field(default_factory=dict)
    names: frozenset[str] = frozenset()
    concept: str = ""
    people: bool = False
    anybody: bool = False
    partial: bool = False
    near: frozenset[str] = frozenset()
    role: str = ""
    years: frozenset[int] = frozenset()
    days: frozenset[str] = frozenset()
    compares: bool = False
    alike: int = 1
    turn: int = 0
    voice: Voice = "outlet"


@lru_cache(maxsize=_KEPT_DOCUMENTS)
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


def _of_paragraph(document: Document, number: int, lexicon: Lexicon) -> Iterator[PlacedFigure]:
    paragraph = document.paragraphs[number - 1]
    quoted: Sequence[Span] | None = None
    for span in paragraph.sentences:
        text = document.text[span.start : span.end]
        if not may_hold_figures(text, lexicon):
            continue
        view = TextView.of(text, lexicon, offset=span.start)
        found = read_figures(view)
        figures = [figure for figure in found if figure.kind in COMPARED]
        if not figures:
            continue
        years = frozenset(int(figure.low) for figure in found if figure.kind == "year")
        days = lexicon.day_words.intersection(view.words)
        compares = not lexicon.lists["period"].isdisjoint(view.words)
        words = [token for token in view.tokens if token.kind == "word"]
        if quoted is None:
            quoted = quoted_spans(paragraph.text, offset=paragraph.start)
        for figure in figures:
            like = [f for f in figures if f.kind == figure.kind and f.unit == figure.unit]
            is_quoted = any(q.start <= figure.number[0] < q.end for q in quoted)
            yield PlacedFigure(
                figure,
                document.id,
                number,
                document.language,
                dimension=_dimension(figure),
                alike=len(like),
                turn=like.index(figure),
                years=years,
                days=days,
                compares=compares,
                voice="quoted" if is_quoted else "outlet",
                **_surroundings(figure, view, words),
            )


def _dimension(figure: Figure) -> str:
    if figure.kind in ("age", "time"):
        return figure.kind
    name, per, basis = figure.unit.partition(" per ")
    unit = units_by_name().get(name)
    return (unit.dimension if unit else name) + per + basis


_start, _end = attrgetter("start"), attrgetter("end")


class _Surroundings(TypedDict):
    """What `PlacedFigure` says of the words around a figure."""

    head: str
    context: Mapping[str, float]
    names: frozenset[str]
    concept: str
    people: bool
    anybody: bool
    partial: bool
    near: frozenset[str]
    role: str


def _surroundings(figure: Figure, view: TextView, words: Sequence[FigureToken]) -> _Surroundings:
    tokens, lexicon = view.tokens, view.lexicon
    past = bisect_right(words, figure.start, key=_end)
    before = words[max(0, past - REACH) : past]
    following = bisect_left(words, figure.number[1], key=_start)
    after = words[following : following + REACH]
    context: dict[str, float] = {}
    names = set()
    first = tokens[0].start
    for token in (*before, *after):
        unit, told = _unit(token.form, lexicon.language)
        if told is None:
            continue
        if token.form[0].isupper() and token.start > first:
            names.add(unit)
        if told >= LEAST_INFORMATION:
            context[unit] = max(told, context.get(unit, 0.0))
    is_count = figure.kind == "count"
    head = figure.head
    partial = lexicon.lists["partial"]
    beside = (*before[-1:], *after[:1], *_counted(figure, tokens))
    anybody = not head or head in lexicon.generic_people or bool(_concept_at(lexicon, head))
    near = {
        _unit(token.form, lexicon.language)[0]
        for token in (*before[-NEAR_REACH:], *after[:NEAR_REACH])
    }
    return _Surroundings(
        head=_unit(head, lexicon.language)[0] if head else "",
        context=context,
        names=frozenset(names),
        concept=_concept(figure, view) if is_count else "",
        people=is_count and (anybody or head in lexicon.people),
        anybody=is_count and anybody,
        partial=any(token.word in partial for token in beside),
        near=frozenset(near & context.keys()),
        role=_role([token.word for token in before], lexicon),
    )


def _counted(figure: Figure, tokens: Sequence[FigureToken]) -> Sequence[FigureToken]:
    """Return what stands behind the number within a figure."""
    begin = bisect_left(tokens, figure.number[1], key=_start)
    return tokens[begin : bisect_left(tokens, figure.end, lo=begin, key=_start)]


@lru_cache(maxsize=50_000)
def _unit(word: str, language: str) -> tuple[str, float | None]:
    """Return a word's unit and its background information.

    The latter is ``None`` for function words, numbers and units of measure, which say nothing
    about what is counted.
    """
    form, lexicon = form_of(word), lexicon_of(language)
    unit = unit_of(form, language)
    if lexicon is None or form in lexicon.stop or form in lexicon.numbers:
        return unit, None
    return unit, None if lexicon.units.at((form,), 0) else information(form, language)


def _role(before: Sequence[str], lexicon: Lexicon) -> str:
    """Return what a number is to what changes; see `PlacedFigure.role`."""
    last = before[-1] if before else ""
    for role in ("level", "earlier"):
        if lexicon.has(role, last):
            return role
    for word in reversed(before[-NEAR_REACH:]):
        for role in ("up", "down"):
            if lexicon.has(role, word):
                return role
    return ""


def _concept_at(lexicon: Lexicon, word: str) -> str:
    found = lexicon.concepts.at((word,), 0)
    return found[0] if found else ""


def _concept(figure: Figure, view: TextView) -> str:
    """Return what befell those who are counted: the nearest such word before another figure.

    Of two words at one distance the one behind the number counts.
    """
    words, tokens, lexicon = view.words, view.tokens, view.lexicon
    first = bisect_right(tokens, figure.number[0], key=_end)
    last = bisect_left(tokens, figure.number[1], lo=first, key=_start)
    behind = _nearest_concept(words, range(last, last + FATE_REACH), lexicon)
    ahead = _nearest_concept(words, range(first - 1, first - FATE_REACH, -1), lexicon)
    found = min((f for f in (behind, ahead) if f is not None), default=None, key=lambda f: f[0])
    return found[1] if found else ""


def _nearest_concept(
    words: tuple[str, ...], places: range, lexicon: Lexicon
) -> tuple[int, str] | None:
    """Return the first word of fate on the way, and how far it is, up to the next figure."""
    backwards = places.step < 0
    for step, place in enumerate(places):
        if not 0 <= place < len(words) or words[place] in _CLAUSE_ENDS:
            return None
        if words[place][0].isdigit() or lexicon.numbers.get(words[place], 0) > 1:
            return None
        if backwards and (words[place] == "," or lexicon.has("conjunctions", words[place])):
            return None
        found = lexicon.concepts.at(words, place)
        if found is not None:
            return step + backwards, found[0]
    return None
