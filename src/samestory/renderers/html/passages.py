"""The rows of the report: one article for each passage, a cell for each outlet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from samestory.model import Comparison, Finding, Passage
from samestory.renderers.html.absent import AbsentView, absent_views, closest
from samestory.renderers.html.cells import CellView, cell_views
from samestory.renderers.html.kind_headings import TOLD_BY_HEADINGS
from samestory.renderers.html.outlets import join_markup
from samestory.renderers.html.phrases import kind_slug
from samestory.renderers.html.reasons import LinkView, links_by_passage
from samestory.renderers.html.story import Story, passage_link
from samestory.renderers.layout import (
    REUSE_KIND,
    boilerplate_kinds,
    findings_of_kind,
    is_only_here,
    percent,
)
from samestory.renderers.passage_notes import in_parts
from samestory.renderers.safe_text import printable

REFERENCES = 8
"""Cross-references in a row's heading; the others stand with the reasons below it."""

LINKS_SIDE_BY_SIDE = 8
LINKS_IN_ROWS = 3
"""Links that a row explains, strongest first: with many outlets, each pair has its own."""

MODES = {
    "differences": ("differences", "marked: what only one or some have"),
    "common ground": ("common", "marked: shared words"),
}
"""The name that the style sheet knows, and what a passage's heading says of its marks."""


@dataclass(frozen=True, slots=True)
class PassageView:
    """One row.

    Attributes
    ----------
    letters, absent_letters
        Badges of the outlets that have it, and letters of those that do not. Where all fit side by
        side, the badges hold the latter too, in their places.
    description
        The same in words.
    alike, alike_width
        How alike the outlets word it, as text and as the bar's width; ``None`` for one outlet.
    kind, layout
        Classes for how many outlets have it, and for how the cells stand.
    mode
        Which marks are shown.
    documents, finding_kinds
        Letters of the outlets that have it, and the names of the kinds of its findings.
    found
        For each kind of finding, a link to the first one.
    note
        Who has it, where one outlet stands alone.
    cells
        In the outlets' order.
    closest
        Where the outlets stand below one another: what comes closest in those without it.
    confidence
        How firmly the paragraphs belong together; ``None`` for one outlet.
    """

    id: str
    number: int
    letters: Markup
    absent_letters: str
    description: str
    alike: str | None
    alike_width: int
    kind: str
    layout: str
    note: Markup
    mode: str
    mode_note: str
    documents: str
    finding_kinds: str
    found: list[Markup]
    tags: list[Markup]
    cells: list[CellView | AbsentView]
    closest: list[AbsentView]
    links: list[LinkView]
    more_links: int
    measures: list[tuple[str, str]]
    confidence: str | None


def passage_views(story: Story) -> list[PassageView]:
    """Return the rows in the order of the report."""
    links = links_by_passage(story)
    reused = _reused_words(story.comparison)
    return [
        _passage(passage, story, links[passage.id], reused.get(passage.id, []))
        for passage in story.comparison.passages
    ]


def _reused_words(comparison: Comparison) -> Mapping[str, list[tuple[str, ...]]]:
    """Return, by passage, the sets of documents that have words in a row in common there."""
    reused: dict[str, list[tuple[str, ...]]] = {}
    for finding in findings_of_kind(comparison, REUSE_KIND):
        if finding.passage is not None:
            sets = reused.setdefault(finding.passage, [])
            sets.extend(r.documents for r in finding.readings if r.documents not in sets)
    return reused


