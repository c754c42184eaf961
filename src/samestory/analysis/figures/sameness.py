"""Whether two figures of two documents are told of the same thing."""

from __future__ import annotations

from fractions import Fraction

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


MILD = 0.10
"""Taken off where the values are close to one another, as that is evidence itself."""

APART = 0.08
"""Added where neither rounding nor a bound accounts for the values."""

FAR_APART = 3
"""Values this many times apart need as much more again."""

OF_A_TIME = ("money", "share", "measure")
"""Kinds that are mostly of a day or a quarter, and of which one text has several for one thing."""

SMALL = 10
"""Small numbers of a common noun (two senators, three) are the likeliest to be of other things."""

LARGE = 100
"""Close values from here on are evidence even where the nouns differ: 7,000 households."""

LONGEST_LIST = 2
"""Shares of one sentence; where there are more, it cannot be told which belongs to whom."""


def sameness(one: PlacedFigure, two: PlacedFigure) -> float:
    """Return how sure it is that two figures tell of the same thing, 0 (not) to 1.

    They must be of one kind and dimension, count the same noun or people to whom the same
    happened, and stand among the same words; the less their values agree, the more of them.
    """
    kind = one.figure.kind
    if kind != two.figure.kind or not _is_comparable(one, two):
        return 0.0
    is_mild = relate(one.figure, two.figure) != "different"
    if kind == "count":
        if not _may_count_the_same(one, two, is_mild=is_mild):
            return 0.0
    elif not is_mild and not one.near & two.near:
        return 0.0
    if kind == "age" and not one.names & two.names:
        return 0.0
    if not is_mild and not _same_fate(one, two) and not _one_bearer(one, two):
        return 0.0
    shared, least = surroundings(one, two), _least(one, two, is_mild=is_mild)
    return round(min(1.0, 0.65 + (shared - least)), 4) if shared >= least else 0.0


def _one_bearer(one: PlacedFigure, two: PlacedFigure) -> bool:
    """Tell whether figures that differ may be of one person, firm or plan.

    Other names around them speak against it; so does another turn where a sentence has several
    such figures, or another name right beside them.
    """
    if _clash(one.names, two.names):
        return False
    if one.figure.kind in OF_A_TIME and (one.role, one.compares) != (two.role, two.compares):
        return False
    if max(one.alike, two.alike) == 1:
        return True
    return one.turn == two.turn and not _clash(one.near & one.names, two.near & two.names)


def _least(one: PlacedFigure, two: PlacedFigure, *, is_mild: bool) -> float:
    """Return the share of surroundings that two figures must have in common."""
    fate = _same_fate(one, two)
    least = LEAST_WITH_CONCEPT if fate else LEAST_SURROUNDINGS[one.figure.kind]
    if one.names and two.names and not one.names & two.names:
        least += APART
    if one.years != two.years:
        least += APART
    if is_mild:
        return least - MILD
    least += APART
    if one.figure.kind in OF_A_TIME and bool(one.days) != bool(two.days):
        least += APART
    if _times(one, two) > FAR_APART:
        least += APART
    if not fate and max(one.figure.low, two.figure.low) < SMALL:
        least += APART
    return least


def counts_the_same(one: PlacedFigure, two: PlacedFigure) -> bool:
    """Tell whether two figures of one value count the same noun, or people of one fate.

    So many people are the same ones if one text has no other word for them: 186 passengers,
    186 people.
    """
    if one.figure.kind != "count":
        return surroundings(one, two) >= LEAST_SURROUNDINGS[one.figure.kind] - MILD
    if one.people and two.people and (one.anybody or two.anybody) and one.figure.low >= LARGE:
        return True
    return _same_fate(one, two) or (bool(one.head) and one.head == two.head)


def _may_count_the_same(one: PlacedFigure, two: PlacedFigure, *, is_mild: bool) -> bool:
    if _same_fate(one, two):
        return True
    if one.concept and two.concept and one.concept != two.concept:
        return False
    if one.head and one.head == two.head:
        return True
    close = is_mild and min(one.figure.low, two.figure.low) >= LARGE
    return close or (is_mild and one.people and two.people)


def _times(one: PlacedFigure, two: PlacedFigure) -> Fraction:
    small, large = sorted((abs(one.figure.low), abs(two.figure.low)))
    return large / small if small else Fraction(FAR_APART + 1)


def tell_alike(one: PlacedFigure, two: PlacedFigure) -> bool:
    """Tell whether two figures have one value, so that neither document lacks the other's."""
    if one.figure.kind != two.figure.kind or one.dimension != two.dimension:
        return False
    if one.figure.unit == two.figure.unit and one.figure.kind != "time":
        return (one.figure.low, one.figure.high) == (two.figure.low, two.figure.high)
    return relate(one.figure, two.figure) in ("same", "hedged", "converted")


def surroundings(one: PlacedFigure, two: PlacedFigure) -> float:
    """Return the share of background information that the words around both have in common."""
    common = sum(
        min(told, two.context[unit]) for unit, told in one.context.items() if unit in two.context
    )
    smaller = min(sum(one.context.values()), sum(two.context.values()))
    return common / (smaller + DAMPING)


def shared_words(one: PlacedFigure, two: PlacedFigure) -> list[str]:
    """Return the units around both figures, most telling first."""
    common = [unit for unit in one.context if unit in two.context]
    return sorted(common, key=lambda unit: (-one.context[unit], unit))


def _is_comparable(one: PlacedFigure, two: PlacedFigure) -> bool:
    """Tell whether anything in the figures themselves speaks against comparing them."""
    figures = (one.figure, two.figure)
    kind = one.figure.kind
    is_list = max(one.alike, two.alike) > LONGEST_LIST
    against = (
        one.dimension != two.dimension,
        any(figure.bound == "from to" for figure in figures),
        kind in ("count", "share") and any(figure.low in (0, 1) for figure in figures),
        kind in ("share", "money") and is_list,
        kind == "date" and not all(figure.low % 100 for figure in figures),
        all(figure.vague for figure in figures),
        one.partial != two.partial,
        _clash(one.years, two.years),
        _clash(one.days, two.days),
        bool(one.role and two.role) and one.role != two.role,
    )
    return not any(against)


def _clash(one: frozenset[int] | frozenset[str], two: frozenset[int] | frozenset[str]) -> bool:
    return bool(one and two) and one.isdisjoint(two)


def _same_fate(one: PlacedFigure, two: PlacedFigure) -> bool:
    """Tell whether people are counted to whom the same happened: not officers against people."""
    fits = one.head == two.head or (one.anybody and two.anybody)
    return bool(one.concept) and one.concept == two.concept and one.people and two.people and fits
