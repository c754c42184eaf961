"""What becomes of documents before they are compared: checks, letters, labels, languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from samestory.documents.tokenisation import tokenise
from samestory.errors import AlignmentError
from samestory.model import Document, Limits, Settings
from samestory.model.limits import limit_hint

UNKNOWN_LANGUAGE = "und"


def letters(number: int) -> str:
    """Return a document's id for its 0-based place: A … Z, AA, AB …."""
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def name_documents(documents: tuple[Document, ...]) -> tuple[Document, ...]:
    """Give each document its letter, a label of its own, and a language where it has none."""
    sizes = Counter(document.outlet.casefold() for document in documents)
    taken = {document.outlet for document in documents}
    language = _main_language(documents)
    named = []
    for place, document in enumerate(documents):
        label = document.outlet
        if sizes[label.casefold()] > 1:
            label = next(
                numbered
                for number in count(1)
                if (numbered := f"{document.outlet} ({number})") not in taken
            )
            taken.add(label)
        spoken = _with_language(document, language)
        named.append(replace(spoken, id=letters(place), label=label))
    return tuple(named)


def _main_language(documents: Sequence[Document]) -> str:
    known = Counter(d.language for d in documents if d.language != UNKNOWN_LANGUAGE)
    return min(known, key=lambda code: (-known[code], code), default=UNKNOWN_LANGUAGE)


def _with_language(document: Document, language: str) -> Document:
    if document.language != UNKNOWN_LANGUAGE or language == UNKNOWN_LANGUAGE:
        return document
    warning = (
        f"There is too little text to tell the language; it was taken to be {language}, as most "
        "of the other articles are."
    )
    return replace(document, language=language, warnings=(*document.warnings, warning))


def check_documents(documents: Sequence[Document], *, settings: Settings, limits: Limits) -> None:
    """Refuse documents that can't be compared with one another.

    Raises
    ------
    AlignmentError
        If there are too few or too many documents, if one is given twice, or if all are of one
        outlet while documents of one outlet are not to be aligned.
    """
    if len(documents) < 2:  # noqa: PLR2004
        have = f"only {documents[0].source.name}" if documents else "none"
        raise AlignmentError(f"A comparison needs two or more documents, but there is {have}.")
    if len(documents) > limits.documents:
        raise AlignmentError(
            f"A comparison takes up to {limits.documents} documents, but there are "
            f"{len(documents)}: choose those that tell one story, or {limit_hint('documents')}."
        )
    _check_length(documents, limits)
    seen: dict[tuple[str, str], Document] = {}
    for document in documents:
        twin = seen.setdefault((document.outlet, document.text), document)
        if twin is not document:
            raise AlignmentError(
                f"{twin.source.name} and {document.source.name} are the same article of "
                f"{document.outlet}: name it once."
            )
    if not settings.include_same_outlet and len({d.outlet.casefold() for d in documents}) == 1:
        raise AlignmentError(
            f"All documents are of one outlet, {documents[0].outlet}: name outlets as OUTLET=FILE, "
            "or compare them with each other by --include-same-outlet."
        )


def _check_length(documents: Sequence[Document], limits: Limits) -> None:
    """Refuse what would take too much time and memory, though no single document is too long."""
    paragraphs = sum(len(document.paragraphs) for document in documents)
    if paragraphs > limits.story_paragraphs:
        raise AlignmentError(
            f"The documents have {paragraphs:,} paragraphs together, more than "
            f"{limits.story_paragraphs:,}: give fewer or shorter ones, or "
            f"{limit_hint('story_paragraphs')}."
        )
    # Only long texts can have many words, and counting them takes time.
    if sum(len(document.text) for document in documents) <= limits.story_words:
        return
    words = sum(
        len(tokenise(paragraph.text)) for document in documents for paragraph in document.paragraphs
    )
    if words > limits.story_words:
        raise AlignmentError(
            f"The documents have {words:,} words together, more than {limits.story_words:,}: give "
            f"fewer or shorter ones, or {limit_hint('story_words')}."
        )
