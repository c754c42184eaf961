"""Alignment → passages and findings: how the documents word what they share."""

from __future__ import annotations

from dataclasses import dataclass

from samestory.analysis.all_but_one import AllButOne
from samestory.analysis.attribution import Attributions
from samestory.analysis.base import Analysis, CollatedStory
from samestory.analysis.collation import collate
from samestory.analysis.figures import Figures
from samestory.analysis.loaded_words import LoadedWords
from samestory.analysis.naming import Naming, name_entities
from samestory.analysis.only_here import OnlyHere
from samestory.analysis.order import Order
from samestory.analysis.outlet_counts import count_outlets
from samestory.analysis.passages import build_passages
from samestory.analysis.quotations import Quotations
from samestory.analysis.ranking import choose_highlights, identify
from samestory.analysis.repeats import without_repeated_verbs
from samestory.analysis.reuse import Reuse
from samestory.analysis.shared_words import count_shared_words
from samestory.analysis.text_labels import label_texts
from samestory.analysis.word_choice import WordChoice
from samestory.errors import SettingsError
from samestory.model import (
    Alignment,
    Finding,
    NamedEntity,
    OutletCounts,
    Passage,
    Settings,
    SharedWords,
    TextLabel,
)

__all__ = ["ANALYSES", "Analysed", "analyse", "collate_story", "find_all"]

ANALYSES: dict[str, Analysis] = {
    "figures": Figures(),
    "quotations": Quotations(),
    "attribution": Attributions(),
    "naming": Naming(),
    "word-choice": WordChoice(),
    "only-here": OnlyHere(),
    "all-but-one": AllButOne(),
    "order": Order(),
    "reuse": Reuse(),
    "loaded-words": LoadedWords(),
}
"""All analyses, in the order in which their findings are reported."""


@dataclass(frozen=True, slots=True)
class Analysed:
    """What the analyses made of an alignment.

    Attributes
    ----------
    passages
        In reading order.
    findings
        In the order of `ANALYSES`.
    highlights
        Ids of the findings that a reader should meet first.
    shared_words
        Counts for every ordered pair of documents.
    naming
        Who and what two or more documents name; empty if naming was not asked for.
    outlets
        Counts for each outlet.
    labels
        Figures, quotations and reporting words.
    """

    passages: tuple[Passage, ...]
    findings: tuple[Finding, ...]
    highlights: tuple[str, ...]
    shared_words: tuple[SharedWords, ...]
    naming: tuple[NamedEntity, ...]
    outlets: tuple[OutletCounts, ...]
    labels: tuple[TextLabel, ...]


def analyse(alignment: Alignment, *, settings: Settings) -> Analysed:
    """Collate the rows of an alignment and run the analyses that the settings ask for.

    Raises
    ------
    SettingsError
        If the settings name an analysis that does not exist.
    """
    story = collate_story(alignment, settings=settings)
    findings = find_all(story)
    return Analysed(
        story.passages,
        findings,
        choose_highlights(findings),
        count_shared_words(story),
        name_entities(story) if ANALYSES["naming"] in chosen_analyses(settings) else (),
        count_outlets(story),
        label_texts(story),
    )


def find_all(story: CollatedStory) -> tuple[Finding, ...]:
    """Run the analyses that the settings ask for; return what they find, in their order.

    Raises
    ------
    SettingsError
        If the settings name an analysis that does not exist.
    """
    chosen = chosen_analyses(story.settings)
    found = [finding for analysis in chosen for finding in analysis.find(story)]
    return identify(without_repeated_verbs(found), story.documents)


def collate_story(
    alignment: Alignment, *, settings: Settings, brief: bool = False
) -> CollatedStory:
    """Return what analyses look at: the rows of an alignment, collated into passages.

    Passages lack what only reports show if asked to be brief.
    """
    documents = {document.id: document for document in alignment.documents}
    spellings = {form: group[0] for group in alignment.spellings for form in group}
    collated = [collate(documents, row, spellings) for row in alignment.rows]
    passages = build_passages(alignment, collated, brief=brief)
    return CollatedStory(
        alignment=alignment,
        passages=passages,
        collations={p.id: cells for p, cells in zip(passages, collated, strict=True)},
        settings=settings,
    )


def chosen_analyses(settings: Settings) -> tuple[Analysis, ...]:
    """Return the analyses that the settings ask for, in the order of `ANALYSES`.

    Raises
    ------
    SettingsError
        If the settings name an analysis that does not exist.
    """
    if settings.findings is None:
        return tuple(ANALYSES.values())
    for name in settings.findings:
        if name not in ANALYSES:
            raise SettingsError(
                f"there are no findings called {name!r}: choose from {', '.join(ANALYSES)}."
            )
    return tuple(analysis for name, analysis in ANALYSES.items() if name in settings.findings)
