"""The fitted constants of the link score."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoringConstants:
    """Weights of a logistic regression over three features and its neighbourhood term.

    Fitted on 20 stories of three outlets each (BASIL articles, Fan et al. 2019, with hand-made
    paragraph links), cross-validated by story.

    Attributes
    ----------
    rarity_exponent
        Exponent of how many paragraphs of either document hold a shared unit.
    weight_smoothing, sentence_smoothing
        Added to the total weight of a paragraph and of a sentence, so that short texts do not
        link by a word or two.
    position_scale
        Paragraphs over which nearness to the top fades by e.
    first_words, first_sentence, first_position, first_bias
        The regression without neighbours.
    words, sentence, position, neighbours, bias
        The regression with them.
    calibration_below, calibration_above, calibration_bias
        From the logit to a calibrated score: slopes below and above zero, and a shift.
    """

    rarity_exponent: float = -0.35
    weight_smoothing: float = 15.0
    sentence_smoothing: float = 15.0
    position_scale: float = 3.0
    first_words: float = 31.37
    first_sentence: float = 9.60
    first_position: float = 3.03
    first_bias: float = -6.07
    words: float = 31.04
    sentence: float = 8.85
    position: float = 1.50
    neighbours: float = 1.41
    bias: float = -6.28
    calibration_below: float = 1.116
    calibration_above: float = 0.431
    calibration_bias: float = 0.359


DEFAULT_CONSTANTS = ScoringConstants()
