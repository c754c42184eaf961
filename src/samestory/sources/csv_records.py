"""CSV: one article in each row, the fields named in the first."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from samestory.errors import SourceError
from samestory.sources.base import Draft, RawFile, ReadOptions
from samestory.sources.decoding import decode, looks_like_text
from samestory.sources.records import FIELD_NAMES, Record, drafts, has_text_field

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 20_000
_LONGEST_NAME = 60
_KNOWN_NAMES = frozenset(name for names in FIELD_NAMES.values() for name in names)


class CsvReader:
    """Reads articles from comma-, semicolon- or tab-separated values."""

    name = "csv"
    description = "CSV or TSV: an article in each row, field names in the first."
    suffixes = (".csv", ".tsv")
    media_type = "text/csv"
    isolated = False

    def recognises(self, file: RawFile) -> bool:
        """Go by the suffix, or look for usual field names on the first line."""
        if not looks_like_text(file.data):
            return False
        if file.name.lower().endswith(self.suffixes):
            return True
        header = header_of(_text(file)[:_SAMPLE])
        known = [name for name in header if name.strip().casefold() in _KNOWN_NAMES]
        return (
            len(known) > 1
            and has_text_field(header)
            and all(len(name) <= _LONGEST_NAME for name in header)
        )

    def read(self, file: RawFile, *, options: ReadOptions) -> Iterator[Draft]:
        """Yield the articles.

        Raises
        ------
        SourceError
            If the rows don't fit the header, or no row has text.
        """
        yield from drafts(_records(file), file=file, options=options)


def _text(file: RawFile) -> str:
    return decode(file.data)[0].removeprefix("\ufeff").replace("\0", "").lstrip("\r\n")


def header_of(sample: str) -> list[str]:
    """Return the names in the first row."""
    return _first_row(sample, delimiter_of(sample))


def _first_row(sample: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter), [])
    except csv.Error:
        return []


def delimiter_of(text: str) -> str:
    """Return the delimiter that gives the most usual field names, else a guess."""
    sample = text[:_SAMPLE]
    rows = [(_first_row(sample, delimiter), delimiter) for delimiter in _DELIMITERS]
    known = [
        (sum(name.strip().casefold() in _KNOWN_NAMES for name in row), delimiter)
        for row, delimiter in rows
        if len(row) > 1
    ]
    best = max(known, key=lambda pair: pair[0], default=(0, ","))
    if best[0] > 0:
        return best[1]
    try:
        return csv.Sniffer().sniff(sample, "".join(_DELIMITERS)).delimiter
    except csv.Error:
        return max(rows, key=lambda pair: len(pair[0]))[1]


def _records(file: RawFile) -> list[Record]:
    text = _text(file)
    usual_limit = csv.field_size_limit(len(text) + 1)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text), strict=True)
    try:
        header = [name.strip() for name in next(rows, [])]
        return [
            _record(header, row, f"{file.path}: line {rows.line_num}")
            for row in rows
            if any(cell.strip() for cell in row)
        ]
    except csv.Error as error:
        raise SourceError(
            f"{file.path}: line {rows.line_num} can't be read as CSV ({error})."
        ) from error
    finally:
        csv.field_size_limit(usual_limit)


def _record(header: list[str], row: list[str], place: str) -> Record:
    if any(cell.strip() for cell in row[len(header) :]):
        raise SourceError(
            f"{place} has more fields than the first line names; put text with the delimiter "
            "in it between quotation marks."
        )
    return dict(zip(header, row, strict=False))
