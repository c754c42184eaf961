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


def cuts_note(comparison: Comparison) -> str:
    """Return the sentences on how paragraphs were matched, and from which scores on."""
    settings = comparison.settings
    return (
        "Paragraphs are matched by the specific words they share, where they stand and what "
        f"stands next to them. Two paragraphs are linked from a score of {settings.threshold:g} "
        f"on; the link is strong from a strong score of {settings.strong:g} on, which is a score "
        "of its own (both run from 0 to 1). "
        + (
            "Documents of one outlet are matched with each other."
            if settings.include_same_outlet
            else "Documents of one outlet are not matched with each other."
        )
    )


def versions_note(comparison: Comparison) -> str:
    """Return the program and the libraries that a result depends on, with their versions."""
    generator = comparison.generator
    libraries = (f"{name} {version}" for name, version in sorted(generator.libraries.items()))
    return ", ".join([f"{generator.name} {generator.version}", *libraries])
