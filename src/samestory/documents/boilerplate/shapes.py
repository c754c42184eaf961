"""Cues that hold in any language: how a line looks, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from samestory.documents.boilerplate.lines import Line, words_of
from samestory.documents.boilerplate.phrases import load_phrases

MOST_WORDS = 10
"""Words of a line that names a place or a person alone."""

MOST_TIME_WORDS = 14
"""Words of a line that names a time alone; Spanish and French take many small ones."""

MOST_NAME_WORDS = 5
"""Words of a line that is one or two persons' names, or those of agencies."""

MOST_ITEM_WORDS = 3
LEAST_ITEMS = 3
"""A list of tags has three items or more, of up to three words."""

_ADDRESS = re.compile(
    r"(?:https?://|www\.|pic\.twitter\.com/)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|@\w+", re.IGNORECASE
)
_HASHTAG = re.compile(r"#\w+")
_CLOCK_OR_DATE = re.compile(
    r"(?<![\d.,])(?:\d{1,2}[:.h]\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2}"
    r"|\d{1,2}\s?[ap]\.?m\b)(?![\d%])",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\([^()]*\)")
_DASHES = "-–—―"
_MARKS = ".,;:|()[]·•–—-&"
_ITEM_BREAK = re.compile(r"[,;|•·/#]")
_SEGMENT_BREAK = re.compile(r"\s*[,|•·/]\s*|\s+[–—-]\s+")


def is_separator(line: Line) -> bool:
    """Tell whether a line has no letter and no digit."""
    return not any(character.isalnum() for character in line.text)


def link_kind(line: Line) -> str | None:
    """Return the kind of a line of addresses, account names or hashtags alone."""
    only_tags = True
    for part in line.text.split():
        bare = part.strip(_MARKS)
        if _ADDRESS.fullmatch(bare):
            only_tags = False
        elif bare and not _HASHTAG.fullmatch(bare):
            return None
    return "tag list" if only_tags else "link line"


def is_time(line: Line) -> bool:
    """Tell whether a line only names a date or a time of day."""
    if line.size > MOST_TIME_WORDS or line.introduces:
        return False
    words = [word.casefold().rstrip(".") for word in _letters_only(line.text)]
    times = load_phrases().times
    if not all(word in times for word in words):
        return False
    if _CLOCK_OR_DATE.search(line.text):
        return True
    # A month or a day of the week has more letters than a unit or a preposition.
    return any(c.isdigit() for c in line.text) and any(len(word) > 3 for word in words)  # noqa: PLR2004


def is_dateline(line: Line) -> bool:
    """Tell whether a line at the top only names a place, with a date and an agency perhaps.

    A place alone must be shouted.
    """
    if not line.top or line.finished or line.introduces or line.size > MOST_WORDS:
        return False
    if is_agency(line):
        return False
    known = load_phrases().times | load_phrases().particles
    outside = words_of(_BRACKETED.sub(" ", line.text))
    if not outside or any(w[0].islower() and w.casefold() not in known for w in outside):
        return False
    if line.text[-1] in _DASHES or line.text.endswith(")"):
        return True
    place = outside[0]
    shouted = place.isupper() and len(place) > 2  # noqa: PLR2004
    return shouted and (len(outside) <= 2 or "," in line.text)  # noqa: PLR2004


def is_name(line: Line, lines: Sequence[Line], *, author: frozenset[str]) -> bool:
    """Tell whether a line is a person's name, with an office or a place after it perhaps.

    A title in capitals looks the same, and so does somebody whom the article is about; but their
    words stand in its text too.

    Parameters
    ----------
    line
        The line.
    lines
        The article's.
    author
        The words of the author's name as the source gives it, without letter case.
    """
    if line.finished or line.introduces or line.size > MOST_WORDS:
        return False
    if any(character.isdigit() for character in line.text):
        return False
    name = _SEGMENT_BREAK.split(line.text, maxsplit=1)[0]
    words = words_of(name)
    if author and {word.casefold() for word in words} == author:
        return True
    particles = load_phrases().particles
    capital = [word for word in words if word[0].isupper()]
    return (
        2 <= len(capital) <= len(words) <= MOST_NAME_WORDS  # noqa: PLR2004
        and all(word[0].isupper() or word in particles for word in words)
        and " ".join(words) == name.strip()
        and not _are_told(capital, lines)
    )


def _are_told(names: Sequence[str], lines: Sequence[Line]) -> bool:
    """Tell whether longer paragraphs have the last of some words, or most of them."""
    told = {word for line in lines if line.size > MOST_WORDS for word in words_of(line.plain)}
    known = [name.casefold() in told for name in names]
    return known[-1] or 2 * sum(known) > len(known)


def is_agency(line: Line) -> bool:
    """Tell whether a line names agencies alone."""
    agencies = load_phrases().agencies
    if line.size > MOST_NAME_WORDS:
        return False
    words = [word.casefold().rstrip(".") for word in line.words]
    return 0 < len(words) <= MOST_NAME_WORDS and all(word in agencies for word in words)


def is_tag_list(line: Line) -> bool:
    """Tell whether a line is a list of short items and no sentence."""
    items = [item.split() for item in _ITEM_BREAK.split(line.text) if item.strip()]
    return (
        not (line.finished or line.introduces or any(c.isdigit() for c in line.text))
        and len(items) >= LEAST_ITEMS
        and all(len(item) <= MOST_ITEM_WORDS for item in items)
    )


def _letters_only(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:[.'’][^\W\d_]+)*", text)
