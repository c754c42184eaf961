"""How well figures are found: value, and value with unit, beside other libraries in the same run.

A predicted quantity is right in value if it equals a marked one (both ends, where a range is
marked) to five digits; each marked quantity can be met once. It is right in unit too if its unit,
in small letters, equals the marked unit either as written or as normalised, after articles and
plural endings are taken off on both sides. Within a sentence as many pairs as possible are met,
those with the right unit first.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks.figure_peers import PEERS
from benchmarks.stories import ROOT, DataError
from samestory.analysis.figures.extraction import find_figures
from samestory.analysis.figures.figure import Figure
from samestory.cli.tables import Table

DEFAULT_FIGURES = ROOT / ".." / "shared" / "data" / "figures" / "newsquant-dev.json"
TOLERANCE = 1e-5

SKIPPED_KINDS = ("date", "year", "time", "ordinal", "score", "name")
"""What the marked data does not call a quantity."""

Prediction = tuple[float, float, str]
"""Low, high and unit."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and its marked quantities: low, high and the accepted spellings of the unit."""

    text: str
    marked: tuple[tuple[float, float, frozenset[str]], ...]


def read_sentences(path: Path) -> list[Sentence]:
    """Read marked sentences from a JSON list of ``text`` and ``quantities``.

    Raises
    ------
    DataError
        If the file is absent or not in that form.
    """
    if not path.is_file():
        raise DataError(f"There is no {path.name} in {path.parent}: name the file with --data.")
    try:
        return [
            Sentence(entry["text"], tuple(_marked(quantity) for quantity in entry["quantities"]))
            for entry in json.loads(path.read_text(encoding="utf-8"))
        ]
    except (ValueError, KeyError, TypeError) as error:
        raise DataError(f"{path.name} is not a list of marked sentences: {error!r}.") from error


def measure_figures(sentences: Sequence[Sentence]) -> dict[str, Any]:
    """Return precision, recall and F1 of samestory and of the other libraries that are there."""
    methods: dict[str, Callable[[str], Iterable[Prediction]]] = {"samestory": ours}
    methods |= {
        peer.name: peer.load()
        for peer in PEERS
        if all(find_spec(module) for module in peer.modules)
    }
    return {
        "sentences": len(sentences),
        "quantities": sum(len(sentence.marked) for sentence in sentences),
        "methods": {name: score(find, sentences) for name, find in methods.items()},
    }


def ours(text: str) -> list[Prediction]:
    """Return what samestory finds in an English sentence."""
    return [
        (float(figure.low), float(figure.high), _unit(figure))
        for figure in find_figures(text, "en")
        if figure.kind not in SKIPPED_KINDS
    ]


def _unit(figure: Figure) -> str:
    if figure.kind == "age":
        return f"{figure.unit or 'year'} of age"
    if figure.kind == "count":
        return figure.counted
    if figure.unit == "share":
        return f"% {figure.counted}"
    if figure.unit == "barrel" and figure.counted:
        return f"{figure.unit} of {figure.counted}"
    return "percentage" if figure.unit == "percent" else figure.unit


def score(
    find: Callable[[str], Iterable[Prediction]], sentences: Sequence[Sentence]
) -> dict[str, dict[str, float]]:
    """Return precision, recall and F1 of values, and of values with units."""
    predicted = marked = values = both = 0
    for sentence in sentences:
        found = list(find(sentence.text))
        predicted += len(found)
        marked += len(sentence.marked)
        met, met_with_unit = match(found, sentence.marked)
        values += met
        both += met_with_unit
    return {
        "value": _rates(values, predicted, marked),
        "value and unit": _rates(both, predicted, marked),
    }


def match(
    found: Sequence[Prediction], marked: Sequence[tuple[float, float, frozenset[str]]]
) -> tuple[int, int]:
    """Return how many marked quantities are met in value, and how many of these in unit too."""
    open_found, open_marked = list(found), list(marked)
    with_unit = 0
    for prediction in found:
        unit = normal_unit(prediction[2])
        hit = next((m for m in open_marked if _equal(prediction, m) and unit in m[2]), None)
        if hit is not None:
            open_found.remove(prediction)
            open_marked.remove(hit)
            with_unit += 1
    values = with_unit
    for prediction in open_found:
        hit = next((m for m in open_marked if _equal(prediction, m)), None)
        if hit is not None:
            open_marked.remove(hit)
            values += 1
    return values, with_unit


def normal_unit(unit: str) -> str:
    """Return a unit in small letters without articles and plural endings."""
    words = unit.lower().replace("-", " ").split()
    kept = [_singular(word) for word in words if word not in ("a", "an", "the")]
    return " ".join(kept) or "-"


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us")) and len(word) > 2:
        return word[:-1]
    return word


def _equal(prediction: Prediction, marked: tuple[float, float, frozenset[str]]) -> bool:
    return all(
        abs(ours_ - theirs) <= 1e-8 + TOLERANCE * abs(theirs)
        for ours_, theirs in zip(prediction[:2], marked[:2], strict=True)
    )


def _marked(quantity: dict[str, str]) -> tuple[float, float, frozenset[str]]:
    value = quantity["value"]
    low, _, high = value.partition("-") if not value.startswith("-") else (value, "", "")
    if low[-1:] in "eE":  # 1.99E-29 is no range
        low, high = value, ""
    units = {normal_unit(quantity["unit"]), normal_unit(quantity["normalized_unit"])}
    return float(low), float(high or low), frozenset(units)


def _rates(met: int, predicted: int, marked: int) -> dict[str, float]:
    precision = met / predicted if predicted else 0.0
    recall = met / marked if marked else 0.0
    f1 = 2 * precision * recall / (precision + recall) if met else 0.0
    return {"precision": precision, "recall": recall, "f1": f1}


def figure_tables(measured: dict[str, Any]) -> list[Table]:
    """Return the figures as tables to print."""
    rows = [
        (what, name, *(scores[what][rate] for rate in ("precision", "recall", "f1")))
        for what in ("value", "value and unit")
        for name, scores in measured["methods"].items()
    ]
    heading = f"Figures: {measured['sentences']} sentences, {measured['quantities']} quantities"
    return [
        Table(title=heading, columns=("what", "method", "precision", "recall", "F1"), rows=rows)
    ]
