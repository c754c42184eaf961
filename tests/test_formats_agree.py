"""The format of a file does not change what is found in it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from html import escape
from pathlib import Path

import pytest

import samestory

ROOT = Path(__file__).parent.parent
REAL_ARTICLES = ROOT.parent / "shared" / "data" / "alignment" / "articles.jsonl"

Article = tuple[str, str, Sequence[str]]
"""Outlet, headline and paragraphs."""


def _as_text(article: Article) -> str:
    _, headline, paragraphs = article
    return "\n\n".join([headline, *paragraphs]) + "\n"


def _as_markdown(article: Article) -> str:
    outlet, headline, paragraphs = article
    head = f"---\ntitle: {json.dumps(headline)}\noutlet: {outlet}\n---\n\n"
    return head + "\n\n".join(paragraphs) + "\n"


def _as_html(article: Article) -> str:
    outlet, headline, paragraphs = article
    body = "\n".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    return (
        f"<!doctype html><html lang='en'><head><title>{escape(headline)}</title>"
        f"<meta property='og:site_name' content='{outlet}'></head><body><nav>Home</nav>"
        f"<article><h1>{escape(headline)}</h1>\n{body}\n</article><footer>Imprint</footer></body>"
    )


WRITERS: dict[str, Callable[[Article], str]] = {
    "txt": _as_text,
    "md": _as_markdown,
    "html": _as_html,
}


def _links(folder: Path, suffix: str, articles: Sequence[Article]) -> list[samestory.Link]:
    paths = []
    for article in articles:
        path = folder / f"{article[0]}.{suffix}"
        path.write_text(WRITERS[suffix](article), encoding="utf-8")
        paths.append(path)
    comparison = samestory.compare(samestory.read(*paths, language="en"))
    assert [len(document.paragraphs) for document in comparison.documents] == [
        len(paragraphs) for _, _, paragraphs in articles
    ]
    return list(comparison.links)


def _real_stories() -> Iterator[list[Article]]:
    stories: dict[str, list[Article]] = {}
    for line in REAL_ARTICLES.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        article = (record["label"], record["title"], record["paragraphs"])
        stories.setdefault(record["story"], []).append(article)
    yield from stories.values()


def test_three_sample_articles_compare_alike_in_every_format(tmp_path: Path, seeds: Path) -> None:
    documents = samestory.read(seeds / "ferry-collision")
    articles = [
        (f"outlet-{number}", document.headline or "", [p.text for p in document.paragraphs])
        for number, document in enumerate(documents)
    ]
    links = [_links(tmp_path, suffix, articles) for suffix in WRITERS]
    assert links[0]
    assert all(other == links[0] for other in links[1:])


@pytest.mark.skipif(not REAL_ARTICLES.exists(), reason="the shared articles are not here")
def test_three_real_articles_compare_alike_in_every_format(tmp_path: Path) -> None:
    story = list(_real_stories())[5]
    links = [_links(tmp_path, suffix, story) for suffix in WRITERS]
    assert links[0]
    assert all(other == links[0] for other in links[1:])
