"""What the report formats share: which passages go where, and the sentences that count them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samestory.model import (
    Comparison,
    Document,
    Finding,
    MarkingMode,
    Nearest,
    Passage,
    Segment,
)

ONLY_HERE_KIND = "only in one outlet"
ORDER_KIND = "order"
REUSE_KIND = "word-for-word reuse"
FIGURE_KIND, QUOTATION_KIND = "figure", "quotation"


@dataclass(frozen=True, slots=True)
class KindTitle:
    """How the findings of one kind are called after their number."""

    one: str
    many: str


KIND_TITLES = {
    FIGURE_KIND: KindTitle("figure that differs", "figures that differ"),
    QUOTATION_KIND: KindTitle("quotation compared", "quotations compared"),
    "attribution": KindTitle("difference in who is cited", "differences in who is cited"),
    "naming": KindTitle("name or label that differs", "names and labels that differ"),
    "word choice": KindTitle("choice of words", "choices of words"),
    ONLY_HERE_KIND: KindTitle("passage in only one outlet", "passages in only one outlet"),
    "told by all but one": KindTitle(
        "passage told by all but one outlet", "passages told by all but one outlet"
    ),
    REUSE_KIND: KindTitle(
        "stretch of shared words, word for word", "stretches of shared words, word for word"
    ),
    ORDER_KIND: KindTitle(
        "passage told in a different order", "passages told in a different order"
    ),
    "loaded word candidate": KindTitle(
        "candidate for a loaded word", "candidates for loaded words"
    ),
}
"""In the order in which reports show the kinds; further kinds follow under their own name."""


def kind_title(kind: str, number: int) -> str:
    """Return how the findings of a kind are called after their number."""
    title = KIND_TITLES.get(kind, KindTitle(kind, kind))
    return title.one if number == 1 else title.many


def highlights(comparison: Comparison) -> tuple[Finding, ...]:
    """Return the findings that a reader should meet first, most telling first."""
    found = {finding.id: finding for finding in comparison.findings}
    return tuple(found[name] for name in comparison.highlights if name in found)


@dataclass(frozen=True, slots=True)
class Counts:
    """The numbers at the head of a report.

    Attributes
    ----------
    outlets, paragraphs
        Documents compared and those of their body paragraphs that were compared.
    boilerplate
        Their body paragraphs that were not, because they are boilerplate.
    side_by_side
        Passages told by two or more documents.
    in_every
        Passages told by all documents.
    only_one
        Passages of one document whose paragraphs have no link to any other document.
    partly
        Passages of one document that share a detail with another passage.
    """

    outlets: int
    paragraphs: int
    boilerplate: int
    side_by_side: int
    in_every: int
    only_one: int
    partly: int


def count(comparison: Comparison) -> Counts:
    """Return the numbers at the head of a report."""
    documents = len(comparison.documents)
    passages = [passage for passage in comparison.passages if not passage.boilerplate]
    paragraphs = sum(len(document.paragraphs) for document in comparison.documents)
    boilerplate = sum(len(p.places) for p in comparison.passages if p.boilerplate)
    return Counts(
        outlets=documents,
        paragraphs=paragraphs - boilerplate,
        boilerplate=boilerplate,
        side_by_side=sum(len(passage.cells) > 1 for passage in passages),
        in_every=sum(len(passage.cells) == documents for passage in passages),
        only_one=sum(is_only_here(passage) for passage in passages),
        partly=sum(len(passage.cells) == 1 for passage in passages)
        - sum(is_only_here(passage) for passage in passages),
    )


def is_only_here(passage: Passage) -> bool:
    """Tell whether one document alone has the passage and no link leads out of it.

    Boilerplate that was not compared is no such passage.
    """
    return len(passage.cells) == 1 and not (passage.cross_references or passage.boilerplate)


def plural(number: int, one: str, many: str | None = None) -> str:
    """Return the number with its noun: ``1 passage``, ``2,000 passages``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def join_names(names: Sequence[str]) -> str:
    """Return names as running text: ``A``, ``A and B``, ``A, B and C``."""
    if len(names) < 2:  # noqa: PLR2004
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def documents_by_id(comparison: Comparison) -> dict[str, Document]:
    """Return the documents by their letters."""
    return {document.id: document for document in comparison.documents}


def passages_by_id(comparison: Comparison) -> dict[str, Passage]:
    """Return the passages by their ids."""
    return {passage.id: passage for passage in comparison.passages}


def findings_of_kind(comparison: Comparison, kind: str) -> tuple[Finding, ...]:
    """Return the findings of one analysis, in report order."""
    return tuple(finding for finding in comparison.findings if finding.kind == kind)


def matched_paragraphs(comparison: Comparison, document: str) -> int:
    """Return how many of a document's paragraphs have at least one link."""
    return len(
        {
            place.paragraph
            for link in comparison.links
            for place in (link.a, link.b)
            if place.document == document
        }
    )


def compared_paragraphs(comparison: Comparison, document: str) -> int:
    """Return how many of a document's paragraphs were compared: all that are not boilerplate."""
    return sum(
        place.document == document
        for passage in comparison.passages
        if not passage.boilerplate
        for place in passage.places
    )


