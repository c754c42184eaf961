from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import ARTICLES, Run


def test_shows_how_each_file_was_read(run: Run, story: Path) -> None:
    result = run("inspect", story / "Tidewater Wire.md", story / "Hallowick Herald.txt")
    assert result.exit_code == 0
    first, second = result.stdout.split("\n\n")
    for words in (
        "Tidewater Wire.md",
        "format:    text/markdown",
        "outlet:    Tidewater Wire (from the metadata)",
        "headline:  Depot fire stops Hallowick trams",
        "published: 2026-03-02",
        "language:  en",
        "url:       not given",
        "     1  A fire at a tram depot destroyed at least 12 trams",
        "     3  Shares in Trellis Mobility",
    ):
        assert words in first
    assert "outlet:    Hallowick Herald (from the file name)" in second
    assert "headline:  Twelve trams lost in depot fire" in second


def test_outlet_names_given_are_told_from_those_found(run: Run, story: Path) -> None:
    result = run("inspect", f"The Wire={story / 'Tidewater Wire.md'}")
    assert "outlet:    The Wire (from the command line)" in result.stdout


def test_language_and_standard_input(run: Run) -> None:
    result = run("inspect", "-", "--lang", "sv", stdin=ARTICLES["Hallowick Herald.txt"])
    assert result.exit_code == 0
    assert "language:  sv" in result.stdout


def test_goes_on_with_what_can_be_read(run: Run, story: Path) -> None:
    Path("empty.txt").touch()
    files = ("empty.txt", story / "Tidewater Wire.md")
    result = run("inspect", *files)
    assert result.exit_code == 0
    assert "samestory: skipped empty.txt: " in result.stderr
    assert "Tidewater Wire.md" in result.stdout
    strict = run("inspect", *files, "--strict")
    assert strict.exit_code == 2
    assert strict.stdout == ""


def test_nothing_readable_is_an_error(run: Run, story: Path) -> None:
    (story / "Empty.txt").write_bytes(b" \n")
    for files in (["gone.txt"], ["gone.txt", "lost.txt"], [story / "Empty.txt", "gone.txt"]):
        result = run("inspect", *files)
        assert result.exit_code == 2
        assert result.stdout == ""
        assert "Traceback" not in result.stderr


def test_says_what_was_skipped_in_a_folder(run: Run, story: Path) -> None:
    (story / "Empty.txt").write_bytes(b"")
    result = run("inspect", story)
    assert result.exit_code == 0
    assert "samestory: skipped " in result.stderr
    assert "Empty.txt" in result.stderr


def test_control_characters_are_shown_and_not_obeyed(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "Echo.txt"
    file.write_bytes("Head\n\nOne \x1b[2J two \u202e three.\n".encode())
    result = run("inspect", file)
    assert "\x1b" not in result.stdout
    assert "\u202e" not in result.stdout


def test_boilerplate_is_marked(run: Run, story: Path) -> None:
    article = story / "Tidewater Wire.md"
    article.write_text(article.read_text(encoding="utf-8") + "\nPhoto: Ida Lorne\n", "utf-8")
    shown = run("inspect", article).stdout
    assert "     4  [photo credit] Photo: Ida Lorne" in shown
    assert "     1  A fire at" in shown
