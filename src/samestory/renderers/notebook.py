"""What a notebook shows of a comparison: the first findings and passages, in plain markup.

Notebooks keep what they show in their file, and take styles, scripts and frames out of files that
are not trusted; so do the sites that show notebooks. So nothing here needs them, and the size has a
bound. The reports have everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from samestory.model import Cell, Comparison, Document, Finding, Passage
from samestory.renderers import layout
from samestory.renderers.marked_words import MARK_LEGENDS, MarkedParagraph, Run, marked_paragraphs
from samestory.renderers.passage_notes import passage_sentences
from samestory.renderers.reading_notes import who_has
from samestory.renderers.safe_text import printable, shorten
from samestory.renderers.writing_direction import is_right_to_left

MOST_FINDINGS = 10
MOST_PASSAGES = 12
MOST_COLUMNS = 4
"""Outlets that stand side by side; more stand one below another."""

READING_CHARACTERS = 240
CELL_CHARACTERS = 1200
"""Of a longer text the beginning is shown, with a note that it goes on."""

MOST_CHARACTERS = 60_000
"""Of article text in all passages together; no further passage is begun after them."""

_REST = (
    "<p>A report has everything: "
    "<code>samestory.render(comparison, &quot;html&quot;)</code> returns its bytes.</p>"
)
_TAGS = {"": "", "shared": "b", "akin": "i", "only here": "u"}
_HEAD_STYLE = "text-align:left"
_CELL_STYLE = "text-align:left;vertical-align:top"
"""Notebooks set tables to the right and to the middle of a row."""


def notebook_html(comparison: Comparison) -> str:
    """Return the view as HTML without scripts, style sheets, frames, links or ids."""
    return "\n".join(
        (
            f"<h3>{_text(comparison.title)}</h3>",
            f"<p>{_text(layout.counts_sentences(comparison))}</p>",
            *_outlets(comparison),
            *_findings(comparison),
            *_passages(comparison),
            _REST,
        )
    )


def notebook_line(comparison: Comparison) -> str:
    """Return the comparison in one line, for prompts and logs."""
    title = shorten(printable(comparison.title), 60)
    outlets = layout.plural(len(comparison.documents), "article")
    return f"<Comparison {title!r}: {outlets} · {layout.held(comparison)}>"


def _outlets(comparison: Comparison) -> Iterator[str]:
    rows = (
        (
            each.id,
            each.label,
            each.headline or "–",
            each.published or "–",
            str(layout.compared_paragraphs(comparison, each.id)),
            str(layout.matched_paragraphs(comparison, each.id)),
        )
        for each in comparison.documents
    )
    yield "<table>"
    heads = ("", "Outlet", "Headline", "Published", "Paragraphs", "With a match")
    yield _row("th", map(_text, heads), _HEAD_STYLE)
    yield from (_row("td", map(_text, row), _CELL_STYLE) for row in rows)
    yield "</table>"


def _findings(comparison: Comparison) -> Iterator[str]:
    if not comparison.findings:
        return
    first = layout.highlights(comparison) or comparison.findings
    numbers = {passage.id: passage.number for passage in comparison.passages}
    yield "<h4>What differs</h4>"
    yield "<ul>"
    yield from (_finding(finding, numbers) for finding in first[:MOST_FINDINGS])
    yield "</ul>"
    kinds = (
        f"{len(findings)} {layout.kind_title(kind, len(findings))}"
        for kind, findings in layout.findings_by_kind(comparison).items()
    )
    yield f"<p>In all: {_text(', '.join(kinds))}.</p>"


def _finding(finding: Finding, numbers: dict[str, int]) -> str:
    voice = " (quoted words)" if finding.voice == "quoted" else ""
    number = numbers.get(finding.passage or "")
    place = "" if number is None else f" (passage {number})"
    readings = "".join(
        f"<br><b>{_text(who_has(finding, reading))}:</b> "
        + _text(shorten(printable(reading.text), READING_CHARACTERS))
        + (_text(f" ({reading.note})") if reading.note else "")
        for reading in finding.readings
    )
    return f"<li>{_text(f'{finding.summary}{voice}{place}')}{readings}</li>"


def _passages(comparison: Comparison) -> Iterator[str]:
    told = [passage for passage in comparison.passages if len(passage.cells) > 1]
    if not told:
        return
    yield "<h4>Passages side by side</h4>"
    marks = (
        f"<{_TAGS[mark]}>{mark}</{_TAGS[mark]}>: {text}" for mark, text in MARK_LEGENDS.items()
    )
    yield f"<p>{'; '.join(marks)}.</p>"
    shown = 0
    characters = 0
    for passage in told[:MOST_PASSAGES]:
        if characters > MOST_CHARACTERS:
            break
        yield from _passage(passage, comparison)
        shown += 1
        characters += sum(min(CELL_CHARACTERS, _length(cell)) for cell in passage.cells)
    more = len(told) - shown
    alone = len(comparison.passages) - len(told)
    rest = [
        *([layout.plural(more, "more passage") + " side by side"] if more else []),
        *([layout.plural(alone, "passage") + " of one outlet"] if alone else []),
    ]
    if rest:
        yield f"<p>Not shown here: {' and '.join(rest)}.</p>"


def _passage(passage: Passage, comparison: Comparison) -> Iterator[str]:
    documents = layout.documents_by_id(comparison)
    about = " ".join(passage_sentences(passage, comparison))
    yield f"<p><b>Passage {passage.number}.</b> {_text(about)}</p>"
    yield "<table>"
    names = [_text(f"{cell.document} · {documents[cell.document].label}") for cell in passage.cells]
    cells = [_cell(passage, cell, documents[cell.document]) for cell in passage.cells]
    if len(documents) <= MOST_COLUMNS:
        yield _row("th", names, f"{_HEAD_STYLE};width:{100 // len(names)}%")
        yield f"<tr>{''.join(cells)}</tr>"
    else:
        for name, cell in zip(names, cells, strict=True):
            yield f'<tr><th style="{_CELL_STYLE}">{name}</th>{cell}</tr>'
    yield "</table>"


def _cell(passage: Passage, cell: Cell, document: Document) -> str:
    room = CELL_CHARACTERS
    paragraphs = []
    for paragraph in marked_paragraphs(passage, cell):
        if room <= 0:
            break
        paragraphs.append(f"¶ {paragraph.number} {_words(paragraph, room)}")
        room -= len(paragraph.text)
    left = len(cell.paragraphs) - len(paragraphs)
    if left:
        paragraphs.append(f"… and {layout.plural(left, 'more paragraph')}")
    direction, side = ("rtl", "right") if is_right_to_left(document) else ("ltr", "left")
    return (
        f'<td lang="{escape(document.language)}" dir="{direction}" '
        f'style="text-align:{side};vertical-align:top">{"<br><br>".join(paragraphs)}</td>'
    )


def _words(paragraph: MarkedParagraph, room: int) -> str:
    """Return the words with their marks, or as many of them as there is room for."""
    written = []
    for run in paragraph.runs:
        kept = shorten(run.text, room) if len(run.text) > room else run.text
        written.append(_marked(Run(kept, run.mark)))
        room -= len(run.text)
        if room <= 0:
            break
    return "".join(written)


def _marked(run: Run) -> str:
    tag = _TAGS[run.mark]
    return f"<{tag}>{escape(run.text)}</{tag}>" if tag else escape(run.text)


def _row(tag: str, cells: Iterable[str], style: str) -> str:
    start = f'<{tag} style="{style}">'
    return "<tr>" + "".join(f"{start}{cell}</{tag}>" for cell in cells) + "</tr>"


def _length(cell: Cell) -> int:
    return sum(len(segment.text) for segment in cell.segments)


def _text(text: str) -> str:
    return escape(printable(text))
