"""The pictures of the docs: small, shown somewhere, and whole after they were packed."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest

pytest.importorskip("playwright", reason="playwright is not installed")

from tests.pictures import MOST_BYTES, PICTURES, SHOTS, packed
from tests.sample_report import ROOT

COMMITTED = sorted(PICTURES.iterdir())


@pytest.mark.parametrize("path", COMMITTED, ids=lambda path: path.name)
def test_every_picture_is_small_and_shown(path: Path) -> None:
    assert path.stat().st_size <= MOST_BYTES
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    assert any(f"pictures/{path.name}" in page.read_text(encoding="utf-8") for page in pages)


def test_every_shot_is_committed() -> None:
    assert {f"{shot.name}.png" for shot in SHOTS} <= {path.name for path in COMMITTED}


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def test_packing_keeps_the_pixels_and_drops_the_rest() -> None:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0))
    pixels = zlib.compress(bytes(14), 0)
    parts = chunk(b"IDAT", pixels[:5]) + chunk(b"IDAT", pixels[5:])
    png = b"\x89PNG\r\n\x1a\n" + head + chunk(b"tIME", b"\x07") + parts + chunk(b"IEND", b"")
    small = packed(png)
    assert small.startswith(b"\x89PNG\r\n\x1a\n" + head + b"\x00\x00")
    assert small.endswith(chunk(b"IEND", b""))
    assert chunk(b"IDAT", zlib.compress(bytes(14), 9)) in small
    assert b"tIME" not in small
