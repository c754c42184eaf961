"""Whatever stands in an article, a file name or a setting comes out as text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samestory.renderers.html.outlets import web_address
from samestory.renderers.safe_text import printable
from tests.renderers.hostile import HOSTILE, hostile_comparison
from tests.renderers.html.pages import parse, render, with_class


def elements(root: Any) -> list[str]:  # noqa: ANN401
    """Return all elements but the picture's lines of text, which depend on the room they have."""
    return [e.tag for e in root.iter() if isinstance(e.tag, str) and e.tag != "text"]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_comes_out_as_text(text: str) -> None:
    story = hostile_comparison(text)
    root = parse(story)
    assert elements(root) == elements(parse(hostile_comparison("harmless")))
    shown = [p.text_content() for p in with_class(root, "text")]
    assert shown == [printable(t) for t in (text, text, f"{text} again", f"{text} again")]
    assert root.find(".//h1").text_content() == printable(text)
    names = {name.attrname for name in root.xpath("//@*")}
    assert not {name for name in names if name.startswith("on") or name == "style"}


def test_characters_that_would_reorder_the_page_are_taken_out() -> None:
    controls = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"
    page = render(hostile_comparison(f"invoice{controls}gnp.exe"))
    assert not set(controls) & set(page)
    assert "invoicegnp.exe" in page


@given(st.text(alphabet=st.characters(exclude_categories=[]), min_size=1, max_size=40))
def test_any_text_can_be_rendered(text: str) -> None:
    first = with_class(parse(hostile_comparison(text)), "text")[0]
    assert first.text_content() == printable(text)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " https://example.org",
        "https://exa mple.org",
        "https://example.org/\nx",
        "https://",
        "data:text/html,x",
        "file:///etc/passwd",
        "//example.org",
        "example.org",
        "",
        None,
    ],
)
def test_other_addresses_become_no_link(url: str | None) -> None:
    assert web_address(url) is None


@pytest.mark.parametrize(
    "url", ["https://example.org/a?b=c&d#e", "HTTP://EXAMPLE.ORG", "https://ü.de"]
)
def test_web_addresses_become_links(url: str) -> None:
    assert web_address(url) == url
