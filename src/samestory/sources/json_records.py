"""JSON: one article as an object, or several as a list, bare or wrapped in an object."""

from __future__ import annotations

import json
from collections.abc import Iterator

from samestory.errors import SourceError
from samestory.sources.base import Draft, RawFile, ReadOptions
from samestory.sources.decoding import decode, looks_like_text
from samestory.sources.records import Record, drafts, has_text_field

_LINE_SUFFIXES = (".jsonl", ".ndjson", ".jl")


class JsonReader:
    """Reads articles from JSON."""

    name = "json"
    description = "JSON: an article, a list of articles, or an object that holds such a list."
    suffixes = (".json",)
    media_type = "application/json"
    isolated = False

    def recognises(self, file: RawFile) -> bool:
        """Look for an object or a list; without the suffix, only if it is valid."""
        name = file.name.lower()
        if name.endswith(_LINE_SUFFIXES) or not looks_like_text(file.data):
            return False
        text = decode(file.data)[0].lstrip("\ufeff \t\r\n")
        if not text.startswith(("{", "[")):
            return False
        if name.endswith(self.suffixes):
            return True
        try:
            parse(text)
        except (ValueError, RecursionError):
            return False
        return True

    def read(self, file: RawFile, *, options: ReadOptions) -> Iterator[Draft]:
        """Yield the articles.

        Raises
        ------
        SourceError
            If the JSON is not valid, or holds no record with text.
        """
        try:
            value = parse(decode(file.data)[0].removeprefix("\ufeff"))
        except json.JSONDecodeError as error:
            raise SourceError(
                f"{file.path}: line {error.lineno} is not valid JSON ({error.msg.lower()})."
            ) from error
        except (ValueError, RecursionError) as error:
            raise SourceError(f"{file.path}: this is no readable JSON ({error}).") from error
        yield from drafts(_records(value, file), file=file, options=options)


def parse(text: str) -> object:
    """Return the value of a JSON text; control characters inside strings are let through."""
    return json.loads(text, strict=False)


def refuse_report(record: Record, file: RawFile) -> None:
    """Refuse a comparison that samestory wrote.

    Raises
    ------
    SourceError
        If the object is one.
    """
    generator = record.get("generator")
    if isinstance(generator, dict) and generator.get("name") == "samestory":
        raise SourceError(
            f"{file.path}: this is a report that samestory wrote; give the articles themselves."
        )


def _records(value: object, file: RawFile) -> list[Record]:
    if isinstance(value, dict):
        refuse_report(value, file)
        if has_text_field(value):
            return [value]
        for inner in value.values():
            if isinstance(inner, list) and any(isinstance(item, dict) for item in inner):
                value = inner
                break
        else:
            return [value]
    if not isinstance(value, list):
        raise SourceError(f"{file.path}: holds no object; give articles as JSON objects.")
    if not all(isinstance(item, dict) for item in value):
        raise SourceError(
            f"{file.path}: its list holds other things than objects; give articles as objects."
        )
    return value
