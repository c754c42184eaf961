"""Which findings a reader should meet first, and the ids that links to findings use."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from samestory.model import Document, Evidence, Finding

MOST_HIGHLIGHTS = 10
"""What a reader takes in at the top of a report."""

MOST_OF_A_KIND = 4
"""Highlights of one kind, so that a story full of figures still shows its quotations."""

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

    They are taken by falling weight times confidence. A finding whose words another one above it
    already shows for the most part, or which is about the same subject in the same kind, is
    passed over; so is one of a kind that has had its share.

    Returns
    -------
    tuple of str
        Up to ten ids, most telling first. Findings of no weight are never among them.
    """
    chosen: list[Finding] = []
    of_a_kind: Counter[str] = Counter()
    ranked = sorted(findings, key=lambda finding: -_worth(finding))
    for finding in ranked:
        if len(chosen) == MOST_HIGHLIGHTS or not _worth(finding):
            break
        if of_a_kind[finding.kind] == MOST_OF_A_KIND or any(
            _repeats(finding, other) for other in chosen
        ):
            continue
        chosen.append(finding)
        of_a_kind[finding.kind] += 1
    return tuple(finding.id for finding in chosen)


def _worth(finding: Finding) -> float:
    return round(finding.weight * finding.confidence, 4)


def _repeats(finding: Finding, above: Finding) -> bool:
    if finding.kind == above.kind and finding.subject and finding.subject == above.subject:
        return True
    shown = sum(any(_overlap(one, other) for other in above.evidence) for one in finding.evidence)
    return 2 * shown > len(finding.evidence)


def _overlap(one: Evidence, other: Evidence) -> bool:
    return one.document == other.document and one.start < other.end and other.start < one.end
