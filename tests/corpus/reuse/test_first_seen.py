from __future__ import annotations

import pytest

from samestory.corpus.reuse.first_seen import Published, compare_seen


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("2026-01-05", "2026-01-06", (-1, "earlier")),
        ("2026-01-05T09:00", "2026-01-05T08:00", (1, "earlier")),
        ("2026-01-05T09:00+01:00", "2026-01-05T08:30+00:00", (-1, "earlier")),
        # In the first one's zone it is the day after, and yet it was first.
        ("2026-01-06T00:30+03:00", "2026-01-05T23:00+00:00", (-1, "earlier")),
        ("2026-01-05T09:00+01:00", "2026-01-05T08:00Z", (0, "same time")),
        # One of them does not say its zone, or no time at all.
        ("2026-01-05T09:00+01:00", "2026-01-05T07:00", (0, "same date")),
        ("2026-01-05T09:00", "2026-01-05", (0, "same date")),
        ("2026-01-05", "2026-01-05", (0, "same date")),
        (None, "2026-01-05", (0, "no date")),
    ],
)
def test_first_seen(one: str | None, two: str | None, expected: tuple[int, str]) -> None:
    sides = Published.of(one), Published.of(two)
    assert compare_seen(*sides) == expected
    assert compare_seen(*reversed(sides)) == (-expected[0], expected[1])
