"""One small invented story in three outlets, with every kind of value a report has to show."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from samestory.model import (
    Comparison,
    Document,
    Finding,
    OrderNote,
    Passage,
    Reading,
    Reason,
    SharedWords,
    SkippedInput,
)
from tests.renderers.comparison_factory import (
    make_comparison,
    make_document,
    make_evidence,
    make_link,
    make_nearest,
    make_passage,
    passage_id,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

HERALD = """
A fire at the Cobden Road tram depot destroyed 12 trams early on Monday and stopped all services \
in Hallowick, the city council said.

Nobody was hurt. Two night workers left the building through a side door when the alarm went off \
at 3.10 a.m., fire chief Anneke Dorrit said.

“We had the flames under control within two hours,” Dorrit told reporters.

The depot opened in 1931 and is on the city’s list of protected buildings.

Replacement buses will run on all six lines from Tuesday, the council said.
"""

WIRE = """
A fire at a tram depot destroyed at least 12 trams early on Monday and stopped all services in \
Hallowick, officials said.

Two night workers escaped unhurt through a side door, said fire chief Anneke Dorrit.

The alarm went off at 3.10 a.m.

Replacement buses will run on all six lines from Tuesday, the council said.

Shares in Trellis Mobility, which runs the network, fell four per cent.
"""

SENTINEL = """
Replacement buses are promised for Tuesday, but drivers say nobody has asked them.

Fourteen trams burned in Hallowick early on Monday in a fire at the tram depot, and all services \
stopped.

“We had warned the company about the wiring since March,” said Ole Brandt of the transport union.

