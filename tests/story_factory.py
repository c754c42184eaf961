"""Small stories for tests of the core: documents from lists of paragraphs, and Hypothesis
strategies that make them."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from samestory.alignment import align
from samestory.analysis import collate_story
from samestory.analysis.base import CollatedStory
from samestory.documents.assembly import assemble
from samestory.model import Comparison, Document, Settings, Source
from samestory.pipeline import compare
from samestory.preparing import letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Article = list[str]
"""An article's body paragraphs."""

FERRY: tuple[Article, ...] = (
    [
        "The ferry Halvorsund struck a moored barge off Brackholm on Monday, injuring 14 people.",
        (
            "“We felt two blows and then the lights went out all over the car deck,” said Tilda "
            "Marrow, a student from Kestrel Bay."
        ),
        "Harbour master Oren Vask said the barge had shown no lantern since midnight.",
        "A primary school opened its gym, where volunteers handed out soup and blankets.",
        "The forecast promises calmer seas for the rest of the week.",
    ],
    [
        "Fourteen people were hurt when the Halvorsund ran into a moored barge near Brackholm.",
        "“That barge had shown no lantern since midnight,” harbour master Oren Vask told us.",
        (
            "Tilda Marrow, a student, said: “We felt two blows and then the lights went out all "
            "over the car deck.”"
        ),
        "The operator, Sundline, has paid fines for late inspections twice since 2019.",
    ],
    [
        "A ferry collision that injured 14 people on Monday has reopened an old quarrel.",
        "Unions have long asked for younger vessels and larger crews on the northern route.",
        (
            "Shares in Sundline fell by 3.5 per cent; the operator paid fines for late inspections "
            "in 2019 and 2021."
        ),
    ],
)
"""Three outlets' articles on one collision: facts in another order, a quotation that two have
whole, and things that only one tells."""


def make_document(
    paragraphs: Sequence[str],
    outlet: str = "Gazette",
    *,
    headline: str | None = None,
    language: str = "en",
    published: str | None = None,
) -> Document:
    """Return a document as a reader would make it."""
    content = "\n\n".join((headline or "", *paragraphs)).encode()
    return assemble(
        paragraphs,
        source=Source(f"{outlet}.txt", hashlib.sha256(content).hexdigest(), "text/plain"),
        outlet=outlet,
        outlet_basis="file name",
        headline=headline,
        language=language,
        published=published,
    )


def make_story(*articles: Sequence[str], language: str = "en") -> tuple[Document, ...]:
    """Return one document for each article, of outlets Outlet 1, Outlet 2 …, with their ids."""
    return named(
        make_document(paragraphs, f"Outlet {number}", language=language)
        for number, paragraphs in enumerate(articles, start=1)
    )


def named(documents: Iterable[Document]) -> tuple[Document, ...]:
    """Give documents their letters, as a comparison does."""
    return tuple(replace(document, id=letters(i)) for i, document in enumerate(documents))


def compare_articles(
    *articles: Sequence[str], settings: Settings | None = None, language: str = "en"
) -> Comparison:
    """Compare articles of as many outlets."""
    return compare(make_story(*articles, language=language), settings or Settings())


def collated(documents: Sequence[Document], settings: Settings | None = None) -> CollatedStory:
    """Return what analyses look at, made by the stages before them."""
    settings = settings or Settings()
    return collate_story(align(documents, settings=settings), settings=settings)


WORDS = tuple(
    word
    for line in (
        "the of and said was not after for by with",
        "attack attacks attacked ministry minister airfield airfields collision collided",
        "Zelensky Zelenskyy Novosilka Novoselka Brackholm Halvorsund Vask Marrow Vask's",
        "12 120 2019 3.5 14 lantern barge ferry harbour don’t",
    )
    for word in line.split()
)
"""Function words, inflected words, spellings of one name, rare names and numbers."""

sentences = st.lists(st.sampled_from(WORDS), min_size=2, max_size=12).map(
    lambda words: f"{words[0][0].upper()}{' '.join(words)[1:]}."
)
paragraphs = st.lists(sentences, min_size=1, max_size=3).map(" ".join)
oddities = st.sampled_from(["* * *", "🙂", "…", "Vask.", "“Not the ferry,” he said. “The barge.”"])
"""Paragraphs that hardly hold a word, and one that is mostly a quotation."""


@st.composite
def stories(
    draw: st.DrawFn, *, most_documents: int = 4, most_paragraphs: int = 5
) -> tuple[Article, ...]:
    """Draw 2 or more articles that have some paragraphs in common, word for word or nearly."""
    pool = draw(st.lists(paragraphs, min_size=1, max_size=4))
    told = st.sampled_from(pool)
    reworded = st.builds(_reword, told, st.sampled_from(WORDS), st.integers(0, 11))
    article = st.lists(
        told | reworded | paragraphs | oddities, min_size=1, max_size=most_paragraphs
    )
    return tuple(draw(st.lists(article, min_size=2, max_size=most_documents)))


def _reword(paragraph: str, word: str, place: int) -> str:
    words = paragraph.split(" ")
    words[place % len(words)] = word
    return " ".join(words)
