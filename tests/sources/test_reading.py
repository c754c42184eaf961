from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from samestory.errors import EXIT_USAGE, SourceError
from samestory.sources import ReadOptions, ReadResult, read, read_all
from tests.sources.conftest import Write
from tests.sources.examples import (
    HEADLINE,
    PARAGRAPHS,
    docx_file,
    html_file,
    json_lines_file,
    record,
    text_file,
)
from tests.sources.pdf_builder import Text, build_pdf

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10\x08\x06\0\0\0" + bytes(60)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def everything(*arguments: str, stdin: bytes | None = None) -> ReadResult:
    stream = None if stdin is None else io.BytesIO(stdin)
    return read_all(arguments, options=ReadOptions(), stdin=stream)


def zip_with(member: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(member, "x")
    return buffer.getvalue()


BAD_FILES: dict[str, tuple[str, bytes, str]] = {
    "empty": ("a.txt", b"", "this file is empty"),
    "blank": ("a.txt", b" \n\n", "this file is empty"),
    "invisible": ("a.txt", "\u200b\u00a0".encode(), "holds no text"),
    "image named .txt": ("a.txt", PNG, "this is a PNG image, not an article; give a text"),
    "image named .docx": ("a.docx", PNG, "this is a PNG image, not an article"),
    "nulls": ("a.txt", bytes(400), "a binary file"),
    "program": ("a.md", b"\x7fELF\x02\x01\x01" + bytes(90), "a binary file (ELF"),
    "truncated DOCX": ("a.docx", docx_file().data[:9000], "is damaged or cut short"),
    "workbook named .docx": ("a.docx", zip_with("xl/workbook.xml"), "an Excel workbook"),
    "archive": ("a.zip", zip_with("x.txt"), "a ZIP archive"),
    "damaged archive": ("a.zip", zip_with("x.txt")[:30], "a damaged ZIP archive"),
    "old Office file": ("a.doc", OLE, "old binary format; save it as .docx"),
    "locked Office file": ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "a password"),
    "RTF": ("a.txt", b"{\\rtf1 Text}", "an RTF file"),
    "feed": ("a.xml", b"<?xml version='1.0'?><rss></rss>", "an XML file"),
    "web archive": ("a.mht", b"From: <Saved by Blink>\r\nx", "a web archive (MHTML)"),
    "encrypted PDF": ("a.pdf", build_pdf([[Text(9, 9, "x")]], encrypted=True), "by a password"),
    "scanned PDF": ("a.pdf", build_pdf([[]]), "run OCR on it first"),
    "broken PDF": ("a.pdf", b"%PDF-1.4 x", "is damaged or cut short"),
    "page without article": ("a.html", b"<html><body></body></html>", "no article was found"),
    "JSON without text": ("a.json", b'{"id": 1}', "no field with an article's text"),
    "broken JSON": ("a.json", b'{"id": ', "line 1 is not valid JSON"),
    "front matter alone": ("a.md", b"---\ntitle: A\n---\n", "holds no paragraph of text"),
}


@pytest.mark.parametrize("case", list(BAD_FILES))
def test_a_named_file_that_cannot_be_used_is_an_error(case: str, write: Write) -> None:
    name, data, reason = BAD_FILES[case]
    write(name, data)
    write("good.txt")
    with pytest.raises(SourceError) as refusal:
        everything("good.txt", name)
    message = str(refusal.value)
    assert message.startswith(f"{name}: ")
    assert reason in message
    assert "\n" not in message
    assert refusal.value.exit_code == EXIT_USAGE


@pytest.mark.parametrize("case", [c for c in BAD_FILES if BAD_FILES[c][0][2:] in {"txt", "pdf"}])
def test_the_same_file_found_in_a_folder_is_skipped(case: str, write: Write) -> None:
    name, data, reason = BAD_FILES[case]
    write(f"s/{name}", data)
    write("s/good.txt")
    result = everything("s")
    assert [document.source.name for document in result.documents] == ["good.txt"]
    (skipped,) = result.skipped
    assert skipped.name == str(Path("s") / name)
    assert reason.rstrip(".") in skipped.reason
    assert name not in skipped.reason


