"""The words of a paragraph that are the outlet's own."""

from __future__ import annotations

from samestory.documents.quotations import quoted_spans
from samestory.documents.tokenisation import Token, tokenise


def own_words(text: str) -> list[Token]:
    """Return the words of a paragraph that don't stand between quotation marks."""
    spans = quoted_spans(text)
    return [
        token
        for token in tokenise(text)
        if not any(span.start <= token.start < span.end for span in spans)
    ]
