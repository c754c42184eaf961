"""How many of each outlet's words also stand in another's matching passages."""

from __future__ import annotations

from collections import Counter

from samestory.analysis.base import CollatedStory
from samestory.model import SharedWords

_DIGITS = 6


def count_shared_words(story: CollatedStory) -> tuple[SharedWords, ...]:
    """Return one count for each ordered pair of different documents, in the documents' order.

    Boilerplate that was not aligned does not count.
    """
    totals: Counter[str] = Counter()
    shared: Counter[tuple[str, str]] = Counter()
    for passage in story.passages:
        for cell in () if passage.boilerplate else story.collations[passage.id]:
            totals[cell.document] += len(cell.tokens)
            sharing = Counter([token.shared_with for token in cell.tokens])
            for others, words in sharing.items():
                for other in others:
                    shared[cell.document, other] += words
    letters = [document.id for document in story.alignment.documents]
    return tuple(
        SharedWords(
            document=one,
            other=two,
            shared=shared[one, two],
            total=totals[one],
            share=round(shared[one, two] / totals[one], _DIGITS) if totals[one] else 0.0,
        )
        for one in letters
        for two in letters
        if one != two
    )
