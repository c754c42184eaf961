"""The finished result: everything a report needs, nothing left to compute."""

from __future__ import annotations

from dataclasses import dataclass

from samestory.model.alignment import Link, Sensitivity
from samestory.model.document import Document
from samestory.model.naming import NamedEntity
from samestory.model.outlet_counts import OutletCounts
from samestory.model.settings import Settings
from samestory.model.wording import Finding, Passage, SharedWords, TextLabel

SCHEMA_VERSION = "1"


@dataclass(frozen=True, slots=True)
class Generator:
    """The program that made the result, and the versions of what its result depends on."""

    name: str
    version: str
    libraries: dict[str, str]


@dataclass(frozen=True, slots=True)
class SkippedInput:
    """An input that could not be used, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two or more documents tell the same story.

    Attributes
    ----------
    fingerprint
        Hash of all inputs (outlet, text) and settings but title and date; equal fingerprints
        mean equal results. Hexadecimal, 64 digits.
    documents
        In the user's order.
    links
        All links at or above the threshold.
    passages
        Every paragraph of every document stands in exactly one.
    findings
        In the order of the analyses, then of the passages.
    highlights
        Ids of the findings that a reader should meet first, most telling first.
    naming
        Who and what two or more documents name, with each document's labels, in the order in
        which the story first names them. Empty if naming was not asked for.
    outlets
        Counts over all articles of each outlet, in the order of their first documents. Empty in
        a report of a version that did not count.
    shared_words
        One entry for each ordered pair of documents.
    labels
        Figures, quotations and reporting words in the texts, by document and place. Empty in a
        report of a version that did not label them.
    skipped
        Inputs that were named but not used.
    sensitivity
        How many links and passages these cuts and their neighbours give: first by link threshold,
        then by strong cut.
    """

    schema_version: str
    generator: Generator
    title: str
    date: str | None
    fingerprint: str
    settings: Settings
    documents: tuple[Document, ...]
    links: tuple[Link, ...]
    passages: tuple[Passage, ...]
    findings: tuple[Finding, ...]
    shared_words: tuple[SharedWords, ...]
    skipped: tuple[SkippedInput, ...] = ()
    sensitivity: tuple[Sensitivity, ...] = ()
    highlights: tuple[str, ...] = ()
    naming: tuple[NamedEntity, ...] = ()
    outlets: tuple[OutletCounts, ...] = ()
    labels: tuple[TextLabel, ...] = ()
