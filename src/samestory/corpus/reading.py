"""Reading: every batch of the inputs becomes a Parquet file of articles and rejects."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa

from samestory.corpus import schemas
from samestory.corpus.settings import BuildSettings, made_with
from samestory.corpus.work_folder import TableFile, key_of, replacing
from samestory.errors import CorpusError
from samestory.model import Document
from samestory.sources import READERS, ReadOptions
from samestory.sources.batch_reading import Entry, Read, Reject, read_batch
from samestory.sources.batches import Batch
from samestory.sources.remote_files import is_remote

UNDATED = "undated"
"""The bucket of articles without a date."""

_ROWS = 256
"""Articles of a row group, and those that a worker holds at once."""

_ID_DIGITS = 16

_DATE_WARNING = "The date “"


@dataclass(frozen=True, slots=True)
class ReadTask:
    """A batch to read, and the file to write."""

    batch: Batch
    settings: BuildSettings
    path: str
    key: str


@dataclass(frozen=True, slots=True)
class ReadDone:
    """How much of a batch was read."""

    documents: int
    rejects: int


def read_key(batch: Batch, settings: BuildSettings) -> str:
    """Return the key of what reading a batch gives."""
    files = [[file.path, file.outlet] for file in batch.files]
    return key_of(batch.kind, batch.digest, batch.first, files, made_with(settings))


def read_part(task: ReadTask) -> ReadDone:
    """Read a batch and write what it holds.

    Raises
    ------
    CorpusError
        If a file of it can't be seen from where this runs.
    """
    _require_files(task.batch)
    settings = task.settings
    options = ReadOptions(language=settings.language, fields=settings.fields)
    documents = rejects = 0
    with replacing(Path(task.path)) as temporary:
        file = TableFile(temporary, schemas.ENTRIES, task.key, group_rows=_ROWS)
        held: list[dict[str, Any]] = []
        for found in read_batch(task.batch, readers=READERS, options=options):
            row = _row(found, settings)
            held.append(row)
            if row.get("code") is None:
                documents += 1
            else:
                rejects += 1
            if len(held) == _ROWS:
                file.add(pa.Table.from_pylist(held, schema=schemas.ENTRIES))
                held.clear()
        file.add(pa.Table.from_pylist(held, schema=schemas.ENTRIES))
        file.close()
    return ReadDone(documents, rejects)


def _require_files(batch: Batch) -> None:
    # Otherwise a worker that does not see a folder would reject all that is in it.
    for file in batch.files:
        if not is_remote(file.path) and not Path(file.path).exists():
            raise CorpusError(
                f"{file.path}: is gone, or is not there for the worker on {platform.node()}; "
                "sources have to lie where all workers see them under the same path."
            )


def bucket_of(day: date, days: int) -> str:
    """Return a date's bucket: the first of its days, as ISO 8601.

    >>> bucket_of(date(2026, 10, 8), 7)
    '2026-10-05'
    """
    # The first day of the calendar was a Monday, so that buckets of a week begin on one.
    since = (day.toordinal() - 1) % days
    return (day - timedelta(days=min(since, day.toordinal() - 1))).isoformat()


def bucket_before(bucket: str, days: int) -> str | None:
    """Return the bucket before one, if there can be one.

    >>> bucket_before("2026-10-05", 7)
    '2026-09-28'
    """
    if bucket == UNDATED:
        return None
    first = date.fromisoformat(bucket)
    return (first - timedelta(days=days)).isoformat() if first.toordinal() > days else None


def _row(found: Read, settings: BuildSettings) -> dict[str, Any]:
    reject = found if isinstance(found, Reject) else _refusal(found, settings)
    if reject is not None:
        return asdict(reject)
    assert isinstance(found, Entry)  # noqa: S101 - what is not a reject
    document = found.document
    day = _day(document)
    return {
        "source": found.source,
        "record": found.record,
        "bucket": UNDATED if day is None else bucket_of(day, settings.bucket_days),
        "document_id": document_id(document),
        "identifier": found.identifier,
        "outlet": document.outlet,
        "outlet_basis": document.outlet_basis,
        "published": day,
        "published_at": document.published,
        "headline": document.headline,
        "author": document.author,
        "url": document.url,
        "language": document.language,
        "media_type": document.source.media_type,
        "characters": len(document.text),
        "warnings": list(document.warnings),
        "paragraphs": [
            {
                "text": paragraph.text,
                "sentences": [
                    offset - paragraph.start
                    for span in paragraph.sentences
                    for offset in (span.start, span.end)
                ],
            }
            for paragraph in document.paragraphs
        ],
    }


def document_id(document: Document) -> str:
    """Return an id made from what a comparison of the article depends on, hexadecimal."""
    parts: Sequence[str | None] = (
        document.outlet,
        document.published,
        document.language,
        document.headline,
        document.text,
    )
    encoded = "\0".join(part or "" for part in parts).encode()
    return hashlib.sha256(encoded).hexdigest()[:_ID_DIGITS]


def _refusal(found: Entry, settings: BuildSettings) -> Reject | None:
    """Return why an article can't be used, if it can't."""
    document = found.document
    if len(document.text) > settings.longest:
        reason = (
            f"The article has {len(document.text):,} characters, more than {settings.longest:,}."
        )
        return Reject(found.source, found.record, "too long", reason)
    if settings.undated == "keep" or _day(document) is not None:
        return None
    warning = next((text for text in document.warnings if text.startswith(_DATE_WARNING)), None)
    if warning is None:
        return Reject(found.source, found.record, "no date", "The record has no date.")
    return Reject(found.source, found.record, "unclear date", warning)


def _day(document: Document) -> date | None:
    # Reading made it ISO 8601; the day is that of the place where it was published.
    return None if document.published is None else date.fromisoformat(document.published[:10])
