"""Compare how several outlets word the same events.

>>> import samestory
>>> comparison = samestory.compare(samestory.read("a.txt", "b.html"))  # doctest: +SKIP
>>> page = samestory.render(comparison, "html")  # doctest: +SKIP
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from samestory._version import __version__

if TYPE_CHECKING:
    from samestory.embedding import load_embedder
    from samestory.errors import (
        AlignmentError,
        EmbeddingError,
        OutputError,
        RenderError,
        SamestoryError,
        SettingsError,
        SourceError,
    )
    from samestory.model import Comparison, Document, Finding, Link, Passage, Settings
    from samestory.pipeline import compare
    from samestory.renderers import render
    from samestory.sources import read

_HOMES = {
    "AlignmentError": "samestory.errors",
    "Comparison": "samestory.model",
    "Document": "samestory.model",
    "EmbeddingError": "samestory.errors",
    "Finding": "samestory.model",
    "Link": "samestory.model",
    "OutputError": "samestory.errors",
    "Passage": "samestory.model",
    "RenderError": "samestory.errors",
    "SamestoryError": "samestory.errors",
    "Settings": "samestory.model",
    "SettingsError": "samestory.errors",
    "SourceError": "samestory.errors",
    "compare": "samestory.pipeline",
    "load_embedder": "samestory.embedding",
    "read": "samestory.sources",
    "render": "samestory.renderers",
}
"""Where the public names live; they are imported on first use, so that the command line starts
without loading what a command does not need."""

_FUNCTIONS = {"compare", "read", "render"}
"""The first of these that is used loads what all of them need, so that the wait comes once and at
the beginning."""

__all__ = [
    "AlignmentError",
    "Comparison",
    "Document",
    "EmbeddingError",
    "Finding",
    "Link",
    "OutputError",
    "Passage",
    "RenderError",
    "SamestoryError",
    "Settings",
    "SettingsError",
    "SourceError",
    "__version__",
    "compare",
    "load_embedder",
    "read",
    "render",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if name in _FUNCTIONS:
        import_module("samestory.pipeline")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
