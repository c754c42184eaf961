from __future__ import annotations

from dataclasses import replace

from samestory.model import Comparison, EntityType, LabelKind, NamedEntity, NamingLabel
from samestory.renderers.html import naming
from tests.renderers.comparison_factory import make_evidence
from tests.renderers.demo_story import demo_comparison
from tests.renderers.html.pages import parse, text, with_class


def label(
    letter: str, words: str, *, kind: LabelKind = "name", count: int = 1, quoted: int = 0
) -> NamingLabel:
    documents = {document.id: document for document in demo_comparison().documents}
    first = documents[letter].paragraphs[0].text.split()[0]
    evidence = make_evidence(documents[letter], 1, first)
    return NamingLabel(letter, words, kind, count, quoted, (evidence,))


def entity(name: str, *labels: NamingLabel, sort: EntityType = "person") -> NamedEntity:
    return NamedEntity(name, sort, labels)


def named(*entities: NamedEntity) -> Comparison:
    return replace(demo_comparison(), naming=entities)


def test_the_table_has_a_row_for_each_entity_and_a_column_for_each_outlet() -> None:
    mayor = entity("Ada Quill", label("A", "the mayor", count=2), label("C", "the boss", quoted=1))
    (table,) = with_class(parse(named(mayor)), "names")
    head, row = table.findall(".//tr")
    assert [text(cell)[:1] for cell in head.findall("th")[1:]] == ["A", "B", "C"]
    assert [text(cell) for cell in row] == ["Ada Quill", "Athe mayor × 2", "–", "Cthe boss quoted"]
    assert table.xpath(".//td//a/@href") == ["#A-1", "#C-1"]


def test_entities_that_all_name_alike_are_only_counted() -> None:
    alike = entity("Trellis", label("A", "Trellis"), label("B", "trellis"))
    other = entity("Quill", label("A", "Quill"), label("B", "Ms Quill"))
    root = parse(named(alike, other))
    assert len(with_class(root, "names")[0].findall("tbody/tr")) == 1
    assert "1 more is named alike" in text(root.get_element_by_id("naming-note"))
    assert not with_class(parse(named(alike)), "names")


def test_a_long_table_says_how_many_it_leaves_out() -> None:
    many = [entity(f"N{k}", label("A", f"N{k}"), label("B", f"M{k}")) for k in range(50)]
    root = parse(named(*many))
    assert len(with_class(root, "names")[0].findall("tbody/tr")) == naming.MOST_ROWS
    assert "10 more are left out here" in text(root.get_element_by_id("naming-note"))
