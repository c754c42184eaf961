"""What each cell of a passage says, and on whose authority: the ground for comparing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter

from samestory.analysis.attribution.atoms import Atom, units_of
from samestory.analysis.attribution.extraction import (
    Attribution,
    cues_of_units,
    paragraph_attributions,
)
from samestory.analysis.attribution.lexicon import Lexicon, lexicon_of
from samestory.analysis.base import CollatedCell
from samestory.documents.normalisation import form_of, unit_of
from samestory.documents.tokenisation import tokenise, words
from samestory.documents.word_frequency import information
from samestory.model import Document, Paragraph, Span

TELLING = 1.5
"""Background information from which a word counts as one that contents have in common."""

NAMING = 2.0
"""The same for the words of a name: 'port authority' is made of common ones."""

_REPORTING = ("neutral", "assertive", "doubt", "factive")
_SHAPES = ("finite", "participle", "before", "after")


@dataclass(frozen=True, slots=True)
class Voice:
    """An attribution that can be compared with others.

    Attributes
    ----------
    attribution
        As extracted.
    name
        The source as a reader would call it, without apposition; for a pronoun, the source before
        it. Empty where nobody can be named.
    names
        Units of the name's telling words.
    anonymous
        Whether the source is nothing but a role.
    """

    attribution: Attribution
    name: str
    names: frozenset[str]
    anonymous: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that may be in the outlet's own voice.

    Attributes
    ----------
    paragraph, span
        Where it stands.
    own
        Whether it quotes nobody and has no reporting word.
    flat
        Whether it is its outlet's own and names no kind of source either.
    hedges
        Its hedging words.
    """

    paragraph: int
    span: Span
    own: bool
    flat: bool
    hedges: tuple[Span, ...]


