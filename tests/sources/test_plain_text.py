from __future__ import annotations

import pytest

from samestory.errors import SourceError
from samestory.sources import RawFile, ReadOptions
from samestory.sources.base import Draft
from samestory.sources.plain_text import PlainTextReader
from tests.sources.examples import HEADLINE, PARAGRAPHS, text_file


def read(data: bytes, name: str = "a.txt") -> Draft:
    (draft,) = PlainTextReader().read(RawFile(name, name, data), options=ReadOptions())
    return draft


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\u2028"])
def test_every_kind_of_line_end(line_end: str) -> None:
    data = text_file().data.decode().replace("\n", line_end).encode()
    assert read(data) == Draft(PARAGRAPHS, headline=HEADLINE)


def test_paragraph_separators() -> None:
    assert read("\u2029".join((HEADLINE, *PARAGRAPHS)).encode()).paragraphs == PARAGRAPHS


def test_a_form_feed_does_not_split_a_paragraph() -> None:
    assert read(b"One half\x0cof it.\n\n\x0cTwo.").paragraphs == ("One half of it.", "Two.")


def test_characters_that_are_taken_out_are_said() -> None:
    draft = read(b"One\x00 thing.\n\nAnother\x1b[0m one.")
    assert draft.paragraphs == ("One thing.", "Another one.")
    assert draft.warnings == ("Took out 2 control characters.",)


@pytest.mark.parametrize("data", [b"\xef\xbb\xbf", b"* * *\n\n---", "\u200b\n\u00a0".encode()])
def test_nothing_to_read_is_an_error(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"a\.txt: holds no text"):
        read(data)


@pytest.mark.parametrize("data", [rb"{\rtf1\ansi Text}", b"<?xml version='1.0'?><rss/>", bytes(99)])
def test_other_formats_are_not_taken_for_text(data: bytes) -> None:
    assert not PlainTextReader().recognises(RawFile("a.txt", "a.txt", data))
