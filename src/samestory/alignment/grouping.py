"""Groups of units that are alike pair by pair."""

from __future__ import annotations

from collections.abc import Iterable


def group_alike(units: Iterable[str], pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Map each unit to the first of its group.

    A unit joins a group only if it is alike to every member (complete link), so that likeness does
    not chain from one unit to the next.

    Parameters
    ----------
    units
        All units, in any order.
    pairs
        Those that are alike, in any order.

    Returns
    -------
    dict
        One entry for each unit; a unit that is alike to none maps to itself.

    Examples
    --------
    >>> group_alike("abc", [("a", "b"), ("b", "c")])
    {'a': 'a', 'b': 'a', 'c': 'c'}
    """
    alike: dict[str, set[str]] = {}
    for one, two in pairs:
        alike.setdefault(one, set()).add(two)
        alike.setdefault(two, set()).add(one)
    representative = {unit: unit for unit in units}
    groups: dict[str, list[str]] = {}
    for unit in sorted(alike):
        homes = {representative[other] for other in alike[unit] if other < unit}
        for home in sorted(homes):
            if alike[unit].issuperset(groups[home]):
                groups[home].append(unit)
                representative[unit] = home
                break
        else:
            groups[unit] = [unit]
    return representative
