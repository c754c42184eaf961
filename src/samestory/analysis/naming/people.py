"""People: their names, and what stands before and after a name to say who somebody is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samestory.analysis.naming.countries import country_of
from samestory.analysis.naming.mentions import BODY_HEADS, PARTICLES, LabelMention, Run
from samestory.analysis.naming.phrases import (
    ABBREVIATED,
    AND,
    ENDS,
    ONCE,
    PRONOUNS,
    RELATIVE,
    ends_phrase,
    is_age,
    parts,
    past_origin,
)
from samestory.analysis.naming.vocabulary import Vocabulary
from samestory.analysis.running_words import RunningParagraph, Word
from samestory.documents.normalisation import unit_of
from samestory.model import LabelKind

LONGEST_NAME = 4
LONGEST_PHRASE = 12
"""Words of an apposition that are taken."""

MOST_BEFORE_ROLE = 5
"""Words between a determiner and the noun that says what somebody is."""


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A run read as a person's name.

    Attributes
    ----------
    given, surname
        Folded; ``given`` is empty where the surname stands alone.
    name
        The name as a label.
    descriptors
        Titles and appositions.
    courtesy
        The form of address, if there is one, as a label.
    proof
        Whether something besides the capitals says that this is a person.
    """

    given: str
    surname: str
    name: LabelMention
    descriptors: tuple[LabelMention, ...]
    courtesy: LabelMention | None
    proof: bool
    run: Run


