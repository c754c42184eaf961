"""Other libraries that find quantities, brought to the form that the benchmark scores."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

Prediction = tuple[float, float, str]
Finder = Callable[[str], list[Prediction]]


@dataclass(frozen=True, slots=True)
class Peer:
    """A library, the modules it needs, and how to load it."""

    name: str
    modules: tuple[str, ...]
    load: Callable[[], Finder]


def load_quantulum() -> Finder:
    """Return quantulum3 (https://github.com/nielstron/quantulum3), without its classifier.

    The stored classifier cannot be read by a current scikit-learn.
    """
    classifier: Any = import_module("quantulum3.classifier")
    classifier.USE_CLF = False
    parser: Any = import_module("quantulum3.parser")

    def find(text: str) -> list[Prediction]:
        found = []
        for quantity in parser.parse(text):
            spread = quantity.uncertainty or 0.0
            unit = "-" if quantity.unit.name == "dimensionless" else quantity.unit.name
            unit = "percentage" if unit == "per cent" else unit
            found.append((quantity.value - spread, quantity.value + spread, unit))
        return found

    return find


def load_recognizers() -> Finder:
    """Return Recognizers-Text (https://github.com/microsoft/Recognizers-Text).

    Its models overlap: a number that lies inside a number with a unit counts once.
    """
    numbers: Any = import_module("recognizers_number")
    units: Any = import_module("recognizers_number_with_unit")
    english = numbers.Culture.English
    with_unit = units.NumberWithUnitRecognizer(english)
    models = [
        with_unit.get_currency_model(),
        with_unit.get_age_model(),
        with_unit.get_temperature_model(),
        with_unit.get_dimension_model(),
        numbers.NumberRecognizer(english).get_percentage_model(),
        numbers.NumberRecognizer(english).get_number_model(),
    ]

    def find(text: str) -> list[Prediction]:
        found: list[Prediction] = []
        taken: list[tuple[int, int]] = []
        for model in models:
            for result in model.parse(text):
                place = (result.start, result.end)
                if any(place[0] <= end and start <= place[1] for start, end in taken):
                    continue
                value = str((result.resolution or {}).get("value") or "")
                percent = value.endswith("%")
                try:
                    number = float(value.rstrip("%").replace(",", ""))
                except ValueError:
                    continue
                taken.append(place)
                unit = "percentage" if percent else result.resolution.get("unit") or "-"
                found.append((number, number, unit.replace("United States ", "")))
        return found

    return find


PEERS = (
    Peer("quantulum3", ("quantulum3",), load_quantulum),
    Peer(
        "Recognizers-Text", ("recognizers_number", "recognizers_number_with_unit"), load_recognizers
    ),
)
