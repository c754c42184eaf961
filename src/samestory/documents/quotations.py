"""Where a paragraph quotes somebody: the words between quotation marks."""

from __future__ import annotations

from samestory.model import Span

_CLOSING = {
    "\u201c": "\u201d",
    "\u201e": "\u201c\u201d",
    "\u00ab": "\u00bb",
    "\u00bb": "\u00ab",
    "\u300c": "\u300d",
    "\u300e": "\u300f",
    "\u2018": "\u2019",
    "\u201d": "\u201d",
    '"': '"',
}
"""Opening marks and what may close them: English, German, French, Spanish, Russian, Japanese,
Swedish and Finnish."""

_APOSTROPHE = "\u2019"

_CLOSING_TOO = "\u201d"
"""Opens a quotation in Swedish, closes one in English."""


def quoted_spans(text: str, *, offset: int = 0) -> tuple[Span, ...]:
    """Return the stretches of a paragraph that stand between quotation marks.

    A quotation that is not closed runs to the end of the paragraph, as newspapers leave it open
    when the next paragraph goes on quoting. Marks inside a quotation do not end it unless they
    are its own closing mark.

    Parameters
    ----------
    text
        One paragraph.
    offset
        Added to every offset.

    Returns
    -------
    tuple of Span
        In order, without the marks themselves; they never overlap.
    """
    spans = []
    start: int | None = None
    closing = ""
    for place, character in enumerate(text):
        inside_word = text[place + 1 : place + 2].isalpha()
        if start is None:
            if character in _CLOSING and not _closes_only(text, place):
                start, closing = place + 1, _CLOSING[character]
        elif character in closing and not (character == _APOSTROPHE and inside_word):
            spans.append(Span(start + offset, place + offset))
            start = None
    if start is not None and start < len(text):
        spans.append(Span(start + offset, len(text) + offset))
    return tuple(span for span in spans if span.end > span.start)


def _closes_only(text: str, place: int) -> bool:
    """Tell whether an English closing mark stands after a word, where it opens nothing."""
    return text[place] == _CLOSING_TOO and place > 0 and not text[place - 1].isspace()
