"""Names of report files."""

from __future__ import annotations

import re
import unicodedata

MAX_SLUG = 60
FALLBACK = "comparison"
_FINGERPRINT_DIGITS = 8

REPORT_STEM = re.compile(rf"(?P<slug>.+)-(?P<digits>[0-9a-f]{{{_FINGERPRINT_DIGITS}}})")
"""What `report_stem` returns."""

# Letters that no Unicode decomposition takes apart.
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)


def slug(title: str) -> str:
    """Return the title as lower-case ASCII words joined by hyphens, at most 60 characters.

    A title that has no Latin letters and no digits gives ``comparison``.
    """
    decomposed = unicodedata.normalize("NFKD", title.lower().translate(_LETTERS))
    ascii_only = decomposed.replace("'", "").replace("’", "").encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")
    if len(words) > MAX_SLUG:
        words = words[: MAX_SLUG + 1].rpartition("-")[0] or words[:MAX_SLUG]
    return words or FALLBACK


def report_stem(title: str, fingerprint: str) -> str:
    """Return a report's file name without its suffix; other inputs give another name."""
    return f"{slug(title)}-{fingerprint[:_FINGERPRINT_DIGITS]}"
