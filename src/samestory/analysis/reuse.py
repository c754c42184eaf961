"""Words that outlets share word for word, and copy that is likely an agency's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from samestory.analysis.agencies import AgencyCredit, agency_credit
from samestory.analysis.base import CollatedStory, join_names
from samestory.analysis.shared_runs import (
    LEAST_WORDS,
    PairRuns,
    Run,
    runs_of_pairs,
    shared_runs,
)
from samestory.analysis.specifics import first_words
from samestory.model import Document, Evidence, Finding, Passage, Reading, Span, Voice

__all__ = ["LEAST_WORDS", "Reuse"]

LEAST_SHARE = 0.10
"""Share of one document's words from which what it shares with another is told."""

LEAST_RUNS = 3
"""Runs from which the share of words is told beside the runs themselves."""

LEAST_SHARE_COPY = 0.15
LEAST_SHARE_COPY_UNCREDITED = 0.30
"""Share of one document's words, in runs outside quotation marks, from which the two are likely
one agency's copy: where one of them credits an agency, and where none does."""

_WEIGHT_QUOTED = 0.05
_WEIGHT_RUN = 0.1
_WEIGHT_PER_WORD = 0.005
_MOST_WEIGHT_RUN = 0.3
_WEIGHT_SHARE = 0.3
_WEIGHT_COPY = 0.5


class Reuse:
    """Finds runs of words that outlets share word for word within a passage."""

    kind = "word-for-word reuse"
    description = f"Runs of {LEAST_WORDS} words or more that outlets have word for word."

    def find(self, story: CollatedStory) -> tuple[Finding, ...]:
        """Return what pairs of documents share in all, then the runs in reading order."""
        paired = {id_: runs_of_pairs(cells) for id_, cells in story.collations.items()}
        return (
            *_share_findings(story, paired),
            *(
                _run_finding(story, passage, runs)
                for passage in story.passages
                for runs in shared_runs(story.collations[passage.id], paired[passage.id])
            ),
        )


def _run_finding(story: CollatedStory, passage: Passage, runs: dict[str, Run]) -> Finding:
    evidence = tuple(_evidence(story, document, run) for document, run in runs.items())
    labels = [story.documents[document].label for document in runs]
    is_quoted = any(item.voice == "quoted" for item in evidence)
    words = len(next(iter(runs.values())))
    return Finding(
        kind=Reuse.kind,
        passage=passage.id,
        summary=(
            f"{join_names(labels)} have the same {words} words in a row: "
            f"{first_words(evidence[0].text)}."
        ),
        reason=(
            f"A run of at least {LEAST_WORDS} words that are equal but for letter case, "
            "punctuation and a possessive ending. Shared words may come from a common source "
            "such as an agency; they do not show who wrote first."
        ),
        readings=(Reading(evidence[0].text, tuple(runs), tuple(range(len(evidence)))),),
        evidence=evidence,
        voice="quoted" if is_quoted else "outlet",
        relation="shared quotation" if is_quoted else "shared words",
        weight=_WEIGHT_QUOTED
        if is_quoted
        else round(min(_MOST_WEIGHT_RUN, _WEIGHT_RUN + _WEIGHT_PER_WORD * words), 3),
    )


@dataclass(frozen=True, slots=True)
class _Shared:
    """What two documents share in runs; ``runs`` are the first one's, outside quotation marks."""

    one: Document
    two: Document
    runs: tuple[tuple[Evidence, Evidence], ...]
    unquoted: int
    total: tuple[int, int]

    @property
    def shares(self) -> tuple[float, float]:
        return self.unquoted / max(1, self.total[0]), self.unquoted / max(1, self.total[1])


def _share_findings(story: CollatedStory, paired: Mapping[str, PairRuns]) -> list[Finding]:
    runs_of: dict[tuple[str, str], list[tuple[Run, Run]]] = {}
    for by_pair in paired.values():
        for pair, runs in by_pair.items():
            runs_of.setdefault(pair, []).extend(runs)
    findings = []
    for one, two in combinations(story.documents.values(), 2):
        shared = _shared(story, (one, two), runs_of.get((one.id, two.id), ()))
        if max(shared.shares) >= LEAST_SHARE and len(shared.runs) >= LEAST_RUNS:
            credited = [c for c in (agency_credit(one), agency_credit(two)) if c is not None]
            findings.append(_share_finding(shared, credited))
    return findings


