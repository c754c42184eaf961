from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samestory.errors import SamestoryError, SettingsError
from samestory.model import Settings


def test_defaults() -> None:
    settings = Settings()
    assert (settings.threshold, settings.strong) == (0.25, 0.70)
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


def test_a_strong_cut_below_the_threshold_is_refused() -> None:
    with pytest.raises(SettingsError, match=r"strong \(0.7\) is below threshold \(0.8\)"):
        Settings(threshold=0.8)


@given(st.floats(0, 1, exclude_min=True), st.floats(0, 1, exclude_min=True))
def test_any_two_cuts_in_order_are_taken(one: float, two: float) -> None:
    settings = Settings(threshold=min(one, two), strong=max(one, two))
    assert settings.threshold <= settings.strong


def test_settings_errors_are_errors_of_the_program() -> None:
    assert issubclass(SettingsError, SamestoryError)


def test_settings_do_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        Settings().threshold = 0.5  # type: ignore[misc]
