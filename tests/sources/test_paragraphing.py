from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samestory.sources.paragraphing import join_lines, split_paragraphs, take_headline
from tests.sources.examples import PARAGRAPHS

LONG = (
    (
        "The grid operator said that crews had begun to lay a second cable before noon, and that "
        "the last homes on the south bank should have had power again by the early evening."
    ),
    (
        "A spokesman for the dredging company said that it was working with the harbour to find "
        "out how the chart on board had come to differ from the one that the pilots use."
    ),
    (
        "The estuary was closed to ships that draw more than four metres until the survey is done, "
        "which the harbour expects to take until the end of the week if the wind drops."
    ),
)


def test_blank_lines_separate_paragraphs() -> None:
    assert split_paragraphs("One.\n\nTwo.\n \t\nThree.\n\n\n\nFour.\n") == (
        "One.",
        "Two.",
        "Three.",
        "Four.",
    )


@pytest.mark.parametrize("width", [40, 65, 80, 100])
def test_hard_wrapped_paragraphs_become_one_line(width: int) -> None:
    wrapped = "\n\n".join(textwrap.fill(p, width, break_on_hyphens=False) for p in LONG)
    assert split_paragraphs(wrapped) == LONG


@pytest.mark.parametrize("width", [40, 65, 80])
def test_hard_wrapped_text_without_any_blank_line(width: int) -> None:
    wrapped = "\n".join(textwrap.fill(p, width, break_on_hyphens=False) for p in LONG)
    assert split_paragraphs(wrapped) == LONG


def test_without_blank_lines_each_line_is_a_paragraph() -> None:
    assert split_paragraphs("\n".join((*PARAGRAPHS, *LONG))) == (*PARAGRAPHS, *LONG)


def test_one_wrapped_paragraph_alone_stays_one() -> None:
    assert split_paragraphs(textwrap.fill(LONG[0], 60)) == (LONG[0],)


def test_only_the_headline_is_set_off_by_a_blank_line() -> None:
    assert split_paragraphs("Cable cut\n\n" + "\n".join(LONG)) == ("Cable cut", *LONG)


@pytest.mark.parametrize("line", ["* * *", "-----", "***", "_____", "• • •", "———", "#"])
def test_separators_are_no_paragraphs(line: str) -> None:
    assert split_paragraphs(f"One.\n{line}\nTwo.") == ("One.", "Two.")


def test_invisible_lines_are_blank() -> None:
    assert split_paragraphs("One.\n\u200b\u00a0\nTwo.") == ("One.", "Two.")


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (("the har-", "bour office"), "the har-bour office"),
        (("twenty-", "three people"), "twenty-three people"),
        (("Haupt-", "und Nebenwege"), "Haupt- und Nebenwege"),
        (("soft\u00ad", "ly said"), "softly said"),
        (("a dash -", "then more"), "a dash - then more"),
        (("Anglo-", "French talks"), "Anglo- French talks"),
        (("plain", "words"), "plain words"),
    ],
)
def test_hyphens_at_line_ends_stay_as_written(lines: tuple[str, str], joined: str) -> None:
    assert join_lines(lines) == joined


@pytest.mark.parametrize(
    "headline",
    [
        "Dredger cuts power line",
        "Senate backs deal with the U.S.",
        "‘No power’: 11,000 homes dark",
        "Kabel gekappt, 11.000 Haushalte ohne Strom",
        "What happened to the power line?",
        "Mayor to dredgers: ‘Mind our cables!’",
    ],
)
def test_a_short_first_line_is_the_headline(headline: str) -> None:
    assert take_headline((headline, *PARAGRAPHS)) == (headline, PARAGRAPHS)


@pytest.mark.parametrize(
    "first",
    [
        "It was a Tuesday.",
        "He said: “Nobody was hurt.”",
        "Key points:",
        "x" * 151,
    ],
)
def test_other_first_lines_are_paragraphs(first: str) -> None:
    assert take_headline((first, *PARAGRAPHS)) == (None, (first, *PARAGRAPHS))


def test_a_paragraph_must_follow_a_headline() -> None:
    assert take_headline(("Short", PARAGRAPHS[0])) == ("Short", (PARAGRAPHS[0],))
    assert take_headline(("Short",)) == (None, ("Short",))
    assert take_headline(()) == (None, ())


def test_a_list_of_phrases_has_no_headline() -> None:
    phrases = ("one thing", "another thing", "a third thing")
    assert take_headline(phrases) == (None, phrases)


TEXT = st.text(st.sampled_from(list("ab. -–\n\t*é“”\u00a0\U0001f600")), max_size=80)


@given(TEXT)
def test_no_letter_is_lost(text: str) -> None:
    paragraphs = split_paragraphs(text)
    assert all(p == p.strip() != "" and "\n" not in p for p in paragraphs)
    assert [c for c in "".join(paragraphs) if c.isalpha()] == [c for c in text if c.isalpha()]


@given(st.lists(st.sampled_from((*PARAGRAPHS, *LONG)), min_size=1, max_size=6))
def test_blank_lines_round_trip(paragraphs: list[str]) -> None:
    assert split_paragraphs("\n\n".join(paragraphs)) == tuple(paragraphs)
