"""The one place that chains the stages: documents → alignment → analysis → comparison."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from samestory._version import __version__
from samestory.alignment import align, linking
from samestory.alignment.aside import compared_documents
from samestory.alignment.linking import Scores
from samestory.alignment.semantic.similarity import StorySimilarity
from samestory.alignment.semantic.story import story_similarity
from samestory.analysis import analyse, collate_story, find_all
from samestory.analysis.naming import geonames
from samestory.documents.boilerplate import mark_boilerplate
from samestory.errors import EmbeddingError, SourceError
from samestory.model import (
    Comparison,
    Document,
    Finding,
    Generator,
    Limits,
    Link,
    Passage,
    Settings,
    SkippedInput,
)
from samestory.model.comparison import SCHEMA_VERSION
from samestory.preparing import check_documents, name_documents
from samestory.provenance import fingerprint_of, libraries_with
from samestory.renderers.notebook import notebook_html, notebook_line
from samestory.sources.report import read_report

if TYPE_CHECKING:
    from samestory.embedding.base import Embedder

_DEFAULT_SETTINGS = Settings()
_DEFAULT_LIMITS = Limits()


@dataclass(frozen=True, slots=True, repr=False)
class NotebookComparison(Comparison):
    """A comparison that a notebook shows by its findings and passages, and a prompt by one line."""

    def __repr__(self) -> str:
        return notebook_line(self)

    def _repr_html_(self) -> str:
        return notebook_html(self)


def compare(
    documents: Iterable[Document],
    settings: Settings = _DEFAULT_SETTINGS,
    *,
    skipped: Sequence[SkippedInput] = (),
    embedder: Embedder | None = None,
    limits: Limits = _DEFAULT_LIMITS,
) -> Comparison:
    """Compare how two or more documents tell the same story.

    Parameters
    ----------
    documents
        2 to 50 documents, or as many as the limits say, in the order in which reports should name
        them. Their ids and labels are given anew.
    settings
        Cuts, title and date.
    skipped
        Inputs that could not be used, for the report to name.
    embedder
        An embedding model for scores to take into account, such as `samestory.load_embedder`
        gives; the result's settings and libraries name it.
    limits
        How many documents may be compared at most, and how long they may be together.

    Returns
    -------
    Comparison
        The finished value that renderers lay out. The same documents and settings always give an
        equal value; the order of the documents changes their letters, not their links.

    Raises
    ------
    SettingsError
        If the settings ask for GeoNames and the extra ``places`` is not installed.
    AlignmentError
        If there are too few or too many documents, if they are too long, if one is given twice, or
        if all are of one outlet while documents of one outlet are not to be aligned.
    EmbeddingError
        If the model is broken, or the settings name one and there is no embedder.

    Examples
    --------
    >>> import samestory
    >>> comparison = samestory.compare(samestory.read("a.txt", "b.html"))  # doctest: +SKIP
    """
    named = mark_boilerplate(name_documents(tuple(documents)))
    check_documents(named, settings=settings, limits=limits)
    if settings.geonames:
        geonames.check_installed()
    similarities = read_meaning(named, settings, embedder)
    if embedder is not None:
        settings = replace(settings, semantic=embedder.model)
    with _collector_paused():
        alignment = align(named, settings=settings, similarities=similarities)
        analysed = analyse(alignment, settings=settings)
    return NotebookComparison(
        schema_version=SCHEMA_VERSION,
        generator=Generator(
            name="samestory",
            version=__version__,
            libraries=libraries_with(embedder, settings=settings),
        ),
        title=settings.title or named[0].headline or f"{named[0].label} and others",
        date=settings.date,
        fingerprint=fingerprint_of(named, settings),
        settings=settings,
        documents=named,
        links=alignment.links,
        passages=analysed.passages,
        findings=analysed.findings,
        shared_words=analysed.shared_words,
        skipped=tuple(skipped),
        sensitivity=alignment.sensitivity,
        highlights=analysed.highlights,
        naming=analysed.naming,
        outlets=analysed.outlets,
        labels=analysed.labels,
    )


@dataclass(frozen=True, slots=True)
class BriefComparison:
    """What `compare` says about documents, without what only a report shows.

    Attributes
    ----------
    fingerprint, documents, findings
        Those of the `Comparison`.
    links
        Without their reasons.
    passages
        Without their measures, and their cells without segments.
    """

    fingerprint: str
    documents: tuple[Document, ...]
    links: tuple[Link, ...]
    passages: tuple[Passage, ...]
    findings: tuple[Finding, ...]


def compare_briefly(
    documents: Iterable[Document], settings: Settings = _DEFAULT_SETTINGS
) -> BriefComparison:
    """Compare as `compare` does, in less time, for tables of many stories.

    Highlights, counts, labels, the table of names and what other cuts give are not worked out.
    Parameters and errors are those of `compare`.
    """
    named = mark_boilerplate(name_documents(tuple(documents)))
    check_documents(named, settings=settings, limits=_DEFAULT_LIMITS)
    if settings.geonames:
        geonames.check_installed()
    with _collector_paused():
        similarities = read_meaning(named, settings, None)
        alignment = align(named, settings=settings, similarities=similarities, brief=True)
        story = collate_story(alignment, settings=settings, brief=True)
        findings = find_all(story)
    return BriefComparison(
        fingerprint=fingerprint_of(named, settings),
        documents=named,
        links=alignment.links,
        passages=story.passages,
        findings=findings,
    )


def score_pairs(
    documents: Iterable[Document],
    settings: Settings,
    *,
    least: float,
    embedder: Embedder | None = None,
    limits: Limits = _DEFAULT_LIMITS,
) -> Scores:
    """Return the scores of all pairs of paragraphs that score at least ``least``.

    They are those of the links that `compare` reports down to that threshold, by the same ids, but
    nothing else is worked out. Parameters and errors are otherwise those of `compare`.
    """
    named = mark_boilerplate(name_documents(tuple(documents)))
    check_documents(named, settings=settings, limits=limits)
    return linking.score_pairs(
        compared_documents(named, settings=settings),
        least=least,
        include_same_outlet=settings.include_same_outlet,
        similarities=read_meaning(named, settings, embedder),
    )


def read_meaning(
    documents: Sequence[Document], settings: Settings, embedder: Embedder | None
) -> StorySimilarity | None:
    """Return what an embedding model says about a story's documents, if there is one.

    Raises
    ------
    EmbeddingError
        If the model is broken, or the settings name one and there is no embedder.
    """
    if embedder is not None:
        compared = compared_documents(documents, settings=settings)
        return story_similarity(compared, embedder.encode)
    if settings.semantic is None:
        return None
    raise EmbeddingError(
        f"the settings name the semantic model {settings.semantic.name}, but it was not given: "
        "name it with --semantic, or pass its embedder (samestory.load_embedder)."
    )


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Keep the collector of reference cycles from searching values that never form one.

    A large comparison makes some hundred thousand values; the searches take a tenth of its time.
    Nor are they searched right after it: they are put where the next full search looks.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            if not gc.get_freeze_count():  # else the caller has frozen values, which shall stay so
                gc.freeze()
                gc.unfreeze()
            gc.enable()


def open_report(path: str | os.PathLike[str], *, limits: Limits = _DEFAULT_LIMITS) -> Comparison:
    """Read a JSON report and make sure that its texts are those that were compared.

    Its documents can be compared again with other settings, and its links be explained. The limits
    are those of its size and of its documents.

    Raises
    ------
    SourceError
        If the file is no JSON report that this program reads, it was changed since, or it is
        larger than the limits allow.
    """
    report = read_report(path, limits=limits)
    # Another version may make fingerprints from more settings.
    comparable = report.generator.version == __version__
    if comparable and fingerprint_of(report.documents, report.settings) != report.fingerprint:
        raise SourceError(
            f"{os.fspath(path)}: the report does not fit its fingerprint, so its texts or settings "
            "were changed after it was written; compare the articles again."
        )
    return report
