"""The text reports of the sample stories are what a person has read and agreed to."""

from __future__ import annotations

from tests.golden_reports import GOLDEN, golden_files


def test_the_text_reports_have_not_drifted() -> None:
    """Run ``make sample`` and read the difference when this fails."""
    made = dict(golden_files())
    assert sorted(path.name for path in GOLDEN.iterdir()) == sorted(made)
    for name, text in made.items():
        assert text == (GOLDEN / name).read_text(encoding="utf-8"), name
