"""Phrases on a passage that every report puts at its head."""

from __future__ import annotations

from samestory.model import Passage
from samestory.renderers.layout import join_names, plural


def how_firm(passage: Passage) -> tuple[str, ...]:
    """Return how firmly the outlets' paragraphs belong together: one phrase, or none."""
    return () if passage.confidence is None else (f"confidence {passage.confidence:.2f}",)


def in_parts(passage: Passage) -> tuple[str, ...]:
    """Return how many paragraphs each outlet takes for the passage, where one takes several.

    One phrase such as ``1 paragraph in A and C, 3 in B``, or none.
    """
    told: dict[int, list[str]] = {}
    for cell in passage.cells:
        told.setdefault(len(cell.paragraphs), []).append(cell.document)
    if len(passage.cells) == 1 or max(told) == 1:
        return ()
    (fewest, first), *others = sorted(told.items())
    counts = [f"{plural(fewest, 'paragraph')} in {join_names(first)}"]
    counts += [f"{number} in {join_names(letters)}" for number, letters in others]
    return (", ".join(counts),)
