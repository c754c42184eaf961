"""Sentences of the method section that the report formats share."""

from __future__ import annotations

from samestory.model import Comparison


def semantic_note(comparison: Comparison) -> str | None:
    """Return the sentence on the embedding model that took part in the scores, if one did."""
    model = comparison.settings.semantic
    if model is None:
        return None
    return (
        f"The embedding model {model.name} took part in the scores: how near it puts two "
        "paragraphs, and their closest sentences, to each other. It judges likeness of subject "
        "and statement by what it learned from other texts, and gives no grounds of its own."
    )
