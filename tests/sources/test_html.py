from __future__ import annotations

import logging

import pytest

from samestory.errors import SourceError
from samestory.sources import RawFile, ReadOptions
from samestory.sources.base import Draft
from samestory.sources.html import HtmlReader
from tests.sources.examples import (
    AUTHOR,
    HEADLINE,
    OUTLET,
    PARAGRAPHS,
    PUBLISHED,
    URL,
    html_file,
    raw,
)


def read(page: str | bytes) -> Draft:
    data = page.encode() if isinstance(page, str) else page
    (draft,) = HtmlReader().read(RawFile("a.html", "a.html", data), options=ReadOptions())
    return draft


def page(body: str, head: str = "<title>Cable cut</title>") -> str:
    return f"<!doctype html><html lang='en'><head>{head}</head><body>{body}</body></html>"


def article(*paragraphs: str) -> str:
    return "".join(f"<p>{text}</p>" for text in paragraphs)


def test_article_and_metadata() -> None:
    (draft,) = HtmlReader().read(html_file(), options=ReadOptions())
    assert draft == Draft(
        PARAGRAPHS,
        headline=HEADLINE,
        outlet=OUTLET,
        author=AUTHOR,
        published=PUBLISHED,
        url=URL,
        language="en-GB",
    )


def test_each_p_is_one_paragraph_in_its_words() -> None:
    paragraphs = [
        f"{number}. {text}" for number in range(12) for text in (PARAGRAPHS[0], "No.", "“Yes.”")
    ]
    (draft,) = HtmlReader().read(html_file(paragraphs), options=ReadOptions())
    assert list(draft.paragraphs) == paragraphs


@pytest.mark.parametrize("wrapper", ["{}", "<div>{}</div>", "<div id='content'>{}</div>"])
def test_pages_without_an_article_element(wrapper: str) -> None:
    body = wrapper.format(article(*PARAGRAPHS))
    nav = "<nav><a href='/'>Home</a></nav>"
    assert read(page(f"{nav}<h1>Cable cut</h1>{body}")).paragraphs == PARAGRAPHS


def test_broken_markup() -> None:
    broken = "<html><body><article><h1>Cable cut<p>" + "<p>".join(PARAGRAPHS) + "<div><b>"
    assert read(broken).paragraphs == PARAGRAPHS


def test_paragraphs_parted_by_line_breaks() -> None:
    body = f"<h1>Cable cut</h1>{'<br><br>'.join(PARAGRAPHS)}"
    draft = read(page(body))
    assert (draft.headline, draft.paragraphs) == ("Cable cut", PARAGRAPHS)


def test_the_headline_is_not_repeated() -> None:
    body = f"<article><p>Cable cut</p>{article(*PARAGRAPHS)}</article>"
    draft = read(page(body))
    assert (draft.headline, draft.paragraphs) == ("Cable cut", PARAGRAPHS)


def test_what_is_not_the_article_stays_out() -> None:
    body = (
        "<div class='cookie-banner'><p>We use cookies. Accept all of them to go on.</p></div>"
        f"<article><h1>Cable cut</h1><p>By {AUTHOR}</p>{article(*PARAGRAPHS[:2])}"
        "<figure><figcaption>The cable ship at work in the estuary</figcaption></figure>"
        f"<p><a href='/x'>Read more: tunnel delayed</a></p>{article(PARAGRAPHS[2])}</article>"
        "<section class='comments'><p>I think this is wrong, and I said so before.</p></section>"
        "<footer><p>Copyright. All rights reserved.</p></footer>"
    )
    draft = read(page(body, f"<title>Cable cut</title><meta name='author' content='{AUTHOR}'>"))
    assert draft.paragraphs == PARAGRAPHS


def test_lists_quotations_tables_and_sub_headings() -> None:
    body = (
        f"<article><h1>Cable cut</h1><p>{PARAGRAPHS[0]}</p><h2>What next</h2>"
        "<ul><li>First <b>item</b> of two.</li><li>Second item.</li></ul>"
        "<blockquote><p>Quoted one.</p><p>Quoted two.</p></blockquote>"
        "<table><tr><th>Year</th><th>Rate</th></tr><tr><td>2024</td><td>2.0</td></tr></table>"
        f"<p>{PARAGRAPHS[1]}</p></article>"
    )
    draft = read(page(body))
    assert draft.paragraphs == (
        PARAGRAPHS[0],
        "First item of two.",
        "Second item.",
        "Quoted one.",
        "Quoted two.",
        "Year | Rate",
        "2024 | 2.0",
        PARAGRAPHS[1],
    )
    assert draft.warnings == ("Left out 1 sub-heading.",)


