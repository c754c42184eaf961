"""YAML front matter: the metadata between two lines of dashes at the head of a Markdown file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from samestory.sources.metadata import names, published_date, web_address

_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n(?P<yaml>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_KEY_LINE = re.compile(r"^[\w \"'-]+:(?:\s|$)", re.MULTILINE)
_LONGEST = 50_000

_SYNONYMS = {
    "headline": ("title", "headline"),
    "outlet": ("outlet", "site_name", "sitename", "site", "publisher", "publication", "source"),
    "published": ("date", "published", "published_at", "publish_date", "date_published"),
    "url": ("url", "link", "canonical_url", "canonical", "permalink", "source_url"),
    "author": ("author", "authors", "byline"),
    "language": ("language", "lang", "locale"),
}
_NOTHING = (None, "", "~", "null")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What front matter says about the article."""

    headline: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    author: str | None = None
    language: str | None = None
    warnings: tuple[str, ...] = field(default=())


def has_front_matter(text: str) -> bool:
    """Tell whether a text begins with front matter that holds at least one key."""
    return _match(text) is not None


def part_front_matter(text: str) -> tuple[FrontMatter, str]:
    """Part the front matter from the text that follows it.

    Returns
    -------
    tuple
        The metadata (empty if there is no front matter; with a warning if it is not valid YAML)
        and the rest of the text.
    """
    match = _match(text)
    if match is None:
        return FrontMatter(), text
    values, warnings = _load(match["yaml"])
    published, date_warnings = published_date(_first(values, "published"))
    url, url_warnings = web_address(_first(values, "url"))
    found = FrontMatter(
        headline=_text(_first(values, "headline")),
        outlet=names(_first(values, "outlet")),
        published=published,
        url=url,
        author=names(_first(values, "author")),
        language=_text(_first(values, "language")),
        warnings=warnings + date_warnings + url_warnings,
    )
    return found, text[match.end() :]


def _match(text: str) -> re.Match[str] | None:
    match = _FRONT_MATTER.match(text[:_LONGEST])
    return match if match is not None and _KEY_LINE.search(match["yaml"]) else None


def _load(source: str) -> tuple[Mapping[str, object], tuple[str, ...]]:
    import yaml  # noqa: PLC0415  # keeps start-up fast

    try:
        # The base loader makes nothing but text, lists and mappings, so that a date stays as it
        # was written, 'no' can be a language, and a title '1984' is not a number. What an alias
        # stands for is shared, not copied, and only flat values are looked at.
        loaded = yaml.load(source, Loader=yaml.BaseLoader)  # noqa: S506
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", None)
        where = "" if line is None else f" (line {line + 2})"
        return {}, (f"The front matter is not valid YAML{where}; its metadata were left out.",)
    if not isinstance(loaded, dict):
        return {}, ("The front matter holds no keys; it was left out.",)
    return {str(key).strip().casefold().replace("-", "_"): v for key, v in loaded.items()}, ()


def _first(values: Mapping[str, object], role: str) -> object:
    found = (values.get(name) for name in _SYNONYMS[role])
    return next((value for value in found if value not in _NOTHING), None)


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
