from __future__ import annotations

import subprocess
import sys

import pytest

from samestory.documents.language import detect, normalise_code

TEXTS = {
    "en": "A dredger cut a power line on Tuesday and left thousands of homes without electricity.",
    "de": "Ein Bagger hat am Dienstag eine Stromleitung gekappt, tausende Haushalte waren dunkel.",
    "es": "Una draga cortó el martes un cable eléctrico y dejó sin luz a miles de hogares.",
    "fr": "Une drague a coupé mardi une ligne électrique et privé de courant des milliers de gens.",
    "ru": "Земснаряд во вторник перерезал кабель и оставил без света тысячи домов на берегу.",
    "uk": "Земснаряд у вівторок перерізав кабель і залишив без світла тисячі осель на березі.",
    "zh": "一艘挖泥船星期二早上切断了河口的电缆，数千户居民停电六个小时。",
}


@pytest.mark.parametrize("code", list(TEXTS))
def test_the_text_tells_its_language(code: str) -> None:
    assert detect(TEXTS[code]) == code


@pytest.mark.parametrize("text", ["", "   ", "12 345 – 67 %", "Ferry hits pier"])
def test_too_little_text_has_no_language(text: str) -> None:
    assert detect(text) == "und"


def test_only_the_beginning_counts() -> None:
    assert detect(TEXTS["en"] * 100 + TEXTS["ru"] * 1000) == "en"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("EN_us", "en"),
        (" de ", "de"),
        ("deu", "de"),
        ("ger", "de"),
        ("German", "de"),
        ("zh-Hans-CN", "zh"),
        ("en_US.UTF-8", "en"),
        ("iw", "he"),
        ("xx", None),
        ("Klingon", None),
        ("", None),
    ],
)
def test_language_tags(given: str, code: str | None) -> None:
    assert normalise_code(given) == code


def test_what_is_said_counts_more_than_the_text() -> None:
    assert detect(TEXTS["en"], given="fr-CA") == "fr"
    assert detect(TEXTS["en"], given="gibberish") == "en"


def test_a_language_that_is_given_needs_no_model() -> None:
    code = (
        "import sys; from samestory.documents.language import detect; "
        "assert detect('x' * 500, given='en') == 'en'; "
        "assert 'py3langid' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