@dataclass(slots=True)
class _Kept:
    """What an account has worked out: by paragraph, by text or paragraph, and by written word."""

    voices: dict[int, tuple[Voice, ...]] = field(default_factory=dict)
    sentences: dict[int, tuple[Sentence, ...]] = field(default_factory=dict)
    units: dict[tuple[str | int, float], frozenset[str]] = field(default_factory=dict)
    words: dict[str, tuple[str, float]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Account:
    """What a document says on whose authority; paragraphs are looked at when they are asked for.

    Attributes
    ----------
    document, lexicon
        The document and the lists of its language.
    spellings
        For a form that is one of several spellings of a name in this story, the form that stands
        for them all.
    """

    document: Document
    lexicon: Lexicon
    spellings: Mapping[str, str]
    _kept: _Kept = field(default_factory=_Kept, compare=False, repr=False)

    def units(self, text: str, *, least: float) -> frozenset[str]:
        """Return the units of a text's words of at least so much background information."""
        key = (text, least)
        if key not in self._kept.units:
            self._kept.units[key] = self._telling(words(text), least)
        return self._kept.units[key]

    def units_of(self, paragraph: int, *, least: float) -> frozenset[str]:
        """Return what `units` does for a paragraph, whose words have been cut already."""
        key = (paragraph, least)
        if key not in self._kept.units:
            held = self.document.paragraphs[paragraph - 1]
            tokens = tokenise(held.text, offset=held.start)
            self._kept.units[key] = self._telling([token.form for token in tokens], least)
        return self._kept.units[key]

    def _telling(self, written: Iterable[str], least: float) -> frozenset[str]:
        known = self._kept.words
        units = set()
        for word in written:
            if (held := known.get(word)) is None:
                held = known[word] = self._unit(word)
            if held[1] >= least:
                units.add(held[0])
        return frozenset(units)

    def _unit(self, word: str) -> tuple[str, float]:
        """Return a word's unit, one for all spellings of a name, and what the word tells."""
        form, language = form_of(word), self.document.language
        unit = unit_of(self.spellings.get(form, form), language)
        return unit, information(form, language)

    def voices_of(self, paragraph: int) -> tuple[Voice, ...]:
        """Return the attributions of one paragraph that can be compared."""
        if paragraph not in self._kept.voices:
            self._kept.voices[paragraph] = _voices(self, paragraph)
        return self._kept.voices[paragraph]

    def sentences_of(self, paragraph: int) -> tuple[Sentence, ...]:
        """Return the sentences of one paragraph."""
        found = self._kept.sentences.get(paragraph)
        if found is None:
            document = self.document
            found = sentences_of(document.paragraphs[paragraph - 1], document.language)
            self._kept.sentences[paragraph] = found
        return found

    def sentence_at(self, paragraph: int, offset: int) -> Sentence:
        """Return the sentence of a paragraph that holds an offset."""
        sentences = self.sentences_of(paragraph)
        place = bisect_right(sentences, offset, key=lambda sentence: sentence.span.start)
        return sentences[max(0, place - 1)]

    def voice_at(self, paragraph: int, offset: int) -> Voice | None:
        """Return the voice whose content holds an offset most closely."""
        # A plain loop, as this is asked for most words that two passages share.
        closest, least = None, 0
        for voice in self.voices_of(paragraph):
            content = voice.attribution.content
            for span in content:
                if span.start <= offset < span.end:
                    length = _length(content)
                    if closest is None or length < least:
                        closest, least = voice, length
                    break
        return closest


_start = attrgetter("start")


def telling_tokens(cell: CollatedCell, spans: Sequence[Span]) -> list[int]:
    """Return the indexes of a cell's telling words inside some spans."""
    tokens = cell.tokens
    inside: set[int] = set()
    for span in spans:
        first = bisect_left(tokens, span.start, key=_start)
        inside.update(range(first, bisect_left(tokens, span.end, lo=first, key=_start)))
    return [index for index in sorted(inside) if tokens[index].information >= TELLING]


def _length(content: Sequence[Span]) -> int:
    return sum([span.end - span.start for span in content])


def _voices(account: Account, paragraph: int) -> tuple[Voice, ...]:
    document, lexicon = account.document, account.lexicon
    found = _attributions(document, paragraph)
    if not found:
        return ()
    # A pronoun stands for the last source of its paragraph or of the one before.
    named = _last_name_parts(document, paragraph - 1, lexicon) if paragraph > 1 else []
    voices: list[Voice] = []
    for attribution in found:
        parts = _name_parts(document, attribution, lexicon)
        named = parts or named
        if attribution.verdict in _REPORTING and attribution.shape in _SHAPES:
            name, names = "", frozenset[str]()
            if named:
                told = " ".join([part for part in named if part == named[0] or part[0].isupper()])
                name, names = _display_name(named, lexicon), account.units(told, least=NAMING)
            anonymous = attribution.anonymous and bool(parts)
            voices.append(Voice(attribution, name, names, anonymous))
    return tuple(voices)


def _attributions(document: Document, paragraph: int) -> tuple[Attribution, ...]:
    return paragraph_attributions(document.paragraphs[paragraph - 1], document.language)


def _last_name_parts(document: Document, paragraph: int, lexicon: Lexicon) -> list[str]:
    """Return the parts of the last source that a paragraph names, if it names any."""
    for attribution in reversed(_attributions(document, paragraph)):
        parts = _name_parts(document, attribution, lexicon)
        if parts:
            return parts
    return []


def _name_parts(document: Document, attribution: Attribution, lexicon: Lexicon) -> list[str]:
    """Return the source's words between commas; nothing for a pronoun or nobody."""
    if attribution.source is None:
        return []
    text = document.text[attribution.source.start : attribution.source.end]
    parts = [" ".join(part.split()) for part in text.split(",") if part.strip()]
    alone = parts[0].casefold() if parts else ""
    if lexicon.has("pronoun", alone) or lexicon.has("relative", alone):
        return []
    return parts


def _display_name(parts: Sequence[str], lexicon: Lexicon) -> str:
    """Return the part that is a name: 'Colonel Taras Vask' of 'its spokesman, Colonel …'."""
    proper = [p for p in parts if p[0].isupper() and not _begins_common(p, lexicon)]
    chosen = proper[0] if proper else parts[0]
    return chosen[:1].lower() + chosen[1:] if _begins_common(chosen, lexicon) else chosen


def _begins_common(part: str, lexicon: Lexicon) -> bool:
    return lexicon.has("determiner", part.split(maxsplit=1)[0].casefold())


@lru_cache(maxsize=8192)
def sentences_of(paragraph: Paragraph, language: str) -> tuple[Sentence, ...]:
    """Return the sentences of a paragraph; none for a language without lists."""
    lexicon = lexicon_of(language)
    if lexicon is None:
        return ()
    units = units_of(paragraph)
    atoms = [atom for unit in units for atom in unit]
    # A reporting word counts even where no source could be made out; a verb of showing only if
    # it does report.
    reporting = [found.cue.start for found in paragraph_attributions(paragraph, language)]
    reporting += [
        unit[cue.head].start
        for unit, cues in zip(units, cues_of_units(paragraph, language), strict=True)
        for cue in cues
        if cue.shape not in ("infinitive", "noun") and not lexicon.has("showing", cue.word.lemma)
    ]
    quotes = [atom for atom in atoms if atom.kind == "quote"]
    # Each word of a story is looked up here.
    sources, hedges_known = lexicon.list_of("sourcing"), lexicon.list_of("hedge")
    sourcing = [atom for atom in atoms if atom.form in sources]
    hedging = [atom for atom in atoms if atom.form in hedges_known]
    sentences = []
    for span in paragraph.sentences:
        quoted = bool(_within(quotes, span))
        reported = any(span.start <= place < span.end for place in reporting)
        sourced = bool(_within(sourcing, span))
        hedges = _within(hedging, span)
        sentences.append(
            Sentence(
                paragraph.number,
                span,
                own=not (quoted or reported),
                flat=not (quoted or reported or sourced),
                hedges=tuple(Span(atom.start, atom.end) for atom in hedges),
            )
        )
    return tuple(sentences)


def _within(atoms: Sequence[Atom], span: Span) -> list[Atom]:
    return [atom for atom in atoms if atom.start < span.end and span.start < atom.end]


def accounts_of(
    documents: Mapping[str, Document], spellings: Mapping[str, str]
) -> dict[str, Account]:
    """Return the accounts of all documents whose language has lists, by id."""
    return {
        id_: Account(document, lexicon, spellings)
        for id_, document in documents.items()
        if (lexicon := lexicon_of(document.language)) is not None
    }
