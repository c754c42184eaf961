"""Reads the articles that a command names, and says how that went."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from samestory.cli.messages import say
from samestory.cli.options import parse_fields
from samestory.cli.progress import Steps
from samestory.errors import SourceError
from samestory.model import Document, Limits
from samestory.renderers.layout import plural

if TYPE_CHECKING:
    from samestory.sources import ReadResult
    from samestory.sources.base import Tolerated


_LIMITS = Limits()


def read_articles(
    arguments: Sequence[str],
    *,
    language: str | None,
    fields: Sequence[str] | None,
    steps: Steps,
    verbose: bool,
    tolerate: Tolerated = "found",
    least: int = 1,
    limits: Limits = _LIMITS,
) -> ReadResult:
    """Return the documents that were read, and the inputs that were not.

    What was skipped is said on standard error, and with ``verbose`` how each file was read.

    Raises
    ------
    SamestoryError
        If an option can't be understood, an input that ``tolerate`` does not allow to skip can't
        be read, or named files were skipped and fewer than ``least`` documents are left.
    """
    roles = parse_fields(fields)
    with steps.step("Reading") as doing:
        # Only here: the readers' libraries take most of a second to load.
        from samestory.sources import ReadOptions, read_all  # noqa: PLC0415

        result = read_all(
            arguments,
            options=ReadOptions(language=language, fields=roles, tolerate=tolerate, limits=limits),
            stdin=sys.stdin.buffer,
            progress=lambda at, total, name: doing(f"Reading {name} ({at + 1} of {total})"),
        )
    if len(result.documents) < least and result.problems:
        raise SourceError("\n".join(result.problems))
    for skipped in result.skipped:
        say(f"samestory: skipped {skipped.name}: {skipped.reason}")
    if verbose:
        for document in result.documents:
            say(f"read {', '.join(how_read(document))}")
            for warning in document.warnings:
                say(f"  {warning}")
    return result


def how_read(document: Document) -> Iterator[str]:
    """Yield what a document was read as: name, media type, outlet, language and size."""
    yield source_name(document)
    yield document.source.media_type
    yield f"outlet {document.outlet} (from the {document.outlet_basis})"
    yield f"language {document.language}"
    yield plural(len(document.paragraphs), "paragraph")


def source_name(document: Document) -> str:
    """Return the file's name, with the record's number where the file holds several articles."""
    record = document.source.record
    return document.source.name + ("" if record is None else f" (record {record})")
