"""Reports of any text and structure parse, hold every paragraph, and their offsets hold."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import docx
import jsonschema
import openpyxl
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html  # type: ignore[import-untyped]

from samestory.model import Comparison
from samestory.renderers import RENDERERS
from samestory.renderers.safe_text import printable
from samestory.renderers.schema import report_schema
from tests.fuzzing import any_text, odd_comparisons
from tests.renderers.visible_text import DOCX, VISIBLE_TEXT, XLSX
from tests.sources.promises import offsets_hold

SLOW = {"pdf", "docx", "xlsx"}
"""Formats whose reports take long to make."""


def _parse_json(report: bytes) -> object:
    jsonschema.validate(json.loads(report), json.loads(report_schema()))
    return report


def _parse_csv(report: bytes) -> object:
    rows = list(csv.reader(io.StringIO(report.decode("utf-8-sig"), newline=""), strict=True))
    assert len({len(row) for row in rows}) == 1
    return rows


PARSERS: dict[str, Callable[[bytes], Any]] = {
    "text/html": lambda report: html.document_fromstring(report.decode()),
    "text/markdown": bytes.decode,
    "application/json": _parse_json,
    "text/csv": _parse_csv,
    XLSX: lambda report: openpyxl.load_workbook(io.BytesIO(report)),
    DOCX: lambda report: docx.Document(io.BytesIO(report)),
    "application/pdf": lambda report: len(pypdfium2.PdfDocument(report)),
    "application/tei+xml": etree.fromstring,
}
WITHOUT_PARAGRAPHS = {"csv-findings", "csv-links", "csv-naming"}


def _holds_all(name: str, comparison: Comparison) -> None:
    renderer = RENDERERS[name]
    report = renderer.render(comparison)
    assert PARSERS[renderer.media_type](report) is not None
    if name in WITHOUT_PARAGRAPHS or renderer.media_type == "application/pdf":
        return
    seen = " ".join(printable(VISIBLE_TEXT[renderer.media_type](report)).split())
    for document in comparison.documents:
        for paragraph in document.paragraphs:
            assert " ".join(printable(paragraph.text).split()) in seen


@pytest.mark.parametrize("name", [name for name in RENDERERS if name not in SLOW])
@settings(max_examples=settings().max_examples // 5)
@given(odd_comparisons())
def test_any_story_gives_a_report_that_parses(name: str, comparison: Comparison) -> None:
    _holds_all(name, comparison)


@pytest.mark.parametrize("name", sorted(SLOW))
@settings(max_examples=max(3, settings().max_examples // 15))
@given(odd_comparisons())
def test_any_story_gives_an_office_file_that_parses(name: str, comparison: Comparison) -> None:
    extra = RENDERERS[name].extra
    if extra is not None:
        pytest.importorskip(extra.module, reason=f"what {name} needs is not installed")
    _holds_all(name, comparison)


@given(odd_comparisons())
def test_offsets_hold_and_every_paragraph_has_one_place(comparison: Comparison) -> None:
    texts = {document.id: document.text for document in comparison.documents}
    numbered = {
        (document.id, paragraph.number): paragraph.text
        for document in comparison.documents
        for paragraph in document.paragraphs
    }
    for document in comparison.documents:
        offsets_hold(document)
    for passage in comparison.passages:
        for cell in passage.cells:
            for segment in cell.segments:
                end = segment.start + len(segment.text)
                assert texts[cell.document][segment.start : end] == segment.text
            covered = "".join(segment.text for segment in cell.segments)
            told = "".join(
                numbered[cell.document, place.paragraph]
                for place in passage.places
                if place.document == cell.document
            )
            assert not cell.segments or "".join(covered.split()) == "".join(told.split())
    for finding in comparison.findings:
        for shown in finding.evidence:
            assert texts[shown.document][shown.start : shown.end] == shown.text
    places = [place for passage in comparison.passages for place in passage.places]
    assert len(places) == len(set(places))
    assert {(place.document, place.paragraph) for place in places} == numbered.keys()


@given(st.lists(any_text, min_size=1, max_size=6))
def test_any_text_is_printable_once_made_so(texts: list[str]) -> None:
    for text in texts:
        assert printable(printable(text)) == printable(text)
