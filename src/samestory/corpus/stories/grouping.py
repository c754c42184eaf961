"""Groups of things by the mean score between them, best first; what fits many joins at the end."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from itertools import combinations

Scores = Mapping[tuple[int, int], float]
"""By pair, the smaller number first."""

LEAST_COHESION = 0.5
"""A thing whose partners are linked with one another less than this is a hub. Cuts of .50
and .55 find the round-up and the live blog of ``benchmarks/hard_stories.py`` and no article of the
shared stories; .45 misses the live blog, .60 takes an article for one."""


def find_hubs(scores: Scores, *, comparable: Callable[[int, int], bool]) -> frozenset[int]:
    """Return the things that fit several others which do not fit one another.

    Such are opinion round-ups and live blogs. The measure is the weighted local clustering
    coefficient (Watts and Strogatz 1998; weights: the lower of the thing's two scores), with one
    linked pair added, so that three articles of which two have little in common pass.

    Parameters
    ----------
    scores
        By pair.
    comparable
        Whether two things could have a score; pairs that could not, say nothing.
    """
    partners: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for (a, b), score in scores.items():
        partners[a][b] = partners[b][a] = score
    hubs = set()
    for thing, own in partners.items():
        linked = possible = 1.0
        for a, b in combinations(sorted(own), 2):
            if comparable(a, b):
                weight = min(own[a], own[b])
                possible += weight
                linked += weight * scores.get((a, b), 0.0)
        if linked < LEAST_COHESION * possible:
            hubs.add(thing)
    return frozenset(hubs)


def group(
    count: int,
    scores: Scores,
    *,
    least: float,
    most_partners: int,
    hubs: AbstractSet[int] = frozenset(),
) -> list[list[int]]:
    """Group things by average linkage (Sokal and Michener 1958) over the pairs that have a score.

    The two groups with the highest mean score between them become one as long as it is at least
    ``least``. Pairs without a score count as zero, so that one thing that fits two groups does not
    join them: it goes to the better one.

    Parameters
    ----------
    count
        Number of things.
    scores
        By pair, the smaller number first.
    least
        Above 0.
    most_partners
        A thing has scores with no more others than about this, so that in larger groups no more
        of its pairs count in the mean.
    hubs
        These join no groups. Each goes to the one it fits best, or stands alone.

    Returns
    -------
    list of list of int
        Every thing in exactly one group; members and groups in ascending order.
    """
    groups = _agglomerate(
        [thing for thing in range(count) if thing not in hubs],
        {pair: score for pair, score in scores.items() if hubs.isdisjoint(pair)},
        least=least,
        most_partners=most_partners,
    )
    place_of = {thing: place for place, members in enumerate(groups) for thing in members}
    sums: dict[int, defaultdict[int, float]] = {hub: defaultdict(float) for hub in sorted(hubs)}
    for (a, b), score in scores.items():
        for hub, other in ((a, b), (b, a)):
            if hub in hubs and other in place_of:
                sums[hub][place_of[other]] += score
    for hub, totals in sums.items():
        means = {
            place: total / min(sum(thing not in hubs for thing in groups[place]), most_partners)
            for place, total in totals.items()
        }
        best = max(means, key=lambda place: (means[place], -place), default=None)
        if best is None or means[best] < least:
            groups.append([hub])
        else:
            groups[best].append(hub)
    return sorted(sorted(members) for members in groups)


def _agglomerate(
    things: list[int], scores: Scores, *, least: float, most_partners: int
) -> list[list[int]]:
    members = {thing: [thing] for thing in things}
    sums: dict[int, dict[int, float]] = {thing: {} for thing in things}
    for (a, b), score in scores.items():
        sums[a][b] = sums[b][a] = score
    # Sizes tell whether an entry is still true: what lies between two groups changes only with
    # them. Equal means go by the smallest members, so that the order of pairs plays no part.
    queue = [(-score, a, b, 1, 1) for (a, b), score in scores.items() if score >= least]
    heapq.heapify(queue)
    while queue:
        _, a, b, size_a, size_b = heapq.heappop(queue)
        if len(members.get(a, ())) != size_a or len(members.get(b, ())) != size_b:
            continue
        members[a] += members.pop(b)
        merged = sums[a]
        del merged[b]
        for other, score in sums.pop(b).items():
            if other == a:
                continue
            merged[other] = merged.get(other, 0.0) + score
            del sums[other][b]
            sums[other][a] = merged[other]
        size = len(members[a])
        for other, total in merged.items():
            sizes = (size, len(members[other]))
            mean = total / min(sizes[0] * sizes[1], most_partners * min(sizes))
            if mean >= least:
                first, second = min(a, other), max(a, other)
                heapq.heappush(
                    queue, (-mean, first, second, len(members[first]), len(members[second]))
                )
    return list(members.values())
