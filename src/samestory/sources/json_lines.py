"""JSON Lines: one article as a JSON object on each line."""

from __future__ import annotations

import json
from collections.abc import Iterator

from samestory.errors import SourceError
from samestory.sources.base import Draft, RawFile, ReadOptions
from samestory.sources.decoding import decode, looks_like_text
from samestory.sources.json_records import parse, refuse_report
from samestory.sources.records import Record, drafts


class JsonLinesReader:
    """Reads articles from JSON Lines."""

    name = "jsonl"
    description = "JSON Lines: an article as a JSON object on each line."
    suffixes = (".jsonl", ".ndjson", ".jl")
    media_type = "application/jsonl"
    isolated = False

    def recognises(self, file: RawFile) -> bool:
        """Go by the suffix, or look for objects on the first two lines."""
        if not looks_like_text(file.data):
            return False
        if file.name.lower().endswith(self.suffixes):
            return True
        lines = [line for _, line in _filled_lines(file)][:2]
        return len(lines) > 1 and all(isinstance(_value_or_none(line), dict) for line in lines)

    def read(self, file: RawFile, *, options: ReadOptions) -> Iterator[Draft]:
        """Yield the articles.

        Raises
        ------
        SourceError
            If a line is not a JSON object, or no record has text.
        """
        records = [_record(number, line, file) for number, line in _filled_lines(file)]
        yield from drafts(records, file=file, options=options)


def _filled_lines(file: RawFile) -> Iterator[tuple[int, str]]:
    text = decode(file.data)[0].removeprefix("\ufeff")
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield number, line


def _record(number: int, line: str, file: RawFile) -> Record:
    try:
        value = parse(line)
    except json.JSONDecodeError as error:
        raise SourceError(
            f"{file.path}: line {number} is not valid JSON ({error.msg.lower()})."
        ) from error
    except (ValueError, RecursionError) as error:
        raise SourceError(f"{file.path}: line {number} can't be read ({error}).") from error
    if not isinstance(value, dict):
        raise SourceError(f"{file.path}: line {number} is not a JSON object.")
    refuse_report(value, file)
    return value


def _value_or_none(line: str) -> object:
    try:
        return parse(line)
    except (ValueError, RecursionError):
        return None
