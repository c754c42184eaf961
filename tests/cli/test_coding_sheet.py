from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks.data_factory import PAIRS, write_data
from tests.cli.conftest import Run

Code = Callable[[Mapping[str, str]], Mapping[str, str]]


def rows_of(path: str) -> list[dict[str, str]]:
    text = Path(path).read_text(encoding="utf-8-sig")
    lines = text.splitlines(keepends=True)
    start = next(at for at, line in enumerate(lines) if line.startswith("pair_id"))
    return list(csv.DictReader(io.StringIO("".join(lines[start:]))))


def fill(path: str, code: Code, *, delimiter: str = ",") -> None:
    """Write levels into a sheet as a spreadsheet program would save it."""
    rows = rows_of(path)
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows({**row, **code(row)} for row in rows)
    Path(path).write_text("# instructions\n" + text.getvalue(), encoding="utf-8")


def gold_level(row: Mapping[str, str]) -> str:
    """Code a row as the gold links of the tiny stories have it."""
    ends = {
        row["document_a"] + row["paragraph_a"],
        row["document_b"] + row["paragraph_b"],
    }
    return next((str(level) for *pair, level in PAIRS[row["story"]] if set(pair) == ends), "0")


def figures(path: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(Path(path).read_text(encoding="utf-8"))
    return read


@pytest.fixture
def data(story: Path) -> Path:
    return write_data(story.parent)


def test_a_sheet_shows_texts_and_no_scores(run: Run, story: Path) -> None:
    result = run("coding-sheet", story, "-o", "out/sheet.csv")
    assert result.exit_code == 0, result.stderr
    assert "keep it from the coders" in result.stdout
    rows = rows_of("out/sheet.csv")
    assert list(rows[0]) == [
        *("pair_id", "story", "document_a", "paragraph_a", "text_a"),
        *("document_b", "paragraph_b", "text_b", "level", "notes"),
    ]
    assert {row["level"] + row["notes"] for row in rows} == {""}
    assert {row["document_a"] for row in rows} <= {path.name for path in story.iterdir()}
    assert Path("out/sheet.csv").read_bytes().startswith("\ufeff# ".encode())
    assert "score" not in Path("out/sheet.key.json").read_text(encoding="utf-8")


def test_the_same_seed_writes_the_same_bytes(run: Run, story: Path) -> None:
    for name, seed in (("a", "1"), ("b", "1"), ("c", "2")):
        assert run("coding-sheet", story, "-o", f"{name}.csv", "--seed", seed).exit_code == 0
    assert Path("a.csv").read_bytes() == Path("b.csv").read_bytes()
    assert Path("a.key.json").read_bytes() == Path("b.key.json").read_bytes()
    assert Path("a.csv").read_bytes() != Path("c.csv").read_bytes()


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_a_sheet_of_all_pairs_gives_the_figures_of_the_gold(
    run: Run, data: Path, delimiter: str
) -> None:
    options = ("--low", "0.001", "--others", "0.9")
    assert run("coding-sheet", data / "articles.jsonl", "-o", "s.csv", *options).exit_code == 0
    fill("s.csv", lambda row: {"level": gold_level(row)}, delimiter=delimiter)
    result = run("evaluate", "s.csv", data / "articles.jsonl", "--json", "sheet.json")
    assert result.exit_code == 0, result.stderr
    assert run("evaluate", data / "gold.jsonl", "--json", "gold.json").exit_code == 0
    sheet, gold = figures("sheet.json"), figures("gold.json")
    assert "25 of 25 pairs coded, figures estimated" in result.stdout
    for part in ("levels", "cuts", "reliability", "pairs", "judged"):
        assert sheet[part] == gold[part]


def test_drawn_pairs_stand_for_those_that_were_not_drawn(run: Run, data: Path) -> None:
    options = ("--low", "0.9", "--others", "0.5")
    assert run("coding-sheet", data / "articles.jsonl", "-o", "s.csv", *options).exit_code == 0
    fill("s.csv", lambda row: {"level": gold_level(row)})
    result = run("evaluate", "s.csv", data / "articles.jsonl", "--json", "sheet.json")
    assert result.exit_code == 0, result.stderr
    sheet = figures("sheet.json")
    assert sheet["judged"] < sheet["pairs"] == 25
    assert sum(each["pairs"] for each in sheet["reliability"]["bins"]) == pytest.approx(25)


def test_two_coders_are_compared(run: Run, data: Path) -> None:
    assert (
        run("coding-sheet", data / "articles.jsonl", "-o", "s.csv", "--coders", "2").exit_code == 0
    )
    fill("s.csv", lambda row: {"level_1": gold_level(row), "level_2": gold_level(row)})
    result = run("evaluate", "s.csv", data / "articles.jsonl", "--json", "sheet.json")
    assert result.exit_code == 0, result.stderr
    assert "Agreement of the two coders" in result.stdout
    agreement = figures("sheet.json")["agreement"]
    assert agreement["alpha"] == 1
    assert agreement["f1"] == {"links": 1, "strong links": 1}


def test_an_empty_sheet_is_refused(run: Run, story: Path) -> None:
    assert run("coding-sheet", story, "-o", "sheet.csv").exit_code == 0
    result = run("evaluate", "sheet.csv", story)
    assert result.exit_code == 2
    assert "no row has a level yet" in result.stderr


def test_a_changed_article_is_refused(run: Run, story: Path) -> None:
    assert run("coding-sheet", story, "-o", "sheet.csv").exit_code == 0
    fill("sheet.csv", lambda _: {"level": "0"})
    with (story / "The Union Sentinel.txt").open("a", encoding="utf-8") as file:
        file.write("\nTrams ran again on Tuesday.\n")
    result = run("evaluate", "sheet.csv", story)
    assert result.exit_code == 2
    assert "The Union Sentinel.txt as it was coded" in result.stderr


def test_cells_that_look_like_formulas_are_guarded(run: Run, story: Path) -> None:
    herald = story / "Hallowick Herald.txt"
    headline, fire, *rest = herald.read_text(encoding="utf-8").split("\n\n")
    herald.write_text("\n\n".join([headline, f"=1+1 {fire}", *rest]), encoding="utf-8")
    assert run("coding-sheet", story, "-o", "sheet.csv", "--story", "@fire").exit_code == 0
    rows = rows_of("sheet.csv")
    assert {row["story"] for row in rows} == {"'@fire"}
    assert any(row["text_a"].startswith("'=1+1 ") for row in rows)
    fill("sheet.csv", lambda _: {"level": "1"})
    assert run("evaluate", "sheet.csv", story).exit_code == 0


def test_a_sheet_is_not_replaced_unless_asked(run: Run, story: Path) -> None:
    assert run("coding-sheet", story, "-o", "sheet.csv").exit_code == 0
    fill("sheet.csv", lambda _: {"level": "2"})
    coded = Path("sheet.csv").read_bytes()
    result = run("coding-sheet", story, "-o", "sheet.csv")
    assert result.exit_code == 2
    assert "somebody's work" in result.stderr
    assert Path("sheet.csv").read_bytes() == coded
    assert run("coding-sheet", story, "-o", "sheet.csv", "--force").exit_code == 0
    assert Path("sheet.csv").read_bytes() != coded


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["-o", "sheet.ods"], "ends in .csv or .xlsx"),
        (["-o", "s.csv", "--coders", "3"], "give 1 or 2"),
        (["-o", "s.csv", "--low", "0"], "low is 0"),
        (["-o", "s.csv", "--others", "1"], "others is 1"),
        (["-o", "s.csv", "--most", "0"], "most is 0"),
    ],
)
def test_options_are_checked(run: Run, story: Path, options: list[str], words: str) -> None:
    result = run("coding-sheet", story, *options)
    assert result.exit_code == 2
    assert words in result.stderr
    assert not list(Path().glob("*.key.json"))


def test_a_workbook_goes_round(run: Run, data: Path) -> None:
    pytest.importorskip("xlsxwriter", reason="the extra 'sheets' is not installed")
    openpyxl = pytest.importorskip("openpyxl", reason="the extra 'sheets' is not installed")
    for name in ("s.xlsx", "t.xlsx"):
        assert run("coding-sheet", data / "articles.jsonl", "-o", name).exit_code == 0
    assert Path("s.xlsx").read_bytes() == Path("t.xlsx").read_bytes()
    book = openpyxl.load_workbook("s.xlsx")
    assert book.sheetnames == ["pairs", "instructions"]
    header = [cell.value for cell in book["pairs"][1]]
    for row in book["pairs"].iter_rows(min_row=2):
        cells = {name: str(cell.value or "") for name, cell in zip(header, row, strict=True)}
        row[header.index("level")].value = int(gold_level(cells))
    book.save("s.xlsx")
    result = run("evaluate", "s.xlsx", data / "articles.jsonl")
    assert result.exit_code == 0, result.stderr
    assert "pairs coded" in result.stdout
