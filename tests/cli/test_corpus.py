"""The commands on corpora."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.corpus.corpora import seed_records, write_lines


@pytest.fixture
def dump(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write_lines(tmp_path / "dump.jsonl", seed_records("ferry-collision"), "{broken")


def test_a_corpus_from_file_to_report(run: Run, dump: Path) -> None:
    work = ("--work", "work", "--processes", "1")
    done = run("corpus", "run", dump, *work, "--findings", "reuse")
    assert done.exit_code == 0, done.stderr
    assert done.stdout.splitlines() == [
        "Read 4 records, in 1 of 1 batches now.",
        "  3 articles with 40 paragraphs",
        "  1 reject: 1 broken JSON (table rejects)",
        "  1 date bucket, 1 sorted now",
        "Found 1 story; linked 1 of 1 pair of date buckets now.",
        "Compared 1 of 1 story now.",
        "Found 5 pairs of paragraphs with the same words; searched 1 of 1 date bucket now.",
    ]
    assert done.stderr == ""
    status = run("corpus", "status", "--work", "work").stdout
    assert "compare   done" in status
    story = next(word for word in status.split() if word.startswith("s-"))
    shown = run("corpus", "show", story, "--work", "work")
    assert shown.exit_code == 0
    assert "Brackholm Gazette" in shown.stdout
    exported = run("corpus", "export", story[:6], "--work", "work", "-f", "html", "-o", "out")
    (path,) = exported.stdout.split()
    assert "Brackholm Gazette" in Path(path).read_text(encoding="utf-8")
    again = run("corpus", "compare", *work, "--findings", "none")
    assert again.stdout.splitlines() == [
        "Changed since stories were compared the last time: findings.",
        "Compared 1 of 1 story now.",
    ]


def test_stages_one_by_one(run: Run, dump: Path) -> None:
    work = ("--work", "work", "--processes", "1")
    assert run("corpus", "build", f"Lantern={dump}", *work, "--undated", "keep").exit_code == 0
    stories = run("corpus", "stories", *work, "--window", "1")
    assert stories.stdout.startswith("Found 1 story")
    # All articles are of the outlet that was named, so that there is nothing to compare.
    assert run("corpus", "compare", *work).stdout == "Compared 0 of 0 stories now.\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("build",), "no articles were named yet"),
        (("build", "nowhere.jsonl"), "there is no such file"),
        (("build", "-"), "not read from standard input"),
        (("stories",), "run samestory corpus build"),
        (("compare",), "run samestory corpus stories"),
        (("show", "s-1"), "run samestory corpus stories"),
        (("build", "--undated", "maybe"), "give reject or keep"),
        (("build", "--processes", "0"), "give a number of 1 or more"),
        (("build", "--engine", "abacus"), "--engine abacus: there is no such engine"),
        (("run", "--engine", "spark", "--processes", "2"), "--processes is for --engine local"),
        (("publish", "tables"), "give a place in S3"),
        (("publish", "s3://press/tables"), "there are no tables yet"),
    ],
)
def test_wrong_use_is_told_in_one_line(
    run: Run, dump: Path, arguments: tuple[str, ...], message: str
) -> None:
    result = run("corpus", *arguments, "--work", dump.parent / "work")
    assert result.exit_code == 2
    (line,) = result.stderr.splitlines()
    assert message in line


def test_without_the_extra_one_line_says_what_to_install(
    run: Run, dump: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    find_spec = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "duckdb" else find_spec(name)
    )
    for name in [name for name in sys.modules if name.startswith("samestory.corpus")]:
        monkeypatch.delitem(sys.modules, name)
    result = run("corpus", "build", dump, "--work", "work")
    assert result.exit_code == 2
    assert result.stderr == "samestory: corpora need duckdb: install samestory[corpus].\n"


def test_an_overview_is_written_once_unless_forced(run: Run, dump: Path) -> None:
    run("corpus", "run", dump, "--work", "work", "--processes", "1", "--findings", "reuse")
    command = ("corpus", "report", "--work", "work", "-o", "out")
    assert run(*command).exit_code == 0
    assert b"Corpus overview" in Path("out/corpus-overview.html").read_bytes()
    again = run(*command)
    assert again.exit_code == 2
    assert "--force" in again.stderr
    assert run(*command, "--force").exit_code == 0
    odd = run(*command, "--force", "--labels", "storm")
    assert odd.exit_code == 2
    assert "two labels" in odd.stderr
