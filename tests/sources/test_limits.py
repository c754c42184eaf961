from __future__ import annotations

import io
import os
import socket
import sys
import zipfile
from pathlib import Path

import docx
import pytest

from samestory.errors import SourceError
from samestory.model import Limits
from samestory.sources import ReadOptions, read_all
from tests.sources.conftest import Write
from tests.sources.examples import PARAGRAPHS
from tests.sources.pdf_builder import Text, build_pdf

SMALL = {
    "file_bytes": 60,
    "pages": 2,
    "depth": 40,
    "records": 2,
    "paragraphs": 3,
    "words": 12,
    "unpacked_bytes": 5_000,
    "unpacked_ratio": 3,
}
TEXT = " ".join(PARAGRAPHS)


def _docx(filling: int) -> bytes:

    buffer = io.BytesIO()
    document = docx.Document()
    document.add_paragraph(TEXT)
    document.add_paragraph("a " * filling)
    document.save(buffer)
    return buffer.getvalue()


FILES = {
    "file_bytes": ("a.txt", TEXT.encode()),
    "pages": ("a.pdf", build_pdf([[Text(9, 9, "x")]] * 3)),
    "depth": ("a.html", f"<html><body>{'<div>' * 60}<p>{TEXT}</p></body></html>".encode()),
    "records": ("a.jsonl", b'{"text": "One."}\n{"text": "Two."}\n{"text": "Three."}\n'),
    "paragraphs": ("a.txt", b"One.\n\nTwo.\n\nThree.\n\nFour.\n\nFive."),
    "words": ("a.txt", b"Headline\n\n" + b"word " * 13),
    "unpacked_bytes": ("a.docx", _docx(10)),
    "unpacked_ratio": ("a.docx", _docx(200_000)),
}


@pytest.mark.parametrize("name", list(SMALL))
def test_what_goes_beyond_a_limit_is_refused_with_how_to_raise_it(name: str, write: Write) -> None:
    path, data = FILES[name]
    write(path, data)
    limits = Limits(**{name: SMALL[name]})
    with pytest.raises(SourceError) as refusal:
        read_all([path], options=ReadOptions(limits=limits))
    message = str(refusal.value)
    assert message.startswith((f"{path}: ", f"{path} #"))
    assert f"raise the limit with --limit {name.replace('_', '-')}=NUMBER" in message
    assert "\n" not in message


@pytest.mark.parametrize("name", ["file_bytes", "depth", "records", "paragraphs", "words"])
def test_what_keeps_to_the_usual_limits_is_read(name: str, write: Write) -> None:
    path, data = FILES[name]
    write(path, data)
    assert read_all([path], options=ReadOptions()).documents


def test_a_member_that_states_a_false_size_does_not_fill_the_memory(write: Write) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<w>" + b" " * 50_000_000 + b"</w>")
    data = buffer.getvalue().replace((50_000_007).to_bytes(4, "little"), b"\x10\0\0\0")
    write("a.docx", data)
    with pytest.raises(SourceError, match=r"^a\.docx: "):
        read_all(["a.docx"], options=ReadOptions())


@pytest.mark.skipif(sys.platform == "win32", reason="this system has no such files")
@pytest.mark.parametrize("kind", ["pipe", "socket", "device"])
def test_what_is_no_ordinary_file_is_not_opened(kind: str, write: Write) -> None:
    good = write("good.txt")
    path = Path("odd.txt")
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as bound:
            bound.bind(str(path))
    else:
        path = Path(os.devnull)
    with pytest.raises(SourceError, match="no ordinary file but a pipe, socket or device"):
        read_all([str(good), str(path)], options=ReadOptions())


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_in_a_circle_end(write: Write) -> None:
    write("s/a.txt")
    Path("s/loop").symlink_to("../s", target_is_directory=True)
    Path("s/self.txt").symlink_to("self.txt")
    result = read_all(["s"], options=ReadOptions())
    assert [document.source.name for document in result.documents] == ["a.txt"]
    with pytest.raises(SourceError, match="there is no such file"):
        read_all(["s/self.txt"], options=ReadOptions())


def test_a_folder_that_may_not_be_read_is_named(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("s/a.txt")
    write("s/closed/b.txt")
    scan = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    result = read_all(["s"], options=ReadOptions())
    assert [(s.name, s.reason) for s in result.skipped] == [
        (str(Path("s") / "closed"), "this folder can't be read (permission denied)")
    ]
