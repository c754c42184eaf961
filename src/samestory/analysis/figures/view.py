"""What every reader of figures looks at: one text's tokens, and the units among them."""

from __future__ import annotations

from dataclasses import dataclass

from samestory.analysis.figures.lexicon import Lexicon, Unit
from samestory.analysis.figures.tokens import FigureToken, cut

HYPHENS = frozenset("-–—‑‐−")

MINUS = frozenset(("minus", "минус", "мінус"))

_SPACED_THOUSANDS = frozenset({"de", "es", "fr", "ru", "uk"})


@dataclass(frozen=True, slots=True)
class TextView:
    """A text cut into tokens, with its language's lexicon.

    Attributes
    ----------
    text, offset
        The text, and what its offsets start from.
    lexicon
        The language's words.
    tokens, words, forms
        The tokens, and their casefolded and written forms.
    """

    text: str
    offset: int
    lexicon: Lexicon
    tokens: tuple[FigureToken, ...]
    words: tuple[str, ...]
    forms: tuple[str, ...]

    @classmethod
    def of(cls, text: str, lexicon: Lexicon, *, offset: int = 0) -> TextView:
        """Cut a sentence."""
        tokens = cut(text, offset=offset, spaced=lexicon.language in _SPACED_THOUSANDS)
        words = tuple([token.word for token in tokens])
        return cls(text, offset, lexicon, tokens, words, tuple([token.form for token in tokens]))

    def slice(self, start: int, end: int) -> str:
        """Return the text from one token up to another."""
        first, last = self.tokens[start].start, self.tokens[end - 1].end
        return self.text[first - self.offset : last - self.offset]


class TokenReader:
    """Looks at the tokens of a text; the base of all readers."""

    def __init__(self, view: TextView) -> None:
        self.view = view
        self.lexicon = view.lexicon
        self.tokens = view.tokens
        self.words = view.words
        self.forms = view.forms

    def word(self, place: int) -> str:
        """Return a token's word, or an empty text beyond the ends."""
        return self.words[place] if 0 <= place < len(self.words) else ""

    def is_hyphen(self, place: int) -> bool:
        """Tell whether a token is a hyphen or a dash."""
        return 0 <= place < len(self.forms) and self.forms[place] in HYPHENS

    def currency_before(self, place: int) -> tuple[Unit, int] | None:
        """Return the currency sign that ends right before a token, and where it starts."""
        found = self.lexicon.exact_units.ending(self.forms, place)
        if found is None or not found[0].is_money:
            return None
        unit, length = found
        return unit, place - length

    def unit_at(self, place: int) -> tuple[Unit, int] | None:
        """Return the unit at a token and where it ends; a hyphen may stand before it."""
        if self.is_hyphen(place) and self.tokens[place].glued:
            place += 1
        exact, folded = self.lexicon.exact_units, self.lexicon.units
        found = exact.at(self.forms, place) or folded.at(self.words, place)
        return None if found is None else (found[0], place + found[1])
