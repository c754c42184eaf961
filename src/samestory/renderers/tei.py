"""The report as TEI P5 XML, for scholarly editions and collation tools."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from samestory.model import Cell, Comparison, Document, Finding, Passage, Place, Segment
from samestory.renderers import layout, names_table, outlet_table
from samestory.renderers.base import Extra
from samestory.renderers.method_notes import cuts_note, semantic_note, versions_note
from samestory.renderers.passage_notes import passage_sentences
from samestory.renderers.safe_text import printable
from samestory.renderers.tables import rounded

_Element = Any
"""An element of lxml, which has no types."""

NAMESPACE = "http://www.tei-c.org/ns/1.0"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_ABSENT_NOTE = (
    "A witness without a reading in an apparatus entry has no paragraph that was matched with the "
    "others there. That is no lacuna and no omission: it may tell the same elsewhere or in other "
    "words."
)
_SEGMENT_NOTE = (
    "A seg of type shared has the same words in the readings that corresp names, one of type akin "
    "another form or spelling of them. The cert of a link is its score."
)


@dataclass(frozen=True, slots=True)
class TeiRenderer:
    """Encodes each passage as an apparatus entry by the parallel segmentation method.

    Witnesses are the documents; each has its paragraphs in the readings (``rdg``), and no reading
    is a lemma, since no outlet is the original. See chapter 13 of the TEI P5 guidelines
    (https://tei-c.org/release/doc/tei-p5-doc/en/html/TC.html).
    """

    name: str = "tei"
    description: str = "TEI P5 XML with parallel segmentation, a reading for each outlet."
    suffix: str = ".xml"
    media_type: str = "application/tei+xml"
    is_text: bool = True
    extra: Extra | None = None

    def render(self, comparison: Comparison) -> bytes:
        """Return UTF-8 XML in the TEI namespace."""
        # Only here: the library takes time to load.
        from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415

        root = etree.Element(f"{{{NAMESPACE}}}TEI", nsmap={None: NAMESPACE})
        root.text = "\n"
        _header(_add(root, "teiHeader"), comparison)
        if comparison.links:
            _links(_add(_add(root, "standOff"), "linkGrp", type="paragraphs"), comparison)
        text = _add(root, "text")
        body = _add(_add(text, "body"), "div", type="passages")
        documents = layout.documents_by_id(comparison)
        for passage in comparison.passages:
            _passage(body, passage, comparison, documents)
        if comparison.findings or comparison.naming or comparison.outlets:
            _back(_add(text, "back"), comparison)
        written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
        return written


def _add(
    parent: _Element, tag: str, text: str | None = None, *, tail: str = "\n", **attributes: str
) -> _Element:
    """Add an element at the parent's end and return it; ``xml_id`` stands for ``xml:id``."""
    from lxml import etree  # noqa: PLC0415

    named = {
        f"{_XML}{name.removeprefix('xml_')}" if name.startswith("xml_") else name: printable(value)
        for name, value in attributes.items()
    }
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", named)
    element.text = None if text is None else printable(text)
    element.tail = tail
    return element


def _header(header: _Element, comparison: Comparison) -> None:
    described = _add(header, "fileDesc")
    _add(_add(described, "titleStmt"), "title", comparison.title)
    published = _add(described, "publicationStmt")
    _add(published, "authority", comparison.generator.name)
    if comparison.date is not None:
        _add(published, "date", comparison.date)
    _add(published, "idno", comparison.fingerprint, type="fingerprint")
    witnesses = _add(_add(described, "sourceDesc"), "listWit")
    for document in comparison.documents:
        _witness(witnesses, document)
    encoding = _add(header, "encodingDesc")
    generator = comparison.generator
    made = _add(_add(encoding, "appInfo"), "application", ident="samestory")
    made.set("version", generator.version)
    _add(made, "desc", versions_note(comparison))
    _add(encoding, "variantEncoding", method="parallel-segmentation", location="internal")
    principles = _add(encoding, "editorialDecl")
    notes = (cuts_note(comparison), semantic_note(comparison), _ABSENT_NOTE, _SEGMENT_NOTE)
    for note in notes:
        if note is not None:
            _add(principles, "p", note)


def _witness(witnesses: _Element, document: Document) -> None:
    bibl = _add(_add(witnesses, "witness", xml_id=document.id), "bibl")
    facts = (
        ("author", document.author),
        ("title", document.headline),
        ("publisher", document.label),
        ("date", document.published),
    )
    for tag, text in facts:
        if text is not None:
            _add(bibl, tag, text)
    # As text and not as a pointer: nothing in an article's data becomes an address to follow.
    if document.url is not None:
        _add(bibl, "idno", document.url, type="URL")
    _add(bibl, "idno", document.source.sha256, type="SHA-256")
    for warning in document.warnings:
        _add(bibl, "note", warning)


def _links(group: _Element, comparison: Comparison) -> None:
    for link in comparison.links:
        target = f"#{_place_id(link.a)} #{_place_id(link.b)}"
        cert = f"{rounded(link.score):g}"
        _add(group, "link", target=target, type=link.strength, cert=cert)


def _passage(
    body: _Element, passage: Passage, comparison: Comparison, documents: dict[str, Document]
) -> None:
    kind = "boilerplate" if passage.boilerplate else "passage"
    division = _add(body, "div", type=kind, n=str(passage.number), xml_id=passage.id)
    _add(division, "note", " ".join(passage_sentences(passage, comparison)), type="remark")
    entry = _add(division, "app")
    for cell in passage.cells:
        reading = _add(
            entry, "rdg", wit=f"#{cell.document}", xml_id=_reading_id(passage, cell.document)
        )
        for number in cell.paragraphs:
            _paragraph(reading, passage, cell, number, documents[cell.document].language)


def _paragraph(reading: _Element, passage: Passage, cell: Cell, number: int, language: str) -> None:
    place = Place(cell.document, number)
    paragraph = _add(reading, "p", "", n=str(number), xml_id=_place_id(place), xml_lang=language)
    for segment in cell.segments:
        if segment.paragraph == number:
            _segment(paragraph, passage, segment)


def _segment(paragraph: _Element, passage: Passage, segment: Segment) -> None:
    """Add a segment: as ``seg`` where other documents have its words, else as text."""
    for kind, others in (("shared", segment.shared_with), ("akin", segment.akin_with)):
        if others:
            corresp = " ".join(f"#{_reading_id(passage, other)}" for other in others)
            _add(paragraph, "seg", segment.text, tail="", type=kind, corresp=corresp)
            return
    text = printable(segment.text)
    if len(paragraph):
        paragraph[-1].tail = (paragraph[-1].tail or "") + text
    else:
        paragraph.text = (paragraph.text or "") + text


def _back(back: _Element, comparison: Comparison) -> None:
    if comparison.findings:
        _findings(_add(back, "div", type="findings"), comparison)
    if comparison.naming:
        names = [f"{each.id} · {each.label}" for each in comparison.documents]
        division = _titled(back, "naming", names_table.TITLE, names_table.NAMING_NOTE)
        _table(division, ("", *names), names_table.naming_rows(comparison))
    if comparison.outlets:
        notes = (outlet_table.note(comparison), outlet_table.caution(comparison))
        division = _titled(back, "outlets", outlet_table.TITLE, *notes)
        for heads, rows in outlet_table.tables(comparison, len(comparison.outlets)):
            _table(division, heads, rows)


def _titled(back: _Element, kind: str, title: str, *notes: str) -> _Element:
    division = _add(back, "div", type=kind)
    _add(division, "head", title)
    for note in notes:
        _add(division, "p", note)
    return division


def _table(division: _Element, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    table = _add(division, "table")
    first = _add(table, "row", role="label")
    for head in heads:
        _add(first, "cell", head, role="label")
    for label, *texts in rows:
        row = _add(table, "row")
        _add(row, "cell", label, role="label")
        for text in texts:
            _add(row, "cell", text)


def _findings(division: _Element, comparison: Comparison) -> None:
    known = layout.passages_by_id(comparison)
    ranks = {finding: rank for rank, finding in enumerate(comparison.highlights, start=1)}
    for kind, findings in layout.findings_by_kind(comparison).items():
        items = _add(division, "list")
        _add(items, "head", f"{len(findings)} {layout.kind_title(kind, len(findings))}")
        for finding in findings:
            item = _finding(items, finding)
            if finding.passage in known:
                item.set("corresp", f"#{finding.passage}")
            if finding.id in ranks:
                item.set("n", str(ranks[finding.id]))


def _finding(items: _Element, finding: Finding) -> _Element:
    item = _add(items, "item", finding.summary + " ")
    if finding.id:
        item.set(f"{_XML}id", finding.id)
    for evidence in finding.evidence:
        place = _place_id(Place(evidence.document, evidence.paragraph))
        _add(item, "quote", evidence.text, source=f"#{place}")
    _add(item, "note", finding.reason, type="reason")
    return item


def _place_id(place: Place) -> str:
    return f"{place.document}.{place.paragraph}"


def _reading_id(passage: Passage, document: str) -> str:
    return f"{passage.id}.{document}"
