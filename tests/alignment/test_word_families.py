"""Words of one family count as one unit for the scores, and are no spellings."""

from __future__ import annotations

import pytest

from samestory.alignment.usage import Usage
from samestory.alignment.vocabulary import build_vocabulary
from samestory.alignment.word_families import are_kin, join_families
from samestory.documents.normalisation import unit_of
from tests.story_factory import make_story


def usage(form: str, language: str = "en", *, name: bool = False, zipf: float = 3.5) -> Usage:
    return Usage(form, language, name, zipf, frozenset([0]))


def one_family(*usages: Usage) -> bool:
    units = {unit_of(one.form, one.language): [one] for one in usages}
    return len(set(join_families(units).values())) == 1


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("terrorism", "terrorist"),
        ("nomination", "nominee"),
        ("conclude", "conclusion"),
        ("decide", "decision"),
        ("withdraw", "withdrawal"),
        ("retaliate", "retaliatory"),
    ],
)
def test_kin(one: str, two: str) -> None:
    assert one_family(usage(one), usage(two))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("commerce", "commemorative"),
        ("summer", "summary"),
        ("spokesman", "spokeswoman"),
        ("country", "county"),
        ("bill", "billion"),
        ("neighbourhood", "nation"),
        ("store", "story"),
    ],
)
def test_no_kin(one: str, two: str) -> None:
    assert not one_family(usage(one), usage(two))


def test_a_name_has_only_its_people() -> None:
    assert one_family(usage("syria", name=True), usage("syrian", name=True))
    assert not one_family(usage("delaney", name=True), usage("delay"))
    assert not one_family(usage("warner", name=True), usage("warn"))


def test_english_only_and_no_commonest_words() -> None:
    assert not one_family(usage("terrorism", "de"), usage("terrorist", "de"))
    assert not one_family(usage("state", zipf=5.9), usage("statement", zipf=5.1))


def test_kinship_is_mutual() -> None:
    assert are_kin("conclus", "conclud")
    assert are_kin("conclud", "conclus")


def test_families_are_no_spellings() -> None:
    vocabulary = build_vocabulary(
        make_story(
            ["The minister nominated her, and Zelensky agreed with the choice."],
            ["The nominee met Zelenskyy after the minister had made his choice."],
        )
    )
    assert vocabulary.spellings == (("zelensky", "zelenskyy"),)
