"""Which figures of a story stand for the same thing and differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from samestory.analysis.base import CollatedStory
from samestory.analysis.figures.placing import PlacedFigure, place_figures
from samestory.analysis.figures.relations import ORDER, Relation, relate
from samestory.analysis.figures.sameness import sameness, tell_alike
from samestory.model import Place


@dataclass(frozen=True, slots=True)
class Gap:
    """Figures of two or more documents for one thing, at most one of each.

    Attributes
    ----------
    figures
        In the documents' order.
    relation
        The most telling relation between two of them.
    confidence
        How sure it is that they are told of one thing, 0 to 1.
    pair
        The two figures that this rests on.
    """

    figures: tuple[PlacedFigure, ...]
    relation: Relation
    confidence: float
    pair: tuple[PlacedFigure, PlacedFigure]


def find_gaps(story: CollatedStory) -> list[Gap]:
    """Return the gaps between figures, in reading order."""
    placed = {d.id: place_figures(d) for d in story.alignment.documents}
    by_place: dict[Place, list[PlacedFigure]] = {}
    for figures in placed.values():
        for figure in figures:
            by_place.setdefault(Place(figure.document, figure.paragraph), []).append(figure)
    pairs = sorted(
        _pairs(story, by_place, placed), key=lambda pair: (-pair[0], _where(pair[1]), _where(pair[2]))
    )
    order = {document.id: n for n, document in enumerate(story.alignment.documents)}
    reading = {place: n for n, place in enumerate(p for passage in story.passages for p in passage.places)}
    gaps = list(_group(pairs, order))
    return sorted(
        gaps, key=lambda g: min((reading[Place(f.document, f.paragraph)], f.figure.start) for f in g.figures)
    )


def _where(figure: PlacedFigure) -> tuple[str, int]:
    return figure.document, figure.figure.start


_Pair = tuple[float, PlacedFigure, PlacedFigure]


def _pairs(
    story: CollatedStory,
    by_place: Mapping[Place, Sequence[PlacedFigure]],
    placed: Mapping[str, Sequence[PlacedFigure]],
) -> Iterator[_Pair]:
    """Yield pairs of figures for one thing with different values."""
    for place, other in _paragraph_pairs(story):
        for one in by_place.get(place, ()):
            for two in by_place.get(other, ()):
                sure = sameness(one, two)
                if sure and not _both_have(one, two, placed):
                    yield sure, one, two


def _paragraph_pairs(story: CollatedStory) -> list[tuple[Place, Place]]:
    """Return the pairs of paragraphs that stand in one row or share a link."""
    order = {document.id: n for n, document in enumerate(story.alignment.documents)}
    found = {
        (one, two): None
        for passage in story.passages
        for one, two in combinations(passage.places, 2)
        if one.document != two.document
    }
    found |= {(link.a, link.b): None for link in story.alignment.links}
    unique = {tuple(sorted(pair, key=lambda p: (order[p.document], p.paragraph))): None for pair in found}
    return [(one, two) for one, two in unique]


def _both_have(
    one: PlacedFigure, two: PlacedFigure, placed: Mapping[str, Sequence[PlacedFigure]]
) -> bool:
    """Tell whether a document has the other's value somewhere, so that there is no gap."""
    return any(tell_alike(one, other) for other in placed[two.document]) or any(
        tell_alike(two, other) for other in placed[one.document]
    )


def _group(pairs: Sequence[_Pair], order: Mapping[str, int]) -> Iterator[Gap]:
    """Join pairs to gaps, surest first; a figure belongs to one gap."""
    taken: set[tuple[str, int]] = set()
    for sure, one, two in pairs:
        if _where(one) in taken or _where(two) in taken:
            continue
        members = {one.document: one, two.document: two}
        for _, a, b in pairs:
            for held, other in ((a, b), (b, a)):
                if members.get(held.document) == held and other.document not in members and _where(other) not in taken:
                    members[other.document] = other
        taken |= {_where(figure) for figure in members.values()}
        figures = tuple(sorted(members.values(), key=lambda f: order[f.document]))
        relation = max((relate(a.figure, b.figure) for a, b in combinations(figures, 2)), key=ORDER.index)
        yield Gap(figures, relation, sure, (one, two))
