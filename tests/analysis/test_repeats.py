from __future__ import annotations

from samestory.pipeline import compare
from tests.story_factory import make_story

QUOTED = "“We felt two blows and then the lights went out all over the car deck,”"
TOLD = "the barge off Brackholm had shown no lantern since midnight on Monday"


def test_a_shared_quotation_with_two_verbs_is_told_once() -> None:
    found = compare(
        make_story([f"{QUOTED} said Tilda Marrow."], [f"{QUOTED} claimed Tilda Marrow."])
    ).findings
    contrasts = [finding.kind for finding in found if finding.relation == "other verb"]
    assert contrasts == ["quotation"]


def test_reported_speech_with_two_verbs_is_told_by_attribution() -> None:
    found = compare(
        make_story([f"Oren Vask said that {TOLD}."], [f"Oren Vask claimed that {TOLD}."])
    ).findings
    contrasts = [finding.kind for finding in found if finding.relation == "other verb"]
    assert contrasts == ["attribution"]


def test_quoted_and_reported_speech_of_one_passage_are_both_told() -> None:
    found = compare(
        make_story(
            [f"{QUOTED} said Tilda Marrow. Oren Vask said that {TOLD}."],
            [f"{QUOTED} claimed Tilda Marrow. Oren Vask admitted that {TOLD}."],
        )
    ).findings
    contrasts = {finding.kind for finding in found if finding.relation == "other verb"}
    assert contrasts == {"quotation", "attribution"}
