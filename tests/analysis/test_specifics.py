from __future__ import annotations

import pytest

from samestory.analysis.specifics import specifics
from samestory.documents.quotations import quoted_by_paragraph
from tests.story_factory import make_document


@pytest.mark.parametrize(
    ("text", "relation", "told"),
    [
        ("The barge had 14 lanterns.", "fact", "1 figure"),
        ("Late on, Oren Vask told Tilda Marrow to wait.", "fact", "2 names"),
        ("He said: “The barge was dark all night.”", "fact", "a quotation"),
        ("Perhaps the crews deserve better.", "comment", ""),
        ("Late on, the ferry of Oren Vask met Tilda Marrow.", "", "2 names"),
        ("The water was cold.", "", ""),
    ],
)
def test_facts_comment_and_neither(text: str, relation: str, told: str) -> None:
    document = make_document([text])
    held = specifics(document, [1], quoted_by_paragraph(document))
    assert (held.relation, held.told) == (relation, told)
    assert 0 <= held.richness <= 1


def test_more_to_check_is_richer() -> None:
    poor = make_document(["The water was cold."])
    rich = make_document(["On Monday Vask said: “All 14 of us sat in the dark off Brackholm.”"])
    weights = [specifics(d, [1], quoted_by_paragraph(d)).richness for d in (poor, rich)]
    assert weights[0] < weights[1]