def _passage(
    passage: Passage, story: Story, links: list[LinkView], reused: list[tuple[str, ...]]
) -> PassageView:
    mode, mode_note = MODES[passage.mode]
    findings = story.findings.get(passage.id, [])
    present = cell_views(passage, story)
    absent = {} if passage.boilerplate else absent_views(passage, story)
    several = len(passage.cells) > 1
    shown = links[: LINKS_SIDE_BY_SIDE if story.side_by_side else LINKS_IN_ROWS]
    return PassageView(
        id=passage.id,
        number=passage.number,
        letters=Markup(" ").join(
            outlet.badge if letter in passage.documents else outlet.absent_badge
            for letter, outlet in story.outlets.items()
            if letter in passage.documents or (letter in absent and story.side_by_side)
        ),
        absent_letters=printable(" ".join(absent)),
        description=_description(passage, story),
        alike=f"{percent(passage.similarity)} alike" if several else None,
        alike_width=round(passage.similarity * 100),
        kind=_kind(passage),
        layout=_layout(passage, story),
        note=Markup() if several else _who_alone(passage, story),
        mode=mode,
        mode_note=mode_note if several else "",
        documents=printable(" ".join(passage.documents)),
        finding_kinds=" ".join(dict.fromkeys(kind_slug(finding.kind) for finding in findings)),
        found=_found(findings),
        tags=_tags(passage, story, reused),
        cells=[
            present.get(letter) or absent[letter]
            for letter in story.outlets
            if letter in present or letter in absent
        ],
        closest=[] if story.side_by_side else closest(passage, absent),
        links=shown,
        more_links=len(links) - len(shown),
        measures=[
            (name.replace("_", " "), percent(value)) for name, value in passage.measures.items()
        ],
        confidence=None if passage.confidence is None else f"{passage.confidence:.2f}",
    )


def _kind(passage: Passage) -> str:
    if len(passage.cells) > 1:
        return "told-by-several"
    if passage.boilerplate:
        return "boilerplate"
    return "only-here" if is_only_here(passage) else "partly-told"


def _layout(passage: Passage, story: Story) -> str:
    """Return the classes that place the cells; a lone outlet gets more room in its own column."""
    number = len(story.outlets)
    if not story.side_by_side:
        return "rows"
    if len(passage.cells) > 1:
        return f"columns columns-{number}"
    column = list(story.outlets).index(passage.cells[0].document) + 1
    return f"columns columns-{number} alone alone-{column}"


def _description(passage: Passage, story: Story) -> str:
    """Return which outlets have the row, for readers who do not see the badges."""
    letters = ", ".join(passage.documents)
    if passage.boilerplate:
        return f"boilerplate in {letters}"
    if len(passage.cells) == 1:
        return f"only in {letters}" if is_only_here(passage) else f"in {letters}, partly elsewhere"
    return f"in all: {letters}" if len(passage.cells) == len(story.outlets) else f"in {letters}"


def _who_alone(passage: Passage, story: Story) -> Markup:
    name = story.outlets[passage.cells[0].document].name
    if passage.boilerplate:
        kinds = boilerplate_kinds(story.comparison, passage)
        return Markup("Boilerplate in {} ({}), not compared").format(name, printable(kinds))
    if is_only_here(passage):
        return Markup("Only in {}").format(name)
    return Markup("Mainly in {}").format(name)


def _found(findings: list[Finding]) -> list[Markup]:
    """Return a link to the first finding of each kind, with their number where there are more."""
    kinds: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.kind not in TOLD_BY_HEADINGS:
            kinds.setdefault(finding.kind, []).append(finding)
    return [
        Markup('<a href="#{}">{}{}</a>').format(
            found[0].id,
            printable(kind).capitalize(),
            Markup(" <b>{}</b>").format(len(found)) if len(found) > 1 else "",
        )
        for kind, found in kinds.items()
    ]


def _tags(passage: Passage, story: Story, reused: list[tuple[str, ...]]) -> list[Markup]:
    tags = [Markup("{}").format(phrase) for phrase in in_parts(passage)]
    tags += [Markup("Word for word {}").format(story.badges(letters)) for letters in reused]
    for direction in dict.fromkeys(note.direction for note in passage.order):
        told = [note.document for note in passage.order if note.direction == direction]
        tags.append(Markup("Told {} in {}").format(direction, story.badges(told)))
    if passage.cross_references:
        rows = [story.passages[reference] for reference in passage.cross_references]
        links = [passage_link(row) for row in rows[:REFERENCES]]
        if len(rows) > REFERENCES:
            links.append(Markup("{} more").format(len(rows) - REFERENCES))
        tags.append(Markup("Partly told also in {}").format(join_markup(links)))
    return tags
