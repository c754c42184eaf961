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
def test_one_finding_on_order_for_each_passage_with_a_note(articles: tuple[Article, ...]) -> None:
    story = collated(make_story(*articles))
    passages = {passage.id: passage for passage in story.passages}
    findings = Order().find(story)
    moved = [f.passage for f in findings if f.relation not in ("more room", "lead and late")]
    leads = {f.passage for f in findings if f.relation == "lead and late"}
    noted = [p.id for p in story.passages if p.order and p.id not in leads]
    assert moved == noted
    for finding in findings:
        passage = passages[finding.passage or ""]
        assert len(passage.cells) > 1
        assert tuple(e.document for e in finding.evidence) == passage.documents
        assert [e.paragraph for e in finding.evidence] == [c.paragraphs[0] for c in passage.cells]
        assert 0 < finding.weight <= 1


OTHERS = [
    "A primary school opened its gym, where volunteers handed out soup and blankets.",
    "The forecast promises calmer seas for the rest of the week.",
]


def test_a_lead_that_stands_last_elsewhere() -> None:
    story = collated(make_story([*FACTS, "Buses ran instead."], [*OTHERS, *FACTS[1:], FACTS[0]]))
    finding = next(f for f in Order().find(story) if f.relation == "lead and late")
    assert finding.summary.startswith(
        "Outlet 1 leads with what stands late in Outlet 2: “The ferry"
    )
    assert [r.text for r in finding.readings] == ["paragraph 1 of 5", "paragraph 6 of 6"]


def test_a_passage_that_takes_much_more_room() -> None:
    long = [
        *FACTS,
        (
            "Shares in Sundline fell by 3.5 per cent at noon, and shares in its owners fell at "
            "noon too, as shares in ferries mostly do when Sundline falls by so many per cent."
        ),
    ]
    short = [*FACTS[:3], "Shares in Sundline fell.", *OTHERS, *OTHERS]
    story = collated(make_story(long, short))
    finding = next(f for f in Order().find(story) if f.relation == "more room")
    assert finding.summary.startswith("Outlet 1 gives this passage ")


def test_an_outlet_that_tells_a_fact_last() -> None:
    late = [*FACTS[1:], FACTS[0]]
    story = collated(make_story(FACTS, FACTS, late))
    (finding,) = (f for f in Order().find(story) if f.relation == "later")
    assert story.passages[0].id == finding.passage
    assert finding.summary.startswith("Told later in Outlet 3 than in the others: “")
    assert "Outlet 3 has it as paragraph 4 of 4" in finding.reason
    assert [(r.text, r.documents) for r in finding.readings] == [
        ("paragraph 1 of 4", ("A",)),
        ("paragraph 1 of 4", ("B",)),
        ("paragraph 4 of 4", ("C",)),
    ]


def test_the_same_order_gives_no_finding() -> None:
    assert Order().find(collated(make_story(FACTS, FACTS))) == ()
