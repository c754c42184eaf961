"""Reads what a written report is about, for the list of all reports in a folder."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser

import msgspec

from samestory.renderers.layout import held_sentence, join_names


@dataclass(frozen=True, slots=True)
class ReportHead:
    """Title, outlets (as running text), date (ISO 8601) and counts (as running text) of a report.

    The counts are empty where a report does not tell them.
    """

    title: str
    outlets: str
    date: str | None
    counts: str


class _JsonGenerator(msgspec.Struct):
    name: str


class _JsonDocument(msgspec.Struct):
    label: str


class _JsonReport(msgspec.Struct):
    generator: _JsonGenerator
    title: str
    date: str | None
    fingerprint: str
    documents: list[_JsonDocument]
    passages: list[msgspec.Raw]
    findings: list[msgspec.Raw]
    links: list[msgspec.Raw]


class _MarkdownHead(msgspec.Struct):
    title: str
    date: str | None
    outlets: list[str]
    counts: str = ""


_MARKDOWN_HEAD = re.compile(rb"^<!-- samestory: (\{.*\}) -->$", re.MULTILINE)
_META_PREFIX = "samestory-"


def read_json(data: bytes) -> ReportHead | None:
    """Return the head of a JSON report, or ``None`` where the file is no report."""
    try:
        report = msgspec.json.decode(data, type=_JsonReport)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    if report.generator.name != "samestory":
        return None
    outlets = join_names([document.label for document in report.documents])
    counts = held_sentence(len(report.passages), len(report.findings), len(report.links))
    return ReportHead(report.title, outlets, report.date, counts)


def read_html(data: bytes) -> ReportHead | None:
    """Return the head of an HTML report, or ``None`` where the file is no report."""
    parser = _MetaParser()
    parser.feed(data.partition(b"</head>")[0].decode("utf-8", "replace"))
    if "fingerprint" not in parser.found:
        return None
    found = parser.found
    return ReportHead(
        found.get("title", ""),
        found.get("outlets", ""),
        found.get("date") or None,
        found.get("counts", ""),
    )


def read_markdown(data: bytes) -> ReportHead | None:
    """Return the head of a Markdown report, or ``None`` where the file is no report."""
    matches = _MARKDOWN_HEAD.findall(data)
    if not matches:
        return None
    try:
        head = msgspec.json.decode(matches[-1], type=_MarkdownHead)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return ReportHead(head.title, join_names(head.outlets), head.date, head.counts)


HEAD_READERS: dict[str, Callable[[bytes], ReportHead | None]] = {
    ".json": read_json,
    ".html": read_html,
    ".md": read_markdown,
}
"""By file suffix, the one that is quickest to read first."""


class _MetaParser(HTMLParser):
    """Collects the content of the ``<meta name="samestory-…">`` elements."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a meta element."""
        values = dict(attrs)
        name = values.get("name") or ""
        if tag == "meta" and name.startswith(_META_PREFIX):
            self.found[name.removeprefix(_META_PREFIX)] = values.get("content") or ""
