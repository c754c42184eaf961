"""Where each outlet tells a passage, and how much room it gives it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from samestory.analysis.base import CollatedStory, join_names, paragraph_evidence
from samestory.analysis.specifics import first_words
from samestory.model import Document, Finding, Passage, Place, Reading

LEAST_PARAGRAPHS = 5
"""Paragraphs an article must have before its beginning and its end are told apart."""

LATE = 2 / 3
"""Share of an article after which what stands there stands late."""

LEAST_LEAD_SCORE = 0.85
"""Score of the link between a lead and what stands late elsewhere. A lead sums up several things,
and a weaker link may rest on the least of them."""

LEAST_TIMES = 3.0
LEAST_POINTS = 0.10
"""How many times the share of another outlet, and by how much of an article, a passage must take
more room before that is told. Chosen by reading the sample stories."""

LEAST_TIMES_WORDS = 2.0
"""How many times the number of words it must have there besides."""

_WEIGHT_LEAD_AND_LATE = 0.6
_WEIGHT_ORDER = 0.05
_WEIGHT_OF_SPREAD = 0.2
_WEIGHT_ROOM = 0.25


@dataclass(frozen=True, slots=True)
class _Standing:
    """Where one document has a passage; ``place`` and ``share`` run from 0 to 1."""

    document: Document
    paragraph: int
    place: float
    share: float
    words: int

    @property
    def whereabouts(self) -> str:
        return f"paragraph {self.paragraph} of {len(self.document.paragraphs)}"

    @property
    def room(self) -> str:
        return f"{self.share:.0%} of its words"


class Order:
    """Finds passages that lead here and stand late there, or take much more room."""

    kind = "order"
    description = "Passages that an outlet tells earlier, later or at more length than others do."

    def find(self, story: CollatedStory) -> tuple[Finding, ...]:
        """Return up to two findings for each passage, on order and on room, in reading order."""
        findings = []
        for passage in story.passages:
            standings = _standings(story, passage)
            if len({standing.document.outlet for standing in standings}) > 1:
                findings += _order(story, passage, standings)
                findings += _room(story, passage, standings)
        return tuple(findings)


def _standings(story: CollatedStory, passage: Passage) -> tuple[_Standing, ...]:
    standings = []
    for cell, collated in zip(passage.cells, story.collations[passage.id], strict=True):
        document = story.documents[cell.document]
        last = len(document.paragraphs) - 1
        standings.append(
            _Standing(
                document,
                cell.paragraphs[0],
                (cell.paragraphs[0] - 1) / last if last else 0.0,
                len(collated.tokens) / max(1, story.word_counts[cell.document]),
                len(collated.tokens),
            )
        )
    return tuple(standings)


def _order(
    story: CollatedStory, passage: Passage, standings: tuple[_Standing, ...]
) -> list[Finding]:
    lead = _lead_and_late(story, standings)
    spread = max(s.place for s in standings) - min(s.place for s in standings)
    if lead is not None:
        one, two, score = lead
        summary = (
            f"{one.document.label} leads with what stands late in {two.document.label}: "
            f"{first_words(one.document.paragraphs[0].text)}."
        )
        reason = (
            "The first paragraph here has no link there before the last third, and one of "
            f"{score:.2f} in it: {_whereabouts(standings)}."
        )
        finding = _finding(story, passage, standings, summary, reason)
        return [
            replace(
                finding,
                relation="lead and late",
                confidence=round(score, 3),
                weight=_WEIGHT_LEAD_AND_LATE,
            )
        ]
    if not passage.order:
        return []
    directions = {note.direction for note in passage.order}
    relation = directions.pop() if len(directions) == 1 else "earlier and later"
    reason = (
        "The passages stand in the order in which more of the outlets tell them; where the outlets "
        f"are split, what stands higher on average comes first. {_whereabouts(standings)}."
    )
    finding = _finding(story, passage, standings, _moved(story, passage), reason)
    weight = round(_WEIGHT_ORDER + _WEIGHT_OF_SPREAD * spread, 3)
    return [replace(finding, relation=relation, weight=weight)]


def _lead_and_late(
    story: CollatedStory, standings: tuple[_Standing, ...]
) -> tuple[_Standing, _Standing, float] | None:
    """Return who leads with the passage and who has it late, with the score of that link.

    The lead must be linked firmly to the late paragraph and to none before it: an outlet that
    sums up the same event at its top as well does not tell it late.
    """
    for one in standings:
        if one.paragraph != 1 or not _is_long(one.document):
            continue
        lead = Place(one.document.id, 1)
        links = story.links_of.get(lead, ())
        ends = [(link.b if link.a == lead else link.a, link) for link in links]
        for two in standings:
            linked = {end.paragraph: link for end, link in ends if end.document == two.document.id}
            first = min(linked, default=0)
            late = first > LATE * len(two.document.paragraphs) and _is_long(two.document)
            if late and linked[first].score >= LEAST_LEAD_SCORE:
                return one, two, linked[first].score
    return None


def _is_long(document: Document) -> bool:
    return len(document.paragraphs) >= LEAST_PARAGRAPHS


def _whereabouts(standings: tuple[_Standing, ...]) -> str:
    return "; ".join(f"{s.document.label} has it as {s.whereabouts}" for s in standings)


def _moved(story: CollatedStory, passage: Passage) -> str:
    noted: dict[str, list[str]] = {}
    for note in passage.order:
        noted.setdefault(note.direction, []).append(story.documents[note.document].label)
    told = ", ".join(
        f"{direction} in {join_names(noted[direction])}"
        for direction in ("earlier", "later")
        if direction in noted
    )
    elsewhere = {note.document for note in passage.order}
    others = [d for d in passage.documents if d not in elsewhere]
    first = passage.cells[0]
    words = first_words(story.documents[first.document].paragraphs[first.paragraphs[0] - 1].text)
    if len(noted) > 1 or not others:
        return f"Told {told}: {words}."
    than = story.documents[others[0]].label if len(others) == 1 else "the others"
    return f"Told {told} than in {than}: {words}."


def _room(
    story: CollatedStory, passage: Passage, standings: tuple[_Standing, ...]
) -> list[Finding]:
    held = [s for s in standings if _is_long(s.document)]
    if len(held) < 2:  # noqa: PLR2004
        return []
    most = max(held, key=lambda standing: standing.share)
    least = min(held, key=lambda standing: standing.share)
    times = most.share / least.share if least.share else 0.0
    if times < LEAST_TIMES or most.share - least.share < LEAST_POINTS:
        return []
    # A short article gives everything a large share.
    if most.words < LEAST_TIMES_WORDS * least.words:
        return []
    opening = first_words(most.document.paragraphs[most.paragraph - 1].text)
    summary = (
        f"{most.document.label} gives this passage {most.room}, {least.document.label} "
        f"{least.share:.0%}: {opening}."
    )
    reason = (
        f"{times:.1f} times the share of words, and {most.share - least.share:.0%} of an article "
        f"more: {'; '.join(f'{s.document.label} {s.share:.0%}' for s in standings)}."
    )
    finding = _finding(story, passage, standings, summary, reason)
    return [replace(finding, relation="more room", weight=_WEIGHT_ROOM)]


def _finding(
    story: CollatedStory,
    passage: Passage,
    standings: tuple[_Standing, ...],
    summary: str,
    reason: str,
) -> Finding:
    return Finding(
        kind=Order.kind,
        passage=passage.id,
        summary=summary,
        reason=reason,
        readings=tuple(
            Reading(s.whereabouts, (s.document.id,), (number,), s.room)
            for number, s in enumerate(standings)
        ),
        evidence=tuple(paragraph_evidence(s.document, s.paragraph) for s in standings),
        confidence=passage_confidence(story, passage),
    )


def passage_confidence(story: CollatedStory, passage: Passage) -> float:
    """Return how sure it is that the passage is one: the mean score over its pairs, 0 to 1."""
    return story.settings.threshold if passage.confidence is None else passage.confidence
