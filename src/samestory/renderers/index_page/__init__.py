"""The page that lists the reports of a folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib import resources
from string import Template
from urllib.parse import quote

from samestory.renderers.layout import plural
from samestory.renderers.page_policy import hash_source
from samestory.renderers.safe_text import printable

GENERATOR_META = '<meta name="generator" content="samestory index">'
"""By this the page is known as one of ours."""

_ENTRY = Template("""<li>
<h2 dir="auto"><a href="$address">$title</a></h2>
<p class="by" dir="auto">$outlets</p>
$counts<p class="files">$date$links</p>
</li>""")


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """One comparison's reports.

    Attributes
    ----------
    title, outlets
        As the page shows them.
    date
        ISO 8601, or ``None``.
    counts
        How much there is in it, as the page shows it; empty where that is not known.
    files
        Pairs of format name and file name (in the page's own folder), the one to open first
        first; never empty.
    """

    title: str
    outlets: str
    date: str | None
    counts: str
    files: tuple[tuple[str, str], ...]


def index_page(entries: Sequence[IndexEntry]) -> bytes:
    """Return the page as UTF-8 HTML, with the entries in the order given."""
    style, script = _part("index.css"), _part("index.js")
    policy = (
        f"default-src 'none'; script-src {hash_source(script)}; style-src {hash_source(style)}; "
        "base-uri 'none'; form-action 'none'"
    )
    page = Template(_part("index.html")).substitute(
        policy=policy,
        generator=GENERATOR_META,
        style=style,
        script=script,
        count=plural(len(entries), "comparison"),
        entries="\n".join(_entry(entry) for entry in entries),
    )
    return page.encode()


@cache
def _part(name: str) -> str:
    path = resources.files("samestory.renderers.index_page") / name
    return path.read_text(encoding="utf-8").replace("\r\n", "\n")


def _entry(entry: IndexEntry) -> str:
    return _ENTRY.substitute(
        address=_address(entry.files[0][1]),
        title=_text(entry.title),
        outlets=_text(entry.outlets),
        counts=f'<p class="counts">{_text(entry.counts)}</p>\n' if entry.counts else "",
        date=f"<time>{_text(entry.date)}</time> · " if entry.date else "",
        links=" ".join(
            f'<a href="{_address(name)}">{_text(kind)}</a>' for kind, name in entry.files
        ),
    )


def _address(name: str) -> str:
    """Return a file name as a relative address; ``./`` keeps a colon from starting a scheme."""
    return "./" + quote(name, safe="", errors="surrogateescape")


def _text(text: str) -> str:
    return escape(printable(text))
