"""Which findings a reader should meet first, and the ids that links to findings use."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from samestory.model import Document, Evidence, Finding

MOST_HIGHLIGHTS = 10
"""What a reader takes in at the top of a report."""

MOST_OF_A_KIND = 4
"""Highlights of one kind, so that a story full of figures still shows its quotations."""

LEAST_WORTH = 0.15
"""Weight times confidence above which a finding may be a highlight. Below are identical
quotations, spellings, forms of address, pieces of a few words and other forms of one word."""

LEAST_CONFIDENCE = 0.5
"""Confidence from which a finding may be a highlight, whatever its weight."""

AGAIN = 0.85
"""What is left of a finding's worth for each one of its kind that stands above it."""

SHARES = {
    "only in one outlet": (3, 0.6),
    "told by all but one": (2, 0.6),
    "order": (1, 0.6),
    "word-for-word reuse": (1, 0.8),
}
"""Highlights of a kind, and what is left of their worth, for kinds that set no two wordings side by
side: what differs comes before what has no match, which may only be told in other words."""

_ID_DIGITS = 8


def identify(findings: Sequence[Finding], documents: Mapping[str, Document]) -> tuple[Finding, ...]:
    """Return the findings with ids made from kind and words, not from letters or places."""
    seen: Counter[str] = Counter()
    named = []
    for finding in findings:
        words = sorted(f"{documents[e.document].outlet}\0{e.text}" for e in finding.evidence)
        content = "\0\0".join([finding.kind, finding.relation, finding.subject, *words])
        digest = hashlib.sha256(content.encode(errors="surrogatepass")).hexdigest()[:_ID_DIGITS]
        seen[digest] += 1
        suffix = "" if seen[digest] == 1 else f"-{seen[digest]}"
        named.append(replace(finding, id=f"f-{digest}{suffix}"))
    return tuple(named)


def choose_highlights(findings: Sequence[Finding]) -> tuple[str, ...]:
    """Return the ids of the findings that a reader should meet first.

    They are taken by falling worth: weight times confidence, less for kinds that `SHARES` names and
    for each finding of the kind that is taken already. A finding whose words another one above it
    already shows for the most part, or which is about the same subject in the same kind, is
    passed over; so is one of a kind that has had its share.

    Returns
    -------
    tuple of str
        Up to ten ids, most telling first. Findings of little worth or confidence are never
        among them.
    """
    chosen: list[Finding] = []
    of_a_kind: Counter[str] = Counter()
    left = _by_kind(findings)
    while left and len(chosen) < MOST_HIGHLIGHTS:
        # The best of a kind is that of all its findings, however many stand above them.
        kind = max(left, key=lambda kind: _rank(left[kind][-1], of_a_kind[kind]))
        best = left[kind].pop().finding
        if not any(_repeats(best, other) for other in chosen):
            chosen.append(best)
            of_a_kind[kind] += 1
        if not left[kind] or of_a_kind[kind] == _share(best)[0]:
            del left[kind]
    return tuple(finding.id for finding in chosen)


class _Placed(NamedTuple):
    """A finding with its worth and its place among all findings."""

    worth: float
    place: int
    finding: Finding


def _by_kind(findings: Sequence[Finding]) -> dict[str, list[_Placed]]:
    """Return the findings that may be highlights by kind, the best last, and the first of equals.

    Worths differ by more than what ranks are rounded to, so that they rank as their worths do.
    """
    kinds: dict[str, list[_Placed]] = {}
    for place, finding in enumerate(findings):
        worth = _worth(finding)
        if worth > LEAST_WORTH and finding.confidence >= LEAST_CONFIDENCE:
            kinds.setdefault(finding.kind, []).append(_Placed(worth, place, finding))
    for held in kinds.values():
        held.sort(key=lambda placed: (placed.worth, -placed.place))
    return kinds


def _rank(placed: _Placed, above: int) -> tuple[float, int]:
    """Return a finding's worth below some others of its kind; the first of equals is the best."""
    rank = round(placed.worth * _share(placed.finding)[1] * AGAIN**above, 6)
    return rank, -placed.place


def _share(finding: Finding) -> tuple[int, float]:
    return SHARES.get(finding.kind, (MOST_OF_A_KIND, 1.0))


def _worth(finding: Finding) -> float:
    return round(finding.weight * finding.confidence, 4)


def _repeats(finding: Finding, above: Finding) -> bool:
    if finding.kind == above.kind and finding.subject and finding.subject == above.subject:
        return True
    shown = sum(any(_overlap(one, other) for other in above.evidence) for one in finding.evidence)
    return 2 * shown > len(finding.evidence)


def _overlap(one: Evidence, other: Evidence) -> bool:
    """Tell whether two pieces of evidence are much the same words.

    A figure inside a sentence that is shown for its source is not.
    """
    if one.document != other.document:
        return False
    common = min(one.end, other.end) - max(one.start, other.start)
    return 2 * common >= max(one.end - one.start, other.end - other.start)
