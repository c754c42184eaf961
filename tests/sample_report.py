"""Makes the committed sample report: ``python -m tests.sample_report``."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from typer.testing import CliRunner

from samestory.cli.app import app

ROOT = Path(__file__).parent.parent
COMMITTED = ROOT / "reports" / "sample"
ARGUMENTS = [
    "compare",
    str(ROOT / "seeds" / "frontline-january"),
    "--title",
    "A night of drones and three towns at the front",
    "--date",
    "2025-01-23",
]


def make_sample(folder: Path) -> None:
    """Write the sample story's reports and their index into a folder."""
    result = CliRunner().invoke(app, [*ARGUMENTS, "--output", str(folder), "--force"])
    if result.exit_code:
        sys.exit(result.output)


if __name__ == "__main__":
    shutil.rmtree(COMMITTED, ignore_errors=True)
    make_sample(COMMITTED)