def _shared(
    story: CollatedStory, pair: tuple[Document, Document], found: Sequence[tuple[Run, Run]]
) -> _Shared:
    one, two = pair
    runs = []
    unquoted = 0
    for run, other in found:
        sides = _evidence(story, one.id, run), _evidence(story, two.id, other)
        if all(side.voice == "outlet" for side in sides):
            runs.append(sides)
            unquoted += len(run)
    runs.sort(key=lambda sides: sides[0].start)
    total = story.word_counts[one.id], story.word_counts[two.id]
    return _Shared(one, two, tuple(runs), unquoted, total)


def _share_finding(shared: _Shared, credited: Sequence[AgencyCredit]) -> Finding:
    shares = shared.shares
    least = LEAST_SHARE_COPY if credited else LEAST_SHARE_COPY_UNCREDITED
    likely = max(shares) >= least
    one, two = shared.one, shared.two
    here = [sides[0] for sides in shared.runs]
    there = [sides[1] for sides in shared.runs]
    for credit in credited:
        if credit.evidence is not None:
            (here if credit.document == one.id else there).append(credit.evidence)
    evidence = (*_in_order(here), *_in_order(there))
    named = [
        f"{one.label if c.document == one.id else two.label} credits {c.agency}" for c in credited
    ]
    figures = (
        f"{shares[0]:.0%} of the words of {one.label} and {shares[1]:.0%} of those of {two.label} "
        f"stand in {len(shared.runs)} shared {'run' if len(shared.runs) == 1 else 'runs'} of at "
        f"least {LEAST_WORDS} words outside quotation marks"
    )
    return Finding(
        kind=Reuse.kind,
        passage=None,
        summary=(
            f"{one.label} and {two.label} likely carry the same agency copy"
            f"{f': {join_names(named)}' if named else ''}."
            if likely
            else f"{one.label} and {two.label} share {shared.unquoted} words of their own in runs."
        ),
        reason=(
            f"{figures}. What both took from one source is told once, not confirmed twice; the "
            "shared words do not show who wrote first."
        ),
        readings=(
            Reading(
                _share_text(shares[0]), (one.id,), tuple(range(len(here))), _note(credited, one)
            ),
            Reading(
                _share_text(shares[1]),
                (two.id,),
                tuple(range(len(here), len(evidence))),
                _note(credited, two),
            ),
        ),
        evidence=evidence,
        relation="agency copy likely" if likely else "share of words",
        confidence=_confidence(max(shares), credited=bool(credited)) if likely else 1.0,
        weight=_WEIGHT_COPY if likely else round(_WEIGHT_SHARE * min(1.0, 2 * max(shares)), 3),
    )


def _share_text(share: float) -> str:
    return f"{share:.0%} of its words"


def _note(credited: Sequence[AgencyCredit], document: Document) -> str:
    agency = next((c.agency for c in credited if c.document == document.id), "")
    return f"credits {agency}" if agency else ""


def _confidence(share: float, *, credited: bool) -> float:
    """Return 0.5 to 0.95: surer with more shared words, and where an agency is credited."""
    return round(min(0.95, 0.4 + share + (0.2 if credited else 0.0)), 3)


def _in_order(evidence: Sequence[Evidence]) -> list[Evidence]:
    return sorted(evidence, key=lambda item: item.start)


def _evidence(story: CollatedStory, letter: str, run: Run) -> Evidence:
    document = story.documents[letter]
    start, end, number = run[0].start, run[-1].end, run[0].paragraph
    voice = run_voice(story.quoted[letter][number - 1], start, end)
    return Evidence(document.id, number, start, end, document.text[start:end], voice)


def run_voice(quoted: Sequence[Span], start: int, end: int) -> Voice:
    """Return whose words a run is, from the spans of its paragraph that are quoted.

    One outlet may begin its quotation a word later than another; the words are somebody's all the
    same, so more than half of the characters decide.
    """
    inside = sum(max(0, min(span.end, end) - max(span.start, start)) for span in quoted)
    return "quoted" if 2 * inside > end - start else "outlet"
