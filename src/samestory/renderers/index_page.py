"""The page that lists the reports of a folder."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from string import Template
from urllib.parse import quote

from samestory.renderers.layout import plural
from samestory.renderers.safe_text import printable

GENERATOR_META = '<meta name="generator" content="samestory index">'
"""By this the page is known as one of ours."""

_STYLE = """
:root{--paper:#faf9f5;--ink:#1a1c1e;--ink2:#555a60;--line:#d9d5cb;--link:#0b5a86;
--serif:"Iowan Old Style",Charter,"Palatino Linotype",Palatino,Georgia,"Noto Serif",serif;
--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif;
color-scheme:light dark}
@media (prefers-color-scheme:dark){
:root{--paper:#15171a;--ink:#e9e7e1;--ink2:#a9adb3;--line:#34383d;--link:#7fc3ea}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:400 15px/1.5 var(--sans);
overflow-wrap:break-word}
main{max-width:62rem;margin:0 auto;padding:22px 24px 48px;border-top:6px solid var(--ink)}
.kick{font-size:12px;font-weight:700;letter-spacing:.12em;text-transform:uppercase;margin:0}
h1{font:600 clamp(28px,4vw,42px)/1.1 var(--serif);margin:12px 0 6px}
.sub,.by,time{color:var(--ink2)}
ol{list-style:none;margin:26px 0 0;padding:0;border-top:1px solid var(--ink)}
li{padding:16px 0 18px;border-bottom:1px solid var(--line)}
h2{font:600 21px/1.25 var(--serif);margin:0 0 4px;text-wrap:balance}
p{margin:0 0 4px}
time{font-size:13px;font-variant-numeric:tabular-nums}
a{color:var(--link);text-underline-offset:.15em}
.files a{display:inline-block;padding:3px 12px 3px 0}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
"""

_PAGE = Template("""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="$policy">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
$generator
<title>Comparison reports</title>
<style>$style</style>
</head>
<body>
<main>
<p class="kick">samestory</p>
<h1>Comparison reports</h1>
<p class="sub">$count in this folder.</p>
<ol>
$entries
</ol>
</main>
</body>
</html>
""")

_ENTRY = Template("""<li>
<h2 dir="auto"><a href="$address">$title</a></h2>
<p class="by" dir="auto">$outlets</p>
<p class="files">$date$links</p>
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
    files
        Pairs of format name and file name (in the page's own folder), the one to open first
        first; never empty.
    """

    title: str
    outlets: str
    date: str | None
    files: tuple[tuple[str, str], ...]


def index_page(entries: Sequence[IndexEntry]) -> bytes:
    """Return the page as UTF-8 HTML, with the entries in the order given."""
    digest = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    page = _PAGE.substitute(
        policy=policy,
        generator=GENERATOR_META,
        style=_STYLE,
        count=plural(len(entries), "comparison"),
        entries="\n".join(_entry(entry) for entry in entries),
    )
    return page.encode()


def _entry(entry: IndexEntry) -> str:
    return _ENTRY.substitute(
        address=_address(entry.files[0][1]),
        title=_text(entry.title),
        outlets=_text(entry.outlets),
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
