"""Which way a document's text runs."""

from __future__ import annotations

from samestory.model import Document

_RIGHT_TO_LEFT = frozenset(("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"))
"""Codes of languages that are written in the Arabic, Hebrew or Thaana script
(https://www.unicode.org/cldr/charts/latest/supplemental/languages_and_scripts.html)."""


def is_right_to_left(document: Document) -> bool:
    """Tell whether the document's language is written from right to left."""
    return document.language in _RIGHT_TO_LEFT
