from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks.data_factory import gold, write_data
from tests.cli.conftest import Run

CSV = """document_a,paragraph_a,document_b,paragraph_b,level
Hallowick Herald.txt,1,Tidewater Wire,1,2
Hallowick Herald,2,Tidewater Wire.md,2,2
Hallowick Herald,1,The Union Sentinel,1,2
Tidewater Wire,1,The Union Sentinel,1,2
"""


def figures(path: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(Path(path).read_text(encoding="utf-8"))
    return read


def test_takes_the_articles_beside_the_gold(run: Run, story: Path) -> None:
    folder = write_data(story.parent)
    result = run("evaluate", folder / "gold.jsonl", "--json", "out/figures.json")
    assert result.exit_code == 0, result.stderr
    assert result.stderr == ""
    for words in (
        "2 stories, 25 pairs of paragraphs",
        "| links ",
        "| strong links ",
        "By story",
        "If pairs counted from another score on",
        "Do scores mean what they say?",
        "95 %: bootstrap over stories",
        "With only 2 stories the intervals are too narrow",
    ):
        assert words in result.stdout
    written = figures("out/figures.json")
    assert written["levels"]["links"]["figures"]["true"] == 5
    assert [each["name"] for each in written["stories"]] == ["mill", "bridge"]
    assert len(written["cuts"]) == 19
    assert len(written["reliability"]["bins"]) == 10
    assert written["agreement"] is None


def test_takes_files_and_csv(run: Run, story: Path) -> None:
    Path("gold.csv").write_text(CSV, encoding="utf-8")
    result = run("evaluate", "gold.csv", story, "--json", "figures.json")
    assert result.exit_code == 0, result.stderr
    assert "1 story, 21 pairs of paragraphs" in result.stdout
    assert figures("figures.json")["levels"]["strong links"]["figures"]["true"] == 4


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        ("file-bytes=99", "gold.jsonl: is larger than 99 bytes"),
        ("records=1", "articles.jsonl: holds 5 records, more than 1"),
        ("story-words=9", "words together, more than 9"),
    ],
)
def test_what_is_beyond_the_limits_is_refused(
    run: Run, story: Path, limit: str, words: str
) -> None:
    result = run("evaluate", write_data(story.parent) / "gold.jsonl", "--limit", limit)
    assert result.exit_code == 2
    assert words in result.stderr
    assert f"raise the limit with --limit {limit.partition('=')[0]}=NUMBER" in result.stderr


def test_the_same_run_writes_the_same_bytes(run: Run, story: Path) -> None:
    folder = write_data(story.parent)
    printed = [run("evaluate", folder / "gold.jsonl", "--json", name).stdout for name in ("a", "b")]
    assert printed[0] == printed[1]
    assert Path("a").read_bytes() == Path("b").read_bytes()


def test_cuts_are_those_of_compare(run: Run, story: Path) -> None:
    Path("gold.csv").write_text(CSV, encoding="utf-8")
    options = ("--threshold", "0.4", "--strong", "0.9")
    assert run("evaluate", "gold.csv", story, *options, "--json", "figures.json").exit_code == 0
    assert run("compare", story, *options, "-f", "json", "-o", "reports", "-q").exit_code == 0
    links = json.loads(next(Path("reports").glob("*.json")).read_bytes())["links"]
    levels = figures("figures.json")["levels"]
    assert levels["links"]["figures"]["found"] == len(links)
    strong = [link for link in links if link["strength"] == "strong"]
    assert levels["strong links"]["figures"]["found"] == len(strong)


@pytest.mark.parametrize(
    ("pairs", "words"),
    [
        ([["X1", "F1", 2]], "“X1” names none of the story's articles: N, F, H"),
        ([["N9", "F1", 2]], "N has no paragraph 9"),
        ([["N1", "F1", 5]], "level “5” is not 0, 1 or 2"),
    ],
)
def test_gold_that_fits_nothing_is_one_line_and_exit_2(
    run: Run, story: Path, pairs: list[Any], words: str
) -> None:
    folder = write_data(story.parent, gold_records=gold({"mill": pairs}))
    result = run("evaluate", folder / "gold.jsonl", "--json", "figures.json")
    assert result.exit_code == 2
    assert words in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert result.stdout == ""
    assert not Path("figures.json").exists()


def test_a_story_without_articles_is_one_line_and_exit_2(run: Run, story: Path) -> None:
    folder = write_data(story.parent, gold_records=gold({"tunnel": []}))
    result = run("evaluate", folder / "gold.jsonl")
    assert result.exit_code == 2
    assert "story tunnel needs two or more articles" in result.stderr


def test_without_any_articles_it_says_what_to_do(run: Run, tmp_path: Path) -> None:
    (tmp_path / "gold.csv").write_text(CSV, encoding="utf-8")
    result = run("evaluate", tmp_path / "gold.csv")
    assert result.exit_code == 2
    assert "no articles were given" in result.stderr


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--threshold", "0"], "threshold is 0"),
        (["--strong", "1.1"], "strong is 1.1"),
        (["--json", "gold.csv/figures.json"], "is a file"),
        (["--key", "gold.key.json"], "gold.csv is no coding sheet"),
    ],
)
def test_options_are_checked(run: Run, story: Path, options: list[str], words: str) -> None:
    Path("gold.csv").write_text(CSV, encoding="utf-8")
    result = run("evaluate", "gold.csv", story, *options)
    assert result.exit_code == 2
    assert words in result.stderr
