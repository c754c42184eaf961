"""What a number counts: the noun phrase beside it.

There is no tagger here: each language has one habit that shows where the phrase ends. English
counts plurals, German writes nouns with a capital, Spanish and French put the noun first, and
Russian and Ukrainian adjectives show by their endings.
"""

from __future__ import annotations

from dataclasses import dataclass

from samestory.analysis.figures.view import TokenReader

LONGEST_PHRASE = 4
"""Words of a noun phrase; further ones mostly belong to the next phrase."""

_ADJECTIVE_ENDINGS = (
    "al",
    "ive",
    "ous",
    "ic",
    "ful",
    "able",
    "ible",
    "less",
    "ary",
    "est",
    "ish",
    "ent",
    "ant",
    "ian",
    "ean",
    "ese",
)
_NO_PLURALS = ("ss", "us", "is", "ous", "'s")
_NOT_PLURAL = frozenset(
    {"gas", "bus", "yes", "plus", "its", "this", "news", "series", "always", "perhaps"}
)
_SHORTEST_PLURAL = 3


@dataclass(frozen=True, slots=True)
class Counted:
    """A noun phrase: tokens ``start`` up to ``end``, and the head's token."""

    start: int
    end: int
    head: int


class NounReader(TokenReader):
    """Reads what stands behind a number."""

    def after(self, place: int, *, singular: bool = False) -> Counted | None:
        """Return the noun phrase that starts at a token.

        Parameters
        ----------
        place
            The token behind the number.
        singular
            Whether the number is one, or stands before a noun as in ``five-year``.
        """
        place = self._step_into(place)
        words = self._candidates(place)
        if not words:
            return None
        head = {
            "plural": self._plural,
            "capital": self._capital,
            "first": self._first,
            "skip endings": self._skip_endings,
        }[self.lexicon.noun](words, singular)
        return None if head is None else Counted(place, head + 1, head)

    def _step_into(self, place: int) -> int:
        """Step over ``of the``, ``de`` and a hyphen before the noun."""
        lexicon = self.lexicon
        word = self.word(place)
        if word == "-" and self.tokens[place].glued:
            return place + 1
        if lexicon.has("of", word):
            place += 1
            if self.word(place) in (
                "the",
                "its",
                "their",
                "his",
                "her",
                "our",
                "los",
                "las",
                "les",
            ):
                place += 1
            if self.word(place) == "most":
                place += 1
        return place

    def _candidates(self, place: int) -> list[int]:
        lexicon = self.lexicon
        found: list[int] = []
        while place < len(self.tokens) and len(found) < LONGEST_PHRASE:
            token = self.tokens[place]
            if token.form == "-" and token.glued and found:
                place += 1
                continue
            people = token.word in lexicon.people
            if token.kind != "word" or (token.word in lexicon.stop and not people):
                break
            if token.word in lexicon.numbers and found:
                break
            if token.word in lexicon.months and token.form[0].isupper():
                break
            found.append(place)
            place += 1
        return found

    def _plural(self, words: list[int], singular: bool) -> int | None:
        for number, place in enumerate(words):
            if self.is_plural(place):
                following = words[number + 1] if number + 1 < len(words) else None
                # 'sports cars', 'goods trains': a capitalised or hyphenated plural goes on.
                if following is not None and self._goes_on(place, following):
                    continue
                return place
        first = words[0]
        if not singular and self.tokens[first].word.endswith(("ly", "ing")):
            return None
        adjective = self.tokens[first].word.endswith(_ADJECTIVE_ENDINGS)
        return words[1] if adjective and len(words) > 1 else first

    def _goes_on(self, place: int, following: int) -> bool:
        return self.tokens[place].form[0].isupper() and self.is_plural(following)

    def is_plural(self, place: int) -> bool:
        """Tell whether an English word looks like a plural."""
        word = self.tokens[place].word
        return word in self.lexicon.plurals or (
            word.endswith("s")
            and len(word) >= _SHORTEST_PLURAL
            and not word.endswith(_NO_PLURALS)
            and word not in _NOT_PLURAL
        )

    def _capital(self, words: list[int], singular: bool) -> int | None:  # noqa: ARG002
        return next((place for place in words if self.tokens[place].form[0].isupper()), None)

    def _first(self, words: list[int], singular: bool) -> int | None:  # noqa: ARG002
        return next(
            (p for p in words if not self.lexicon.has("adjectives", self.tokens[p].word)), None
        )

    def _skip_endings(self, words: list[int], singular: bool) -> int | None:  # noqa: ARG002
        for place in words:
            word = self.tokens[place].word
            if word in self.lexicon.people or not word.endswith(self.lexicon.adjective_endings):
                return place
        return None
