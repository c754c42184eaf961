"""Word lists as the program's data has them: words in running lines, and rows of terms."""

from __future__ import annotations

from collections.abc import Iterator


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text without punctuation, parted by white space."""
    return frozenset(words.split())


def rows_of(text: str) -> Iterator[tuple[str, list[str]]]:
    r"""Yield the rows of a list: a heading, a colon and a space, and terms parted by commas.

    A line without heading goes on with the row above it.

    Examples
    --------
    >>> list(rows_of("falling: fell, slipped,\nplunged"))
    [('falling', ['fell', 'slipped', 'plunged'])]
    """
    heading, terms = "", ""
    for line in text.strip().splitlines():
        first, colon, rest = line.partition(": ")
        if colon:
            if heading:
                yield heading, _terms(terms)
            heading, terms = first, rest
        else:
            terms += " " + line
    if heading:
        yield heading, _terms(terms)


def _terms(listed: str) -> list[str]:
    return [" ".join(term.split()) for term in listed.split(",")]
