"""Smaller markup for the same page."""

from __future__ import annotations

import pytest
from lxml import html  # type: ignore[import-untyped]

from samestory.renderers.html.compact import compact


@pytest.mark.parametrize(
    ("markup", "smaller"),
    [
        ('<a class="row" href="#p-1">x</a>', "<a class=row href=#p-1>x</a>"),
        ('<p title="two words">x</p>', '<p title="two words">x</p>'),
        ('<rect x="1" y="2"/>', '<rect x=1 y="2"/>'),
        ('<p title="">x</p>', '<p title="">x</p>'),
        ('<a href="https://a.example/?b=c">x</a>', '<a href="https://a.example/?b=c">x</a>'),
        ("<ul>\n<li>x</li>\n</ul>", "<ul><li>x</li></ul>"),
        ("<p><b>x</b>\n<i>y</i></p>", "<p><b>x</b>\n<i>y</i></p>"),
    ],
)
def test_only_what_html_can_do_without_goes(markup: str, smaller: str) -> None:
    assert compact(markup) == smaller
    before, after = html.fragment_fromstring(markup), html.fragment_fromstring(smaller)
    assert [dict(e.attrib) for e in before.iter()] == [dict(e.attrib) for e in after.iter()]


def test_text_that_looks_like_an_attribute_stays() -> None:
    text = "<p>class=&#34;row&#34; x=&quot;1&quot; </p>"
    assert compact(text) == text
