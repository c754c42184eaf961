"""Which outlet an article is from, where the user and the metadata leave it open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from samestory.model import Document, OutletBasis
from samestory.sources.base import Draft
from samestory.sources.discovery import STANDARD_INPUT, FoundFile
from samestory.sources.metadata import host_of
from samestory.sources.text_cleaning import clean, one_line

_FROM_FILE_NAME: OutletBasis = "file name"


def outlet_of(file: FoundFile, draft: Draft) -> tuple[str, OutletBasis]:
    """Return a document's outlet and where it was taken from.

    In this order: the command line, the metadata, the host of the article's address, the file's
    name without its suffix. Records of one file that name no outlet are numbered, because
    nothing says that they share one.
    """
    if file.outlet:
        return _plain(file.outlet), "command line"
    if draft.outlet:
        return draft.outlet, "metadata"
    host = host_of(draft.url) if draft.url else None
    if host:
        return host, "url"
    stem = "standard input" if file.path == STANDARD_INPUT else _plain(PurePath(file.path).stem)
    return (stem if draft.record is None else f"{stem} #{draft.record}"), _FROM_FILE_NAME


def tell_apart(documents: Sequence[Document], files: Sequence[FoundFile]) -> tuple[Document, ...]:
    """Give documents whose outlets are only equal file names names of their own.

    ``a/report.txt`` and ``b/report.txt`` become ``report (a)`` and ``report (b)``; where the
    folders have the same name too, they are numbered in their order.

    Parameters
    ----------
    documents, files
        Each document and the file it was read from, in parallel.
    """
    named = [document.outlet for document in documents]
    for qualifier in (_folder, None):
        clashing = Counter(
            name
            for name, document in zip(named, documents, strict=True)
            if document.outlet_basis == _FROM_FILE_NAME
        )
        seen: Counter[str] = Counter()
        for place, (document, file) in enumerate(zip(documents, files, strict=True)):
            name = named[place]
            if document.outlet_basis != _FROM_FILE_NAME or clashing[name] == 1:
                continue
            seen[name] += 1
            if qualifier is None:
                named[place] = f"{name} ({seen[name]})"
            elif folder := qualifier(file):
                named[place] = f"{name} ({folder})"
    return tuple(
        document if document.outlet == name else replace(document, outlet=name, label=name)
        for document, name in zip(documents, named, strict=True)
    )


def _folder(file: FoundFile) -> str:
    folder = PurePath(file.path).parent.name
    return _plain(folder) if folder else ""


def _plain(name: str) -> str:
    """Return a name as text: file systems and shells let in what no text holds."""
    return one_line(clean(name)[0]) or ascii(name)
