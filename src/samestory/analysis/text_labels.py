"""What a reader may want to see labelled in the texts: figures, quotations, reporting words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from samestory.analysis.attribution.extraction import paragraph_attributions
from samestory.analysis.base import CollatedStory
from samestory.analysis.figures.placing import place_figures
from samestory.analysis.outlet_counts import STATEMENT_CLASSES
from samestory.model import Document, TextLabel

_ONE = re.compile(r"one(?![\w-])", re.IGNORECASE)
"""In *one of them* and *one email* the word is hardly a figure that a reader looks for."""


def label_texts(story: CollatedStory) -> tuple[TextLabel, ...]:
    """Return the labels of all documents by place; boilerplate has none.

    A language without a list of reporting words or of words of number has no such labels.
    """
    return tuple(
        label
        for document in story.documents.values()
        for label in sorted(_labels(document, story), key=lambda label: (label.start, -label.end))
        if document.paragraphs[label.paragraph - 1].boilerplate is None
    )


def _labels(document: Document, story: CollatedStory) -> Iterator[TextLabel]:
    letter = document.id
    for placed in place_figures(document):
        figure = placed.figure
        if _ONE.match(document.text, figure.start):
            continue
        yield TextLabel(letter, placed.paragraph, figure.start, figure.end, "figure")
    for paragraph, quoted in zip(document.paragraphs, story.quoted[letter], strict=True):
        for span in quoted:
            if span.start < span.end:
                yield TextLabel(letter, paragraph.number, span.start, span.end, "quotation")
        attributions = paragraph_attributions(paragraph, document.language)
        for cue in {a.cue for a in attributions if a.verdict in STATEMENT_CLASSES}:
            yield TextLabel(letter, paragraph.number, cue.start, cue.end, "reporting words")
