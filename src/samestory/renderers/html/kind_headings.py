"""How the findings of each kind are told: where they stand, what a line shows, what is noted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from samestory.renderers.layout import (
    FIGURE_KIND,
    ONLY_HERE_KIND,
    ORDER_KIND,
    QUOTATION_KIND,
    REUSE_KIND,
)

Column = Literal["full", "wide", "narrow"]
Body = Literal[
    "figures",
    "first words",
    "linked words",
    "positions",
    "quotations",
    "readings",
    "shared words",
    "short readings",
]


@dataclass(frozen=True, slots=True)
class KindHeading:
    """How the findings of one analysis are told.

    Attributes
    ----------
    column
        Where the section stands on wide screens.
    body
        What a line shows.
    by_outlet
        Whether the lines are grouped by the outlet they are about.
    note
        What holds for all findings of the kind and stands in place of their reasons.
    """

    column: Column = "wide"
    body: Body = "readings"
    by_outlet: bool = False
    note: str = ""


KIND_HEADINGS = {
    FIGURE_KIND: KindHeading("full", "figures"),
    QUOTATION_KIND: KindHeading("full", "quotations"),
    ONLY_HERE_KIND: KindHeading(
        body="first words",
        by_outlet=True,
        note=(
            "Not matched is not omitted: no paragraph of another outlet reaches the threshold "
            "of {threshold}. What comes closest is named, with its weak score, so that you can "
            "check."
        ),
    ),
    REUSE_KIND: KindHeading("narrow", "shared words"),
    ORDER_KIND: KindHeading(
        "narrow",
        "positions",
        note="The passages stand in the order in which more of the outlets tell them.",
    ),
    "told by all but one": KindHeading("narrow", "short readings"),
    "loaded word candidate": KindHeading("narrow"),
}
"""Kinds that are told in a way of their own; the others show sentence and readings."""


TOLD_BY_HEADINGS = frozenset({ONLY_HERE_KIND, ORDER_KIND, REUSE_KIND})
"""Kinds that the headings of the passages tell of in words of their own."""

GROUPS = {"partial quote": "Short pieces in quotation marks"}
"""Relations whose findings stand apart from the others of their kind, and under which heading."""

RELATIONS = {
    "different": "differ",
    "rounded": "one is the other rounded",
    "bound": "one is a bound, the other keeps to it",
    "hedged": "one value, once as a limit",
    "range": "one is a range with the other in it",
    "converted": "other units",
    "identical": "same words",
    "tidied": "small differences of form",
    "shortened": "one form is shorter",
    "altered": "worded differently",
    "other verb": "other reporting verb",
    "partial quote": "inside the outlet’s own sentences",
    "only here": "quoted in one outlet",
    "quoted or reported": "quoted or told in the outlet’s words",
}
"""How the tables of figures and quotations tell a relation; others stand under their own name."""

FIRST_HEADINGS = {
    FIGURE_KIND: KindHeading(),
    QUOTATION_KIND: KindHeading(),
    ONLY_HERE_KIND: KindHeading(body="linked words"),
    "told by all but one": KindHeading(body="short readings"),
}
"""Kinds that are told in a way of their own where all kinds stand in one list."""
