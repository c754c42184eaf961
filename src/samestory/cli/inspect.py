"""``samestory inspect``: how each file is read, before anything is compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from samestory.cli import messages
from samestory.cli.options import Fields, Files, Language
from samestory.cli.progress import Steps
from samestory.cli.reading import read_articles, source_name
from samestory.documents.boilerplate import mark_boilerplate
from samestory.errors import SourceError
from samestory.model import Document

STANDARD_INPUT = "-"


def inspect(files: Files, language: Language = None, fields: Fields = None) -> None:
    """Show how articles are read, without comparing them; [byline] and the like are boilerplate."""
    documents = _read_what_can_be_read(files, language=language, fields=fields)
    if not documents:
        raise SourceError("no article could be read from what was named.")
    for number, document in enumerate(mark_boilerplate(documents)):
        messages.show(["", *_describe(document)] if number else _describe(document))


def _read_what_can_be_read(
    files: Sequence[str], *, language: str | None, fields: Sequence[str] | None
) -> tuple[Document, ...]:
    """Return all documents; where some arguments fail, say why and go on with the others."""
    read = partial(
        read_articles,
        language=language,
        fields=fields,
        steps=Steps(quiet=False, verbose=False),
        verbose=False,
    )
    try:
        return read(files).documents
    except SourceError:
        # One by one only now: together, documents of equal names are told apart.
        if len(files) == 1 or STANDARD_INPUT in files:
            raise
    documents: list[Document] = []
    for file in files:
        try:
            documents += read([file]).documents
        except SourceError as error:
            messages.say_error(error)
    return tuple(documents)


def _describe(document: Document) -> Iterator[str]:
    yield source_name(document)
    facts = {
        "format": document.source.media_type,
        "outlet": f"{document.outlet} (from the {document.outlet_basis})",
        "headline": document.headline,
        "author": document.author,
        "published": document.published,
        "language": document.language,
        "url": document.url,
    }
    for name, value in facts.items():
        yield f"  {name + ':':<11}{'not given' if value is None else value}"
    for warning in document.warnings:
        yield f"  {'warning:':<11}{warning}"
    for paragraph in document.paragraphs:
        mark = f"[{paragraph.boilerplate}] " if paragraph.boilerplate else ""
        yield f"  {paragraph.number:>4}  {mark}{paragraph.text}"
