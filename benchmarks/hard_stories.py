"""Made-up articles of one week that are easy to mix up: own text, fictional places and outlets.

Two fires, two votes on a budget, a round-up and a live blog that touch on several of them, and an
outlet's own update.
"""

from __future__ import annotations

import datetime as dt
import json

from benchmarks.stories import ROOT
from benchmarks.story_corpus import StoryArticle

FILE = ROOT / "tests" / "data" / "hard_stories.jsonl"


def hard_articles() -> list[StoryArticle]:
    """Return the articles; ``story`` names the events that an article is about."""
    held = map(json.loads, FILE.read_text(encoding="utf-8").splitlines())
    return [
        StoryArticle(
            id=each["id"],
            story=each["story"],
            outlet=each["outlet"],
            published=dt.date.fromisoformat(each["date"]),
            headline=each["title"],
            language="en",
            paragraphs=tuple(each["paragraphs"]),
        )
        for each in held
    ]
