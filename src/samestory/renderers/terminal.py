"""The summary that is printed in the terminal: the report at a glance, with long texts shortened.

It is no report format: what it shows depends on the width of the screen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from samestory.model import Cell, Comparison, Document, Finding, Nearest, Passage
from samestory.renderers import layout
from samestory.renderers.passage_notes import how_firm, in_parts
from samestory.renderers.safe_text import printable, shorten
from samestory.renderers.terminal_parts import as_text, labelled, line, section
from samestory.renderers.terminal_tables import naming_section, outlet_section

MAX_COLUMNS = 3
MIN_COLUMN_WIDTH = 24
MAX_PASSAGES = 40
MAX_FINDINGS_OF_A_KIND = 5
MAX_ONLY_IN_ONE = 5
CELL_LIMIT = {2: 360, 3: 280}
STACKED_LIMIT = 200
QUOTE_LIMIT = 150
LINE_LIMIT = 220

MARK_STYLE = "bold"
_MARK_NOTES = {
    "common ground": "bold: shared words",
    "differences": "bold: words only here",
}


def render_text(comparison: Comparison, *, width: int, styled: bool = False) -> str:
    """Return the summary as text with lines of at most ``width`` columns.

    Without ``styled`` it holds no escape codes.
    """
    return as_text(summary(comparison, width=width, styled=styled), width=width, styled=styled)


def summary(comparison: Comparison, *, width: int, styled: bool) -> RenderableType:
    """Return the summary for a rich console of the given width.

    ``styled`` says whether the console can show bold and underlined text: without it the notes
    that explain marks are left out.
    """
    return Group(
        *_head(comparison),
        *_sources(comparison),
        *_findings(comparison),
        *naming_section(comparison),
        *outlet_section(comparison),
        *_side_by_side(comparison, width=width, styled=styled),
        *_only_in_one(comparison),
        *_boilerplate(comparison),
    )


def _head(comparison: Comparison) -> Iterator[RenderableType]:
    yield line(comparison.title, "bold")
    yield line(layout.counts_sentences(comparison))


def _sources(comparison: Comparison) -> Iterator[RenderableType]:
    yield from section("Sources")
    for document in comparison.documents:
        matched = layout.matched_paragraphs(comparison, document.id)
        compared = layout.compared_paragraphs(comparison, document.id)
        aside = len(document.paragraphs) - compared
        facts = [
            document.label,
            *([document.published] if document.published else []),
            f"{matched} of {layout.plural(compared, 'paragraph')} matched",
            *([f"{aside} of boilerplate"] if aside else []),
        ]
        lines = [line(" · ".join(facts))]
        if document.headline:
            lines.append(line(shorten(document.headline, QUOTE_LIMIT), "italic"))
        yield labelled(document.id, Group(*lines))


def _findings(comparison: Comparison) -> Iterator[RenderableType]:
    numbers = {passage.id: passage.number for passage in comparison.passages}
    groups = layout.findings_by_kind(comparison)
    groups.pop(layout.ONLY_HERE_KIND, None)
    first = layout.highlights(comparison)
    if groups or first:
        yield from section("What differs")
    if first:
        yield line("Look at these first", "bold")
        yield from _lines(first, numbers)
    shown = {finding.id for finding in first if finding.id}
    for kind, findings in groups.items():
        yield line(f"{len(findings)} {layout.kind_title(kind, len(findings))}", "bold")
        further = [finding for finding in findings if finding.id not in shown]
        room = max(0, MAX_FINDINGS_OF_A_KIND - (len(findings) - len(further)))
        yield from _lines(further[:room], numbers)
        yield from _more(len(further) - room)


def _lines(findings: Sequence[Finding], numbers: Mapping[str, int]) -> Iterator[RenderableType]:
    for finding in findings:
        yield labelled(str(numbers.get(finding.passage or "", "–")), _finding(finding))


def _finding(finding: Finding) -> Text:
    voice = " (quoted words)" if finding.voice == "quoted" else ""
    return line(shorten(printable(finding.summary), LINE_LIMIT) + voice)


def _side_by_side(comparison: Comparison, *, width: int, styled: bool) -> Iterator[RenderableType]:
    shared = [passage for passage in comparison.passages if len(passage.cells) > 1]
    if not shared:
        return
    documents = layout.documents_by_id(comparison)
    columns = len(documents)
    fits = columns <= MAX_COLUMNS and width // columns >= MIN_COLUMN_WIDTH
    yield from section("Side by side")
    note = "Long texts are shortened (…); the reports have them whole."
    if styled:
        note += " Bold words are also in another outlet's text, or, where it says so, only here."
    yield line(note, "dim")
    for passage in shared[:MAX_PASSAGES]:
        yield Text()
        yield _passage_head(passage, styled=styled)
        if fits:
            yield _columns(passage, documents, comparison)
        else:
            yield from _stacked(passage, documents, comparison)
    yield from _more(len(shared) - MAX_PASSAGES)


def _passage_head(passage: Passage, *, styled: bool) -> Text:
    parts = [f"{layout.percent(passage.similarity)} alike in wording"]
    parts += [*how_firm(passage), *in_parts(passage), *layout.order_notes(passage)]
    if styled:
        parts.append(_MARK_NOTES[passage.mode])
    return Text.assemble((f"Passage {passage.number}", "bold"), (" · " + " · ".join(parts), "dim"))


def _columns(passage: Passage, documents: Mapping[str, Document], comparison: Comparison) -> Table:
    """Lay out one column for each document of the story, also for one that is missing here."""
    table = Table.grid(expand=True, padding=(0, 2, 0, 0))
    cells = {cell.document: cell for cell in passage.cells}
    nearest = layout.nearest_by_document(passage)
    heads, texts = [], []
    for letter, document in documents.items():
        table.add_column(ratio=1, overflow="fold")
        head = _cell_head(document, cells.get(letter), style="bold")
        heads.append(Text.assemble((f"{letter} ", "bold"), head, overflow="fold"))
        if letter in cells:
            texts.append(_cell_text(passage, cells[letter], CELL_LIMIT[len(documents)]))
        else:
            texts.append(_elsewhere(document, nearest.get(letter), comparison))
    table.add_row(*heads)
    table.add_row(*texts)
    return table


def _stacked(
    passage: Passage, documents: Mapping[str, Document], comparison: Comparison
) -> Iterator[RenderableType]:
    for cell in passage.cells:
        head = _cell_head(documents[cell.document], cell, style="italic")
        text = _cell_text(passage, cell, STACKED_LIMIT)
        yield labelled(cell.document, Text.assemble(head, "  ", text, overflow="fold"))
    nearest = layout.nearest_by_document(passage)
    for document in layout.missing_documents(comparison, passage):
        yield labelled("", _elsewhere(document, nearest.get(document.id), comparison))


def _cell_head(document: Document, cell: Cell | None, *, style: str) -> Text:
    head = Text(printable(document.label), style, overflow="fold")
    if cell is not None:
        head.append(f" ¶{', '.join(str(number) for number in cell.paragraphs)}")
    return head


def _cell_text(passage: Passage, cell: Cell, limit: int) -> Text:
    """Return the cell's text with its marks, shortened to the limit."""
    whole = Text(overflow="fold")
    for before, segment in zip((None, *cell.segments), cell.segments, strict=False):
        if before is not None and before.paragraph != segment.paragraph:
            whole.append(" ¶ ")
        marked = layout.is_marked(segment, passage.mode)
        _append_marked(whole, printable(segment.text), marked=marked)
    short = shorten(whole.plain, limit)
    if short == whole.plain:
        return whole
    return whole[: len(short) - 1] + Text("…")


