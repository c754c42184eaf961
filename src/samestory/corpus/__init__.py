"""Corpora: from a pile of articles to stories to comparisons.

>>> from samestory.corpus import Corpus
>>> corpus = Corpus("work")  # doctest: +SKIP
>>> corpus.run(["articles.jsonl"])  # doctest: +SKIP
>>> corpus.table("stories").to_pandas()  # doctest: +SKIP
"""

from __future__ import annotations

from importlib.util import find_spec

from samestory.errors import CorpusError

for _module in ("duckdb", "pyarrow"):
    if find_spec(_module) is None:
        raise CorpusError(f"corpora need {_module}: install samestory[corpus].")

from samestory.corpus.corpus import Corpus  # noqa: E402
from samestory.corpus.engines import (  # noqa: E402
    Engine,
    ExecutorEngine,
    local_engine,
    open_engine,
)
from samestory.corpus.overview import OverviewSettings  # noqa: E402
from samestory.corpus.publishing import Published, publish  # noqa: E402
from samestory.corpus.results import Built, Compared, Found, Reused, Status  # noqa: E402
from samestory.corpus.reuse import ReuseSettings  # noqa: E402
from samestory.corpus.schemas import TABLES  # noqa: E402
from samestory.corpus.settings import BuildSettings, StorySettings  # noqa: E402
from samestory.corpus.story_changes import StoryChanges  # noqa: E402

__all__ = [
    "TABLES",
    "BuildSettings",
    "Built",
    "Compared",
    "Corpus",
    "Engine",
    "ExecutorEngine",
    "Found",
    "OverviewSettings",
    "Published",
    "ReuseSettings",
    "Reused",
    "Status",
    "StoryChanges",
    "StorySettings",
    "local_engine",
    "open_engine",
    "publish",
]
