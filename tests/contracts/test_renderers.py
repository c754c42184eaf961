"""What every report format must keep to."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from importlib.util import find_spec

import pytest

from samestory.errors import RenderError
from samestory.model import Comparison, NamedEntity, NamingLabel
from samestory.renderers import DEFAULT_FORMATS, RENDERERS, Renderer, render
from samestory.renderers.safe_text import printable
from tests.renderers.comparison_factory import make_comparison, make_document, make_passage
from tests.renderers.demo_story import demo_comparison
from tests.renderers.hostile import HOSTILE as HOSTILE_TEXTS
from tests.renderers.hostile import hostile_story
from tests.renderers.visible_text import VISIBLE_TEXT, markdown_parser, parse_html

HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "</style></title><svg onload=alert(1)> <!-- --> ]]> &lt;b&gt;",
    "[link](javascript:alert(1)) ![image](https://evil.example/x.png) <https://evil.example>",
    "| a | b |\x1b[2J\x1b]0;title\x07 \x00 \u202eright to left \u2066 `code` ***",
    "{{ 7 * 7 }} {% raw %} ${HOME} $title %s \\",
)


def cases(chosen: Iterable[Renderer]) -> pytest.MarkDecorator:
    """Return the parameters for these formats; what is not installed is skipped with a reason."""
    return pytest.mark.parametrize(
        "renderer",
        [
            pytest.param(
                each,
                id=each.name,
                marks=pytest.mark.skipif(
                    each.extra is not None and find_spec(each.extra.module) is None,
                    reason=f"what {each.name} needs is not installed",
                ),
            )
            for each in chosen
        ],
    )


TABLES_OF_OTHER_THINGS = {"csv-findings", "csv-links", "csv-naming"}
renderers = cases(RENDERERS.values())
text_renderers = cases(each for each in RENDERERS.values() if each.is_text)
with_paragraphs = cases(
    each for each in RENDERERS.values() if each.name not in TABLES_OF_OTHER_THINGS
)


with_exact_text = cases(
    # The text of a PDF is taken back from its pages, which hold no invisible characters.
    each
    for each in RENDERERS.values()
    if each.name not in TABLES_OF_OTHER_THINGS and each.media_type != "application/pdf"
)


def hostile_comparison() -> Comparison:
    documents = {
        letter: replace(
            make_document(letter, f"{letter} {HOSTILE[0]}", HOSTILE, HOSTILE[1]),
            url="javascript:alert(1)" if letter == "A" else 'https://x.example/"><script>',
            published="2026-01-01\x1b<script>",
            author=HOSTILE[0],
            warnings=HOSTILE,
        )
        for letter in "ABCD"
    }
    together = [
        make_passage(documents, number, {x: [number] for x in "ABCD"}) for number in (1, 2, 3)
    ]
    alone = [make_passage(documents, 4, {"A": [4, 5]}), make_passage(documents, 5, {"B": [4, 5]})]
    rest = [make_passage(documents, 6, {"C": [4, 5], "D": [4, 5]})]
    comparison = make_comparison(list(documents.values()), together + alone + rest)
    return replace(comparison, title=HOSTILE[0], date='2026-01-01"><script>')


@renderers
def test_says_who_it_is(renderer: Renderer) -> None:
    assert RENDERERS[renderer.name] is renderer
    assert renderer.description.strip()
    assert re.fullmatch(r"(\.[a-z0-9]+){1,2}", renderer.suffix)
    assert re.fullmatch(r"[a-z]+/[a-z0-9.+-]+", renderer.media_type)


def test_no_two_share_a_suffix() -> None:
    suffixes = [renderer.suffix for renderer in RENDERERS.values()]
    assert len(set(suffixes)) == len(suffixes)


def test_the_default_formats_need_nothing_more() -> None:
    assert [RENDERERS[name].extra for name in DEFAULT_FORMATS] == [None] * len(DEFAULT_FORMATS)


@pytest.mark.parametrize(
    "renderer", [each for each in RENDERERS.values() if each.extra], ids=lambda each: each.name
)
def test_what_is_not_installed_is_one_clear_line(
    renderer: Renderer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("samestory.renderers.base.find_spec", lambda _: None)
    with pytest.raises(RenderError, match=r"install samestory\[[a-z]+\], or choose") as raised:
        renderer.render(demo_comparison())
    assert "\n" not in str(raised.value)


@renderers
def test_equal_comparisons_give_equal_bytes(renderer: Renderer) -> None:
    assert renderer.render(demo_comparison()) == renderer.render(demo_comparison())


@renderers
def test_bytes_do_not_depend_on_hash_seed_or_locale(renderer: Renderer) -> None:
    program = (
        "import sys; from tests.renderers.demo_story import demo_comparison;"
        "from samestory.renderers import RENDERERS;"
        f"sys.stdout.buffer.write(RENDERERS[{renderer.name!r}].render(demo_comparison()))"
    )
    for seed, locale in (("1", "C"), ("2", "C.UTF-8")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": "Asia/Tokyo"}
        done = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, check=True, env=environment
        )
        assert done.stdout == renderer.render(demo_comparison())


@with_paragraphs
@pytest.mark.parametrize("story", [demo_comparison, hostile_comparison])
def test_every_paragraph_is_in_the_report(
    renderer: Renderer, story: Callable[[], Comparison]
) -> None:
    comparison = story()
    # Where a line of a PDF ends there may or may not have been a space.
    joined = "" if renderer.media_type == "application/pdf" else " "
    seen = joined.join(
        printable(VISIBLE_TEXT[renderer.media_type](renderer.render(comparison))).split()
    )
    for document in comparison.documents:
        for paragraph in document.paragraphs:
            assert joined.join(printable(paragraph.text).split()) in seen


@with_exact_text
def test_every_hostile_text_is_in_the_report(renderer: Renderer) -> None:
    comparison = hostile_story()
    report = VISIBLE_TEXT[renderer.media_type](renderer.render(comparison))
    seen = " ".join(printable(report).split())
    for document in comparison.documents:
        for paragraph in document.paragraphs:
            assert " ".join(printable(paragraph.text).split()) in seen


@renderers
def test_carries_the_fingerprint_by_which_reports_are_told_apart(renderer: Renderer) -> None:
    label = NamingLabel("A", "Anneke Dorrit", "name", 1, 0, ())
    entity = NamedEntity("Anneke Dorrit", "person", (label,))
    comparison = replace(demo_comparison(), naming=(entity,))
    assert comparison.fingerprint.encode() in renderer.render(comparison)


@text_renderers
@pytest.mark.parametrize("story", [hostile_comparison, hostile_story])
def test_control_characters_never_reach_the_screen(
    renderer: Renderer, story: Callable[[], Comparison]
) -> None:
    report = renderer.render(story()).decode("utf-8-sig")
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f]", report)


@renderers
def test_a_paragraph_of_two_million_letters_takes_seconds(renderer: Renderer) -> None:
    sentence = "On day {0} the harbour master said that vessel {0} had <b>no</b> light. "
    long = "".join(sentence.format(number) for number in range(40_000))[:2_000_000]
    documents = {
        "A": make_document("A", "One", [long, HOSTILE_TEXTS["long word"]]),
        "B": make_document("B", "Two", ["The harbour master spoke.", "Yes."]),
    }
    rows = [make_passage(documents, number, {"A": [number], "B": [number]}) for number in (1, 2)]
    began = time.process_time()
    assert renderer.render(make_comparison(list(documents.values()), rows))
    assert time.process_time() - began < 30


@pytest.mark.parametrize("story", [hostile_comparison, hostile_story])
@pytest.mark.parametrize("name", ["html", "markdown"])
def test_hostile_text_runs_nothing_and_loads_nothing(
    name: str, story: Callable[[], Comparison]
) -> None:
    report = RENDERERS[name].render(story()).decode()
    if name == "markdown":
        report = markdown_parser().render(report)
    tags = parse_html(report).tags
    own_script = name == "html"
    assert [tag for tag, _ in tags].count("script") == own_script
    for tag, attributes in tags:
        assert tag not in {"img", "iframe", "object", "embed", "base", "form"}
        assert not [name for name in attributes if name.startswith("on") or name == "src"]
        address = attributes.get("href", "#") or ""
        assert address.startswith(("#", "https://x.example/", "data:image/svg+xml,")), address


def test_rendering_by_name() -> None:
    comparison = demo_comparison()
    for name in DEFAULT_FORMATS:
        assert render(comparison, name) == RENDERERS[name].render(comparison)


def test_an_unknown_name_is_refused_with_those_that_exist() -> None:
    with pytest.raises(RenderError, match=r"odt.*html, markdown, json"):
        render(demo_comparison(), "odt")
