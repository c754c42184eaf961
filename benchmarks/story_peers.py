"""What others do to find stories, at their best cuts for these articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.util import find_spec

from benchmarks.story_corpus import StoryArticle

CUTS = tuple(number / 20 for number in range(1, 20))
SHINGLE = 3
PERMUTATIONS = 128

Pairs = Iterable[tuple[str, str]]
"""Ids of articles that a peer links."""


def cosine_pairs(articles: Sequence[StoryArticle], cut: float) -> Iterator[tuple[str, str]]:
    """Link articles whose TF-IDF vectors (scikit-learn) have at least this cosine."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415

    vectors = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform(
        [_text(article) for article in articles]
    )
    alike = (vectors @ vectors.T).toarray()
    for one, article in enumerate(articles):
        for two in range(one):
            if alike[one, two] >= cut:
                yield articles[two].id, article.id


def minhash_pairs(articles: Sequence[StoryArticle], cut: float) -> Iterator[tuple[str, str]]:
    """Link articles that MinHash LSH (datasketch) finds by their runs of three words."""
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415

    index = MinHashLSH(threshold=cut, num_perm=PERMUTATIONS)
    for article in articles:
        words = _text(article).casefold().split()
        hashed = MinHash(num_perm=PERMUTATIONS)
        hashed.update_batch(
            [" ".join(words[n : n + SHINGLE]).encode() for n in range(len(words) - SHINGLE + 1)]
        )
        for other in index.query(hashed):
            yield str(other), article.id
        index.insert(article.id, hashed)


PEERS: Mapping[str, tuple[str, Callable[[Sequence[StoryArticle], float], Pairs]]] = {
    "TF-IDF cosine, connected components": ("sklearn", cosine_pairs),
    "MinHash LSH, connected components": ("datasketch", minhash_pairs),
}
"""By name: the module it needs, and how it links articles."""


def peer_stories(
    name: str, articles: Sequence[StoryArticle], *, window_days: int
) -> Iterator[tuple[float, dict[str, str]]]:
    """Yield each cut and the connected components of what a peer links within the window.

    Nothing if the peer is not installed.
    """
    module, link = PEERS[name]
    if find_spec(module) is None:
        return
    day = {article.id: article.published for article in articles}
    for cut in CUTS:
        story = {article.id: article.id for article in articles}
        for a, b in link(articles, cut):
            one, two = day[a], day[b]
            far = one is not None and two is not None and abs((one - two).days) > window_days
            if not far and story[a] != story[b]:
                joined, into = story[a], story[b]
                story = {name: into if held == joined else held for name, held in story.items()}
        yield cut, story


def _text(article: StoryArticle) -> str:
    return "\n".join((article.headline, *article.paragraphs))
