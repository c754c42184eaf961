from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samestory.cli.naming import FALLBACK, MAX_SLUG, report_stem, slug


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Fire at the depot", "fire-at-the-depot"),
        ("“We’re not done,” she said", "were-not-done-she-said"),
        ("Straßenbahn: Großbrand in Ærø", "strassenbahn-grossbrand-in-aero"),
        ("Łódź – Đà Nẵng", "lodz-da-nang"),
        ("Пожежа в депо", FALLBACK),
        ("消防車庫が全焼", FALLBACK),
        ("", FALLBACK),
        ("../../etc/passwd", "etc-passwd"),
        ("CON", "con"),
    ],
)
def test_titles_become_plain_names(title: str, expected: str) -> None:
    assert slug(title) == expected


def test_long_titles_end_after_a_word() -> None:
    assert slug("overnight " * 20) == "overnight-overnight-overnight-overnight-overnight-overnight"


def test_a_long_word_is_cut() -> None:
    assert slug("a" * 200) == "a" * MAX_SLUG


@given(st.text())
def test_names_are_safe_on_every_system(title: str) -> None:
    stem = report_stem(title, "0123456789abcdef" * 4)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*-01234567", stem)
    assert len(stem) <= MAX_SLUG + 9
