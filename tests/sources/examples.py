"""One article in every input format, made in code so that its parts are known."""

from __future__ import annotations

import csv
import html
import io
import json
import textwrap
import zipfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import docx

from samestory.sources import RawFile
from tests.sources.pdf_builder import Text, build_pdf

HEADLINE = "Dredger cuts power line under the Ullen estuary"
PARAGRAPHS = (
    (
        "A dredger working at the mouth of the Ullen cut a power line on Tuesday morning and left "
        "about 11,000 homes without electricity for six hours, the grid operator said."
    ),
    (
        "“The chart showed the cable forty metres further east,” said Oda Brenning, who runs the "
        "harbour. She has asked for the survey to be repeated."
    ),
    "Nobody was hurt.",
)
OUTLET = "Ullen Chronicle"
PUBLISHED = "2026-05-12T18:20:00+02:00"
URL = "https://www.ullen-chronicle.example/news/dredger"
AUTHOR = "Tilde Aas"


def text_file(
    headline: str = HEADLINE, paragraphs: Sequence[str] = PARAGRAPHS, name: str = "article.txt"
) -> RawFile:
    """Return the article as plain text."""
    return raw("\n\n".join((headline, *paragraphs)) + "\n", name)


def markdown_file(name: str = "article.md") -> RawFile:
    """Return the article as Markdown with front matter."""
    lines = [
        "---",
        f"title: {HEADLINE}",
        f"outlet: {OUTLET}",
        f"date: {PUBLISHED}",
        f"url: {URL}",
        f"author: {AUTHOR}",
        "language: en",
        "---",
        "",
    ]
    return raw("\n".join(lines) + "\n" + "\n\n".join(PARAGRAPHS) + "\n", name)


def html_file(
    paragraphs: Sequence[str] = PARAGRAPHS, name: str = "article.html", headline: str = HEADLINE
) -> RawFile:
    """Return the article as a web page with what usually stands around articles."""
    body = "\n".join(f"<p>{html.escape(text)}</p>" for text in paragraphs)
    page = f"""<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8">
<title>{html.escape(headline)} | {OUTLET}</title>
<meta property="og:title" content="{html.escape(headline)}">
<meta property="og:site_name" content="{OUTLET}">
<meta property="article:published_time" content="{PUBLISHED}">
<meta name="author" content="{AUTHOR}">
<link rel="canonical" href="{URL}"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<main><article><h1>{html.escape(headline)}</h1>
{body}
<figure><img src="cable.jpg" alt=""><figcaption>The cable ship at work</figcaption></figure>
</article>
<aside><h2>Related</h2><ul><li><a href="/a">Tunnel under the Ullen delayed</a></li></ul></aside>
</main><footer><p>Copyright {OUTLET}. All rights reserved.</p></footer></body></html>
"""
    return raw(page, name)


def docx_file(name: str = "article.docx") -> RawFile:
    """Return the article as a Word document."""
    document = docx.Document()
    document.core_properties.author = AUTHOR
    document.core_properties.created = datetime(2026, 5, 12, 18, 20, tzinfo=UTC)
    document.add_heading(HEADLINE, level=0)
    for paragraph in PARAGRAPHS:
        document.add_paragraph(paragraph)
    buffer = io.BytesIO()
    document.save(buffer)
    return RawFile(name, name, _without_clock(buffer))


def _without_clock(archive: io.BytesIO) -> bytes:
    """Return a ZIP archive with fixed times: python-docx writes those of the clock."""
    fixed = io.BytesIO()
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(fixed, "w") as new:
        for member in old.infolist():
            new.writestr(zipfile.ZipInfo(member.filename), old.read(member))
    return fixed.getvalue()


def pdf_file(name: str = "article.pdf") -> RawFile:
    """Return the article as a PDF of one page."""
    lines = [Text(60, 780, HEADLINE, 18)]
    y = 740.0
    for paragraph in PARAGRAPHS:
        for line in textwrap.wrap(paragraph, 80):
            lines.append(Text(60, y, line))
            y -= 14
        y -= 8
    return RawFile(name, name, build_pdf([lines], info={"Author": AUTHOR}))


def record(number: int = 1) -> dict[str, object]:
    """Return the article as a record; other numbers give other articles."""
    suffix = "" if number == 1 else f" {number}"
    return {
        "outlet": OUTLET + suffix,
        "title": HEADLINE,
        "date": PUBLISHED,
        "url": URL,
        "author": AUTHOR,
        "language": "en",
        "text": "\n\n".join(PARAGRAPHS),
    }


def json_file(name: str = "article.json") -> RawFile:
    """Return the article as a JSON object."""
    return raw(json.dumps(record(), ensure_ascii=False, indent=1), name)


def json_lines_file(name: str = "articles.jsonl") -> RawFile:
    """Return the article, and another one, as JSON Lines."""
    return raw("".join(json.dumps(record(number)) + "\n" for number in (1, 2)), name)


def csv_file(name: str = "articles.csv") -> RawFile:
    """Return the article as a row of a table."""
    buffer = io.StringIO(newline="")
    writer = csv.DictWriter(buffer, list(record()))
    writer.writeheader()
    writer.writerow(record())
    return raw(buffer.getvalue(), name)


def raw(text: str, name: str) -> RawFile:
    """Return a file with this text in UTF-8."""
    return RawFile(name, name, text.encode())


EXAMPLES: dict[str, Callable[[], RawFile]] = {
    "pdf": pdf_file,
    "docx": docx_file,
    "html": html_file,
    "json": json_file,
    "jsonl": json_lines_file,
    "csv": csv_file,
    "markdown": markdown_file,
    "text": text_file,
}
"""By the reader's name."""
