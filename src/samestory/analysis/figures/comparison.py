"""Which figures of a story stand for the same thing and differ."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from samestory.analysis.base import CollatedStory
from samestory.analysis.figures.hedge_contrast import hedge_contrast
from samestory.analysis.figures.placing import PlacedFigure, place_figures
from samestory.analysis.figures.relations import ORDER, Relation, relate
from samestory.analysis.figures.sameness import counts_the_same, sameness, tell_alike
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
    order = {document.id: n for n, document in enumerate(story.alignment.documents)}
    placed = {d.id: place_figures(d) for d in story.alignment.documents}
    by_place: dict[Place, list[PlacedFigure]] = {}
    for figures in placed.values():
        for figure in figures:
            by_place.setdefault(_place(figure), []).append(figure)
    apart: list[_Pair] = []
    alike: list[_Pair] = []
    hedged: list[_Pair] = []
    for place, other in _paragraph_pairs(story, by_place, order):
        for one, two in product(by_place[place], by_place[other]):
            if tell_alike(one, two):
                if counts_the_same(one, two):
                    alike.append((1.0, one, two))
                    if sure := hedge_contrast(one, two, placed, story.documents):
                        hedged.append((sure, one, two))
            elif (sure := sameness(one, two)) and not _both_have(one, two, placed):
                apart.append((sure, one, two))
    for pairs in (apart, hedged):
        pairs.sort(key=lambda pair: (-pair[0], _where(pair[1]), _where(pair[2])))
    rows = [place for passage in story.passages for place in passage.places]
    reading = {place: number for number, place in enumerate(rows)}
    return sorted(
        _group([*apart, *hedged], alike, order),
        key=lambda gap: min((reading[_place(f)], f.figure.start) for f in gap.figures),
    )


_Pair = tuple[float, PlacedFigure, PlacedFigure]


def _where(figure: PlacedFigure) -> tuple[str, int]:
    return figure.document, figure.figure.start


def _place(figure: PlacedFigure) -> Place:
    return Place(figure.document, figure.paragraph)


def _paragraph_pairs(
    story: CollatedStory, held: Container[Place], order: Mapping[str, int]
) -> list[tuple[Place, Place]]:
    """Return the pairs of paragraphs that stand in one row or share a link, if both are held."""
    pairs = [
        pair
        for row in story.alignment.rows
        for pair in combinations([place for place in row if place in held], 2)
        if pair[0].document != pair[1].document
    ]
    pairs += [
        (link.a, link.b) for link in story.alignment.links if link.a in held and link.b in held
    ]
    ordered = (sorted(pair, key=lambda p: (order[p.document], p.paragraph)) for pair in pairs)
    return list(dict.fromkeys((one, two) for one, two in ordered))


def _both_have(
    one: PlacedFigure, two: PlacedFigure, placed: Mapping[str, Sequence[PlacedFigure]]
) -> bool:
    """Tell whether a document has the other's value somewhere, so that there is no gap."""
    return any(tell_alike(one, other) for other in placed[two.document]) or any(
        tell_alike(two, other) for other in placed[one.document]
    )


def _group(
    apart: Sequence[_Pair], alike: Sequence[_Pair], order: Mapping[str, int]
) -> Iterator[Gap]:
    """Join pairs to gaps, in their order; a figure belongs to one gap.

    A further document joins with a figure that is for the same thing as a member's, whether
    its value differs or not.
    """
    taken: set[tuple[str, int]] = set()
    for sure, one, two in apart:
        if _where(one) in taken or _where(two) in taken:
            continue
        members = {one.document: one, two.document: two}
        for _, a, b in (*apart, *alike):
            for held, other in ((a, b), (b, a)):
                is_free = other.document not in members and _where(other) not in taken
                if is_free and members.get(held.document) == held:
                    members[other.document] = other
        taken |= {_where(figure) for figure in members.values()}
        figures = tuple(sorted(members.values(), key=lambda f: order[f.document]))
        relations = [relate(a.figure, b.figure) for a, b in combinations(figures, 2)]
        yield Gap(figures, max(relations, key=ORDER.index), sure, (one, two))
