"""The fitted constants of the link score, from ``constants.json``."""

from __future__ import annotations

import json
import math
import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

FILE = "constants.json"


@dataclass(frozen=True, slots=True)
class Logit:
    """A weighted sum of features of a pair of paragraphs, by the features' names.

    The names are those of `samestory.alignment.scoring.FEATURES`.
    """

    bias: float
    weights: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Calibration:
    """From a logit to a probability: slopes below and above zero, and a shift.

    Both slopes are above 0, so that a higher logit never gives a lower probability.
    """

    below: float
    above: float
    shift: float

    def logit_at(self, probability: float) -> float:
        """Return the logit that gives a probability above 0 and below 1."""
        calibrated = math.log(probability / (1 - probability)) - self.shift
        return calibrated / (self.below if calibrated < 0 else self.above)


@dataclass(frozen=True, slots=True)
class Model:
    """The regressions that a score is made from.

    Attributes
    ----------
    alone
        How well a pair fits when the pairs around it are left out of account.
    link, strong
        Whether it is a link, and whether it is a strong one.
    link_calibration, strong_calibration
        What makes probabilities of them.
    """

    alone: Logit
    link: Logit
    strong: Logit
    link_calibration: Calibration
    strong_calibration: Calibration


@dataclass(frozen=True, slots=True)
class Shapes:
    """Constants inside the features.

    Attributes
    ----------
    rarity_exponent
        Exponent of how many paragraphs of either document hold a shared unit.
    weight_smoothing, sentence_smoothing
        Added to the total weight of a paragraph and of a sentence, so that short texts do not
        link by a word or two.
    position_scale
        Paragraphs over which nearness to the top fades by e.
    closeness_smoothing
        Added to the best word weight that a pair's own is divided by, so that the best of many
        that share next to nothing does not count as a match.
    """

    rarity_exponent: float
    weight_smoothing: float
    sentence_smoothing: float
    position_scale: float
    closeness_smoothing: float


@dataclass(frozen=True, slots=True)
class Cuts:
    """The cuts that the constants were fitted for.

    Attributes
    ----------
    threshold, strong
        The link score and the strong score from which on a pair is a link, and a link is strong:
        the defaults of `samestory.model.Settings`.
    cohesion
        The mean link score of a row must at least be the strong cut raised to this power.
    """

    threshold: float
    strong: float
    cohesion: float


@dataclass(frozen=True, slots=True)
class ScoringConstants:
    """All constants of the link score.

    Attributes
    ----------
    shapes
        Inside the features.
    cuts
        The default cuts.
    lexical
        The regressions over what the texts themselves say.
    semantic
        Those with similarities of an embedding model as well.
    """

    shapes: Shapes
    cuts: Cuts
    lexical: Model
    semantic: Model


def parse_constants(text: bytes) -> ScoringConstants:
    """Return the constants that a file of the form of ``constants.json`` holds."""
    held = json.loads(text)
    return ScoringConstants(
        shapes=Shapes(**held["shapes"]),
        cuts=Cuts(**held["cuts"]),
        lexical=_model(held["lexical"]),
        semantic=_model(held["semantic"]),
    )


def _model(held: Mapping[str, Any]) -> Model:
    return Model(
        alone=Logit(**held["alone"]),
        link=Logit(**held["link"]),
        strong=Logit(**held["strong"]),
        link_calibration=Calibration(**held["link_calibration"]),
        strong_calibration=Calibration(**held["strong_calibration"]),
    )


DEFAULT_CONSTANTS = parse_constants(pkgutil.get_data(__package__, FILE) or b"")
