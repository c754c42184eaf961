"""Documents → Alignment: which paragraphs of several documents tell the same thing."""

from __future__ import annotations

from collections.abc import Sequence

from samestory.alignment.aside import compared_documents, set_beside
from samestory.alignment.linking import link_documents
from samestory.alignment.passages import Grouping, order_rows
from samestory.alignment.scoring import SimilaritySource
from samestory.alignment.sensitivity import other_thresholds, vary_cuts
from samestory.alignment.vocabulary import build_vocabulary
from samestory.model import Alignment, CrossReference, Document, Settings

__all__ = ["align"]


def align(
    documents: Sequence[Document],
    *,
    settings: Settings,
    similarities: SimilaritySource | None = None,
    brief: bool = False,
) -> Alignment:
    """Align a story's documents.

    Parameters
    ----------
    documents
        Two or more, each with its own id.
    settings
        The link cuts, whether documents of one outlet are aligned with each other, and whether
        boilerplate is aligned.
    similarities
        What an embedding model says about the paragraphs of these documents that are compared
        (`samestory.alignment.aside.compared_documents`), for scores that take it into account.
    brief
        Leave out what only reports show: the reasons of links, and what other cuts give.

    Returns
    -------
    Alignment
        Links, rows in reading order, cross-references and nearest paragraphs. The order of the
        documents changes the order of what is returned, never which paragraphs are linked.
    """
    compared = compared_documents(documents, settings=settings)
    vocabulary = build_vocabulary(compared)
    result = link_documents(
        compared,
        vocabulary,
        threshold=settings.threshold,
        strong=settings.strong,
        include_same_outlet=settings.include_same_outlet,
        similarities=similarities,
        brief=brief,
    )
    others = [] if brief else other_thresholds(settings)
    grouping = Grouping(
        compared,
        result.scores,
        least=min([settings.threshold, *others]),
        include_same_outlet=settings.include_same_outlet,
    )
    at_threshold = grouping.rows_at([settings.threshold, *others], strong=settings.strong)
    rows, boilerplate = set_beside(
        documents, compared, order_rows(compared, at_threshold[settings.threshold])
    )
    row_of = {place: number for number, row in enumerate(rows) for place in row}
    return Alignment(
        documents=tuple(documents),
        links=result.links,
        rows=rows,
        boilerplate=boilerplate,
        cross_references=tuple(
            CrossReference(link=link, row_a=row_a, row_b=row_b)
            for link in result.links
            if (row_a := row_of[link.a]) != (row_b := row_of[link.b])
        ),
        nearest=result.nearest,
        spellings=vocabulary.spellings,
        sensitivity=()
        if brief
        else vary_cuts(grouping, result.scores, at_threshold, settings=settings),
        confidences=tuple(grouping.confidence(row) for row in rows),
    )
