"""The same quotation in several documents."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from samestory.analysis.quotations.holding import RUN, is_quoted, is_told, quoted_near, runs_of
from samestory.analysis.quotations.likeness import LEAST_WORDS, Likeness, compare
from samestory.analysis.quotations.utterances import Utterance

MOST_SHARING = 40
"""A run of three words that more quoted sentences hold than this is a stock phrase."""

LEAST_RUNS = 2
"""Runs of three words that two sentences must share before they are compared word by word."""

_NEAR = 2
"""Sentences of a statement between which one may lie that is too short to be compared."""

Spot = tuple[str, int]
"""A document's id and the 0-based number of one of its utterances."""

RELATIONS = ("identical", "tidied", "shortened", "altered")
"""How one quotation stands in several outlets, from the least telling to the most."""


@dataclass(frozen=True, slots=True)
class Match:
    """A quotation that several documents have.

    Attributes
    ----------
    told
        By document, in the documents' order, the utterances that make up the quotation there.
    likenesses
        The pairs it rests on, as they were compared.
    further
        By document, those of its utterances that the others do not quote.
    nearby
        By document, the words it quotes there and right before and after, in order.
    """

    told: Mapping[str, tuple[Utterance, ...]]
    likenesses: tuple[Likeness, ...]
    further: Mapping[str, tuple[Utterance, ...]]
    nearby: Mapping[str, tuple[str, ...]]

    @property
    def relation(self) -> str:
        """The most telling relation among its pairs."""
        worst = max(RELATIONS.index(likeness.relation) for likeness in self.likenesses)
        return RELATIONS[max(worst, RELATIONS.index("shortened") if self.further else 0)]


@dataclass(frozen=True, slots=True)
class Matched:
    """All matches in reading order, and the utterances that none of them holds."""

    matches: tuple[Match, ...]
    alone: tuple[Utterance, ...]


def match_utterances(
    told: Mapping[str, Sequence[Utterance]],
    *,
    linked: Callable[[Utterance, Utterance], bool],
    comparable: Callable[[str, str], bool],
) -> Matched:
    """Find which quoted sentences of different documents are the same.

    Parameters
    ----------
    told
        By document, in the documents' order, its utterances in order.
    linked
        Tells whether two utterances stand in linked paragraphs.
    comparable
        Tells whether two documents are compared with each other at all.
    """
    pairs: dict[tuple[Spot, Spot], Likeness] = {}
    for a, b in _candidates(told):
        if comparable(a[0], b[0]):
            one, two = told[a[0]][a[1]], told[b[0]][b[1]]
            likeness = compare(one, two, linked=linked(one, two))
            if likeness is not None:
                pairs[a, b] = likeness
    pairs |= _neighbours(pairs, told)
    runs = {document: runs_of(held) for document, held in told.items()}
    pairs = {
        ((a, i), (b, j)): _checked(
            likeness,
            (runs[a], quoted_near(told[a], [i])),
            (runs[b], quoted_near(told[b], [j])),
        )
        for ((a, i), (b, j)), likeness in pairs.items()
    }
    clusters = _merge(_cluster(pairs, told), told)
    used = {spot for pair in pairs for spot in pair}
    matches = []
    for cluster in clusters:
        further = _further(cluster, told, used, runs)
        used |= {spot for spots in further.values() for spot in spots}
        matches.append(_match(cluster, further, pairs, told))
    others = {
        d: [runs[other] for other in told if other != d and comparable(d, other)] for d in told
    }
    alone = tuple(
        utterance
        for document, held in told.items()
        for number, utterance in enumerate(held)
        if (document, number) not in used and not is_quoted(utterance.forms, *others[document])
    )
    return Matched(tuple(matches), alone)


_Held = tuple[frozenset[tuple[str, ...]], tuple[str, ...]]
"""The runs of three words a document quotes, and its quoted words near a sentence."""


def _checked(likeness: Likeness, one: _Held, two: _Held) -> Likeness:
    """Return a likeness in which words that the other document quotes as well are no cut."""
    differences = []
    for difference in likeness.differences:
        forms = [word.form for word in difference.one or difference.two]
        runs, near = two if difference.one else one
        if difference.kind == "cut" and (
            is_quoted(forms, runs) or (len(forms) >= RUN and is_told(forms, near))
        ):
            differences.append(replace(difference, kind="elsewhere"))
        else:
            differences.append(difference)
    return replace(likeness, differences=tuple(differences))


def _neighbours(
    pairs: Mapping[tuple[Spot, Spot], Likeness], told: Mapping[str, Sequence[Utterance]]
) -> dict[tuple[Spot, Spot], Likeness]:
    """Return what is found right before and after a match, where less need agree."""
    found = {}
    for (document, i), (other, j) in pairs:
        for step in (-1, 1):
            pair = ((document, i + step), (other, j + step))
            if pair in pairs or not (
                0 <= i + step < len(told[document]) and 0 <= j + step < len(told[other])
            ):
                continue
            one, two = told[document][i + step], told[other][j + step]
            if (one.statement, two.statement) == (
                told[document][i].statement,
                told[other][j].statement,
            ):
                likeness = compare(one, two, linked=True, beside=True)
                if likeness is not None:
                    found[pair] = likeness
    return found


