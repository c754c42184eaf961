"""``samestory schema``: the JSON Schema of JSON reports."""

from __future__ import annotations

from samestory.cli import messages


def schema() -> None:
    """Print the JSON Schema that every JSON report follows."""
    from samestory.renderers.schema import report_schema  # noqa: PLC0415

    messages.send(report_schema())
