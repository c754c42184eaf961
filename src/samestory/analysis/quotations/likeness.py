"""How two quoted sentences agree word by word: the same, tidied, cut, or worded otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Indel

from samestory.analysis.quotations.same_words import is_same_word
from samestory.analysis.quotations.utterances import QuotedWord, Utterance, word_set

DifferenceKind = Literal["tidied", "cut", "replaced", "elsewhere"]

LEAST_WORDS = 5
"""Words that two quotations must share. Shorter ones are phrases that anybody may say."""

LEAST_INFORMATION = 10.0
"""Background information that the shared words must carry together."""

LEAST_INFORMATION_LINKED = 6.0
"""The same in linked paragraphs, where all words of one of the two stand in the other and neither
is quoted inside a quotation."""

LEAST_WORDS_ALTERED = 6
LEAST_WORDS_ALTERED_APART = 10
"""Shared words from which differing ones are told: in linked paragraphs, and anywhere. Two
sentences of one speaker may be alike without being the same sentence."""

LEAST_WORDS_BESIDE = 4
LEAST_INFORMATION_BESIDE = 5.0
"""The same for sentences of which those right before or after are known to be the same."""

LEAST_SHARE_ALTERED = 0.7
"""Share of the words, in the stretch that both have, that must be shared."""

MOST_REPLACED = 4
"""Words that may stand in one place of a quotation instead of others."""

MOST_CUT_INSIDE = 8
"""Words that one outlet may have inside, where the other shows no mark of a cut."""

_FUNCTION_WORD = 1.2
_FILLERS = word_set("uh um er erm ah well äh ähm euh eh este ну")
_LINKING = word_set(
    "and but so because that und aber denn dass et mais que y pero и но а что і але та що"
)
TELLING_SMALL = word_set(
    "not no never nor none i he she we they you it him her them us me "
    "nicht nie kein keine ich er sie wir ihr ne pas jamais je il elle nous vous ils elles "
    "yo él ella nosotros ellos nunca не ни нет я он она мы вы они ні ми ви вони"
)
"""Small words whose change is a change of sense."""

_SUBJECTS = word_set(
    "i he she we they you it this that is are am was were have has ich er sie wir ihr es je j il "
    "elle nous vous ils elles yo él ella nosotros ellos я он она мы они ми ви він вона вони"
)
"""Subjects, and the forms of *to be* and *to have* beside them."""

MOST_ADAPTED = 2
"""Words at either end that may give way to the outlet's own subject."""

