from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText

from samestory.model import Comparison, NamedEntity, NamingLabel
from samestory.renderers import RENDERERS
from tests.contracts.test_renderers import hostile_comparison
from tests.renderers.comparison_factory import (
    large_comparison,
    make_comparison,
    make_document,
    make_evidence,
    make_passage,
)
from tests.renderers.demo_story import demo_comparison

pytest.importorskip("xlsxwriter", reason="the extra 'sheets' is not installed")


def workbook(comparison: Comparison) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(RENDERERS["xlsx"].render(comparison)), rich_text=True)


def with_naming(comparison: Comparison) -> Comparison:
    chief = make_evidence(comparison.documents[0], 2, "fire chief")
    labels = (
        NamingLabel("A", "Dorrit", "name", 2, 1, (chief,)),
        NamingLabel("A", "fire chief", "title", 1, 1, (chief,)),
    )
    return replace(comparison, naming=(NamedEntity("Anneke Dorrit", "person", labels),))


def test_sheets_have_filters_and_keep_their_head_in_sight() -> None:
    book = workbook(with_naming(demo_comparison()))
    names = ["Sources", "Passages", "Findings", "Figures", "Naming", "Links", "Method"]
    assert book.sheetnames == names
    for sheet in book:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == f"A1:{sheet.dimensions.partition(':')[2]}"


def test_outlets_stand_side_by_side_with_their_marks() -> None:
    sheet = workbook(demo_comparison())["Passages"]
    heads = [cell.value for cell in sheet[1]]
    assert heads[:4] == [
        *("Passage", "A · Hallowick Herald", "B · Tidewater Wire", "C · The Union Sentinel"),
    ]
    second = sheet["B3"].value
    assert isinstance(second, CellRichText)
    looks = {str(run): run.font for run in second if not isinstance(run, str)}
    assert looks["Two night workers "].b
    assert looks["said"].i
    assert sheet["D3"].value is None


def test_every_paragraph_stands_once_in_its_outlets_column() -> None:
    comparison = demo_comparison()
    sheet = workbook(comparison)["Passages"]
    for at, document in enumerate(comparison.documents, start=2):
        column = [str(row[0].value) for row in sheet.iter_rows(2, min_col=at, max_col=at)]
        text = "\n\n".join(cell for cell in column if cell != "None").split("\n\n")
        assert sorted(text) == sorted(each.text for each in document.paragraphs)


def test_findings_stand_with_what_each_outlet_has() -> None:
    comparison = replace(demo_comparison(), highlights=("f-7a11ed12",))
    book = workbook(comparison)
    first = [cell.value for cell in book["Findings"][2]]
    assert first[:4] == [1, "figure", 1, "The number of trams: 12, at least 12, fourteen."]
    readings = ["12 trams", "at least 12 trams (told by the fire chief)", "Fourteen trams"]
    assert first[6:9] == readings
    assert [cell.value for cell in book["Figures"][2]][3:6] == readings


def test_naming_tells_how_often_and_what_is_quoted() -> None:
    row = [cell.value for cell in workbook(with_naming(demo_comparison()))["Naming"][2]]
    assert row[:3] == ["Anneke Dorrit", "person", "Dorrit (2×, 1 quoted); fire chief (quoted)"]


def test_hostile_text_makes_no_formula_and_no_link() -> None:
    comparison = replace(hostile_comparison(), title="=HYPERLINK(1)")
    nasty = make_document("A", "=cmd|' /C calc'!A0", ["=1+1", "https://evil.example", "@SUM(1)"])
    other = make_document("B", "Wire", ["-1"])
    documents = {"A": nasty, "B": other}
    passages = [make_passage(documents, 1, {"A": [1, 2, 3], "B": [1]})]
    for each in (comparison, make_comparison([nasty, other], passages)):
        data = RENDERERS["xlsx"].render(each)
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for name in package.namelist():
                part = package.read(name)
                assert b"<f>" not in part
                assert b"<hyperlink" not in part
                assert b'TargetMode="External"' not in part


def test_a_text_longer_than_a_cell_is_cut_and_says_so() -> None:
    documents = {
        "A": make_document("A", "Herald", ["𝒳" * 40_000]),
        "B": make_document("B", "Wire", ["short"]),
    }
    passages = [make_passage(documents, 1, {"A": [1], "B": [1]})]
    sheet = workbook(make_comparison(list(documents.values()), passages))["Passages"]
    cell = str(sheet["B2"].value)
    assert cell.startswith("𝒳" * 15_000)
    assert cell.endswith("[cut here: a cell holds no more]")
    assert len(cell.encode("utf-16-le")) // 2 <= 32_767


def test_fifty_outlets_have_fifty_columns() -> None:
    sheet = workbook(large_comparison(50, 2))["Passages"]
    assert [cell.value for cell in sheet[1]][50] == "AX · Outlet number 50"
