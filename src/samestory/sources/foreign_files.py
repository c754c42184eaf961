"""What a file is that no reader takes, in words a user understands."""

from __future__ import annotations

import io
import zipfile

from samestory.sources.decoding import looks_like_text

ACCEPTED = "give a text, Markdown, HTML, DOCX, PDF, JSON or CSV file"

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"

# Formats whose content is text, so that they would pass for plain text: what they begin with.
_TEXT_FORMATS = (
    (b"{\\rtf", "an RTF file"),
    (b"%!PS", "a PostScript file"),
    (b"<?xml", "an XML file"),
    (b"<svg", "an SVG image"),
    (b"<rss", "an RSS feed"),
    (b"From: <Saved by", "a web archive (MHTML)"),
    (b"MIME-Version:", "a web archive (MHTML) or an e-mail"),
)
_ZIP_MEMBERS = (
    ("word/document.xml", "a Word document"),
    ("xl/workbook.xml", "an Excel workbook"),
    ("ppt/presentation.xml", "a PowerPoint presentation"),
    ("META-INF/container.xml", "an e-book (EPUB)"),
    ("content.xml", "an OpenDocument file"),
)
_LEAST_CONFIDENCE = 0.3
_MAIN_TYPES = {"audio": "a sound recording", "video": "a video", "font": "a font"}


def kind_of_text_format(data: bytes) -> str | None:
    """Name the text-based format, other than those that are read, that the data are in."""
    head = data[:200].removeprefix(b"\xef\xbb\xbf").lstrip()
    return next((kind for start, kind in _TEXT_FORMATS if head.startswith(start)), None)


def kind_of(data: bytes) -> str:
    """Name what a file is, with an article: ``a PNG image``."""
    if data.startswith(_OLE):
        return _kind_of_ole(data)
    if data.startswith(_ZIP):
        return _kind_of_zip(data)
    text_format = kind_of_text_format(data)
    if text_format is not None:
        return text_format
    if looks_like_text(data):
        return "a text in no format that is known here"
    return _kind_by_signature(data)


def _kind_of_ole(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "an Office file with a password; save it without one"
    return "an Office file in the old binary format; save it as .docx"


def _kind_of_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return "a damaged ZIP archive"
    return next((kind for name, kind in _ZIP_MEMBERS if name in members), "a ZIP archive")


def _kind_by_signature(data: bytes) -> str:
    import puremagic  # noqa: PLC0415  # only needed for the error message

    try:
        matches = puremagic.magic_string(data)
    except (puremagic.PureError, ValueError):
        matches = []
    if not matches or matches[0].confidence < _LEAST_CONFIDENCE:
        return "a binary file of a kind that is not known here"
    main_type, _, subtype = matches[0].mime_type.partition("/")
    if main_type == "image":
        name = subtype.removeprefix("x-").partition("+")[0].upper()
        return f"{'an' if name[:1] in 'AEIO' else 'a'} {name} image"
    return _MAIN_TYPES.get(main_type, f"a binary file ({matches[0].name})")
