"""The page that shows a corpus at a glance: lays out a finished overview, computes nothing."""

from __future__ import annotations

from functools import cache
from importlib import resources
from string import Template

from samestory.model.corpus_overview import CorpusOverview
from samestory.renderers.corpus_page.charts import bars, heat_map, two_lines
from samestory.renderers.corpus_page.lists import counted_table, run_list, story_table
from samestory.renderers.corpus_page.marks import text
from samestory.renderers.corpus_page.wording import wording_section
from samestory.renderers.layout import plural
from samestory.renderers.page_policy import hash_source


def corpus_page(overview: CorpusOverview) -> bytes:
    """Return the page as UTF-8 HTML."""
    listed = frozenset(story.story for story in overview.stories)
    style, script = _part("page.css"), _part("page.js")
    policy = (
        f"default-src 'none'; script-src {hash_source(script)}; style-src {hash_source(style)}; "
        "base-uri 'none'; form-action 'none'"
    )
    page = Template(_part("page.html")).substitute(
        policy=policy,
        style=style,
        script=script,
        generator=text(overview.generator),
        summary=text(_summary(overview)),
        counts=counted_table("What there is", overview.counts),
        unused=_unused(overview),
        months=bars("Stories by the month in which they begin", overview.by_month),
        sizes=bars("Stories by the number of outlets that tell them", overview.by_size),
        listed=text(_listed(overview)),
        stories=story_table(overview.stories),
        outlets=text(_outlets(overview)),
        shared=heat_map("Stories that both outlets tell", overview.shared),
        reused=heat_map("Pairs of articles with the same words", overview.reused),
        earlier=heat_map("Of these, the row’s article was seen earlier", overview.earlier),
        runs=run_list(overview.runs, listed),
        wording=wording_section(overview.wording, listed),
        naming=_naming(overview),
    )
    return page.encode()


@cache
def _part(name: str) -> str:
    path = resources.files("samestory.renderers.corpus_page") / name
    return path.read_text(encoding="utf-8").replace("\r\n", "\n")


def _summary(overview: CorpusOverview) -> str:
    held = {counted.name: counted.number for counted in overview.counts}
    return (
        f"{plural(held['articles'], 'article')} of {plural(held['outlets'], 'outlet')}; "
        f"{plural(held['stories'], 'story', 'stories')} that more than one article tells."
    )


def _unused(overview: CorpusOverview) -> str:
    if not overview.unused:
        return "<p>Everything that was read could be used.</p>"
    return counted_table("What could not be used, and why", overview.unused)


def _listed(overview: CorpusOverview) -> str:
    if len(overview.stories) < overview.all_stories:
        return (
            f"The {len(overview.stories):,} stories with most outlets, "
            f"of {overview.all_stories:,}; the table of stories holds all."
        )
    return f"All {plural(overview.all_stories, 'story', 'stories')}, those with most outlets first."


def _outlets(overview: CorpusOverview) -> str:
    shown = len(overview.shared.outlets)
    if shown < overview.all_outlets:
        return f"The {shown:,} outlets with most stories, of {overview.all_outlets:,}."
    return f"All {plural(shown, 'outlet')} that tell a story."


def _naming(overview: CorpusOverview) -> str:
    if overview.naming is None:
        return "<p>No two labels stand for one another in the passages.</p>"
    return two_lines(overview.naming)
