"""Slots: what two documents have between the same words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from rapidfuzz.distance import Indel

from samestory.analysis.base import CollatedCell, CollatedStory, CollatedToken
from samestory.analysis.running_words import RunningParagraph, running_texts
from samestory.analysis.word_choice.fields import REPORTING, verbs_of
from samestory.analysis.word_rows import word_set
from samestory.documents.normalisation import unit_of
from samestory.model import Document, Evidence

LONGEST_SIDE = 3
"""Words of a substitution on either side."""

LEAST_ANCHOR = 3.0
"""Background information that the shared words right beside a slot must carry, on each side."""

LONGEST_ANCHOR = 4
"""Shared words beside a slot that count."""

CONTENT_WORD = 2.0
"""Words of less background information hold other words together, or nearly so."""

LIKE_SPELLING = 0.72
"""From this Indel similarity on, two words are taken for forms or spellings of one."""

LIKE_BEGINNING = 4
"""First letters that forms of one word share: cell and cellular, kilos and kilograms."""

_VOWELS = str.maketrans("", "", "aeiou")

PARTICLES = word_set("out up off down away")
"""English words that belong to the verb before them."""

_MARKS = '.,;:()!?\u2013\u2014\u2026"\u201c\u201d\u00ab\u00bb\u201e'


@dataclass(frozen=True, slots=True)
class Choice:
    """What two documents have in one slot.

    Attributes
    ----------
    passage
        The passage's id.
    one, two
        The words.
    key_one, key_two
        What stands for the words when choices are gathered: their units or base forms.
    field
        The field of verbs it belongs to, or empty.
    marked
        Whether one of the two says more than the act.
    shared
        The shared words that hold the slot.
    """

    passage: str
    one: Evidence
    two: Evidence
    key_one: str
    key_two: str
    field: str = ""
    marked: bool = False
    shared: str = ""


def find_slots(story: CollatedStory) -> Iterator[Choice]:
    """Yield the substitutions of every passage, for each pair of its documents."""
    documents = story.documents
    texts = running_texts(documents.values())
    for passage in story.passages:
        for one, two in combinations(story.collations[passage.id], 2):
            a, b = documents[one.document], documents[two.document]
            if a.language == b.language:
                yield from _pair_slots(
                    passage.id,
                    _Side(a, one, texts[a.id]),
                    _Side(b, two, texts[b.id]),
                )


@dataclass(frozen=True, slots=True)
class _Side:
    """One document's cell of a passage, with the document's running text."""

    document: Document
    cell: CollatedCell
    text: Sequence[RunningParagraph]


def _pair_slots(passage: str, first: _Side, second: _Side) -> Iterator[Choice]:
    one, two, language = first.cell, second.cell, first.document.language
    name = two.document
    matches = [
        (index, partner)
        for index, token in enumerate(one.tokens)
        if (partner := token.partners.get(name)) is not None
    ]
    for left, right in pairwise(matches):
        mine = (left[0] + 1, right[0])
        other = (left[1] + 1, right[1])
        sizes = mine[1] - mine[0], other[1] - other[0]
        # Asked first, as most matches stand side by side.
        if sizes[0] < 1 or sizes[1] < 1:
            continue
        if max(sizes) > LONGEST_SIDE or abs(sizes[0] - sizes[1]) > 1:
            continue
        if min(_anchor(one, two, left, -1), _anchor(one, two, right, 1)) < LEAST_ANCHOR:
            continue
        sides = _trim(one.tokens, mine), _trim(two.tokens, other)
        if (sides[0][1] < mine[1]) != (sides[1][1] < other[1]):
            continue  # 'attacks to sue' beside 'victims sue': another part of the sentence
        words = one.tokens[slice(*sides[0])], two.tokens[slice(*sides[1])]
        if not _is_choice(*words, language=language):
            continue
        evidence = _evidence(first, mine, sides[0]), _evidence(second, other, sides[1])
        if evidence[0] is not None and evidence[1] is not None:
            shared = (one.tokens[left[0]], one.tokens[right[0]])
            yield Choice(
                passage,
                evidence[0],
                evidence[1],
                _key(words[0], language),
                _key(words[1], language),
                shared=" … ".join(first.document.text[t.start : t.end] for t in shared),
            )


def _anchor(one: CollatedCell, two: CollatedCell, match: tuple[int, int], step: int) -> float:
    """Return the information of the shared words beside a slot, up to a gap on either side."""
    carried = 0.0
    i, j = match
    for _ in range(LONGEST_ANCHOR):
        if not (0 <= i < len(one.tokens) and 0 <= j < len(two.tokens)):
            break
        if one.tokens[i].partners.get(two.document) != j:
            break
        carried += min(one.tokens[i].information, two.tokens[j].information)
        i, j = i + step, j + step
    return carried


def _trim(tokens: Sequence[CollatedToken], span: tuple[int, int]) -> tuple[int, int]:
    """Leave off function words at either end: 'soldiers of' beside 'troops from'."""
    start, end = span
    while end - start > 1 and tokens[start].information < CONTENT_WORD:
        start += 1
    while (
        end - start > 1
        and tokens[end - 1].information < CONTENT_WORD
        and tokens[end - 1].form not in PARTICLES
    ):
        end -= 1
    return start, end


def _evidence(side: _Side, slot: tuple[int, int], words: tuple[int, int]) -> Evidence | None:
    """Return the words of a slot, if it stands in one sentence with its anchors."""
    cell, text = side.cell, side.document.text
    held = cell.tokens[slot[0] - 1 : slot[1] + 1]
    if len({token.paragraph for token in held}) > 1:
        return None
    running = side.text[held[0].paragraph - 1]
    if running.sentence_of(held[0].start) != running.sentence_of(held[-1].start):
        return None
    if any(mark in text[a.end : b.start] for a, b in pairwise(held) for mark in _MARKS):
        return None
    if any(text[a.end : b.start] == "-" for a, b in pairwise(held)):
        return None  # half of a compound: north-east
    inside = cell.tokens[slot[0] : slot[1]]
    if any(not text[token.start].islower() for token in inside):
        return None
    return running.evidence(cell.tokens[words[0]].start, cell.tokens[words[1] - 1].end)


def _key(tokens: Sequence[CollatedToken], language: str) -> str:
    return " ".join(unit_of(token.form, language) for token in tokens)


def _is_choice(
    mine: Sequence[CollatedToken], other: Sequence[CollatedToken], *, language: str
) -> bool:
    """Tell whether two sides are different words that could stand for one another."""
    content = [[t for t in side if t.information >= CONTENT_WORD] for side in (mine, other)]
    if not content[0] or len(content[0]) != len(content[1]):
        return False
    if any(side[0].form in REPORTING for side in content):
        return False
    if any(_same_verb(x.form, y.form, language) for x in content[0] for y in content[1]):
        return False
    units = [{unit_of(token.form, language) for token in side} for side in (mine, other)]
    return not units[0] & units[1] and not any(
        _one_word(x.form, y.form) for x in content[0] for y in content[1]
    )


def _same_verb(one: str, two: str, language: str) -> bool:
    """Tell whether two words are forms of one listed verb: grown, grew."""
    verbs = verbs_of(language)
    bases = [{entry.base for entry in verbs.get(form, ())} for form in (one, two)]
    return bool(bases[0] & bases[1])


def _one_word(one: str, two: str) -> bool:
    """Tell whether two words are forms or spellings of one: studied, studies; rise, rose."""
    if Indel.normalized_similarity(one, two) >= LIKE_SPELLING:
        return True
    if one[0] == two[0] and one.translate(_VOWELS) == two.translate(_VOWELS):
        return True
    return one[:LIKE_BEGINNING] == two[:LIKE_BEGINNING]
