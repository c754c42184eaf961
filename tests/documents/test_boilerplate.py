"""What is taken as boilerplate, and what only looks like it. All examples are made up."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samestory.documents.boilerplate import KINDS, mark_boilerplate
from samestory.documents.boilerplate.phrases import load_phrases
from tests.story_factory import make_document

BODY = [
    "The ferry Halvorsund struck a moored barge off Brackholm on Monday, injuring 14 people.",
    "Harbour master Oren Vask said the barge had shown no lantern since midnight.",
    "A primary school opened its gym, where volunteers handed out soup and blankets.",
    "The operator has paid fines for late inspections twice since 2019.",
    "Unions have long asked for younger vessels and larger crews on the route.",
    "The forecast promises calmer seas for the rest of the week.",
    "Divers were to look at the hull on Tuesday morning, weather permitting.",
    "The minister said that he would wait for the inquiry before deciding anything.",
]

TOP = [
    ("By Tilda Marrow", "byline"),
    ("By TILDA MARROW and Oren Vask, Staff Writers", "byline"),
    ("Von Leontine Abendroth", "byline"),
    ("Von Leontine Abendroth und Jost Riemer, Ardun", "byline"),
    ("Por Íñigo Barrueta", "byline"),
    ("Par Maëlle Kervadec et Luc Ansel", "byline"),
    ("Автор: Вера Лозина", "byline"),
    ("Авторка: Соломія Драганчук", "byline"),
    ("Tilda Marrow", "byline"),
    ("Tilda Marrow, harbour correspondent", "byline"),
    ("Leontine von Abendroth", "byline"),
    ("Вера Лозина", "byline"),
    ("BRACKHOLM —", "dateline"),
    ("BRACKHOLM, Oct. 8 (Northlight) —", "dateline"),
    ("BRACKHOLM", "dateline"),
    ("Ardun, 14. Oktober (NKB) –", "dateline"),
    ("КИЇВ, 22 січня (Погляд) –", "dateline"),
    ("Published 8 October 2026, 6.05 p.m.", "time line"),
    ("Aktualisiert am 14.10.2026 um 17:30 Uhr", "time line"),
    ("Actualizado el 14 de octubre de 2026 a las 18:45 h", "time line"),
    ("Publié le 14 octobre 2026 à 17h30", "time line"),
    ("Обновлено: 22 января 2025 г., 11:40", "time line"),
    ("Опубліковано 22 січня 2025 року, 11:40", "time line"),
    ("5:45 p.m.", "time line"),
    ("AFP", "reporting credit"),
]

MIDDLE = [
    ("* * *", "separator"),
    ("____", "separator"),
    ("Read more: Ferry firm was told of the fault", "link line"),
    ("Click here for our map of the harbour.", "link line"),
    ("CLICK HERE TO SEE THE HARBOUR FROM ABOVE", "link line"),
    ("Lesen Sie auch: Was über den Lastkahn bekannt ist", "link line"),
    ("Mehr zum Thema", "link line"),
    ("Lea también: Qué se sabe de la barcaza", "link line"),
    ("À lire aussi : ce que l’on sait de la barge", "link line"),
    ("Читайте также: Что известно о барже", "link line"),
    ("Читайте також: Що відомо про баржу", "link line"),
    ("https://northlight-wire.example/2026/ferry", "link line"),
    ("@northlightwire", "link line"),
    ("Sign up for our morning newsletter.", "share or subscription line"),
    ("Follow Tilda Marrow on Twitter", "share or subscription line"),
    ("ADVERTISEMENT", "share or subscription line"),
    ("Folgen Sie uns auf Mastodon!", "share or subscription line"),
    ("Anzeige", "share or subscription line"),
    ("Suscríbase a nuestro boletín de la mañana.", "share or subscription line"),
    ("Abonnez-vous à notre lettre du matin.", "share or subscription line"),
    ("Подписывайтесь на наш канал в Telegram", "share or subscription line"),
    ("Підписуйтесь на наш канал у Telegram", "share or subscription line"),
    ("Photo: Tilda Marrow", "photo credit"),
    ("Foto: Jost Riemer / NKB", "photo credit"),
    ("Fotografía: Íñigo Barrueta", "photo credit"),
    ("Photo : Maëlle Kervadec", "photo credit"),
    ("Фото: Вера Лозина", "photo credit"),
    ("The Halvorsund at the pier after the collision. (AP Photo/Tilda Marrow)", "photo credit"),
    ("The pier on Monday morning. Tilda Marrow/Getty Images", "photo credit"),
    ("This is a developing story and will be updated.", "editorial note"),
    (
        "Correction: An earlier version gave the number of injured as 41. It is 14.",
        "editorial note",
    ),
    ("Editor’s note: The name of a passenger has been withheld.", "editorial note"),
    ("Anmerkung der Redaktion: Die Zahl der Verletzten wurde berichtigt.", "editorial note"),
    ("In einer früheren Version dieses Artikels stand eine andere Zahl.", "editorial note"),
    ("Fe de errores: el número de heridos es 14.", "editorial note"),
    ("Noticia en desarrollo. Habrá ampliación.", "editorial note"),
    ("Note de la rédaction : le nombre de blessés a été corrigé.", "editorial note"),
    ("Новость дополняется.", "editorial note"),
    ("Новина доповнюється.", "editorial note"),
    ("© 2026 Northlight Wire. All rights reserved.", "photo credit"),
    ("Tags: ferries, Brackholm, safety", "tag list"),
    ("Schlagwörter: Leitzins, Nationalbank", "tag list"),
    ("Etiquetas: tipos de interés, Tavaria", "tag list"),
    ("Mots-clés : ferry, port", "tag list"),
    ("Теги: паром, порт", "tag list"),
    ("Мітки: пором, порт", "tag list"),
    ("#ferry #Brackholm", "tag list"),
    ("Reporting by Tilda Marrow in Brackholm; Editing by Oren Vask", "reporting credit"),
    ("(Reporting by Tilda Marrow; additional reporting by O. Vask.)", "reporting credit"),
    ("Mit Material von NKB und Tagblatt", "reporting credit"),
    ("Con información de Íñigo Barrueta y Agencia Tavara", "reporting credit"),
    ("Édité par Luc Ansel", "reporting credit"),
    ("Редактор: Вера Лозина", "reporting credit"),
]

BOTTOM = [
    ("The Associated Press contributed to this report.", "reporting credit"),
    ("Tilda Marrow and Oren Vask contributed reporting from Kestrel Bay.", "reporting credit"),
    ("Tilda Marrow reported from Brackholm, and Mira Stroud from Kestrel Bay.", "reporting credit"),
    ("Jost Riemer hat zu diesem Bericht beigetragen.", "reporting credit"),
    ("Íñigo Barrueta contribuyó a este reportaje.", "reporting credit"),
    ("Luc Ansel a contribué à cet article.", "reporting credit"),
    ("(dpa)", "reporting credit"),
    ("Tilda Marrow", "byline"),
    ("Ferries, Brackholm, Sea rescue, Transport", "tag list"),
]

REPORTING = [
    "He declined.",
    "Nobody answered.",
    "“No.”",
    "“Read more,” he said.",
    "“Follow us,” the pilot called over the radio.",
    "„Nein.“",
    "«No», dijo.",
    "— Нет, — ответил он.",
    "What went wrong",
    "A Reclamation Plan",
    "THE SEARCH GOES ON",
    "Ein Lastkahn ohne Licht",
    "Lo que falta por saber",
    "Ce que l’on ne sait pas",
    "Что пошло не так",
    "Що пішло не так",
    "By Monday evening all passengers had been found.",
    "By Monday evening in Brackholm",
    "Von Bord gingen am Ende alle Fahrgäste.",
    "Por la tarde habían sido hallados todos.",
    "Par chance, personne n’est tombé à l’eau.",
    "Reporting by the Northlight Wire showed that the firm knew of the fault.",
    "Reporting by residents led divers to the wreck, the harbour office said.",
    "More than 40 scientists contributed to this report.",
    "Clashes were also reported from Brackholm, Kestrel Bay, Ardun and Puertoalto.",
    "Residents reported from Brackholm that the pier was gone.",
    "Bericht von Zeugen: Der Kahn war unbeleuchtet.",
    "Diese Meldung wird vom Ministerium bestritten.",
    "In einer früheren Version des Gesetzes fehlte der Satz.",
    "An earlier version of this bill failed in the spring.",
    "Read more than a hundred letters aloud, the judge told them.",
    "Follow the money, the union told reporters.",
    "Share prices fell by 3 per cent.",
    "Photo finishes are rare on this course.",
    "Photo: the minister shakes hands with a man who was later charged.",
    (
        "More: the firm had been warned twice, said Vask, and did nothing at all about the "
        "lanterns that all on the quay had been talking about for months before the collision."
    ),
    "Subscribers to the ferry pass will get their money back.",
    "Correction of the course came too late.",
    "Поделиться данными в ведомстве отказались.",
    "От редакции потребовали извинений.",
    "По материалам дела, он знал о неисправности.",
    "Автор письма остался неизвестен.",
    "Поділитися даними у відомстві відмовилися.",
    "Наш канал у морі перекрили, сказав капітан.",
    "Here is what the letter says:",
    "Read the letter in full:",
    "14 were hurt",
    "1,250",
    "In March 2026 the firm was sold.",
    "Monday was quiet.",
    "Oren Vask said so.",
    "Passengers | Injured | Missing",
    "The transport agency AFP-Marine declined to comment.",
    "Mrs. Marrow, 41, of Kestrel Bay",
    "The email was sent from vask@harbour.example on Sunday night.",
    "It happened at 5:45 p.m.",
]


def _kinds(paragraphs: list[str], *, language: str = "und") -> list[str | None]:
    (document,) = mark_boilerplate([make_document(paragraphs, language=language)])
    return [paragraph.boilerplate for paragraph in document.paragraphs]


@pytest.mark.parametrize(("line", "kind"), TOP + MIDDLE)
def test_boilerplate_at_the_top(line: str, kind: str) -> None:
    assert _kinds([line, *BODY]) == [kind, *([None] * len(BODY))]


@pytest.mark.parametrize(("line", "kind"), MIDDLE)
def test_boilerplate_anywhere(line: str, kind: str) -> None:
    kinds = _kinds([*BODY[:5], line, *BODY[3:]])
    assert kinds == [None] * 5 + [kind] + [None] * 5


@pytest.mark.parametrize(("line", "kind"), MIDDLE + BOTTOM)
def test_boilerplate_at_the_bottom(line: str, kind: str) -> None:
    assert _kinds([*BODY, line]) == [*([None] * len(BODY)), kind]


@pytest.mark.parametrize("line", REPORTING)
def test_reporting_in_the_middle(line: str) -> None:
    assert _kinds([*BODY[:4], line, *BODY[4:]]) == [None] * (len(BODY) + 1)


SENTENCES = [line for line in REPORTING if line[-1] in ".:“”»"]


@pytest.mark.parametrize("line", SENTENCES)
def test_a_sentence_at_either_end_is_reporting(line: str) -> None:
    assert _kinds([line, *BODY, line]) == [None] * (len(BODY) + 2)


def test_what_is_a_credit_at_the_end_is_a_line_within() -> None:
    assert _kinds([*BODY[:4], "Tilda Marrow", *BODY[4:]]) == [None] * 9
    assert _kinds([*BODY[:4], "Ferries, Brackholm, Transport", *BODY[4:]]) == [None] * 9


def test_names_under_one_another_are_a_list() -> None:
    dead = ["Jonas Ekbom", "Mira Tallis", "Peregrine Stroud"]
    assert _kinds([*BODY, *dead]) == [None] * 11


@pytest.mark.parametrize(
    "line", ["Better Lanterns", "Halvorsund Hits Barge", "Harbour Master Vask"]
)
def test_a_title_is_no_name(line: str) -> None:
    body = [*BODY, "The union wants better pay, larger crews and brighter lanterns on every barge."]
    assert _kinds([line, *body]) == [None] * 10
    assert _kinds([*body, line]) == [None] * 10


def test_several_lines_at_the_edges() -> None:
    paragraphs = ["Tilda Marrow", "BRACKHOLM —", *BODY, "(dpa)", "Mira Stroud", "* * *", "Print"]
    kinds = ["byline", "dateline", *([None] * 8)]
    kinds += ["reporting credit", "byline", "separator", "share or subscription line"]
    assert _kinds(paragraphs) == kinds


def test_the_authors_name_as_the_source_gives_it() -> None:
    document = make_document(["tilda marrow", *BODY])
    for author, kind in ((None, None), ("Oren Vask", None), ("Tilda Marrow", "byline")):
        (marked,) = mark_boilerplate([replace(document, author=author)])
        assert marked.paragraphs[0].boilerplate == kind


STANDING = "Northlight Wire brings you the coast’s news three times a day since 1951."


def _outlets(one: list[str], two: list[str], *, other: str = "Gazette") -> list[list[str | None]]:
    documents = [make_document(one, "Gazette"), make_document(two, other)]
    return [[p.boilerplate for p in d.paragraphs] for d in mark_boilerplate(documents)]


OTHER_BODY = [
    "The council of Kestrel Bay will vote on the new school next month.",
    "Two parties want it beside the river, a third on the hill.",
    "Building could begin in the spring and take about two years.",
    "Parents handed over a list of 900 names on Friday.",
]


def test_what_an_outlet_repeats_at_an_edge() -> None:
    kinds = _outlets([*BODY, STANDING], [*OTHER_BODY, STANDING])
    assert [own[-1] for own in kinds] == ["repeated line"] * 2
    assert not any(kind for own in kinds for kind in own[:-1])


def test_what_two_outlets_share_is_no_frame() -> None:
    kinds = _outlets([*BODY, STANDING], [*OTHER_BODY, STANDING], other="Lantern")
    assert not any(kind for own in kinds for kind in own)


def test_sentences_repeated_within_the_text_are_reporting() -> None:
    one = [*BODY[:4], STANDING, *BODY[4:]]
    two = [*OTHER_BODY, STANDING, *OTHER_BODY[:4]]
    assert not any(kind for own in _outlets(one, two) for kind in own)


def test_two_versions_of_one_article_have_no_frame() -> None:
    kinds = _outlets(BODY, [*BODY[:6], OTHER_BODY[0], BODY[7]])
    assert not any(kind for own in kinds for kind in own)


def test_a_short_line_repeated_within_an_article() -> None:
    line = "More news below"
    kinds = _kinds([*BODY[:3], line, *BODY[3:6], line, *BODY[6:]])
    assert [at for at, kind in enumerate(kinds) if kind] == [3, 7]
    assert kinds[3] == "repeated line"


def test_an_article_of_boilerplate_alone_keeps_it_all() -> None:
    assert _kinds(["By Tilda Marrow", "Read more: The harbour", "* * *"]) == [None] * 3


def test_rules_give_known_kinds() -> None:
    assert {rule.kind for rule in load_phrases().rules} <= set(KINDS)


PIECES = st.sampled_from([line for line, _ in TOP + MIDDLE + BOTTOM] + REPORTING + BODY) | st.text(
    min_size=1, max_size=60
).filter(str.strip)


@given(st.lists(st.lists(PIECES, min_size=1, max_size=12), min_size=1, max_size=3), st.booleans())
def test_marking_changes_nothing_else(articles: list[list[str]], same: bool) -> None:
    documents = [
        make_document(article, "Gazette" if same else f"Gazette {number}", language="en")
        for number, article in enumerate(articles)
    ]
    marked = mark_boilerplate(documents)
    for before, after in zip(documents, marked, strict=True):
        numbers = [paragraph.number for paragraph in after.paragraphs]
        assert numbers == list(range(1, len(before.paragraphs) + 1))
        assert after.text == before.text
        assert any(paragraph.boilerplate is None for paragraph in after.paragraphs)
        assert {p.boilerplate for p in after.paragraphs} <= {None, *KINDS}
    assert mark_boilerplate(marked) == marked
