"""Coding sheets that people filled in, and the keys that say how they were drawn."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from samestory.errors import SourceError
from samestory.model import (
    CodingKey,
    Limits,
    Mark,
    MarkedStory,
    Markings,
    Reference,
    SheetPair,
    SheetStory,
)
from samestory.sources.discovery import shown
from samestory.sources.mark_tables import Table, parse_level
from samestory.sources.user_files import file_content

KEY_SUFFIX = ".key.json"
_ID = "pair_id"
_SETTLED = "level"
_CODERS = ("level_1", "level_2")


def is_sheet(table: Table) -> bool:
    """Tell whether a table is a coding sheet."""
    return _ID in table.columns


def key_path(sheet: str) -> Path:
    """Return where the key of a coding sheet is written: ``sheet.csv`` has ``sheet.key.json``."""
    return Path(sheet).with_suffix(KEY_SUFFIX)


def read_sheet(table: Table, *, path: str, key: str | None, limits: Limits) -> Markings:
    """Read what coders filled in; the key says which paragraphs a row is about.

    A row's level is the one in the column ``level``, else that of the first coder who gave one.

    Raises
    ------
    SourceError
        If the key is missing or of another sheet, a row is twice there, or no row has a level.
    """
    place = key_path(path) if key is None else Path(key)
    known = read_key(place, sheet=table.name, limits=limits)
    pairs = {pair.id: pair for pair in known.pairs}
    marks: dict[str, list[Mark]] = {story.name: [] for story in known.stories}
    uncoded = Counter(pair.story for pair in known.pairs)
    seen: set[str] = set()
    for where, row in table.rows:
        name = row[_ID]
        if name not in pairs or name in seen:
            trouble = "a second time" if name in seen else "which the sheet's key does not have"
            raise SourceError(
                f"{table.name}: {where} has pair “{name}” {trouble}; leave the column pair_id as "
                "it was written."
            )
        seen.add(name)
        mark = _mark(pairs[name], row, where, f"{table.name}: {where}")
        if mark is not None:
            marks[pairs[name].story].append(mark)
            uncoded[pairs[name].story] -= 1
    stories = tuple(
        MarkedStory(
            name=story.name,
            marks=tuple(marks[story.name]),
            pools=story.pools,
            texts=story.texts,
            uncoded=uncoded[story.name],
        )
        for story in known.stories
        if marks[story.name]
    )
    if not stories:
        raise SourceError(
            f"{table.name}: no row has a level yet; write 0, 1 or 2 in the column level."
        )
    return Markings(table.name, stories, complete=False)


def read_key(path: Path, *, sheet: str, limits: Limits) -> CodingKey:
    """Read the key of a coding sheet.

    Raises
    ------
    SourceError
        If it is missing, not a key, or larger than the limits allow.
    """
    name = shown(str(path))
    try:
        key = _key(json.loads(file_content(path, limits=limits)))
    except FileNotFoundError as error:
        raise SourceError(
            f"{sheet}: its key {name}, written together with the sheet, is not there; "
            "say where it is with --key."
        ) from error
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise SourceError(f"{name}: can't be read ({reason}).") from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise SourceError(
            f"{name}: this is not the key of a coding sheet; give the file that was written "
            "together with the sheet."
        ) from error
    return key


def _key(value: Mapping[str, object]) -> CodingKey:
    """Turn JSON into a key; whatever is missing or of another type raises."""
    stories, pairs = value["stories"], value["pairs"]
    if not isinstance(stories, list) or not isinstance(pairs, list):
        raise TypeError("lists are missing")
    return CodingKey(
        low=float(str(value["low"])),
        seed=int(str(value["seed"])),
        stories=tuple(
            SheetStory(
                str(story["name"]),
                {str(name): int(size) for name, size in story["pools"].items()},
                {str(name): str(text) for name, text in story["texts"].items()},
            )
            for story in stories
        ),
        pairs=tuple(
            SheetPair(
                str(pair["id"]),
                str(pair["story"]),
                Reference(str(pair["a"][0]), int(pair["a"][1])),
                Reference(str(pair["b"][0]), int(pair["b"][1])),
                str(pair["stratum"]),
            )
            for pair in pairs
        ),
    )


def _mark(pair: SheetPair, row: Mapping[str, str], where: str, place: str) -> Mark | None:
    coders = tuple(
        parse_level(row[name], f"{place}, {name}") if row[name] else None
        for name in _CODERS
        if name in row
    )
    settled = row.get(_SETTLED)
    if settled:
        level = parse_level(settled, place)
    else:
        given = [value for value in coders if value is not None]
        if not given:
            return None
        level = given[0]
    return Mark(where, pair.a, pair.b, level, coders, pair.stratum)
