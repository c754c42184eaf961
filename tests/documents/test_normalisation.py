from __future__ import annotations

import unicodedata

import pytest
import Stemmer
from hypothesis import given
from hypothesis import strategies as st

from samestory.documents.normalisation import (
    PREFIX_LENGTH,
    SNOWBALL_LANGUAGES,
    form_of,
    unit_of,
    without_possessive,
)

LETTERS = "abcdefghijklmnopqrstuvwxyzäößéабвгґєіїйяדאبتक渡"


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("Ministry", "ministry"),
        ("MINISTRY'S", "ministry"),
        ("Ministry’s", "ministry"),
        ("ministryʼs", "ministry"),
        ("don’t", "don't"),
        ("п’ять", "п'ять"),
        ("Straße", "strasse"),
        ("КИЇВ", "київ"),
        ("'s", "'s"),
        ("S", "s"),
        ("120", "120"),
    ],
)
def test_form_drops_case_apostrophe_shape_and_possessive(word: str, form: str) -> None:
    assert form_of(word) == form


def test_without_possessive_keeps_case() -> None:
    assert without_possessive("Vask’s") == "Vask"
    assert without_possessive("VASK'S") == "VASK"
    assert without_possessive("Vasks") == "Vasks"


@given(st.text(LETTERS + LETTERS.upper(), min_size=1), st.sampled_from(["", "'s", "’s", "ʼs"]))
def test_form_of_a_form_is_the_form(word: str, ending: str) -> None:
    form = form_of(word + ending)
    assert form_of(form) == form
    assert form == form_of(word)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "airfields", "airfield"),
        ("de", "fähren", "fähre"),
        ("es", "tipos", "tipo"),
        ("fr", "bateaux", "bateau"),
        ("ru", "города", "город"),
        ("uk", "аеродромами", "аеродрому"),
        ("und", "aerodromes", "aerodrome"),
    ],
)
def test_inflected_forms_are_one_unit(language: str, one: str, other: str) -> None:
    assert unit_of(one, language) == unit_of(other, language)


@given(
    st.text(LETTERS, max_size=5),
    st.text("0123456789", min_size=1, max_size=4),
    st.sampled_from([*SNOWBALL_LANGUAGES, "uk", "und"]),
)
def test_what_holds_a_digit_is_its_own_unit(letters: str, digits: str, language: str) -> None:
    assert unit_of(letters + digits, language) == letters + digits
    assert unit_of(digits + letters, language) == digits + letters


@given(st.text(LETTERS, min_size=1, max_size=15))
def test_without_a_stemmer_the_first_letters_are_the_unit(form: str) -> None:
    assert unit_of(form, "und") == form[:PREFIX_LENGTH] == unit_of(form, "zh")


@pytest.mark.parametrize("language", SNOWBALL_LANGUAGES)
def test_every_listed_language_has_its_stemmer(language: str) -> None:
    assert SNOWBALL_LANGUAGES[language] in Stemmer.algorithms()


def test_composed_and_decomposed_letters_are_the_same() -> None:
    assert form_of(unicodedata.normalize("NFD", "Förderung")) == form_of("Förderung")


@given(st.text("aAsSſ'’ʼŉİ\u0301\u0345", min_size=1, max_size=6))
def test_form_of_any_form_is_the_form(word: str) -> None:
    assert form_of(form_of(word)) == form_of(word)
