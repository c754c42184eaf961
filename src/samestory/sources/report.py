"""Reads a JSON report back: the documents that were compared, and what was found."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import msgspec

from samestory.errors import SettingsError, SourceError
from samestory.model import Comparison, Document, Limits, Paragraph
from samestory.model.comparison import SCHEMA_VERSION
from samestory.sources.discovery import shown
from samestory.sources.drafts import check_paragraphs
from samestory.sources.user_files import file_content

_LANGUAGE = re.compile(r"[a-z]{2,3}")
_LETTERS = re.compile(r"[A-Z]{1,2}")
_DEFAULT_LIMITS = Limits()


class _Generator(msgspec.Struct):
    name: str


class _Head(msgspec.Struct):
    schema_version: str
    generator: _Generator


def read_report(path: str | os.PathLike[str], *, limits: Limits = _DEFAULT_LIMITS) -> Comparison:
    """Read a JSON report that samestory wrote.

    Nothing in the file is trusted: all types are checked, every paragraph and sentence must be
    where the report says, and links and passages must name paragraphs that exist.

    Parameters
    ----------
    path
        The report.
    limits
        Its size, and that of its documents.

    Returns
    -------
    Comparison
        As it was written. A report of an earlier version may lack values that were added since;
        they are empty.

    Raises
    ------
    SourceError
        If the file can't be read, is no JSON report of samestory, has another schema version, is
        damaged, or is larger than the limits allow.
    """
    name = shown(os.fspath(path))
    data = _bytes_of(path, name, limits)
    try:
        head = msgspec.json.decode(data, type=_Head)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise SourceError(
            f"{name}: this is no JSON report of samestory; give one that compare --format json "
            "wrote."
        ) from error
    if head.generator.name != "samestory":
        raise SourceError(
            f"{name}: this JSON was not written by samestory; give a report that compare --format "
            "json wrote."
        )
    if head.schema_version != SCHEMA_VERSION:
        raise SourceError(
            f"{name}: the report has schema version {shown(head.schema_version)}, and this "
            f"program reads version {SCHEMA_VERSION}; compare the articles again."
        )
    try:
        report = msgspec.json.decode(data, type=Comparison)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, SettingsError) as error:
        raise SourceError(_damaged(name, str(error))) from error
    fault = next(_faults(report), None)
    if fault is not None:
        raise SourceError(_damaged(name, fault))
    for document in report.documents:
        texts = [paragraph.text for paragraph in document.paragraphs]
        check_paragraphs(f"{name}, document {document.id}", texts, limits)
    return report


def _bytes_of(path: str | os.PathLike[str], name: str, limits: Limits) -> bytes:
    try:
        return file_content(Path(path), limits=limits)
    except FileNotFoundError as error:
        raise SourceError(f"{name}: there is no such file; give a JSON report.") from error
    except IsADirectoryError as error:
        raise SourceError(f"{name}: this is a folder; give the JSON report in it.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SourceError(f"{name}: the report can't be read ({reason.lower()}).") from error


def _damaged(name: str, why: str) -> str:
    why = " ".join(why.split()).rstrip(".")
    return f"{name}: the report is damaged ({shown(why)}); compare the articles again."


def _faults(report: Comparison) -> Iterator[str]:
    ids = [document.id for document in report.documents]
    if len(ids) < 2 or len(set(ids)) < len(ids):  # noqa: PLR2004
        yield "it does not hold two or more documents with letters of their own"
    for document in report.documents:
        for fault in _document_faults(document):
            yield f"document {document.id}: {fault}"
    sizes = {document.id: len(document.paragraphs) for document in report.documents}
    places = [place for link in report.links for place in (link.a, link.b)]
    places += [place for passage in report.passages for place in passage.places]
    for place in places:
        if not 1 <= place.paragraph <= sizes.get(place.document, 0):
            yield f"it names {place.document} paragraph {place.paragraph}, which does not exist"
    if len({place for passage in report.passages for place in passage.places}) < sum(
        sizes.values()
    ):
        yield "a paragraph stands in no passage"
    texts = {document.id: document.text for document in report.documents}
    for label in report.labels:
        if not 0 <= label.start < label.end <= len(texts.get(label.document, "")):
            yield f"a label of {label.document} is not where the report says"


def _document_faults(document: Document) -> Iterator[str]:
    if not _LETTERS.fullmatch(document.id):
        yield "its id is not a letter"
    if not document.outlet.strip():
        yield "its outlet has no name"
    if not _LANGUAGE.fullmatch(document.language):
        yield "its language is no language code"
    if not document.paragraphs:
        yield "it has no paragraph"
    end = 0
    for number, paragraph in enumerate(document.paragraphs, start=1):
        if paragraph.number != number:
            yield f"paragraph {number} has another number"
        # A negative offset would count from the text's end.
        if paragraph.start < end or paragraph.end > len(document.text):
            yield f"paragraph {number} is not where the report says"
        if document.text[paragraph.start : paragraph.end] != paragraph.text:
            yield f"the text of paragraph {number} is not where the report says"
        if not _covers(document.text, paragraph):
            yield f"the sentences of paragraph {number} do not cover it"
        end = paragraph.end


def _covers(text: str, paragraph: Paragraph) -> bool:
    """Tell whether the sentences stand in order and leave out nothing but white space."""
    spans = paragraph.sentences
    if not spans or any(span.start >= span.end for span in spans):
        return False
    if spans[0].start < paragraph.start or spans[-1].end > paragraph.end:
        return False
    gaps = [(paragraph.start, spans[0].start), (spans[-1].end, paragraph.end)]
    gaps += [(before.end, after.start) for before, after in pairwise(spans)]
    return all(start <= end and not text[start:end].strip() for start, end in gaps)
