"""The part of the page on the words that tell two groups apart."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from samestory.model.corpus_overview import TellingWord, Witness, Wording
from samestory.renderers.corpus_page.lists import story_link
from samestory.renderers.corpus_page.marks import text
from samestory.renderers.layout import join_names, plural

_SURE = 0.05


def wording_section(wording: Wording | None, listed: Collection[str]) -> str:
    """Return the comparison of the two groups' words; ``listed`` are stories to link to."""
    if wording is None:
        return "<p>No two outlets share a story.</p>"
    first, second = join_names(wording.first), join_names(wording.second)
    drawn = ""
    if wording.stories < wording.all_stories:
        drawn = f", drawn from {wording.all_stories:,} without regard to what is in them"
    intro = (
        f"<p><b>{text(first)}</b> and <b>{text(second)}</b>, in "
        f"{plural(wording.passages, 'passage')} of {plural(wording.stories, 'story', 'stories')} "
        f"that both tell{drawn}. What stands in quotation marks is not counted. A difference shows "
        "which words each uses there, not why, and not which of them is right.</p>"
    )
    return (
        intro
        + _method(wording)
        + _table("Words", "w", wording.words, first, second)
        + _table("Labels (from naming and word choice)", "l", wording.labels, first, second)
        + _sentences("w", wording.words, listed)
        + _sentences("l", wording.labels, listed)
    )


def _method(wording: Wording) -> str:
    if wording.stories < wording.stories_needed:
        return (
            f"<p class='caution'><b>Counts only:</b> {plural(wording.stories, 'story', 'stories')} "
            f"are too few to tell a habit from chance; {wording.stories_needed} are needed.</p>"
        )
    left_out = f" {wording.left_out} rarer words were not tested." if wording.left_out else ""
    return (
        f"<p>{wording.tested} words and {wording.tested_labels} labels of three stories or more "
        "were tested. Log-odds: how many times the odds of the word in the first group are those "
        "in the second, as a natural logarithm, drawn towards 0 for rare words (Monroe, Colaresi "
        "and Quinn 2008). q: adjusted (Benjamini and Hochberg 1995) from a permutation of "
        f"{wording.rounds} rounds in which whole stories swap sides; of rows with q ≤ .05 about "
        f"one in twenty is chance.{left_out}</p>"
    )


def _table(title: str, mark: str, words: Sequence[TellingWord], first: str, second: str) -> str:
    if not words:
        return f"<h3>{text(title)}</h3><p>None differ.</p>"
    tested = words[0].chance is not None
    groups = "".join(
        f'<th scope="colgroup" colspan="3">{text(name)}</th>' for name in (first, second)
    )
    names = ("count", "stories", "per 1,000") * 2 + (("Log-odds", "q") if tested else ())
    head = "".join(f'<th scope="col" class="n">{text(name)}</th>' for name in names)
    body = "".join(_row(mark, at, word) for at, word in enumerate(words))
    return (
        f'<h3>{text(title)}</h3><div class="wide" tabindex="0" role="region" '
        f'aria-label="{text(title)}"><table class="telling"><thead><tr><td></td>{groups}</tr>'
        f'<tr><th scope="col">Word</th>{head}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def _row(mark: str, at: int, word: TellingWord) -> str:
    sides = "".join(
        f'<td class="n">{word.counts[side]}</td><td class="n">{word.stories[side]}</td>'
        f'<td class="n">{word.rates[side]:.2f}</td>'
        for side in (0, 1)
    )
    tests = ""
    if word.chance is not None:
        sure = ' class="n sure"' if word.chance <= _SURE else ' class="n"'
        tests = f'<td class="n">{word.difference:+.2f}</td><td{sure}>{word.chance:.3f}</td>'
    return (
        f'<tr id="{mark}row{at}"><th scope="row" dir="auto">'
        f'<a href="#{mark}{at}">{text(word.word)}</a></th>'
        f"{sides}{tests}</tr>"
    )


def _sentences(mark: str, words: Sequence[TellingWord], listed: Collection[str]) -> str:
    return "".join(
        f'<section class="sentences" id="{mark}{at}"><h4><bdi>{text(word.word)}</bdi> '
        f'<a href="#{mark}row{at}">its counts</a></h4><ul>'
        + "".join(_sentence(witness, listed) for witness in word.witnesses)
        + "</ul></section>"
        for at, word in enumerate(words)
    )


def _sentence(witness: Witness, listed: Collection[str]) -> str:
    said = witness.sentence
    return (
        f'<li><q dir="auto">{text(said[: witness.start])}'
        f"<mark>{text(said[witness.start : witness.end])}</mark>{text(said[witness.end :])}</q> "
        f"<cite>{text(witness.outlet)}, {text(witness.date)}, "
        f"{story_link(witness.story, listed)}</cite></li>"
    )
