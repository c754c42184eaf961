"""Whatever stands in an article, a file name or a setting comes out as text."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samestory.model import (
    Comparison,
    Evidence,
    Finding,
    Generator,
    Reading,
    Reason,
    Settings,
    SkippedInput,
    Source,
)
from samestory.renderers.html.outlets import web_address
from samestory.renderers.safe_text import printable
from tests.renderers.comparison_factory import (
    make_comparison,
    make_document,
    make_link,
    make_nearest,
    make_passage,
)
from tests.renderers.html.pages import parse, render, with_class

HOSTILE = {
    "script": "<script>window.hacked=1</script>",
    "style": "</style></title></svg></textarea><script>alert(1)</script>",
    "attribute": '" onmouseover="alert(1)" \' onfocus=\'alert(1)\' x="',
    "template": "{{ 7*7 }}{% include 'x' %}{# comment #}${7*7}<%= 7*7 %>",
    "entities": "&lt;b&gt; &amp; &#60;script&#62; &nbsp",
    "comment": "<!-- --><![CDATA[ ]]><?php ?>--!>",
    "image": '<img src=x onerror="alert(1)"><svg onload=alert(1)>',
    "control": "a\x00b\x1b[31mc\x08d",
    "format": "{} {0} {name!r:>{width}} %s %(x)s",
    "long": "w" * 10_000,
}


def hostile_comparison(text: str) -> Comparison:
    """Return a comparison with the text in every field that comes from outside."""
    documents = {
        letter: replace(
            make_document(letter, text, [text, f"{text} again"], headline=text),
            author=text,
            published=text,
            url=text,
            language=text,
            label=text,
            warnings=(text,),
            source=Source(text, text, text),
        )
        for letter in ("A", "B")
    }
    evidence = Evidence("A", 1, 0, len(text), text)
    both = make_passage(documents, 1, {"A": [1], "B": [1]}, mode="differences")
    alone = replace(
        make_passage(documents, 2, {"A": [2]}), nearest=(make_nearest(("A", 2), ("B", 2), 0.1),)
    )
    rest = make_passage(documents, 3, {"B": [2]})
    kinds = ("only in one outlet", "word-for-word reuse", "order", text)
    return replace(
        make_comparison(
            list(documents.values()), [replace(both, measures={text: 0.5}), alone, rest]
        ),
        title=text,
        date=text,
        fingerprint=text,
        schema_version=text,
        generator=Generator(text, text, {text: text}),
        settings=Settings(title=text, date=text),
        links=(make_link(("A", 1), ("B", 1), 0.9, Reason(text, text, 1.0, (text,))),),
        findings=tuple(
            Finding(kind, both.id, text, text, (Reading(text, ("A", "B")),), (evidence,))
            for kind in kinds
        ),
        skipped=(SkippedInput(text, text),),
    )


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
