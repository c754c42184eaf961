"""Features and gold levels of stories, as the fit of the constants takes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from benchmarks.stories import Story, as_documents, pair_of
from samestory.alignment.incidence import Matrix
from samestory.alignment.scoring import Scorer, SimilaritySource
from samestory.alignment.vocabulary import build_vocabulary
from samestory.evaluation.metrics import Numbers
from samestory.model import Document, Place

Similarities = Callable[[Sequence[Document]], SimilaritySource]
"""What an embedding model says about a story's documents."""


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Two documents of a story: the features of all pairs of their paragraphs, and gold levels.

    ``features`` are those of `Scorer.own_features`.
    """

    documents: tuple[Document, Document]
    features: Mapping[str, Matrix]
    gold: Matrix

    def places(self) -> list[tuple[Place, Place]]:
        """Return the pairs of places, row by row."""
        a, b = self.documents
        return [
            (Place(a.id, one.number), Place(b.id, two.number))
            for one in a.paragraphs
            for two in b.paragraphs
        ]


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """A story's blocks, one for each two of its documents."""

    documents: tuple[Document, ...]
    blocks: tuple[Block, ...]

    @property
    def gold(self) -> Numbers:
        """Return the gold levels of all pairs, 0 where there is no link."""
        return flat(block.gold for block in self.blocks)


def collect(stories: Iterable[Story], *, similarities: Similarities | None = None) -> list[Sample]:
    """Compute the features of stories by the code that the comparison itself uses."""
    return [_sample(story, similarities) for story in stories]


def flat(matrices: Iterable[Matrix]) -> Numbers:
    """Return the cells of several matrices in one row."""
    return np.concatenate([matrix.ravel() for matrix in matrices])


def _sample(story: Story, similarities: Similarities | None) -> Sample:
    documents = tuple(
        replace(document, id=article.label)
        for document, article in zip(as_documents(story), story.articles, strict=True)
    )
    source = None if similarities is None else similarities(documents)
    scorer = Scorer(build_vocabulary(documents), similarities=source)
    return Sample(
        documents,
        tuple(
            Block(
                (documents[first], documents[second]),
                scorer.own_features(first, second),
                _gold(story, documents[first], documents[second]),
            )
            for first, second in combinations(range(len(documents)), 2)
        ),
    )


def _gold(story: Story, a: Document, b: Document) -> Matrix:
    return np.array(
        [
            [
                story.gold.get(pair_of((a.id, one.number), (b.id, two.number)), 0)
                for two in b.paragraphs
            ]
            for one in a.paragraphs
        ],
        dtype=np.float64,
    )
