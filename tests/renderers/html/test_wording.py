"""What the page says of outlets in its own voice."""

from __future__ import annotations

import re

import pytest

from tests.renderers.comparison_factory import large_comparison
from tests.renderers.demo_story import demo_comparison
from tests.renderers.html.pages import parse, text

JUDGING = re.compile(
    r"\b(add(?:ed|s|ition)|remov\w+|delet\w+|omit\w*|left out|missing|wrong|correct\w*|bias\w*|"
    r"original|base text|copied|plagiar\w+|changed|fake|false|true|truth)\b",
    re.IGNORECASE,
)
ALLOWED = (
    "No outlet is treated as the original.",
    "Not matched is not omitted",
    "none of them is the base text",
)


@pytest.mark.parametrize("outlets", [2, 3, 8])
def test_no_outlet_is_charged_with_anything(outlets: int) -> None:
    story = demo_comparison() if outlets == 3 else large_comparison(outlets, 4)
    root = parse(story)
    for element in root.xpath("//style | //script"):
        element.getparent().remove(element)
    words = text(root)
    for phrase in ALLOWED:
        words = words.replace(phrase, "")
    assert JUDGING.findall(words) == []


def test_the_page_says_that_no_match_is_no_verdict() -> None:
    words = text(parse(demo_comparison()))
    for phrase in ALLOWED:
        assert phrase in words
    assert "it does not say who wrote first or who is right" in words
