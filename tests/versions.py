"""Compares the sample stories with several versions of Python, whose reports must have equal bytes.

``python -m tests.versions python3.11 python3.12`` makes an environment of each. It needs the
network for what it installs: the libraries that are locked for the first version, in all of them,
since a report names the versions of its libraries.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from samestory.renderers import RENDERERS

ROOT = Path(__file__).parents[1]
STORIES = ("ferry-collision", "frontline-january", "rate-decision/de", "rate-decision/es")
LOCK = ROOT / "requirements" / "dev.txt"
_LOCKED = re.compile(r"^[\w.-]+==[^\\\n]+", re.MULTILINE)

Hashes = dict[str, str]
"""SHA-256 of each report, by its story and its name."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pythons", nargs="+", metavar="PYTHON", help="interpreters to compare")
    # Hashes would have to be given for the package itself, too.
    libraries = "\n".join(_LOCKED.findall(LOCK.read_text(encoding="utf-8")))
    found: dict[str, Hashes] = {}
    for python in parser.parse_args().pythons:
        found[python], libraries = _reports(python, libraries)
    first, usual = next(iter(found.items()))
    for python, hashes in found.items():
        other = sorted(name for name in usual | hashes if usual.get(name) != hashes.get(name))
        print(f"{python}: {len(hashes)} reports, {len(other)} with other bytes than {first}'s")  # noqa: T201
        for name in other:
            print(f"  {name}")  # noqa: T201
    sys.exit(any(hashes != usual for hashes in found.values()))


def _reports(python: str, libraries: str) -> tuple[Hashes, str]:
    """Return the reports' hashes, and the libraries that were used, by version."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run([python, "-m", "venv", str(folder / "venv")], check=True)
        own = str(folder / "venv" / "bin" / "python")
        (folder / "locked.txt").write_text(libraries, encoding="utf-8")
        install = ["install", "--quiet", "--constraint", str(folder / "locked.txt")]
        subprocess.run([own, "-m", "pip", *install, f"{ROOT}[pdf,sheets]"], check=True)
        hashes: Hashes = {}
        for story in STORIES:
            reports = folder / story
            formats = [word for kind in RENDERERS for word in ("--format", kind)]
            command = ["compare", str(ROOT / "seeds" / story), "--date", "2026-03-03", "--quiet"]
            command += [*formats, "--output", str(reports)]
            subprocess.run(
                [own, "-m", "samestory", *command], check=True, stdout=subprocess.DEVNULL
            )
            for path in sorted(reports.iterdir()):
                hashes[f"{story}/{path.name}"] = hashlib.sha256(path.read_bytes()).hexdigest()
        listed = [own, "-m", "pip", "freeze", "--exclude", "samestory"]
        return hashes, subprocess.run(listed, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    main()
