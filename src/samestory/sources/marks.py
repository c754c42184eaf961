"""What people marked: gold links as JSON Lines, JSON or CSV, and coding sheets filled in."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from samestory.errors import SourceError
from samestory.model import Limits, Mark, MarkedStory, Markings, Reference
from samestory.sources.coding_sheets import is_sheet, read_sheet
from samestory.sources.decoding import decode, looks_like_text
from samestory.sources.discovery import shown
from samestory.sources.mark_tables import Rows, Table, parse_level, read_table
from samestory.sources.user_files import file_content
from samestory.sources.workbooks import is_workbook, workbook_rows

_TABLE_COLUMNS = ("document_a", "paragraph_a", "document_b", "paragraph_b", "level")
_STORY_COLUMN = "story"
_PARTS_OF_PAIR = 3
_DEFAULT_LIMITS = Limits()


def read_markings(
    path: str, *, key: str | None = None, limits: Limits = _DEFAULT_LIMITS
) -> Markings:
    """Read a file of marks, whatever its form.

    Parameters
    ----------
    path
        JSON Lines or JSON with ``story`` and ``pairs``; CSV with the columns ``document_a``,
        ``paragraph_a``, ``document_b``, ``paragraph_b``, ``level`` and perhaps ``story``; or a
        coding sheet as CSV or XLSX.
    key
        Where the key of a coding sheet is; beside the sheet if not given.
    limits
        Sizes of files, and of what they unpack to.

    Raises
    ------
    SourceError
        If the file can't be read, is larger than the limits allow, has another form, or holds a
        level other than 0, 1 and 2.
    """
    data = file_bytes(path, limits)
    name = shown(path)
    if is_workbook(data):
        return _marked_rows(workbook_rows(data, name, limits), name, path, key, limits)
    if not looks_like_text(data):
        raise SourceError(f"{name}: this is no text; give gold links as JSON Lines or CSV.")
    text = decode(data)[0].removeprefix("\ufeff")
    if text.lstrip().startswith(("{", "[")):
        return _marked_json(text, name)
    return _marked_rows(text, name, path, key, limits)


def articles_beside(path: str) -> Path | None:
    """Return the ``articles.jsonl`` in the folder of a gold file, or ``None`` if there is none."""
    beside = Path(path).parent / "articles.jsonl"
    return beside if beside.is_file() else None


def file_bytes(path: str, limits: Limits) -> bytes:
    """Return a file's content.

    Raises
    ------
    SourceError
        If it can't be read, is empty, or is larger than the limits allow.
    """
    try:
        data = file_content(Path(path), limits=limits)
    except FileNotFoundError as error:
        raise SourceError(f"{shown(path)}: there is no such file.") from error
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise SourceError(f"{shown(path)}: can't be read ({reason}).") from error
    if not data.strip():
        raise SourceError(f"{shown(path)}: this file is empty; give gold links.")
    return data


def _marked_json(text: str, name: str) -> Markings:
    stories: dict[str, MarkedStory] = {}
    for where, record in _records(text, name):
        story = _json_story(record, f"{name}: {where}", where)
        if story.name in stories:
            raise SourceError(
                f"{name}: {where} has story {story.name} a second time; list all its pairs at once."
            )
        stories[story.name] = story
    return Markings(name, tuple(stories.values()), complete=True)


def _records(text: str, name: str) -> Iterator[tuple[str, object]]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        yield from _lines(text, name)
        return
    if isinstance(value, list):
        yield from ((f"record {at}", record) for at, record in enumerate(value, start=1))
    else:
        yield "line 1", value


def _lines(text: str, name: str) -> Iterator[tuple[str, object]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                yield f"line {number}", json.loads(line)
            except (ValueError, RecursionError) as error:
                raise SourceError(f"{name}: line {number} is not valid JSON.") from error


def _json_story(record: object, place: str, where: str) -> MarkedStory:
    if not isinstance(record, dict) or not isinstance(record.get("pairs"), list):
        raise SourceError(
            f'{place} has no list of pairs; write {{"story": "NAME", "pairs": [["N1", "F2", 2]]}}.'
        )
    marks = [
        _json_mark(pair, f"{place}, pair {number}", f"{where}, pair {number}")
        for number, pair in enumerate(record["pairs"], start=1)
    ]
    return MarkedStory(str(record.get("story") or ""), tuple(marks))


def _json_mark(pair: object, place: str, where: str) -> Mark:
    if isinstance(pair, dict):
        pair = [pair.get("a"), pair.get("b"), pair.get("level")]
    if not isinstance(pair, list) or len(pair) != _PARTS_OF_PAIR:
        raise SourceError(f'{place} is no pair; write ["N1", "F2", 2].')
    a, b = (_json_reference(end, place) for end in pair[:2])
    return Mark(where, a, b, parse_level(pair[2], place))


def _json_reference(end: object, place: str) -> Reference:
    match end:
        case str():
            return Reference(end)
        case [str() as document, int() as paragraph] if not isinstance(paragraph, bool):
            return Reference(document, paragraph)
    raise SourceError(f'{place}: {json.dumps(end)} names no paragraph; write "N12" or ["N", 12].')


def _marked_rows(
    content: str | Rows, name: str, path: str, key: str | None, limits: Limits
) -> Markings:
    table = read_table(content, name)
    if is_sheet(table):
        return read_sheet(table, path=path, key=key, limits=limits)
    return _marked_table(table)


def _marked_table(table: Table) -> Markings:
    missing = [column for column in _TABLE_COLUMNS if column not in table.columns]
    if missing:
        raise SourceError(
            f"{table.name}: has no column {' and no column '.join(missing)}; the columns are "
            f"{', '.join(_TABLE_COLUMNS)}, and story where there are several."
        )
    stories: dict[str, list[Mark]] = {}
    for where, row in table.rows:
        stories.setdefault(row.get(_STORY_COLUMN, ""), []).append(_row_mark(table, where, row))
    if not stories:
        raise SourceError(f"{table.name}: has no rows below its header; give gold links.")
    return Markings(
        table.name,
        tuple(MarkedStory(name, tuple(marks)) for name, marks in stories.items()),
        complete=True,
    )


def _row_mark(table: Table, where: str, row: Mapping[str, Any]) -> Mark:
    place = f"{table.name}: {where}"
    ends = []
    for side in ("a", "b"):
        document, number = row[f"document_{side}"], row[f"paragraph_{side}"]
        if not document or not (number.isascii() and number.isdecimal()):
            raise SourceError(
                f"{place}: document_{side} “{document}” and paragraph_{side} “{number}” name no "
                "paragraph; give a file name or outlet, and a number from 1."
            )
        ends.append(Reference(document, int(number)))
    return Mark(where, ends[0], ends[1], parse_level(row["level"], place))