def _candidates(told: Mapping[str, Sequence[Utterance]]) -> Iterator[tuple[Spot, Spot]]:
    """Yield each pair of utterances of two documents that share two runs of three words."""
    holders: dict[tuple[str, ...], list[Spot]] = defaultdict(list)
    for document, held in told.items():
        for number, utterance in enumerate(held):
            forms = utterance.forms
            if len(forms) >= LEAST_WORDS:
                for run in dict.fromkeys(zip(forms, forms[1:], forms[2:], strict=False)):
                    holders[run].append((document, number))
    shared: Counter[tuple[Spot, Spot]] = Counter()
    for spots in holders.values():
        if 1 < len(spots) <= MOST_SHARING:
            shared.update((a, b) for a, b in combinations(spots, 2) if a[0] != b[0])
    yield from (pair for pair, runs in shared.items() if runs >= LEAST_RUNS)


_Cluster = dict[str, list[int]]
"""By document, the numbers of the utterances that are one quotation."""


def _cluster(
    pairs: Mapping[tuple[Spot, Spot], Likeness], told: Mapping[str, Sequence[Utterance]]
) -> list[_Cluster]:
    """Group utterances greedily, the longest likeness first, one of each document in a group."""
    group: dict[Spot, dict[str, int]] = {}
    for (a, b), _ in sorted(pairs.items(), key=lambda item: (-item[1].shared, -item[1].ratio)):
        first = group.setdefault(a, {a[0]: a[1]})
        second = group.setdefault(b, {b[0]: b[1]})
        if first is not second and not first.keys() & second.keys():
            first |= second
            for spot in second.items():
                group[spot] = first
    letters = list(told)
    clusters = []
    for spot in sorted(group, key=lambda spot: (letters.index(spot[0]), spot[1])):
        held = group[spot]
        if len(held) > 1 and min(held, key=letters.index) == spot[0]:
            clusters.append({d: [held[d]] for d in sorted(held, key=letters.index)})
    return clusters


def _merge(clusters: list[_Cluster], told: Mapping[str, Sequence[Utterance]]) -> list[_Cluster]:
    """Join sentences that the same documents quote one after the other."""
    merged: list[_Cluster] = []
    for cluster in clusters:
        last = merged[-1] if merged else {}
        if last.keys() == cluster.keys() and all(
            0 < cluster[d][0] - last[d][-1] <= _NEAR
            and told[d][cluster[d][0]].statement == told[d][last[d][-1]].statement
            for d in cluster
        ):
            for document, numbers in cluster.items():
                last[document] += numbers
        else:
            merged.append({document: list(numbers) for document, numbers in cluster.items()})
    return merged


def _further(
    cluster: _Cluster,
    told: Mapping[str, Sequence[Utterance]],
    used: set[Spot],
    runs: Mapping[str, frozenset[tuple[str, ...]]],
) -> dict[str, list[Spot]]:
    """Return what each document goes on quoting, before, after or between the shared sentences."""
    found: dict[str, list[Spot]] = {}
    for document, numbers in cluster.items():
        held = told[document]
        for step, begin in ((-1, numbers[0]), (1, numbers[-1])):
            number = begin + step
            while (
                0 <= number < len(held)
                and (document, number) not in used
                and held[number].statement == held[begin].statement
                and held[number].nested == held[begin].nested
            ):
                found.setdefault(document, []).append((document, number))
                number += step
        between = [n for n in range(numbers[0], numbers[-1]) if (document, n) not in used]
        found.setdefault(document, []).extend((document, n) for n in between)
    return {
        document: kept
        for document, spots in found.items()
        if (
            kept := [
                spot
                for spot in sorted(spots)
                if not any(
                    is_quoted(told[document][spot[1]].forms, runs[other])
                    or is_told(
                        told[document][spot[1]].forms, quoted_near(told[other], cluster[other])
                    )
                    for other in cluster
                    if other != document
                )
            ]
        )
    }


def _match(
    cluster: _Cluster,
    further: Mapping[str, Sequence[Spot]],
    pairs: Mapping[tuple[Spot, Spot], Likeness],
    told: Mapping[str, Sequence[Utterance]],
) -> Match:
    members = [(document, number) for document, held in cluster.items() for number in held]
    whole = {d: sorted([*cluster[d], *(n for _, n in further.get(d, ()))]) for d in cluster}
    return Match(
        told={d: tuple(told[d][n] for n in numbers) for d, numbers in whole.items()},
        likenesses=tuple(pairs[pair] for pair in combinations(members, 2) if pair in pairs),
        further={d: tuple(told[d][n] for _, n in spots) for d, spots in further.items()},
        nearby={d: quoted_near(told[d], numbers) for d, numbers in whole.items()},
    )
