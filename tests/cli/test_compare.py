from __future__ import annotations

import json
import re
import webbrowser
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from samestory import pipeline
from samestory.renderers import RENDERERS
from tests.cli.conftest import ARTICLES, Run


def reports(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.name != "index.html")


def read_json(folder: Path) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(next(folder.glob("*.json")).read_bytes())
    return report


def test_writes_the_default_formats_and_a_summary(run: Run, story: Path) -> None:
    result = run("compare", story)
    assert result.exit_code == 0, result.stderr
    written = reports(Path("reports"))
    assert [path.suffix for path in written] == [".html", ".json", ".md"]
    assert {path.stem for path in written} == {written[0].stem}
    assert re.fullmatch(r"twelve-trams-lost-in-depot-fire-[0-9a-f]{8}", written[0].stem)
    assert read_json(Path("reports"))["fingerprint"].startswith(written[0].stem[-8:])
    for path in written:
        assert str(path) in result.stdout
    assert "3 outlets told this story in 8 paragraphs." in result.stdout
    assert "index.html lists all reports" in result.stdout
    assert result.stderr == ""


def test_the_same_inputs_give_the_same_bytes(run: Run, story: Path) -> None:
    for folder in ("one", "two"):
        assert run("compare", story, "-o", folder, "--date", "2026-03-03").exit_code == 0
    for first in reports(Path("one")):
        assert first.read_bytes() == (Path("two") / first.name).read_bytes()
    assert Path("one/index.html").read_bytes() == Path("two/index.html").read_bytes()


def test_formats_can_be_chosen(run: Run, story: Path) -> None:
    result = run("compare", story, "-f", "json", "--format", "markdown", "-f", "json")
    assert result.exit_code == 0
    assert [path.suffix for path in reports(Path("reports"))] == [".json", ".md"]


def test_an_unknown_format_is_refused_with_those_that_exist(run: Run, story: Path) -> None:
    result = run("compare", story, "-f", "docs")
    assert result.exit_code == 2
    assert "docs" in result.stderr
    assert ", ".join(RENDERERS) in result.stderr
    assert not Path("reports").exists()


def test_a_format_that_needs_more_says_so_before_anything_is_read(
    run: Run, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("samestory.renderers.base.find_spec", lambda _: None)
    result = run("compare", story, "-f", "xlsx")
    assert result.exit_code == 2
    assert result.stderr == (
        "samestory: the report format xlsx needs xlsxwriter: install samestory[sheets], or choose "
        "another format.\n"
    )
    assert not Path("reports").exists()
    assert run("compare", story).exit_code == 0


@pytest.mark.parametrize("name", [name for name, each in RENDERERS.items() if each.is_text])
def test_standard_output_gets_the_report_and_nothing_else(run: Run, story: Path, name: str) -> None:
    assert run("compare", story, "-f", name, "-o", "out", "--date", "2026-03-03").exit_code == 0
    printed = run("compare", story, "-f", name, "-o", "-", "--date", "2026-03-03")
    assert printed.exit_code == 0
    assert printed.stdout_bytes == reports(Path("out"))[0].read_bytes()
    assert printed.stderr == ""
    assert not Path("reports").exists()
    assert not Path("-").exists()


@pytest.mark.parametrize("formats", [(), ("-f", "json", "-f", "markdown")])
def test_standard_output_takes_exactly_one_format(
    run: Run, story: Path, formats: tuple[str, ...]
) -> None:
    result = run("compare", story, "-o", "-", *formats)
    assert result.exit_code == 2
    assert "exactly one" in result.stderr
    assert result.stdout == ""


def test_the_title_names_report_and_file(run: Run, story: Path) -> None:
    assert run("compare", story, "--title", "Brand im Straßenbahndepot").exit_code == 0
    report = read_json(Path("reports"))
    assert report["title"] == "Brand im Straßenbahndepot"
    assert reports(Path("reports"))[0].name.startswith("brand-im-strassenbahndepot-")


def test_settings_reach_the_comparison(run: Run, story: Path) -> None:
    result = run("compare", story, "--threshold", "0.4", "--strong", "0.9", "-q")
    assert result.exit_code == 0
    settings = read_json(Path("reports"))["settings"]
    assert (settings["threshold"], settings["strong"]) == (0.4, 0.9)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--threshold", "0"], "threshold is 0"),
        (["--threshold", "1.5"], "threshold is 1.5"),
        (["--threshold", "nan"], "threshold is nan"),
        (["--strong", "0"], "strong is 0"),
        (["--threshold", "high"], "high|number"),
        (["--lang", "klingon!"], "klingon!"),
        (["--field", "text"], "ROLE=NAME"),
        (["--field", "=x"], "ROLE=NAME"),
        (["--field", "text=a", "--field", "text=b"], "already set to a"),
        (["--date", "yesterday"], "YYYY-MM-DD"),
        (["--date", "2026-02-30"], "YYYY-MM-DD"),
        (["--output", "-", "-f", "json", "--open"], "--open needs a report in a file"),
    ],
)
def test_wrong_values_are_refused_in_one_line(
    run: Run, story: Path, options: list[str], words: str
) -> None:
    result = run("compare", story, *options)
    assert result.exit_code == 2
    assert re.search(words, result.stderr)
    assert "Traceback" not in result.stderr
    assert not Path("reports").exists()


