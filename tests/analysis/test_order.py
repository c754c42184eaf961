from __future__ import annotations

from hypothesis import given, settings

from samestory.analysis.order import Order
from tests.story_factory import Article, collated, make_story, stories

FACTS = [
    "The ferry Halvorsund struck a moored barge off Brackholm.",
    "Harbour master Oren Vask wants stricter lantern inspections.",
    "Tilda Marrow, a student from Kestrel Bay, lost her cello overboard.",
    "Shares in Sundline fell by 3.5 per cent at noon.",
]


@settings(max_examples=20)
@given(stories())
def test_one_finding_for_each_passage_with_a_note(articles: tuple[Article, ...]) -> None:
    story = collated(make_story(*articles))
    noted = [passage for passage in story.passages if passage.order]
    findings = Order().find(story)
    assert [finding.passage for finding in findings] == [passage.id for passage in noted]
    for finding, passage in zip(findings, noted, strict=True):
        assert len(passage.cells) > 1
        assert tuple(e.document for e in finding.evidence) == passage.documents
        assert [e.paragraph for e in finding.evidence] == [c.paragraphs[0] for c in passage.cells]


def test_an_outlet_that_tells_a_fact_last() -> None:
    late = [*FACTS[1:], FACTS[0]]
    story = collated(make_story(FACTS, FACTS, late))
    (finding,) = Order().find(story)
    assert story.passages[0].id == finding.passage
    assert finding.summary == "Told later in Outlet 3 than in the others."
    assert "Outlet 3 has it as paragraph 4 of 4" in finding.reason
    assert [(r.text, r.documents) for r in finding.readings] == [
        ("paragraph 1 of 4", ("A",)),
        ("paragraph 1 of 4", ("B",)),
        ("paragraph 4 of 4", ("C",)),
    ]


def test_the_same_order_gives_no_finding() -> None:
    assert Order().find(collated(make_story(FACTS, FACTS))) == ()
