"""``samestory inspect``: how each file is read, before anything is compared."""

from __future__ import annotations

from collections.abc import Iterator

from samestory.cli import messages
from samestory.cli.options import Fields, Files, Language
from samestory.cli.progress import Steps
from samestory.cli.reading import read_articles, source_name
from samestory.errors import SourceError
from samestory.model import Document


def inspect(files: Files, language: Language = None, fields: Fields = None) -> None:
    """Show how articles are read, without comparing them."""
    steps = Steps(quiet=False, verbose=False)
    read = read_articles(files, language=language, fields=fields, steps=steps, verbose=False)
    if not read.documents:
        raise SourceError("no article could be read from what was named.")
    for number, document in enumerate(read.documents):
        messages.show(["", *_describe(document)] if number else _describe(document))


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
        yield f"  {paragraph.number:>4}  {paragraph.text}"
