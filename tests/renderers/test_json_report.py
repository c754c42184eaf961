from __future__ import annotations

import json
from dataclasses import replace

import msgspec
import pytest

from samestory.errors import RenderError
from samestory.model import Comparison
from samestory.renderers.json_report import JsonRenderer
from tests.renderers.comparison_factory import large_comparison
from tests.renderers.demo_story import demo_comparison


def test_reads_back_as_the_same_comparison() -> None:
    comparison = demo_comparison()
    report = JsonRenderer().render(comparison)
    assert msgspec.json.decode(report, type=Comparison) == comparison


def test_field_names_are_those_that_other_tools_rely_on() -> None:
    report = json.loads(JsonRenderer().render(demo_comparison()))
    assert {
        "schema_version", "generator", "title", "settings", "documents", "links", "passages",
        "findings", "date", "fingerprint", "shared_words", "skipped",
    } <= report.keys()  # fmt: skip
    assert report["links"][0]["a"] == {"document": "A", "paragraph": 1}
    assert {"score", "strength", "similarity", "reasons"} <= report["links"][0].keys()
    assert {"kind", "text"} <= report["links"][0]["reasons"][0].keys()
    passage = report["passages"][0]
    assert {"id", "number", "cells", "similarity", "measures", "cross_references"} <= passage.keys()
    cell = passage["cells"][0]
    assert {"document", "paragraphs", "segments"} <= cell.keys()
    assert {"text", "start", "end", "shared_with"} <= cell["segments"][0].keys()
    finding = report["findings"][0]
    assert {"kind", "passage", "summary", "readings", "evidence", "voice"} <= finding.keys()
    assert {"document", "paragraph", "start", "end", "text"} <= finding["evidence"][0].keys()
    document = report["documents"][0]
    assert {"id", "outlet", "headline", "published", "url", "language", "text"} <= document.keys()
    assert {"name", "sha256", "media_type"} <= document["source"].keys()
    assert {"number", "start", "end", "text"} <= document["paragraphs"][0].keys()


def test_offsets_point_at_the_words() -> None:
    report = json.loads(JsonRenderer().render(demo_comparison()))
    texts = {document["id"]: document["text"] for document in report["documents"]}
    for finding in report["findings"]:
        for evidence in finding["evidence"]:
            words = texts[evidence["document"]][evidence["start"] : evidence["end"]]
            assert words == evidence["text"]


def test_each_item_stands_on_its_own_line() -> None:
    comparison = demo_comparison()
    lines = JsonRenderer().render(comparison).decode().splitlines()
    assert lines[0] == "{"
    assert lines[-1] == "}"
    for passage in comparison.passages:
        assert sum(f'"id":"{passage.id}"' in line for line in lines) == 1


def test_ends_with_a_newline_and_keeps_letters_as_they_are() -> None:
    report = JsonRenderer().render(replace(demo_comparison(), title="Вогонь у депо"))
    assert report.endswith(b"}\n")
    assert "Вогонь у депо" in report.decode()


def test_lists_without_items_are_lists() -> None:
    comparison = replace(large_comparison(2, 1), links=(), findings=())
    assert json.loads(JsonRenderer().render(comparison))["findings"] == []


def test_half_a_character_is_refused_in_one_line() -> None:
    with pytest.raises(RenderError, match="half of a character") as caught:
        JsonRenderer().render(replace(demo_comparison(), title="a\ud800"))
    assert "\n" not in str(caught.value)
