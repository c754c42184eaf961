"""Cuts the schema of the TEI down to the elements that the TEI report uses.

The whole schema takes ten seconds to load and a megabyte to keep. In the cut one all other elements
are forbidden, so that whatever it finds valid the whole one finds valid too. To make it anew, take
``tei_all.rng`` from a release of the TEI (https://www.tei-c.org/Vault/P5/) and call
``python -m tests.tei_schema tei_all.rng``.
"""

from __future__ import annotations

import sys
from pathlib import Path

from lxml import etree  # type: ignore[import-untyped]

SCHEMA = Path(__file__).parent / "data" / "tei_subset.rng"
RNG = "{http://relaxng.org/ns/structure/1.0}"
COMMENT = """
The RELAX NG schema of the TEI (TEI P5 {edition}), cut to the elements that samestory
writes by python -m tests.tei_schema. Copyright TEI Consortium; licence BSD-2-Clause:

Redistribution and use in source and binary forms, with or without modification, are permitted
provided that the following conditions are met: redistributions of source code must retain the
above copyright notice, this list of conditions and the following disclaimer; redistributions in
binary form must reproduce the above copyright notice, this list of conditions and the following
disclaimer in the documentation and/or other materials provided with the distribution.

This software is provided by the copyright holders and contributors "as is" and any express or
implied warranties, including, but not limited to, the implied warranties of merchantability and
fitness for a particular purpose are disclaimed. In no event shall the copyright holder or
contributors be liable for any direct, indirect, incidental, special, exemplary, or consequential
damages (including, but not limited to, procurement of substitute goods or services; loss of use,
data, or profits; or business interruption) however caused and on any theory of liability, whether
in contract, strict liability, or tort (including negligence or otherwise) arising in any way out
of the use of this software, even if advised of the possibility of such damage.
"""
USED = frozenset(
    (
        *("TEI", "teiHeader", "fileDesc", "titleStmt", "title", "publicationStmt", "authority"),
        *("date", "idno", "sourceDesc", "listWit", "witness", "bibl", "author", "publisher"),
        *("note", "encodingDesc", "appInfo", "application", "desc", "variantEncoding"),
        *("editorialDecl", "p", "standOff", "linkGrp", "link", "text", "body", "div", "app"),
        *("rdg", "seg", "back", "head", "list", "item", "quote", "table", "row", "cell"),
    )
)


def cut(path: Path) -> bytes:
    """Return the schema without the elements that are not used and what only they need."""
    root = etree.parse(
        path, etree.XMLParser(remove_comments=True, remove_blank_text=True)
    ).getroot()
    for element in list(root.iter(etree.Element)):
        if not element.tag.startswith(RNG):
            element.getparent().remove(element)
    for element in root.iter(f"{RNG}element"):
        if element.get("name") not in USED:
            element.getparent().replace(element, etree.Element(f"{RNG}notAllowed"))
    _simplify(root)
    _drop_unreachable(root)
    etree.cleanup_namespaces(root)
    edition = path.read_text(encoding="utf-8").partition("TEI Edition: ")[2].partition(".  ")[0]
    edition = " ".join(edition.partition("Last")[0].split()).rstrip(".")
    root.addprevious(etree.Comment(COMMENT.format(edition=edition.lower())))
    etree.indent(root)
    written: bytes = etree.tostring(
        root.getroottree(), xml_declaration=True, encoding="UTF-8", pretty_print=True
    )
    return written


def _simplify(root: etree._Element) -> None:
    """Take out choices that are forbidden, until nothing changes any more."""
    forbidden: set[str] = set()
    changed = True
    while changed:
        changed = False
        for define in root.findall(f"{RNG}define"):
            changed |= _simplify_children(define, forbidden)
            dead = any(each.tag == f"{RNG}notAllowed" for each in define)
            if dead and define.get("name") not in forbidden:
                forbidden.add(define.get("name"))
                changed = True


def _simplify_children(parent: etree._Element, forbidden: set[str]) -> bool:
    changed = False
    for child in list(parent):
        changed |= _simplify_children(child, forbidden)
    kind = parent.tag.removeprefix(RNG)
    for child in list(parent):
        if child.tag == f"{RNG}ref" and child.get("name") in forbidden:
            parent.replace(child, etree.Element(f"{RNG}notAllowed"))
            changed = True
    dead = [each for each in parent if each.tag == f"{RNG}notAllowed"]
    if kind == "choice":
        for child in dead:
            parent.remove(child)
            changed = True
        if not len(parent):
            parent.getparent().replace(parent, etree.Element(f"{RNG}notAllowed"))
            changed = True
    elif dead and kind in {"optional", "zeroOrMore"}:
        parent.getparent().replace(parent, etree.Element(f"{RNG}empty"))
        changed = True
    elif dead and kind in {"oneOrMore", "group", "interleave"}:
        parent.getparent().replace(parent, etree.Element(f"{RNG}notAllowed"))
        changed = True
    return changed


def _drop_unreachable(root: etree._Element) -> None:
    defines: dict[str, list[etree._Element]] = {}
    for define in root.findall(f"{RNG}define"):
        defines.setdefault(define.get("name"), []).append(define)
    reached: set[str] = set()
    waiting = [each.get("name") for each in root.find(f"{RNG}start").iter(f"{RNG}ref")]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += [ref.get("name") for each in defines[name] for ref in each.iter(f"{RNG}ref")]
    for name, held in defines.items():
        if name not in reached:
            for define in held:
                root.remove(define)


if __name__ == "__main__":
    SCHEMA.write_bytes(cut(Path(sys.argv[1])))
