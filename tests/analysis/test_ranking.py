from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samestory import pipeline
from samestory.analysis import ANALYSES, chosen_analyses
from samestory.analysis.ranking import (
    AGAIN,
    LEAST_WORTH,
    MOST_HIGHLIGHTS,
    MOST_OF_A_KIND,
    SHARES,
    choose_highlights,
    identify,
)
from samestory.errors import SettingsError
from samestory.model import Evidence, Finding, Settings
from tests.story_factory import FERRY, make_story

STORY = make_story(*FERRY)
DOCUMENTS = {document.id: document for document in STORY}


def finding(
    place: int,
    *,
    kind: str = "figure",
    weight: float = 0.5,
    confidence: float = 0.8,
    subject: str = "",
) -> Finding:
    words = Evidence("A", 1, place, place + 1, STORY[0].text[place : place + 1])
    return Finding(
        kind=kind,
        passage=None,
        summary="One sentence.",
        reason="",
        readings=(),
        evidence=(words,),
        weight=weight,
        confidence=confidence,
        subject=subject,
    )


def test_ids_come_from_the_words_and_are_unique() -> None:
    twice = identify([finding(0), finding(0), finding(0, kind="order")], DOCUMENTS)
    first, second, other = (item.id for item in twice)
    assert second == f"{first}-2"
    assert other[:10] != first
    letters = {"B": replace(STORY[0], id="B")}
    moved = replace(finding(0), evidence=(replace(finding(0).evidence[0], document="B"),))
    assert identify([moved], letters)[0].id == first


def test_the_most_telling_come_first_and_none_without_weight() -> None:
    found = identify([finding(0), finding(1, weight=0.9), finding(2, weight=0.0)], DOCUMENTS)
    assert choose_highlights(found) == (found[1].id, found[0].id)
    unsure = identify([finding(0, weight=0.6), finding(1, weight=0.9, confidence=0.5)], DOCUMENTS)
    assert choose_highlights(unsure) == (unsure[0].id, unsure[1].id)
    doubtful = identify([finding(0), finding(1, weight=0.9, confidence=0.45)], DOCUMENTS)
    assert choose_highlights(doubtful) == (doubtful[0].id,)


def test_what_is_worth_little_is_no_highlight_even_if_few_are_left() -> None:
    found = identify([finding(0), finding(1, weight=LEAST_WORTH, confidence=1.0)], DOCUMENTS)
    assert choose_highlights(found) == (found[0].id,)


def test_what_differs_comes_before_what_has_no_match() -> None:
    found = identify(
        [finding(i, kind="only in one outlet", weight=0.6) for i in range(6)] + [finding(9)],
        DOCUMENTS,
    )
    most = SHARES["only in one outlet"][0]
    assert choose_highlights(found) == (found[6].id, *(item.id for item in found[:most]))


def test_a_figure_inside_a_sentence_that_is_shown_is_told_apart() -> None:
    text = STORY[0].text
    sentence = Evidence("A", 1, 0, 30, text[:30])
    figure = Evidence("A", 1, 4, 9, text[4:9])
    most_of_it = Evidence("A", 1, 2, 30, text[2:30])
    found = identify(
        [
            replace(finding(0, kind="attribution", weight=0.9), evidence=(sentence,)),
            replace(finding(0), evidence=(figure,)),
            replace(finding(0, kind="quotation"), evidence=(most_of_it,)),
        ],
        DOCUMENTS,
    )
    assert choose_highlights(found) == (found[0].id, found[1].id)


def test_the_same_words_or_subject_are_shown_once() -> None:
    same_words = identify([finding(0, kind="figure"), finding(0, kind="quotation")], DOCUMENTS)
    assert choose_highlights(same_words) == (same_words[0].id,)
    same_subject = identify([finding(i, subject="troops") for i in range(3)], DOCUMENTS)
    assert choose_highlights(same_subject) == (same_subject[0].id,)


def test_no_kind_takes_all_the_room() -> None:
    found = identify(
        [finding(i) for i in range(8)] + [finding(i + 8, kind="quotation") for i in range(3)],
        DOCUMENTS,
    )
    chosen = choose_highlights(found)
    kinds = [item.kind for identity in chosen for item in found if item.id == identity]
    assert kinds == ["figure", "quotation"] * 3 + ["figure"] * (MOST_OF_A_KIND - 3)
    many = identify([finding(i, kind=f"kind {i}") for i in range(15)], DOCUMENTS)
    assert len(choose_highlights(many)) == MOST_HIGHLIGHTS


def test_a_reader_chooses_the_kinds() -> None:
    assert chosen_analyses(Settings()) == tuple(ANALYSES.values())
    assert chosen_analyses(Settings(findings=("reuse",))) == (ANALYSES["reuse"],)
    assert pipeline.compare(STORY, Settings(findings=())).findings == ()
    with pytest.raises(SettingsError, match="no findings called 'bias': choose from "):
        pipeline.compare(STORY, Settings(findings=("bias",)))


def naive_highlights(findings: tuple[Finding, ...]) -> list[str]:
    """Take the finding of most worth again and again, as `choose_highlights` says."""
    left = [f for f in findings if f.weight * f.confidence > LEAST_WORTH and f.confidence >= 0.5]
    chosen: list[Finding] = []

    def rank(item: Finding) -> float:
        above = sum(other.kind == item.kind for other in chosen)
        share = SHARES.get(item.kind, (MOST_OF_A_KIND, 1.0))[1]
        return round(round(item.weight * item.confidence, 4) * share * AGAIN**above, 6)

    while left and len(chosen) < MOST_HIGHLIGHTS:
        best = left.pop(max(range(len(left)), key=lambda at: (rank(left[at]), -at)))
        most = SHARES.get(best.kind, (MOST_OF_A_KIND, 1.0))[0]
        repeated = any(set(best.evidence) & set(other.evidence) for other in chosen)
        if sum(other.kind == best.kind for other in chosen) < most and not repeated:
            chosen.append(best)
    return [item.id for item in chosen]


@given(
    st.lists(
        st.tuples(
            st.integers(0, 30),
            st.sampled_from(["figure", "order", "naming", "only in one outlet"]),
            st.integers(1, 9),
            st.sampled_from([0.4, 0.5, 0.8]),
        ),
        max_size=40,
    )
)
def test_highlights_are_those_of_the_rule(drawn: list[tuple[int, str, int, float]]) -> None:
    found = identify(
        [
            finding(place, kind=kind, weight=weight / 10, confidence=confidence)
            for place, kind, weight, confidence in drawn
        ],
        DOCUMENTS,
    )
    assert list(choose_highlights(found)) == naive_highlights(found)
