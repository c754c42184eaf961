"""The one place that chains the stages: documents → alignment → analysis → comparison."""

from __future__ import annotations

import gc
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from html import escape
from importlib.metadata import version
from itertools import count

from samestory._version import __version__
from samestory.alignment import align
from samestory.analysis import analyse
from samestory.errors import AlignmentError
from samestory.model import Comparison, Document, Generator, Settings, SkippedInput
from samestory.model.comparison import SCHEMA_VERSION
from samestory.renderers import RENDERERS

MOST_DOCUMENTS = 50
"""Documents of one story; more are a corpus, not a comparison that a person reads."""

LIBRARIES = {
    name: version(name)
    for name in ("numpy", "PyStemmer", "rapidfuzz", "sentencex", "textdistance", "wordfreq")
}
"""Libraries that can change a result, with their versions."""

UNKNOWN_LANGUAGE = "und"

_DEFAULT_SETTINGS = Settings()


@dataclass(frozen=True, slots=True)
class NotebookComparison(Comparison):
    """A comparison that a notebook shows as its HTML report."""

    def _repr_html_(self) -> str:
        page = RENDERERS["html"].render(self).decode()
        return (
            '<iframe title="samestory report" width="100%" height="800" '
            f'srcdoc="{escape(page, quote=True)}"></iframe>'
        )


def compare(
    documents: Iterable[Document],
    settings: Settings = _DEFAULT_SETTINGS,
    *,
    skipped: Sequence[SkippedInput] = (),
) -> Comparison:
    """Compare how two or more documents tell the same story.

    Parameters
    ----------
    documents
        2 to 50 documents, in the order in which reports should name them. Their ids and labels
        are given anew.
    settings
        Cuts, title and date.
    skipped
        Inputs that could not be used, for the report to name.

    Returns
    -------
    Comparison
        The finished value that renderers lay out. The same documents and settings always give an
        equal value; the order of the documents changes their letters, not their links.

    Raises
    ------
    AlignmentError
        If there are too few or too many documents, if one is given twice, or if all are of one
        outlet while documents of one outlet are not to be aligned.

    Examples
    --------
    >>> import samestory
    >>> comparison = samestory.compare(samestory.read("a.txt", "b.html"))  # doctest: +SKIP
    """
    named = _name_documents(tuple(documents))
    _check(named, settings)
    with _collector_paused():
        alignment = align(named, settings=settings)
        passages, findings, shared_words = analyse(alignment, settings=settings)
    return NotebookComparison(
        schema_version=SCHEMA_VERSION,
        generator=Generator(
            name="samestory",
            version=__version__,
            libraries=dict(LIBRARIES),
        ),
        title=settings.title or named[0].headline or f"{named[0].label} and others",
        date=settings.date,
        fingerprint=_fingerprint(named, settings),
        settings=settings,
        documents=named,
        links=alignment.links,
        passages=passages,
        findings=findings,
        shared_words=shared_words,
        skipped=tuple(skipped),
    )


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Keep the collector of reference cycles from searching values that never form one.

    A large comparison makes some hundred thousand values; the searches take a tenth of its time.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def letters(number: int) -> str:
    """Return a document's id for its 0-based place: A … Z, AA, AB …."""
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _name_documents(documents: tuple[Document, ...]) -> tuple[Document, ...]:
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


def _check(documents: tuple[Document, ...], settings: Settings) -> None:
    if len(documents) < 2:  # noqa: PLR2004
        have = f"only {documents[0].source.name}" if documents else "none"
        raise AlignmentError(f"A comparison needs two or more documents, but there is {have}.")
    if len(documents) > MOST_DOCUMENTS:
        raise AlignmentError(
            f"A comparison takes up to {MOST_DOCUMENTS} documents, but there are "
            f"{len(documents)}: choose those that tell one story."
        )
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


def _fingerprint(documents: Sequence[Document], settings: Settings) -> str:
    shaping = {k: v for k, v in asdict(settings).items() if k not in {"title", "date"}}
    content = {
        "settings": shaping,
        "documents": [
            [
                document.outlet,
                document.language,
                document.headline,
                document.text,
                [[paragraph.start, paragraph.end] for paragraph in document.paragraphs],
            ]
            for document in documents
        ],
    }
    encoded = json.dumps(content, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(encoded.encode()).hexdigest()
