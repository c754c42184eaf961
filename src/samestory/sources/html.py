"""HTML: the article of a saved web page, as found by trafilatura.

Menus, footers, captions, teasers and comments stay out. `samestory.sources.article_body` says
what becomes of headings, lists, quotations and tables. Nothing is fetched.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from samestory.errors import SourceError
from samestory.sources.article_body import ArticleBody
from samestory.sources.base import Draft, RawFile, ReadOptions
from samestory.sources.html_metadata import declared_encoding, page_metadata
from samestory.sources.metadata import published_date, web_address
from samestory.sources.text_cleaning import clean, decode, looks_like_text, one_line

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEAD_BYTES = 4000
_BEFORE_FIRST_TAG = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*", re.DOTALL)
_WHOLE_PAGE = re.compile(r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_FRAGMENT = re.compile(
    r"<(?:article|main|section|header|div|p|h[1-6]|meta|title|link|script|style)[\s>]",
    re.IGNORECASE,
)
_BLOCKS = frozenset(("p", "item", "quote", "code", "head", "row", "table", "list", "div", "body"))
_SILENT = logging.NullHandler()


class HtmlReader:
    """Reads saved web pages."""

    name = "html"
    description = "A saved web page; the article and its metadata are found in it."
    suffixes = (".html", ".htm", ".xhtml")
    media_type = "text/html"

    def recognises(self, file: RawFile) -> bool:
        """Look for HTML tags at the top; for loose elements, unless the name says Markdown."""
        if not looks_like_text(file.data):
            return False
        head = clean(decode(file.data[:_HEAD_BYTES])[0])[0]
        rest = head[_match_end(_BEFORE_FIRST_TAG, head) :]
        if _WHOLE_PAGE.match(rest):
            return True
        suffix = file.name.lower()
        if suffix.endswith(self.suffixes):
            return re.search(r"<[a-zA-Z!]", rest) is not None
        return _FRAGMENT.match(rest) is not None and not suffix.endswith((".md", ".markdown"))

    def read(self, file: RawFile, *, options: ReadOptions) -> Iterator[Draft]:  # noqa: ARG002
        """Yield the page's article.

        Raises
        ------
        SourceError
            If no article is found on the page.
        """
        decoded, decoding_warnings = decode(file.data, declared=declared_encoding(file.data))
        page, cleaning_warnings = clean(decoded)
        meta = page_metadata(page)
        if (meta.generator or "").casefold().startswith("samestory"):
            raise SourceError(
                f"{file.path}: is a report that samestory wrote; give the articles themselves."
            )
        found = _extract(page)
        author = one_line((found.author or "").replace(";", ",")) or None if found else None
        body = ArticleBody(found.title if found else None)
        if found is not None:
            _fill(body, found.body, skip=_bylines(author))
        headline, paragraphs = body.finish()
        if found is None or not paragraphs:
            raise SourceError(
                f"{file.path}: no article was found on this web page; "
                "save the page again with its text, or paste the text into a .txt file."
            )
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


def _match_end(pattern: re.Pattern[str], text: str) -> int:
    match = pattern.match(text)
    return match.end() if match else 0


def _extract(page: str) -> Any:  # noqa: ANN401  # the library's own document class
    """What trafilatura finds on the page, or ``None``.

    Its quick mode keeps to the page's own order and drops least; where that finds hardly
    anything, its slower mode compares several extractors. Nothing is kept between pages.
    """
    import trafilatura  # noqa: PLC0415  # takes a second to import
    from lxml.etree import LxmlError  # noqa: PLC0415

    for library in ("trafilatura", "htmldate"):
        logging.getLogger(library).addHandler(_SILENT)
    best: Any = None
    for fast in (True, False):
        try:
            found: Any = trafilatura.bare_extraction(
                page,
                fast=fast,
                favor_recall=True,
                include_comments=False,
                include_links=True,
                deduplicate=False,
                with_metadata=True,
                date_extraction_params={"extensive_search": False, "original_date": True},
            )
        except (LxmlError, ValueError, RecursionError):
            found = None
        best = found if found is not None else best
        if found is not None and len(found.body.findall(".//p")) > 1:
            return found
    return best


def _bylines(author: str | None) -> frozenset[str]:
    if author is None:
        return frozenset()
    return frozenset(line.casefold() for line in (author, f"By {author}", f"Von {author}"))


def _fill(body: ArticleBody, root: _Element, *, skip: frozenset[str]) -> None:
    """Add the blocks below ``root`` to the body, in their order."""
    for kind, text in _blocks(root):
        if kind == "head":
            body.add_heading(text)
        elif text.casefold() not in skip:
            body.add_paragraph(text)


def _blocks(root: _Element) -> Iterator[tuple[str, str]]:
    """Kind and text of each block; a double line break parts paragraphs as blank lines do."""
    kind, parts = "p", [_text(root.text)]
    for element in root:
        if element.tag in _BLOCKS:
            yield from _flush(kind, parts)
            yield from _block(element)
            parts = [_text(element.tail)]
        else:
            parts += [_inline(element), _text(element.tail)]
    yield from _flush(kind, parts)


def _block(element: _Element) -> Iterator[tuple[str, str]]:
    if element.tag == "row":
        cells = [one_line("".join(cell.itertext())) for cell in element]
        yield "p", " | ".join(filter(None, cells))
    elif element.tag == "head":
        yield "head", one_line("".join(element.itertext()))
    elif not _is_link_only(element):
        yield from _blocks(element)


def _flush(kind: str, parts: list[str]) -> Iterator[tuple[str, str]]:
    for piece in re.split(r"\n\s*\n", "".join(parts)):
        if line := one_line(piece):
            yield kind, line


def _inline(element: _Element) -> str:
    inner = "".join(f"{_inline(child)}{_text(child.tail)}" for child in element)
    return ("\n" if element.tag == "lb" else "") + _text(element.text) + inner


def _text(value: str | None) -> str:
    """Text in which only line break elements count as line ends."""
    return re.sub(r"[ \t\n]+", " ", value or "")


def _is_link_only(element: _Element) -> bool:
    """Whether a paragraph is nothing but one link: a pointer to another story."""
    if element.tag != "p" or (element.text or "").strip():
        return False
    return bool(len(element)) and all(
        child.tag == "ref" and not (child.tail or "").strip() for child in element
    )
