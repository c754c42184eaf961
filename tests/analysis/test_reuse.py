from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samestory.analysis.reuse import LEAST_WORDS, Reuse
from samestory.documents.normalisation import form_of
from samestory.documents.tokenisation import tokenise
from samestory.model import Finding
from tests.story_factory import Article, collated, make_story, stories

RUN = "harbour master Oren Vask asked for new lanterns on every moored barge"


def found(*articles: Article) -> tuple[Finding, ...]:
    return Reuse().find(collated(make_story(*articles)))


def forms(text: str) -> list[str]:
    return [form_of(token.form) for token in tokenise(text)]


@settings(max_examples=20)
@given(stories())
def test_evidence_is_word_for_word_the_same_and_long_enough(articles: tuple[Article, ...]) -> None:
    story = collated(make_story(*articles))
    for finding in (f for f in Reuse().find(story) if f.passage is not None):
        words = {tuple(forms(item.text)) for item in finding.evidence}
        assert len(words) == 1
        assert len(words.pop()) >= LEAST_WORDS
        letters = [item.document for item in finding.evidence]
        assert letters == sorted(set(letters))
        assert len(letters) > 1
        assert [reading.documents for reading in finding.readings] == [tuple(letters)]
        for item in finding.evidence:
            paragraph = story.documents[item.document].paragraphs[item.paragraph - 1]
            assert paragraph.start <= item.start < item.end <= paragraph.end


@settings(max_examples=60)
@given(
    st.lists(st.text("abcdefgh", min_size=7, max_size=7), min_size=14, max_size=14, unique=True),
    st.integers(1, 13),
)
def test_runs_are_as_long_as_they_can_be(words: list[str], place: int) -> None:
    one = " ".join(words)
    two = " ".join((*words[:place], "interrupted", *words[place:]))
    runs = sorted(len(forms(finding.evidence[0].text)) for finding in found([one], [two]))
    assert runs == sorted(size for size in (place, 14 - place) if size >= LEAST_WORDS)


@pytest.mark.parametrize(("count", "expected"), [(LEAST_WORDS - 1, 0), (LEAST_WORDS, 1)])
def test_from_eight_words_on_a_run_is_told(count: int, expected: int) -> None:
    run = " ".join(RUN.split()[:count])
    assert len(found([f"Yesterday {run}."], [f"Late on Monday {run}!"])) == expected


def test_a_finding_names_the_outlets_and_the_words() -> None:
    (finding,) = found([f"Yesterday {RUN}."], [f"{RUN}."], [f"So: {RUN}, they say."])
    assert finding.summary == (
        f"Outlet 1, Outlet 2 and Outlet 3 have the same 12 words in a row: “{RUN}”."
    )
    assert [item.text for item in finding.evidence] == [RUN] * 3
    assert finding.voice == "outlet"
    assert [reading.text for reading in finding.readings] == [RUN]


@pytest.mark.parametrize(
    "other", [f"“{RUN}”, he said.", f"He said: “{RUN}.”", f"“Well, {RUN}, and ropes.”"]
)
def test_a_run_inside_quotation_marks_is_a_quoted_voice(other: str) -> None:
    (finding,) = found([f"He said {RUN}."], [other])
    assert finding.voice == "quoted"


def test_a_quoted_word_or_two_leave_the_voice_with_the_outlet() -> None:
    (finding,) = found([f"He said {RUN}."], [RUN.replace("Oren Vask", "“Oren Vask”")])
    assert finding.voice == "outlet"


def test_a_run_ends_with_the_paragraph() -> None:
    words = RUN.split()
    parted = [" ".join(words[:6]), " ".join(words[6:])]
    assert found(parted, parted) == ()
    assert found([RUN], parted) == ()
    assert len(found([RUN], [RUN])) == 1


def test_a_longer_run_of_fewer_outlets_is_told_beside_the_shorter_of_all() -> None:
    longer = f"{RUN} before the winter storms arrive"
    findings = found([longer], [longer], [RUN])
    assert sorted((len(f.evidence), len(forms(f.evidence[0].text))) for f in findings) == [
        (2, 17),
        (3, 12),
    ]


def test_two_words_more_are_not_told_again() -> None:
    longer = f"{RUN} before winter"
    (finding,) = found([longer], [longer], [RUN])
    assert len(finding.evidence) == 3


COPY = [
    "BRACKHOLM (AP) — The ferry Halvorsund struck a moored barge at the mouth of the harbour.",
    "Harbour master Oren Vask asked for new lanterns on every barge moored along the quay.",
    "A primary school nearby opened its gym so that volunteers could hand out soup and blankets.",
]


def test_copy_with_a_credit_is_likely_an_agency_s() -> None:
    finding = found(COPY, [COPY[0].partition("— ")[2], *COPY[1:]])[0]
    assert finding.relation == "agency copy likely"
    assert finding.summary == (
        "Outlet 1 and Outlet 2 likely carry the same agency copy: Outlet 1 credits AP."
    )
    assert finding.passage is None
    assert [reading.note for reading in finding.readings] == ["credits AP", ""]
    assert finding.weight == 0.5


def test_quoted_words_are_no_agency_copy() -> None:
    quoted = [f"“{paragraph}”" for paragraph in COPY[1:]] * 2
    assert {f.relation for f in found(quoted, quoted)} == {"shared quotation"}
