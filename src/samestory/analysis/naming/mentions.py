"""Where a story names somebody or something: runs of words written as names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from samestory.analysis.naming.vocabulary import Vocabulary, vocabulary
from samestory.analysis.running_words import RunningParagraph, Word, running_paragraphs
from samestory.analysis.word_rows import word_set
from samestory.documents.normalisation import unit_of
from samestory.documents.word_frequency import information
from samestory.model import Document, Evidence, LabelKind

PARTICLES = word_set("de da del della di du van von der den bin ibn al el la le ter ten")
"""Lower-case words inside people's names."""

BODY_HEADS = word_set(
    "ministry department agency authority administration office bureau committee commission "
    "council court party union association federation league institute institution university "
    "college school hospital house senate congress parliament assembly government cabinet bank "
    "fund foundation group company corporation corp inc ltd llc co motors systems ferries airlines "
    "airways network news times post journal gazette press tribune herald courier service services "
    "police army navy force forces corps guard guards brigade division regiment command staff "
    "headquarters centre center society club team church movement front alliance coalition "
    "organisation organization nations states inspectorate board tribunal conference forum street "
    "avenue road square bridge river sea ocean gulf bay island islands mountain mountains lake "
    "valley county city town state province region district park airport station port "
    "pier act bill "
    "law treaty accord agreement plan amendment constitution day week war deal pact prize award "
    "cup games project campaign caucus parenthood lives matter wire pictures media studios"
)
"""Last words of names that are not people's."""

LAST_PLAIN_WORDS = frozenset({"of", "for"})
UNUSUAL = 3.0
"""Background information from which a sentence's first word may be a name though the story has it
nowhere else: Ruth, but not Later."""

_DAYS_AND_MONTHS = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december jan feb mar apr jun jul aug sept sep oct "
    "nov dec"
)
_LONGEST_ABBREVIATION = 4
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii"})


@dataclass(frozen=True, slots=True)
class LabelMention:
    """One place where a document uses a label.

    Attributes
    ----------
    kind
        What sort of label it is.
    evidence
        The words.
    charged
        Whether the label takes a side or keeps a distance.
    heads
        Units of the nouns that say what somebody is, for comparing two labels.
    tradition
        For a place's name: whose name for it this is.
    """

    kind: LabelKind
    evidence: Evidence
    charged: bool = False
    heads: frozenset[str] = frozenset()
    tradition: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a paragraph that are written as one name, possibly with a title before it."""

    paragraph: RunningParagraph
    first: int
    end: int
    language: str

    @property
    def words(self) -> tuple[Word, ...]:
        """The run's words."""
        return self.paragraph.words[self.first : self.end]


class StoryNames:
    """How a story writes its words, and which spellings it takes for one name."""

    def __init__(
        self, documents: tuple[Document, ...], spellings: tuple[tuple[str, ...], ...]
    ) -> None:
        self.documents = documents
        self._spellings = {form: group[0] for group in spellings for form in group}
        self._lower: dict[str, set[str]] = {}
        self._names: dict[str, set[str]] = {}
        for document in self.documents:
            lower = self._lower.setdefault(document.language, set())
            capital_inside = self._names.setdefault(document.language, set())
            for paragraph in running_paragraphs(document):
                lower.update([word.form for word in paragraph.words if not word.capital])
                capital_inside.update(
                    [word.form for word in paragraph.words if word.capital and not word.begins]
                )
        for language, lower in self._lower.items():
            self._names[language] -= lower

    def fold(self, form: str, language: str) -> str:
        """Return what stands for all spellings and case forms of a form."""
        folded = self._spellings.get(form, form)
        return folded if form.isascii() else unit_of(folded, language)

    def is_name(self, form: str, language: str) -> bool:
        """Tell whether a form is written with a capital wherever that says something."""
        return form in self._names[language]

    def runs(self, document: Document) -> Iterator[Run]:
        """Yield the runs of a document in order."""
        words = vocabulary(document.language) or Vocabulary(document.language)
        for paragraph in running_paragraphs(document):
            for first, end in _capital_runs(paragraph.words):
                start = first
                while start < end and not self._may_begin(paragraph.words, start, words):
                    start += 1
                if start < end:
                    yield Run(paragraph, start, end, document.language)

    def _may_begin(self, words: Sequence[Word], index: int, lists: Vocabulary) -> bool:
        word = words[index]
        if word.form in _DAYS_AND_MONTHS and lists.language == "en":
            return False
        if not word.begins:
            return True
        return (
            self.is_name(word.form, lists.language)
            or word.form in lists.courtesy
            or lists.is_role(word.form)
            or (
                word.form not in self._lower[lists.language]
                and information(word.form, lists.language) >= UNUSUAL
            )
        )


def _capital_runs(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield first and past-last indexes of capital words that stand together."""
    past = 0
    for index, word in enumerate(words):
        if index < past or not word.capital:
            continue
        past = index + 1
        while (step := _continues(words, past)) > 0:
            past += step
        yield index, past


def _continues(words: Sequence[Word], end: int) -> int:
    """Return by how many words a run goes on: by a capital, or by a particle and a capital."""
    if end >= len(words) or words[end - 1].possessive or not _joined(words[end - 1], words[end]):
        return 0
    if words[end].capital:
        return 1
    last = words[end - 1].form
    inner = words[end].form
    follows = end + 1 < len(words) and words[end + 1].capital and words[end + 1].gap in {" ", "-"}
    if not follows:
        return 0
    if inner in PARTICLES and last not in BODY_HEADS:
        return 2
    return 2 if inner in LAST_PLAIN_WORDS and last in {*BODY_HEADS, "secretary"} else 0


def _joined(before: Word, word: Word) -> bool:
    if word.gap in {" ", "-", "\u2011", "\u00a0"}:
        return True
    short = len(before.written) <= _LONGEST_ABBREVIATION
    return word.gap in {". ", ".", ".\u00a0"} and short and before.form not in _DAYS_AND_MONTHS


def group_labels(mentions: Sequence[LabelMention]) -> Mapping[str, list[LabelMention]]:
    """Group the mentions of one document by label, whatever their letter case."""
    groups: dict[str, list[LabelMention]] = {}
    for mention in mentions:
        key = " ".join(mention.evidence.text.casefold().replace("\u2019", "'").split())
        groups.setdefault(key, []).append(mention)
    return groups


def shown_form(mentions: Sequence[LabelMention]) -> LabelMention:
    """Return the first mention of a label that is not in capitals only, as datelines are."""
    written = (mention for mention in mentions if not mention.evidence.text.isupper())
    return next(written, mentions[0])


def without_suffix(words: Sequence[Word]) -> tuple[tuple[Word, ...], str]:
    """Part a person's name from a suffix such as Jr."""
    if len(words) > 1 and words[-1].form in _SUFFIXES:
        return tuple(words[:-1]), words[-1].form
    return tuple(words), ""
