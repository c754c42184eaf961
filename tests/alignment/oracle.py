"""The link score as the design writes it down, pair by pair and in plain loops.

Slow, and without anything of `samestory.alignment` but which words are folded into one unit, which
has tests of its own.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import samestory.alignment
from samestory.alignment.vocabulary import _name_units
from samestory.documents.normalisation import form_of, unit_of
from samestory.documents.tokenisation import tokenise
from samestory.documents.word_frequency import information
from samestory.model import Document, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Pair = tuple[Place, Place]

CONSTANTS = json.loads(
    (Path(samestory.alignment.__file__).parent / "constants.json").read_text(encoding="utf-8")
)
LEXICAL = CONSTANTS["lexical"]


@dataclass(frozen=True)
class NaiveParagraph:
    units: frozenset[str]
    sentences: tuple[frozenset[str], ...]


class NaiveStory:
    """A story's units and scores, by document id and 0-based paragraph."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.documents = documents
        self.lightest: dict[str, float] = {}
        for document in documents:
            for paragraph in document.paragraphs:
                for token in tokenise(paragraph.text):
                    form = form_of(token.form)
                    unit = unit_of(form, document.language)
                    weight = information(form, document.language)
                    self.lightest[unit] = min(weight, self.lightest.get(unit, weight))
        tokens = [[tokenise(p.text, offset=p.start) for p in d.paragraphs] for d in documents]
        self.folded = _name_units(documents, tokens).folded
        self.paragraphs = {
            document.id: [
                self._paragraph(document, number) for number in range(len(document.paragraphs))
            ]
            for document in documents
        }
        self.everything = [held for all_of in self.paragraphs.values() for held in all_of]

    def unit(self, word: str, document: Document) -> str:
        return self.folded[unit_of(form_of(word), document.language)]

    def _paragraph(self, document: Document, number: int) -> NaiveParagraph:
        paragraph = document.paragraphs[number]
        tokens = tokenise(paragraph.text, offset=paragraph.start)
        sentences = tuple(
            frozenset(
                self.unit(token.form, document)
                for token in tokens
                if span.start <= token.start < span.end
            )
            for span in paragraph.sentences
        )
        return NaiveParagraph(frozenset(self.unit(t.form, document) for t in tokens), sentences)

    def weight(self, unit: str) -> float:
        spellings = [u for u, representative in self.folded.items() if representative == unit]
        lightest = min(self.lightest[spelling] for spelling in spellings)
        return lightest if lightest > 1.2 else 0.0

    def idf(self, units: Iterable[str]) -> float:
        total = 0.0
        for unit in units:
            holding = sum(unit in paragraph.units for paragraph in self.everything)
            total += math.log((len(self.everything) + 1) / (holding + 0.5))
        return total

    def words(self, a: str, i: int, b: str, j: int) -> float:
        one, two = self.paragraphs[a][i].units, self.paragraphs[b][j].units
        shared = 0.0
        for unit in one & two:
            in_a = sum(unit in paragraph.units for paragraph in self.paragraphs[a])
            in_b = sum(unit in paragraph.units for paragraph in self.paragraphs[b])
            shared += self.weight(unit) * (in_a * in_b) ** -0.35
        total_one = sum(self.weight(unit) for unit in one)
        total_two = sum(self.weight(unit) for unit in two)
        return shared / math.sqrt((total_one + 15) * (total_two + 15))

    def sentence(self, a: str, i: int, b: str, j: int) -> float:
        return max(
            self.idf(one & two) / (min(self.idf(one), self.idf(two)) + 15)
            for one in self.paragraphs[a][i].sentences
            for two in self.paragraphs[b][j].sentences
        )

    def scores_of(self, a: str, b: str) -> list[list[tuple[float, float]]]:
        """The link and strong scores of two documents' paragraphs, a row for each of the first."""
        rows, columns = range(len(self.paragraphs[a])), range(len(self.paragraphs[b]))
        h = {(i, j): self.words(a, i, b, j) for i in rows for j in columns}
        values = {
            (i, j): {
                "words": h[i, j],
                "sentence": self.sentence(a, i, b, j),
                "position": math.exp(-(i + j) / 3),
                "closeness": h[i, j]
                / (max(h[x, y] for x in rows for y in columns if x == i or y == j) + 0.02),
            }
            for i in rows
            for j in columns
        }
        alone = {at: sigma(logit(LEXICAL["alone"], values[at])) for at in h}

        def score(i: int, j: int) -> tuple[float, float]:
            beside = ((i - 1, j), (i + 1, j), (i, j - 1), (i, j + 1))
            across = ((i - 1, j - 1), (i + 1, j + 1))
            held = values[i, j] | {
                "neighbours": sum(alone.get(at, 0.0) for at in beside),
                "course": sum(alone.get(at, 0.0) for at in across),
            }
            link = calibrated(logit(LEXICAL["link"], held))
            strong = calibrated(logit(LEXICAL["strong"], held), "strong_calibration")
            return link, min(strong, link)

        return [[score(i, j) for j in columns] for i in rows]

    def both_scores(self) -> dict[Pair, tuple[float, float]]:
        """Link and strong scores of all paragraph pairs of documents of different outlets."""
        return {
            (Place(a.id, i + 1), Place(b.id, j + 1)): score
            for a, b in combinations(self.documents, 2)
            if a.outlet != b.outlet
            for i, row in enumerate(self.scores_of(a.id, b.id))
            for j, score in enumerate(row)
        }

    def scores(self) -> dict[Pair, float]:
        """The link scores alone."""
        return {pair: link for pair, (link, _) in self.both_scores().items()}


def logit(regression: dict[str, Any], values: dict[str, float]) -> float:
    weights: dict[str, float] = regression["weights"]
    bias: float = regression["bias"]
    return bias + sum(weight * values[name] for name, weight in weights.items())


def calibrated(z: float, name: str = "link_calibration") -> float:
    held = LEXICAL[name]
    return sigma((held["below"] if z < 0 else held["above"]) * z + held["shift"])


def sigma(x: float) -> float:
    return 1 / (1 + math.exp(-x))
