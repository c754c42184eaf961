"""Markdown: YAML front matter for the metadata, CommonMark for the body.

`samestory.sources.article_body` says what becomes of headings, lists, quotations and tables. Code
blocks, images and raw HTML are left out, and a warning says how many.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from samestory.errors import SourceError
from samestory.sources.article_body import ArticleBody
from samestory.sources.base import Draft, RawFile, ReadOptions
from samestory.sources.decoding import decode, looks_like_text
from samestory.sources.front_matter import has_front_matter, part_front_matter
from samestory.sources.text_cleaning import clean

if TYPE_CHECKING:
    from markdown_it.token import Token

_LEFT_OUT = {"fence": "code block", "code_block": "code block", "html_block": "block of raw HTML"}


class MarkdownReader:
    """Reads Markdown with or without front matter."""

    name = "markdown"
    description = "Markdown; YAML front matter may name title, outlet, date, url, author, language."
    suffixes = (".md", ".markdown", ".mdown", ".mkd")
    media_type = "text/markdown"
    isolated = False

    def recognises(self, file: RawFile) -> bool:
        """Look for front matter or a first-level heading at the top, else at the suffix."""
        if not looks_like_text(file.data):
            return False
        if file.name.lower().endswith(self.suffixes):
            return True
        text = clean(decode(file.data)[0])[0]
        return has_front_matter(text) or text.lstrip().startswith("# ")

    def read(self, file: RawFile, *, options: ReadOptions) -> Iterator[Draft]:  # noqa: ARG002
        """Yield the article.

        Raises
        ------
        SourceError
            If no text follows the front matter.
        """
        decoded, decoding_warnings = decode(file.data)
        text, cleaning_warnings = clean(decoded)
        meta, markdown = part_front_matter(text)
        body = ArticleBody(meta.headline, is_repeated=False)
        _fill(body, markdown)
        headline, paragraphs = body.finish()
        if not paragraphs:
            raise SourceError(f"{file.path}: holds no paragraph of text; add the article's text.")
        yield Draft(
            paragraphs=paragraphs,
            headline=headline,
            outlet=meta.outlet,
            author=meta.author,
            published=meta.published,
            url=meta.url,
            language=meta.language,
            warnings=decoding_warnings + cleaning_warnings + meta.warnings + body.warnings,
        )


def _fill(body: ArticleBody, markdown: str) -> None:
    from markdown_it import MarkdownIt  # noqa: PLC0415  # keeps start-up fast

    cells: list[str] | None = None
    opened = ""
    for token in MarkdownIt("commonmark").enable("table").parse(markdown):
        if token.type in _LEFT_OUT:
            body.leave_out(_LEFT_OUT[token.type])
        elif token.type == "tr_open":
            cells = []
        elif token.type == "tr_close":
            body.add_row(cells or ())
            cells = None
        elif token.type == "inline":
            text = _inline_text(token.children or (), body)
            if cells is not None:
                cells.append(text)
            elif opened == "heading_open":
                body.add_heading(text)
            else:
                body.add_paragraph(text)
        opened = token.type


def _inline_text(children: Sequence[Token], body: ArticleBody) -> str:
    parts: list[str] = []
    for child in children:
        if child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif child.type == "image":
            body.leave_out("image")
        elif child.type == "html_inline":
            parts.append(" " if child.content.lower().startswith("<br") else "")
        else:
            parts.append(child.content)
    return "".join(parts)
