"""Naming findings on sentences of our own, two outlets telling the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from samestory.analysis.naming import Naming, name_entities
from samestory.analysis.naming.findings import RELATIONS
from samestory.model import Finding
from tests.story_factory import Article, collated, make_story, stories

LABELS = [
    (
        "The government in Damascus refused on Monday to open the Velmar crossing to aid convoys.",
        "The regime in Damascus refused on Monday to open the Velmar crossing to aid convoys.",
        {"government in Damascus", "regime in Damascus"},
    ),
    (
        "Russia refused on Monday to open the Velmar crossing to convoys of the relief agency.",
        "The regime in Moscow refused on Monday to open the Velmar crossing to convoys of aid.",
        {"Russia", "regime in Moscow"},
    ),
    (
        "Officials in Velmar announced the closure of the northern bridge on Monday evening.",
        "Officials of the self-proclaimed Velmar republic announced that the bridge was closed.",
        {"Officials in Velmar", "Officials of the self-proclaimed Velmar republic"},
    ),
    (
        "Ukraine's air force counted 40 drones over the Velmar region before dawn on Monday.",
        "The enemy's air force counted 40 drones over the Velmar region before dawn on Monday.",
        {"Ukraine's air force", "enemy's air force"},
    ),
    (
        "The summit in Ardun offered to send 200 monitors to the Velmar bridge before winter.",
        "The summit in Ardun offered to send 200 so-called monitors to the Velmar bridge.",
        {"monitors", "so-called monitors"},
    ),
    (
        "Fighters left the Velmar barracks overnight, the mayor of Ardun told reporters.",
        "Terrorists left the Velmar barracks overnight, the mayor of Ardun told reporters.",
        {"Fighters", "Terrorists"},
    ),
    (
        "The coast guard brought 40 migrants from the reef to the port of Velmar at dawn.",
        "The coast guard brought 40 illegal immigrants from the reef to the port of Velmar.",
        {"migrants", "illegal immigrants"},
    ),
]

PEOPLE = [
    (
        "President Anton Kessrin opened the new Velmar bridge on Monday before 300 guests.",
        "The dictator Anton Kessrin opened the new Velmar bridge on Monday before 300 guests.",
        "epithet",
        {"President", "dictator"},
    ),
    (
        "Anton Kessrin, the transport minister, opened the new Velmar bridge on Monday.",
        "Anton Kessrin, a comedian turned politician, opened the new Velmar bridge on Monday.",
        "epithet",
        {"transport minister", "comedian turned politician"},
    ),
    (
        "The captain, Ada Lund, 58, brought the ferry Halvorsund to the Velmar quay.",
        "Ada Lund, a volunteer paramedic, brought the ferry Halvorsund to the Velmar quay.",
        "title",
        {"captain", "volunteer paramedic"},
    ),
    (
        "President Volodymyr Zelensky visited the Velmar hospital on Monday with two ministers.",
        "President Volodymyr Zelenskyy visited the Velmar hospital on Monday with two ministers.",
        "spelling",
        {"Volodymyr Zelensky", "Volodymyr Zelenskyy"},
    ),
]


def found(*articles: Article, language: str = "en") -> tuple[Finding, ...]:
    return Naming().find(collated(make_story(*articles, language=language)))


def texts(finding: Finding) -> set[str]:
    return {reading.text for reading in finding.readings}


@pytest.mark.parametrize(("one", "two", "labels"), LABELS)
def test_labels_of_one_thing(one: str, two: str, labels: set[str]) -> None:
    (finding,) = (finding for finding in found([one], [two]) if finding.relation == "label")
    assert texts(finding) == labels
    assert {reading.documents for reading in finding.readings} == {("A",), ("B",)}


@pytest.mark.parametrize(("one", "two", "relation", "labels"), PEOPLE)
def test_what_is_said_of_people(one: str, two: str, relation: str, labels: set[str]) -> None:
    (finding,) = (finding for finding in found([one], [two]) if finding.relation == relation)
    assert labels <= texts(finding)


@pytest.mark.parametrize(("one", "two", "labels"), LABELS)
def test_equal_labels_are_no_finding(one: str, two: str, labels: set[str]) -> None:
    assert labels
    for text in (one, two):
        assert found([text], [text + " It had been expected for days."]) == ()


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Senator Ada Lund opened the bridge at Velmar.", "Sen. Ada Lund opened Velmar bridge."),
        (
            "The transport minister, Ada Lund, opened the bridge at Velmar.",
            "Ada Lund, transport minister since May, opened the bridge at Velmar.",
        ),
        (
            "Spokesman Odo Vask said the Velmar bridge was shut.",
            "Odo Vask, a spokesperson, said the Velmar bridge was shut.",
        ),
        (
            "An execution was put off in Velmar, the court said on Monday.",
            "An executive order was put off in Velmar, the court said on Monday.",
        ),
        (
            "The tax regime in Velmar changed on Monday, the finance ministry said.",
            "The tax system in Velmar changed on Monday, the finance ministry said.",
        ),
    ],
)
def test_what_is_no_difference(one: str, two: str) -> None:
    assert found([one], [two]) == ()


def test_people_of_one_surname_are_kept_apart() -> None:
    story = collated(
        make_story(
            ["President Ada Lund met Odo Lund, a surgeon, in Velmar on Monday."],
            ["President Ada Lund met Odo Lund, a surgeon, in Velmar on Monday evening."],
        )
    )
    people = [entity.name for entity in name_entities(story) if entity.type == "person"]
    assert people == ["Ada Lund", "Odo Lund"]


def test_a_label_that_is_only_quoted_is_told_as_quoted_and_weighs_less() -> None:
    own = "Ardun: the regime in Damascus refused on Monday to open the Velmar crossing."
    quoted = "“The regime in Damascus refused on Monday to open the Velmar crossing,” Vask said."
    plain = "The government in Damascus refused on Monday to open the Velmar crossing."
    (by_outlet,), (by_other,) = found([own], [plain]), found([quoted], [plain])
    assert (by_outlet.voice, by_other.voice) == ("outlet", "quoted")
    assert by_other.weight < by_outlet.weight
    assert "Outlet 1 quotes “regime in Damascus”" in by_other.summary
    (reading,) = (r for r in by_other.readings if r.text == "regime in Damascus")
    assert reading.note == "quoted"


def test_place_names_of_the_table_are_no_spelling() -> None:
    (finding,) = found(
        ["Two trams ran again in Kyiv on Monday after a week without current."],
        ["Two trams ran again in Kiev on Monday after a week without current."],
    )
    assert finding.relation == "place name"
    assert "UKR 2010" in finding.reason
    assert finding.summary == "Outlet 1 writes “Kyiv”, Outlet 2 “Kiev”."
    assert RELATIONS["spelling"].weight < finding.weight < RELATIONS["label"].weight


def test_a_house_rule_on_forms_of_address_is_one_light_finding() -> None:
    (finding,) = found(
        ["Mayor Ada Lund opened Velmar bridge. Mrs. Lund danced."],
        ["Mayor Ada Lund opened Velmar bridge. Later Lund danced."],
    )
    assert finding.relation == "courtesy title"
    assert finding.weight == RELATIONS["courtesy title"].weight
    assert {"Mrs. Lund", "Lund"} == texts(finding)


OTHER_LANGUAGES = {
    "de": (
        "Die Regierung in Kiew hat den Vorschlag aus Velmar abgelehnt, sagte Präsident Kessrin.",
        "Das Kiewer Regime hat den Vorschlag aus Velmar abgelehnt, sagte Machthaber Kessrin.",
    ),
    "es": (
        "El gobierno de Siria rechazó la propuesta de Velmar, dijo el presidente Anton Kessrin.",
        "El régimen de Siria rechazó la propuesta de Velmar, dijo el dictador Anton Kessrin.",
    ),
    "fr": (
        "Le gouvernement de Damas a rejeté la proposition, a déclaré le président Anton Kessrin.",
        "Le régime de Damas a rejeté la proposition, a déclaré le dictateur Anton Kessrin.",
    ),
    "ru": (
        "Правительство Украины отклонило предложение, заявил президент Антон Кессрин в Ардуне.",
        "Киевский режим отклонил предложение, заявил главарь Антон Кессрин в Ардуне.",
    ),
    "uk": (
        "Уряд України відхилив пропозицію посередників, заявив президент Антон Кессрін в Ардуні.",
        "Київський режим відхилив пропозицію посередників, заявив ватажок Антон Кессрін в Ардуні.",
    ),
}


@pytest.mark.parametrize("language", OTHER_LANGUAGES)
def test_governments_and_people_in_other_languages(language: str) -> None:
    one, two = OTHER_LANGUAGES[language]
    relations = {finding.relation for finding in found([one], [two], language=language)}
    assert relations == {"label", "epithet"}


def test_case_endings_are_neither_spelling_nor_another_place() -> None:
    relations = {
        finding.relation
        for finding in found(
            ["Бои идут под Бахмутом, сообщил генерал Антон Кессрин."],
            ["Бои идут у Бахмута, сообщили от генерала Антона Кессрина."],
            language="ru",
        )
    }
    assert relations == set()


@settings(max_examples=25)
@given(stories())
def test_readings_cover_their_documents(articles: tuple[Article, ...]) -> None:
    story = collated(make_story(*articles))
    for finding in Naming().find(story):
        assert finding.relation in RELATIONS
        assert 0 < finding.weight <= 1
        assert len({document for r in finding.readings for document in r.documents}) > 1
        for reading in finding.readings:
            held = [finding.evidence[number] for number in reading.evidence]
            assert {item.document for item in held} == set(reading.documents)
            assert reading.text.casefold() in {item.text.casefold() for item in held}
    for entity in name_entities(story):
        assert len({label.document for label in entity.labels}) > 1
        for label in entity.labels:
            assert label.count == len(label.evidence) > 0
            assert 0 <= label.quoted <= label.count


def test_a_single_form_of_address_makes_no_house_rule() -> None:
    assert not found(
        ["Mayor Ada Lund opened Velmar bridge. Lund danced. Lund sang. Mrs. Lund has no worries."],
        ["Mayor Ada Lund opened Velmar bridge. Later Lund danced."],
    )


def test_spellings_are_told_by_the_part_of_the_name_that_all_have() -> None:
    findings = found(
        ["President Anton Kessrin left Velmar on Monday. Kessrin spoke to nobody."],
        ["President Anton Kessrinn left Velmar on Monday. Kessrinn spoke to nobody."],
        ["President Kessrin left Velmar on Monday and spoke to nobody."],
    )
    summaries = [finding.summary for finding in findings if finding.relation == "spelling"]
    assert summaries == ["Outlet 1 and Outlet 3 write “Kessrin”, Outlet 2 “Kessrinn”."]


NAMED_OR_NOT = [
    (
        "The captain, Oren Vask, 58, of Netloft Row, passed a breath test, the police said.",
        "The 58-year-old captain passed a breath test at the harbour, the police said on Monday.",
        {"captain, Oren Vask", "58-year-old captain"},
    ),
    (
        "In February 2024 the ferry ran aground in fog on the Marrow Bank with 31 people on board.",
        "In February 2024 the ferry ran aground in fog on a sandbank with 31 people on board.",
        {"Marrow Bank", "a sandbank"},
    ),
    (
        "The fire on Monday spread from the bakery to Lantern Street School before dawn.",
        "The fire on Monday spread from the bakery to a school before dawn.",
        {"Lantern Street School", "a school"},
    ),
]


@pytest.mark.parametrize(("one", "two", "labels"), NAMED_OR_NOT)
def test_what_one_names_and_another_describes(one: str, two: str, labels: set[str]) -> None:
    (finding,) = found([one], [two])
    assert finding.relation == "named or not"
    assert texts(finding) == labels


@pytest.mark.parametrize(
    ("one", "two"),
    [
        # Another age, another role.
        (NAMED_OR_NOT[0][0], NAMED_OR_NOT[0][1].replace("58", "57")),
        (NAMED_OR_NOT[0][0], NAMED_OR_NOT[0][1].replace("captain", "engineer")),
        # Both name it.
        (NAMED_OR_NOT[0][0], NAMED_OR_NOT[0][1] + " Vask was unhurt."),
        (NAMED_OR_NOT[1][0], NAMED_OR_NOT[1][1] + " The Marrow dries at low water."),
        # The noun is part of a larger one, or the sentences tell other things.
        (NAMED_OR_NOT[1][0], NAMED_OR_NOT[1][1].replace("sandbank", "bank of clouds")),
        (NAMED_OR_NOT[1][0], NAMED_OR_NOT[1][1].replace(" on a sandbank", "") + " A bank lent."),
    ],
)
def test_what_is_not_named_or_described(one: str, two: str) -> None:
    assert not [finding for finding in found([one], [two]) if finding.relation == "named or not"]
