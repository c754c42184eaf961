"""How the report was made: settings, versions, sources with their hashes."""

from __future__ import annotations

from dataclasses import dataclass, fields

from samestory.model import Document, SemanticModel
from samestory.renderers import cuts_table
from samestory.renderers.html.outlets import Outlet, web_address
from samestory.renderers.html.phrases import score_text
from samestory.renderers.html.story import Story
from samestory.renderers.method_notes import semantic_note


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One source as the method section records it: names and values."""

    outlet: Outlet
    url: str | None
    facts: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class SensitivityView:
    """What one pair of cuts gives; ``used`` marks the cuts of this report."""

    threshold: str
    strong: str
    numbers: tuple[int, ...]
    used: bool


@dataclass(frozen=True, slots=True)
class MethodView:
    """The method section's values."""

    threshold: str
    strong: str
    settings: list[tuple[str, str]]
    semantic_note: str | None
    sensitivity_note: str
    sensitivity: list[SensitivityView]
    libraries: list[tuple[str, str]]
    documents: list[DocumentView]
    fingerprint: str
    schema_version: str


def method_view(story: Story) -> MethodView:
    """Return the method section's values."""
    comparison = story.comparison
    settings = comparison.settings
    return MethodView(
        threshold=score_text(settings.threshold),
        strong=score_text(settings.strong),
        settings=[
            (entry.name.replace("_", " "), _value(entry.name, getattr(settings, entry.name)))
            for entry in fields(settings)
        ],
        semantic_note=semantic_note(comparison),
        sensitivity_note=cuts_table.NOTE,
        sensitivity=[
            SensitivityView(
                threshold=score_text(row.threshold),
                strong=score_text(row.strong),
                numbers=(row.links, row.strong_links, row.side_by_side),
                used=(row.threshold, row.strong) == (settings.threshold, settings.strong),
            )
            for row in comparison.sensitivity
        ],
        libraries=sorted(comparison.generator.libraries.items()),
        documents=[
            DocumentView(story.outlets[document.id], web_address(document.url), _facts(document))
            for document in comparison.documents
        ],
        fingerprint=comparison.fingerprint,
        schema_version=comparison.schema_version,
    )


_NOT_SET = {"findings": "all", "semantic": "none"}
"""What it means that a setting is not set, where that is not plain."""


def _value(name: str, value: object) -> str:
    if value is None:
        return _NOT_SET.get(name, "not set")
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, SemanticModel):
        return f"{value.name} ({value.precision}), SHA-256 {value.sha256}"
    return f"{value:g}" if isinstance(value, float) else str(value)


def _facts(document: Document) -> list[tuple[str, str]]:
    source = document.source
    record = "" if source.record is None else f", record {source.record}"
    language = "not recognised" if document.language == "und" else document.language
    return [
        ("File", f"{source.name}{record}"),
        ("Address", document.url or "not given"),
        ("SHA-256", source.sha256),
        ("Media type", source.media_type),
        ("Language", language),
        ("Paragraphs", str(len(document.paragraphs))),
        ("Outlet’s name from", document.outlet_basis),
    ]
