"""What differs: the findings, grouped by the analysis that made them, and the shared wording."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from samestory.model import Finding, Reading
from samestory.renderers.html.figures import MOST_COLUMNS, FigureCell, figure_cells
from samestory.renderers.html.kind_headings import (
    FIRST_HEADINGS,
    GROUPS,
    KIND_HEADINGS,
    RELATIONS,
    TOLD_BY_HEADINGS,
    Body,
    Column,
    KindHeading,
)
from samestory.renderers.html.outlets import Outlet, badges
from samestory.renderers.html.phrases import band, kind_slug, score_text
from samestory.renderers.html.quotations import quoted_words, who_quotes
from samestory.renderers.html.story import Story, paragraph_link, passage_link, words_id
from samestory.renderers.layout import (
    findings_by_kind,
    kind_title,
)
from samestory.renderers.safe_text import printable, shorten

FIRST_WORDS = 92
QUOTED_WORDS = 400
LINES_SHOWN = 6
"""Lines of a group that stand open; the rest unfolds."""

MOST_LINES = 60
"""Lines of a group of a kind that the passages' own headings tell of too."""


@dataclass(frozen=True, slots=True)
class ReadingView:
    """What some outlets have: their badges, the words as a link to where they stand, a note."""

    badges: Markup
    language: Markup
    words: Markup
    note: str


