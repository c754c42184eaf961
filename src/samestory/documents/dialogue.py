"""Speech that dashes set apart, as in Spanish, French, Russian, Ukrainian or Polish prose."""

from __future__ import annotations

import re
from itertools import pairwise

from samestory.model import Span

_DASH = "\u2014\u2015\u2013"

_BEGINS = re.compile(rf"\s*[{_DASH}]\s?(?=[¿¡«“\"„]?[^\W\d_a-zà-öø-ÿа-яёіїєґ])")
"""A dash and a capital: a list's items begin with small letters, or with another mark."""

_TURN = re.compile(
    rf"(?<=[,.!?\u2026])\s*[{_DASH}]\s+(?=\w)"
    rf"|\s[\u2014\u2015](?=\w)"
    rf"|(?<=[\w!?\u2026])[\u2014\u2015][.,;:]?(?=\s|$)"
)
"""Where the speech gives way to who speaks, or is taken up again: `, — сказал он. — ` and
` —dijo el ministro—. `"""

_FRENCH_TURN = re.compile(
    r"(?<=[,!?\u2026])\s+(?=(?:a|ont|avait)-t-(?:il|elle|on|ils|elles)\b"
    r"|(?:dit|lance|lâche|répond|assure|explique|affirme|déclare|ajoute|raconte)\b)"
)


def dialogue_spans(text: str) -> tuple[Span, ...]:
    """Return the speech of a paragraph that begins with a dash and says who speaks.

    A dash and a capital alone may be an item of a list or a credit, so a paragraph without such
    a turn gives nothing.

    Parameters
    ----------
    text
        One paragraph.

    Returns
    -------
    tuple of Span
        Speech without the dashes, in order and apart.
    """
    begin = _BEGINS.match(text)
    if begin is None:
        return ()
    turns = [match.span() for match in _TURN.finditer(text, begin.end())]
    if not turns:
        first = _FRENCH_TURN.search(text, begin.end())
        return () if first is None else (Span(begin.end(), first.start()),)
    if not text[turns[0][1] : turns[0][1] + 1].islower():
        return ()
    edges = [begin.end(), *(edge for turn in turns for edge in turn), len(text)]
    pieces = list(pairwise(edges))[::4]
    return tuple(Span(start, end) for start, end in pieces if text[start:end].strip())
