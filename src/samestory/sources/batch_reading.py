"""Reads batches: every record of the inputs becomes an article or a reject with its reason."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

import msgspec

from samestory.documents.language import SHORT_SAMPLE, detect, normalise_code
from samestory.errors import SourceError
from samestory.model import Document, Source
from samestory.sources.base import Reader, ReadOptions
from samestory.sources.batches import Batch, BatchKind, opened
from samestory.sources.discovery import FoundFile, shown
from samestory.sources.drafts import check_size, document_of, tidied
from samestory.sources.json_records import parse
from samestory.sources.reading import read_file
from samestory.sources.records import FIELD_NAMES, Record, draft_of, folded_name
from samestory.sources.remote_files import table_file

LONGEST_LINE = 16 * 1024 * 1024
"""Bytes; a longer line of JSON Lines is not parsed."""

_ROWS = 512
"""Rows of a Parquet file that are held at once."""


@dataclass(frozen=True, slots=True)
class Reject:
    """A record or file that could not be used.

    Attributes
    ----------
    source
        The file, as the user gave it.
    record
        1-based number of the line or row, or ``None`` for a whole file.
    code
        The kind of reason, for counting.
    reason
        One plain sentence.
    """

    source: str
    record: int | None
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An article of a batch.

    Attributes
    ----------
    source, record
        As those of `Reject`.
    identifier
        What the record calls itself, or ``None``.
    document
        The article.
    """

    source: str
    record: int | None
    identifier: str | None
    document: Document


Read: TypeAlias = Entry | Reject


def read_batch(
    batch: Batch, *, readers: Mapping[str, Reader], options: ReadOptions
) -> Iterator[Read]:
    """Yield what a batch holds, in its order; nothing of it is lost."""
    yield from _READ[batch.kind](batch, readers, options)


def _lines(batch: Batch, _readers: Mapping[str, Reader], options: ReadOptions) -> Iterator[Read]:
    (file,) = batch.files
    left = batch.end - batch.start
    number = batch.first
    with opened(file.path) as stream:
        stream.seek(batch.start)
        while left > 0:
            line = stream.readline(min(left, LONGEST_LINE))
            left -= len(line)
            too_long = len(line) == LONGEST_LINE and not line.endswith(b"\n")
            while too_long and left > 0:
                rest = stream.readline(min(left, LONGEST_LINE))
                left -= len(rest)
                if rest.endswith(b"\n"):
                    break
            if too_long:
                limit = f"{LONGEST_LINE // 1024**2} MiB"
                reason = f"The line is longer than {limit}."
                yield Reject(shown(file.path), number, "too long", reason)
            elif line.strip(b" \t\r\n\xef\xbb\xbf"):
                yield _line(line, file, number, options)
            number += 1


def _line(line: bytes, file: FoundFile, number: int, options: ReadOptions) -> Read:
    value, problem = _parsed(line.removeprefix(b"\xef\xbb\xbf"))
    if problem:
        return Reject(shown(file.path), number, "broken JSON", problem)
    if not isinstance(value, dict):
        return Reject(shown(file.path), number, "not an object", "The line holds no JSON object.")
    return _article(value, file, number, "application/jsonl", options)


def _parsed(line: bytes) -> tuple[object, str]:
    """Return the value of a line, or why it has none."""
    try:
        return msgspec.json.decode(line), ""
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        pass
    # The slower parser lets through what much used programs write: NaN, control characters.
    try:
        return parse(line.decode()), ""
    except UnicodeDecodeError:
        return None, "The line is not UTF-8."
    except json.JSONDecodeError as error:
        return None, f"The line is not valid JSON ({error.msg.lower()})."
    except (ValueError, RecursionError) as error:
        return None, f"The line can't be read ({error})."


def _rows(batch: Batch, _readers: Mapping[str, Reader], options: ReadOptions) -> Iterator[Read]:
    from pyarrow import parquet  # noqa: PLC0415 - the extra corpus

    (file,) = batch.files
    number = batch.first
    media_type = "application/vnd.apache.parquet" if batch.stored is None else "text/csv"
    with table_file(batch.stored or file.path) as stored, parquet.ParquetFile(stored) as table:
        groups = list(range(batch.start, batch.end))
        for rows in table.iter_batches(batch_size=_ROWS, row_groups=groups):
            for record in rows.to_pylist():
                yield _article(record, file, number, media_type, options)
                number += 1


def _articles(batch: Batch, readers: Mapping[str, Reader], options: ReadOptions) -> Iterator[Read]:
    for file in batch.files:
        path = shown(file.path)
        try:
            articles, skipped = read_file(file, readers=readers, options=options)
        except SourceError as error:
            yield Reject(path, None, "unreadable file", _sentence(error, f"{path}: "))
            continue
        for article in articles:
            yield Entry(path, article.document.source.record, None, article.document)
        for without_text in skipped:
            number = without_text.name.rpartition(" #")[2]
            record = int(number) if number.isdecimal() else None
            yield Reject(path, record, "no text", "The record holds no text.")


def _refused(batch: Batch, _readers: Mapping[str, Reader], _options: ReadOptions) -> Iterator[Read]:
    (file,) = batch.files
    for line, message in json.loads(Path(str(batch.stored)).read_text(encoding="utf-8")):
        yield Reject(shown(file.path), line, "broken row", f"The row can't be read: {message}")


_READ: dict[BatchKind, Callable[[Batch, Mapping[str, Reader], ReadOptions], Iterator[Read]]] = {
    "lines": _lines,
    "rows": _rows,
    "articles": _articles,
    "refused": _refused,
}


def _article(
    record: Record, file: FoundFile, number: int, media_type: str, options: ReadOptions
) -> Read:
    path = shown(file.path)
    draft = tidied(draft_of(record, fields=options.fields, number=number))
    if not draft.paragraphs:
        return Reject(path, number, *_why_no_text(record, options))
    try:
        check_size(path, draft, options.limits)
    except SourceError as error:
        return Reject(path, number, "too long", _sentence(error, f"{path} #{number}: "))
    if not (file.outlet or draft.outlet or draft.url):
        reason = "The record names no outlet and no address of the article."
        return Reject(path, number, "no outlet", reason)
    if options.language is None and normalise_code(draft.language or "") is None:
        told = detect(" ".join(draft.paragraphs), sample_characters=SHORT_SAMPLE)
        draft = replace(draft, language=told)
    text = "\n".join(draft.paragraphs)
    digest = hashlib.sha256(text.encode()).hexdigest()
    source = Source(Path(file.path).name, digest, media_type)
    return Entry(path, number, draft.identifier, document_of(file, source, draft, options))


def _sentence(error: SourceError, place: str) -> str:
    """Return an error's message without the place, which stands in a column of its own."""
    reason = str(error).removeprefix(place)
    return reason[:1].upper() + reason[1:]


def _why_no_text(record: Record, options: ReadOptions) -> tuple[str, str]:
    """Return the code and the reason for which a record holds no text."""
    wanted = options.fields.get("text")
    names = {folded_name(wanted)} if wanted else set(FIELD_NAMES["text"])
    held = {name: value for name, value in record.items() if folded_name(name) in names}
    for name, value in held.items():
        if value is not None and not isinstance(value, str | list):
            kind = type(value).__name__
            return "wrong type", f"The field “{name}” holds no text but a value of type {kind}."
    if held:
        return "no text", "The record holds no text."
    return "no text", "The record has no field with an article's text."
