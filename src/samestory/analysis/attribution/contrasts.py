"""The analysis: where outlets differ in whom they cite, or how firmly, for the same content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from samestory.analysis.attribution.findings import (
    hedge_finding,
    named_finding,
    sourced_finding,
    verb_finding,
)
from samestory.analysis.attribution.matching import Match, matches_of
from samestory.analysis.attribution.members import Member
from samestory.analysis.attribution.statements import Account, accounts_of
from samestory.analysis.base import CollatedCell, CollatedStory
from samestory.model import Finding, Passage


class Attributions:
    """Finds the same content under another source, another reporting verb, or none."""

    kind = "attribution"
    description = "The same content with another source, another reporting verb, or none."

    def find(self, story: CollatedStory) -> tuple[Finding, ...]:
        """Return the contrasts of every passage, in reading order."""
        groups = story.alignment.spellings
        spellings = {form: group[0] for group in groups for form in group}
        accounts = accounts_of(story.documents, spellings)
        return tuple(
            finding
            for passage in story.passages
            if len(passage.cells) > 1
            for finding in _of_passage(story, passage, accounts)
        )


def _of_passage(
    story: CollatedStory, passage: Passage, accounts: Mapping[str, Account]
) -> Iterator[Finding]:
    cells = [c for c in story.collations[passage.id] if c.document in accounts]
    for members in _attributed(cells, passage, accounts):
        contrasts = (
            verb_finding(passage.id, members),
            sourced_finding(passage.id, members),
            named_finding(passage.id, members),
        )
        # One finding for one statement: the most telling contrast stands for the rest.
        yield from [finding for finding in contrasts if finding is not None][:1]
    for members in _hedged(cells, passage, accounts):
        finding = hedge_finding(passage.id, members)
        if finding is not None:
            yield finding


def _attributed(
    cells: Sequence[CollatedCell], passage: Passage, accounts: Mapping[str, Account]
) -> Iterator[tuple[Member, ...]]:
    """Yield what an outlet attributes with what others have for it, in the cells' order.

    What no other has is no contrast and is left out.
    """
    told: set[tuple[str, int]] = set()
    for place in passage.places:
        account = accounts.get(place.document)
        for voice in account.voices_of(place.paragraph) if account else ():
            if account is None or (place.document, voice.attribution.cue.start) in told:
                continue
            first, cell = _first(place.document, cells)
            matches = matches_of(voice.attribution.content, cell, cells, accounts)
            if not matches:
                continue
            told |= {
                (match.document, match.voice.attribution.cue.start)
                for match in matches
                if match.voice is not None
            }
            members = [Member(account, voice, place=first)]
            members += [_member(match, cells, accounts) for match in matches]
            yield tuple(sorted(members, key=lambda member: member.place))


def _hedged(
    cells: Sequence[CollatedCell], passage: Passage, accounts: Mapping[str, Account]
) -> Iterator[tuple[Member, ...]]:
    """Yield a sentence with a hedge in its outlet's own voice, then what others have for it."""
    for place in passage.places:
        account = accounts.get(place.document)
        for sentence in account.sentences_of(place.paragraph) if account else ():
            if account is None or not sentence.own or not sentence.hedges:
                continue
            first, cell = _first(place.document, cells)
            matches = matches_of((sentence.span,), cell, cells, accounts)
            if not matches:
                continue
            members = [_member(match, cells, accounts) for match in matches]
            yield (Member(account, None, sentence, place=first), *members)


def _first(document: str, cells: Sequence[CollatedCell]) -> tuple[int, CollatedCell]:
    return next((i, cell) for i, cell in enumerate(cells) if cell.document == document)


def _member(match: Match, cells: Sequence[CollatedCell], accounts: Mapping[str, Account]) -> Member:
    return Member(
        accounts[match.document],
        match.voice,
        match.sentence,
        match.covered,
        match.shared,
        _first(match.document, cells)[0],
        match.common,
    )
