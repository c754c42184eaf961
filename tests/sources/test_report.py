from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from samestory import render
from samestory.errors import SourceError
from samestory.model import Settings
from samestory.sources.report import read_report
from tests.story_factory import FERRY, compare_articles

Report = dict[str, Any]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.json"
    path.write_bytes(render(compare_articles(*FERRY), "json"))
    return path


def changed(path: Path, change: Callable[[Report], object]) -> Path:
    value: Report = json.loads(path.read_bytes())
    change(value)
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


def test_what_was_written_is_read(report: Path) -> None:
    comparison = compare_articles(*FERRY)
    read = read_report(report)
    assert read.documents == comparison.documents
    assert read.links == comparison.links
    assert read.passages == comparison.passages
    assert read.sensitivity == comparison.sensitivity
    assert read.settings == Settings()
    assert render(read, "json") == report.read_bytes()


def test_values_that_were_added_later_may_be_missing(report: Path) -> None:
    assert read_report(changed(report, lambda r: r.pop("sensitivity"))).sensitivity == ()


@pytest.mark.parametrize("place", [{"start": -1}, {"end": 10**6}, {"document": "Z"}])
def test_labels_must_be_in_their_texts(report: Path, place: Report) -> None:
    with pytest.raises(SourceError, match="is not where the report says"):
        read_report(changed(report, lambda r: r["labels"][0].update(place)))


def test_fields_that_a_later_version_added_are_passed_over(report: Path) -> None:
    assert read_report(changed(report, lambda r: r.update(new=[1]))).documents


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[1, 2]", b"The ferry struck a barge.", b"\xff\xfe\x00", b"[" * 100_000, b"null"],
)
def test_what_is_no_report_is_refused_in_one_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "article.json"
    path.write_bytes(content)
    with pytest.raises(SourceError, match=r"article\.json: this is no JSON report") as caught:
        read_report(path)
    assert "\n" not in str(caught.value)


def test_json_of_another_program_is_refused(report: Path) -> None:
    path = changed(report, lambda r: r["generator"].update(name="elsewhere"))
    with pytest.raises(SourceError, match="was not written by samestory"):
        read_report(path)


def test_another_schema_version_is_named(report: Path) -> None:
    path = changed(report, lambda r: r.update(schema_version="2"))
    with pytest.raises(SourceError, match="schema version 2, and this program reads version 1"):
        read_report(path)


@pytest.mark.parametrize("name", ["missing.json", ""])
def test_what_cannot_be_opened_is_said(tmp_path: Path, name: str) -> None:
    with pytest.raises(SourceError, match="folder" if not name else "no such file"):
        read_report(tmp_path / name)


def test_a_name_that_is_no_path_is_refused() -> None:
    with pytest.raises(SourceError, match="can't be read"):
        read_report("report\0.json")


def set_in(*path: str | int, value: object) -> Callable[[Report], object]:
    """Return a change that sets one value deep in a report."""

    def change(report: Any) -> None:  # noqa: ANN401
        for step in path[:-1]:
            report = report[step]
        report[path[-1]] = value

    return change


FIRST = ("documents", 0)
PARAGRAPH = (*FIRST, "paragraphs", 0)

DAMAGE = {
    "no documents": set_in("documents", value=[]),
    "letter twice": set_in(*FIRST, "id", value="B"),
    "id that is no letter": set_in(*FIRST, "id", value="<b>"),
    "nameless outlet": set_in(*FIRST, "outlet", value=" "),
    "odd language": set_in(*FIRST, "language", value="../en"),
    "no paragraphs": set_in(*FIRST, "paragraphs", value=[]),
    "other text": set_in(*FIRST, "text", value="Quite another text."),
    "other paragraph text": set_in(*PARAGRAPH, "text", value="Another."),
    "paragraph number": set_in(*PARAGRAPH, "number", value=2),
    "offset before the text": set_in(*PARAGRAPH, "start", value=-80),
    "offset beyond the text": set_in(*PARAGRAPH, "end", value=10**9),
    "huge offset": set_in(*PARAGRAPH, "end", value=10**40),
    "offset that is no number": set_in(*PARAGRAPH, "start", value="0"),
    "no sentences": set_in(*PARAGRAPH, "sentences", value=[]),
    "sentence that is too short": set_in(*PARAGRAPH, "sentences", 0, "end", value=3),
    "sentence elsewhere": set_in(*PARAGRAPH, "sentences", 0, "start", value=-1),
    "empty sentence": set_in(*PARAGRAPH, "sentences", 0, "end", value=0),
    "threshold out of range": set_in("settings", "threshold", value=7),
    "strong out of range": set_in("settings", "strong", value=0),
    "link to nowhere": set_in("links", 0, "b", "paragraph", value=99),
    "link to nobody": set_in("links", 0, "b", "document", value="Z"),
    "unknown band": set_in("links", 0, "strength", value="weak"),
    "passage of nobody": set_in("passages", 0, "cells", 0, "document", value="Z"),
    "no passages": set_in("passages", value=[]),
    "missing source": set_in(*FIRST, "source", value=None),
}


@pytest.mark.parametrize("change", DAMAGE.values(), ids=list(DAMAGE))
def test_damage_is_told_in_one_line(report: Path, change: Callable[[Report], object]) -> None:
    with pytest.raises(SourceError, match="the report is damaged") as caught:
        read_report(changed(report, change))
    assert "\n" not in str(caught.value)
    assert str(caught.value).endswith("compare the articles again.")


def test_a_report_that_breaks_off_is_no_report(report: Path) -> None:
    report.write_bytes(report.read_bytes()[:900])
    with pytest.raises(SourceError, match="no JSON report"):
        read_report(report)
