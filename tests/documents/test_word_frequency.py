from __future__ import annotations

import pytest
import wordfreq
from hypothesis import given
from hypothesis import strategies as st

from samestory.documents.word_frequency import has_word_list, information


@given(st.text(max_size=30), st.sampled_from(["en", "de", "uk", "zh", "ko", "und", "eo", "my"]))
def test_information_stays_in_its_range(form: str, language: str) -> None:
    assert 0 <= information(form, language) <= 7.5


@pytest.mark.parametrize("form", ["the", "minister", "barge", "harbour", "lantern"])
def test_information_is_what_the_zipf_frequency_lacks(form: str) -> None:
    zipf = wordfreq.zipf_frequency(form, "en", wordlist="small")
    assert information(form, "en") == pytest.approx(max(0, 7.5 - zipf), abs=0.006)


def test_the_rarer_word_tells_more() -> None:
    weights = [information(form, "en") for form in ("the", "people", "minister", "lantern", "qzx")]
    assert weights == sorted(weights)
    assert weights[0] < 1
    assert weights[-1] == 7.5


def test_numbers_weigh_the_same_everywhere() -> None:
    weights = {
        information(number, language)
        for number in ("7", "120", "3.5", "2019", "٣")
        for language in ("en", "ar", "und")
    }
    assert weights == {3.0}


@pytest.mark.parametrize(
    ("form", "expected"), [("a", 0.6), ("abcd", 2.4), ("abcdefgh", 4.8), ("abcdefghijkl", 5.0)]
)
def test_without_a_word_list_length_decides(form: str, expected: float) -> None:
    assert not has_word_list("und")
    assert information(form, "und") == pytest.approx(expected)


def test_word_lists() -> None:
    assert all(has_word_list(language) for language in ("en", "de", "es", "fr", "uk", "ru", "zh"))
    assert not has_word_list("")
