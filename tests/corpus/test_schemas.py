"""The page about the tables names every column of every table, and no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from samestory.corpus import TABLES

PAGE = Path(__file__).parent.parent.parent / "docs" / "reference" / "corpus-tables.md"


@pytest.mark.parametrize("name", TABLES)
def test_every_column_is_described(name: str) -> None:
    (section,) = re.findall(
        rf"^## {name}$(.*?)(?=^## )", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    table = section.split("| Code |")[0]
    firsts = re.findall(r"^\| (`[^|]*) \|", table, re.MULTILINE)
    described = [column for first in firsts for column in re.findall(r"`(\w+)`", first)]
    assert sorted(described) == sorted(TABLES[name].names)
