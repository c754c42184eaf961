"""The rows of the report: one article for each passage, a cell for each outlet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from samestory.model import Cell, Comparison, Document, Nearest, Passage, Place
from samestory.renderers.html.marks import marked_paragraphs
from samestory.renderers.html.outlets import Outlet, badges, join_markup
from samestory.renderers.html.phrases import band, paragraph_numbers
from samestory.renderers.html.reasons import LinkView, links_by_passage
from samestory.renderers.layout import (
    REUSE_KIND,
    documents_by_id,
    findings_of_kind,
    is_only_here,
    passages_by_id,
    percent,
)
from samestory.renderers.safe_text import printable, shorten

COLUMNS_UP_TO = 4
"""So many outlets stand side by side; more stand below one another."""

EXCERPT = 160
"""Characters of the nearest paragraph that rows of many outlets show; the rest is a link away."""

REFERENCES = 8
"""Cross-references in a row's heading; the others stand with the reasons below it."""

MODE_NOTES = {
    "differences": "marked: what only one or some have",
    "common ground": "marked: shared words",
}


@dataclass(frozen=True, slots=True)
class CellView:
    """What one outlet has in a passage."""

    outlet: Outlet
    numbers: str
    paragraphs: list[tuple[int, Markup]]

    @property
    def present(self) -> bool:
        """Whether the outlet has the passage."""
        return True


@dataclass(frozen=True, slots=True)
class AbsentView:
    """What stands where an outlet has no paragraph of its own in a passage.

    Attributes
    ----------
    heading
        ``No match in X``, or that it tells a part elsewhere.
    summary
        Which paragraph of it comes closest, and how close that is.
    target
        Where that paragraph stands on this page.
    text
        The paragraph, or its beginning.
    """

    outlet: Outlet
    heading: Markup
    summary: str
    target: str
    text: str

    @property
    def present(self) -> bool:
        """Whether the outlet has the passage."""
        return False


@dataclass(frozen=True, slots=True)
class PassageView:
    """One row."""

    id: str
    number: int
    letters: Markup
    absent_letters: Markup
    description: str
    alike: str | None
    alike_width: int
    kind: str
    note: Markup
    mode_note: str
    tags: list[Markup]
    layout: str
    cells: list[CellView | AbsentView]
    links: list[LinkView]
    more_links: int
    measures: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Story:
    """What every row needs to look up."""

    comparison: Comparison
    outlets: Mapping[str, Outlet]
    documents: Mapping[str, Document]
    passages: Mapping[str, Passage]
    rows: Mapping[Place, Passage]
    reused: Mapping[str, list[tuple[str, ...]]]


def passage_views(comparison: Comparison, outlets: Mapping[str, Outlet]) -> list[PassageView]:
    """Return the rows in the order of the report."""
    reused: dict[str, list[tuple[str, ...]]] = {}
    for finding in findings_of_kind(comparison, REUSE_KIND):
        if finding.passage is not None:
            sets = reused.setdefault(finding.passage, [])
            sets.extend(r.documents for r in finding.readings if r.documents not in sets)
    story = Story(
        comparison,
        outlets,
        documents_by_id(comparison),
        passages_by_id(comparison),
        {place: passage for passage in comparison.passages for place in passage.places},
        reused,
    )
    links = links_by_passage(comparison, outlets, story.rows)
    return [_passage(passage, story, links[passage.id]) for passage in comparison.passages]


def _passage(passage: Passage, story: Story, links: list[LinkView]) -> PassageView:
    present = {cell.document: _cell(cell, passage, story) for cell in passage.cells}
    nearest = {near.other.document: near for near in reversed(passage.nearest)}
    several = len(present) > 1
    shown = links[: _links_shown(story)]
    return PassageView(
        id=passage.id,
        number=passage.number,
        letters=Markup().join(
            outlet.badge if letter in present else outlet.absent_badge
            for letter, outlet in story.outlets.items()
        ),
        absent_letters=badges(
            outlet for letter, outlet in story.outlets.items() if letter not in present
        ),
        description=_description(passage, story),
        alike=f"{percent(passage.similarity)} alike" if several else None,
        alike_width=round(passage.similarity * 100),
        kind=_kind(passage),
        note=Markup() if several else _single_note(passage, story),
        mode_note=MODE_NOTES[passage.mode] if several else "",
        tags=_tags(passage, story),
        layout=_layout(passage, story),
        cells=[
            present.get(letter) or _absent(outlet, passage, nearest.get(letter), story)
            for letter, outlet in story.outlets.items()
        ],
        links=shown,
        more_links=len(links) - len(shown),
        measures=[(name, percent(value)) for name, value in passage.measures.items()],
    )


