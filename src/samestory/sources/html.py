"""HTML: the article of a saved web page, as found by trafilatura.

Menus, footers, captions, teasers and comments stay out. `samestory.sources.article_body` says
what becomes of headings, lists, quotations and tables. Nothing is fetched.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

from samestory.errors import SourceError
from samestory.model.limits import limit_hint
from samestory.sources.article_body import ArticleBody
from samestory.sources.base import Draft, RawFile, ReadOptions
from samestory.sources.decoding import decode, looks_like_text
from samestory.sources.html_blocks import blocks, keep_special_spaces, restore_special_spaces
from samestory.sources.html_metadata import declared_encoding, page_metadata
from samestory.sources.metadata import published_date, web_address
from samestory.sources.paragraphing import ends_sentence
from samestory.sources.text_cleaning import clean, one_line

_HEAD_BYTES = 4000
_LONGEST_LABEL = 80
_BEFORE_FIRST_TAG = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*", re.DOTALL)
_WHOLE_PAGE = re.compile(r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_FRAGMENT = re.compile(
    r"<(?:article|main|section|header|div|p|h[1-6]|meta|title|link|script|style)[\s>]",
    re.IGNORECASE,
)
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_SILENT = logging.NullHandler()


class HtmlReader:
    """Reads saved web pages."""

    name = "html"
    description = "A saved web page; the article and its metadata are found in it."
    suffixes = (".html", ".htm", ".xhtml")
    media_type = "text/html"
    isolated = True

    def recognises(self, file: RawFile) -> bool:
        """Look for HTML tags at the top; for loose elements, unless the name says Markdown."""
        if not looks_like_text(file.data):
            return False
        head = clean(decode(file.data[:_HEAD_BYTES])[0])[0]
        rest = _BEFORE_FIRST_TAG.sub("", head, count=1)
        if _WHOLE_PAGE.match(rest):
            return True
        name = file.name.lower()
        if name.endswith(self.suffixes):
            return re.search(r"<[a-zA-Z!]", rest) is not None
        return _FRAGMENT.match(rest) is not None and not name.endswith((".md", ".markdown"))

    def read(self, file: RawFile, *, options: ReadOptions) -> Iterator[Draft]:
        """Yield the page's article.

        Raises
        ------
        SourceError
            If no article is found on the page, or its elements lie too deep in one another.
        """
        decoded, decoding_warnings = decode(file.data, declared=declared_encoding(file.data))
        page, cleaning_warnings = clean(decoded)
        root = _parse(page)
        if root is not None and _depth(root) > options.limits.depth:
            raise SourceError(
                f"{file.path}: elements of this web page lie more than {options.limits.depth:,} "
                f"deep in one another; save the page again, or {limit_hint('depth')}."
            )
        found = None if root is None else _extract(root)
        if root is None or found is None:
            raise SourceError(_no_article(file))
        meta = page_metadata(root)
        if (meta.generator or "").casefold().startswith("samestory"):
            raise SourceError(
                f"{file.path}: this is a report that samestory wrote; give the articles themselves."
            )
        author = one_line((found.author or "").replace(";", ",")) or None
        body = ArticleBody(restore_special_spaces(found.title or ""), is_repeated=True)
        _fill(body, found.body, author)
        headline, paragraphs = body.finish()
        if not any(map(_is_prose, paragraphs)):
            raise SourceError(_no_article(file))
        published, date_warnings = published_date(meta.published or found.date)
        url, url_warnings = web_address(meta.url or found.url)
        yield Draft(
            paragraphs=paragraphs,
            headline=headline,
            outlet=found.sitename,
            author=author,
            published=published,
            url=url,
            language=meta.language,
            warnings=(
                *decoding_warnings,
                *cleaning_warnings,
                *date_warnings,
                *url_warnings,
                *body.warnings,
            ),
        )


def _is_prose(paragraph: str) -> bool:
    """Whether a paragraph is more than a label of a menu or a button."""
    return len(paragraph) > _LONGEST_LABEL or ends_sentence(paragraph)


def _no_article(file: RawFile) -> str:
    return (
        f"{file.path}: no article was found on this web page; "
        "save the page again with its text, or paste the text into a .txt file."
    )


def _parse(page: str) -> Any:  # noqa: ANN401  # lxml has no types
    from lxml import etree, html  # type: ignore[import-untyped]  # noqa: PLC0415  # slow import

    try:
        root = html.document_fromstring(_XML_DECLARATION.sub("", page, count=1))
    except (etree.LxmlError, ValueError) as error:
        if "memory" in str(error).lower():
            # Not a page without an article, but one too large for what the reader may take.
            raise MemoryError from error
        return None
    keep_special_spaces(root)
    return root


def _depth(root: Any) -> int:  # noqa: ANN401
    from lxml import etree  # noqa: PLC0415

    deepest = depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _extract(root: Any) -> Any:  # noqa: ANN401  # the library's own document class
    """Return what trafilatura finds on the page, or ``None``.

    Its quick mode keeps to the page's own order and drops least; where that finds hardly
    anything, its slower mode compares several extractors. Nothing is kept between pages.
    """
    import trafilatura  # noqa: PLC0415  # slow import

    for library in ("trafilatura", "htmldate"):
        logging.getLogger(library).addHandler(_SILENT)
    best: Any = None
    for fast in (True, False):
        found: Any = trafilatura.bare_extraction(
            root,
            fast=fast,
            favor_recall=True,
            include_comments=False,
            include_links=True,
            deduplicate=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
        if found is not None and len(list(blocks(found.body))) > 1:
            return found
        best = found if found is not None else best
    return best


def _fill(body: ArticleBody, root: Any, author: str | None) -> None:  # noqa: ANN401
    name = (author or "").casefold()
    bylines = {name, f"by {name}", f"von {name}"} if name else set()
    for kind, text in blocks(root):
        if kind == "heading":
            body.add_heading(text)
        elif text.casefold() not in bylines:
            body.add_paragraph(text)
