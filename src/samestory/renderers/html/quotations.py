"""Quotations: each outlet's form of one, with the words marked that not every other form has."""

from __future__ import annotations

from markupsafe import Markup

from samestory.model import Finding, Reading
from samestory.renderers.html.story import Story, first_words, words_id
from samestory.renderers.safe_text import printable


def who_quotes(finding: Finding, reading: Reading, story: Story) -> Markup:
    """Return the badges of a form's outlets, each with a link to the words there."""
    return Markup(" ").join(_place(finding, reading, letter, story) for letter in reading.documents)


def _place(finding: Finding, reading: Reading, letter: str, story: Story) -> Markup:
    badge, number = story.outlets[letter].badge, first_words(finding, reading, letter)
    if number is None:
        return badge
    return Markup('<span class="no-break">{} <a href="#{}">¶ {}</a></span>').format(
        badge, words_id(finding, number), finding.evidence[number].paragraph
    )


def quoted_words(finding: Finding, reading: Reading) -> Markup:
    """Return a form's words, marked by how many of the finding's outlets have them."""
    everybody = {letter for other in finding.readings for letter in other.documents}
    if not reading.stretches:
        return Markup("“{}”").format(printable(reading.text))
    parts = []
    for stretch in reading.stretches:
        words = printable(reading.text[stretch.start : stretch.end])
        held = words.rstrip(" ,.;:…")
        if everybody.issubset(stretch.documents):
            parts.append(Markup("{}").format(words))
            continue
        name = "only" if len(stretch.documents) == len(reading.documents) else "some"
        mark = Markup('<mark class="{}">{}</mark>{}')
        parts.append(mark.format(name, held, words[len(held) :]))
    return Markup("“{}”").format(Markup().join(parts))
