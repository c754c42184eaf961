"""Sentences that two outlets tell in the same words, after which one of them goes on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

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


def _of_pairs(story: CollatedStory, pairs: Sequence[tuple[Place, Place]]) -> Iterator[Further]:
    texts = running_texts(story.documents.values())
    units = {
        letter: {
            unit_of(word.form, story.documents[letter].language) for p in held for word in p.words
        }
        for letter, held in texts.items()
    }
    for pair in pairs:
        languages = {story.documents[place.document].language for place in pair}
        if len(languages) > 1:
            continue
        language = languages.pop()
        one, two = (texts[place.document][place.paragraph - 1] for place in pair)
        for short, long in ((one, two), (two, one)):
            for ends, goes_on, further, shared in _of_pair(short, long, language):
                if _is_new(further, units[short.document], language):
                    start, end = further[0].start, further[-1].bare_end
                    words = long.evidence(start, end)
                    if "quoted" not in (ends.voice, goes_on.voice, words.voice):
                        yield Further((ends,), goes_on, words.text, shared)


_Found = tuple[Evidence, Evidence, Sequence[Word], int]
"""Where one ends and the other goes on, the further words, and how many words both share."""


def _of_pair(short: RunningParagraph, long: RunningParagraph, language: str) -> Iterator[_Found]:
    places: dict[str, list[int]] = {}
    for place, word in enumerate(long.words):
        places.setdefault(word.form, []).append(place)
    for index in range(LEAST_RUN - 1, len(short.words)):
        if not _ends(short, index):
            continue
        for place in places.get(short.words[index].form, ()):
            shared = _run_back(short, long, index, place)
            run = short.words[index - shared + 1 : index + 1]
            if _ends(long, place) or shared < LEAST_RUN or _is_abbreviated(run[-1]):
                continue
            if sum(information(word.form, language) for word in run) < LEAST_INFORMATION:
                continue
            end = next(i for i in range(place, len(long.words)) if _ends(long, i)) + 1
            if SHORTEST <= end - place - 1 <= LONGEST:
                yield (
                    _evidence(short, index - SHOWN + 1, index + 1),
                    _evidence(long, place - SHOWN + 1, end),
                    long.words[place + 1 : end],
                    shared,
                )


def _is_abbreviated(word: Word) -> bool:
    """Tell whether a full stop after a word may not end a sentence: U.S. troops."""
    return word.written.isupper()


def _evidence(text: RunningParagraph, start: int, end: int) -> Evidence:
    return text.evidence(text.words[start].start, text.words[end - 1].end)


def _ends(text: RunningParagraph, index: int) -> bool:
    """Tell whether a word is the last one of its sentence."""
    words = text.words
    return index + 1 == len(words) or text.sentence_of(words[index].start) != text.sentence_of(
        words[index + 1].start
    )


def _run_back(short: RunningParagraph, long: RunningParagraph, index: int, place: int) -> int:
    """Return how many words in a row both have up to two places, within a sentence of each."""
    sentences = (
        short.sentence_of(short.words[index].start),
        long.sentence_of(long.words[place].start),
    )
    run = 0
    while (
        run <= min(index, place)
        and short.words[index - run].form == long.words[place - run].form
        and short.sentence_of(short.words[index - run].start) == sentences[0]
        and long.sentence_of(long.words[place - run].start) == sentences[1]
    ):
        run += 1
    return run


def _is_new(further: Sequence[Word], held: set[str], language: str) -> bool:
    """Tell whether the words go on in earnest, and the other document has no content word of them.

    Who said it is a matter of attribution, and a capital mostly goes on with a name.
    """
    if further[0].gap not in {" ", ", "} or further[0].capital:
        return False
    if any(is_reporting(word.form, language) for word in further):
        return False
    content = [word for word in further if information(word.form, language) >= CONTENT_WORD]
    return bool(content) and not any(unit_of(word.form, language) in held for word in content)
