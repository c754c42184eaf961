"""An explanation of why paragraphs are linked or not, as it is printed in the terminal."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from samestory.model import (
    Comparison,
    Cut,
    Document,
    Explanation,
    Link,
    Nearest,
    Place,
    Span,
    Surroundings,
    Term,
    WordShare,
)
from samestory.renderers import layout
from samestory.renderers.safe_text import printable
from samestory.renderers.terminal_parts import labelled, line, section

_TERM_NAMES = {"sentence pair": "closest sentences"}

_MEASURED = {
    "sentence pair": "{share} of the shorter one's telling words in common",
    "position": "nearness to the top of both articles {value:.2f} of 1",
    "neighbours": "the pairs beside them fit {value:.2f} of 4",
    "closeness": "{share} of the best word weight that either has over there",
    "course": "the pairs one paragraph on and back in both fit {value:.2f} of 2",
    "paragraph meaning": "nearness by the embedding model {value:.2f}",
    "sentence meaning": "nearness of a sentence by the embedding model {value:.2f}",
}


def pair(
    explanation: Explanation, report: Comparison, remarks: Sequence[str] = ()
) -> RenderableType:
    """Return the explanation of one pair for a rich console.

    Parameters
    ----------
    explanation
        Why the two paragraphs are linked or not.
    report
        The comparison they belong to.
    remarks
        Sentences on where the report has it otherwise.
    """
    return Group(
        *_pair_head(explanation, report, remarks),
        *_terms(explanation),
        *_cuts(explanation),
        *_words(explanation.words),
        *_sentences(explanation, report),
        *_neighbours(explanation),
    )


def place(
    surroundings: Surroundings, report: Comparison, remarks: Sequence[str] = ()
) -> RenderableType:
    """Return what one paragraph is linked to, for a rich console; parameters as for `pair`."""
    here = surroundings.place
    return Group(
        line(f"{_name(here)}: {layout.plural(len(surroundings.links), 'link')}", "bold"),
        *(line(remark) for remark in remarks),
        Text(),
        _whole(here, report),
        *_links(surroundings, report),
        *section("Closest paragraph of each other article"),
        _lines([(nearest.other, nearest) for nearest in surroundings.nearest], report),
    )


def _pair_head(
    explanation: Explanation, report: Comparison, remarks: Sequence[str]
) -> Iterator[RenderableType]:
    band = "no link" if explanation.band is None else f"{explanation.band} link"
    a, b = explanation.a, explanation.b
    yield line(
        f"{_name(a)} and {_name(b)}: {band}, score {explanation.score:.2f}, "
        f"strong score {explanation.strong_score:.2f}",
        "bold",
    )
    passages = _passage_numbers(report)
    if passages[a] == passages[b]:
        yield line(f"Both stand in passage {passages[a]}, side by side.")
    else:
        yield line(
            f"{_name(a)} stands in passage {passages[a]}, {_name(b)} in passage {passages[b]}."
        )
    for remark in remarks:
        yield line(remark)
    for end in (a, b):
        yield Text()
        yield _whole(end, report)


def _terms(explanation: Explanation) -> Iterator[RenderableType]:
    yield from section("What makes the score, and the strong score")
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    for _ in range(2):
        table.add_column(justify="right", no_wrap=True)
    table.add_row("", "", Text("score", "italic"), Text("strong", "italic"))
    for term in explanation.terms:
        table.add_row(
            _TERM_NAMES.get(term.kind, term.kind),
            line(_measured(term, explanation)),
            f"{term.weight:+.2f}" if term.weight else "",
            f"{term.strong_weight:+.2f}" if term.strong_weight else "",
        )
    table.add_row(
        "start",
        line("the same for every pair"),
        f"{explanation.base:+.2f}",
        f"{explanation.strong_base:+.2f}",
    )
    table.add_row(
        Text("sum", "bold"),
        line(
            f"which make {explanation.score:.2f} and {explanation.strong_score:.2f} once calibrated"
        ),
        Text(f"{explanation.logit:+.2f}", "bold"),
        Text(f"{explanation.strong_logit:+.2f}", "bold"),
    )
    yield table


def _measured(term: Term, explanation: Explanation) -> str:
    if term.kind == "shared words":
        words = layout.plural(len(explanation.words), "telling word")
        return f"{words} in common, weight {term.value:.3f}"
    return _MEASURED[term.kind].format(value=term.value, share=layout.percent(term.value))


def _cuts(explanation: Explanation) -> Iterator[RenderableType]:
    yield from section("What it would take")
    for cut in explanation.cuts:
        yield line(_distance(cut, explanation.words))


def _distance(cut: Cut, words: Sequence[WordShare]) -> str:
    name = "a link" if cut.name == "link" else "a strong link"
    if cut.distance >= 0:
        return f"For {name} (from {cut.score:g} on): reached, {cut.distance:.2f} to spare."
    sentence = f"For {name} (from {cut.score:g} on): {-cut.distance:.2f} short"
    if not words:
        return f"{sentence}."
    weight = words[0].weight if cut.name == "link" else words[0].strong_weight
    number = math.ceil(-cut.distance / weight)
    return (
        f"{sentence}, about as much as {layout.plural(number, 'more shared word')} like "
        f"“{words[0].a}” would add."
    )


def _words(words: Sequence[WordShare]) -> Iterator[RenderableType]:
    yield from section("Shared words, with what each adds to the score")
    if not words:
        yield line("They share no telling word.")
        return
    yield line(" · ".join(f"{_both_forms(word)} {word.weight:+.2f}" for word in words))


def _both_forms(word: WordShare) -> str:
    return word.a if word.a.casefold() == word.b.casefold() else f"{word.a}/{word.b}"


def _sentences(explanation: Explanation, report: Comparison) -> Iterator[RenderableType]:
    documents = layout.documents_by_id(report)
    yield from section("Closest sentences")
    ends = ((explanation.a, explanation.sentences.a), (explanation.b, explanation.sentences.b))
    for end, span in ends:
        yield labelled(_name(end), line(_quote(documents[end.document], span)))


def _quote(document: Document, span: Span) -> str:
    return document.text[span.start : span.end]


def _neighbours(explanation: Explanation) -> Iterator[RenderableType]:
    yield from section("Pairs beside them, with how well each fits by itself (0 to 1)")
    if not explanation.neighbours:
        yield line("There are none.")
        return
    yield line(
        " · ".join(
            f"{_name(neighbour.a)}–{_name(neighbour.b)} {neighbour.fit:.2f}"
            for neighbour in explanation.neighbours
        )
    )


def _links(surroundings: Surroundings, report: Comparison) -> Iterator[RenderableType]:
    yield from section("Links")
    if not surroundings.links:
        yield line("None.")
        return
    here = surroundings.place
    ends = [(link.b if link.a == here else link.a, link) for link in surroundings.links]
    yield _lines(ends, report)


def _lines(places: Sequence[tuple[Place, Link | Nearest]], report: Comparison) -> Table:
    """Lay out one line for each place: its name, score, band and the beginning of its text."""
    settings = report.settings
    documents = layout.documents_by_id(report)
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    for _ in range(3):
        table.add_column(no_wrap=True)
    table.add_column(ratio=1, no_wrap=True, overflow="ellipsis")
    for end, found in places:
        band = "no link"
        if found.score >= settings.threshold:
            band = "strong" if found.strong_score >= settings.strong else "partial"
        text = documents[end.document].paragraphs[end.paragraph - 1].text
        table.add_row(
            Text(_name(end), "bold"),
            f"{found.score:.2f}",
            band,
            Text(printable(text), no_wrap=True, overflow="ellipsis"),
        )
    return table


def _whole(end: Place, report: Comparison) -> RenderableType:
    """Lay out a paragraph's text under its document's name."""
    document = layout.documents_by_id(report)[end.document]
    head = f"{document.label}, paragraph {end.paragraph}"
    head += f", passage {_passage_numbers(report)[end]}"
    text = line(document.paragraphs[end.paragraph - 1].text)
    return labelled(_name(end), Group(line(head, "italic"), text))


def _passage_numbers(report: Comparison) -> dict[Place, int]:
    return {place: passage.number for passage in report.passages for place in passage.places}


def _name(end: Place) -> str:
    return f"{end.document}{end.paragraph}"
