"""What a number counts: the noun phrase beside it.

There is no tagger here: each language has one habit that shows where the phrase ends. English
counts plurals, German writes nouns with a capital, Spanish and French put the noun first, and
Russian and Ukrainian adjectives show by their endings.
"""

from __future__ import annotations

from dataclasses import dataclass

from samestory.analysis.figures.numerals import NumberReader

LONGEST_PHRASE = 4
"""Words of a noun phrase; further ones mostly belong to the next phrase."""

_ADJECTIVE_ENDINGS = ("al", "ive", "ous", "ic", "ful", "able", "ible", "less", "ary", "est", "ish", "ent", "ant", "ian", "ean", "ese")
_NO_PLURALS = ("ss", "us", "is", "ous", "'s")
_NOT_PLURAL = frozenset({"gas", "bus", "yes", "plus", "its", "this", "news", "series", "always", "perhaps"})
_SHORTEST_PLURAL = 3


@dataclass(frozen=True, slots=True)
class Counted:
    """A noun phrase: tokens ``start`` up to ``end``, and the head's token."""

    start: int
    end: int
    head: int


class NounReader:
    """Reads what stands behind a number."""

    def __init__(self, reader: NumberReader, sentence_ends: frozenset[int]) -> None:
        self._reader = reader
        self._tokens = reader.tokens
        self._lexicon = reader.lexicon
        self._ends = sentence_ends

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
        }[self._lexicon.noun](words, singular)
        return None if head is None else Counted(place, head + 1, head)

    def _step_into(self, place: int) -> int:
        """Step over ``of the``, ``de`` and a hyphen before the noun."""
        lexicon = self._lexicon
        word = self._reader.word(place)
        if word == "-" and self._tokens[place].glued:
            return place + 1
        if lexicon.has("of", word):
            place += 1
            if self._reader.word(place) in ("the", "its", "their", "his", "her", "our", "los", "las", "les"):
                place += 1
            if self._reader.word(place) == "most":
                place += 1
        return place

    def _candidates(self, place: int) -> list[int]:
        lexicon = self._lexicon
        found: list[int] = []
        while place < len(self._tokens) and len(found) < LONGEST_PHRASE:
            token = self._tokens[place]
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
            if token.end in self._ends:
                break
            place += 1
        return found

    def _plural(self, words: list[int], singular: bool) -> int | None:  # noqa: FBT001
        for number, place in enumerate(words):
            if self.is_plural(place):
                following = words[number + 1] if number + 1 < len(words) else None
                # 'sports cars', 'goods trains': a capitalised or hyphenated plural goes on.
                if following is not None and self._goes_on(place, following):
                    continue
                return place
        first = words[0]
        if not singular and self._tokens[first].word.endswith(("ly", "ing")):
            return None
        adjective = self._tokens[first].word.endswith(_ADJECTIVE_ENDINGS)
        return words[1] if adjective and len(words) > 1 else first

    def _goes_on(self, place: int, following: int) -> bool:
        return self._tokens[place].form[0].isupper() and self.is_plural(following)

    def is_plural(self, place: int) -> bool:
        """Tell whether an English word looks like a plural."""
        word = self._tokens[place].word
        return word in self._lexicon.plurals or (
            word.endswith("s") and len(word) >= _SHORTEST_PLURAL and not word.endswith(_NO_PLURALS) and word not in _NOT_PLURAL
        )

    def _capital(self, words: list[int], singular: bool) -> int | None:  # noqa: ARG002, FBT001
        return next((place for place in words if self._tokens[place].form[0].isupper()), None)

    def _first(self, words: list[int], singular: bool) -> int | None:  # noqa: ARG002, FBT001
        return next((p for p in words if not self._lexicon.has("adjectives", self._tokens[p].word)), None)

    def _skip_endings(self, words: list[int], singular: bool) -> int | None:  # noqa: ARG002, FBT001
        for place in words:
            word = self._tokens[place].word
            if word in self._lexicon.people or not word.endswith(self._lexicon.adjective_endings):
                return place
        return None
