from __future__ import annotations

import pytest
from hypothesis import given, settings

from samestory.documents.tokenisation import tokenise
from samestory.model import SharedWords
from tests.story_factory import Article, compare_articles, stories


@settings(max_examples=20)
@given(stories())
def test_counts_equal_a_recount_of_the_segments(articles: tuple[Article, ...]) -> None:
    if len(set(map(tuple, articles))) < len(articles):
        return
    comparison = compare_articles(*articles)
    letters = [document.id for document in comparison.documents]
    expected = [(one, two) for one in letters for two in letters if one != two]
    assert [(held.document, held.other) for held in comparison.shared_words] == expected
    for held in comparison.shared_words:
        segments = [
            segment
            for passage in comparison.passages
            for cell in passage.cells
            if cell.document == held.document
            for segment in cell.segments
        ]
        words = [(len(tokenise(segment.text)), segment.shared_with) for segment in segments]
        assert held.total == sum(count for count, _ in words)
        assert held.shared == sum(count for count, others in words if held.other in others)
        assert held.share == pytest.approx(held.shared / held.total if held.total else 0, abs=1e-6)
    mirrored = {(held.other, held.document): held.shared for held in comparison.shared_words}
    assert all(mirrored[h.document, h.other] == h.shared for h in comparison.shared_words)


def test_half_of_one_may_be_all_of_the_other() -> None:
    short = "The unlit barge angered Oren Vask"
    counts = compare_articles([short], [f"{short}, harbour master of Brackholm since spring"])
    assert counts.shared_words == (
        SharedWords("A", "B", shared=6, total=6, share=1.0),
        SharedWords("B", "A", shared=6, total=12, share=0.5),
    )


def test_documents_without_words_share_none() -> None:
    assert compare_articles(["* * *"], ["🙂"]).shared_words == (
        SharedWords("A", "B", shared=0, total=0, share=0.0),
        SharedWords("B", "A", shared=0, total=0, share=0.0),
    )
