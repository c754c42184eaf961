"""What an HTML page says about itself: encoding, language, date of publication, address.

The library that finds the article cuts a date of publication to the day and guesses where there
is none, so the exact fields are looked up here first.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w:-]{2,40})"
    rb"|^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w:-]{2,40})",
    re.IGNORECASE,
)
_SAVED_FROM = re.compile(r"\s*saved from url=\(\d+\)(\S+)")

_DATE_FIELDS = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "pubdate",
    "publish-date",
    "date",
)


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What a page says about itself; ``None`` where it says nothing."""

    language: str | None = None
    published: str | None = None
    url: str | None = None
    generator: str | None = None


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding that the page declares, if it does."""
    match = _CHARSET.search(data[:4000])
    return (match[1] or match[2]).decode("ascii") if match else None


def page_metadata(root: Any) -> PageMetadata:  # noqa: ANN401  # lxml has no types
    """Look up the metadata of a parsed page."""
    fields = _meta_fields(root)
    return PageMetadata(
        language=root.get("lang")
        or root.get("xml:lang")
        or fields.get("content-language")
        or fields.get("og:locale"),
        published=next((fields[name] for name in _DATE_FIELDS if name in fields), None)
        or _linked_data_date(root)
        or next(iter(root.xpath("//time/@datetime")), None),
        url=next(iter(root.xpath("//link[@rel='canonical']/@href[starts-with(., 'http')]")), None)
        or fields.get("og:url")
        or _saved_from(root),
        generator=fields.get("generator"),
    )


def _meta_fields(root: Any) -> dict[str, str]:  # noqa: ANN401
    """Content of the ``meta`` elements by name, lower case; the first of a name counts."""
    fields: dict[str, str] = {}
    for element in root.iter("meta"):
        content = (element.get("content") or "").strip()
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = element.get(key)
            if name and content:
                fields.setdefault(name.casefold(), content)
    return fields


def _linked_data_date(root: Any) -> str | None:  # noqa: ANN401
    """``datePublished`` of the first JSON-LD object that has one."""
    for script in root.xpath("//script[@type='application/ld+json']/text()"):
        try:
            loaded = json.loads(script)
        except (ValueError, RecursionError):
            continue
        queue = [loaded]
        while queue:
            value = queue.pop(0)
            if isinstance(value, list):
                queue += value
            elif isinstance(value, dict):
                if isinstance(date := value.get("datePublished"), str):
                    return date
                queue += [value["@graph"]] if "@graph" in value else []
    return None


def _saved_from(root: Any) -> str | None:  # noqa: ANN401
    """Where browsers note that they saved a page from."""
    for comment in root.getroottree().xpath("//comment()"):
        match = _SAVED_FROM.match(comment.text or "")
        if match:
            return match[1]
    return None
