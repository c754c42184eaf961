"""Why paragraphs of a finished report are linked or not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from samestory._version import __version__
from samestory.alignment import explanation
from samestory.alignment.semantic.similarity import StorySimilarity
from samestory.errors import EmbeddingError
from samestory.model import Comparison, Explanation, Link, Place, Surroundings
from samestory.pipeline import read_meaning
from samestory.provenance import libraries_with

if TYPE_CHECKING:
    from samestory.embedding.base import Embedder


def explain(
    report: Comparison, a: Place, b: Place, *, embedder: Embedder | None = None
) -> tuple[Explanation, tuple[str, ...]]:
    """Return why two paragraphs of a report are linked or not.

    Parameters
    ----------
    report
        A comparison, made now or read by `samestory.pipeline.open_report`. It is scored anew from
        its texts.
    a, b
        Two paragraphs of different documents, in either order.
    embedder
        The embedding model that the report was made with, if it was made with one.

    Returns
    -------
    tuple
        The explanation, and sentences on where the report itself has it otherwise, because another
        version made it.

    Raises
    ------
    AlignmentError
        If there is no such place, or the two documents are not aligned with each other.
    EmbeddingError
        If the embedding model is another one than that of the report, or broken.
    """
    similarities = _meaning(report, embedder)
    found = explanation.explain(
        report.documents, a, b, settings=report.settings, similarities=similarities
    )
    pair = (found.a, found.b)
    now = {pair: found.score} if found.band else {}
    stored = [link for link in report.links if (link.a, link.b) == pair]
    return found, _remarks(report, stored, now, libraries_with(embedder, settings=report.settings))


def look_around(
    report: Comparison, place: Place, *, embedder: Embedder | None = None
) -> tuple[Surroundings, tuple[str, ...]]:
    """Return a paragraph's links and what comes closest to it; the rest is as for `explain`."""
    similarities = _meaning(report, embedder)
    found = explanation.look_around(
        report.documents, place, settings=report.settings, similarities=similarities
    )
    stored = [link for link in report.links if place in (link.a, link.b)]
    now = {(link.a, link.b): link.score for link in found.links}
    return found, _remarks(report, stored, now, libraries_with(embedder, settings=report.settings))


def _meaning(report: Comparison, embedder: Embedder | None) -> StorySimilarity | None:
    """Return what the report's embedding model says, having made sure that it is the report's."""
    semantic = report.settings.semantic
    if embedder is not None:
        if semantic is None:
            raise EmbeddingError("the report was made without a semantic model: name none.")
        if semantic.sha256 != embedder.model.sha256:
            raise EmbeddingError(
                f"the report was made with the semantic model {semantic.name}, and the files of "
                f"{embedder.model.name} here are not the same."
            )
    return read_meaning(report.documents, report.settings, embedder)


def _remarks(
    report: Comparison,
    stored: Sequence[Link],
    now: Mapping[tuple[Place, Place], float],
    libraries: Mapping[str, str],
) -> tuple[str, ...]:
    """Say where links in the report differ from what they are now, and who made the report."""
    same = {(link.a, link.b): link.score for link in stored} == dict(now)
    made = report.generator
    if made.version == __version__ and made.libraries == libraries and same:
        return ()
    by = f"The report was made by samestory {made.version}, and this is {__version__}"
    if made.version == __version__:
        which = "the same" if made.libraries == libraries else "other"
        by = f"The report was made by a samestory {__version__} with {which} libraries"
    if same:
        return (f"{by}; the scores here are the same.",)
    had = ", ".join(
        f"{link.a.document}{link.a.paragraph}–{link.b.document}{link.b.paragraph} {link.score:.2f}"
        for link in stored
    )
    return (f"{by}: its scores differ. In the report: {had or 'no link'}.",)