Fire chief Anneke Dorrit said her crews had the flames “under control within two hours”.
"""

BUSES = "Replacement buses will run on all six lines from Tuesday, the council said."

PIECES = {
    ("A", 1): (
        "«BC@0»A fire at «C@3»the «@4»Cobden Road «BC@6»tram depot «B@8»destroyed «B@11»12 "
        "«BC@12»trams early on Monday and «B@17»stopped «BC@18»all services «B@20»in Hallowick"
        "«»,«@22» the city council «B@25»said«»."
    ),
    ("B", 1): (
        "«AC@0»A fire at «@5»a «AC@6»tram depot «A@8»destroyed «@9»at least «A@11»12 "
        "«AC@12»trams early on Monday and «A@17»stopped «AC@18»all services «A@20»in Hallowick"
        "«»,«@24» officials «A@25»said«»."
    ),
    ("A", 2): (
        "«@0»Nobody was hurt«». «B@3»Two night workers «@6»left the building «B@9»through a side "
        "door «@13»when «B@14»the alarm went off at 3.10 a.m.«», «B@20»fire chief Anneke Dorrit "
        "«~B@24»said«»."
    ),
    ("B", 2): (
        "«A@3»Two night workers «@6»escaped unhurt «A@9»through a side door«», «~A@24»said "
        "«A@20»fire chief Anneke Dorrit«»."
    ),
    ("B", 3): "«A@14»The alarm went off at 3.10 a.m.",
    ("A", 5): f"«B@0»{BUSES}",
    ("B", 4): f"«A@0»{BUSES}",
}


def demo_documents() -> dict[str, Document]:
    """Return the three articles by their letters."""
    herald = make_document(
        "A", "Hallowick Herald", HERALD.strip().split("\n\n"), "Twelve trams lost in depot fire"
    )
    wire = make_document(
        "B", "Tidewater Wire", WIRE.strip().split("\n\n"), "Depot fire stops Hallowick trams"
    )
    sentinel = make_document("C", "The Union Sentinel", SENTINEL.strip().split("\n\n"))
    return {
        "A": replace(
            herald,
            author="Ida Lorne",
            published="2026-03-02T09:20:00+01:00",
            url="https://herald.example/depot-fire",
        ),
        "B": replace(
            wire, published="2026-03-02", url="https://tidewater.example/2026/03/02/hallowick"
        ),
        "C": replace(sentinel, warnings=("No headline was found.",)),
    }


def demo_passages(documents: Mapping[str, Document]) -> list[Passage]:
    """Return the rows: in all three, in two, in one alone, and partly told elsewhere."""

    def row(number: int, paragraphs: Mapping[str, Sequence[int]]) -> Passage:
        return make_passage(documents, number, paragraphs, pieces=PIECES)

    return [
        replace(
            row(1, {"A": [1], "B": [1], "C": [2]}),
            mode="differences",
            similarity=0.62,
            measures={"jaccard": 0.4, "ratcliff-obershelp": 0.61},
        ),
        replace(row(2, {"A": [2], "B": [2, 3]}), similarity=0.41),
        replace(
            row(3, {"A": [3], "C": [4]}),
            similarity=0.38,
            cross_references=(passage_id(7),),
            nearest=(make_nearest(("A", 3), ("B", 2), 0.18),),
        ),
        replace(
            row(4, {"A": [4]}),
            nearest=(
                make_nearest(("A", 4), ("B", 1), 0.12),
                make_nearest(("A", 4), ("C", 2), 0.09),
            ),
        ),
        replace(
            row(5, {"A": [5], "B": [4], "C": [1]}),
            mode="differences",
            similarity=0.74,
            order=(OrderNote("C", "earlier"),),
        ),
        replace(
            row(6, {"B": [5]}),
            nearest=(
                make_nearest(("B", 5), ("A", 5), 0.08),
                make_nearest(("B", 5), ("C", 3), 0.05),
            ),
        ),
        replace(
            row(7, {"C": [3]}),
            cross_references=(passage_id(3),),
            nearest=(
                make_nearest(("C", 3), ("A", 3), 0.33),
                make_nearest(("C", 3), ("B", 1), 0.11),
            ),
        ),
    ]


def demo_findings(documents: Mapping[str, Document], passages: Sequence[Passage]) -> list[Finding]:
    """Return findings of the kinds that every report knows, and one of a later kind."""
    only = [
        Finding(
            kind="only in one outlet",
            passage=passage.id,
            summary=f"Only in {documents[letter].label}.",
            reason="The nearest paragraph elsewhere stays below the threshold of .25.",
            readings=(Reading(documents[letter].paragraphs[number - 1].text, (letter,)),),
            evidence=(
                make_evidence(
                    documents[letter], number, documents[letter].paragraphs[number - 1].text
                ),
            ),
            nearest=passage.nearest,
        )
        for passage, letter, number in ((passages[3], "A", 4), (passages[5], "B", 5))
    ]
    order = Finding(
        kind="order",
        passage=passages[4].id,
        summary="Told earlier in The Union Sentinel: ¶ 1 of 4.",
        reason="It stands before paragraphs whose rows come first.",
        readings=(Reading("¶ 5 of 5", ("A",)), Reading("¶ 1 of 4", ("C",))),
        evidence=(
            make_evidence(documents["A"], 5, "Replacement buses"),
            make_evidence(documents["C"], 1, "Replacement buses"),
        ),
    )
    reuse = Finding(
        kind="word-for-word reuse",
        passage=passages[4].id,
        summary="Hallowick Herald and Tidewater Wire have 13 words in a row in common.",
        reason="A run of at least 8 equal words, letter case aside.",
        readings=(Reading(BUSES, ("A", "B")),),
        evidence=(
            make_evidence(documents["A"], 5, BUSES),
            make_evidence(documents["B"], 4, BUSES),
        ),
    )
    trams = {"A": (1, "12 trams"), "B": (1, "at least 12 trams"), "C": (2, "Fourteen trams")}
    figure = Finding(
        kind="figure",
        passage=passages[0].id,
        summary="The number of trams: 12, at least 12, fourteen.",
        reason="The readings hold numbers that are not the same.",
        readings=tuple(
            Reading(text, (letter,), (number,), "told by the fire chief" if letter == "B" else "")
            for number, (letter, (_, text)) in enumerate(trams.items())
        ),
        evidence=tuple(
            make_evidence(documents[letter], at, text) for letter, (at, text) in trams.items()
        ),
        id="f-7a11ed12",
    )
    return [*only, order, reuse, figure]


def demo_comparison() -> Comparison:
    """Return the story compared."""
    documents = demo_documents()
    passages = demo_passages(documents)
    pair = Reason("sentence pair", "One sentence of each is close in wording.", 1.1)
    top = Reason("position", "Both stand near the top.", 0.8)
    return replace(
        make_comparison(list(documents.values()), passages),
        links=(
            make_link(("A", 1), ("B", 1), 0.97, similarity=0.8),
            make_link(("A", 1), ("C", 2), 0.81, pair, top),
            make_link(("A", 2), ("B", 2), 0.88, pair),
            make_link(("A", 2), ("B", 3), 0.44),
            make_link(("A", 3), ("C", 3), 0.33),
            make_link(("A", 3), ("C", 4), 0.79, pair),
            make_link(("A", 5), ("B", 4), 0.99, similarity=1.0),
            make_link(("A", 5), ("C", 1), 0.71),
            make_link(("B", 1), ("C", 2), 0.72, pair, top),
        ),
        findings=tuple(demo_findings(documents, passages)),
        shared_words=tuple(
            SharedWords(a, b, shared, total, shared / total)
            for a, b, shared, total in (
                ("A", "B", 47, 78),
                ("A", "C", 24, 78),
                ("B", "A", 45, 66),
                ("B", "C", 18, 66),
                ("C", "A", 22, 60),
                ("C", "B", 17, 60),
            )
        ),
        skipped=(SkippedInput("empty.txt", "it holds no paragraph"),),
    )
