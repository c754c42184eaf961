"""What differs at a glance: what to look at first, then a line for each finding, by kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from samestory.model import Finding
from samestory.renderers.html.findings import FindingView, first_view
from samestory.renderers.html.phrases import kind_slug
from samestory.renderers.html.story import Story, words_id
from samestory.renderers.layout import (
    ORDER_KIND,
    REUSE_KIND,
    findings_by_kind,
    highlights,
    kind_title,
)
from samestory.renderers.safe_text import printable, shorten

MOST_LINES = 12
"""Lines of a kind; the rest stands in its own section."""

FEW_LINES = 4
"""The same for kinds that set no two wordings side by side, of which there are many."""

KINDS_WITH_FEW_LINES = frozenset({ORDER_KIND, REUSE_KIND})

LONGEST_LINE = 190
"""Characters of a line, about three lines of a column."""


@dataclass(frozen=True, slots=True)
class FirstView:
    """A finding to look at first; ``about`` says what its figures are of."""

    finding: FindingView
    about: str


@dataclass(frozen=True, slots=True)
class KindView:
    """The findings of one kind in a line each, and how many more its section has."""

    slug: str
    number: int
    heading: str
    lines: list[Markup]
    more: int


@dataclass(frozen=True, slots=True)
class Overview:
    """What stands above the sections of all kinds."""

    first: list[FirstView]
    kinds: list[KindView]


def overview(story: Story) -> Overview:
    """Return the findings to look at first, and all kinds in lines."""
    first = [
        FirstView(first_view(finding, story), _about(finding))
        for finding in highlights(story.comparison)
    ]
    kinds = [_kind(kind, held) for kind, held in findings_by_kind(story.comparison).items()]
    return Overview(first, kinds)


def _about(finding: Finding) -> str:
    """Return what a finding is of, where its sentence begins with it and its readings lack it."""
    lead, mark, _ = finding.summary.partition(": ")
    return printable(lead) if mark and lead.casefold() == finding.subject.casefold() else ""


def _kind(kind: str, findings: Sequence[Finding]) -> KindView:
    most = FEW_LINES if kind in KINDS_WITH_FEW_LINES else MOST_LINES
    telling = sorted(
        range(len(findings)), key=lambda n: (-findings[n].weight * findings[n].confidence, n)
    )
    shown = sorted(telling[:most])
    return KindView(
        slug=kind_slug(kind),
        number=len(findings),
        heading=kind_title(kind, len(findings)),
        lines=[_line(findings[number]) for number in shown],
        more=len(findings) - len(shown),
    )


def _line(finding: Finding) -> Markup:
    """Return a finding's sentence as a link to its first words."""
    text = Markup("{}").format(shorten(printable(finding.summary), LONGEST_LINE))
    linked = next((reading.evidence[0] for reading in finding.readings if reading.evidence), None)
    if linked is None:
        return text
    return Markup('<a href="#{}">{}</a>').format(words_id(finding, linked), text)
