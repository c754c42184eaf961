"""Dates, addresses, outlets and authors as sources write them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from urllib.parse import urlsplit

_ISO_DATE = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})"
    r"(?:[T ](?P<time>\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s?(?P<zone>Z|[+-]\d{2}:?\d{2})?)?",
    re.IGNORECASE,
)
_DAY_AND_YEAR = re.compile(r"\b\d{1,2}\D.*\d{4}|\d{4}\D.*\d", re.DOTALL)
_COMPACT_DATE = re.compile(r"(\d{4})(\d{2})(\d{2})")
_LONGEST_DATE = 80
_MONTHS = 12

# Languages in which dates in words are understood; trying every language there is takes seconds.
_DATE_LANGUAGES = """
    cs da de el en es fi fr it ja nb nl pl pt ru sv tr uk zh
    """.split()  # noqa: SIM905  # easier to read than a list of strings


def published_date(value: object) -> tuple[str | None, tuple[str, ...]]:
    """Return a date of publication in ISO 8601.

    A date that is ISO 8601 already stays as it was given. Others (RFC 2822 dates, dates in
    words) are read if they are unambiguous enough for a date parser.

    Parameters
    ----------
    value
        A string, a date, a date and time, or nothing.

    Returns
    -------
    tuple
        The date or ``None``, and a warning if a date was given that can't be understood.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None, ()
    if isinstance(value, date):
        return value.isoformat(), ()
    text = " ".join(str(value).split())
    found = _iso(text) or _rfc(text) or _in_words(text)
    if found is None:
        shown = text if len(text) <= _LONGEST_DATE else text[: _LONGEST_DATE - 1] + "…"
        return None, (f"The date “{shown}” can't be understood and was left out.",)
    return found, ()


def web_address(value: object) -> tuple[str | None, tuple[str, ...]]:
    """Return an address if it is one of a web page.

    Returns
    -------
    tuple
        The address as given or ``None``, and a warning if something else was given.
    """
    text = str(value).strip() if value is not None else ""
    if not text:
        return None, ()
    if host_of(text) is None or " " in text or not text.isprintable():
        return None, ("The address given for the article is not a web address and was left out.",)
    return text, ()


def host_of(url: str) -> str | None:
    """Return the host of an http(s) address without ``www.``, or ``None`` if it is none."""
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not host:
        return None
    return host.removeprefix("www.") or None


def names(value: object) -> str | None:
    """Return names (of authors, of an outlet) in one line.

    Parameters
    ----------
    value
        A string, an object that has a ``name``, or a flat list of such.
    """
    found = [_name(item) for item in (value if isinstance(value, list | tuple) else [value])]
    return ", ".join(filter(None, found)) or None


def _name(value: object) -> str:
    if isinstance(value, Mapping):
        value = value.get("name")
    return " ".join(value.split()) if isinstance(value, str) else ""


def _iso(text: str) -> str | None:
    match = _ISO_DATE.fullmatch(text)
    if match is not None:
        time, zone = match["time"], match["zone"]
        normal = match["day"] if time is None else f"{match['day']}T{time}{(zone or '').upper()}"
    elif (match := _COMPACT_DATE.fullmatch(text)) is not None:
        normal = "-".join(match.groups())
    else:
        return None
    try:
        datetime.fromisoformat(normal)
    except ValueError:
        return None
    return normal


def _rfc(text: str) -> str | None:
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, IndexError, TypeError, OverflowError):
        return None


@lru_cache(maxsize=1024)
def _in_words(text: str) -> str | None:
    """Dates such as '8 October 2026', '8. Oktober 2026, 18:05' or '13/10/2026'."""
    if len(text) > _LONGEST_DATE or not _DAY_AND_YEAR.search(text):
        return None
    order = _numeric_order(text)
    if order is None:
        return None
    # Imported here: a large parser that few inputs need.
    from dateparser.date import DateDataParser  # type: ignore[import-untyped]  # noqa: PLC0415

    parser = DateDataParser(
        languages=_DATE_LANGUAGES,
        settings={"STRICT_PARSING": True, "PARSERS": ["absolute-time"], "DATE_ORDER": order},
    )
    found = parser.get_date_data(text).date_obj
    if not isinstance(found, datetime):
        return None
    return found.isoformat() if re.search(r"\d:\d\d", text) else found.date().isoformat()


def _numeric_order(text: str) -> str | None:
    """Order of day and month in a date of figures alone; ``None`` where it could be either."""
    match = re.match(r"(\d{1,2})([./-])(\d{1,2})\2\d{4}(?!\d)", text)
    if match is None:
        return "YMD" if re.match(r"\d{4}\D", text) else "MDY"
    first, second = int(match[1]), int(match[3])
    if match[2] == "." or first > _MONTHS:
        return "DMY"
    return "MDY" if second > _MONTHS or first == second else None
