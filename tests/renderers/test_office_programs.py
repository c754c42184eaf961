"""LibreOffice and poppler open the office formats and the PDF, and show all of their text.

The tests are skipped where the programs are not installed, unless the environment says
``SAMESTORY_REQUIRE_OFFICE=1``: then a missing program is a failure.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import samestory
from samestory.model import Comparison
from samestory.renderers import RENDERERS
from samestory.renderers.safe_text import printable
from tests.contracts.test_renderers import hostile_comparison
from tests.renderers.comparison_factory import large_comparison
from tests.renderers.demo_story import demo_comparison
from tests.sample_report import ROOT

for module in ("typst", "xlsxwriter"):
    pytest.importorskip(module, reason="what the formats need is not installed")

OFFICE_FORMATS = ("docx", "xlsx")
STORIES: dict[str, Callable[[], Comparison]] = {
    "demo": demo_comparison,
    "hostile": hostile_comparison,
    "many": lambda: large_comparison(9, 4),
    "two": lambda: large_comparison(2, 3),
    "ferry": lambda: samestory.compare(samestory.read(ROOT / "seeds" / "ferry-collision")),
}
MOST_PAGES = 30
PIECE = 40
INK = 200
"""Grey, 0 to 255, up to which a pixel of a small picture counts as printed on."""


def program(name: str) -> str:
    """Return where a program is; skip the test, or fail it, where it is not."""
    found = shutil.which(name)
    if found is None:
        reason = f"{name} is not installed"
        if os.environ.get("SAMESTORY_REQUIRE_OFFICE") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    return found


@pytest.fixture(scope="module")
def comparisons() -> dict[str, Comparison]:
    return {name: build() for name, build in STORIES.items()}


@pytest.fixture(scope="module")
def folder(comparisons: dict[str, Comparison], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """PDFs of all formats of all stories: by LibreOffice, or as they are."""
    folder = tmp_path_factory.mktemp("office")
    for name, comparison in comparisons.items():
        for each in OFFICE_FORMATS:
            path = folder / f"{name}-{each}{RENDERERS[each].suffix}"
            path.write_bytes(RENDERERS[each].render(comparison))
        (folder / f"{name}-pdf.pdf").write_bytes(RENDERERS["pdf"].render(comparison))
    subprocess.run(
        [
            *(program("soffice"), "--headless", f"-env:UserInstallation=file://{folder}/profile"),
            *("--convert-to", "pdf", "--outdir", str(folder)),
            *(str(path) for path in sorted(folder.glob("*.*x"))),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return folder


def printed(tool: str, *arguments: str | Path) -> bytes:
    done = subprocess.run(
        [program(tool), *map(str, arguments)], check=True, capture_output=True, timeout=120
    )
    return done.stdout


def page_count(path: Path) -> int:
    found = re.search(rb"^Pages:\s+(\d+)$", printed("pdfinfo", path), re.MULTILINE)
    assert found
    return int(found.group(1))


cases = pytest.mark.parametrize(
    "case", [f"{s}-{f}" for s in STORIES for f in (*OFFICE_FORMATS, "pdf")]
)


@cases
def test_it_opens_on_a_sensible_number_of_pages(case: str, folder: Path) -> None:
    assert 1 <= page_count(folder / f"{case}.pdf") <= MOST_PAGES


@cases
def test_no_page_is_blank(case: str, folder: Path) -> None:
    path = folder / f"{case}.pdf"
    pixels = printed("pdftoppm", "-gray", "-r", "20", path)
    # One picture after the other: head "P5 WIDTH HEIGHT 255", then a byte for each pixel.
    pages = re.split(rb"P5\n\d+ \d+\n255\n", pixels)[1:]
    assert len(pages) == page_count(path)
    for page in pages:
        assert page.count(255) > len(page) / 2
        assert sum(page.count(shade) for shade in range(INK)) > 20


@cases
def test_every_paragraph_can_be_read(
    case: str, folder: Path, comparisons: dict[str, Comparison]
) -> None:
    comparison = comparisons[case.partition("-")[0]]
    seen = "".join(printed("pdftotext", "-raw", folder / f"{case}.pdf", "-").decode().split())
    for document in comparison.documents:
        for paragraph in document.paragraphs:
            text = "".join(printable(paragraph.text).split())
            pieces = [text[start : start + PIECE] for start in range(0, len(text), PIECE)]
            missing = [piece for piece in pieces if piece not in seen]
            # Where a page ends within a paragraph, its foot and the next head stand in between.
            assert len(missing) <= (len(pieces) > 1)


@pytest.mark.parametrize(("story", "landscape"), [("two", False), ("demo", True), ("many", True)])
@pytest.mark.parametrize("format_name", ["docx", "pdf"])
def test_three_outlets_turn_the_page(
    story: str, format_name: str, landscape: bool, folder: Path
) -> None:
    told = printed("pdfinfo", folder / f"{story}-{format_name}.pdf").decode()
    found = re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", told)
    assert found
    assert (float(found.group(1)) > float(found.group(2))) == landscape


def test_headings_are_an_outline_for_readers_of_the_tags(folder: Path) -> None:
    tags = printed("pdfinfo", "-struct-text", folder / "ferry-pdf.pdf").decode()
    assert re.search(r"^\s*H1", tags, re.MULTILINE)
    assert re.search(r"^\s*TH", tags, re.MULTILINE)