@dataclass(frozen=True, slots=True)
class FindingView:
    """One line: the passage it leads to, what was found, and the readings with their letters.

    ``relation``, ``subject`` and ``values`` are for the lines of the tables of figures and
    quotations: how the readings differ, in what, and each outlet's figures.
    """

    id: str
    kind: str
    passage: Markup
    text: Markup
    readings: list[ReadingView]
    quoted_voice: bool
    nearest: Markup
    reason: str
    relation: str = ""
    subject: str = ""
    values: tuple[FigureCell, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupView:
    """Lines under one heading; ``outlet`` where they are about one alone, else a title or none.

    What stands only with its passage is counted as ``elsewhere``.
    """

    outlet: Outlet | None
    title: str
    total: int
    shown: list[FindingView]
    folded: list[FindingView]
    elsewhere: int


@dataclass(frozen=True, slots=True)
class SectionView:
    """The findings of one analysis, with what holds for all of them."""

    slug: str
    title: str
    number: int
    heading: str
    note: str
    column: Column
    body: Body
    groups: list[GroupView]


def finding_sections(story: Story) -> list[SectionView]:
    """Return the sections in the order of the page; analyses without a finding have none."""
    return [
        _section(kind, KIND_HEADINGS.get(kind, KindHeading()), list(findings), story)
        for kind, findings in findings_by_kind(story.comparison).items()
    ]


def first_view(finding: Finding, story: Story) -> FindingView:
    """Return a finding as it is told among findings of other kinds."""
    return _finding(finding, FIRST_HEADINGS.get(finding.kind, KindHeading()), story, "")


def _section(kind: str, heading: KindHeading, findings: list[Finding], story: Story) -> SectionView:
    threshold = score_text(story.comparison.settings.threshold)
    reasons = {finding.reason for finding in findings}
    common = findings[0].reason if len(reasons) == 1 else ""
    groups: dict[str | None, list[Finding]] = {}
    for finding in findings:
        name = finding.evidence[0].document if heading.by_outlet else GROUPS.get(finding.relation)
        groups.setdefault(name, []).append(finding)
    ordered = [name for name in (None, *story.outlets, *GROUPS.values()) if name in groups]
    body = heading.body
    if body == "figures" and len(story.outlets) > MOST_COLUMNS:
        body = "readings"
    return SectionView(
        slug=kind_slug(kind),
        title=kind_title(kind, 2),
        number=len(findings),
        heading=kind_title(kind, len(findings)),
        note=heading.note.format(threshold=threshold) or common,
        column=heading.column,
        body=body,
        groups=[
            _group(
                story.outlets.get(name or ""),
                "" if name is None or name in story.outlets else name,
                groups[name],
                MOST_LINES if kind in TOLD_BY_HEADINGS else len(groups[name]),
                lambda finding: _finding(finding, heading, story, common),
            )
            for name in ordered
        ],
    )


def _group(
    outlet: Outlet | None,
    title: str,
    findings: list[Finding],
    most: int,
    view: Callable[[Finding], FindingView],
) -> GroupView:
    return GroupView(
        outlet,
        title,
        len(findings),
        [view(finding) for finding in findings[:LINES_SHOWN]],
        [view(finding) for finding in findings[LINES_SHOWN:most]],
        max(len(findings) - most, 0),
    )


def _finding(
    finding: Finding, heading: KindHeading, story: Story, common_reason: str
) -> FindingView:
    text, readings = _BODIES[heading.body](finding, story)
    return FindingView(
        id=finding.id,
        kind=kind_title(finding.kind, 1),
        passage=Markup()
        if finding.passage is None
        else passage_link(story.passages[finding.passage]),
        text=text,
        readings=readings,
        quoted_voice=finding.voice == "quoted",
        nearest=_nearest(finding, story),
        reason="" if heading.note or finding.reason == common_reason else finding.reason,
        relation=printable(RELATIONS.get(finding.relation, finding.relation)),
        subject=printable(finding.subject),
        values=figure_cells(finding, story) if heading.body == "figures" else (),
    )


Told = tuple[Markup, list[ReadingView]]
"""The sentence of a line, and its readings."""


def _first_words(finding: Finding, story: Story) -> Told:
    words = finding.evidence[0]
    outlet = story.outlets[words.document]
    quoted = Markup('<q dir="auto"{}>{}</q>').format(
        outlet.language, shorten(printable(words.text), FIRST_WORDS)
    )
    return quoted, []


def _linked_words(finding: Finding, story: Story) -> Told:
    told = [_reading(finding, r, story, quoted=True, most=FIRST_WORDS) for r in finding.readings]
    return (Markup(), told) if told else _first_words(finding, story)


def _shared_words(finding: Finding, story: Story) -> Told:
    return Markup(), [
        _reading(finding, reading, story, quoted=True) for reading in finding.readings
    ]


def _readings(finding: Finding, story: Story) -> Told:
    text = Markup("{}").format(printable(finding.summary))
    return text, [_reading(finding, told, story, quoted=False) for told in finding.readings]


def _short_readings(finding: Finding, story: Story) -> Told:
    told = [_reading(finding, r, story, quoted=True, most=FIRST_WORDS) for r in finding.readings]
    return Markup("{}").format(printable(finding.summary)), told


def _reading(
    finding: Finding, reading: Reading, story: Story, *, quoted: bool, most: int = QUOTED_WORDS
) -> ReadingView:
    outlets = [story.outlets[letter] for letter in reading.documents]
    words = shorten(printable(reading.text), most)
    text = Markup("{}").format(f"“{words}”" if quoted else words)
    if reading.evidence:
        target = words_id(finding, reading.evidence[0])
        text = Markup('<a href="#{}">{}</a>').format(target, text)
    return ReadingView(
        badges=badges(outlets),
        language=outlets[0].language if outlets else Markup(),
        words=text,
        note=printable(reading.note),
    )


def _quoted_forms(finding: Finding, story: Story) -> Told:
    text = Markup("{}").format(printable(finding.summary))
    return text, [
        ReadingView(
            badges=who_quotes(finding, reading, story),
            language=story.outlets[reading.documents[0]].language,
            words=quoted_words(finding, reading),
            note=printable(reading.note),
        )
        for reading in finding.readings
    ]


_BODIES = {
    "figures": _readings,
    "quotations": _quoted_forms,
    "first words": _first_words,
    "linked words": _linked_words,
    "shared words": _shared_words,
    "positions": _readings,
    "readings": _readings,
    "short readings": _short_readings,
}


def _nearest(finding: Finding, story: Story) -> Markup:
    """Return which paragraph elsewhere comes closest, of all the other outlets."""
    if not finding.nearest:
        return Markup()
    best = max(finding.nearest, key=lambda nearest: nearest.score)
    return Markup("closest: {} ({})").format(
        paragraph_link(best.other, story), band(best, story.comparison.settings)
    )
