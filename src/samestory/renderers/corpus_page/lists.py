"""Tables of the page."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from samestory.model.corpus_overview import Counted, SharedRun, StoryLine
from samestory.renderers.corpus_page.marks import text
from samestory.renderers.layout import join_names


def counted_table(caption: str, rows: Sequence[Counted]) -> str:
    """Return names and numbers."""
    body = "".join(
        f'<tr><th scope="row">{text(row.name)}</th><td class="n">{row.number:,}</td></tr>'
        for row in rows
    )
    return f'<table class="counts"><caption>{text(caption)}</caption><tbody>{body}</tbody></table>'


def run_list(runs: Sequence[SharedRun], listed: Collection[str]) -> str:
    """Return words that several outlets have; ``listed`` are the stories that can be gone to."""
    if not runs:
        return "<p>No two outlets have the same words.</p>"
    return f'<ol class="runs">{"".join(_run(run, listed) for run in runs)}</ol>'


def _run(run: SharedRun, listed: Collection[str]) -> str:
    first, *others = run.outlets
    if run.alone:
        seen = f"seen first in {first}, {run.published}; also in {join_names(others)}"
    else:
        day = f"; {run.published[:10]} or as early" if run.published else ""
        seen = f"in {join_names(list(run.outlets))}{day}"
    agency = f"; credited to {run.agency}" if run.agency else ""
    story = f", {story_link(run.story, listed)}" if run.story else ""
    return (
        f'<li><q dir="auto">{text(run.text)}</q> <cite>{run.words} words, '
        f"{len(run.outlets)} outlets: {text(seen + agency)}{story}</cite></li>"
    )


def story_link(story: str, listed: Collection[str]) -> str:
    """Return a story's id, as a link where the story is listed."""
    return f'<a href="#{text(story)}">{text(story)}</a>' if story in listed else text(story)


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
