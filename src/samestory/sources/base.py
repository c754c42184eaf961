"""The interface of an input format, and the values a reader takes and gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol, TypeAlias

from samestory.model import Limits

Tolerated: TypeAlias = Literal["nothing", "found", "anything"]
"""Which inputs that can't be used are passed over instead of being an error: none; those found in
folders and by patterns; those that the user named, too."""


@dataclass(frozen=True, slots=True)
class RawFile:
    """A file's bytes and names, before anybody knows what is in it.

    Attributes
    ----------
    name
        The file's name without its folder; ``-`` for standard input.
    path
        As the user gave it, for messages.
    data
        The whole content.
    """

    name: str
    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as a reader found it, before it is cut into sentences and given offsets.

    Attributes
    ----------
    paragraphs
        Body paragraphs as plain text, in order, one line each, never blank.
    headline, outlet, author, published, url, language
        As the format's metadata give them, or ``None``. ``published`` is ISO 8601.
    record
        1-based number in a file that holds several articles, else ``None``.
    identifier
        What the file calls the article, or ``None``.
    story, label
        For a file with articles of several stories: the story it tells, and its name in there.
    warnings
        One plain sentence each.
    """

    paragraphs: tuple[str, ...]
    headline: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    record: int | None = None
    identifier: str | None = None
    story: str | None = None
    label: str | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """What a user can say about the inputs.

    Attributes
    ----------
    language
        ISO 639-1 code to take for all documents, or ``None`` to use metadata or tell it from
        the text.
    fields
        For datasets: which field holds what, for instance ``{"text": "body"}``.
    tolerate
        Which files that can't be read are passed over.
    limits
        The largest inputs to take.
    """

    language: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    tolerate: Tolerated = "found"
    limits: Limits = field(default_factory=Limits)


class Reader(Protocol):
    """Reads one input format."""

    @property
    def name(self) -> str:
        """Short name, as ``samestory formats`` shows it."""

    @property
    def description(self) -> str:
        """One short sentence for ``samestory formats``."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Usual file suffixes, with their dots, lower case."""

    @property
    def media_type(self) -> str:
        """The media type a document's source carries."""

    @property
    def isolated(self) -> bool:
        """Whether it is run in a process of its own, as formats with large parsers are."""

    def recognises(self, file: RawFile) -> bool:
        """Tell from the content (and only where the content leaves it open, the name)."""

    def read(self, file: RawFile, *, options: ReadOptions) -> Iterator[Draft]:
        """Yield the articles in the file.

        Raises
        ------
        SourceError
            If the file is broken or holds no article.
        """
