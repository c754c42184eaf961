"""Sentences of a text, as spans."""

from __future__ import annotations

import re
from itertools import pairwise

from sentencex import get_sentence_boundaries

from samestory.model import Span

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_LANGUAGE_WHEN_UNKNOWN = "en"


def sentences(text: str, *, language: str, start: int = 0) -> tuple[Span, ...]:
    """Cut a text into sentences.

    The boundaries are those of the sentencex library; a blank line always ends a sentence, and
    a piece without any letter or digit (stray closing marks) stays with the sentence before it.

    Parameters
    ----------
    text
        Any text, usually one paragraph.
    language
        ISO 639-1 code; ``und`` is cut like English.
    start
        Added to every offset, for a text that is part of a longer one.

    Returns
    -------
    tuple of Span
        In order, without the white space around them. Every character of the text that is not
        white space lies in exactly one; none holds a blank line.
    """
    code = _LANGUAGE_WHEN_UNKNOWN if language == "und" else language
    found: list[Span] = []
    block_start = 0
    for break_ in [*(match.span() for match in _BLANK_LINE.finditer(text)), (len(text), len(text))]:
        found += _block_sentences(text[block_start : break_[0]], code, start + block_start)
        block_start = break_[1]
    return tuple(found)


def _block_sentences(block: str, language: str, offset: int) -> list[Span]:
    if not block.strip():
        return []
    cuts = _cuts(block, language)
    spans: list[Span] = []
    for begin, end in pairwise(cuts):
        piece = block[begin:end]
        lead = len(piece) - len(piece.lstrip())
        body = piece.strip()
        if not body:
            continue
        span = Span(offset + begin + lead, offset + begin + lead + len(body))
        # A piece of marks alone is no sentence: the one before it takes it in.
        if spans and not any(character.isalnum() for character in body):
            span = Span(spans.pop().start, span.end)
        spans.append(span)
    return spans


def _cuts(block: str, language: str) -> list[int]:
    """Offsets at which sentences begin, and the block's length; always rising from 0."""
    cuts = [0]
    cursor = 0
    for boundary in get_sentence_boundaries(language, block):
        piece = str(boundary["text"])
        position = int(boundary["start_index"])
        # The library counts code points today. Its own text of the sentence is what decides, so
        # that a change of its unit could not shift our offsets.
        if not block.startswith(piece, position):
            position = block.find(piece, cursor)
        if position > cuts[-1]:
            cuts.append(position)
        if position >= 0:
            cursor = position + len(piece)
    return [*cuts, len(block)]
