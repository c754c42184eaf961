"""Phrases on a passage that every report puts at its head or its end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from samestory.model import Comparison, MarkingMode, Nearest, Passage
from samestory.renderers import layout
from samestory.renderers.layout import join_names, plural


def how_firm(passage: Passage) -> tuple[str, ...]:
    """Return how firmly the outlets' paragraphs belong together: one phrase, or none."""
    return () if passage.confidence is None else (f"confidence {passage.confidence:.2f}",)


def in_parts(passage: Passage) -> tuple[str, ...]:
    """Return how many paragraphs each outlet takes for the passage, where one takes several.

    One phrase such as ``1 paragraph in A and C, 3 in B``, or none.
    """
    told: dict[int, list[str]] = {}
    for cell in passage.cells:
        told.setdefault(len(cell.paragraphs), []).append(cell.document)
    if len(passage.cells) == 1 or max(told) == 1:
        return ()
    (fewest, first), *others = sorted(told.items())
    counts = [f"{plural(fewest, 'paragraph')} in {join_names(first)}"]
    counts += [f"{number} in {join_names(letters)}" for number, letters in others]
    return (", ".join(counts),)


def passage_sentences(
    passage: Passage,
    comparison: Comparison,
    *,
    legend: Mapping[MarkingMode, str] | None = None,
    refer: Callable[[int], str] = str,
) -> Iterator[str]:
    """Yield what a reader should know of a passage, one sentence at a time.

    Parameters
    ----------
    passage, comparison
        The passage, and the comparison that it is from.
    legend
        What the report's marks mean, where they may differ from passage to passage.
    refer
        Returns the number of another passage as it stands in the report, such as a link.
    """
    if passage.boilerplate:
        kinds = layout.boilerplate_kinds(comparison, passage)
        yield f"Boilerplate in {passage.cells[0].document} ({kinds}), not compared."
    elif len(passage.cells) > 1:
        about = [*how_firm(passage), *in_parts(passage)]
        yield f"{', '.join([f'{layout.percent(passage.similarity)} alike in wording', *about])}."
        if legend is not None:
            yield legend[passage.mode]
    else:
        alone = layout.is_only_here(passage)
        yield f"{'Only in' if alone else 'In'} {passage.cells[0].document}."
    for note in layout.order_notes(passage):
        yield f"{note[:1].upper()}{note[1:]} (in its own order of paragraphs)."
    if passage.cross_references:
        numbers = {each.id: each.number for each in comparison.passages}
        others = [refer(numbers[other]) for other in passage.cross_references]
        yield f"Shares a detail with passage {join_names(others)}."


def elsewhere(name: str, nearest: Nearest | None, comparison: Comparison) -> str:
    """Return the sentence on a document that has no paragraph in a passage.

    Parameters
    ----------
    name
        The document's name as the report writes it.
    nearest
        Its paragraph that comes closest, if it has one.
    comparison
        The comparison that both are from.
    """
    if nearest is None:
        return f"No match in {name}."
    where = (
        f"its paragraph {nearest.other.paragraph}, score {nearest.score:.2f}, "
        f"to {nearest.place.document} paragraph {nearest.place.paragraph}."
    )
    if layout.shares_a_detail(nearest, comparison):
        return f"Shares a detail in {name}: {where}"
    return f"No match in {name}. Nearest: {where}"


def elsewhere_sentences(passage: Passage, comparison: Comparison) -> Iterator[str]:
    """Yield the sentence on each document that has no paragraph in the passage.

    Boilerplate was not compared, so nothing is said of it.
    """
    if passage.boilerplate:
        return
    nearest = layout.nearest_by_document(passage)
    for document in layout.missing_documents(comparison, passage):
        name = f"{document.id} · {document.label}"
        yield elsewhere(name, nearest.get(document.id), comparison)