SHORTEST_STEM = 3
"""Letters from which the beginning of a word makes two forms one: *look*, *looks*."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that stand in one place of the two quotations, when they are not the same.

    ``elsewhere`` are words that the other outlet quotes too, in another sentence. ``marked`` tells
    whether the outlet with fewer words shows that it cut.
    """

    kind: DifferenceKind
    one: tuple[QuotedWord, ...]
    two: tuple[QuotedWord, ...]
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two quoted sentences taken for one.

    Attributes
    ----------
    one, two
        The sentences.
    shared
        Number of words that are the same in both.
    ratio
        Share of shared words in the stretch that both have, 0 to 1.
    differences
        In order.
    """

    one: Utterance
    two: Utterance
    shared: int
    ratio: float
    differences: tuple[Difference, ...]

    @property
    def relation(self) -> str:
        """How they differ: ``identical``, ``tidied``, ``shortened`` or ``altered``."""
        kinds = {difference.kind for difference in self.differences}
        if "replaced" in kinds:
            return "altered"
        if "cut" in kinds:
            return "shortened"
        return "tidied" if "tidied" in kinds else "identical"


def compare(
    one: Utterance, two: Utterance, *, linked: bool, beside: bool = False
) -> Likeness | None:
    """Return how two quoted sentences agree, or None if they are not one sentence.

    Parameters
    ----------
    one, two
        Sentences of two documents.
    linked
        Whether their paragraphs are linked; elsewhere more must agree.
    beside
        Whether the sentences next to them are known to be the same; then less need agree.
    """
    # A phrase of a law or a slogan is quoted inside many a statement.
    near = linked and not one.nested and not two.nested
    least_words, least_information = (
        (LEAST_WORDS_BESIDE, LEAST_INFORMATION_BESIDE)
        if beside
        else (LEAST_WORDS, LEAST_INFORMATION_LINKED if near else LEAST_INFORMATION)
    )
    blocks = _blocks(one, two)
    shared = sum(size for _, _, size in blocks)
    carried = sum(one.words[i + k].information for i, _, size in blocks for k in range(size))
    if not shared or carried < least_information:
        return None
    differences = tuple(_differences(one, two, blocks))
    tidied = sum(
        max(len(d.one), len(d.two)) for d in differences if d.kind == "tidied" and d.one and d.two
    )
    replaced = sum(max(len(d.one), len(d.two)) for d in differences if d.kind == "replaced")
    inside = sum(len(d.one) + len(d.two) for d in _inner(differences, one, two) if d.kind == "cut")
    ratio = (shared + tidied) / max(1, shared + tidied + replaced + inside)
    likeness = Likeness(one, two, shared, round(ratio, 4), differences)
    agreed = shared + tidied
    if beside:
        least_altered = least_words
    else:
        least_altered = LEAST_WORDS_ALTERED if linked else LEAST_WORDS_ALTERED_APART
    if not beside and carried < LEAST_INFORMATION and not _is_contained(differences):
        return None
    one_sentence = agreed >= least_words and _is_one(likeness, agreed, least_altered)
    return likeness if one_sentence else None


def _is_contained(differences: Sequence[Difference]) -> bool:
    """Tell whether one of two sentences has no word that the other has not."""
    own = [d for d in differences if d.kind != "tidied"]
    return not any(d.one for d in own) or not any(d.two for d in own)


def _is_one(likeness: Likeness, agreed: int, least_altered: int) -> bool:
    for difference in _inner(likeness.differences, likeness.one, likeness.two):
        longer = max(len(difference.one), len(difference.two))
        if difference.kind == "cut" and not difference.marked and longer > MOST_CUT_INSIDE:
            return False
    replaced = [d for d in likeness.differences if d.kind == "replaced"]
    if not replaced:
        return likeness.ratio >= LEAST_SHARE_ALTERED or any(d.marked for d in likeness.differences)
    if any(max(len(d.one), len(d.two)) > MOST_REPLACED for d in replaced):
        return False
    return agreed >= least_altered and likeness.ratio >= LEAST_SHARE_ALTERED


def _inner(differences: Sequence[Difference], one: Utterance, two: Utterance) -> list[Difference]:
    """Return the differences that do not stand at either end of a sentence."""
    ends = {one.words[0], one.words[-1], two.words[0], two.words[-1]}
    return [d for d in differences if not ends & {*d.one, *d.two}]


def _blocks(one: Utterance, two: Utterance) -> list[tuple[int, int, int]]:
    """Return the runs of equal words, without stray ones far from the rest at either end."""
    if one.forms == two.forms:
        return [(0, 0, len(one.words))]
    blocks = [
        (block.a, block.b, block.size)
        for block in Indel.editops(one.forms, two.forms).as_matching_blocks()
        if block.size
    ]
    for end in (0, -1):
        while len(blocks) > 1:
            near = blocks[1] if end == 0 else blocks[-2]
            first, second = sorted((blocks[end], near))
            gaps = (second[0] - first[0] - first[2], second[1] - first[1] - first[2])
            if blocks[end][2] > 2 or max(gaps) <= 3:  # noqa: PLR2004
                break
            del blocks[end]
    return blocks


def _differences(
    one: Utterance, two: Utterance, blocks: Sequence[tuple[int, int, int]]
) -> list[Difference]:
    found = []
    i = j = 0
    for a, b, size in [*blocks, (len(one.words), len(two.words), 0)]:
        words, others = one.words[i:a], two.words[j:b]
        if words or others:
            at_end = not i or not size
            found.append(_difference(words, others, (one, i, a), (two, j, b), at_end=at_end))
        i, j = a + size, b + size
    return found


_Place = tuple[Utterance, int, int]


def _difference(
    words: tuple[QuotedWord, ...],
    others: tuple[QuotedWord, ...],
    here: _Place,
    there: _Place,
    *,
    at_end: bool,
) -> Difference:
    if _is_tidied(words, others, at_end=at_end):
        return Difference("tidied", words, others)
    if words and others and not all(w.bracketed for w in words + others):
        return Difference("replaced", words, others)
    return Difference("cut", words, others, marked=_is_marked(*(there if words else here)))


def _is_tidied(
    words: tuple[QuotedWord, ...], others: tuple[QuotedWord, ...], *, at_end: bool
) -> bool:
    if not words or not others:
        only = words or others
        if all(word.form in _FILLERS or word.bracketed for word in only):
            return True
        if not at_end:
            return False
        subject = len(only) <= MOST_ADAPTED and all(_is_subject(word) for word in only)
        return subject or (len(only) == 1 and only[0].form in _LINKING)
    bracketed = all(w.bracketed for w in words) or all(w.bracketed for w in others)
    if bracketed or "".join(w.form for w in words) == "".join(w.form for w in others):
        return True
    if at_end and (all(_says_little(w) for w in words + others) or _is_adapted(words, others)):
        return True
    return len(words) == len(others) and all(
        is_same_word(word.form, other.form) for word, other in zip(words, others, strict=True)
    )


def _is_subject(word: QuotedWord) -> bool:
    """Tell whether a word may give way to the outlet's own subject: *he “will not resign”*."""
    return word.form in _SUBJECTS


def _is_adapted(words: tuple[QuotedWord, ...], others: tuple[QuotedWord, ...]) -> bool:
    """Tell whether a piece was fitted into the outlet's sentence: *I look*, *looks*."""
    one = [word.form for word in words if not _is_subject(word)]
    two = [word.form for word in others if not _is_subject(word)]
    if len(one) != len(two) or (len(one) == len(words) and len(two) == len(others)):
        return False
    return all(
        min(len(a), len(b)) >= SHORTEST_STEM and (a.startswith(b) or b.startswith(a))
        for a, b in zip(one, two, strict=True)
    )


def _says_little(word: QuotedWord) -> bool:
    return word.information < _FUNCTION_WORD and word.form not in TELLING_SMALL


def _is_marked(utterance: Utterance, begin: int, end: int) -> bool:
    """Tell whether a cut is marked in the sentence with fewer words."""
    return 0 < begin <= end < len(utterance.words) and utterance.words[end].after_break
