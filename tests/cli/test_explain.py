from __future__ import annotations

import json
from pathlib import Path

import pytest

from samestory.cli.explain import parse_place
from samestory.errors import SettingsError
from samestory.model import Place
from tests.cli.conftest import Run


@pytest.fixture
def report(run: Run, story: Path) -> Path:
    """The JSON report of the small story, without the files it was made from."""
    assert run("compare", story, "-f", "json", "-o", "first").exit_code == 0
    for path in story.iterdir():
        path.unlink()
    return next(Path("first").glob("*.json"))


def test_a_pair_is_explained_from_the_report_alone(run: Run, report: Path) -> None:
    link = json.loads(report.read_bytes())["links"][0]
    a, b = (f"{link[end]['document']}{link[end]['paragraph']}" for end in "ab")
    result = run("explain", report, a, b)
    assert result.exit_code == 0, result.stderr
    assert f"{a} and {b}: {link['strength']} link, score {link['score']:.2f}" in result.stdout
    assert result.stderr == ""
    assert "\x1b" not in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_places_may_be_written_small_and_the_other_way_round(run: Run, report: Path) -> None:
    assert run("explain", report, "b2", "a1").stdout == run("explain", report, "A1", "B2").stdout


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        ("file-bytes=99", "is larger than 99 bytes"),
        ("paragraphs=1", "document A: has 3 paragraphs, more than 1"),
        ("words=2", "document A: paragraph 1 has"),
    ],
)
def test_a_report_beyond_the_limits_is_refused(
    run: Run, report: Path, limit: str, words: str
) -> None:
    for command in (("explain", report, "B2"), ("compare", "--from", report, "-o", "-")):
        result = run(*command, "--limit", limit)
        assert result.exit_code == 2
        assert f"{words}" in result.stderr
        assert f"raise the limit with --limit {limit.partition('=')[0]}=NUMBER" in result.stderr
        assert result.stderr.count("\n") == 1


def test_one_place_gets_its_surroundings(run: Run, report: Path) -> None:
    result = run("explain", report, "B2")
    assert result.exit_code == 0, result.stderr
    closest = result.stdout.partition("Closest paragraph of each other article")[2].splitlines()
    assert [line.split()[0][0] for line in closest[1:]] == ["A", "C"]
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_boilerplate_is_said_to_be_boilerplate(run: Run, story: Path) -> None:
    article = story / "Tidewater Wire.md"
    article.write_text(article.read_text(encoding="utf-8") + "\nPhoto: Ida Lorne\n", "utf-8")
    assert run("compare", story, "-f", "json", "-o", "first").exit_code == 0
    result = run("explain", next(Path("first").glob("*.json")), "C4")
    assert result.exit_code == 2
    assert "C4 is taken as boilerplate (photo credit)" in result.stderr


@pytest.mark.parametrize(
    ("places", "words"),
    [
        (("A1", "A2"), "Both paragraphs are in A"),
        (("A1", "Z2"), "there is no document Z; choose from A, B, C"),
        (("A99", "B1"), "no such paragraph"),
        (("A0",), "no such paragraph"),
        (("first",), "such as B7"),
        (("A1", "2"), "such as B7"),
    ],
)
def test_places_that_do_not_exist_get_one_line(
    run: Run, report: Path, places: tuple[str, ...], words: str
) -> None:
    result = run("explain", report, *places)
    assert result.exit_code == 2
    assert words in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert result.stdout == ""


def test_a_report_that_was_changed_is_refused(run: Run, report: Path) -> None:
    text = report.read_text(encoding="utf-8")
    report.write_text(text.replace("destroyed", "destroyer"), encoding="utf-8")
    result = run("explain", report, "A1", "B1")
    assert result.exit_code == 2
    assert "does not fit its fingerprint" in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("text", "place"),
    [("B7", Place("B", 7)), ("aa12", Place("AA", 12)), (" c3 ", Place("C", 3))],
)
def test_places_are_written_as_on_the_reports(text: str, place: Place) -> None:
    assert parse_place(text) == place


@pytest.mark.parametrize("text", ["", "B", "7", "B 7x", "7B", "B-1", "B1.5", "B٣", "Ж7"])
def test_other_words_are_no_places(text: str) -> None:
    with pytest.raises(SettingsError, match="such as B7"):
        parse_place(text)
