"""How the parts of a structured text (Markdown, HTML, DOCX) become headline and paragraphs.

An item of a list, a paragraph of a block quotation and a row of a table are paragraphs. A heading
before the text is the headline if the metadata name none. Other headings are signposts rather
than reporting, so they are left out, and a warning says how many; the same holds for whatever
else a reader reports as left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from samestory.sources.paragraphing import HEADLINE_LENGTH, take_headline
from samestory.sources.text_cleaning import is_blank, one_line

_PLURALS = {
    "block of raw HTML": "blocks of raw HTML",
    "code block": "code blocks",
    "image": "images",
    "line above the headline": "lines above the headline",
    "sub-heading": "sub-headings",
}
"""Everything that can be left out."""

_CELL_SEPARATOR = " | "


class ArticleBody:
    """Collects an article's parts in their order.

    Parameters
    ----------
    headline
        As the metadata name it, or ``None``.
    is_repeated
        Whether the text is expected to begin with that headline once more, because the metadata
        are not what a reader of the file sees.
    """

    def __init__(self, headline: str | None, *, is_repeated: bool) -> None:
        self._headline = one_line(headline or "") or None
        self._awaits_headline = is_repeated
        self._paragraphs: list[str] = []
        self._left_out: Counter[str] = Counter()

    def add_paragraph(self, text: str) -> None:
        """Add a paragraph; a blank one, or the headline expected at the top, is no paragraph."""
        line = one_line(text)
        if is_blank(line):
            return
        if self._awaits_headline and not self._paragraphs and line == self._headline:
            self._awaits_headline = False
        else:
            self._paragraphs.append(line)

    def add_heading(self, text: str) -> None:
        """Add a heading: the headline, or one to leave out."""
        line = one_line(text)
        if is_blank(line):
            return
        if line == self._headline:
            self._awaits_headline = False
        elif len(line) > HEADLINE_LENGTH:  # a paragraph dressed as a heading
            self._paragraphs.append(line)
        elif self._headline is None and not self._paragraphs:
            self._headline = line
            self._awaits_headline = False
        else:
            self.leave_out("sub-heading")

    def add_row(self, cells: Sequence[str]) -> None:
        """Add a row of a table; empty cells are skipped."""
        filled = [line for cell in cells if not is_blank(line := one_line(cell))]
        self.add_paragraph(_CELL_SEPARATOR.join(filled))

    def leave_out(self, kind: str) -> None:
        """Count something that is left out, for the warnings."""
        self._left_out[kind] += 1

    def finish(self) -> tuple[str | None, tuple[str, ...]]:
        """Return the headline and the paragraphs; a short first line may be the headline."""
        if self._headline is None:
            return take_headline(self._paragraphs)
        return self._headline, tuple(self._paragraphs)

    @property
    def warnings(self) -> tuple[str, ...]:
        """One sentence for each kind of part that was left out."""
        return tuple(
            f"Left out {count} {kind if count == 1 else _PLURALS[kind]}."
            for kind, count in sorted(self._left_out.items())
        )
