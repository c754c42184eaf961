"""Why paragraphs stand together: the links of each passage with their grounds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from samestory.model import Link, Place
from samestory.renderers.html.phrases import score_text
from samestory.renderers.html.story import Story, paragraph_link, passage_link

GROUNDS_SIDE_BY_SIDE = 4
GROUNDS_IN_ROWS = 1
"""Grounds of a link, heaviest first; the alignment gives no more than five kinds."""


@dataclass(frozen=True, slots=True)
class LinkView:
    """One link of a passage.

    Attributes
    ----------
    ends
        The two paragraphs, each a link to its place on the page.
    elsewhere
        Where the other end stands if it is not in this passage, else nothing.
    strength
        Band and score.
    grounds
        One sentence each.
    """

    ends: Markup
    elsewhere: Markup
    strength: str
    grounds: list[str]


def links_by_passage(story: Story) -> dict[str, list[LinkView]]:
    """Return the links that touch each passage by the passage's id.

    Links inside the passage come first, then those that lead elsewhere; both strongest first.
    """
    inside: dict[str, list[Link]] = {passage: [] for passage in story.passages}
    leaving: dict[str, list[Link]] = {passage: [] for passage in story.passages}
    for link in story.comparison.links:
        row_a, row_b = story.rows[link.a].id, story.rows[link.b].id
        if row_a == row_b:
            inside[row_a].append(link)
        else:
            leaving[row_a].append(link)
            leaving[row_b].append(link)
    ends = {place: str(paragraph_link(place, story)) for place in story.rows}
    return {
        key: [
            _view(link, key, ends, story)
            for group in (inside[key], leaving[key])
            for link in sorted(group, key=lambda link: (-link.score, link.a, link.b))
        ]
        for key in story.passages
    }


def _view(link: Link, passage: str, ends: Mapping[Place, str], story: Story) -> LinkView:
    most = GROUNDS_SIDE_BY_SIDE if story.side_by_side else GROUNDS_IN_ROWS
    away = [story.rows[place] for place in (link.a, link.b) if story.rows[place].id != passage]
    return LinkView(
        ends=Markup(f"{ends[link.a]} – {ends[link.b]}"),  # noqa: S704 (made of escaped parts)
        elsewhere=Markup("({})").format(passage_link(away[0])) if away else Markup(),
        strength=f"{link.strength}, {score_text(link.score)}",
        grounds=[reason.text for reason in link.reasons[:most]],
    )
