"""Two tiny invented stories as articles with labels."""

from __future__ import annotations

from samestory.model import StoryArticle
from tests.benchmarks.data_factory import STORIES
from tests.story_factory import make_document


def told(*stories: str) -> list[StoryArticle]:
    """Return the articles of these stories."""
    return [
        StoryArticle(make_document(paragraphs, f"Outlet {label}"), story, label)
        for story in stories
        for label, paragraphs in STORIES[story].items()
    ]
