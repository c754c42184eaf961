from __future__ import annotations

from pathlib import Path

import pytest

from samestory.errors import SourceError
from samestory.sources.options_file import read_options


def test_tables_may_lie_in_one_another(tmp_path: Path) -> None:
    path = tmp_path / "options.toml"
    path.write_text("[a]\nx = 1\nday = 2026-01-02\n[a.b]\ny = ['p', 'q']\n", encoding="utf-8")
    assert read_options(path) == {"a": {"x": 1, "day": "2026-01-02", "b": {"y": ("p", "q")}}}


def test_bytes_that_are_no_text_are_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "options.toml"
    path.write_bytes(b"[a]\nx = '\xff'\n")
    with pytest.raises(SourceError, match=r"options\.toml: options can't be read"):
        read_options(path)
