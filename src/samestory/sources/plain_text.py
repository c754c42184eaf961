"""Plain text: paragraphs between blank lines, the headline on the first line."""

from __future__ import annotations

from collections.abc import Iterator

from samestory.errors import SourceError
from samestory.sources.base import Draft, RawFile, ReadOptions
from samestory.sources.decoding import decode, looks_like_text
from samestory.sources.foreign_files import kind_of_text_format
from samestory.sources.paragraphing import split_paragraphs, take_headline
from samestory.sources.text_cleaning import clean


class PlainTextReader:
    """Reads plain text in any usual encoding."""

    name = "text"
    description = "Plain text: blank lines between paragraphs, the headline on the first line."
    suffixes = (".txt", ".text")
    media_type = "text/plain"
    isolated = False

    def recognises(self, file: RawFile) -> bool:
        """Take any text that is not in a text-based format of its own, such as RTF."""
        return looks_like_text(file.data) and kind_of_text_format(file.data) is None

    def read(self, file: RawFile, *, options: ReadOptions) -> Iterator[Draft]:  # noqa: ARG002
        """Yield the article.

        Raises
        ------
        SourceError
            If the file holds no text.
        """
        decoded, decoding_warnings = decode(file.data)
        text, cleaning_warnings = clean(decoded)
        headline, paragraphs = take_headline(split_paragraphs(text))
        if not paragraphs:
            raise SourceError(f"{file.path}: holds no text; give a file with an article in it.")
        yield Draft(
            paragraphs=paragraphs,
            headline=headline,
            warnings=decoding_warnings + cleaning_warnings,
        )
