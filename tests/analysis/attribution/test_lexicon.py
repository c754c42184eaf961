from __future__ import annotations

import pytest

from samestory.analysis.attribution.lexicon import LANGUAGES, lexicon_of

CITED = ("Hooper 1975", "Kiparsky & Kiparsky 1970", "Karttunen 1971", "own", "as ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reporting_word_has_a_class_and_its_basis(language: str) -> None:
    lexicon = lexicon_of(language)
    assert lexicon is not None
    for form, word in lexicon.cues.items():
        assert form == tuple(part.casefold() for part in form)
        assert word.basis.startswith(CITED)
        assert word.verdict in ("neutral", "assertive", "doubt", "factive", "attitude")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("verdict", ["neutral", "assertive", "doubt", "factive", "attitude"])
def test_every_language_has_every_class(language: str, verdict: str) -> None:
    lexicon = lexicon_of(language)
    assert lexicon is not None
    assert sum(word.verdict == verdict for word in lexicon.cues.values()) >= 4


@pytest.mark.parametrize(
    "name", ["pronoun", "determiner", "preposition", "complementiser", "anonymous", "hedge"]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_word_lists_that_extraction_asks_for(
    language: str, name: str
) -> None:
    lexicon = lexicon_of(language)
    assert lexicon is not None
    assert lexicon.words[name]


def test_there_is_nothing_for_other_languages() -> None:
    assert lexicon_of("sv") is None
    assert lexicon_of("und") is None
