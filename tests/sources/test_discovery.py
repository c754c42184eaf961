from __future__ import annotations

from pathlib import Path

import pytest

from samestory.errors import SourceError
from samestory.sources.discovery import Discovery, discover
from tests.sources.conftest import Write

SUFFIXES = (".txt", ".md", ".html")


def find(*arguments: str | Path) -> Discovery:
    return discover(arguments, suffixes=SUFFIXES)


def paths(*arguments: str | Path) -> list[str]:
    return [Path(file.path).as_posix() for file in find(*arguments).files]


def test_files_in_the_user_s_order(write: Write) -> None:
    write("b.txt")
    write("a.txt")
    assert paths("b.txt", "a.txt") == ["b.txt", "a.txt"]
    assert all(file.explicit for file in find("a.txt").files)


def test_a_folder_is_searched_in_depth_and_sorted_without_regard_to_case(write: Write) -> None:
    for name in ("s/b.txt", "s/A.md", "s/sub/C.txt", "s/.hidden.txt", "s/.git/x.txt", "s/~$d.txt"):
        write(name)
    found = find("s")
    assert [Path(file.path).as_posix() for file in found.files] == [
        "s/A.md",
        "s/b.txt",
        "s/sub/C.txt",
    ]
    assert not any(file.explicit for file in found.files)
    assert found.skipped == ()


def test_what_a_folder_holds_besides_is_skipped_with_a_reason(write: Write) -> None:
    for name in ("s/a.txt", "s/README.md", "s/photo.png", "s/Makefile"):
        write(name)
    found = find("s")
    assert [file.path for file in found.files] == [str(Path("s/a.txt"))]
    assert [(Path(s.name).name, s.reason.partition(";")[0]) for s in found.skipped] == [
        ("Makefile", "not a known suffix"),
        ("photo.png", "not a known suffix"),
        ("README.md", "a note on the folder by its name"),
    ]


def test_what_is_named_itself_is_taken_whatever_its_name(write: Write) -> None:
    write("README.md")
    write(".hidden")
    assert paths("README.md", ".hidden") == ["README.md", ".hidden"]


def test_patterns_that_the_shell_left_alone(write: Write) -> None:
    for name in ("a.txt", "b.txt", "s/c.txt", "s/t/d.txt", "e.png"):
        write(name)
    assert paths("*.txt") == ["a.txt", "b.txt"]
    assert paths("**/?.txt") == ["a.txt", "b.txt", "s/c.txt", "s/t/d.txt"]
    assert [s.name for s in find("*").skipped] == ["e.png"]


def test_a_file_whose_name_looks_like_a_pattern(write: Write) -> None:
    write("[a].txt")
    write("a.txt")
    assert paths("[a].txt") == ["[a].txt"]


@pytest.mark.parametrize(
    ("argument", "outlet", "path"),
    [
        ("Ullen Chronicle=a.txt", "Ullen Chronicle", "a.txt"),
        (" Ullen  Chronicle =a.txt", "Ullen Chronicle", "a.txt"),
        ("U=b=c.txt", "U", "b=c.txt"),
        ("b=c.txt", None, "b=c.txt"),
        ("U=s", "U", "s/d.txt"),
        ("U=s/*.txt", "U", "s/d.txt"),
        ("e=1/*.txt", None, "e=1/f.txt"),
        ("U=-", "U", "-"),
        ("-", None, "-"),
    ],
)
def test_outlets_on_the_command_line(
    write: Write, argument: str, outlet: str | None, path: str
) -> None:
    for name in ("a.txt", "b=c.txt", "s/d.txt", "e=1/f.txt"):
        write(name)
    (file,) = find(argument).files
    assert (file.outlet, Path(file.path).as_posix()) == (outlet, path)


def test_path_objects_are_taken_literally(write: Write) -> None:
    write("*.txt")
    write("a.txt")
    assert paths(Path("*.txt")) == ["*.txt"]
    with pytest.raises(SourceError, match=r"U=a\.txt: there is no such file"):
        find(Path("U=a.txt"))


@pytest.mark.parametrize(
    ("argument", "message"),
    [
        ("nowhere.txt", "nowhere.txt: there is no such file."),
        ("harbor.txt", "harbor.txt: there is no such file; did you mean harbour.txt?"),
        ("U=nowhere.txt", "nowhere.txt: there is no such file."),
        ("=a.txt", "=a.txt: names no outlet; write OUTLET=FILE."),
        ("U=", "U=: names no file; write OUTLET=FILE."),
        ("*.pdf", "*.pdf: no article matches this pattern."),
        (
            "empty",
            "empty: there are no articles in this folder (looked for .html, .md, .txt).",
        ),
        (
            "https://a.example/b",
            "https://a.example/b: web pages are not fetched; save the page and give the file.",
        ),
        ("a\nb", "'a\\nb': there is no such file."),
        ("a\0b", "'a\\x00b': there is no such file."),
        ("", "'': an empty name; give a file."),
    ],
)
def test_arguments_that_name_nothing(write: Write, argument: str, message: str) -> None:
    write("harbour.txt")
    write("empty/photo.png")
    with pytest.raises(SourceError) as refusal:
        find(argument)
    assert str(refusal.value) == message


def test_every_bad_argument_is_named(write: Write) -> None:
    write("a.txt")
    with pytest.raises(SourceError) as refusal:
        find("x.txt", "a.txt", "y.txt")
    assert [line[:5] for line in str(refusal.value).splitlines()] == ["x.txt", "y.txt"]


def test_standard_input_can_be_named_only_once() -> None:
    with pytest.raises(SourceError, match="standard input can be read only once"):
        find("-", "U=-")
