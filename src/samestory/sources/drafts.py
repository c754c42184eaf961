"""From a draft, as a reader found it, to a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from samestory.documents.assembly import assemble
from samestory.documents.language import UNDETERMINED
from samestory.documents.tokenisation import tokenise
from samestory.errors import SourceError
from samestory.model import Document, Limits, Source
from samestory.model.limits import limit_hint
from samestory.sources.base import Draft, ReadOptions
from samestory.sources.discovery import FoundFile
from samestory.sources.outlets import outlet_of
from samestory.sources.text_cleaning import clean, is_blank, one_line


def tidied(draft: Draft) -> Draft:
    """Bring every text of a draft under the rules of `samestory.sources.text_cleaning`."""
    # They may quote the file.
    warnings = [one_line(clean(warning)[0]) for warning in draft.warnings]

    def tidy(text: str | None) -> str | None:
        cleaned, notes = clean(text or "")
        warnings.extend(note for note in notes if note not in warnings)
        line = one_line(cleaned)
        return None if is_blank(line) else line

    headline, outlet, author = tidy(draft.headline), tidy(draft.outlet), tidy(draft.author)
    paragraphs = tuple(line for text in draft.paragraphs if (line := tidy(text)))
    return replace(
        draft,
        paragraphs=paragraphs,
        headline=headline,
        outlet=outlet,
        author=author,
        story=tidy(draft.story),
        label=tidy(draft.label),
        warnings=tuple(warnings),
    )


def check_size(path: str, draft: Draft, limits: Limits) -> None:
    """Refuse an article that is too long to be compared in good time.

    Raises
    ------
    SourceError
        If it is.
    """
    name = path if draft.record is None else f"{path} #{draft.record}"
    check_paragraphs(name, draft.paragraphs, limits)


def check_paragraphs(name: str, texts: Sequence[str], limits: Limits) -> None:
    """Refuse too many paragraphs, or too long ones; the name says whose they are.

    Raises
    ------
    SourceError
        If there are.
    """
    if len(texts) > limits.paragraphs:
        raise SourceError(
            f"{name}: has {len(texts):,} paragraphs, more than {limits.paragraphs:,}; "
            f"give a single article, or {limit_hint('paragraphs')}."
        )
    for number, text in enumerate(texts, start=1):
        # Only a long text can have many words, and counting them takes time.
        if len(text) > limits.words and len(words := tokenise(text)) > limits.words:
            raise SourceError(
                f"{name}: paragraph {number} has {len(words):,} words, more than "
                f"{limits.words:,}; part it by blank lines, or {limit_hint('words')}."
            )


def document_of(
    file: FoundFile,
    source: Source,
    draft: Draft,
    options: ReadOptions,
    warnings: tuple[str, ...] = (),
) -> Document:
    """Return the document of a tidy draft that has paragraphs, with its outlet and language."""
    outlet, basis = outlet_of(file, draft)
    document = assemble(
        draft.paragraphs,
        source=replace(source, record=draft.record),
        outlet=outlet,
        outlet_basis=basis,
        headline=draft.headline,
        author=draft.author,
        published=draft.published,
        url=draft.url,
        language=options.language or draft.language,
        warnings=(*warnings, *draft.warnings),
    )
    if document.language != UNDETERMINED:
        return document
    untold = "The language could not be told from the text."
    return replace(document, warnings=(*document.warnings, untold))