def boilerplate_kinds(comparison: Comparison, passage: Passage) -> str:
    """Return what kinds of boilerplate a passage's paragraphs are: ``byline and dateline``."""
    documents = documents_by_id(comparison)
    kinds = (
        documents[place.document].paragraphs[place.paragraph - 1].boilerplate
        for place in passage.places
    )
    return join_names(list(dict.fromkeys(kind for kind in kinds if kind)))


def boilerplate_sentence(number: int) -> str:
    """Return the sentence on what was not compared; empty where there is nothing."""
    if not number:
        return ""
    what = "is boilerplate (a byline, a credit, a link or the like) and was"
    if number > 1:
        what = "are boilerplate (bylines, credits, links and the like) and were"
    return f" {number} more {what} not compared."


def percent(share: float) -> str:
    """Return a share of 0 to 1 as a whole percentage, never rounded up to 100 or down to 0."""
    if 0 < share < 1:
        return f"{min(99, max(1, round(share * 100)))} %"
    return f"{round(share * 100)} %"


def is_marked(segment: Segment, mode: MarkingMode) -> bool:
    """Tell whether a report that knows one kind of mark should mark the segment.

    For common ground these are the words that another document of the passage has too, for
    differences the words that none has.
    """
    if mode == "common ground":
        return bool(segment.shared_with)
    return not segment.shared_with and any(char.isalnum() for char in segment.text)


def is_akin(segment: Segment, mode: MarkingMode) -> bool:
    """Tell whether another document has another form of the segment's words, and none the same.

    Only for common ground: where differences are marked, another form is one of them.
    """
    return mode == "common ground" and bool(segment.akin_with) and not segment.shared_with


def missing_documents(comparison: Comparison, passage: Passage) -> tuple[Document, ...]:
    """Return the documents that have no paragraph in the passage, in the user's order."""
    present = set(passage.documents)
    return tuple(document for document in comparison.documents if document.id not in present)


def nearest_by_document(passage: Passage) -> dict[str, Nearest]:
    """Return the closest paragraph in each document that is missing from the passage."""
    return {nearest.other.document: nearest for nearest in passage.nearest}


def passages_told_by_one(
    comparison: Comparison,
) -> tuple[tuple[Document, tuple[Passage, ...]], ...]:
    """Return each document with the passages that it alone has and no link leads out of."""
    alone = [passage for passage in comparison.passages if is_only_here(passage)]
    return tuple(
        (document, mine)
        for document in comparison.documents
        if (mine := tuple(passage for passage in alone if passage.documents == (document.id,)))
    )


def findings_by_kind(comparison: Comparison) -> dict[str, tuple[Finding, ...]]:
    """Return the findings grouped by their kind: known kinds first, findings in report order."""
    present = dict.fromkeys(finding.kind for finding in comparison.findings)
    kinds = [kind for kind in KIND_TITLES if kind in present]
    kinds += [kind for kind in present if kind not in KIND_TITLES]
    return {kind: findings_of_kind(comparison, kind) for kind in kinds}


def counts_sentences(comparison: Comparison) -> str:
    """Return the numbers at the head of a report as running text."""
    counts = count(comparison)
    every = "both" if counts.outlets == 2 else f"all {counts.outlets}"  # noqa: PLR2004
    publishers = len({document.outlet for document in comparison.documents})
    who = plural(publishers, "outlet")
    if publishers < counts.outlets:
        who = f"{plural(counts.outlets, 'article')} by {who}"
    told = f"{who} told this story in {plural(counts.paragraphs, 'paragraph')}."
    told += boilerplate_sentence(counts.boilerplate)
    matched = (
        f"{plural(counts.side_by_side, 'passage stands', 'passages stand')} side by side, "
        f"{counts.in_every} of them in {every};"
    )
    alone = f"{plural(counts.only_one, 'is', 'are')} told by one outlet alone"
    if counts.partly:
        alone += f", and {plural(counts.partly, 'shares', 'share')} a detail with another passage"
    return f"{told} {matched} {alone}. No outlet is treated as the original."


def held_sentence(passages: int, findings: int, links: int) -> str:
    """Return how much a report holds, for the list of reports: ``28 passages · 3 findings · …``."""
    counts = (plural(passages, "passage"), plural(findings, "finding"), plural(links, "link"))
    return " · ".join(counts)


def held(comparison: Comparison) -> str:
    """Return how much a comparison's report holds, as the report itself tells programs."""
    return held_sentence(len(comparison.passages), len(comparison.findings), len(comparison.links))


def shares_a_detail(nearest: Nearest, comparison: Comparison) -> bool:
    """Tell whether the closest paragraph is linked, though it stands in another passage."""
    return nearest.score >= comparison.settings.threshold


def order_notes(passage: Passage) -> tuple[str, ...]:
    """Return who tells the passage earlier or later in their own order, one phrase for each."""
    return tuple(
        f"told {direction} in {join_names(documents)}"
        for direction in ("earlier", "later")
        if (documents := [n.document for n in passage.order if n.direction == direction])
    )


def not_matched_note(comparison: Comparison) -> str:
    """Return the sentence that keeps 'no match' from being read as 'left out'."""
    return (
        f"No match means that no paragraph reached the score {comparison.settings.threshold:g} "
        "here. It does not mean that the outlet left something out: it may tell the same in words "
        "too different to be matched, in another article, or the text may be cut."
    )
