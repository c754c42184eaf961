"""What a run may take in at most, so that no input can use up a machine."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields

from samestory.errors import SettingsError

_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Largest inputs that are taken; beyond them an input is refused with its name and the limit.

    The defaults hold any article and report that we know of, many times over.

    Attributes
    ----------
    file_bytes
        Size of a file: an article or dataset, a JSON report, marks, or the key of a coding sheet.
    unpacked_bytes
        Size of what a packed format (DOCX, XLSX) unpacks to, all together.
    unpacked_ratio
        How many times larger a packed file's content may be than the file. Text packs to a fifth
        to a twentieth; packed files made to fill a memory come to a thousandth.
    pages
        Pages of a PDF.
    depth
        How deep elements of a web page may lie in one another.
    records
        Records of a dataset.
    paragraphs
        Paragraphs of one article; two articles of so many take 2 GB.
    words
        Words of one paragraph; some analyses take time with their square.
    documents
        Articles of one comparison.
    story_paragraphs
        Paragraphs of all articles of one comparison together.
    story_words
        Words of all articles of one comparison together.
    seconds
        Time for reading one file of a complex format, by the clock.
    memory_bytes
        Address space of the process that reads complex formats; where the system has no such
        limit (Windows), it is not kept to.

    Raises
    ------
    SettingsError
        If one is not above 0.
    """

    file_bytes: int = 512 * _MIB
    unpacked_bytes: int = 512 * _MIB
    unpacked_ratio: int = 200
    pages: int = 2_000
    depth: int = 1_000
    records: int = 100_000
    paragraphs: int = 4_000
    words: int = 10_000
    documents: int = 50
    story_paragraphs: int = 10_000
    story_words: int = 500_000
    seconds: float = 60.0
    memory_bytes: int = 4096 * _MIB

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if not (math.isfinite(value) and value > 0):
                raise SettingsError(f"limit {field.name} is {value:g}: give a number above 0.")


def limit_hint(name: str) -> str:
    """Return what a message about a limit says of raising it."""
    return f"raise the limit with --limit {name.replace('_', '-')}=NUMBER"
