from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samestory.analysis.figures.extraction import find_figures
from samestory.analysis.figures.lexicon import LANGUAGES, lexicon_of, units_by_name
from samestory.analysis.figures.numerals import read_digits

Row = tuple[str, str, str]
"""A language, a sentence, and its figures as `_told` writes them."""

TABLE: list[Row] = [
    (
        "en",
        "The ministry counted 12 killed and 1,250 wounded.",
        "count 12 [killed]; count 1250 [wounded]",
    ),
    (
        "en",
        "About 40 miles (64 km) of road are closed.",
        "measure about 40 mile; measure 64 kilometre",
    ),
    ("en", "At 7.42 the boat left Berth 2.", "time 7:42; name 2"),
    ("en", "It ran on platform 9 until half past six.", "name 9; time 6:30"),
    ("en", "It left at 3 p.m., half an hour late.", "time 15:00; duration 1/2 hour"),
    ("en", "A MiG-29 fell near the G7 venue, by the Covid-19 ward.", "name 29; name 7; name 19"),
    ("en", "The 58-year-old and Ines Hall, 31, agreed.", "age 58 year; age 31"),
    (
        "en",
        "Half of the voters and two thirds of members stayed.",
        "share 1/2 share [voters]; share 2/3 share [members]",
    ),
    ("en", "One in five homes lost power.", "share 1/5 share"),
    ("en", "Sales went from 3.5 per cent to 4.1 per cent.", "share from to 7/2–41/10 percent"),
    ("en", "Shares rose $2 to $46.", "money 2 dollar; money 46 dollar"),
    ("en", "Between 10 and 15 boats sank.", "count 10–15 [boats]"),
    ("en", "They counted 1 to 2 thousand birds.", "count 1000–2000 [birds]"),
    ("en", "The club won 3-1 in the 2019 final.", "score 3; year 2019"),
    (
        "en",
        "Tens of thousands of people marched on 9 May.",
        "count 10000–100000 [people]; date 509",
    ),
    ("en", "The 19 Sept. 11 hijackers", "count 19; date 911"),
    (
        "en",
        "It costs £3.2m, or $4 million a year.",
        "money 3200000 pound sterling; money 4000000 dollar per year",
    ),
    ("en", "Call 222-2027 or room 12.", "score 222; name 12"),
    ("en", "He finished third and she came 5th.", "ordinal 5"),
    ("en", "Up to 1.5 million people came.", "count at most 1500000 [people]"),
    ("en", "There were fewer than 200 troops.", "count less than 200 [troops]"),
    ("en", "Buy 100 or more boats.", "count at least 100"),
    (
        "en",
        "A dozen ships and several hundred sailors",
        "count 12 [ships]; count 200–1000 [sailors]",
    ),
    ("en", "It fell by 25 basis points.", "share 25 basis point"),
    ("en", "Two and a half years ago", "duration 5/2 year"),
    ("en", "It was minus 12 degrees Celsius.", "measure -12 celsius"),
    ("en", "One of them said no one knew.", ""),
    ("de", "Zwölf Menschen starben, 1.250 nicht.", "count 12 [Menschen]; count 1250"),
    ("de", "Rund 3,5 Millionen Euro kostet der Bau.", "money about 3500000 euro"),
    ("de", "Der 58-jährige Fischer kam im Alter von 17 Jahren.", "age 58; age 17 year"),
    ("de", "Um 17.30 Uhr am 9. Dezember 2024", "time 17:30; date 1209"),
    (
        "de",
        "Zweihundertfünfzig Häuser, anderthalb Stunden",
        "count 250 [Häuser]; duration 3/2 hour",
    ),
    (
        "de",
        "Mindestens 26 Verletzte und Dutzende Boote",
        "count at least 26 [Verletzte]; count 12–120 [Boote]",
    ),
    ("de", "Zwischen 10 und 15 Prozent", "share 10–15 percent"),
    ("de", "Der 3. Versuch brachte 38.000 Tonnen.", "ordinal 3; measure 38000 metric ton"),
    (
        "de",
        "Ein Viertel der Wähler zahlt 2 Mrd. Kronen.",
        "share 1/4 share [Wähler]; money 2000000000 crown",
    ),
    ("es", "Al menos 23 personas murieron.", "count at least 23 [personas]"),
    (
        "es",
        "Medio millón de vecinos, más de 38.000 toneladas",
        "count 500000 [vecinos]; measure more than 38000 metric ton",
    ),
    ("es", "El 9 de diciembre a las 8.30 horas", "date 1209; time 8:30"),
    ("es", "Ana Ruiz, de 58 años, pidió un crédito a 20 años.", "age 58 year; duration 20 year"),
    (
        "es",
        "Treinta y dos barcos y un tercio de la flota",
        "count 32 [barcos]; share 1/3 share",
    ),
    ("es", "Cuatro de cada diez, o un 1,25 %", "share 2/5 share; share 5/4 percent"),
    ("es", "Entre 10 y 15 millones de euros", "money 10000000–15000000 euro"),
    ("fr", "Au moins 23 personnes sont mortes.", "count at least 23 [personnes]"),
    (
        "fr",
        "Quatre-vingt-dix-sept maisons et soixante et onze bateaux",
        "count 97 [maisons]; count 71 [bateaux]",
    ),
    (
        "fr",
        "Une centaine de blessés, 1,5 million d’euros",
        "count 100 [blessés]; money 1500000 euro",
    ),
    ("fr", "Le 9 décembre à 8 h 30", "date 1209; time 8:30"),
    ("fr", "Près de 3 000 soldats, âgés de 18 ans", "count less than 3000 [soldats]; age 18 year"),
    ("ru", "Погибли не менее 23 человек.", "count at least 23 [человек]"),
    ("ru", "Двадцать три дома и сто пять машин", "count 23 [дома]; count 105 [машин]"),
    (
        "ru",
        "5 млн рублей, около 200 тыс. военных",
        "money 5000000 russian ruble; count about 200000 [военных]",
    ),
    ("ru", "9 декабря 2024 года в 8:30", "date 1209; time 8:30"),
    ("ru", "58-летний ждал полтора часа.", "age 58; duration 3/2 hour"),
    ("ru", "От 10 до 15 процентов", "share 10–15 percent"),
    ("uk", "Загинули щонайменше 23 людини.", "count at least 23 [людини]"),
    ("uk", "Двадцять три будинки, п’ятсот машин", "count 23 [будинки]; count 500 [машин]"),
    (
        "uk",
        "5 млн гривень, близько 200 тис. військових",
        "money 5000000 ukrainian hryvnia; count about 200000 [військових]",
    ),
    ("uk", "9 грудня 2024 року о 8:30", "date 1209; time 8:30"),
    (
        "uk",
        "Понад 3 000 мешканців, від 10 до 15 відсотків",
        "count more than 3000 [мешканців]; share 10–15 percent",
    ),
    ("en", "a report within a month, twice a month", "duration 1 month"),
    ("en", "within a mile of the pier", ""),
    ("de", "innerhalb eines Monats", "duration 1 month"),
    ("es", "dentro de un mes", "duration 1 month"),
    ("fr", "d’ici un mois", "duration 1 month"),
    ("qq", "12 boats", ""),
]


