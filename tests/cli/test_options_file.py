from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def _options(text: str) -> Path:
    path = Path("options.toml")
    path.write_text(text, encoding="utf-8")
    return path


def test_options_come_from_the_file_and_the_command_line_goes_before(run: Run, story: Path) -> None:
    options = _options(
        """
        [compare]
        findings = ["figures", "quotations"]
        format = "json"
        threshold = 0.3
        date = 2026-01-02
        output = "-"
        """
    )
    report = json.loads(run("--config", options, "compare", story).stdout)
    assert report["settings"]["findings"] == ["figures", "quotations"]
    assert report["settings"]["threshold"] == 0.3
    assert report["date"] == "2026-01-02"
    report = json.loads(run("--config", options, "compare", story, "--threshold", ".4").stdout)
    assert report["settings"]["threshold"] == 0.4


def test_the_environment_can_name_the_file(
    run: Run, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = _options('[compare]\nformat = ["csv"]\noutput = "mine"\nquiet = true\n')
    monkeypatch.setenv("SAMESTORY_CONFIG", str(options))
    assert run("compare", story).exit_code == 0
    assert {path.suffix for path in Path("mine").iterdir()} == {".csv", ".html"}  # and the index


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[compar]", "options.toml: there is no command compar; choose from open, compare"),
        ("[compare]\nfomat = 'x'", "options.toml: [compare]: there is no option fomat; choose"),
        ("[compare]\nthreshold = 'x'", "options.toml: [compare]: threshold is x: "),
        ("[compare]\nquiet = 1", "options.toml: [compare]: quiet is 1: give true or false."),
        ("[compare]\ntitle = true", "options.toml: [compare]: title is true: give a text or"),
        ("[compare]\nformat = [1]", "options.toml: [compare]: format is a list of other things"),
        ("[compare.more]", "options.toml: [compare]: more is a table, but this command has no"),
        ("quiet = true", "options.toml: quiet stands under no command; put it under a line"),
        ("[compare", "options.toml: options can't be read from this file (Expected ']'"),
    ],
)
def test_what_is_wrong_with_a_file_is_told_in_one_line(
    run: Run, story: Path, text: str, says: str
) -> None:
    result = run("--config", _options(text), "compare", story)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"samestory: {says}")
    assert result.stderr.count("\n") == 1
    assert not Path("reports").exists()


def test_a_file_that_is_not_there(run: Run, story: Path) -> None:
    result = run("--config", "none.toml", "compare", story)
    assert result.exit_code == 2
    assert result.stderr.startswith("samestory: none.toml: options can't be read from this file (")
