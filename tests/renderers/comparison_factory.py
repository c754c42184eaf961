"""Parts of comparisons built by hand, so that renderer tests need no reading and no alignment.

The functions take what nearly every test sets; for the rest, use `dataclasses.replace` on what
they return. `tests.renderers.demo_story` builds one small story from them.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from itertools import combinations, permutations
from typing import TYPE_CHECKING

from samestory.model import (
    Cell,
    Comparison,
    Document,
    Evidence,
    Generator,
    Link,
    MarkingMode,
    Nearest,
    Paragraph,
    Passage,
    Place,
    Reason,
    Segment,
    Sensitivity,
    Settings,
    SharedWords,
    Source,
    Span,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PIECE = re.compile(r"«([A-Z]*)(?:~([A-Z]+))?(?:@(\d+))?»")


def letters(count: int) -> list[str]:
    """Return A … Z, AA, AB … as many as asked for."""
    single = [chr(ord("A") + at) for at in range(26)]
    return [*single, *(first + second for first in single for second in single)][:count]


def passage_id(number: int) -> str:
    """Return the id of the passage with this number."""
    return f"p-{hashlib.sha256(str(number).encode()).hexdigest()[:8]}"


def make_document(
    letter: str, outlet: str, paragraphs: Sequence[str], headline: str | None = None
) -> Document:
    """Return a document whose text is its headline (if given) and its paragraphs."""
    text = "" if headline is None else f"{headline}\n\n"
    placed = []
    for number, body in enumerate(paragraphs, start=1):
        start, end = len(text), len(text) + len(body)
        placed.append(Paragraph(number, start, end, body, (Span(start, end),)))
        text += body if number == len(paragraphs) else f"{body}\n\n"
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(
        outlet=outlet,
        text=text,
        paragraphs=tuple(placed),
        source=Source(f"{letter}.txt", digest, "text/plain"),
        id=letter,
        label=outlet,
        headline=headline,
        language="en",
    )


def make_segments(document: Document, number: int, pieces: str | None = None) -> list[Segment]:
    """Cut a paragraph into segments.

    ``pieces`` is the paragraph's text with a mark before each segment: ``«BC»`` shared with B and
    C, ``«~B»`` B has another form, ``«»`` only here, ``«B@7»`` shared with B from place 7 on.
    """
    paragraph = document.paragraphs[number - 1]
    if pieces is None:
        return [Segment(number, paragraph.text, paragraph.start, paragraph.end, place=0)]
    parts = PIECE.split(pieces)[1:]
    segments: list[Segment] = []
    start = paragraph.start
    for shared, akin, place, text in zip(*(parts[at::4] for at in range(4)), strict=True):
        end = start + len(text)
        segments.append(
            Segment(
                number,
                text,
                start,
                end,
                shared_with=tuple(shared or ""),
                akin_with=tuple(akin or ""),
                place=None if place is None else int(place),
            )
        )
        start = end
    assert "".join(segment.text for segment in segments) == paragraph.text
    return segments


def make_passage(
    documents: Mapping[str, Document],
    number: int,
    paragraphs: Mapping[str, Sequence[int]],
    *,
    pieces: Mapping[tuple[str, int], str] | None = None,
    mode: MarkingMode = "common ground",
) -> Passage:
    """Return a passage; ``pieces`` cuts the paragraphs it names, see `make_segments`."""
    cut = pieces or {}
    cells = tuple(
        Cell(
            letter,
            tuple(numbers),
            tuple(
                segment
                for at in numbers
                for segment in make_segments(documents[letter], at, cut.get((letter, at)))
            ),
        )
        for letter, numbers in paragraphs.items()
    )
    similarity = 0.0 if len(cells) == 1 else 0.5
    return Passage(passage_id(number), number, cells, similarity, mode=mode)


STRONG_FROM = 0.7
"""Links of the demonstration are strong from this score on."""


def make_link(
    a: tuple[str, int], b: tuple[str, int], score: float, *reasons: Reason, similarity: float = 0.4
) -> Link:
    """Return a link whose band follows from the default settings."""
    return Link(
        a=Place(*a),
        b=Place(*b),
        score=score,
        strength="strong" if score >= STRONG_FROM else "partial",
        similarity=similarity,
        reasons=reasons
        or (Reason("shared words", "Both have “tram” and “depot”.", 2.0, ("tram", "depot")),),
    )


OTHER_CUTS = (
    Sensitivity(0.2, 0.2, 41, 30, 20),
    Sensitivity(0.25, 0.2, 40, 30, 20),
    Sensitivity(0.3, 0.2, 39, 30, 19),
    Sensitivity(0.25, 0.1, 40, 33, 22),
)
"""What the default settings and some neighbouring ones give."""


def make_nearest(place: tuple[str, int], other: tuple[str, int], score: float) -> Nearest:
    """Return the closest paragraph to a place; its strong score is a third of its score."""
    return Nearest(Place(*place), Place(*other), score, strong_score=score / 3)


def make_evidence(document: Document, number: int, text: str) -> Evidence:
    """Return the first occurrence of the words in the paragraph."""
    start = document.text.index(text, document.paragraphs[number - 1].start)
    return Evidence(document.id, number, start, start + len(text), text)


def make_comparison(documents: Sequence[Document], passages: Sequence[Passage]) -> Comparison:
    """Return a comparison without links and findings."""
    return Comparison(
        schema_version="1",
        generator=Generator("samestory", "0.1.0", {"numpy": "2.0.0", "rapidfuzz": "3.9.0"}),
        title="Fire at the tram depot",
        date=None,
        fingerprint="0123456789abcdef" * 4,
        settings=Settings(),
        documents=tuple(documents),
        links=(),
        passages=tuple(passages),
        findings=(),
        shared_words=tuple(
            SharedWords(a.id, b.id, 30, 60, 0.5) for a, b in permutations(documents, 2)
        ),
    )


def large_comparison(outlets: int, paragraphs: int, *, words: int = 60) -> Comparison:
    """Return a regular comparison: a row holds the n-th paragraphs of the outlets.

    Every other row lacks each third outlet, which then has its paragraph in a row of its own.
    """
    ids = letters(outlets)
    documents = {
        letter: make_document(
            letter,
            f"Outlet number {column + 1}",
            [f"{_babble(row, column, words)} {letter}{row}." for row in range(paragraphs)],
        )
        for column, letter in enumerate(ids)
    }
    passages: list[Passage] = []
    links: list[Link] = []
    for row in range(paragraphs):
        group = [letter for column, letter in enumerate(ids) if (row + column) % 3 or row % 2]
        alone = [[letter] for letter in ids if letter not in group]
        passages += [
            _large_passage(documents, len(passages) + at, members, row)
            for at, members in enumerate((group, *alone), start=1)
        ]
        links.extend(make_link((a, row + 1), (b, row + 1), 0.8) for a, b in combinations(group, 2))
    return replace(make_comparison(list(documents.values()), passages), links=tuple(links))


def _babble(row: int, column: int, words: int) -> str:
    stems, endings = ("har", "quay", "lock", "brine", "gust", "mole"), ("al", "er", "ing", "ed", "")
    vocabulary = [stem + ending for stem in stems for ending in endings]
    steps = (row * 7 + at * (3 if at % 9 < 6 else 3 + column) for at in range(words))
    return " ".join(vocabulary[step % len(vocabulary)] for step in steps).capitalize()


def _large_passage(
    documents: Mapping[str, Document], number: int, group: Sequence[str], row: int
) -> Passage:
    passage = make_passage(
        documents,
        number,
        {letter: [row + 1] for letter in group},
        mode="differences" if row % 3 else "common ground",
    )
    cells = tuple(
        replace(cell, segments=_stripes(cell.segments[0], [x for x in group if x != cell.document]))
        for cell in passage.cells
    )
    nearest = tuple(
        make_nearest((group[0], row + 1), (other, row % 5 + 1), 0.11)
        for other in documents
        if other not in group
    )
    return replace(passage, cells=cells, nearest=nearest)


def _stripes(whole: Segment, others: Sequence[str]) -> tuple[Segment, ...]:
    """Cut a segment every four words, shared with all, two, none and all others in turn."""
    tokens = re.findall(r"\S+\s*", whole.text)
    stripes: list[Segment] = []
    start = whole.start
    for at in range(0, len(tokens), 4):
        text = "".join(tokens[at : at + 4])
        shared = (others, others[:2], (), others)[at // 4 % 4]
        end = start + len(text)
        stripes.append(Segment(whole.paragraph, text, start, end, tuple(shared), (), at))
        start = end
    return tuple(stripes)
