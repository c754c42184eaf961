"""Runs of words that two or more outlets have word for word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from samestory.analysis.base import CollatedCell, CollatedStory, CollatedToken, join_names
from samestory.documents.quotations import quoted_spans
from samestory.model import Document, Evidence, Finding, Passage, Reading

LEAST_WORDS = 8
"""Words in a row from which a shared run is reported. Chosen by reading the runs in the sample
stories: shorter ones are mostly names with titles and stock phrases."""

SUMMARY_WORDS = 12
"""Words of a run that its summary quotes."""

LEAST_FURTHER_WORDS = 4
"""Words by which a run of fewer documents must go beyond a run of more to be told beside it."""

_Run = tuple[CollatedToken, ...]


class Reuse:
    """Finds runs of words that outlets share word for word within a passage."""

    kind = "word-for-word reuse"
    description = f"Runs of {LEAST_WORDS} words or more that outlets have word for word."

    def find(self, story: CollatedStory) -> tuple[Finding, ...]:
        """Return one finding for each run and set of documents, in reading order."""
        return tuple(
            self._finding(story, passage, runs)
            for passage in story.passages
            for runs in _shared_runs(story.collations[passage.id])
        )

    def _finding(self, story: CollatedStory, passage: Passage, runs: dict[str, _Run]) -> Finding:
        evidence = tuple(
            _evidence(story.documents[document], run) for document, run in runs.items()
        )
        labels = [story.documents[document].label for document in runs]
        quoted = any(_is_quoted(story.documents[item.document], item) for item in evidence)
        words = len(next(iter(runs.values())))
        return Finding(
            kind=self.kind,
            passage=passage.id,
            summary=(
                f"{join_names(labels)} have the same {words} words in a row: "
                f"“{_beginning(evidence[0].text)}”."
            ),
            reason=(
                f"A run of at least {LEAST_WORDS} words that are equal but for letter case, "
                "punctuation and a possessive ending. Shared words may come from a common source "
                "such as an agency; they do not show who wrote first."
            ),
            readings=(Reading(evidence[0].text, tuple(runs)),),
            evidence=evidence,
            voice="quoted" if quoted else "outlet",
        )


def _shared_runs(cells: Sequence[CollatedCell]) -> list[dict[str, _Run]]:
    """Return the maximal shared runs of a passage, each with what every document has there."""
    found: dict[tuple[str, ...], dict[str, _Run]] = {}
    for one, two in combinations(cells, 2):
        for run, other in _pair_runs(one, two):
            held = found.setdefault(tuple(token.form for token in run), {})
            for document, tokens in ((one.document, run), (two.document, other)):
                # Where a document has the words twice, its first place stands for both.
                if document not in held or tokens[0].start < held[document][0].start:
                    held[document] = tokens
    order = [cell.document for cell in cells]
    runs = [
        {document: held[document] for document in order if document in held}
        for held in found.values()
    ]
    maximal = [run for run in runs if not any(_is_told_by(run, other) for other in runs)]
    return sorted(maximal, key=lambda run: [(d, tokens[0].start) for d, tokens in run.items()])


def _pair_runs(one: CollatedCell, two: CollatedCell) -> Iterator[tuple[_Run, _Run]]:
    run: list[tuple[int, int]] = []
    for index, token in enumerate(one.tokens):
        partner = token.partners.get(two.document) if two.document in token.shared_with else None
        if partner is None or not _continues(one, two, run, (index, partner)):
            yield from _long_enough(one, two, run)
            run = []
        if partner is not None:
            run.append((index, partner))
    yield from _long_enough(one, two, run)


def _continues(
    one: CollatedCell, two: CollatedCell, run: Sequence[tuple[int, int]], match: tuple[int, int]
) -> bool:
    """Tell whether a match follows right on a run, in the same paragraphs."""
    if not run:
        return False
    (index, partner), (last, last_partner) = match, run[-1]
    return (
        (index, partner) == (last + 1, last_partner + 1)
        and one.tokens[index].paragraph == one.tokens[last].paragraph
        and two.tokens[partner].paragraph == two.tokens[last_partner].paragraph
    )


def _long_enough(
    one: CollatedCell, two: CollatedCell, run: Sequence[tuple[int, int]]
) -> Iterator[tuple[_Run, _Run]]:
    if len(run) >= LEAST_WORDS:
        yield (
            tuple(one.tokens[i] for i, _ in run),
            tuple(two.tokens[j] for _, j in run),
        )


def _is_told_by(run: dict[str, _Run], other: dict[str, _Run]) -> bool:
    """Tell whether another run says as much: same documents or more, and nearly the same words."""
    if run is other or not run.keys() <= other.keys():
        return False
    wider = (len(other), _words(other)) > (len(run), _words(run))
    return wider and all(
        _covered(tokens, other[document]) > len(tokens) - LEAST_FURTHER_WORDS
        for document, tokens in run.items()
    )


def _words(run: dict[str, _Run]) -> int:
    return max(map(len, run.values()))


def _covered(tokens: _Run, other: _Run) -> int:
    return sum(other[0].start <= token.start <= other[-1].start for token in tokens)


def _evidence(document: Document, run: _Run) -> Evidence:
    start, end = run[0].start, run[-1].end
    return Evidence(document.id, run[0].paragraph, start, end, document.text[start:end])


def _is_quoted(document: Document, evidence: Evidence) -> bool:
    """Tell whether more than half of a run stands inside quotation marks.

    One outlet may quote what another reports, or begin its quotation a word later; the words are
    somebody's all the same.
    """
    paragraph = document.paragraphs[evidence.paragraph - 1]
    inside = sum(
        max(0, min(span.end, evidence.end) - max(span.start, evidence.start))
        for span in quoted_spans(paragraph.text, offset=paragraph.start)
    )
    return 2 * inside > evidence.end - evidence.start


def _beginning(text: str) -> str:
    words = text.split()
    return " ".join(words) if len(words) <= SUMMARY_WORDS else " ".join(words[:SUMMARY_WORDS]) + "…"
