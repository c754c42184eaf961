"""Which paragraphs of an article are not reporting: bylines, credits, links, notes.

What holds in any language comes first: place in the article, length, a missing sentence end,
capital letters, addresses, repetition over an outlet's articles. Set phrases of newsrooms
(``phrases.toml``) add to it. A false alarm would hide a paragraph from the comparison, so a line is
taken as boilerplate only where a cue is clear; a quotation never is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from samestory.documents.boilerplate.lines import Line, lines_of
from samestory.documents.boilerplate.phrases import matching_kind
from samestory.documents.boilerplate.repetition import repeated_lines
from samestory.documents.boilerplate.shapes import (
    is_agency,
    is_dateline,
    is_name,
    is_separator,
    is_tag_list,
    is_time,
    link_kind,
)
from samestory.model import Document

__all__ = ["KINDS", "mark_boilerplate"]

KINDS = (
    "byline",
    "dateline",
    "time line",
    "reporting credit",
    "photo credit",
    "link line",
    "share or subscription line",
    "editorial note",
    "tag list",
    "separator",
    "repeated line",
)
"""All kinds, as `Paragraph.boilerplate` names them."""


def mark_boilerplate(documents: Sequence[Document]) -> tuple[Document, ...]:
    """Return the documents with the kind of boilerplate of each paragraph that is some.

    Parameters
    ----------
    documents
        One or more, best all of a story: what an outlet repeats is seen only in several.

    Returns
    -------
    tuple of Document
        The same but for `Paragraph.boilerplate`, which is set anew. Nothing is marked in a
        document that would consist of boilerplate alone.
    """
    lines = [lines_of(document) for document in documents]
    repeated = repeated_lines(documents, lines)
    return tuple(
        _marked(document, own, alike)
        for document, own, alike in zip(documents, lines, repeated, strict=True)
    )


def _marked(document: Document, lines: Sequence[Line], repeated: frozenset[int]) -> Document:
    kinds = [_kind(line, repeated=number in repeated) for number, line in enumerate(lines)]
    _mark_edges(lines, kinds, document)
    if all(kinds):
        kinds = [None] * len(kinds)
    return replace(
        document,
        paragraphs=tuple(
            paragraph if kind == paragraph.boilerplate else replace(paragraph, boilerplate=kind)
            for paragraph, kind in zip(document.paragraphs, kinds, strict=True)
        ),
    )


def _kind(line: Line, *, repeated: bool) -> str | None:
    if is_separator(line):
        return "separator"
    if line.quotes:
        return None
    kind = link_kind(line) or matching_kind(line)
    if kind is not None:
        return kind
    if is_time(line):
        return "time line"
    if is_dateline(line):
        return "dateline"
    return "repeated line" if repeated else None


def _mark_edges(lines: Sequence[Line], kinds: list[str | None], document: Document) -> None:
    """Mark what is told by standing first or last alone: names, agencies, lists of tags.

    From either end inwards, as far as boilerplate reaches without a gap.
    """
    author = frozenset((document.author or "").casefold().split())
    is_author = partial(is_name, lines=lines, author=author)
    for numbers in (range(len(lines)), range(len(lines) - 1, -1, -1)):
        last = numbers[0] != 0
        for place, number in enumerate(numbers):
            if kinds[number] is not None:
                continue
            inner = lines[numbers[place + 1]] if place + 1 < len(numbers) else None
            kinds[number] = _edge_kind(lines[number], inner, is_author, last=last)
            if kinds[number] is None:
                break


def _edge_kind(
    line: Line, inner: Line | None, is_author: Callable[[Line], bool], *, last: bool
) -> str | None:
    if line.quotes:
        return None
    if is_agency(line):
        return "reporting credit"
    # Names under one another are a list: of the dead, of those elected.
    listed = inner is not None and is_author(inner)
    if is_author(line) and not listed:
        return "byline"
    return "tag list" if last and is_tag_list(line) else None