def test_every_bad_file_is_named(write: Write) -> None:
    write("a.txt", b"")
    write("b.pdf", b"%PDF-1.4 x")
    with pytest.raises(SourceError) as refusal:
        everything("a.txt", "b.pdf")
    assert [line[:6] for line in str(refusal.value).splitlines()] == ["a.txt:", "b.pdf:"]


def test_a_file_that_may_not_be_read(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.txt")

    def refuse(path: Path, *_: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(SourceError, match=r"^a\.txt: can't be read \(permission denied\)\.$"):
        everything("a.txt")


def test_the_source_says_where_the_document_is_from(write: Write) -> None:
    path = write("s/Ullen Chronicle.txt")
    (document,) = read(path)
    assert document.source.name == "Ullen Chronicle.txt"
    assert document.source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (document.outlet, document.outlet_basis) == ("Ullen Chronicle", "file name")


def test_standard_input() -> None:
    result = everything("U=-", stdin=html_file().data)
    (document,) = result.documents
    assert (document.outlet, document.source.name) == ("U", "-")
    assert document.source.media_type == "text/html"
    assert everything("-", stdin=text_file().data).documents[0].outlet == "standard input"


@pytest.mark.parametrize(
    ("stdin", "message"),
    [(b"", "-: standard input is empty"), (None, "-: there is no standard input here")],
)
def test_standard_input_that_gives_nothing(stdin: bytes | None, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        everything("-", stdin=stdin)


def test_the_same_file_twice(write: Write) -> None:
    write("a.txt")
    with pytest.raises(SourceError) as refusal:
        everything("a.txt", os.path.join(".", "a.txt"))  # noqa: PTH118
    assert str(refusal.value).count("a.txt") == 2
    assert "the same file twice" in str(refusal.value)
    with pytest.raises(SourceError, match="the same file twice"):
        everything("A=a.txt", "B=a.txt")


def test_two_files_of_equal_bytes(write: Write) -> None:
    write("a.txt", text_file().data)
    write("b.txt", text_file().data)
    for arguments in (("a.txt", "b.txt"), ("A=a.txt", "b.txt"), ("A=a.txt", "A=b.txt")):
        with pytest.raises(SourceError, match=r"^b\.txt: the same article twice .* a\.txt"):
            everything(*arguments)
    assert len(everything("A=a.txt", "B=b.txt").documents) == 2


def test_a_folder_beside_a_file_from_it(write: Write) -> None:
    write("s/a.txt")
    write("s/b.txt")
    result = everything("s/b.txt", "s")
    assert [document.source.name for document in result.documents] == ["b.txt", "a.txt"]
    assert "the same file twice" in result.skipped[0].reason


def test_equal_file_names_in_two_folders(write: Write) -> None:
    write("a/report.txt")
    write("b/report.txt")
    outlets = [document.outlet for document in everything("a", "b").documents]
    assert outlets == ["report (a)", "report (b)"]


def test_records_without_text_are_skipped_by_number(write: Write) -> None:
    write("d.json", str([record(), {"title": "T"}, record(2)]).replace("'", '"'))
    result = everything("d.json")
    assert [document.source.record for document in result.documents] == [1, 3]
    assert [(s.name, s.reason) for s in result.skipped] == [("d.json #2", "holds no text")]


def test_records_without_an_outlet_are_different_outlets(write: Write) -> None:
    write("d.jsonl", '{"text": "One thing."}\n{"text": "Another thing."}\n')
    assert [d.outlet for d in everything("d.jsonl").documents] == ["d #1", "d #2"]


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("a.txt", html_file().data, "text/html"),
        ("a.html", text_file().data, "text/plain"),
        ("a.md", json_lines_file().data, "application/jsonl"),
        ("a.txt", docx_file().data, (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        )),
    ],
)  # fmt: skip
def test_content_decides_and_a_misleading_name_is_said(
    name: str, data: bytes, media_type: str, write: Write
) -> None:
    write(name, data)
    document = everything(name).documents[0]
    assert document.source.media_type == media_type
    assert document.warnings[0].startswith(f"The name ends in {Path(name).suffix}, but the content")
    assert tuple(p.text for p in document.paragraphs) == PARAGRAPHS


@pytest.mark.parametrize("name", ["a", "a.dat", "a.TXT"])
def test_other_names_need_no_warning(name: str, write: Write) -> None:
    write(name)
    assert everything(name).documents[0].warnings == ()


def test_a_text_too_short_to_tell_its_language(write: Write) -> None:
    write("a.txt", "Ja.\n\nNein.")
    (document,) = everything("a.txt").documents
    assert document.language == "und"
    assert document.warnings == ("The language could not be told from the text.",)


def test_control_characters_leave_no_document(write: Write) -> None:
    write("a.json", '{"title": "A\\u202eB", "outlet": "U\\u0007 \\n x", "text": "C\\u0000d."}')
    (document,) = read("a.json", language="en")
    assert (document.headline, document.outlet) == ("AB", "U x")
    assert document.text == "AB\n\nCd."
    assert len(document.warnings) == 2


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (ReadOptions(language="Klingon"), "language Klingon: not a language code"),
        (ReadOptions(fields={"words": "x"}), "field words=x: “words” is not known"),
    ],
)
def test_options_that_make_no_sense(options: ReadOptions, message: str, write: Write) -> None:
    write("a.txt")
    with pytest.raises(SourceError, match=message):
        read_all(["a.txt"], options=options)


