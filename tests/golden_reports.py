"""Makes the golden files of the text renderers: ``python -m tests.golden_reports``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import samestory
from samestory import provenance
from samestory.renderers import terminal

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden"
STORIES = ("ferry-collision", "rate-decision/de", "rate-decision/es")
WIDTH = 80


def golden_files() -> Iterator[tuple[str, str]]:
    """Yield names and texts: for each sample story the Markdown report and the summary."""
    for story in STORIES:
        documents = samestory.read(ROOT / "seeds" / story)
        comparison = samestory.compare(documents)
        name = story.replace("/", "-")
        markdown = samestory.render(comparison, "markdown").decode()
        for library, version in provenance.LIBRARIES.items():
            markdown = markdown.replace(f"{library} {version}", f"{library} VERSION")
        yield f"{name}.md", markdown
        yield f"{name}.terminal.txt", terminal.render_text(comparison, width=WIDTH)


if __name__ == "__main__":
    for file_name, content in golden_files():
        (GOLDEN / file_name).write_text(content, encoding="utf-8")
