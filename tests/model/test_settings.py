from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samestory.errors import SamestoryError, SettingsError
from samestory.model import Settings


def test_defaults() -> None:
    settings = Settings()
    assert (settings.threshold, settings.strong) == (0.25, 0.20)
    assert not settings.include_same_outlet
    assert (settings.title, settings.date) == (None, None)


@pytest.mark.parametrize("value", [0.0, -0.1, 1.01, float("nan"), float("inf"), float("-inf")])
@pytest.mark.parametrize("name", ["threshold", "strong"])
def test_a_cut_out_of_its_range_is_refused_by_name(name: str, value: float) -> None:
    with pytest.raises(SettingsError) as refused:
        Settings(**{name: value})  # type: ignore[arg-type]
    message = str(refused.value)
    assert message.startswith(f"{name} is {value:g}: ")
    assert "\n" not in message


@given(st.floats(0, 1, exclude_min=True), st.floats(0, 1, exclude_min=True))
def test_any_two_cuts_are_taken_as_they_are_of_two_scores(one: float, two: float) -> None:
    settings = Settings(threshold=one, strong=two)
    assert (settings.threshold, settings.strong) == (one, two)


def test_settings_errors_are_errors_of_the_program() -> None:
    assert issubclass(SettingsError, SamestoryError)


def test_settings_do_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        Settings().threshold = 0.5  # type: ignore[misc]
