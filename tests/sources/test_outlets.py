from __future__ import annotations

import pytest

from samestory.documents.assembly import assemble
from samestory.model import Document, OutletBasis, Source
from samestory.sources.base import Draft
from samestory.sources.discovery import FoundFile
from samestory.sources.outlets import outlet_of, tell_apart

URL = "https://www.ullen.example/a"


@pytest.mark.parametrize(
    ("file", "draft", "expected"),
    [
        (FoundFile("a.txt", "Named"), Draft(("x",), outlet="Meta", url=URL), "command line"),
        (FoundFile("a.txt"), Draft(("x",), outlet="Meta", url=URL), "metadata"),
        (FoundFile("a.txt"), Draft(("x",), url=URL), "url"),
        (FoundFile("a.txt"), Draft(("x",)), "file name"),
    ],
)
def test_the_most_trusted_source_wins(file: FoundFile, draft: Draft, expected: str) -> None:
    names = {
        "command line": "Named",
        "metadata": "Meta",
        "url": "ullen.example",
        "file name": "a",
    }
    assert outlet_of(file, draft) == (names[expected], expected)


def test_names_of_files_records_and_standard_input() -> None:
    assert outlet_of(FoundFile("s/The Ullen.News.txt"), Draft(("x",)))[0] == "The Ullen.News"
    assert outlet_of(FoundFile("s/dump.csv"), Draft(("x",), record=3))[0] == "dump #3"
    assert outlet_of(FoundFile("-"), Draft(("x",)))[0] == "standard input"


def document(outlet: str, basis: OutletBasis = "file name") -> Document:
    source = Source("a.txt", "0" * 64, "text/plain")
    return assemble(["x."], source=source, outlet=outlet, outlet_basis=basis, language="en")


def apart(*found: tuple[str, str]) -> list[str]:
    """Names given to documents of (path, outlet)."""
    documents = [document(outlet) for _, outlet in found]
    told = tell_apart(documents, [FoundFile(path) for path, _ in found])
    assert [d.label for d in told] == [d.outlet for d in told]
    return [d.outlet for d in told]


def test_equal_file_names_are_told_apart_by_folder() -> None:
    assert apart(("a/report.txt", "report"), ("b/report.md", "report"), ("c/x.txt", "x")) == [
        "report (a)",
        "report (b)",
        "x",
    ]


def test_equal_folders_are_told_apart_by_number() -> None:
    assert apart(("1/s/r.txt", "r"), ("2/s/r.txt", "r"), ("2/t/r.txt", "r")) == [
        "r (s) (1)",
        "r (s) (2)",
        "r (t)",
    ]
    assert apart(("r.txt", "r"), ("r.md", "r")) == ["r (1)", "r (2)"]
    assert apart(("r.txt", "r"), ("a/r.txt", "r")) == ["r", "r (a)"]


def test_outlets_that_somebody_named_stay_equal() -> None:
    documents = [document("Ullen", "metadata"), document("Ullen", "command line")]
    assert tell_apart(documents, [FoundFile("a.txt"), FoundFile("b.txt")]) == tuple(documents)


def test_a_file_name_equal_to_a_named_outlet_stays() -> None:
    documents = [document("Ullen", "metadata"), document("Ullen")]
    assert tell_apart(documents, [FoundFile("a.txt"), FoundFile("Ullen.txt")]) == tuple(documents)
