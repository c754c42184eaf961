from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from samestory.sources.metadata import host_of, names, published_date, web_address


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2026-05-12", "2026-05-12"),
        ("2026-05-12T18:20:00+02:00", "2026-05-12T18:20:00+02:00"),
        ("2026-05-12T18:20:00Z", "2026-05-12T18:20:00Z"),
        ("2026-05-12 18:20", "2026-05-12T18:20"),
        ("20260512", "2026-05-12"),
        ("Tue, 12 May 2026 18:20:00 +0200", "2026-05-12T18:20:00+02:00"),
        ("12 May 2026", "2026-05-12"),
        ("May 12, 2026", "2026-05-12"),
        ("12. Mai 2026", "2026-05-12"),
        ("12 de mayo de 2026", "2026-05-12"),
        ("12 мая 2026", "2026-05-12"),
        ("12.05.2026", "2026-05-12"),
        ("31/05/2026", "2026-05-31"),
        ("05/31/2026", "2026-05-31"),
        ("12 May 2026, 18:20", "2026-05-12T18:20:00"),
        (date(2026, 5, 12), "2026-05-12"),
        (datetime(2026, 5, 12, 18, 20, tzinfo=UTC), "2026-05-12T18:20:00+00:00"),
    ],
)
def test_dates_become_iso(value: object, expected: str) -> None:
    assert published_date(value) == (expected, ())


@pytest.mark.parametrize(
    "value",
    ["05/06/2026", "yesterday", "2 hours ago", "Spring 2026", "2026-13-45", "12345", "x" * 200],
)
def test_dates_that_could_be_anything_are_left_out(value: str) -> None:
    found, warnings = published_date(value)
    assert found is None
    assert len(warnings) == 1
    assert "left out" in warnings[0]
    assert len(warnings[0]) < 150


@pytest.mark.parametrize("value", [None, "", "  "])
def test_no_date_needs_no_warning(value: object) -> None:
    assert published_date(value) == (None, ())


def test_web_addresses() -> None:
    assert web_address(" https://a.example/b?c=d ") == ("https://a.example/b?c=d", ())
    assert web_address(None) == (None, ())


@pytest.mark.parametrize(
    "value",
    ["javascript:alert(1)", "ftp://a.example", "a.example/b", "http://", "https://a b", "http://["],
)
def test_other_addresses_are_left_out(value: str) -> None:
    found, warnings = web_address(value)
    assert found is None
    assert len(warnings) == 1


def test_hosts() -> None:
    assert host_of("https://www.Ullen-Chronicle.example:8080/x") == "ullen-chronicle.example"
    assert host_of("mailto:a@b.example") is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Tilde Aas", "Tilde Aas"),
        (" Tilde \n Aas ", "Tilde Aas"),
        (["Tilde Aas", "Bo Lind"], "Tilde Aas, Bo Lind"),
        ([{"name": "Tilde Aas"}, {"id": 3}, "Bo Lind", None], "Tilde Aas, Bo Lind"),
        ({"id": None, "name": "Ullen Chronicle"}, "Ullen Chronicle"),
        (None, None),
        ([], None),
        (5, None),
    ],
)
def test_names(value: object, expected: str | None) -> None:
    assert names(value) == expected


def test_names_do_not_walk_into_nested_lists() -> None:
    knot: list[object] = []
    knot.append(knot)
    assert names(knot) is None
