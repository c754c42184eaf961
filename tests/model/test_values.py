from __future__ import annotations

import ast
import dataclasses
import sys
from pathlib import Path

import pytest

import samestory.model
from samestory.model import Cell, Passage, Place

VALUES = [
    value
    for value in (getattr(samestory.model, name) for name in samestory.model.__all__)
    if dataclasses.is_dataclass(value)
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: value.__name__)
def test_values_are_frozen_and_slim(value: type) -> None:
    assert value.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert "__slots__" in vars(value)


@pytest.mark.parametrize("value", VALUES, ids=lambda value: value.__name__)
def test_values_are_described(value: type) -> None:
    assert value.__doc__
    assert not value.__doc__.startswith(f"{value.__name__}(")


def test_the_model_imports_nothing_but_the_standard_library_and_the_errors() -> None:
    for path in Path(samestory.model.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            for name in names:
                assert name.split(".")[0] in sys.stdlib_module_names or name.startswith(
                    ("samestory.model", "samestory.errors")
                )


def test_a_passage_knows_its_documents_and_places() -> None:
    passage = Passage("p-0", 1, cells=(Cell("A", (2, 5), ()), Cell("C", (1,), ())), similarity=0.0)
    assert passage.documents == ("A", "C")
    assert passage.places == (Place("A", 2), Place("A", 5), Place("C", 1))


def test_places_sort_by_document_and_paragraph() -> None:
    places = [Place("B", 1), Place("A", 10), Place("A", 2)]
    assert sorted(places) == [Place("A", 2), Place("A", 10), Place("B", 1)]
