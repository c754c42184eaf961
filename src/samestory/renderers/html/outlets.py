"""How the page names an outlet: letter, colour, language, and its name inside a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from samestory.model import Comparison, Document
from samestory.renderers.safe_text import printable

OUTLET_COLOURS = 8
"""Colours that stay apart under colour blindness; further outlets get a neutral badge."""

WEB_ADDRESS = re.compile(r"https?://[^\s\x00-\x20\x7f]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Outlet:
    """One document's outlet as the page shows it.

    Attributes
    ----------
    letter
        The document's id.
    label
        The document's label.
    colour
        Class name of its colour.
    badge, absent_badge
        The letter as a badge, and the badge that says it has nothing here.
    language
        The attribute ``lang`` with a leading space, or nothing where it is not known.
    """

    letter: str
    label: str
    colour: str
    badge: Markup
    absent_badge: Markup
    language: Markup

    @property
    def name(self) -> Markup:
        """The label inside an English sentence, whatever its script."""
        return Markup("<bdi>{}</bdi>").format(printable(self.label))


def outlets_by_letter(comparison: Comparison) -> dict[str, Outlet]:
    """Return the outlets of a comparison, in the documents' order."""
    return {
        document.id: _outlet(document, position)
        for position, document in enumerate(comparison.documents, start=1)
    }


def _outlet(document: Document, position: int) -> Outlet:
    colour = f"outlet-{position if position <= OUTLET_COLOURS else 'other'}"
    letter = printable(document.id)
    return Outlet(
        letter=letter,
        label=document.label or document.outlet,
        colour=colour,
        badge=Markup('<b class="badge {}">{}</b>').format(colour, letter),
        absent_badge=Markup('<b class="badge absent">{}</b>').format(letter),
        language=language_attribute(document.language),
    )


def language_attribute(language: str) -> Markup:
    """Return ``lang`` with a leading space, or nothing where the language is not known."""
    if language in {"", "und"}:
        return Markup()
    return Markup(' lang="{}"').format(printable(language))


def badges(outlets: Iterable[Outlet]) -> Markup:
    """Return the badges of several outlets."""
    return Markup(" ").join(outlet.badge for outlet in outlets)


def join_markup(parts: list[Markup]) -> Markup:
    """Return parts as running text: one; one and two; one, two and three."""
    if not parts:
        return Markup()
    if len(parts) == 1:
        return parts[0]
    return Markup(", ").join(parts[:-1]) + escape(" and ") + parts[-1]


def web_address(url: str | None) -> str | None:
    """Return the address if it leads to the web, else ``None``: no other scheme becomes a link."""
    return url if url is not None and WEB_ADDRESS.fullmatch(url) else None
