"""The TEI file keeps to the schema of the TEI and to rules of its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest
from lxml import etree  # type: ignore[import-untyped]

import samestory
from samestory.model import Comparison
from samestory.renderers import RENDERERS
from samestory.renderers.safe_text import printable
from tests.contracts.test_renderers import hostile_comparison
from tests.renderers.demo_story import demo_comparison
from tests.sample_report import ROOT
from tests.tei_schema import SCHEMA

TEI = "{http://www.tei-c.org/ns/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"
stories = pytest.mark.parametrize("story", [demo_comparison, hostile_comparison])
SEEDS = ROOT / "seeds"
Story = Callable[[], Comparison]


def encoded(comparison: Comparison) -> etree._Element:
    return etree.fromstring(RENDERERS["tei"].render(comparison))


@pytest.fixture(scope="module")
def schema() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(SCHEMA))


def with_tables() -> Comparison:
    return samestory.compare(samestory.read(SEEDS / "ferry-collision"))


@pytest.mark.parametrize("story", [demo_comparison, hostile_comparison, with_tables])
def test_keeps_to_the_schema_of_the_tei(schema: etree.RelaxNG, story: Story) -> None:
    root = encoded(story())
    assert schema.validate(root), schema.error_log


@pytest.mark.parametrize("tag", ["witness", "app", "rdg", "row", "link", "item"])
def test_the_schema_misses_no_misplaced_element(schema: etree.RelaxNG, tag: str) -> None:
    root = encoded(with_tables())
    assert schema.validate(root)
    next(root.iter(f"{TEI}{tag}")).tag = f"{TEI}publisher"
    assert not schema.validate(root)


def test_names_and_counts_stand_in_the_back() -> None:
    root = encoded(with_tables())
    kinds = [division.get("type") for division in root.find(f".//{TEI}back")]
    assert kinds == ["findings", "naming", "outlets"]


@stories
def test_parts_stand_in_the_order_of_the_guidelines(story: Story) -> None:
    root = encoded(replace(story(), highlights=("f-7a11ed12",)))
    parts = [child.tag.removeprefix(TEI) for child in root]
    assert [part for part in parts if part != "standOff"] == ["teiHeader", "text"]
    described = root.find(f"{TEI}teiHeader/{TEI}fileDesc")
    assert [child.tag.removeprefix(TEI) for child in described] == [
        *("titleStmt", "publicationStmt", "sourceDesc"),
    ]
    variants = root.find(f".//{TEI}variantEncoding")
    assert dict(variants.attrib) == {"method": "parallel-segmentation", "location": "internal"}


@stories
def test_every_pointer_leads_to_one_element(story: Story) -> None:
    root = encoded(story())
    ids = Counter(element.get(f"{XML}id") for element in root.iter() if element.get(f"{XML}id"))
    assert set(ids.values()) == {1}
    assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", name) for name in ids)
    for element in root.iter():
        for name in ("wit", "corresp", "target", "source"):
            for pointer in (element.get(name) or "").split():
                assert pointer.startswith("#")
                assert pointer[1:] in ids


@stories
def test_every_paragraph_stands_once_in_a_reading_of_its_witness(story: Story) -> None:
    comparison = story()
    root = encoded(comparison)
    found = [
        (reading.get("wit"), paragraph.get("n"), "".join(paragraph.itertext()))
        for reading in root.iter(f"{TEI}rdg")
        for paragraph in reading.iter(f"{TEI}p")
    ]
    assert sorted(found) == sorted(
        (f"#{document.id}", str(paragraph.number), printable(paragraph.text))
        for document in comparison.documents
        for paragraph in document.paragraphs
    )


def test_no_outlet_is_the_lemma_and_silence_is_no_reading() -> None:
    root = encoded(demo_comparison())
    assert root.find(f".//{TEI}lem") is None
    assert all(len(reading) for reading in root.iter(f"{TEI}rdg"))
    entries = [[each.get("wit") for each in app] for app in root.iter(f"{TEI}app")]
    assert entries[:3] == [["#A", "#B", "#C"], ["#A", "#B"], ["#A", "#C"]]


def test_shared_words_name_the_readings_that_have_them() -> None:
    root = encoded(demo_comparison())
    first, second = list(root.iter(f"{TEI}app"))[1]
    marks = {seg.text: (seg.get("type"), seg.get("corresp")) for seg in first.iter(f"{TEI}seg")}
    assert marks["Two night workers "] == ("shared", f"#{second.get(f'{XML}id')}")
    assert marks["said"] == ("akin", f"#{second.get(f'{XML}id')}")


def test_links_have_two_ends_and_a_certainty() -> None:
    links = list(encoded(demo_comparison()).iter(f"{TEI}link"))
    assert len(links) == len(demo_comparison().links)
    assert links[0].get("target") == "#A.1 #B.1"
    assert (links[0].get("type"), links[0].get("cert")) == ("strong", "0.97")


def test_findings_quote_their_words() -> None:
    root = encoded(replace(demo_comparison(), highlights=("f-7a11ed12",)))
    item = next(each for each in root.iter(f"{TEI}item") if each.get("n") == "1")
    quotes = [(quote.get("source"), quote.text) for quote in item.iter(f"{TEI}quote")]
    assert quotes == [
        ("#A.1", "12 trams"),
        ("#B.1", "at least 12 trams"),
        ("#C.2", "Fourteen trams"),
    ]
