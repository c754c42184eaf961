"""Quotations: each outlet's form of one, with the words marked that not every other form has."""

from __future__ import annotations

from markupsafe import Markup

from samestory.model import Finding, Reading
from samestory.renderers.html.story import Story, first_words, words_id
from samestory.renderers.safe_text import printable

_AFTER_WORDS = " ,.;:…\"'‘’“”"
"""What stands behind a stretch's last word belongs to no mark."""


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
    """Return a form's words, marked by how many of the finding's outlets have them.

    A form that the outlet tells in its own voice has no quotation marks.
    """
    voices = {finding.evidence[number].voice for number in reading.evidence}
    frame = Markup("{}") if voices == {"outlet"} else Markup("“{}”")
    everybody = {letter for other in finding.readings for letter in other.documents}
    if not reading.stretches:
        return frame.format(printable(reading.text))
    parts = []
    for stretch in reading.stretches:
        words = printable(reading.text[stretch.start : stretch.end])
        held = words.rstrip(_AFTER_WORDS)
        if everybody.issubset(stretch.documents):
            parts.append(Markup("{}").format(words))
            continue
        name = "only" if len(stretch.documents) == len(reading.documents) else "some"
        mark = Markup('<mark class="{}">{}</mark>{}')
        parts.append(mark.format(name, held, words[len(held) :]))
    return frame.format(Markup().join(parts))