class PersonReader:
    """Reads runs as people's names, in one language."""

    def __init__(self, lists: Vocabulary) -> None:
        self.lists = lists

    def name_span(self, run: Run) -> tuple[int, int]:
        """Return where the name begins and ends within a run's paragraph, after titles."""
        words = run.paragraph.words
        start, last_title = run.first, run.first
        while start < run.end - 1 and self._is_title(words, start):
            start += 1
            if self._names_office(words[start - 1].form):
                last_title = start
        return last_title, run.end

    def _is_title(self, words: Sequence[Word], index: int) -> bool:
        form = words[index].form
        return (
            form in self.lists.courtesy
            or form in {"of", "for"}
            or self.lists.is_role(form)
            or self.lists.is_modifier(form)
            or country_of(form) is not None
            or words[index].written.isupper()
        )

    def _names_office(self, form: str) -> bool:
        return form in self.lists.courtesy or self.lists.is_role(form)

    def descriptors(self, run: Run, start: int, end: int) -> Iterator[LabelMention]:
        """Yield what is said of the person named between two indexes."""
        words = run.paragraph.words
        past = past_origin(words, end)
        for span in (
            self._title_before(words, run.first, start),
            self._apposition_after(words, start, past),
            self._apposition_before(words, run.first, past),
        ):
            if span is not None:
                label = self._label(run.paragraph, *span, title=span[1] == start)
                if label is not None:
                    yield label

    def courtesy(self, run: Run, start: int) -> LabelMention | None:
        """Return the form of address right before a name."""
        before = run.paragraph.words[start - 1] if start else None
        if before is None or before.form not in self.lists.courtesy or not before.capital:
            return None
        if run.paragraph.words[start].gap not in {" ", ". ", "\u00a0", ".\u00a0"}:
            return None
        return LabelMention("title", run.paragraph.evidence(before.start, before.end))

    def speaks(self, run: Run, start: int, end: int) -> bool:
        """Tell whether a verb of saying, an age or a relative pronoun shows a person."""
        words = run.paragraph.words
        after = words[end] if end < len(words) else None
        before = words[start - 1] if start else None
        if before is not None and before.form in self.lists.speech and words[start].gap == " ":
            return True
        if after is None:
            return False
        if after.gap == " " and after.form in self.lists.speech:
            return True
        return after.gap == ", " and (after.form == "who" or is_age(words, end))

    def _title_before(
        self, words: Sequence[Word], begin: int, start: int
    ) -> tuple[int, int] | None:
        """Return the title right before a name: former President, harbour master.

        ``begin`` is where the run of capitals begins; all of it is the title.
        """
        first = start
        office = False
        while first > 0 and words[first].gap in {" ", "-", ". ", ".", "\u00a0"}:
            word = words[first - 1]
            possessive = (
                word.possessive
                and (word.capital or self.lists.is_charged(word.form))
                and word.form not in PRONOUNS
            )
            if word.form in self.lists.courtesy and not self.lists.is_role(word.form):
                break
            named = self.lists.is_role(word.form)
            if not (
                named
                or (office and (possessive or first > begin))
                or self.lists.is_modifier(word.form)
                or (word.form == "of" and first < start)
                or country_of(word.form) is not None
                or (word.written.isupper() and len(word.written) > 1)
            ):
                break
            # 'the crew of' or 'said President': a full stop before parts sentences.
            if words[first].gap.startswith(".") and len(word.written) > len("Capt"):
                break
            office = office or named
            first -= 1
        while first < start and words[first].form == "of":
            first += 1
        # 'a President Romney' is not one yet.
        supposed = first > 0 and words[first - 1].form in {"a", "an"}
        return (first, start) if office and not supposed else None

    def _is_origin(self, words: Sequence[Word], start: int) -> bool:
        """Tell whether a name is where somebody is from: Ada Lund of New Velmar, the leader."""
        return start > 1 and words[start - 1].form in {"of", "in"} and words[start - 2].capital

    def _apposition_after(
        self, words: Sequence[Word], start: int, end: int
    ) -> tuple[int, int] | None:
        """Return the noun phrase after a name and a comma: X, the minister of Y."""
        at = end
        if at < len(words) and words[at].gap == ", " and is_age(words, at):
            at += 1
        if at >= len(words) or words[at].gap not in {", ", " (", ", ("}:
            return None
        if self._is_origin(words, start):
            return None
        if words[at].form in ONCE:
            return None
        stop = at + 1
        while stop < len(words) and not parts(words, stop) and stop - at < LONGEST_PHRASE:
            stop += 1
        stop = self._past_further_roles(words, stop)
        closed = stop == len(words) or ends_phrase(words[stop].gap)
        relative = stop < len(words) and words[stop].form in RELATIVE
        if not (closed or relative) or self._before_another(words, stop):
            return None
        return (at, stop) if self._describes(words, at, stop) else None

    def _past_further_roles(self, words: Sequence[Word], stop: int) -> int:
        """Return where a list of roles ends: X, chairman, president and chief executive."""
        while (
            stop < len(words) and words[stop].gap == ", " and self.lists.is_role(words[stop].form)
        ):
            stop += 1
            while stop < len(words) and not parts(words, stop):
                stop += 1
        return stop

    def _before_another(self, words: Sequence[Word], stop: int) -> bool:
        """Tell whether a phrase between two names may say who the second one is."""
        after = words[stop + 1] if stop + 1 < len(words) else None
        return (
            after is not None
            and words[stop].gap == ", "
            and words[stop].capital
            and after.capital
            and after.gap == " "
        )

    def _describes(self, words: Sequence[Word], at: int, stop: int) -> bool:
        """Tell whether a phrase says what somebody is, and is not the title of somebody else."""
        determined = words[at].form in self.lists.determiners or words[at].possessive
        for index in range(at, min(at + 1 + MOST_BEFORE_ROLE, stop)):
            word = words[index]
            if self.lists.is_role(word.form):
                if not self._titles_another(words, index + 1, stop):
                    return True
                if not determined:
                    return False
            elif word.form in self.lists.openers or word.form in AND:
                return False
            elif determined or word.capital or self._qualifies(word.form):
                continue
            else:
                return False
        return False

    def _titles_another(self, words: Sequence[Word], at: int, stop: int) -> bool:
        """Tell whether a name follows a role: X, Chancellor Y and others."""
        if at >= stop or words[at].gap not in {" ", ". "} or not words[at].capital:
            return False
        return not (self.lists.is_role(words[at].form) or self._qualifies(words[at].form))

    def _qualifies(self, form: str) -> bool:
        return self.lists.is_modifier(form) or country_of(form) is not None

    def _apposition_before(
        self, words: Sequence[Word], first: int, end: int
    ) -> tuple[int, int] | None:
        """Return the noun phrase before a comma and a name: the minister, X, said."""
        if first and words[first - 1].form in self.lists.articles:
            first -= 1
        if first == 0 or not words[first].gap.startswith(","):
            return None
        if end < len(words) and (words[end].gap[:1] not in ENDS or words[end].form in AND):
            return None
        begin = first - 1
        while begin > 0 and not words[begin].begins and not parts(words, begin):
            begin -= 1
            if first - begin > LONGEST_PHRASE:
                return None
        for at in range(begin, first):
            opened = words[at].form in self.lists.determiners
            if opened and self._describes(words, at, first):
                return at, first
        return None

    def _label(
        self, paragraph: RunningParagraph, first: int, stop: int, *, title: bool
    ) -> LabelMention | None:
        words = paragraph.words
        while first < stop and words[first].form in self.lists.determiners:
            first += 1
        if first == stop:
            return None
        held = words[first:stop]
        heads = frozenset(self._head(w.form) for w in held if self.lists.is_role(w.form))
        charged = any(self.lists.is_charged(word.form) for word in held)
        end = held[-1].bare_end
        if stop < len(words) and words[stop].gap.startswith(".") and held[-1].form in ABBREVIATED:
            end += 1
        evidence = paragraph.evidence(held[0].start, end)
        if not heads:
            return None
        kind: LabelKind = "epithet" if charged else "title" if title else "role"
        return LabelMention(kind, evidence, charged, heads)

    def _head(self, form: str) -> str:
        return unit_of(ABBREVIATED.get(form, form), self.lists.language)


def has_digit(form: str) -> bool:
    """Tell whether a form holds a digit."""
    # Most hold letters only, which is told at once.
    return not form.isalpha() and any(character.isdigit() for character in form)


def looks_personal(words: Sequence[Word]) -> bool:
    """Tell whether words could be a person's given name and surname."""
    forms = [word.form for word in words]
    return (
        1 < len(words) <= LONGEST_NAME
        and not any(form in BODY_HEADS for form in forms)
        and not any(country_of(form) for form in forms)
        and not any(has_digit(form) for form in forms)
        and "of" not in forms
        and not (words[0].written.isupper() and len(words[0].written) > 1)
        and sum(form not in PARTICLES and len(form) > 1 for form in forms) > 1
    )
