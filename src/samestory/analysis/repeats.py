"""Findings of one analysis that say what a finding of another says already."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from samestory.model import Evidence, Finding

_VERB = "other verb"


def without_repeated_verbs(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Leave out contrasts of reporting verbs that a shared quotation tells already.

    The verbs beside a shared direct quotation belong to the finding on the quotation, which shows
    the words they introduce; those of reported speech belong to the finding on attribution. Where
    both have seen the same verbs, in two documents or more, the quotation's finding stays.
    """
    quoted = [
        [item for item in finding.evidence if item.voice == "outlet"]
        for finding in findings
        if finding.kind == "quotation" and finding.relation == _VERB
    ]
    return tuple(
        finding
        for finding in findings
        if finding.kind != "attribution"
        or finding.relation != _VERB
        or not any(_share_verbs(finding.evidence, beside) for beside in quoted)
    )


def _share_verbs(evidence: Iterable[Evidence], beside: Sequence[Evidence]) -> bool:
    documents = {
        item.document
        for item in evidence
        for other in beside
        if item.document == other.document and item.start < other.end and other.start < item.end
    }
    return len(documents) > 1
