"""Tables of the page."""

from __future__ import annotations

from collections.abc import Sequence

from samestory.model.corpus_overview import Counted, StoryLine
from samestory.renderers.corpus_page.marks import text


def counted_table(caption: str, rows: Sequence[Counted]) -> str:
    """Return names and numbers."""
    body = "".join(
        f'<tr><th scope="row">{text(row.name)}</th><td class="n">{row.number:,}</td></tr>'
        for row in rows
    )
    return f'<table class="counts"><caption>{text(caption)}</caption><tbody>{body}</tbody></table>'


def story_table(stories: Sequence[StoryLine]) -> str:
    """Return the list of stories; each has its id as its anchor."""
    body = "\n".join(_story(story) for story in stories)
    return (
        '<div class="wide" tabindex="0" role="region" aria-label="Stories">'
        '<table id="stories"><thead><tr>'
        '<th scope="col">Story</th><th scope="col">Begins</th><th scope="col">Ends</th>'
        '<th scope="col" class="n">Articles</th><th scope="col" class="n">Links</th>'
        f'<th scope="col">Outlets</th></tr></thead>\n<tbody>{body}</tbody></table></div>'
    )


def _story(story: StoryLine) -> str:
    name = text(story.story)
    return (
        f'<tr id="{name}"><td dir="auto">{text(story.headline or "(no headline)")} '
        f"<code>{name}</code></td>"
        f"<td>{text(story.first)}</td><td>{text(story.last)}</td>"
        f'<td class="n">{story.articles}</td><td class="n">{story.links}</td>'
        f'<td dir="auto">{text(", ".join(story.outlets))}</td></tr>'
    )
