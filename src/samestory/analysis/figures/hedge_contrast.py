"""One value that one text gives as a limit, *at least eight*, and another flatly, *eight*."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from samestory.analysis.figures.lexicon import lexicon_of
from samestory.analysis.figures.placing import PlacedFigure
from samestory.analysis.figures.sameness import sameness, tell_alike
from samestory.analysis.figures.view import TextView
from samestory.model import Document

LIMITS = ("at least", "more than", "at most", "less than")
KINDS = ("count", "money")


def hedge_contrast(
    one: PlacedFigure,
    two: PlacedFigure,
    placed: Mapping[str, Sequence[PlacedFigure]],
    documents: Mapping[str, Document],
) -> float:
    """Return how sure it is that two figures of one value differ in being a limit, 0 for not.

    The flat one must be flat in earnest: no phrase of a limit anywhere in its sentence, and its
    document gives the value as a limit nowhere else, nor the other document flatly.
    """
    flat = [figure for figure in (one, two) if figure.figure.bound == "exact"]
    limits = [figure for figure in (one, two) if figure.figure.bound in LIMITS]
    if one.figure.kind not in KINDS or len(flat) != 1 or len(limits) != 1:
        return 0.0
    if _has_limit(flat[0], documents[flat[0].document]):
        return 0.0
    if any(tell_alike(flat[0], f) and f.figure.bound != "exact" for f in placed[flat[0].document]):
        return 0.0
    if any(
        tell_alike(limits[0], f) and f.figure.bound == "exact" for f in placed[limits[0].document]
    ):
        return 0.0
    return sameness(one, two)


def _has_limit(placed: PlacedFigure, document: Document) -> bool:
    """Tell whether words of a limit stand in a figure's sentence, if only at its end."""
    lexicon = lexicon_of(document.language)
    paragraph = document.paragraphs[placed.paragraph - 1]
    for span in paragraph.sentences:
        if lexicon is not None and span.start <= placed.figure.start < span.end:
            words = TextView.of(document.text[span.start : span.end], lexicon).words
            phrases = [
                found
                for place in range(len(words))
                for listed in (lexicon.bounds, lexicon.trailing_bounds)
                if (found := listed.at(words, place)) is not None
            ]
            # A single word such as 'over' mostly means something else away from its number.
            return any(length > 1 for _, length in phrases)
    return False
