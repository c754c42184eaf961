"""Short phrases that several parts of the page use."""

from __future__ import annotations

import re
from collections.abc import Sequence

from samestory.model import Nearest, Settings
from samestory.renderers.layout import plural

TIMESTAMP = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?\s?(Z|[+-]\d\d:?\d\d)?)?"
)

LONG_NUMBER = 10_000

NO_LETTERS = re.compile(r"\W+")


def kind_slug(kind: str) -> str:
    """Return a kind of finding as one word, for identifiers and lists of names on the page."""
    return NO_LETTERS.sub("-", kind).strip("-").lower()


def score_text(score: float) -> str:
    """Return a score as ``.25``, never rounded to a whole."""
    return "1" if score == 1 else f"{min(max(score, 0), 0.99):.2f}".removeprefix("0")


def band(nearest: Nearest, settings: Settings) -> str:
    """Return in words how close a paragraph comes, and its score, on one line."""
    name = "weak"
    if nearest.score >= settings.threshold:
        name = "strong" if nearest.strong_score >= settings.strong else "partial"
    return f"{name},\u00a0{score_text(nearest.score)}"


def paragraph_numbers(numbers: Sequence[int]) -> str:
    """Return ``¶ 3``, ``¶ 3–5`` or ``¶ 3, 5``."""
    first, last = numbers[0], numbers[-1]
    if len(numbers) > 1 and last - first == len(numbers) - 1:
        return f"¶ {first}–{last}"
    return f"¶ {', '.join(str(number) for number in numbers)}"


def word_count(number: int) -> str:
    """Return a number of words that stays on one line, with a thin space between thousands."""
    text = plural(number, "word") if number < LONG_NUMBER else f"{number:,} words"
    return text.replace(",", "\u202f").replace(" ", "\u00a0")


def readable_time(published: str) -> tuple[str, bool]:
    """Return a date as a reader wants it, and whether it was understood as one."""
    match = TIMESTAMP.fullmatch(published)
    if match is None:
        return published, False
    return " ".join(part for part in match.groups() if part), True
