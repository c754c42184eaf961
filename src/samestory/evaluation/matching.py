"""From marks as people wrote them to places in documents."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from samestory.errors import SourceError
from samestory.model import (
    Document,
    MarkedStory,
    Markings,
    Place,
    Reference,
    StoryArticle,
)
from samestory.preparing import letters

Pair = tuple[Place, Place]
"""Two places of two documents, that of the document named first first."""


def _file_name(article: StoryArticle) -> str | None:
    source = article.document.source
    return source.name if source.record is None else None


def _record_name(article: StoryArticle) -> str:
    return f"{article.document.source.name} #{article.document.source.record}"


_NAMES: tuple[Callable[[StoryArticle], str | None], ...] = (
    lambda article: article.label,
    _file_name,
    lambda article: (_file_name(article) or "").rpartition(".")[0] or None,
    lambda article: article.document.outlet,
    _record_name,
)
"""What a reference may call a document by, most telling first."""


@dataclass(frozen=True, slots=True)
class JudgedStory:
    """A story's documents and the pairs that people judged.

    Attributes
    ----------
    name
        As the marks name it; empty where they name none.
    documents
        In the order in which the user named them.
    levels
        0, 1 or 2 for every pair that was judged.
    weights
        How many pairs of the story each judged one stands for, at least 1.
    coders
        What each coder marked, for the pairs of a coding sheet.
    """

    name: str
    documents: tuple[Document, ...]
    levels: Mapping[Pair, int]
    weights: Mapping[Pair, float]
    coders: tuple[tuple[int | None, ...], ...] = ()


def match_stories(
    markings: Markings, articles: Sequence[StoryArticle], *, include_same_outlet: bool
) -> tuple[JudgedStory, ...]:
    """Find the documents and paragraphs that the marks name.

    A story has the articles whose records name it. Articles whose records name no story all
    belong to the marks' only story; where there are several stories, to each whose marks name
    them. A reference names a document by its label, else its file name, with or without suffix,
    else its outlet, whatever the case of the letters.

    Raises
    ------
    SourceError
        If a story has fewer than two articles, a reference fits no paragraph or several, a pair
        is marked twice with different levels, or a text is not the one that was coded.
    """
    return tuple(
        _judged(markings, story, _articles_of(story, markings, articles), include_same_outlet)
        for story in markings.stories
    )


def candidate_pairs(documents: Sequence[Document], *, include_same_outlet: bool) -> Iterator[Pair]:
    """Yield all pairs of paragraphs of documents that may be aligned, in a fixed order."""
    for first, second in combinations(range(len(documents)), 2):
        a, b = documents[first], documents[second]
        if include_same_outlet or a.outlet.casefold() != b.outlet.casefold():
            for one in a.paragraphs:
                for other in b.paragraphs:
                    yield (
                        Place(letters(first), one.number),
                        Place(letters(second), other.number),
                    )


def text_hash(document: Document) -> str:
    """Return the SHA-256 of a document's text, hexadecimal."""
    return hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()


def display_name(article: StoryArticle, others: Sequence[StoryArticle]) -> str:
    """Return the first of an article's names that no other article of the story has."""
    for name_of in _NAMES:
        name = name_of(article)
        if name and sum(_folded(name_of(other)) == _folded(name) for other in others) == 1:
            return name
    return article.document.outlet


def _articles_of(
    story: MarkedStory, markings: Markings, articles: Sequence[StoryArticle]
) -> tuple[StoryArticle, ...]:
    found = [article for article in articles if article.story == story.name]
    if not found:
        free = [article for article in articles if article.story is None]
        found = free if len(markings.stories) == 1 else _named_by(story, free)
    if not found and len(markings.stories) == 1 and not story.name:
        found = list(articles)
    if len(found) < 2:  # noqa: PLR2004
        have = f"only {found[0].document.source.name}" if found else "none was given"
        raise SourceError(
            f"{markings.path}: {_title(story)} needs two or more articles, but {have}; name its "
            "files behind the gold file, or put articles.jsonl beside it."
        )
    return tuple(found)


def _named_by(story: MarkedStory, articles: Sequence[StoryArticle]) -> list[StoryArticle]:
    references = [reference for mark in story.marks for reference in (mark.a, mark.b)]
    return [
        article
        for article in articles
        if any(_readings(reference, [article]) for reference in references)
    ]


