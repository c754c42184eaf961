"""Reads articles, in whatever format they come, into documents."""

from __future__ import annotations

from samestory.sources.base import Reader
from samestory.sources.html import HtmlReader
from samestory.sources.markdown import MarkdownReader
from samestory.sources.plain_text import PlainTextReader

# A file's content is tried in this order; plain text takes whatever nobody else recognises.
READERS: dict[str, Reader] = {
    reader.name: reader
    for reader in (HtmlReader(), MarkdownReader(), PlainTextReader())
}