def _append_marked(text: Text, words: str, *, marked: bool) -> None:
    """Append words; a mark begins and ends with a word, so that it holds no outer spaces."""
    inner = [at for at, char in enumerate(words) if char.isalnum()]
    if not (marked and inner):
        text.append(words)
        return
    start, end = inner[0], inner[-1] + 1
    text.append(words[:start]).append(words[start:end], MARK_STYLE).append(words[end:])


def _elsewhere(document: Document, nearest: Nearest | None, comparison: Comparison) -> Text:
    if nearest is None:
        return line(f"no match in {document.id}", "dim")
    where = f"¶{nearest.other.paragraph}, score {nearest.score:.2f}"
    if layout.shares_a_detail(nearest, comparison):
        return line(f"shares a detail in {document.id}: {where}", "dim")
    return line(f"no match in {document.id}; nearest: {where}", "dim")


def _only_in_one(comparison: Comparison) -> Iterator[RenderableType]:
    told = layout.passages_told_by_one(comparison)
    if not told:
        return
    documents = layout.documents_by_id(comparison)
    yield from section("Told by one outlet alone")
    yield line(layout.not_matched_note(comparison), "dim")
    for document, passages in told:
        yield Text()
        count = layout.plural(len(passages), "passage")
        yield line(f"{document.id} {printable(document.label)}: {count}", "bold")
        for passage in passages[:MAX_ONLY_IN_ONE]:
            yield labelled(str(passage.number), _alone(passage, document, documents))
        yield from _more(len(passages) - MAX_ONLY_IN_ONE)


def _alone(
    passage: Passage, document: Document, documents: Mapping[str, Document]
) -> RenderableType:
    numbers = passage.cells[0].paragraphs
    lines = [line(_quote(document, numbers[0], QUOTE_LIMIT))]
    if passage.nearest:
        best = max(passage.nearest, key=lambda nearest: nearest.score)
        quote = _quote(documents[best.other.document], best.other.paragraph, QUOTE_LIMIT // 2)
        lines.append(line(f"nearest, score {best.score:.2f}: {best.other.document} {quote}", "dim"))
    return Group(*lines)


def _boilerplate(comparison: Comparison) -> Iterator[RenderableType]:
    aside = [passage for passage in comparison.passages if passage.boilerplate]
    if not aside:
        return
    documents = layout.documents_by_id(comparison)
    yield from section("Boilerplate, not compared")
    for passage in aside[:MAX_ONLY_IN_ONE]:
        cell = passage.cells[0]
        kinds = layout.boilerplate_kinds(comparison, passage)
        quote = _quote(documents[cell.document], cell.paragraphs[0], QUOTE_LIMIT)
        yield labelled(str(passage.number), line(f"{cell.document} {quote} ({kinds})"))
    yield from _more(len(aside) - MAX_ONLY_IN_ONE)


def _quote(document: Document, number: int, limit: int) -> str:
    text = printable(document.paragraphs[number - 1].text)
    return f"¶{number} {shorten(text, limit)}"


def _more(number: int) -> Iterator[RenderableType]:
    if number > 0:
        yield Padding(line(f"… and {number} more in the reports", "dim"), (0, 0, 0, 5))
