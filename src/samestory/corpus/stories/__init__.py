"""Story detection: which articles of a corpus tell the same story. Arrow tables in and out."""

from __future__ import annotations

from samestory.corpus.stories.clustering import STORIES, cluster
from samestory.corpus.stories.links import LINKS, document_links
from samestory.corpus.stories.paragraph_blocking import (
    CANDIDATES,
    ParagraphSettings,
    paragraph_candidates,
)
from samestory.corpus.stories.settings import StorySettings
from samestory.corpus.stories.window import Articles

__all__ = [
    "CANDIDATES",
    "LINKS",
    "STORIES",
    "Articles",
    "ParagraphSettings",
    "StorySettings",
    "cluster",
    "document_links",
    "paragraph_candidates",
]