def test_articles_of_one_outlet_are_compared_only_when_asked(run: Run, story: Path) -> None:
    files = [f"Herald={path}" for path in sorted(story.iterdir())]
    refused = run("compare", *files)
    assert refused.exit_code == 2
    assert "--include-same-outlet" in refused.stderr
    assert run("compare", *files, "--include-same-outlet").exit_code == 0
    assert read_json(Path("reports"))["links"]


def test_the_language_can_be_set(run: Run, story: Path) -> None:
    assert run("compare", story, "--lang", "de", "-q").exit_code == 0
    documents = read_json(Path("reports"))["documents"]
    assert {document["language"] for document in documents} == {"de"}


def test_the_date_is_todays_unless_told(run: Run, story: Path) -> None:
    before = datetime.now().astimezone().date().isoformat()
    assert run("compare", story).exit_code == 0
    after = datetime.now().astimezone().date().isoformat()
    assert read_json(Path("reports"))["date"] in {before, after}
    assert run("compare", story, "--date", "2026-03-03").exit_code == 0
    assert read_json(Path("reports"))["date"] == "2026-03-03"
    assert run("compare", story, "--date", "none").exit_code == 0
    assert read_json(Path("reports"))["date"] is None


def test_open_shows_the_html_report(run: Run, story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    assert run("compare", story, "-f", "json", "-f", "html", "--open").exit_code == 0
    assert len(opened) == 1
    assert re.fullmatch(r"file://.*/reports/twelve-trams.*\.html", opened[0])


def test_nothing_is_opened_unless_asked(
    run: Run, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    assert run("compare", story).exit_code == 0
    assert opened == []


def test_quiet_prints_only_paths(run: Run, story: Path) -> None:
    result = run("compare", story, "-q")
    assert result.exit_code == 0
    printed = [Path(line) for line in result.stdout.splitlines()]
    assert sorted(printed) == reports(Path("reports"))
    assert result.stderr == ""


def test_verbose_tells_libraries_times_and_how_files_were_read(run: Run, story: Path) -> None:
    result = run("compare", story, "-v", "-q")
    assert result.exit_code == 0
    for words in (
        "read Tidewater Wire.md, text/markdown, outlet Tidewater Wire (from the metadata)",
        "outlet Hallowick Herald (from the file name), language en, 3 paragraphs",
        "numpy ",
        "rapidfuzz ",
    ):
        assert words in result.stderr
    for step in ("Reading", "Comparing", "Rendering", "Writing"):
        assert re.search(rf"^{step}: \d+\.\d\d s$", result.stderr, re.MULTILINE)
    assert len(result.stdout.splitlines()) == 3


def test_standard_input_is_an_article(run: Run, story: Path) -> None:
    article = ARTICLES["Hallowick Herald.txt"]
    result = run(
        "compare", "Evening Echo=-", story / "Tidewater Wire.md", "-o", "-", "-f", "json",
        stdin=article,
    )  # fmt: skip
    assert result.exit_code == 0, result.stderr
    documents = json.loads(result.stdout)["documents"]
    assert [document["outlet"] for document in documents] == ["Evening Echo", "Tidewater Wire"]
    assert documents[0]["source"]["name"] == "-"


def test_fields_of_a_dataset_can_be_named(run: Run, story: Path) -> None:
    dataset = story / "articles.csv"
    rows = [
        "paper,story",
        'Herald,"A fire at the tram depot destroyed 12 trams in Hallowick early on Monday."',
        'Wire,"Fire destroyed at least 12 trams at a depot in Hallowick, officials said."',
    ]
    dataset.write_text("\n".join(rows), encoding="utf-8")
    fields = ("--field", "outlet=paper", "--field", "text=story")
    result = run("compare", dataset, *fields, "-o", "-", "-f", "json")
    assert result.exit_code == 0, result.stderr
    documents = json.loads(result.stdout)["documents"]
    assert [document["outlet"] for document in documents] == ["Herald", "Wire"]
    assert [document["source"]["record"] for document in documents] == [1, 2]


def test_one_article_is_too_few(run: Run, story: Path) -> None:
    result = run("compare", story / "Tidewater Wire.md")
    assert result.exit_code == 2
    assert result.stderr.startswith("samestory: a comparison needs at least two articles; ")
    assert "read: Tidewater Wire.md (Tidewater Wire); skipped: none." in result.stderr


def test_what_was_skipped_is_said_with_its_reason(run: Run, story: Path) -> None:
    (story / "Empty.txt").write_bytes(b"")
    result = run("compare", story, "-q")
    assert result.exit_code == 0
    assert re.search(r"^samestory: skipped .*Empty\.txt: .*empty", result.stderr)
    skipped = read_json(Path("reports"))["skipped"]
    assert len(skipped) == 1


def test_too_few_articles_lists_what_was_skipped(run: Run, story: Path) -> None:
    for name in list(ARTICLES)[:2]:
        (story / name).write_bytes(b"")
    result = run("compare", story)
    assert result.exit_code == 2
    last = result.stderr.splitlines()[-1]
    assert "read: The Union Sentinel.txt" in last
    assert "skipped: " in last
    assert "Hallowick Herald.txt (" in last


def test_one_bad_file_among_many_is_left_out(run: Run, story: Path) -> None:
    Path("broken.pdf").write_bytes(b"%PDF-1.4 x")
    result = run("compare", story, "broken.pdf", "-q")
    assert result.exit_code == 0
    assert result.stderr.startswith("samestory: skipped broken.pdf: ")
    assert result.stderr.count("\n") == 1
    (skipped,) = read_json(Path("reports"))["skipped"]
    assert skipped["name"] == "broken.pdf"
    assert "damaged" in skipped["reason"]
    for path in reports(Path("reports")):
        assert "broken.pdf" in path.read_text("utf-8")


@pytest.mark.parametrize("bad", ["broken.pdf", "more"])
def test_strict_stops_at_a_bad_file_named_or_found(run: Run, story: Path, bad: str) -> None:
    Path("more").mkdir()
    for path in ("broken.pdf", "more/broken.pdf"):
        Path(path).write_bytes(b"%PDF-1.4 x")
    result = run("compare", story, bad, "--strict")
    assert result.exit_code == 2
    assert "broken.pdf: this file is damaged" in result.stderr
    assert result.stderr.count("\n") == 1
    assert not Path("reports").exists()


def test_too_few_good_files_is_an_error_that_names_the_bad_ones(run: Run, story: Path) -> None:
    for path in ("broken.pdf", "empty.txt"):
        Path(path).write_bytes(b"%PDF-1.4 x" if path.endswith("pdf") else b"")
    result = run("compare", story / "Tidewater Wire.md", "broken.pdf", "empty.txt")
    assert result.exit_code == 2
    lines = result.stderr.splitlines()
    assert [line.split(": ")[1] for line in lines] == ["broken.pdf", "empty.txt"]
    assert not Path("reports").exists()


def test_an_article_named_twice_is_a_slip_and_not_left_out(run: Run, story: Path) -> None:
    first = story / "Tidewater Wire.md"
    result = run("compare", story / "Hallowick Herald.txt", first, first)
    assert result.exit_code == 2
    assert "the same file twice" in result.stderr


def test_missing_files_are_named(run: Run, story: Path) -> None:
    result = run("compare", story, "nowhere.txt", "gone.txt")
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 2
    assert "nowhere.txt" in result.stderr
    assert "gone.txt" in result.stderr


def test_an_unexpected_error_is_one_line(
    run: Run, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("no\nway")

    monkeypatch.setattr(pipeline, "compare", fail)
    result = run("compare", story)
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert result.stderr.startswith("samestory: internal error: ZeroDivisionError: no way.")
    assert "--verbose" in result.stderr
    verbose = run("compare", story, "--verbose")
    assert verbose.exit_code == 1
    assert "Traceback" in verbose.stderr


def test_control_c_stops_quietly(run: Run, story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "compare", interrupt)
    result = run("compare", story)
    assert result.exit_code == 130
    assert "Traceback" not in result.stderr
    assert not Path("reports").exists()


def test_findings_can_be_chosen(run: Run, story: Path) -> None:
    options = ("compare", story, "--format", "json", "--output", "-", "--findings")
    assert json.loads(run(*options, "none").stdout)["findings"] == []
    chosen = json.loads(run(*options, "Reuse, order").stdout)
    assert chosen["settings"]["findings"] == ["reuse", "order"]
    refused = run(*options, "bias")
    assert refused.exit_code == 2
    assert "choose from" in refused.stderr
    assert run(*options, ",").exit_code == 2


def test_limits_can_be_set(run: Run, story: Path) -> None:
    result = run("compare", story, "--limit", "documents=2")
    assert result.exit_code == 2
    assert "takes up to 2 documents, but there are 3" in result.stderr
    result = run("compare", story, "--limit", "file-bytes=10", "--limit", "words=1K")
    assert result.exit_code == 2
    assert "larger than 10 bytes" in result.stderr
    assert run("compare", story, "--limit", "file-bytes=1M", "-q").exit_code == 0


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        ("pagse=1", "there is no limit pagse; choose from file-bytes, "),
        ("pages", "write NAME=NUMBER, for instance pages=500"),
        ("pages=many", "write NAME=NUMBER, for instance pages=500"),
        ("pages=0", "limit pages is 0: give a number above 0"),
    ],
)
def test_limits_that_make_no_sense_are_refused(
    run: Run, story: Path, limit: str, words: str
) -> None:
    result = run("compare", story, "--limit", limit)
    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stderr.count("\n") == 1
