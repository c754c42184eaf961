"""Whoever opens the report of the ferry story meets all that differs on its first two screens."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

TWO_SCREENS = 2 * 900
"""Pixels; the pages of these tests are 900 high."""

PLANTED = [
    # figures
    ("186 passengers", "186 people", "about 190 people"),
    ("Twenty-three people", "At least 26 people"),
    ("shortly before 8:20 a.m.", "8:17 a.m."),
    ("Five people", "Seven people"),
    ("just over £3 million", "£3.2m"),
    ("a month", "30 days"),
    ("31 people", "some 30 passengers"),
    # quotations
    ("when he asked for astern power", "when the master asked for"),
    ("sounded the whistle", "Brackholm Gazette and Northlight Wire"),
    ("perhaps 20 seconds", "The National Lantern and Northlight Wire"),
    ("Everyone was already standing up", "because you want to be first off"),
    ("deeply sorry for the distress", "“deeply sorry” of it"),
    ("They were told to restart it", "and carry on"),
    ("the system freezes", "“said”", "“claimed”"),
    ("for the inspectors, not for me, to say what failed",),
    ("A minister who follows events is always behind them",),
    # who is cited, and how firmly
    ("Maud Ferrant", "“said”", "“conceded”", "“told”"),
    # names
    ("captain, Desmond Aylott", "58-year-old captain"),
    ("Mawle Bank", "a sandbank"),
    # choices of words
    ("ran into", "crashed", "struck"),
    ("asked", "called for"),
    ("“went”", "“ran”"),
    ("annual survey in June", "with no outstanding defects"),
    # only in one outlet, and told by all but one
    ("Only in Brackholm Gazette", "Wilf Garrity"),
    ("Only in The National Lantern", "Corvane Marine Systems"),
    ("Only in Brackholm Gazette", "pupils"),
    ("Only in Northlight Wire", "the union’s account"),
    ("Only in Northlight Wire", "Holm & Reach"),
    ("Only in Brackholm Gazette", "pier itself"),
    ("No match in The National Lantern", "Everyone was already standing up"),
    ("No match in Northlight Wire", "breath test"),
    ("No match in Brackholm Gazette", "following events closely"),
    # words that two share, and the order of telling
    ("same 38 words in a row", "Seven people were taken"),
    ("earlier in The National Lantern", "transport minister"),
    ("15% of its words", "transport minister"),
    # candidates for loaded words
    ("The National Lantern", "“admitted”"),
    ("The National Lantern", "“conceded”"),
    ("The National Lantern", "“claimed”"),
]
"""What differs in the three texts, found by reading them, in the order of the page."""


def lines_of(page: Page) -> list[tuple[str, Locator]]:
    """Return the lines on what differs in the page's reading order."""
    return [(line.inner_text(), line) for line in page.locator(".kinds li li").all()]


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_all_planted_differences_stand_on_the_first_two_screens(
    open_report: Callable[..., Page], *, script: bool
) -> None:
    page = open_report("ferry", width=1440, script=script)
    lines = lines_of(page)
    places: list[int] = []
    for words in PLANTED:
        after = places[-1] + 1 if places else 0
        place = next(
            (
                n
                for n, (text, _) in enumerate(lines)
                if n >= after and all(w in text for w in words)
            ),
            None,
        )
        assert place is not None, words
        box = lines[place][1].bounding_box()
        assert box is not None
        assert lines[place][1].is_visible()
        assert box["y"] + box["height"] <= TWO_SCREENS, (words, box)
        places.append(place)
    assert all(one < two for one, two in pairwise(places))


def test_the_first_ten_stand_on_the_first_screen(open_report: Callable[..., Page]) -> None:
    page = open_report("ferry", width=1440)
    first = page.locator(".first-findings li")
    assert first.count() == 10
    boxes = [one.bounding_box() for one in first.all()]
    assert all(box is not None and box["y"] + box["height"] <= 900 for box in boxes)


def test_a_line_leads_to_its_words(open_report: Callable[..., Page]) -> None:
    page = open_report("ferry", width=1440)
    page.locator(".kinds li li a", has_text="30 days").click()
    target = page.locator(":target")
    assert target.count() == 1
    box = target.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 900


def test_phones_have_the_kinds_and_no_second_list(open_report: Callable[..., Page]) -> None:
    page = open_report("ferry", width=390)
    assert page.locator(".kinds .kind").first.is_visible()
    assert not page.locator(".kinds li li").first.is_visible()
