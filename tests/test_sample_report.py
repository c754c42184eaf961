"""The committed sample report is what the program writes today."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from samestory import provenance
from tests.sample_report import COMMITTED, make_sample


def test_the_sample_report_has_not_drifted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run ``make sample`` and look at the difference when this fails.

    Library versions are printed on the report; a newer library that gives the same result is no
    drift, so the versions are those of the committed report.
    """
    (committed,) = COMMITTED.glob("*.json")
    versions = json.loads(committed.read_text(encoding="utf-8"))["generator"]["libraries"]
    monkeypatch.setattr(provenance, "LIBRARIES", versions)
    make_sample(tmp_path)
    names = sorted(path.name for path in COMMITTED.iterdir())
    assert sorted(path.name for path in tmp_path.iterdir()) == names
    for name in names:
        assert (tmp_path / name).read_bytes() == (COMMITTED / name).read_bytes(), name
