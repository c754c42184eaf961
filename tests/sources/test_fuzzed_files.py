"""Files out of shape are read or refused in one line, and what is read has its offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fuzzing import changed_files
from tests.sources.examples import EXAMPLES
from tests.sources.promises import TARGETS, keeps_promises

FILES = [*EXAMPLES, "word part"]
_WORD = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.mark.parametrize("target", FILES)
@given(st.data())
def test_a_changed_file_is_read_or_refused(target: str, data: st.DataObject) -> None:
    keeps_promises(target, data.draw(changed_files(target)))


@pytest.mark.parametrize("target", list(TARGETS))
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(target: str, data: bytes) -> None:
    keeps_promises(target, data)


@pytest.mark.parametrize("target", ["text", "markdown", "csv", "json", "jsonl", "html"])
@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(target: str, text: str) -> None:
    keeps_promises(target, text.encode())


@pytest.mark.parametrize("target", list(EXAMPLES))
def test_the_files_that_are_changed_are_good_ones(target: str) -> None:
    assert keeps_promises(target, EXAMPLES[target]().data) > 0


@pytest.mark.parametrize(
    ("target", "data"),
    [
        ("html", "<html><body><p>no character \ufffe here, but a sentence.</p></html>".encode()),
        ("html", b"<html><body><p>no text \x07 holds &#6 or &#x1f; but a page may.</p></html>"),
        ("json", b'{"text": "One. Two.", "url": "https://x.example/\\ud800"}'),
        ("json", b'{"text": "One. Two.", "date": "\\ud800 no date"}'),
        ("json", b'{"outlet": "Ullen Chronicle", "u\\u000bd": "https://x.example/"}'),
        ("csv", b'outlet,"tit\vle",date\nUllen Chronicle,Dredger,2026-05-12\n'),
        ("word part", b"<x/>"),
        ("word part", b'<w:document xmlns:w="%b"/>' % _WORD),
        ("options", b"x = " + b"[" * 100_000),
        ("marks", b"[" * 100_000),
        ("report", b"[" * 100_000),
    ],
)
def test_what_broke_once_is_mended(target: str, data: bytes) -> None:
    keeps_promises(target, data)
