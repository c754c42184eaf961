"""What differs: the findings, grouped by the analysis that made them, and the shared wording."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from samestory.model import Comparison, Document, Finding, Passage, Reading, Settings
from samestory.renderers.html.outlets import Outlet, badges
from samestory.renderers.html.passages import passage_link
from samestory.renderers.html.phrases import band, score_text
from samestory.renderers.layout import (
    ONLY_HERE_KIND,
    ORDER_KIND,
    REUSE_KIND,
    documents_by_id,
    passages_by_id,
    percent,
)
from samestory.renderers.safe_text import printable, shorten

FIRST_WORDS = 92
QUOTED_WORDS = 400
SHADES = (0.1, 0.25, 0.45, 0.7)
"""Shares from which a field of the table is a shade darker."""

LINES_SHOWN = 6
"""Lines of a group that stand open; the rest unfolds."""

Column = Literal["wide", "narrow"]
Body = Literal["first words", "shared words", "positions", "readings"]


@dataclass(frozen=True, slots=True)
class KindHeading:
    """How the findings of one analysis are headed and told.

    Attributes
    ----------
    one, many
        Heading after the number of findings.
    column
        Where the section stands on wide screens.
    body
        What a line shows.
    by_outlet
        Whether the lines are grouped by the outlet they are about.
    note
        What holds for all findings of the kind and stands in place of their reasons.
    """

    kind: str
    one: str
    many: str
    column: Column
    body: Body
    by_outlet: bool = False
    note: str = ""


KNOWN_KINDS = (
    KindHeading(
        ONLY_HERE_KIND,
        "passage in only one outlet",
        "passages in only one outlet",
        "wide",
        "first words",
        by_outlet=True,
        note=(
            "Not matched is not omitted: no paragraph of another outlet reaches the threshold "
            "of {threshold}. What comes closest is named, with its weak score, so that you can "
            "check."
        ),
    ),
    KindHeading(
        REUSE_KIND,
        "stretch of shared words, word for word",
        "stretches of shared words, word for word",
        "narrow",
        "shared words",
    ),
    KindHeading(
        ORDER_KIND,
        "passage told in a different order",
        "passages told in a different order",
        "narrow",
        "positions",
        note="The passages follow the order that most outlets keep.",
    ),
)
"""In the order of the page; findings of further kinds follow with their summary and readings."""


@dataclass(frozen=True, slots=True)
class FindingView:
    """One line: the passage it leads to, what was found, and the readings with their letters."""

    passage: Markup
    text: Markup
    readings: list[tuple[Markup, Markup, str]]
    quoted_voice: bool
    nearest: Markup
    reason: str


@dataclass(frozen=True, slots=True)
class GroupView:
    """Lines under one heading; ``outlet`` where they are about one alone."""

    outlet: Outlet | None
    total: int
    shown: list[FindingView]
    folded: list[FindingView]


@dataclass(frozen=True, slots=True)
class SectionView:
    """The findings of one analysis, with what holds for all of them."""

    number: int
    heading: str
    note: str
    column: Column
    body: Body
    groups: list[GroupView]


@dataclass(frozen=True, slots=True)
class ShareView:
    """One field of the table of shared wording."""

    text: str
    detail: str
    shade: int


@dataclass(frozen=True, slots=True)
class Context:
    """What every line needs to look up."""

    outlets: Mapping[str, Outlet]
    documents: Mapping[str, Document]
    passages: Mapping[str, Passage]
    settings: Settings


def finding_sections(comparison: Comparison, outlets: Mapping[str, Outlet]) -> list[SectionView]:
    """Return the sections in the order of the page; analyses without a finding have none."""
    context = Context(
        outlets, documents_by_id(comparison), passages_by_id(comparison), comparison.settings
    )
    known = {heading.kind: heading for heading in KNOWN_KINDS}
    found: dict[str, list[Finding]] = {kind: [] for kind in known}
    for finding in comparison.findings:
        found.setdefault(finding.kind, []).append(finding)
    return [
        _section(known.get(kind) or _unknown(kind), findings, context)
        for kind, findings in found.items()
        if findings
    ]


def _unknown(kind: str) -> KindHeading:
    return KindHeading(kind, kind, kind, "wide", "readings")


def _section(heading: KindHeading, findings: list[Finding], context: Context) -> SectionView:
    reasons = {finding.reason for finding in findings}
    common = findings[0].reason if len(reasons) == 1 else ""
    groups: dict[str | None, list[FindingView]] = {}
    for finding in findings:
        letter = finding.evidence[0].document if heading.by_outlet else None
        groups.setdefault(letter, []).append(_finding(finding, heading, context, common))
    ordered = [letter for letter in (None, *context.outlets) if letter in groups]
    return SectionView(
        number=len(findings),
        heading=heading.one if len(findings) == 1 else heading.many,
        note=heading.note.format(threshold=score_text(context.settings.threshold)) or common,
        column=heading.column,
        body=heading.body,
        groups=[
            GroupView(
                None if letter is None else context.outlets[letter],
                len(groups[letter]),
                groups[letter][:LINES_SHOWN],
                groups[letter][LINES_SHOWN:],
            )
            for letter in ordered
        ],
    )


def _finding(
    finding: Finding, heading: KindHeading, context: Context, common_reason: str
) -> FindingView:
    text, readings = _BODIES[heading.body](finding, context)
    return FindingView(
        passage=Markup()
        if finding.passage is None
        else passage_link(context.passages[finding.passage]),
        text=text,
        readings=readings,
        quoted_voice=finding.voice == "quoted",
        nearest=_nearest(finding, context),
        reason="" if heading.note or finding.reason == common_reason else finding.reason,
    )


Told = tuple[Markup, list[tuple[Markup, Markup, str]]]
"""The sentence of a line, and its readings as (badges, language attribute, words)."""


def _first_words(finding: Finding, context: Context) -> Told:
    words = finding.evidence[0]
    outlet = context.outlets[words.document]
    quoted = Markup('<q dir="auto"{}>{}</q>').format(
        outlet.language, shorten(printable(words.text), FIRST_WORDS)
    )
    return quoted, []


def _shared_words(finding: Finding, context: Context) -> Told:
    return Markup(), [_reading(reading, context, quoted=True) for reading in finding.readings]


def _readings(finding: Finding, context: Context) -> Told:
    text = Markup("{}").format(printable(finding.summary))
    return text, [_reading(reading, context, quoted=False) for reading in finding.readings]


def _reading(reading: Reading, context: Context, *, quoted: bool) -> tuple[Markup, Markup, str]:
    outlets = [context.outlets[letter] for letter in reading.documents]
    language = outlets[0].language if outlets else Markup()
    words = shorten(printable(reading.text), QUOTED_WORDS)
    return badges(outlets), language, f"“{words}”" if quoted else words


_BODIES = {
    "first words": _first_words,
    "shared words": _shared_words,
    "positions": _readings,
    "readings": _readings,
}


def _nearest(finding: Finding, context: Context) -> Markup:
    """Return which paragraph elsewhere comes closest, of all the other outlets."""
    if not finding.nearest:
        return Markup()
    best = max(finding.nearest, key=lambda nearest: nearest.score)
    return Markup('closest: {} <a href="#{}-{}">¶ {}</a> ({})').format(
        context.outlets[best.other.document].badge,
        best.other.document,
        best.other.paragraph,
        best.other.paragraph,
        band(best.score, context.settings),
    )


def shared_wording(
    comparison: Comparison, outlets: Mapping[str, Outlet]
) -> list[tuple[Outlet, list[ShareView | None]]]:
    """Return the table's rows: words of the row's outlet that the column's outlet has too."""
    pairs = {(entry.document, entry.other): entry for entry in comparison.shared_words}
    rows = []
    for letter, outlet in outlets.items():
        fields: list[ShareView | None] = []
        for other in outlets:
            entry = pairs.get((letter, other))
            fields.append(
                None
                if entry is None
                else ShareView(
                    percent(entry.share),
                    f"{entry.shared} of {entry.total}",
                    sum(entry.share >= least for least in SHADES),
                )
            )
        rows.append((outlet, fields))
    return rows
