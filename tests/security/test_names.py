"""Names of files, outlets and titles stay in their folder, and act on no terminal."""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from pathlib import Path

import pytest

from samestory.cli.naming import MAX_SLUG
from samestory.renderers import RENDERERS
from tests.cli.conftest import ARTICLES, Run, run, story

__all__ = ["run", "story"]  # fixtures

NAMES = {
    "parent": "../../../escaped",
    "parent, backslash": "..\\..\\escaped",
    "absolute": "/escaped",
    "drive": "C:\\Windows\\escaped",
    "share": "\\\\server\\share\\escaped",
    "stream": "report.html:escaped",
    "home": "~/escaped",
    "newline": "one\ntwo\r\nthree",
    "escape": "\x1b[2J\x1b]0;escaped\x07red",
    "surrogate": os.fsdecode(b"caf\xe9 \xff"),
    "reserved": "CON",
    "reserved, suffix": "nul.txt",
    "dots": "...",
    "dot": ".",
    "dash": "-rf",
    "long": "a" * 300,
    "long words": "overnight " * 30,
    "combining": "e" + "\u0301" * 300,
    "direction": "\u202egnp.exe",
    "spaces": "   ",
    "shell": "$(touch escaped) `touch escaped` ; rm *",
}

WINDOWS_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
TERMINAL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def files_below(folder: Path) -> set[Path]:
    return {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_every_report_stays_in_its_folder(name: str, run: Run, story: Path) -> None:
    formats = [
        word
        for format_name, renderer in RENDERERS.items()
        # Typesetting takes seconds, and the name is made before it.
        if renderer.extra is None or renderer.extra.module == "xlsxwriter"
        for word in ("-f", format_name)
    ]
    one, *others = sorted(story.iterdir())
    before = files_below(story.parent)
    result = run("compare", f"--title={name}", *formats, "--", f"{name}={one}", *others)
    assert result.exit_code in (0, 2), ascii(result.stderr)
    assert not TERMINAL.search(result.stdout + result.stderr)
    written = files_below(story.parent) - before
    assert all(path.parts[0] == "reports" and len(path.parts) == 2 for path in written)
    assert bool(written) == (result.exit_code == 0)
    for path in written:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+){1,2}", path.name), path.name
        assert not WINDOWS_DEVICE.fullmatch(path.name)
        assert len(path.name) <= MAX_SLUG + 30
        assert unicodedata.is_normalized("NFD", path.name)


def test_most_names_are_taken(run: Run, story: Path) -> None:
    """The test above would pass if every name were refused."""
    one, *others = sorted(story.iterdir())
    for name in NAMES.values():
        refused = run("compare", "-f", "json", "--", f"{name}={one}", *others).exit_code
        assert refused == (0 if name.strip() else 2), ascii(name)


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="no such names there")
@pytest.mark.parametrize("command", ["compare", "inspect"])
def test_names_of_files_are_shown_and_not_obeyed(command: str, run: Run, story: Path) -> None:
    odd = ["\x1b[2J\x1b]0;evil\x07.txt", "two\nlines.txt", os.fsdecode(b"caf\xe9\xff.txt")]
    for number, name in enumerate(odd):
        text = ARTICLES["The Union Sentinel.txt"].replace("Fourteen", f"Some {number + 20}")
        (story / name).write_text(text, encoding="utf-8")
    (story / "bad\x1b[31m\n.pdf").write_bytes(b"%PDF-1.4 broken")
    (story / "note\u202e\n.xyz").write_text("x", encoding="utf-8")
    result = run(command, story, *(["-v"] if command == "compare" else []))
    assert result.exit_code == 0, ascii(result.stderr)
    seen = result.stdout + result.stderr
    assert not TERMINAL.search(seen)
    assert "[2J" in seen
    assert "bad" in seen
    assert r"bad\x1b[31m\n.pdf" in seen


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="no such names there")
@pytest.mark.parametrize("name", ["a\nb", "\x1b[31mred", os.fsdecode(b"\xff"), "nul\0"])
@pytest.mark.parametrize("option", ["explain", "--config", "-o", "--title", ""])
def test_refusals_name_a_path_in_one_line(name: str, option: str, run: Run, story: Path) -> None:
    arguments: list[str | Path] = ["compare", story, f"{name}.txt"]
    if option == "explain":
        arguments = ["explain", name, "A1"]
    elif option == "--config":
        arguments = ["--config", name, "compare", story]
    elif option == "-o":
        Path("taken").write_text("", encoding="utf-8")
        arguments = ["compare", story, "-o", f"taken/{name}"]
    elif option == "--title":
        arguments = ["compare", story, "-f", f"{name}", "--title", name]
    result = run(*arguments)
    assert result.exit_code == 2, ascii(result.stderr)
    assert not TERMINAL.search(result.stderr)
    assert len(result.stderr.splitlines()) == 1
    assert "internal error" not in result.stderr