def _links_shown(story: Story) -> int:
    """Return how many links a passage explains, so that a report of many outlets stays small."""
    return 24 if len(story.outlets) <= COLUMNS_UP_TO else 8


def _layout(passage: Passage, story: Story) -> str:
    """Return the classes that place the cells; a lone outlet gets more room in its own column."""
    number = len(story.outlets)
    if number > COLUMNS_UP_TO:
        return "rows"
    if len(passage.cells) > 1:
        return f"columns columns-{number}"
    column = list(story.outlets).index(passage.cells[0].document) + 1
    return f"columns columns-{number} alone alone-{column}"


def _kind(passage: Passage) -> str:
    if len(passage.cells) > 1:
        return "side-by-side"
    return "only-here" if is_only_here(passage) else "partly-told"


def _cell(cell: Cell, passage: Passage, story: Story) -> CellView:
    others = frozenset(passage.documents) - {cell.document}
    return CellView(
        outlet=story.outlets[cell.document],
        numbers=paragraph_numbers(cell.paragraphs),
        paragraphs=marked_paragraphs(cell, others, passage.mode),
    )


def _description(passage: Passage, story: Story) -> str:
    """Return the row's outlets and likeness for readers who do not see the badges."""
    letters = ", ".join(passage.documents)
    if len(passage.cells) == 1:
        return f"only in {letters}" if is_only_here(passage) else f"in {letters}, partly elsewhere"
    everywhere = len(passage.cells) == len(story.outlets)
    return f"in all: {letters}" if everywhere else f"in {letters}"


def _single_note(passage: Passage, story: Story) -> Markup:
    name = story.outlets[passage.cells[0].document].name
    if is_only_here(passage):
        return Markup("Only in {}").format(name)
    return Markup("Mainly in {}").format(name)


def _tags(passage: Passage, story: Story) -> list[Markup]:
    tags = [
        Markup("Word for word {}").format(_badges_of(letters, story))
        for letters in story.reused.get(passage.id, ())
    ]
    directions = dict.fromkeys(note.direction for note in passage.order)
    for direction in directions:
        told = [note.document for note in passage.order if note.direction == direction]
        tags.append(Markup("Told {} in {}").format(direction, _badges_of(told, story)))
    if passage.cross_references:
        rows = [story.passages[reference] for reference in passage.cross_references]
        links = [passage_link(row) for row in rows[:REFERENCES]]
        if len(rows) > REFERENCES:
            links.append(Markup("{} more").format(len(rows) - REFERENCES))
        tags.append(Markup("Partly told also in {}").format(join_markup(links)))
    return tags


def _badges_of(letters: Iterable[str], story: Story) -> Markup:
    return badges(story.outlets[letter] for letter in letters)


def passage_link(passage: Passage) -> Markup:
    """Return a link to the row."""
    return Markup('<a href="#{}">P{}</a>').format(passage.id, passage.number)


def _absent(outlet: Outlet, passage: Passage, nearest: Nearest | None, story: Story) -> AbsentView:
    """Say what the outlet has instead; a link to another row is no missing match."""
    if nearest is None:
        return AbsentView(outlet, _without_nearest(outlet, passage, story), "", "", "")
    settings = story.comparison.settings
    if nearest.score >= settings.threshold:
        link = passage_link(story.rows[nearest.other])
        heading = Markup("Partly in {}, {}").format(outlet.name, link)
    else:
        heading = Markup("No match in {}").format(outlet.name)
    number = nearest.other.paragraph
    text = story.documents[nearest.other.document].paragraphs[number - 1].text
    return AbsentView(
        outlet=outlet,
        heading=heading,
        summary=f"¶ {number} comes closest ({band(nearest.score, settings)})",
        target=f"{nearest.other.document}-{number}",
        text=text if len(story.outlets) <= COLUMNS_UP_TO else shorten(printable(text), EXCERPT),
    )


def _without_nearest(outlet: Outlet, passage: Passage, story: Story) -> Markup:
    """Say why nothing comes closest: documents of one outlet may not have been compared."""
    publishers = {story.documents[letter].outlet for letter in passage.documents}
    if publishers == {story.documents[outlet.letter].outlet}:
        return Markup("Not compared with {} (same outlet)").format(outlet.name)
    return Markup("No match in {}").format(outlet.name)
