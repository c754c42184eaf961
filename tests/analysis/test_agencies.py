from __future__ import annotations

from dataclasses import replace

import pytest

from samestory.analysis.agencies import agency_credit
from tests.story_factory import make_document

BODY = "The ferry Halvorsund struck a moored barge off Brackholm on Monday, injuring 14 people."


@pytest.mark.parametrize(
    ("paragraphs", "agency"),
    [
        (["BRACKHOLM (AP) — " + BODY], "AP"),
        (["BRACKHOLM, March 3 (Reuters) - " + BODY], "Reuters"),
        ([BODY, "(dpa)"], "dpa"),
        ([BODY, "The Associated Press contributed to this report."], "Associated Press"),
        ([BODY, "Mit Material von AFP und dpa."], "AFP"),
        ([BODY, "По материалам Интерфакс-Украина."], "Интерфакс-Украина"),
        ([BODY, "With reporting by Aldmere Press Agency."], "Aldmere Press Agency"),
        ([BODY, "Vask told Reuters that the barge was dark."], None),
        ([BODY, "The barge was dark, Vask said to reporters of the AP.", BODY], None),
        ([BODY], None),
    ],
)
def test_a_credit_stands_at_either_end(paragraphs: list[str], agency: str | None) -> None:
    document = make_document(paragraphs)
    found = agency_credit(document)
    assert (found.agency if found else None) == agency
    if found is not None and found.evidence is not None:
        item = found.evidence
        assert document.text[item.start : item.end] == item.text == agency


def test_the_author_line_counts() -> None:
    found = agency_credit(replace(make_document([BODY]), author="Lev Okun, Reuters"))
    assert found is not None
    assert (found.agency, found.evidence) == ("Reuters", None)
