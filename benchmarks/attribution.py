"""How well attributions are found, against articles in which people marked them."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.stories import ROOT, DataError
from samestory.analysis.attribution.extraction import attributions
from samestory.cli.tables import Table
from samestory.documents.segmentation import sentences
from samestory.model import Document, Paragraph, Source

DEFAULT_ATTRIBUTIONS = ROOT / ".." / "shared" / "data" / "attribution" / "polnear-dev.jsonl"

ROLES = ("source", "cue", "content")

PARTS: dict[str, Callable[[int], bool]] = {
    "all articles": lambda number: number >= 0,
    "developed on (two of three)": lambda number: number % 3 != 2,
    "others (every third)": lambda number: number % 3 == 2,
}
"""Which articles a row is about, by their place in the file from 0."""

Characters = frozenset[int]
"""A role's words as the offsets of their characters, white space left out."""

_LINE = re.compile(r"[^\n]*\S[^\n]*")


@dataclass(frozen=True, slots=True)
class Marked:
    """An article with what people marked and what samestory found, by role."""

    text: str
    gold: Mapping[str, tuple[Characters, ...]]
    found: Mapping[str, tuple[Characters, ...]]


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts that precision, recall and F1 come from."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.found + other.found, self.gold + other.gold)

    def figures(self) -> dict[str, float | None]:
        """Return precision, recall and F1; ``None`` where nothing was found or marked."""
        either = self.found + self.gold
        return {
            "precision": self.right / self.found if self.found else None,
            "recall": self.right / self.gold if self.gold else None,
            "f1": 2 * self.right / either if either else None,
        }


def read_marked(path: Path) -> list[Marked]:
    """Read articles of a file of JSON lines, and find their attributions.

    Raises
    ------
    DataError
        If the file is absent or not in the form described in the reference page.
    """
    if not path.is_file():
        raise DataError(f"There is no file {path}: name the attributions' file with --data.")
    articles = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            record = json.loads(line)
            articles.append(_marked(record["text"], record["attributions"]))
        except (ValueError, KeyError, TypeError) as error:
            raise DataError(
                f"{path.name}, line {number} is not an article of the expected form: {error!r}."
            ) from error
    if not articles:
        raise DataError(f"{path.name} holds no article.")
    return articles


def measure_attributions(articles: Sequence[Marked]) -> dict[str, Any]:
    """Return the figures of every part, measure and role."""
    return {
        name: {
            measure: {
                role: sum((count(article, role) for article in chosen), start=Tally()).figures()
                for role in ROLES
            }
            for measure, count in MEASURES.items()
        }
        for name, belongs in PARTS.items()
        if (chosen := [article for place, article in enumerate(articles) if belongs(place)])
    }


def attribution_tables(figures: Mapping[str, Any]) -> list[Table]:
    """Return one table for each part."""
    return [
        Table(
            title=f"Attributions: {part}",
            columns=("measure", "role", "precision", "recall", "F1"),
            rows=[
                (measure, role, values["precision"], values["recall"], values["f1"])
                for measure, roles in measures.items()
                for role, values in roles.items()
            ],
        )
        for part, measures in figures.items()
    ]


def _exact(article: Marked, role: str) -> Tally:
    """Count spans with the very same characters, white space aside."""
    return _equal(article.gold[role], article.found[role])


def _exact_words(article: Marked, role: str) -> Tally:
    """Count spans with the same letters and digits, whatever marks stand around them."""
    return _equal(
        *(
            [frozenset(i for i in span if article.text[i].isalnum()) for span in spans]
            for spans in (article.gold[role], article.found[role])
        )
    )


def _equal(gold: Sequence[Characters], found: Sequence[Characters]) -> Tally:
    return Tally((Counter(gold) & Counter(found)).total(), len(found), len(gold))


def _overlap(article: Marked, role: str) -> Tally:
    """Count pairs of spans that overlap, taken greedily one to one by their Jaccard index."""
    gold, found = article.gold[role], article.found[role]
    pairs = sorted(
        (-len(one & two) / len(one | two), i, j)
        for i, one in enumerate(gold)
        for j, two in enumerate(found)
        if one & two
    )
    left, right = set(range(len(gold))), set(range(len(found)))
    for _, i, j in pairs:
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
    return Tally(len(gold) - len(left), len(found), len(gold))


def _characters(article: Marked, role: str) -> Tally:
    """Count characters that lie in any span of a role."""
    gold = frozenset[int]().union(*article.gold[role])
    found = frozenset[int]().union(*article.found[role])
    return Tally(len(gold & found), len(found), len(gold))


MEASURES = {
    "exact": _exact,
    "exact words": _exact_words,
    "overlap": _overlap,
    "characters": _characters,
}


def _marked(text: str, records: Iterable[Mapping[str, Any]]) -> Marked:
    marked = list(records)
    gold = {
        role: tuple(_span_characters(text, record[role]) for record in marked if record.get(role))
        for role in ROLES
    }
    found: dict[str, list[Characters]] = {role: [] for role in ROLES}
    for one in attributions(_document(text)):
        found["cue"].append(_span_characters(text, [(one.cue.start, one.cue.end)]))
        found["content"].append(_span_characters(text, [(s.start, s.end) for s in one.content]))
        if one.source is not None:
            found["source"].append(_span_characters(text, [(one.source.start, one.source.end)]))
    return Marked(text, gold, {role: tuple(spans) for role, spans in found.items()})


def _span_characters(text: str, spans: Iterable[Sequence[int]]) -> Characters:
    return frozenset(i for start, end in spans for i in range(start, end) if not text[i].isspace())


def _document(text: str) -> Document:
    """Return a text as it stands as a document, so that the offsets marked in it hold."""
    paragraphs = tuple(
        Paragraph(
            number,
            match.start(),
            match.end(),
            match.group(),
            sentences(match.group(), language="en", start=match.start()),
        )
        for number, match in enumerate(_LINE.finditer(text), start=1)
    )
    source = Source("text", hashlib.sha256(text.encode()).hexdigest(), "text/plain")
    return Document("text", text, paragraphs, source, language="en")
