"""Countries and capitals that stand for their government where another outlet has a label."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from samestory.analysis.naming.countries import CAPITALS_AND_COUNTRIES, country_of
from samestory.analysis.naming.mentions import LabelMention
from samestory.analysis.running_words import RunningParagraph
from samestory.analysis.word_rows import word_set
from samestory.model import Place

_PLACES_BEFORE = word_set("in of from to near at into across against for with over by")


def stand_ins(
    texts: Mapping[str, Sequence[RunningParagraph]],
    labels: Sequence[LabelMention],
    country: str,
    partners: Mapping[Place, Sequence[Place]],
) -> Iterator[LabelMention]:
    """Yield what other documents have where one labels a country's government with a side.

    A document that has a label of its own for that government needs no stand-in. Countries after
    a preposition are places, not governments.
    """
    have = {label.evidence.document for label in labels}
    told = dict.fromkeys(
        Place(label.evidence.document, label.evidence.paragraph)
        for label in labels
        if label.charged
    )
    elsewhere = dict.fromkeys(
        place for here in told for place in partners.get(here, ()) if place.document not in have
    )
    for place in elsewhere:
        yield from _bare(texts[place.document][place.paragraph - 1], country)


def _bare(paragraph: RunningParagraph, country: str) -> Iterator[LabelMention]:
    words = paragraph.words
    for index, word in enumerate(words):
        if word.form not in CAPITALS_AND_COUNTRIES or country_of(word.form) != country:
            continue
        before = words[index - 1] if index and word.gap == " " else None
        if word.possessive or (
            before is not None and (before.capital or before.form in _PLACES_BEFORE)
        ):
            continue
        yield LabelMention("label", paragraph.evidence(word.start, word.bare_end))