def _told(text: str, language: str) -> str:
    """Write the figures of a sentence as the table does."""
    told = []
    for figure in find_figures(text, language):
        if figure.kind == "time":
            told.append(f"time {int(figure.low) // 60}:{int(figure.low) % 60:02}")
            continue
        value = f"{figure.low}–{figure.high}" if figure.is_range else f"{figure.low}"
        bound = "" if figure.bound == "exact" else figure.bound
        counted = f"[{figure.counted}]" if figure.counted else ""
        parts = (figure.kind, bound, value, figure.unit, counted)
        told.append(" ".join(part for part in parts if part))
    return "; ".join(told)


@pytest.mark.parametrize(("language", "text", "figures"), TABLE, ids=[row[1] for row in TABLE])
def test_figures_of_a_sentence(language: str, text: str, figures: str) -> None:
    assert _told(text, language) == figures


@pytest.mark.parametrize(
    ("form", "decimal", "thousands", "value"),
    [
        ("1,250", ".", ",", Fraction(1250)),
        ("1.250", ".", ",", Fraction(5, 4)),
        ("1.250", ",", ".", Fraction(1250)),
        ("1\u202f250,5", ",", ".", Fraction(2501, 2)),
        ("7.42", ",", ".", Fraction(371, 50)),
        ("1.2.3", ".", ",", None),
        ("½", ".", ",", Fraction(1, 2)),
    ],
)
def test_digits(form: str, decimal: str, thousands: str, value: Fraction | None) -> None:
    assert read_digits(form, decimal=decimal, thousands=thousands) == value


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_all_months_and_a_word_for_every_bound(language: str) -> None:
    lexicon = lexicon_of(language)
    assert lexicon is not None
    assert set(lexicon.months.values()) == set(range(1, 13))
    assert lexicon.concepts.at(("evacuated",), 0) or language != "en"


def test_units_convert_by_exact_factors() -> None:
    units = units_by_name()
    mile, kilometre = units["mile"].factor, units["kilometre"].factor
    assert mile is not None
    assert kilometre is not None
    assert mile / kilometre == Fraction("1.609344")


PARTS = (
    *(
        "12 1,250 3.5 2019 half a dozen dozens of two hundred and five million",
        "% € $ £ – - to 3-1 MiG-29 7.42 a.m. at least up people Sept. 11 euros per cent",
        "year-old , . ( ) zwölf Mrd. тыс. п’ять d’euros",
    ),
)
WORDS = [word for part in PARTS for word in part.split()]


@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join), st.sampled_from(LANGUAGES))
def test_offsets_slice_back_and_come_in_order(text: str, language: str) -> None:
    figures = find_figures(text, language)
    assert figures == find_figures(text, language)
    last = 0
    for figure in figures:
        assert 0 <= figure.start <= figure.number[0] < figure.number[1] <= figure.end <= len(text)
        assert figure.number[0] >= last
        assert figure.counted in text
        last = figure.number[1]


@given(st.text(max_size=80), st.sampled_from(LANGUAGES))
def test_no_text_is_too_odd(text: str, language: str) -> None:
    for figure in find_figures(text, language):
        assert text[figure.start : figure.end]
