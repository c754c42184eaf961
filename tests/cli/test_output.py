"""Where reports go: names, files in the way, failures while writing, and the list of reports."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path
from typing import NoReturn

import pytest

from samestory.cli import report_index
from samestory.cli.writing import write_atomically
from samestory.renderers import RENDERERS
from tests.cli.conftest import Run
from tests.renderers.visible_text import parse_html


def folder_content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def fail_full(*_: object) -> NoReturn:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("target", ["taken", "taken/below", "taken/far/below"])
def test_a_file_in_the_folders_place_is_one_clear_line(run: Run, story: Path, target: str) -> None:
    Path("taken").write_text("a file", encoding="utf-8")
    result = run("compare", story, "-o", target)
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert result.stderr.startswith(f"samestory: {target}: ")
    assert "is a file" in result.stderr
    assert Path("taken").read_text(encoding="utf-8") == "a file"


def test_missing_folders_are_made(run: Run, story: Path) -> None:
    assert run("compare", story, "-o", "a/b/c", "-f", "json").exit_code == 0
    assert len(list(Path("a/b/c").glob("*.json"))) == 1


def test_a_folder_without_permission_is_one_clear_line(
    run: Run, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    result = run("compare", story)
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert "you may not write" in result.stderr


def test_reports_of_the_same_inputs_are_replaced_quietly(run: Run, story: Path) -> None:
    assert run("compare", story, "--date", "2026-03-03").exit_code == 0
    before = folder_content(Path("reports"))
    result = run("compare", story, "--date", "2026-03-04")
    assert result.exit_code == 0
    assert result.stderr == ""
    after = folder_content(Path("reports"))
    assert before.keys() == after.keys()
    assert all(before[name] != after[name] for name in before)


def test_other_inputs_get_other_names(run: Run, story: Path) -> None:
    assert run("compare", story, "--title", "Fire").exit_code == 0
    assert run("compare", story, "--title", "Fire", "--threshold", "0.3").exit_code == 0
    assert len(list(Path("reports").glob("fire-*.html"))) == 2


@pytest.mark.parametrize("suffix", [".html", ".md", ".json"])
def test_a_file_of_others_is_not_replaced_without_force(run: Run, story: Path, suffix: str) -> None:
    assert run("compare", story).exit_code == 0
    target = next(path for path in Path("reports").glob(f"*{suffix}") if path.stem != "index")
    target.write_text("mine", encoding="utf-8")
    before = folder_content(Path("reports"))
    refused = run("compare", story)
    assert refused.exit_code == 2
    assert len(refused.stderr.splitlines()) == 1
    assert str(target) in refused.stderr
    assert "--force" in refused.stderr
    assert folder_content(Path("reports")) == before
    assert run("compare", story, "--force").exit_code == 0
    assert target.read_text(encoding="utf-8") != "mine"


def test_a_folder_in_a_reports_place_is_refused(run: Run, story: Path) -> None:
    assert run("compare", story, "-f", "json").exit_code == 0
    target = next(Path("reports").glob("*.json"))
    target.unlink()
    target.mkdir()
    result = run("compare", story, "-f", "json")
    assert result.exit_code == 2
    assert "a folder of this name is in the way" in result.stderr


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_full_disk_leaves_the_old_reports_whole(
    run: Run, story: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    assert run("compare", story, "--date", "2026-03-03").exit_code == 0
    before = folder_content(Path("reports"))
    monkeypatch.setattr(os, call, fail_full)
    result = run("compare", story, "--date", "2026-03-04")
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert "no space left" in result.stderr.lower()
    assert folder_content(Path("reports")) == before


def test_stopping_in_the_middle_leaves_no_half_file(
    run: Run, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_: int) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    assert run("compare", story).exit_code == 130
    assert folder_content(Path("reports")) == {}


def test_every_format_is_rendered_before_the_first_is_written(
    run: Run, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> NoReturn:
        raise ZeroDivisionError

    monkeypatch.setattr("samestory.renderers.json_report.JsonRenderer.render", fail)
    assert run("compare", story).exit_code == 1
    assert not Path("reports").exists()


def test_the_list_of_reports_grows(run: Run, story: Path) -> None:
    assert run("compare", story, "--date", "2026-03-03").exit_code == 0
    second = ("--title", 'Trams & "trolleys"', "-f", "html", "--date", "2026-03-05")
    assert run("compare", story, *second).exit_code == 0
    page = parse_html(Path("reports/index.html").read_text(encoding="utf-8"))
    text = " ".join(" ".join(page.texts).split())
    assert "2 comparisons" in text
    assert text.index('Trams & "trolleys"') < text.index("Twelve trams lost in depot fire")
    assert text.count("Hallowick Herald, The Union Sentinel and Tidewater Wire") + text.count(
        "Hallowick Herald, Tidewater Wire and The Union Sentinel"
    )
    for tag, attributes in page.tags:
        if tag == "a":
            assert (Path("reports") / (attributes["href"] or "")).is_file()


@pytest.mark.parametrize("name", ["html", "markdown", "json"])
def test_the_list_reads_the_head_of_every_format(run: Run, story: Path, name: str) -> None:
    options = ("-f", name, "--title", "A --> <b>title</b>", "--date", "2026-03-03")
    assert run("compare", story, *options).exit_code == 0
    page = parse_html(Path("reports/index.html").read_text(encoding="utf-8"))
    text = " ".join(" ".join(page.texts).split())
    for words in ("A --> <b>title</b>", "2026-03-03", "Tidewater Wire", name):
        assert words in text
    assert re.search(r"[1-9]\d* passages · [1-9]\d* findings? · [1-9]\d* links", text)


@pytest.mark.parametrize("name", ["csv", "csv-findings", "docx", "tei", "xlsx"])
def test_a_report_without_a_head_is_listed_by_its_name(run: Run, story: Path, name: str) -> None:
    assert run("compare", story, "-f", name, "--title", "Depot fire").exit_code == 0
    text = " ".join(parse_html(Path("reports/index.html").read_text(encoding="utf-8")).texts)
    assert "1 comparison in" in text
    assert "Depot fire" in text
    assert name in text.split()


def test_all_formats_of_a_comparison_are_one_entry(run: Run, story: Path) -> None:
    formats = ("-f", "html", "-f", "csv", "-f", "csv-links", "-f", "docx", "-f", "tei")
    assert run("compare", story, *formats).exit_code == 0
    page = Path("reports/index.html").read_text(encoding="utf-8")
    assert "1 comparison in" in page
    for suffix in (".html", ".passages.csv", ".links.csv", ".docx", ".xml"):
        assert f'{suffix}">' in page


@pytest.mark.parametrize("name", list(RENDERERS))
def test_the_same_comparison_replaces_its_reports_in_every_format(
    run: Run, story: Path, name: str
) -> None:
    extra = RENDERERS[name].extra
    if extra is not None:
        pytest.importorskip(extra.module, reason=f"what {name} needs is not installed")
    for findings in ((), ("--findings", "none")):
        for date in ("2026-03-03", "2026-03-04"):
            assert run("compare", story, "-f", name, "--date", date, *findings).exit_code == 0


def test_files_of_others_are_not_listed(run: Run, story: Path) -> None:
    Path("reports").mkdir()
    Path("reports/notes.html").write_text("<p>notes", encoding="utf-8")
    Path("reports/data.json").write_text('{"title": "x"}', encoding="utf-8")
    Path("reports/broken.json").write_bytes(b"\xff{")
    Path("reports/gone.html").symlink_to("nowhere.html")
    Path("reports/readme.md").write_text("<!-- samestory: {} -->", encoding="utf-8")
    Path("reports/budget-0123abcd.xlsx").write_bytes(b"0123abcd")
    Path("reports/budget.passages.csv").write_text("passage", encoding="utf-8")
    assert run("compare", story).exit_code == 0
    assert "1 comparison in" in Path("reports/index.html").read_text(encoding="utf-8")


def test_reports_may_be_deleted_by_hand(run: Run, story: Path) -> None:
    for title in ("First", "Second"):
        assert run("compare", story, "--title", title).exit_code == 0
    for path in Path("reports").glob("second-*"):
        path.unlink()
    for path in Path("reports").glob("first-*.json"):
        path.unlink()
    assert "first-" in run("open", "--print").stdout
    assert run("compare", story, "--title", "Third").exit_code == 0
    page = Path("reports/index.html").read_text(encoding="utf-8")
    assert "2 comparisons in" in page
    assert "first-" in page
    assert "second-" not in page
    Path("reports/index.html").unlink()
    assert run("compare", story, "--title", "Third").exit_code == 0
    assert "2 comparisons in" in Path("reports/index.html").read_text(encoding="utf-8")


def test_a_run_that_listed_the_folder_too_early_looks_again(
    run: Run, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("compare", story, "--title", "First", "-o", "elsewhere", "-f", "json").exit_code == 0
    lists: list[bytes] = []

    def late(path: Path, data: bytes) -> None:
        if not lists:
            for other in Path("elsewhere").glob("first-*"):
                other.rename(path.parent / other.name)
        lists.append(data)
        write_atomically(path, data)

    monkeypatch.setattr(report_index, "write_atomically", late)
    assert run("compare", story, "--title", "Second", "-f", "json").exit_code == 0
    assert len(lists) == 2
    page = Path("reports/index.html").read_text(encoding="utf-8")
    assert "first-" in page
    assert "second-" in page


def test_a_folder_in_the_place_of_the_list_is_left_alone(run: Run, story: Path) -> None:
    Path("reports/index.html").mkdir(parents=True)
    result = run("compare", story, "-q")
    assert result.exit_code == 0
    assert "is left as it is" in result.stderr


def test_an_index_of_others_is_left_alone(run: Run, story: Path) -> None:
    Path("reports").mkdir()
    Path("reports/index.html").write_text("my page", encoding="utf-8")
    result = run("compare", story)
    assert result.exit_code == 0
    assert "index.html was not made by samestory" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert Path("reports/index.html").read_text(encoding="utf-8") == "my page"