def _judged(
    markings: Markings,
    story: MarkedStory,
    articles: Sequence[StoryArticle],
    include_same_outlet: bool,
) -> JudgedStory:
    documents = tuple(article.document for article in articles)
    _check_texts(markings, story, articles)
    allowed = set(candidate_pairs(documents, include_same_outlet=include_same_outlet))
    levels: dict[Pair, int] = {}
    strata: dict[Pair, str] = {}
    for mark in story.marks:
        where = f"{markings.path}: {mark.where}"
        ends = [_place(reference, articles, where) for reference in (mark.a, mark.b)]
        pair = (ends[0][1], ends[1][1]) if ends[0][0] <= ends[1][0] else (ends[1][1], ends[0][1])
        if pair not in allowed:
            raise SourceError(f"{where}: {_why_not(ends, documents)}")
        if levels.setdefault(pair, mark.level) != mark.level:
            raise SourceError(
                f"{where}: this pair has level {mark.level} here and {levels[pair]} before; "
                "keep one of them."
            )
        strata[pair] = mark.stratum
    if markings.complete:
        levels = {pair: levels.get(pair, 0) for pair in sorted(allowed)}
        weights = dict.fromkeys(levels, 1.0)
    else:
        coded = Counter(strata.values())
        weights = {pair: story.pools[stratum] / coded[stratum] for pair, stratum in strata.items()}
    coders = tuple(mark.coders for mark in story.marks)
    return JudgedStory(story.name, documents, levels, weights, coders)


def _check_texts(markings: Markings, story: MarkedStory, articles: Sequence[StoryArticle]) -> None:
    known = {text_hash(article.document) for article in articles}
    for name, coded in story.texts.items():
        if coded not in known:
            raise SourceError(
                f"{markings.path}: none of the articles given has the text of {name} as it was "
                "coded; give the same file, unchanged."
            )


def _why_not(ends: Sequence[tuple[int, Place]], documents: Sequence[Document]) -> str:
    first, second = (documents[index] for index, _ in ends)
    if first is second:
        return f"both paragraphs are of {first.source.name}; a link joins two articles."
    return (
        f"both articles are of one outlet, {first.outlet}; add --include-same-outlet to match "
        "such articles too, or name outlets as OUTLET=FILE."
    )


def _place(reference: Reference, articles: Sequence[StoryArticle], where: str) -> tuple[int, Place]:
    """Return a document's index and the place in it."""
    readings = _readings(reference, articles)
    inside = [
        (index, number)
        for index, number in readings
        if 1 <= number <= len(articles[index].document.paragraphs)
    ]
    if len(inside) == 1:
        index, number = inside[0]
        return index, Place(letters(index), number)
    shown = f"“{reference.document}”"
    if inside:
        raise SourceError(
            f"{where}: {shown} fits several articles; name outlets as OUTLET=FILE to tell them "
            "apart."
        )
    if readings:
        index, number = readings[0]
        most = len(articles[index].document.paragraphs)
        raise SourceError(
            f"{where}: {display_name(articles[index], articles)} has no paragraph {number}; "
            f"its paragraphs are 1 to {most} (samestory inspect shows them)."
        )
    known = ", ".join(display_name(article, articles) for article in articles)
    raise SourceError(f"{where}: {shown} names none of the story's articles: {known}.")


def _readings(reference: Reference, articles: Sequence[StoryArticle]) -> list[tuple[int, int]]:
    """Return what a reference can mean, by the most telling kind of name that fits at all."""
    for name_of in _NAMES:
        found = [
            (index, number)
            for index, article in enumerate(articles)
            if (number := _number(reference, name_of(article))) is not None
        ]
        if found:
            return found
    return []


def _number(reference: Reference, name: str | None) -> int | None:
    """Return the paragraph's number if the reference names the document so."""
    if not name:
        return None
    called, wanted = _folded(reference.document), _folded(name)
    if reference.paragraph is not None:
        return reference.paragraph if called == wanted else None
    rest = called.removeprefix(wanted) if called.startswith(wanted) else ""
    return int(rest) if rest.isascii() and rest.isdecimal() else None


def _folded(name: str | None) -> str:
    return (name or "").strip().casefold()


def _title(story: MarkedStory) -> str:
    return f"story {story.name}" if story.name else "the story"
