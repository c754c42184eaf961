"""Whether the office formats open in a program that people use."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from samestory.renderers import RENDERERS
from tests.contracts.test_renderers import hostile_comparison
from tests.renderers.demo_story import demo_comparison
from tests.renderers.visible_text import pdf_pages

OFFICE = shutil.which("soffice")


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("name", ["docx", "xlsx", "csv"])
def test_a_program_opens_it_and_shows_all_articles(name: str, tmp_path: Path) -> None:
    renderer = RENDERERS[name]
    stories = {"demo": demo_comparison(), "hostile": hostile_comparison()}
    for stem, comparison in stories.items():
        (tmp_path / f"{stem}{renderer.suffix}").write_bytes(renderer.render(comparison))
    subprocess.run(
        [
            *(str(OFFICE), "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"),
            *("--convert-to", "pdf", "--outdir", str(tmp_path / "out")),
            *sorted(str(path) for path in tmp_path.glob(f"*{renderer.suffix}")),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    written = sorted((tmp_path / "out").glob("*.pdf"))
    assert len(written) == len(stories)
    seen = "".join("".join(pdf_pages(written[0].read_bytes())).split())
    for document in demo_comparison().documents:
        assert "".join(document.label.split()) in seen
    for path in written:
        pdf = pypdfium2.PdfDocument(path)
        for page in pdf:
            assert len(set(bytes(page.render(scale=0.3, grayscale=True).buffer))) > 1
        pdf.close()
