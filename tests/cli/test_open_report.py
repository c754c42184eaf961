from __future__ import annotations

import os
import webbrowser
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    addresses: list[str] = []

    def note(address: str) -> bool:
        addresses.append(address)
        return True

    monkeypatch.setattr(webbrowser, "open", note)
    return addresses


def test_opens_the_page_that_was_written_last(run: Run, story: Path, opened: list[str]) -> None:
    for title in ("First", "Second"):
        assert run("compare", story, "--title", title).exit_code == 0
    for path in Path("reports").glob("first-*"):
        os.utime(path, ns=(1, 1))
    result = run("open")
    assert result.exit_code == 0
    (page,) = Path("reports").glob("second-*.html")
    assert opened == [page.resolve().as_uri()]
    assert result.stdout.strip() == str(page)


def test_a_folder_can_be_named_and_need_not_hold_a_page(
    run: Run, story: Path, opened: list[str]
) -> None:
    assert run("compare", story, "-o", "mine", "-f", "csv").exit_code == 0
    assert run("open", "mine").exit_code == 0
    assert opened[0].endswith(".passages.csv")


@pytest.mark.parametrize("folder", ["missing", "story"])
def test_where_there_is_no_report_it_says_so(
    run: Run, story: Path, opened: list[str], folder: str
) -> None:
    assert story.is_dir()
    result = run("open", folder)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"samestory: {folder}: there is no report here; make one")
    assert len(result.stderr.splitlines()) == 1
    assert opened == []


def test_without_a_browser_the_path_is_still_told(
    run: Run, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("compare", story, "-q").exit_code == 0
    monkeypatch.setattr(webbrowser, "open", lambda _: False)
    result = run("open")
    assert result.exit_code == 0
    assert "open the file yourself" in result.stderr
    assert result.stdout.strip().endswith(".html")


def test_on_request_the_path_is_only_printed(run: Run, story: Path, opened: list[str]) -> None:
    assert run("compare", story, "-q").exit_code == 0
    result = run("open", "--print")
    assert result.exit_code == 0
    assert Path(result.stdout.strip()).is_file()
    assert result.stderr == ""
    assert opened == []
