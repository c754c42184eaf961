"""What a reader sees of a report, taken back out of its bytes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from html.parser import HTMLParser

from markdown_it import MarkdownIt
from markdown_it.token import Token


class TagCollector(HTMLParser):
    """Collects the texts and the start tags of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._hidden += tag in {"style", "script"}

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in {"style", "script"}

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.texts.append(data)


def parse_html(page: str) -> TagCollector:
    """Return a page's texts and tags."""
    collector = TagCollector()
    collector.feed(page)
    collector.close()
    return collector


def markdown_parser() -> MarkdownIt:
    """Return a parser of GitHub's dialect that lets HTML through, as the worst host would."""
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def markdown_inlines(text: str) -> Iterator[str]:
    """Yield the visible text of each heading, paragraph and table cell; ``<br>`` is a new line."""
    for token in markdown_parser().parse(text):
        if token.type == "inline":
            yield "".join(map(_visible, token.children or ()))


def _visible(token: Token) -> str:
    if token.type == "html_inline":
        return "\n" if token.content == "<br>" else ""
    return "\n" if token.type in {"softbreak", "hardbreak"} else token.content


def _json_texts(report: str) -> str:
    return "\n".join(
        paragraph["text"]
        for document in json.loads(report)["documents"]
        for paragraph in document["paragraphs"]
    )


VISIBLE_TEXT: dict[str, Callable[[str], str]] = {
    "text/html": lambda report: "".join(parse_html(report).texts),
    "text/markdown": lambda report: "\n".join(markdown_inlines(report)),
    "application/json": _json_texts,
}
"""By media type; a new text format needs an entry here."""
