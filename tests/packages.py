"""Builds wheel and sdist, checks what is in them, installs the wheel by itself and runs it.

Run as ``python -m tests.packages``; it needs the network for what the wheel depends on.
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
import tempfile
import venv
import zipfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
STORY = ROOT / "seeds" / "ferry-collision"

MOST_BYTES = 1_500_000
"""What wheel and sdist may take, compressed; more would be data that does not belong there."""

NEEDED = (
    "py.typed",
    "alignment/constants.json",
    "renderers/html/templates/report.js",
    "renderers/index_page/index.html",
    "renderers/pdf/report.typ",
)


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _run(sys.executable, "-m", "build", "--no-isolation", "--outdir", name, str(ROOT))
        (wheel,), (sdist,) = folder.glob("*.whl"), folder.glob("*.tar.gz")
        check_wheel(wheel)
        check_sdist(sdist)
        venv.create(folder / "clean", with_pip=True)
        scripts = folder / "clean" / "bin"
        _run(str(scripts / "pip"), "install", "--quiet", str(wheel))
        _run(str(scripts / "pip"), "check")
        _run(str(scripts / "samestory"), "compare", str(STORY), "--output", str(folder / "reports"))
        print(f"{wheel.name} and {sdist.name} hold what they should, and the wheel runs.")  # noqa: T201


def check_wheel(path: Path) -> None:
    """Make sure that the wheel holds the package, its data and licence, and nothing else."""
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
    strays = [name for name in names if not name.startswith(("samestory/", "samestory-"))]
    _demand(not strays, f"the wheel holds {strays[:5]}")
    missing = [name for name in NEEDED if f"samestory/{name}" not in names]
    _demand(not missing, f"the wheel lacks {missing}")
    _demand(any("licenses/LICENSE" in name for name in names), "the wheel lacks its licence")
    _demand_small(path)


def check_sdist(path: Path) -> None:
    """Make sure that the sdist holds the sources and no tests, articles or reports."""
    with tarfile.open(path) as archive:
        names = [name.partition("/")[2] for name in archive.getnames()]
    roots = {name.partition("/")[0] for name in names}
    known = {"src", "pyproject.toml", "PKG-INFO", ".gitignore"}
    known |= {"README.md", "CHANGELOG.md", "LICENSE"}
    _demand(roots <= known, f"the sdist holds {sorted(roots - known)}")
    missing = [name for name in NEEDED if f"src/samestory/{name}" not in names]
    _demand(not missing, f"the sdist lacks {missing}")
    _demand_small(path)


def _demand_small(path: Path) -> None:
    size = path.stat().st_size
    _demand(size <= MOST_BYTES, f"{path.name} has {size:,} bytes, more than {MOST_BYTES:,}")


def _demand(holds: bool, otherwise: str) -> None:
    if not holds:
        raise SystemExit(f"packages: {otherwise}.")


def _run(*command: str) -> None:
    _check(command, subprocess.run(command, check=False, capture_output=True, text=True))


def _check(command: Sequence[str], done: subprocess.CompletedProcess[str]) -> None:
    _demand(
        done.returncode == 0,
        f"{' '.join(command)} ended with {done.returncode}: {done.stdout}{done.stderr}".rstrip(),
    )


if __name__ == "__main__":
    main()
