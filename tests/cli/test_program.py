"""The program around the commands: help, version, lists of formats, the schema."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from samestory import __version__
from samestory.renderers import DEFAULT_FORMATS, RENDERERS
from samestory.sources import READERS
from tests.cli.conftest import Run


def test_version(run: Run) -> None:
    result = run("--version")
    assert result.exit_code == 0
    assert result.stdout == f"samestory {__version__}\n"


def test_help_names_commands_and_exit_codes(run: Run) -> None:
    for result in (run("--help"), run("-h")):
        assert result.exit_code == 0
        text = " ".join(result.stdout.split())
        for words in ("compare", "explain", "inspect", "formats", "schema", "--install-completion"):
            assert words in text
        assert "Exit codes: 0 done; 2 wrong use, or an input that can't be read; 1 any" in text


def test_help_of_compare_names_every_format(run: Run) -> None:
    text = " ".join(run("compare", "--help").stdout.split())
    assert ", ".join(RENDERERS) in text


@pytest.mark.parametrize(
    "arguments",
    [
        ("compare",),
        ("explain",),
        ("inspect",),
        ("explode",),
        ("compare", "--nope"),
        ("schema", "extra"),
    ],
)
def test_wrong_use_exits_with_2(run: Run, arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Traceback" not in result.stderr


def test_formats_lists_the_registries(run: Run) -> None:
    result = run("formats")
    assert result.exit_code == 0
    lines = [" ".join(line.split()) for line in result.stdout.splitlines()]
    for reader in READERS.values():
        assert f"{reader.name} {' '.join(reader.suffixes)} {reader.description}".strip() in lines
    for renderer in RENDERERS.values():
        line = f"{renderer.name} {renderer.suffix} {renderer.description}"
        if renderer.name in DEFAULT_FORMATS:
            line += " Default."
        if renderer.extra is not None:
            line += f" Needs samestory[{renderer.extra.name}]."
        assert line in lines


def test_the_printed_schema_fits_the_printed_report(run: Run, story: Path) -> None:
    schema = json.loads(run("schema").stdout)
    report = json.loads(run("compare", story, "-o", "-", "-f", "json").stdout)
    jsonschema.Draft202012Validator(schema).validate(report)
