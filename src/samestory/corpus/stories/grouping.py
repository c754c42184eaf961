"""Groups of things by the mean score between them, best first."""

from __future__ import annotations

import heapq
from collections.abc import Mapping


def group(
    count: int, scores: Mapping[tuple[int, int], float], *, least: float, most_partners: int
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

    Returns
    -------
    list of list of int
        Every thing in exactly one group; members and groups in ascending order.
    """
    members = {thing: [thing] for thing in range(count)}
    sums: dict[int, dict[int, float]] = {thing: {} for thing in range(count)}
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
    return [sorted(members[thing]) for thing in sorted(members)]
