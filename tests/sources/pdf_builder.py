"""Writes small PDF files with Helvetica text at given places; enough for the tests' pages."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

PAGE_WIDTH, PAGE_HEIGHT = 595, 842


@dataclass(frozen=True)
class Text:
    """One line of text; ``y`` counts up from the lower edge, as PDF does."""

    x: float
    y: float
    text: str
    size: float = 11


def build_pdf(
    pages: Sequence[Sequence[Text]],
    *,
    info: Mapping[str, str] | None = None,
    encrypted: bool = False,
) -> bytes:
    """Return a PDF; an encrypted one asks for a password that nobody knows."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b""]
    objects[2] = (
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    )
    kids = []
    for page in pages:
        stream = b"\n".join(_show(text) for text in page)
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {PAGE_WIDTH} {PAGE_HEIGHT}] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {len(objects) + 2} 0 R >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    trailer = "/Root 1 0 R"
    if info:
        entries = b" ".join(b"/%s %s" % (key.encode(), _string(text)) for key, text in info.items())
        objects.append(b"<< %s >>" % entries)
        trailer += f" /Info {len(objects)} 0 R"
    if encrypted:
        objects.append(
            b"<< /Filter /Standard /V 1 /R 2 /P -44 /O <%s> /U <%s> >>"
            % (
                hashlib.sha256(b"owner").hexdigest().encode(),
                hashlib.sha256(b"user").hexdigest().encode(),
            )
        )
        trailer += f" /Encrypt {len(objects)} 0 R /ID [<{'00' * 16}> <{'00' * 16}>]"
    return _file(objects, trailer)


def _show(text: Text) -> bytes:
    return b"BT /F1 %.1f Tf %.2f %.2f Td %s Tj ET" % (text.size, text.x, text.y, _string(text.text))


def _string(text: str) -> bytes:
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return b"(%s)" % escaped.encode("cp1252")


def _file(objects: Sequence[bytes], trailer: str) -> bytes:
    data = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return (
        data
        + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n"
        % (
            size,
            table,
            size,
            trailer.encode(),
            len(data),
        )
    )
