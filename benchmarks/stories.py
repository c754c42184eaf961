"""Stories to measure on: articles, and the links that a person marked between their paragraphs."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import samestory
from samestory.documents.assembly import assemble
from samestory.model import Document, Source

ROOT = Path(__file__).resolve().parent.parent
DEFAULT_DATA = ROOT / ".." / "shared" / "data" / "alignment"
SEEDS = ROOT / "seeds"
SEED_GOLD = ROOT / "tests" / "data" / "gold"

ARTICLES = "articles.jsonl"
GOLD = "gold.jsonl"

Spot = tuple[str, int]
"""An article's label and the 1-based number of one of its paragraphs."""

Pair = tuple[Spot, Spot]
"""Two spots of two articles, the smaller one first."""


class DataError(Exception):
    """The data is absent or not in the form described in the reference page."""


@dataclass(frozen=True, slots=True)
class Article:
    """One outlet's article; ``label`` is its name within the story."""

    label: str
    outlet: str
    paragraphs: tuple[str, ...]
    headline: str | None = None
    published: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """Articles on the same events, and the level (1 or 2) of every pair that was marked."""

    name: str
    articles: tuple[Article, ...]
    gold: Mapping[Pair, int]

    @property
    def spots(self) -> tuple[Spot, ...]:
        """Every paragraph of the story."""
        return tuple(
            (article.label, number)
            for article in self.articles
            for number in range(1, len(article.paragraphs) + 1)
        )

    @property
    def candidates(self) -> tuple[Pair, ...]:
        """Every pair of paragraphs of two different articles, in a fixed order."""
        return tuple(pair_of(a, b) for a, b in combinations(self.spots, 2) if a[0] != b[0])


def pair_of(a: Spot, b: Spot) -> Pair:
    """Return two spots as a pair, whichever was named first."""
    return (a, b) if a <= b else (b, a)


def check_present(folder: Path) -> None:
    """Raise DataError if one of the two files is absent."""
    for name in (ARTICLES, GOLD):
        if not (folder / name).is_file():
            raise DataError(
                f"There is no {name} in {folder}: name the data's folder with --data, "
                "or measure on the project's own stories with --seeds."
            )


def read_data(folder: Path, *, limit: int | None = None) -> list[Story]:
    """Read the stories of a folder that have gold links.

    Parameters
    ----------
    folder
        Holds ``articles.jsonl`` and ``gold.jsonl``.
    limit
        Take only the first stories.

    Returns
    -------
    list of Story
        In the order of ``articles.jsonl``. Stories without gold links, or with a single article,
        are left out.

    Raises
    ------
    DataError
        If a file is absent or broken, or if nothing is left to measure on.
    """
    check_present(folder)
    articles: dict[str, list[Article]] = {}
    for record in _records(folder / ARTICLES):
        articles.setdefault(record["story"], []).append(_article(record))
    marked = {record["story"]: record["pairs"] for record in _records(folder / GOLD)}
    stories = [
        Story(name, tuple(held), _gold(name, held, marked[name]))
        for name, held in articles.items()
        if name in marked and len(held) > 1
    ]
    if not stories:
        raise DataError(f"{folder.name}: no story has both gold links and two articles.")
    return stories[:limit]


def read_seeds(*, limit: int | None = None) -> list[Story]:
    """Read the project's own sample stories with their gold links."""
    stories = []
    for path in sorted(SEED_GOLD.glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        names = record["documents"]
        folder = _seed_folder(names)
        read = {
            document.source.name: document
            for document in samestory.read(*(str(folder / name) for name in names))
        }
        articles = tuple(_from_document(name, read[name]) for name in names)
        pairs = [(pair["a"], pair["b"], pair["level"]) for pair in record["pairs"]]
        gold = {pair_of((a[0], a[1]), (b[0], b[1])): level for a, b, level in pairs}
        stories.append(Story(record["story"], articles, gold))
    return stories[:limit]


def as_documents(story: Story) -> tuple[Document, ...]:
    """Return a story's articles as documents to compare, in the story's order.

    Every article counts as an outlet of its own, so that all of them are aligned.
    """
    outlets = Counter(article.outlet for article in story.articles)
    return tuple(
        _document(
            article,
            article.outlet
            if outlets[article.outlet] == 1
            else f"{article.outlet} ({article.label})",
        )
        for article in story.articles
    )


def _document(article: Article, outlet: str) -> Document:
    content = "\n\n".join((article.headline or "", *article.paragraphs))
    return assemble(
        article.paragraphs,
        source=Source(
            name=article.label,
            sha256=hashlib.sha256(content.encode()).hexdigest(),
            media_type="application/x-ndjson",
        ),
        outlet=outlet,
        outlet_basis="metadata",
        headline=article.headline,
        published=article.published,
        language=article.language,
    )


def _from_document(label: str, document: Document) -> Article:
    return Article(
        label=label,
        outlet=document.outlet,
        paragraphs=tuple(paragraph.text for paragraph in document.paragraphs),
        headline=document.headline,
        published=document.published,
        language=document.language,
    )


def _seed_folder(names: Sequence[str]) -> Path:
    for path in sorted(SEEDS.rglob(names[0])):
        if all((path.parent / name).is_file() for name in names):
            return path.parent
    raise DataError(f"No folder of {SEEDS.name} holds all of {', '.join(names)}.")


def _records(path: Path) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            record["story"], record["pairs" if path.name == GOLD else "paragraphs"]
        except (ValueError, KeyError, TypeError) as error:
            raise DataError(
                f"{path.name}, line {number} is not a record of the expected form: {error!r}."
            ) from error
        yield record


def _article(record: Mapping[str, Any]) -> Article:
    label = str(record["label"])
    paragraphs = tuple(record["paragraphs"])
    if not paragraphs or not all(paragraph.strip() for paragraph in paragraphs):
        raise DataError(f"{record['story']}: {label} has no paragraphs, or a blank one.")
    return Article(
        label=label,
        outlet=str(record.get("outlet") or label),
        paragraphs=paragraphs,
        headline=record.get("title") or None,
        published=record.get("date") or None,
    )


def _gold(
    story: str, articles: Sequence[Article], pairs: Sequence[tuple[str, str, int]]
) -> dict[Pair, int]:
    lengths = {article.label: len(article.paragraphs) for article in articles}
    gold: dict[Pair, int] = {}
    for first, second, level in pairs:
        a, b = _spot(story, first, lengths), _spot(story, second, lengths)
        if a[0] == b[0]:
            raise DataError(f"{story}: {first} and {second} are of one article.")
        pair = pair_of(a, b)
        if level:
            gold[pair] = max(level, gold.get(pair, 0))
    return gold


def _spot(story: str, name: str, lengths: Mapping[str, int]) -> Spot:
    """Part a name such as N12 into label and number; labels may end in digits themselves."""
    readings = [
        (label, int(name.removeprefix(label)))
        for label, length in lengths.items()
        if name.startswith(label)
        and name.removeprefix(label).isdecimal()
        and 1 <= int(name.removeprefix(label)) <= length
    ]
    if len(readings) != 1:
        trouble = "could be several paragraphs" if readings else "is no paragraph"
        raise DataError(f"{story}: {name} {trouble} of {', '.join(lengths)}.")
    return readings[0]
