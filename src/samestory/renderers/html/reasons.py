"""Why paragraphs stand together: the links of each passage with their grounds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from samestory.model import Comparison, Link, Passage, Place
from samestory.renderers.html.outlets import Outlet
from samestory.renderers.html.phrases import score_text

GROUNDS_SHOWN = 4
"""Grounds of a link, heaviest first; the alignment gives no more kinds than that."""


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


def links_by_passage(
    comparison: Comparison, outlets: Mapping[str, Outlet], rows: Mapping[Place, Passage]
) -> dict[str, list[LinkView]]:
    """Return the links that touch each passage by the passage's id.

    Links inside the passage come first, then those that lead elsewhere; both strongest first.
    """
    inside: dict[str, list[Link]] = {passage.id: [] for passage in comparison.passages}
    leaving: dict[str, list[Link]] = {passage.id: [] for passage in comparison.passages}
    for link in comparison.links:
        row_a, row_b = rows[link.a].id, rows[link.b].id
        if row_a == row_b:
            inside[row_a].append(link)
        else:
            leaving[row_a].append(link)
            leaving[row_b].append(link)
    return {
        key: [
            _view(link, key, outlets, rows)
            for group in (inside[key], leaving[key])
            for link in sorted(group, key=lambda link: (-link.score, link.a, link.b))
        ]
        for key in inside
    }


def _view(
    link: Link, passage: str, outlets: Mapping[str, Outlet], rows: Mapping[Place, Passage]
) -> LinkView:
    away = [rows[place] for place in (link.a, link.b) if rows[place].id != passage]
    return LinkView(
        ends=Markup("{} – {}").format(_end(link.a, outlets), _end(link.b, outlets)),
        elsewhere=Markup('(<a href="#{}">P{}</a>)').format(away[0].id, away[0].number)
        if away
        else Markup(),
        strength=f"{link.strength}, {score_text(link.score)}",
        grounds=[reason.text for reason in link.reasons[:GROUNDS_SHOWN]],
    )


def _end(place: Place, outlets: Mapping[str, Outlet]) -> Markup:
    return Markup('{} <a href="#{}-{}">¶ {}</a>').format(
        outlets[place.document].badge, place.document, place.paragraph, place.paragraph
    )
