"""Makes the pictures of the docs from the sample stories: ``python -m tests.pictures``.

They need Chromium, and show the fonts of the machine; so no test compares them.
"""

from __future__ import annotations

import shutil
import struct
import sys
import tempfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import ARGUMENTS, CHROMIUM_NAMES
from tests.sample_report import ROOT, make_sample

PICTURES = ROOT / "docs" / "pictures"
MOST_BYTES = 300_000
SETTLING = 500
"""Milliseconds in which the page draws what has come into view."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture of the sample report.

    Attributes
    ----------
    name
        Of the file, without its suffix.
    width, height
        Of the window, in pixels.
    element
        What to bring to the window's top; the top of the page if empty.
    dark
        Whether in dark colours.
    """

    name: str
    width: int
    height: int
    element: str = ""
    dark: bool = False


SHOTS = (
    Shot("report", 1200, 1000),
    Shot("passage", 1200, 760, element="article.passage[data-in='A B C D'] >> nth=1"),
    Shot("phone", 390, 760, element="h2:has-text('What differs')", dark=True),
)


def take(browser: Browser, page_file: Path, shot: Shot) -> bytes:
    """Return a picture as PNG."""
    page = browser.new_page(
        viewport={"width": shot.width, "height": shot.height},
        color_scheme="dark" if shot.dark else "light",
        reduced_motion="reduce",
    )
    page.goto(page_file.as_uri())
    page.locator("html[data-ready]").wait_for()
    if shot.element:
        page.locator(shot.element).evaluate("element => element.scrollIntoView()")
        page.wait_for_timeout(SETTLING)
    picture = page.screenshot()
    page.close()
    return packed(picture)


def packed(png: bytes) -> bytes:
    """Return a PNG file with its pixels compressed as far as can be."""
    chunks = list(_chunks(png))
    pixels = zlib.decompress(b"".join(data for kind, data in chunks if kind == b"IDAT"))
    head = [chunk for chunk in chunks if chunk[0] == b"IHDR"]
    written = [*head, (b"IDAT", zlib.compress(pixels, 9)), (b"IEND", b"")]
    return png[:8] + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in written
    )


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at < len(png):
        (length,) = struct.unpack_from(">I", png, at)
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += 12 + length


def main() -> None:
    """Take all pictures; ends with a message where one is too large or there is no Chromium."""
    program = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if program is None:
        sys.exit("pictures: there is no Chromium; install the package chromium.")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        make_sample(Path(folder))
        (page_file,) = (path for path in Path(folder).glob("*.html") if path.stem != "index")
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        for shot in SHOTS:
            picture = take(browser, page_file, shot)
            if len(picture) > MOST_BYTES:
                sys.exit(f"pictures: {shot.name} has {len(picture):,} bytes, over {MOST_BYTES:,}.")
            (PICTURES / f"{shot.name}.png").write_bytes(picture)
            print(f"{shot.name}.png {len(picture):,} bytes")  # noqa: T201 (a script)
        browser.close()


if __name__ == "__main__":
    main()