def test_special_spaces_and_inline_marks() -> None:
    text = "A <b>dredger</b> cut 11&#8239;000 homes&nbsp;off,<br>for 5\u00a0% of <em>a</em>ll."
    draft = read(page(f"<article>{article(*PARAGRAPHS, text)}</article>"))
    expected = "A dredger cut 11\u202f000 homes\u00a0off, for 5\u00a0% of all."
    assert draft.paragraphs == (*PARAGRAPHS, expected)


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2026-05-12T18:20+02:00">', "T18:20+02:"),
        ('<meta name="date" content="2026-05-12">', "2026-05-12"),
        (
            (
                '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", '
                '"datePublished": "2026-05-12T18:20:00Z"}]}</script>'
            ),
            "2026-05-12T18:20:00Z",
        ),
        ('<script type="application/ld+json">{broken</script>', None),
        ("", None),
    ],
)
def test_the_date_of_publication_is_exact_or_absent(head: str, published: str | None) -> None:
    body = f"<article>{article(*PARAGRAPHS, 'In 2019 it was the same.')}</article>"
    found = read(page(body, f"<title>Cable cut</title>{head}")).published
    assert (found is None) if published is None else (published in str(found))


def test_the_address_a_browser_saved_the_page_from() -> None:
    saved = "<!-- saved from url=(0031)https://a.example/cable -->\n"
    assert read(saved + page(f"<article>{article(*PARAGRAPHS)}</article>")).url == (
        "https://a.example/cable"
    )


@pytest.mark.parametrize("encoding", ["cp1251", "utf-8", "utf-16"])
def test_declared_encodings(encoding: str) -> None:
    russian = "Земснаряд во вторник перерезал кабель и оставил без света тысячи домов. " * 3
    head = f"<title>Кабель</title><meta charset='{encoding}'>"
    draft = read(
        page(f"<article>{article(russian, russian + '!')}</article>", head).encode(encoding)
    )
    assert draft.headline == "Кабель"
    assert draft.paragraphs[0] == russian.strip()
    assert draft.warnings == ()


def test_an_xml_declaration_is_no_obstacle() -> None:
    xhtml = '<?xml version="1.0" encoding="utf-8"?>\n' + page(
        f"<article>{article(*PARAGRAPHS)}</article>"
    )
    file = raw(xhtml, "a.xhtml")
    assert HtmlReader().recognises(file)
    assert read(xhtml).paragraphs == PARAGRAPHS


@pytest.mark.parametrize(
    ("name", "text", "recognised"),
    [
        ("a.txt", "<!DOCTYPE html><p>x", True),
        ("a.txt", "<!-- c --><html><body>x", True),
        ("a.txt", "<article><p>Text", True),
        ("a.md", "<div align='center'>\n\nText", False),
        ("a.html", "Text with <b>marks</b>", True),
        ("a.html", "Text without", False),
        ("a.txt", "5 <p and p> 3", False),
    ],
)
def test_recognition(name: str, text: str, recognised: bool) -> None:
    assert HtmlReader().recognises(raw(text, name)) is recognised


@pytest.mark.parametrize(
    "text",
    [
        "<html></html>",
        "<html><body></body></html>",
        "<html><body><nav><a href='/'>Home</a></nav><script>var a = 1;</script></body></html>",
        "<html><head><title>Only a title</title></head><body><img src='x'></body></html>",
    ],
)
def test_a_page_without_an_article(text: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.CRITICAL), pytest.raises(SourceError) as refusal:
        read(text)
    assert str(refusal.value).startswith("a.html: no article was found")


def test_a_report_of_ours_is_refused() -> None:
    report = page(
        f"<article>{article(*PARAGRAPHS)}</article>",
        '<meta name="generator" content="samestory 1.0"><title>Cable cut</title>',
    )
    with pytest.raises(SourceError, match="report that samestory wrote"):
        read(report)
