from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pytest

from benchmarks.fit import CUTS, FILE, fit_tables, refit, write
from benchmarks.models import DESIGNS, Fitted, fit
from benchmarks.regression import fit_calibration, fit_logistic
from benchmarks.samples import Sample, collect
from benchmarks.stories import DataError, read_seeds
from benchmarks.validation import as_they_are, differences, figures
from samestory.alignment import constants
from samestory.alignment.constants import DEFAULT_CONSTANTS, parse_constants
from samestory.alignment.scoring import FEATURES, Scorer
from samestory.alignment.vocabulary import build_vocabulary
from samestory.model import Settings


@pytest.fixture(scope="module")
def samples() -> list[Sample]:
    """The shorter sample stories, several times over: enough to fit something, and fast."""
    return sorted(collect(read_seeds()), key=lambda sample: len(sample.gold))[:3] * 4


def test_a_regression_finds_the_weights_that_made_the_cases() -> None:
    random = np.random.default_rng(1)
    values = random.normal(size=(20_000, 2))
    chances = 1 / (1 + np.exp(-(values @ [2.0, -1.0] + 0.5)))
    weights, bias = fit_logistic(values, random.random(20_000) < chances, penalty=0.01)
    assert weights == pytest.approx([2.0, -1.0], abs=0.1)
    assert bias == pytest.approx(0.5, abs=0.1)


def test_a_penalty_makes_weights_smaller_and_keeps_the_base_rate() -> None:
    random = np.random.default_rng(2)
    values = random.normal(size=(500, 1))
    true = random.random(500) < 1 / (1 + np.exp(-2 * values[:, 0]))
    (free,), _ = fit_logistic(values, true, penalty=0.01)
    (held,), bias = fit_logistic(values, true, penalty=1000.0)
    assert 0 < held < free / 2
    fitted = 1 / (1 + np.exp(-(values[:, 0] * held + bias)))
    assert fitted.mean() == pytest.approx(true.mean())


def test_a_calibration_flattens_scores_that_are_too_sure() -> None:
    random = np.random.default_rng(3)
    logits = random.normal(scale=4, size=5000)
    true = random.random(5000) < 1 / (1 + np.exp(-logits / 2))
    found = fit_calibration(logits, true)
    assert (found.below, found.above) == pytest.approx((0.5, 0.5), abs=0.1)


def test_features_are_those_of_the_comparison(samples: list[Sample]) -> None:
    block = samples[0].blocks[0]
    documents = samples[0].documents
    pair = Scorer(build_vocabulary(documents)).score(0, 1)
    for name, matrix in block.features.items():
        assert (pair.features[name] == matrix).all()
    assert block.gold.shape == (len(documents[0].paragraphs), len(documents[1].paragraphs))


def test_a_fit_can_be_written_and_is_the_same_each_time(
    samples: list[Sample], tmp_path: Path
) -> None:
    told: list[str] = []
    found = refit(samples, repeats=1, tell=told.append)
    assert told
    assert found["model"] == asdict(fit(samples, DESIGNS["lexical"]).model)
    file = tmp_path / "constants.json"
    file.write_bytes(FILE.read_bytes())
    write(found, date="2031-05-06", data="0" * 64, file=file)
    written = json.loads(file.read_text("utf-8"))["lexical"]
    assert written["fitted"]["date"] == "2031-05-06"
    assert written["fitted"]["stories"] == len(samples)
    held = parse_constants(file.read_bytes())
    assert held.lexical != DEFAULT_CONSTANTS.lexical
    assert (held.semantic, held.cuts) == (DEFAULT_CONSTANTS.semantic, DEFAULT_CONSTANTS.cuts)
    for table in fit_tables(found):
        assert table.rows
        assert all(len(row) == len(table.columns) for row in table.rows)


def test_too_few_stories_are_refused(samples: list[Sample]) -> None:
    with pytest.raises(DataError, match="There are 4 stories"):
        refit(samples[:4], tell=lambda _: None)


def test_equal_scores_do_not_differ(samples: list[Sample]) -> None:
    fitted = as_they_are(samples[:3], Fitted(DEFAULT_CONSTANTS.lexical, CUTS))
    for level in differences(fitted, fitted).values():
        for figure in level.values():
            assert set(figure.values()) == {0.0}
    assert figures(fitted)["links"]["f1"] == pytest.approx(0.88, abs=0.02)


@pytest.mark.parametrize("section", DESIGNS)
def test_the_file_holds_the_features_of_the_designs(section: str) -> None:
    model, design = getattr(DEFAULT_CONSTANTS, section), DESIGNS[section]
    for name in ("alone", "link", "strong"):
        weights = getattr(model, name).weights
        assert set(weights) == set(getattr(design, name)) <= set(FEATURES)
        assert all(weight > 0 for weight in weights.values())
    for calibration in (model.link_calibration, model.strong_calibration):
        assert min(calibration.below, calibration.above) > 0


def test_the_default_settings_are_the_cuts_in_the_file() -> None:
    cuts, settings = DEFAULT_CONSTANTS.cuts, Settings()
    assert (cuts.threshold, cuts.strong) == (settings.threshold, settings.strong)


def test_the_file_says_what_it_was_fitted_on() -> None:
    held = json.loads(Path(constants.__file__).with_name(constants.FILE).read_text("utf-8"))
    for section in DESIGNS:
        fitted = held[section]["fitted"]
        assert fitted["stories"] >= 20
        assert len(fitted["data_sha256"]) == 64
        assert fitted["one_story_left_out"]["links"]["f1"] > 0.55
