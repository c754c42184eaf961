"""The rules of the house that can be checked: who imports whom, and who may print or read."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "samestory"
MODULES = sorted(SOURCE.rglob("*.py"))

ROOMS = {
    "typer": {"cli"},
    "rich": {
        "cli",
        "renderers/terminal.py",
        "renderers/terminal_explanation.py",
        "renderers/terminal_parts.py",
        "renderers/terminal_tables.py",
    },
    "jinja2": {"renderers/html"},
    "markupsafe": {"renderers/html"},
    "duckdb": {"corpus", "sources/csv_tables.py"},
    "pyarrow": {
        "corpus",
        "sources/batches.py",
        "sources/batch_reading.py",
        "sources/remote_files.py",
    },
    "distributed": {"corpus/engines/dask.py"},
    "pyspark": {"corpus/engines/spark.py"},
    "rapidfuzz": {"alignment", "analysis"},
    "textdistance": {"analysis"},
    "numpy": {"alignment", "corpus", "embedding", "evaluation"},
    "sentence_transformers": {"embedding/sentence_transformer.py"},
    "transformers": {"embedding/sentence_transformer.py"},
    "torch": set(),
    "huggingface_hub": {"embedding/files.py"},
    "sqlite3": {"embedding/store.py"},
    "platformdirs": {"cli"},
    "threadpoolctl": {"alignment"},
    "openpyxl": {"sources"},
    "xlsxwriter": {"evaluation", "renderers/xlsx"},
    "wordfreq": {"documents"},
    "Stemmer": {"documents"},
    "sentencex": {"documents"},
    "py3langid": {"documents"},
    "trafilatura": {"sources"},
    "docx": {"sources", "renderers/docx"},
    "typst": {"renderers/pdf"},
    "pypdfium2": {"sources"},
    "yaml": {"sources"},
    "markdown_it": {"sources"},
    "charset_normalizer": {"sources"},
    "puremagic": {"sources"},
    "lxml": {"sources", "renderers/tei.py"},
    "dateparser": {"sources"},
    "msgspec": {
        "renderers/json_report.py",
        "renderers/schema.py",
        "cli/report_heads.py",
        "sources/batch_reading.py",
        "sources/report.py",
    },
}
"""Libraries that stay in one room."""

OWN_FILES = {
    "corpus/work_folder.py",
    "embedding/files.py",
    "embedding/store.py",
    "sources/csv_tables.py",
    "whole_files.py",
}
"""Modules that keep what samestory works with: a model's files, vectors, a corpus's work folder;
and the one that puts files in their place."""


def _place(module: Path) -> str:
    return module.relative_to(SOURCE).as_posix()


def _imports(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def _calls(module: Path) -> Iterator[str]:
    """Yield what is called: ``name`` for a function, ``.name`` for a method."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name):
                yield node.func.id
            elif isinstance(node.func, ast.Attribute):
                yield f".{node.func.attr}"


def test_import_contracts_hold() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"],
        cwd=SOURCE.parent.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("module", MODULES, ids=_place)
def test_third_party_libraries_stay_in_their_rooms(module: Path) -> None:
    place = _place(module)
    for name in _imports(module):
        library = name.partition(".")[0]
        rooms = ROOMS.get(library)
        if rooms is not None:
            assert any(place.startswith(room) for room in rooms), f"{place} imports {library}"


@pytest.mark.parametrize("module", sorted((SOURCE / "model").glob("*.py")), ids=_place)
def test_the_model_needs_the_standard_library_only(module: Path) -> None:
    for name in _imports(module):
        top = name.partition(".")[0]
        assert top == "samestory" or top in sys.stdlib_module_names


@pytest.mark.parametrize("module", MODULES, ids=_place)
def test_only_the_command_line_prints_and_writes(module: Path) -> None:
    if _place(module).startswith("cli/") or _place(module) in OWN_FILES:
        return
    forbidden = {"print", ".write_text", ".write_bytes", ".mkdir", ".unlink"}
    assert not forbidden & set(_calls(module))


@pytest.mark.parametrize("module", MODULES, ids=_place)
def test_only_sources_read_user_files(module: Path) -> None:
    place = _place(module)
    if place.startswith(("sources/", "cli/")) or place in OWN_FILES:
        return
    # These read files of the package itself.
    own_pages = ("renderers/html", "renderers/index_page", "renderers/corpus_page", "renderers/pdf")
    if place.startswith(own_pages):
        return
    if place == "documents/boilerplate/phrases.py":
        return
    assert not {"open", ".open", ".read_text", ".read_bytes"} & set(_calls(module)), place


@pytest.mark.parametrize("module", MODULES, ids=_place)
def test_files_stay_readable_in_one_sitting(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= 320


def test_every_source_module_has_its_tests() -> None:
    """Tests mirror the source: each room of the house has a room in tests."""
    rooms = {path.name for path in SOURCE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    tested = {path.name for path in Path(__file__).parent.iterdir() if path.is_dir()}
    assert rooms <= tested
