"""Sentences that two outlets tell in the same words, after which one of them goes on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from samestory.analysis.attribution.lexicon import is_reporting
from samestory.analysis.base import CollatedStory
from samestory.analysis.running_words import RunningParagraph, Word, running_texts
from samestory.documents.normalisation import unit_of
from samestory.documents.word_frequency import information
from samestory.model import Evidence, Place

LEAST_RUN = 5
"""Shared words in a row right before the place where one sentence ends and the other goes on."""

LEAST_INFORMATION = 10.0
"""Background information that these words carry together."""

SHORTEST, LONGEST = 2, 16
"""Words by which one sentence goes on."""

CONTENT_WORD = 2.0
"""Words of less background information hold other words together."""

SHOWN = 4
"""Shared words that are shown before the place."""


@dataclass(frozen=True, slots=True)
class Further:
    """Where some documents end a sentence and another goes on.

    Attributes
    ----------
    ends
        The last shared words of the sentences that end, of one document each.
    goes_on
        The same words with what follows them.
    further
        What follows them.
    shared
        How many words in a row both have before; the fewest, if several documents end there.
    """

    ends: tuple[Evidence, ...]
    goes_on: Evidence
    further: str
    shared: int


def find_further(story: CollatedStory, pairs: Sequence[tuple[Place, Place]]) -> tuple[Further, ...]:
    """Return where one of two paragraphs that tell the same goes on after a shared ending."""
    held: dict[tuple[str, int, str], Further] = {}
    for one in _of_pairs(story, pairs):
        key = one.goes_on.document, one.goes_on.end, one.further
        other = held.get(key)
        if other is None:
            held[key] = one
        elif all(each.document != one.ends[0].document for each in other.ends):
            held[key] = replace(
                other, ends=(*other.ends, *one.ends), shared=min(other.shared, one.shared)
            )
    return tuple(held.values())


@dataclass(frozen=True, slots=True)
class _Scanned:
    """A paragraph's words: where each form stands, and which words are the last of a sentence."""

    text: RunningParagraph
    places: Mapping[str, Sequence[int]]
    ends: frozenset[int]


_start = attrgetter("start")


def _scan(text: RunningParagraph) -> _Scanned:
    places: dict[str, list[int]] = {}
    for place, word in enumerate(text.words):
        places.setdefault(word.form, []).append(place)
    # The last word before each sentence but the first, and the last of all.
    begins = [bisect_left(text.words, start, key=_start) for start in text.sentence_starts[1:]]
    ends = frozenset(begin - 1 for begin in (*begins, len(text.words)) if begin)
    return _Scanned(text, places, ends)


def _of_pairs(story: CollatedStory, pairs: Sequence[tuple[Place, Place]]) -> Iterator[Further]:
    documents = story.documents
    texts = running_texts(documents.values())
    scanned = {
        place: _scan(texts[place.document][place.paragraph - 1])
        for place in dict.fromkeys(place for pair in pairs for place in pair)
    }
    units: dict[str, frozenset[str]] = {}
    for pair in pairs:
        language = documents[pair[0].document].language
        if language != documents[pair[1].document].language:
            continue
        for one, two in (pair, pair[::-1]):
            for found in _of_pair(scanned[one], scanned[two], language):
                if one.document not in units:
                    words = (word for held in texts[one.document] for word in held.words)
                    units[one.document] = frozenset(unit_of(w.form, language) for w in words)
                if _is_new(found.words, units[one.document], language):
                    yield found.further


@dataclass(frozen=True, slots=True)
class _Found:
    further: Further
    words: Sequence[Word]


def _of_pair(short: _Scanned, long: _Scanned, language: str) -> Iterator[_Found]:
    mine, others = short.text.words, long.text.words
    for index in sorted(short.ends):
        for place in long.places.get(mine[index].form, ()) if index >= 0 else ():
            shared = 0 if place in long.ends else _run_back(short, long, index, place)
            run = mine[index - shared + 1 : index + 1]
            if shared < LEAST_RUN or _is_abbreviated(run[-1]):
                continue
            if sum(information(word.form, language) for word in run) < LEAST_INFORMATION:
                continue
            end = min(at for at in long.ends if at > place) + 1
            if SHORTEST <= end - place - 1 <= LONGEST:
                ends = _evidence(short.text, index - SHOWN + 1, index + 1)
                goes_on = _evidence(long.text, place - SHOWN + 1, end)
                words = others[place + 1 : end]
                further = long.text.evidence(words[0].start, words[-1].bare_end)
                if "quoted" not in (ends.voice, goes_on.voice, further.voice):
                    yield _Found(Further((ends,), goes_on, further.text, shared), words)


def _is_abbreviated(word: Word) -> bool:
    """Tell whether a full stop after a word may not end a sentence: U.S. troops."""
    return word.written.isupper()


def _evidence(text: RunningParagraph, start: int, end: int) -> Evidence:
    return text.evidence(text.words[start].start, text.words[end - 1].end)


def _run_back(short: _Scanned, long: _Scanned, index: int, place: int) -> int:
    """Return how many words in a row both have up to two places, within a sentence of each."""
    run = 0
    while (
        run <= min(index, place)
        and short.text.words[index - run].form == long.text.words[place - run].form
        and not (run and (index - run in short.ends or place - run in long.ends))
    ):
        run += 1
    return run


def _is_new(further: Sequence[Word], held: Collection[str], language: str) -> bool:
    """Tell whether the words go on in earnest, and the other document has no content word of them.

    Who said it is a matter of attribution, and a capital mostly goes on with a name.
    """
    if further[0].gap not in {" ", ", "} or further[0].capital:
        return False
    if any(is_reporting(word.form, language) for word in further):
        return False
    content = [word for word in further if information(word.form, language) >= CONTENT_WORD]
    return bool(content) and not any(unit_of(word.form, language) in held for word in content)