def test_progress_is_told_before_each_file(write: Write) -> None:
    write("a.txt")
    write("b.txt")
    steps: list[tuple[int, int, str]] = []
    read_all(["a.txt", "b.txt"], options=ReadOptions(), progress=lambda *step: steps.append(step))
    assert steps == [(0, 2, "a.txt"), (1, 2, "b.txt")]


def test_a_reader_s_unforeseen_failure_is_one_line_about_the_file(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyError("part\nmissing")

    monkeypatch.setattr("samestory.sources.plain_text.split_paragraphs", fail)
    write("a.txt")
    with pytest.raises(SourceError, match=r"^a\.txt: can't be read as text.*KeyError") as refusal:
        everything("a.txt")
    assert "\n" not in str(refusal.value)
    assert isinstance(refusal.value.__cause__, KeyError)


def test_plain_text_needs_none_of_the_large_libraries(write: Write) -> None:
    write("a.txt", "\n\n".join((HEADLINE, *PARAGRAPHS)))
    code = (
        "import sys; from samestory.sources import read; read('a.txt', language='en'); "
        "large = {'trafilatura', 'lxml', 'docx', 'pypdfium2', 'py3langid', 'yaml', 'numpy', "
        "'markdown_it', 'charset_normalizer', 'dateparser', 'puremagic', 'wordfreq'}; "
        "assert not large & set(sys.modules), large & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


SEEDS = {
    "ferry-collision/Brackholm Gazette.txt": ("Brackholm Gazette", 14, "en", None),
    "ferry-collision/National Lantern.html": (
        "The National Lantern",
        13,
        "en",
        "2026-10-08T18:05:00+01:00",
    ),
    "ferry-collision/Northlight Wire.md": (
        "Northlight Wire",
        13,
        "en",
        "2026-10-08T13:40:00+01:00",
    ),
    "rate-decision/de/Ardunner Tagblatt.txt": ("Ardunner Tagblatt", 12, "de", None),
    "rate-decision/es/La Voz de Puertoalto.txt": ("La Voz de Puertoalto", 11, "es", None),
}
"""Outlet, number of paragraphs, language and date of some sample articles."""


@pytest.mark.parametrize("name", list(SEEDS))
def test_sample_articles(seeds: Path, name: str) -> None:
    (document,) = read(seeds / name)
    found = (document.outlet, len(document.paragraphs), document.language, document.published)
    assert found == SEEDS[name]
    assert document.headline
    assert document.warnings == ()
