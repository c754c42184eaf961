"""Everything the template prints, made ready: the template itself decides nothing."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from samestory.model import Comparison, Document, SkippedInput
from samestory.renderers.html.findings import (
    SectionView,
    finding_sections,
)
from samestory.renderers.html.method import MethodView, method_view
from samestory.renderers.html.naming import NamingTable, naming_table
from samestory.renderers.html.outlet_counts import OutletCountsView, outlet_counts_view
from samestory.renderers.html.outlets import (
    Outlet,
    language_attribute,
    web_address,
)
from samestory.renderers.html.overview import Overview, overview
from samestory.renderers.html.passages import PassageView, passage_views
from samestory.renderers.html.phrases import readable_time, word_count
from samestory.renderers.html.picture import Picture, pictures
from samestory.renderers.html.shares import ShareView, shared_wording
from samestory.renderers.html.story import Story, index_story
from samestory.renderers.layout import (
    Counts,
    boilerplate_sentence,
    compared_paragraphs,
    count,
    held,
    join_names,
    matched_paragraphs,
    plural,
)
from samestory.renderers.safe_text import printable

_PASSAGES_PAINTED_AT_ONCE = 100
"""Up to so many passages the browser has the whole page before it lays it out: a page that is read
in a blink is otherwise laid out two or three times. A longer one shows its head first."""


@dataclass(frozen=True, slots=True)
class SourceView:
    """One article in the list of sources."""

    outlet: Outlet
    headline: str | None
    url: str | None
    details: list[Markup]
    matched: str
    matched_width: float
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class View:
    """The page."""

    title: str
    title_language: Markup
    painted_at_once: bool
    summary: Markup
    outlet_names: str
    imprint: str
    date: str | None
    held: str
    fingerprint: str
    sources: list[SourceView]
    skipped: tuple[SkippedInput, ...]
    overview: Overview
    sections: list[SectionView]
    finding_kinds: list[tuple[str, str]]
    two_columns: bool
    naming: NamingTable
    shares: list[tuple[Outlet, list[ShareView | None]]]
    outlet_counts: OutletCountsView | None
    pictures: list[Picture]
    outlets: list[Outlet]
    rows: bool
    passages: list[PassageView]
    modes: frozenset[str]
    boilerplate: bool
    method: MethodView


def build_view(comparison: Comparison) -> View:
    """Return the page's values."""
    story = index_story(comparison)
    first = comparison.documents[0]
    taken_from_first = comparison.title == first.headline
    generator = comparison.generator
    sections = finding_sections(story)
    return View(
        title=comparison.title,
        title_language=language_attribute(first.language) if taken_from_first else Markup(),
        painted_at_once=len(comparison.passages) <= _PASSAGES_PAINTED_AT_ONCE,
        summary=_summary(comparison),
        imprint=f"{generator.name} {generator.version}",
        outlet_names=join_names([document.label for document in comparison.documents]),
        date=comparison.date,
        held=held(comparison),
        fingerprint=comparison.fingerprint,
        sources=[_source(document, story) for document in comparison.documents],
        skipped=comparison.skipped,
        overview=overview(story),
        sections=sections,
        finding_kinds=[
            (section.slug, section.title) for section in sections if section.body != "positions"
        ],
        two_columns=len({section.column for section in sections} - {"full"}) > 1,
        naming=naming_table(story),
        shares=shared_wording(story),
        outlet_counts=outlet_counts_view(story),
        pictures=pictures(story),
        outlets=list(story.outlets.values()),
        rows=not story.side_by_side,
        passages=passage_views(story),
        modes=frozenset(passage.mode for passage in comparison.passages if len(passage.cells) > 1),
        boilerplate=any(passage.boilerplate for passage in comparison.passages),
        method=method_view(story),
    )


def _summary(comparison: Comparison) -> Markup:
    """Return the one sentence of counts."""
    counts = count(comparison)
    publishers = len({document.outlet for document in comparison.documents})
    who = plural(counts.outlets, "outlet")
    if publishers < counts.outlets:
        who = f"{plural(counts.outlets, 'article')} by {plural(publishers, 'outlet')}"
    return Markup(
        "<strong>{}</strong> told this story in {}.{} <strong>{}</strong> {} in two or more of "
        "them, {} in {}; {}{}. No outlet is treated as the original."
    ).format(
        who,
        plural(counts.paragraphs, "paragraph"),
        boilerplate_sentence(counts.boilerplate),
        plural(counts.side_by_side, "passage"),
        "stands" if counts.side_by_side == 1 else "stand",
        counts.in_every or "none",
        "both" if counts.outlets == 2 else f"all {counts.outlets}",  # noqa: PLR2004
        _alone(counts.only_one),
        _partly(counts),
    )


def _alone(number: int) -> str:
    if number == 0:
        return "none stands in only one"
    return f"{number} {'stands' if number == 1 else 'stand'} in only one"


def _partly(counts: Counts) -> str:
    if counts.partly == 0:
        return ""
    verb = "shares" if counts.partly == 1 else "share"
    return f", {counts.partly} more {verb} a detail with another passage"


def _source(document: Document, story: Story) -> SourceView:
    paragraphs = compared_paragraphs(story.comparison, document.id)
    aside = len(document.paragraphs) - paragraphs
    matched = matched_paragraphs(story.comparison, document.id)
    return SourceView(
        outlet=story.outlets[document.id],
        headline=document.headline,
        url=web_address(document.url),
        details=_details(document, story.comparison),
        matched=f"{matched} of {plural(paragraphs, 'paragraph')} have a match"
        + (f"; {aside} of boilerplate" if aside else ""),
        matched_width=round(99 * matched / paragraphs, 1) if paragraphs else 0.0,
        warnings=document.warnings,
    )


def _details(document: Document, comparison: Comparison) -> list[Markup]:
    """Return author, time of publication and length, as far as they are known."""
    details = []
    if document.author:
        details.append(Markup("<bdi>{}</bdi>").format(printable(document.author)))
    if document.published:
        text, understood = readable_time(document.published)
        details.append(
            Markup('<time datetime="{}">{}</time>').format(document.published, text)
            if understood
            else Markup("<bdi>{}</bdi>").format(printable(text))
        )
    totals = (entry.total for entry in comparison.shared_words if entry.document == document.id)
    total = next(totals, None)
    if total is not None:
        details.append(Markup("{}").format(word_count(total)))
    return details
