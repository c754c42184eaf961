"""``compare --from``: the articles of a report compared again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

ROOT = Path(__file__).parent.parent.parent
STORIES = ("frontline-january", "ferry-collision", "rate-decision/de", "rate-decision/es")
DATE = ("--date", "2026-03-03")


def made(run: Run, folder: str, *arguments: str | Path) -> dict[str, bytes]:
    """Compare and return the reports by name, without the index."""
    result = run("compare", *arguments, *DATE, "-o", folder)
    assert result.exit_code == 0, result.stderr
    return {p.name: p.read_bytes() for p in Path(folder).iterdir() if p.name != "index.html"}


@pytest.fixture
def report(run: Run, story: Path) -> Path:
    """The JSON report of the small story."""
    assert run("compare", story, "-f", "json", "-o", "first", *DATE).exit_code == 0
    assert story.is_dir()
    return next(Path("first").glob("*.json"))


@pytest.mark.parametrize("name", STORIES)
@pytest.mark.parametrize(
    "cuts",
    [
        (),
        ("--threshold", "0.15", "--strong", "0.5"),
        ("--include-same-outlet",),
        ("--align-boilerplate",),
    ],
)
def test_gives_the_bytes_that_the_files_give(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, cuts: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    seeds = ROOT / "seeds" / name
    assert run("compare", seeds, "-f", "json", "-o", "first", *DATE).exit_code == 0
    first = next(Path("first").glob("*.json"))
    assert made(run, "again", "--from", first, *cuts) == made(run, "files", seeds, *cuts)


def test_what_is_not_given_stays_as_in_the_report(run: Run, story: Path) -> None:
    options = ("--title", "Trams", "--threshold", "0.3", "--strong", "0.6", "--include-same-outlet")
    (first,) = made(run, "first", story, "-f", "json", *options).values()
    report = next(Path("first").glob("*.json"))
    assert first in made(run, "again", "--from", report).values()
    (other,) = made(run, "other", "--from", report, "-f", "json", "--strong", "0.9").values()
    settings = json.loads(other)["settings"]
    assert settings == json.loads(first)["settings"] | {"strong": 0.9}


def test_the_date_is_that_of_the_new_report(run: Run, report: Path) -> None:
    printed = run("compare", "--from", report, "-f", "json", "-o", "-", "--date", "none")
    assert json.loads(printed.stdout)["date"] is None


def test_inputs_that_were_skipped_are_still_named(run: Run, story: Path) -> None:
    (story / "empty.txt").write_text("", encoding="utf-8")
    (first,) = made(run, "first", story, "-f", "json").values()
    skipped = json.loads(first)["skipped"]
    assert skipped
    report = next(Path("first").glob("*.json"))
    (again,) = made(run, "again", "--from", report, "-f", "json", "--threshold", "0.2").values()
    assert json.loads(again)["skipped"] == skipped


def test_the_files_are_not_needed_any_more(run: Run, story: Path, report: Path) -> None:
    for path in story.iterdir():
        path.unlink()
    result = run("compare", "--from", report, "--threshold", "0.2", "-o", "again")
    assert result.exit_code == 0
    assert "3 outlets told this story" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("story",), "leave out story, or --from"),
        (("--lang", "en"), "--lang is about reading files"),
        (("--field", "text=body"), "--field is about reading files"),
        (("--strong", "0"), "strong is 0"),
        (("--threshold", "2"), "threshold is 2"),
    ],
)
def test_options_that_do_not_go_with_it_are_refused(
    run: Run, report: Path, arguments: tuple[str, ...], words: str
) -> None:
    result = run("compare", *arguments, "--from", report, "-o", "again")
    assert result.exit_code == 2
    assert words in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert not Path("again").exists()


def test_something_to_compare_must_be_named(run: Run) -> None:
    result = run("compare")
    assert result.exit_code == 2
    assert "--from" in result.stderr


@pytest.mark.parametrize(
    "content", ["Twelve trams lost", "{}", '{"schema_version": "9", "generator": {"name": "x"}}']
)
def test_what_is_no_report_gets_one_line(run: Run, story: Path, content: str) -> None:
    (story / "other.json").write_text(content, encoding="utf-8")
    result = run("compare", "--from", story / "other.json", "-o", "again")
    assert result.exit_code == 2
    assert "other.json" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert not Path("again").exists()
