"""What a row says of the outlets that have no paragraph in it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from samestory.model import Nearest, Passage
from samestory.renderers.html.outlets import Outlet
from samestory.renderers.html.phrases import band
from samestory.renderers.html.story import Story, paragraph_id, passage_link
from samestory.renderers.layout import nearest_by_document, shares_a_detail
from samestory.renderers.safe_text import printable, shorten

EXCERPT = 100
"""Characters of the nearest paragraph that rows of many outlets show; the rest is a link away."""

CLOSEST_SHOWN = 2
LINKED_SHOWN = 4
"""Outlets whose nearest paragraph is named where many lack a passage: so many at least, and up to
so many if they tell a part of it elsewhere."""


@dataclass(frozen=True, slots=True)
class AbsentView:
    """What stands where an outlet has no paragraph of its own in a passage.

    Attributes
    ----------
    heading
        ``No match in X``, or that it tells a part elsewhere.
    linked
        Whether it tells a part in another passage.
    summary
        Which paragraph of it comes closest, and how close that is.
    target
        Where that paragraph stands on this page.
    text
        The paragraph; in rows of many outlets its beginning, or nothing where it is linked.
    """

    outlet: Outlet
    heading: Markup
    linked: bool = False
    summary: str = ""
    target: str = ""
    text: str = ""

    @property
    def present(self) -> bool:
        """Whether the outlet has the passage."""
        return False


def absent_views(passage: Passage, story: Story) -> dict[str, AbsentView]:
    """Return, by letter, what a row says of each outlet that is missing from it."""
    nearest = nearest_by_document(passage)
    return {
        letter: _view(outlet, nearest[letter], story)
        if letter in nearest
        else AbsentView(outlet, _without_nearest(outlet, passage, story))
        for letter, outlet in story.outlets.items()
        if letter not in passage.documents
    }


def closest(passage: Passage, absent: dict[str, AbsentView]) -> list[AbsentView]:
    """Return the missing outlets that come closest, closest first."""
    ranked = sorted(passage.nearest, key=lambda nearest: -nearest.score)
    views = [absent[nearest.other.document] for nearest in ranked]
    return [
        view
        for at, view in enumerate(views)
        if at < (LINKED_SHOWN if view.linked else CLOSEST_SHOWN)
    ]


def _view(outlet: Outlet, nearest: Nearest, story: Story) -> AbsentView:
    """Say what the outlet has instead; a link to another row is no missing match."""
    number = nearest.other.paragraph
    text = story.documents[outlet.letter].paragraphs[number - 1].text
    linked = shares_a_detail(nearest, story.comparison)
    heading = Markup("No match in {}").format(outlet.name)
    if linked:
        link = passage_link(story.rows[nearest.other])
        heading = Markup("Partly in {}, {}").format(outlet.name, link)
    return AbsentView(
        outlet=outlet,
        heading=heading,
        linked=linked,
        summary=f"¶ {number} comes closest ({band(nearest, story.comparison.settings)})",
        target=paragraph_id(nearest.other),
        text=text if story.side_by_side else "" if linked else shorten(printable(text), EXCERPT),
    )


def _without_nearest(outlet: Outlet, passage: Passage, story: Story) -> Markup:
    """Say why nothing comes closest: documents of one outlet may not have been compared."""
    publishers = {story.documents[letter].outlet for letter in passage.documents}
    if publishers == {story.documents[outlet.letter].outlet}:
        return Markup("Not compared with {} (same outlet)").format(outlet.name)
    return Markup("No match in {}").format(outlet.name)
