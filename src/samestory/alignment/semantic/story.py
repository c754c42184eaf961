"""From a story's documents to the similarity of their paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from samestory.alignment.semantic.similarity import DocumentVectors, StorySimilarity
from samestory.model import Document

Encode = Callable[[Sequence[str]], NDArray[np.floating]]
"""Gives texts their vectors: a row for each."""


def story_texts(documents: Sequence[Document]) -> list[str]:
    """Return all texts that need vectors: for each document its paragraphs, then its sentences."""
    return [text for document in documents for text in _texts(document)]


def story_similarity(documents: Sequence[Document], encode: Encode) -> StorySimilarity:
    """Return how near the paragraphs of a story are to one another.

    Parameters
    ----------
    documents
        All documents of the story.
    encode
        Is called once, with `story_texts`.
    """
    vectors = encode(story_texts(documents))
    return StorySimilarity(list(_split(documents, vectors)))


def _texts(document: Document) -> Iterator[str]:
    for paragraph in document.paragraphs:
        yield paragraph.text
    for paragraph in document.paragraphs:
        for sentence in paragraph.sentences:
            yield document.text[sentence.start : sentence.end]


def _split(
    documents: Sequence[Document], vectors: NDArray[np.floating]
) -> Iterator[DocumentVectors]:
    start = 0
    for document in documents:
        counts = [len(paragraph.sentences) for paragraph in document.paragraphs]
        middle = start + len(counts)
        end = middle + sum(counts)
        yield DocumentVectors(
            paragraphs=vectors[start:middle].astype(np.float64),
            sentences=vectors[middle:end].astype(np.float64),
            first_sentence=(0, *accumulate(counts[:-1])),
        )
        start = end
