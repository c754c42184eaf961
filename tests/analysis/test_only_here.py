from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from samestory.analysis.only_here import OnlyHere
from samestory.model import Settings
from tests.story_factory import FERRY, Article, collated, make_story, stories


@settings(max_examples=20)
@given(stories(), st.sampled_from([Settings(), Settings(threshold=0.02, strong=0.9)]))
def test_a_passage_is_only_here_if_it_stands_alone_and_nothing_links_to_it(
    articles: tuple[Article, ...], cuts: Settings
) -> None:
    story = collated(make_story(*articles), cuts)
    linked = {place for link in story.alignment.links for place in (link.a, link.b)}
    findings = OnlyHere().find(story)
    assert [finding.passage for finding in findings] == [
        passage.id for passage in story.passages if not linked & set(passage.places)
    ]
    by_id = {passage.id: passage for passage in story.passages}
    for finding in findings:
        assert finding.passage is not None
        passage = by_id[finding.passage]
        assert len(passage.cells) == 1
        assert not passage.cross_references
        assert all(nearest.score < cuts.threshold for nearest in finding.nearest)
        scores = [nearest.score for nearest in finding.nearest]
        assert scores == sorted(scores, reverse=True)
        assert sorted(n.score for n in passage.nearest) == sorted(scores)


def test_the_whole_paragraph_is_the_evidence() -> None:
    story = collated(make_story(*FERRY))
    finding = OnlyHere().find(story)[0]
    (evidence,) = finding.evidence
    assert evidence.text == FERRY[2][1]
    assert (evidence.document, evidence.paragraph) == ("C", 2)
    assert [(r.text, r.documents) for r in finding.readings] == [(FERRY[2][1], ("C",))]
    assert {nearest.other.document for nearest in finding.nearest} == {"A", "B"}
    assert "0.25" in finding.reason
    assert "Not matched is not omitted" in finding.reason
    assert finding.readings[0].evidence == (0,)
    assert 0.4 <= finding.confidence <= 1


def test_what_tells_more_weighs_more() -> None:
    bare, rich = (
        "The water was cold.",
        "At 9.40 Jonas Pell said: “My 30 goats chewed nettles upstairs.”",
    )
    story = collated(make_story([*FERRY[0], bare, rich], FERRY[1]))
    weights = {f.evidence[0].text: f.weight for f in OnlyHere().find(story)}
    assert weights[bare] < weights[rich]
