"""How others find paragraphs of a corpus that say the same, beside the candidates of samestory.

    python -m benchmarks.corpus_peers 50000

What says the same is known from the generator: paragraphs of one story made from one template.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import multiprocessing
import os
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from functools import partial
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from rapidfuzz.distance import Indel

from benchmarks.corpus_generator import PARAGRAPHS, articles
from benchmarks.processes import ONE_THREAD, load, machine
from benchmarks.story_corpus import DOCUMENTS
from benchmarks.story_corpus import PARAGRAPHS as PARAGRAPH_SCHEMA
from benchmarks.usage import measured
from samestory.cli.tables import Table, print_tables
from samestory.corpus.reading import bucket_before, bucket_of
from samestory.corpus.stories import paragraph_candidates

COPIED = 0.95
"""From this similarity of words on (rapidfuzz's Indel), a pair counts as copied."""

SHINGLE = 3
PERMUTATIONS = 128
TOP = 10
"""Others that sparse_dot_topn keeps of each paragraph."""

BUCKET_DAYS = 7

Found = set[tuple[int, int]]
"""Pairs of paragraphs by their numbers in the corpus, the smaller one first."""


@dataclass(frozen=True, slots=True)
class Texts:
    """A corpus as paragraphs one after another; `PARAGRAPHS` in a row make an article."""

    texts: tuple[str, ...]
    days: tuple[dt.date, ...]
    copied: frozenset[tuple[int, int]]
    paraphrased: frozenset[tuple[int, int]]


def make_texts(paragraphs: int) -> Texts:
    """Make a corpus with the pairs of paragraphs that tell the same."""
    texts: list[str] = []
    days: list[dt.date] = []
    telling: dict[tuple[object, int], list[int]] = defaultdict(list)
    for made in articles(paragraphs):
        days.append(dt.date.fromisoformat(str(made.record["date"])))
        body = str(made.record["text"]).split("\n\n")
        for text, told in zip(body, made.told, strict=True):
            if told is not None:
                telling[made.record["story"], told].append(len(texts))
            texts.append(text)
    copied: Found = set()
    paraphrased: Found = set()
    for places in telling.values():
        for one, two in combinations(places, 2):
            alike = Indel.normalized_similarity(texts[one].split(), texts[two].split())
            (copied if alike >= COPIED else paraphrased).add((one, two))
    return Texts(tuple(texts), tuple(days), frozenset(copied), frozenset(paraphrased))


def own_candidates(corpus: Texts) -> Found:
    """Return what `paragraph_candidates` finds, bucket by bucket as a corpus is worked on."""
    by_bucket: dict[str, list[int]] = defaultdict(list)
    for article, day in enumerate(corpus.days):
        by_bucket[bucket_of(day, BUCKET_DAYS)].append(article)
    tables = {bucket: _tables(corpus, held) for bucket, held in by_bucket.items()}
    found: Found = set()
    for bucket, left in tables.items():
        for other in (bucket, bucket_before(bucket, BUCKET_DAYS)):
            if other in tables:
                table = paragraph_candidates(left, tables[other])
                a, b = (_places(table, side) for side in ("a", "b"))
                found.update(zip(np.minimum(a, b).tolist(), np.maximum(a, b).tolist(), strict=True))
    return found


def minhash(corpus: Texts, *, cut: float) -> Found:
    """Return what MinHash LSH (datasketch) finds by runs of three words."""
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415

    index = MinHashLSH(threshold=cut, num_perm=PERMUTATIONS)
    found: Found = set()
    for number, text in enumerate(corpus.texts):
        hashed = MinHash(num_perm=PERMUTATIONS)
        hashed.update_batch([run.encode() for run in _runs(text)])
        found.update((int(other), number) for other in index.query(hashed))
        index.insert(number, hashed)
    return found


def rensa_minhash(corpus: Texts, *, bands: int) -> Found:
    """Return what MinHash LSH (rensa) finds by runs of three words."""
    from rensa import RMinHash, RMinHashLSH  # noqa: PLC0415

    # The threshold is for its own verification; what shares a band is a candidate.
    index = RMinHashLSH(threshold=0.5, num_perm=PERMUTATIONS, num_bands=bands)
    found: Found = set()
    for number, text in enumerate(corpus.texts):
        hashed = RMinHash(num_perm=PERMUTATIONS, seed=1)
        hashed.update(_runs(text))
        found.update((other, number) for other in index.query(hashed))
        index.insert(number, hashed)
    return found


def cosine_top(corpus: Texts, *, cut: float) -> Found:
    """Return each paragraph's nearest by TF-IDF cosine (scikit-learn, sparse_dot_topn)."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415
    from sparse_dot_topn import sp_matmul_topn  # noqa: PLC0415

    vectors = TfidfVectorizer(sublinear_tf=True).fit_transform(corpus.texts).tocsr()
    alike = sp_matmul_topn(vectors, vectors.T.tocsr(), top_n=TOP + 1, threshold=cut, n_threads=1)
    alike = alike.tocoo()
    a, b = np.minimum(alike.row, alike.col), np.maximum(alike.row, alike.col)
    apart = a // PARAGRAPHS != b // PARAGRAPHS
    return set(zip(a[apart].tolist(), b[apart].tolist(), strict=True))


WAYS: Mapping[str, tuple[str, Callable[[Texts], Found]]] = {
    "samestory, candidates": ("samestory", own_candidates),
    "datasketch MinHash LSH, cut .3": ("datasketch", partial(minhash, cut=0.3)),
    "datasketch MinHash LSH, cut .5": ("datasketch", partial(minhash, cut=0.5)),
    "rensa MinHash LSH, 32 bands": ("rensa", partial(rensa_minhash, bands=32)),
    "rensa MinHash LSH, 64 bands": ("rensa", partial(rensa_minhash, bands=64)),
    "sparse_dot_topn, 10 nearest from .3": ("sparse_dot_topn", partial(cosine_top, cut=0.3)),
}
"""By name: the module it needs, and how it finds pairs."""


def measure(name: str, paragraphs: int) -> dict[str, Any]:
    """Return what a way of finding pairs takes, and how much of the truth it finds."""
    corpus = make_texts(paragraphs)
    with measured() as usage:
        found = WAYS[name][1](corpus)
    apart = {(a, b) for a, b in found if a // PARAGRAPHS != b // PARAGRAPHS}
    return {
        "name": name,
        "paragraphs": len(corpus.texts),
        "copied": len(corpus.copied),
        "paraphrased": len(corpus.paraphrased),
        "recall_copied": len(apart & corpus.copied) / max(len(corpus.copied), 1),
        "recall_paraphrased": len(apart & corpus.paraphrased) / max(len(corpus.paraphrased), 1),
        "candidates": 2 * len(apart) / len(corpus.texts),
        "load": load(),
        **asdict(usage),
    }


def peer_tables(found: Sequence[Mapping[str, Any]], missing: Sequence[str]) -> list[Table]:
    """Lay the figures out."""
    first = found[0]
    note = (
        f"{first['paragraphs']:,} paragraphs; of the pairs that tell the same {first['copied']:,} "
        f"are copied (words at least {COPIED:.0%} alike) and {first['paraphrased']:,} paraphrased. "
        "One thread each; the peak is that of the whole process with the corpus."
    )
    if missing:
        note += f" Not installed: {', '.join(missing)}."
    return [
        Table(
            title="Pairs of paragraphs that say the same",
            columns=("way", "recall copied", "recall paraphrased", "candidates a paragraph",
                     "CPU s", "peak MB"),
            rows=[
                (
                    each["name"],
                    each["recall_copied"],
                    each["recall_paraphrased"],
                    f"{each['candidates']:.1f}",
                    f"{each['cpu']:.1f}",
                    f"{each['peak'] / 1e6:,.0f}",
                )
                for each in found
            ],
            note=note,
        )
    ]  # fmt: skip


def _tables(corpus: Texts, held: Sequence[int]) -> tuple[pa.Table, pa.Table]:
    documents = [
        {"document_id": f"{article:08d}", "outlet": f"outlet {article}",
         "published": corpus.days[article], "headline": None, "language": "en"}
        for article in held
    ]  # fmt: skip
    rows = [
        {"document_id": f"{article:08d}", "number": number + 1,
         "text": corpus.texts[article * PARAGRAPHS + number]}
        for article in held
        for number in range(PARAGRAPHS)
    ]  # fmt: skip
    return (
        pa.Table.from_pylist(documents, schema=DOCUMENTS),
        pa.Table.from_pylist(rows, schema=PARAGRAPH_SCHEMA),
    )


def _places(table: pa.Table, side: str) -> NDArray[np.int64]:
    article = np.array(table[side].to_pylist(), dtype=np.int64)
    numbers = np.array(table[f"{side}_number"].to_pylist(), dtype=np.int64)
    return np.asarray(article * PARAGRAPHS + numbers - 1)


def _runs(text: str) -> list[str]:
    words = text.casefold().split()
    return [" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)]


def _each(paragraphs: int) -> Iterator[dict[str, Any]]:
    os.environ.update(ONE_THREAD)
    for name, (module, _) in WAYS.items():
        if find_spec(module) is not None:
            # Spawned, so that memory of one way is not counted for the next.
            context = multiprocessing.get_context("spawn")
            with ProcessPoolExecutor(1, mp_context=context) as executor:
                yield executor.submit(measure, name, paragraphs).result()


def main() -> None:
    """Measure what is installed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paragraphs", type=int)
    parser.add_argument("--json", help="write all figures to this file")
    given = parser.parse_args()
    found = list(_each(given.paragraphs))
    missing = sorted({module for module, _ in WAYS.values() if find_spec(module) is None})
    print_tables(peer_tables(found, missing))
    if given.json:
        text = json.dumps({"machine": machine(), "ways": found}, indent=2)
        Path(given.json).write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
