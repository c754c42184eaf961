"""Where the words of a finding's reading stand."""

from __future__ import annotations

from samestory.model import Evidence, Finding, Reading


def reading_evidence(finding: Finding, reading: Reading) -> tuple[Evidence, ...]:
    """Return the words of a reading: those it names, else those of its documents."""
    if reading.evidence:
        return tuple(finding.evidence[at] for at in reading.evidence)
    return tuple(each for each in finding.evidence if each.document in reading.documents)


def who_has(finding: Finding, reading: Reading) -> str:
    """Return the documents that have a reading, with the paragraphs: ``A ¶ 2, 5, C ¶ 1``."""
    words = reading_evidence(finding, reading)
    named = []
    for document in reading.documents:
        paragraphs = dict.fromkeys(each.paragraph for each in words if each.document == document)
        named.append(f"{document} ¶ {', '.join(map(str, paragraphs))}" if paragraphs else document)
    return ", ".join(named)
