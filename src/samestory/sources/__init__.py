"""Reads articles, in whatever format they come, into documents."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import BinaryIO

from samestory.model import Document
from samestory.sources.base import Draft, RawFile, Reader, ReadOptions
from samestory.sources.coding_sheets import key_path
from samestory.sources.csv_records import CsvReader
from samestory.sources.docx import DocxReader
from samestory.sources.html import HtmlReader
from samestory.sources.json_lines import JsonLinesReader
from samestory.sources.json_records import JsonReader
from samestory.sources.markdown import MarkdownReader
from samestory.sources.marks import articles_beside, read_markings
from samestory.sources.pdf import PdfReader
from samestory.sources.plain_text import PlainTextReader
from samestory.sources.reading import Progress, ReadResult, read_arguments

__all__ = [
    "READERS",
    "Draft",
    "RawFile",
    "ReadOptions",
    "ReadResult",
    "Reader",
    "articles_beside",
    "key_path",
    "read",
    "read_all",
    "read_markings",
]

# A file's content is tried in this order; plain text takes what nobody else recognises.
READERS: dict[str, Reader] = {
    "pdf": PdfReader(),
    "docx": DocxReader(),
    "html": HtmlReader(),
    "json": JsonReader(),
    "jsonl": JsonLinesReader(),
    "csv": CsvReader(),
    "markdown": MarkdownReader(),
    "text": PlainTextReader(),
}


def read(
    *paths: str | os.PathLike[str],
    language: str | None = None,
    fields: Mapping[str, str] | None = None,
) -> tuple[Document, ...]:
    """Read articles.

    Parameters
    ----------
    *paths
        Files, folders, patterns or ``OUTLET=PATH``, as on the command line; path objects are
        taken literally.
    language
        ISO 639-1 code of all the articles; by default their metadata or their text tell it.
    fields
        For datasets: which field holds what, for instance ``{"text": "body"}``.

    Returns
    -------
    tuple of Document
        In the order of the paths. Files in folders that can't be read are passed over; use
        `read_all` to learn of them.

    Raises
    ------
    SourceError
        If a named file can't be read; one line for each such file.
    """
    options = ReadOptions(language=language, fields=dict(fields or {}))
    return read_arguments(paths, readers=READERS, options=options).documents


def read_all(
    arguments: Sequence[str | os.PathLike[str]],
    *,
    options: ReadOptions,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> ReadResult:
    """Read what the arguments of a command line name.

    Parameters
    ----------
    arguments
        Files, folders, patterns, ``OUTLET=PATH`` or ``-`` for standard input.
    options
        What the user says about the inputs.
    stdin
        Standard input, read only if an argument asks for it.
    progress
        Called before each file is read.

    Returns
    -------
    ReadResult
        The documents, and what was found in folders, by patterns or in datasets but not used.

    Raises
    ------
    SourceError
        If a file that is named itself can't be read, a folder or pattern gives no article, or an
        article is named twice; one line for each.
    """
    return read_arguments(
        arguments, readers=READERS, options=options, stdin=stdin, progress=progress
    )
