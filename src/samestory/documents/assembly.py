"""From an article's parts to a document: one text, with the paragraphs' and sentences' offsets."""

from __future__ import annotations

from collections.abc import Sequence

from samestory.documents.language import detect
from samestory.documents.segmentation import sentences
from samestory.model import Document, OutletBasis, Paragraph, Source

_SEPARATOR = "\n\n"


def assemble(
    paragraphs: Sequence[str],
    *,
    source: Source,
    outlet: str,
    outlet_basis: OutletBasis,
    headline: str | None = None,
    author: str | None = None,
    published: str | None = None,
    url: str | None = None,
    language: str | None = None,
    warnings: Sequence[str] = (),
) -> Document:
    """Build a document from an article's parts.

    Parameters
    ----------
    paragraphs
        Body paragraphs in order. They are taken exactly as they are: no character is changed.
    source
        Where they came from.
    outlet, outlet_basis
        Who published them, and how that is known.
    headline, author, published, url
        As the source gives them.
    language
        A language code if it is known (see `samestory.documents.language.normalise_code`);
        otherwise it is told from the text.
    warnings
        What reading had to change or could not find.

    Returns
    -------
    Document
        Its text is the headline (if there is one) and the paragraphs, separated by blank lines.
        Its id is empty until a comparison gives it one.

    Raises
    ------
    ValueError
        If there is no paragraph, or a blank one.
    """
    if not paragraphs or any(not paragraph.strip() for paragraph in paragraphs):
        raise ValueError("a document needs at least one paragraph, and none may be blank")
    code = detect(" ".join(paragraphs), given=language)
    parts: list[str] = [headline] if headline else []
    length = len(headline) if headline else 0
    placed: list[Paragraph] = []
    for number, paragraph in enumerate(paragraphs, start=1):
        start = length + (len(_SEPARATOR) if parts else 0)
        length = start + len(paragraph)
        parts.append(paragraph)
        spans = sentences(paragraph, language=code, start=start)
        placed.append(Paragraph(number, start, length, paragraph, spans))
    return Document(
        outlet=outlet,
        text=_SEPARATOR.join(parts),
        paragraphs=tuple(placed),
        source=source,
        label=outlet,
        outlet_basis=outlet_basis,
        headline=headline or None,
        author=author,
        published=published,
        url=url,
        language=code,
        warnings=tuple(warnings),
    )
