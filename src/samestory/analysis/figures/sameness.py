"""Whether two figures of two documents are told of the same thing."""

from __future__ import annotations

from fractions import Fraction

from samestory.analysis.figures.lexicon import units_by_name
from samestory.analysis.figures.placing import PlacedFigure
from samestory.analysis.figures.relations import relate

LEAST_SURROUNDINGS = {
    "count": 0.30,
    "money": 0.34,
    "share": 0.34,
    "measure": 0.38,
    "duration": 0.42,
    "age": 0.30,
    "date": 0.42,
    "time": 0.30,
}
"""Share of the surroundings' information that two figures must have in common, by kind. Chosen by
reading the findings of real stories; see the page on figures."""

LEAST_WITH_CONCEPT = 0.10
"""The same for people of whom the same befell: two counts of injured need little else."""

DAMPING = 10.0
"""Added to the smaller surroundings' information, so that two shared words are no proof."""


def sameness(one: PlacedFigure, two: PlacedFigure) -> float:
    """Return how sure it is that two figures tell of the same thing, 0 (not) to 1.

    They must be of one kind and dimension, count the same noun or people to whom the same
    happened, and stand among the same words.
    """
    kind = one.figure.kind
    if kind != two.figure.kind or not _is_comparable(one, two):
        return 0.0
    shared = surroundings(one, two)
    least = LEAST_SURROUNDINGS[kind]
    if kind == "count":
        if _same_fate(one, two):
            least = LEAST_WITH_CONCEPT
        elif not one.head or one.head != two.head or _fates_differ(one, two):
            return 0.0
    if kind == "age" and not one.names & two.names:
        return 0.0
    if one.names and two.names and not one.names & two.names:
        least += 0.1
    if shared < least:
        return 0.0
    return round(min(1.0, 0.6 + (shared - least)), 4)


def tell_alike(one: PlacedFigure, two: PlacedFigure) -> bool:
    """Tell whether two figures have one value, so that neither document lacks the other's."""
    if one.figure.kind != two.figure.kind or dimension(one) != dimension(two):
        return False
    return relate(one.figure, two.figure) in ("same", "hedged", "converted")


def surroundings(one: PlacedFigure, two: PlacedFigure) -> float:
    """Return the share of background information that the words around both have in common."""
    common = sum(min(told, two.context[unit]) for unit, told in one.context.items() if unit in two.context)
    smaller = min(sum(one.context.values()), sum(two.context.values()))
    return common / (smaller + DAMPING)


def shared_words(one: PlacedFigure, two: PlacedFigure) -> list[str]:
    """Return the units around both figures, most telling first."""
    common = [unit for unit in one.context if unit in two.context]
    return sorted(common, key=lambda unit: (-one.context[unit], unit))


def dimension(placed: PlacedFigure) -> str:
    """Return what must be equal for two figures to be compared."""
    figure = placed.figure
    name, per, reckoned = figure.unit.partition(" per ")
    if figure.kind == "age":
        return "age"
    if figure.kind == "time":
        return "time"
    if figure.unit == "share":
        return "share"
    unit = units_by_name().get(name)
    return (unit.dimension if unit else name) + per + reckoned


def _is_comparable(one: PlacedFigure, two: PlacedFigure) -> bool:
    figures = (one.figure, two.figure)
    if dimension(one) != dimension(two) or any(figure.bound == "from to" for figure in figures):
        return False
    if any(figure.kind in ("count", "share") and figure.low in (0, 1) for figure in figures):
        return False
    if one.figure.kind == "date":
        return all(figure.low % 100 for figure in figures)
    return not all(figure.vague for figure in figures)


def _same_fate(one: PlacedFigure, two: PlacedFigure) -> bool:
    return bool(one.concept) and one.concept == two.concept and one.people and two.people


def _fates_differ(one: PlacedFigure, two: PlacedFigure) -> bool:
    return bool(one.concept and two.concept) and one.concept != two.concept


def gap(one: PlacedFigure, two: PlacedFigure) -> Fraction:
    """Return how far apart two values are, as a share of the larger."""
    largest = max(abs(one.figure.high), abs(two.figure.high))
    return abs(one.figure.low - two.figure.low) / largest if largest else Fraction(0)
