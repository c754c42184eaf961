"""``samestory inspect``: how each file is read, before anything is compared."""

from __future__ import annotations

from collections.abc import Iterator

from samestory.cli import messages
from samestory.cli.options import Fields, Files, Language, LimitChoices, Strict, parse_limits
from samestory.cli.progress import Steps
from samestory.cli.reading import read_articles, source_name
from samestory.model import Document


def inspect(
    files: Files,
    language: Language = None,
    fields: Fields = None,
    *,
    strict: Strict = False,
    limits: LimitChoices = None,
) -> None:
    """Show how articles are read, without comparing them; [byline] and the like are boilerplate."""
    # Loaded where it is needed: --help and the other commands start without it.
    from samestory.documents.boilerplate import mark_boilerplate  # noqa: PLC0415

    documents = read_articles(
        files,
        language=language,
        fields=fields,
        steps=Steps(quiet=False, verbose=False),
        verbose=False,
        tolerate="nothing" if strict else "anything",
        limits=parse_limits(limits),
    ).documents
    for number, document in enumerate(mark_boilerplate(documents)):
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
        mark = f"[{paragraph.boilerplate}] " if paragraph.boilerplate else ""
        yield f"  {paragraph.number:>4}  {mark}{paragraph.text}"
