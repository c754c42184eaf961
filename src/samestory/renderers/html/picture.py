"""The picture of how the passages line up, as inline SVG."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from samestory.model import Passage, Place
from samestory.renderers.html.outlets import Outlet
from samestory.renderers.html.ribbons import (
    Block,
    Bypass,
    Frame,
    narrow_frame,
    place_blocks,
    ribbons_and_bypasses,
    runs,
    scrolling_frame,
    wide_frame,
)
from samestory.renderers.html.story import Story
from samestory.renderers.layout import is_only_here, percent
from samestory.renderers.safe_text import printable, shorten

OUTLETS_WITH_WORDS = 5
OUTLETS_ON_ONE_SCREEN = 8
QUIET_ABOVE_OUTLETS = 4
PASSAGES_WITH_WORDS = 120
"""Above these, the picture leaves out words, or shows lines that skip an outlet only on hover."""

LINE = 15.0
LETTER = 6.4
NUMBER_ROOM = (18.0, 11.0)
"""Width and height a block must have for its passage's number to fit in."""

SHADES = (0.2, 0.4, 0.7)
"""Likeness from which ribbons are drawn a shade darker."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One variant: the class that says where it is shown, and its drawing."""

    variant: str
    quiet: bool
    view_box: str
    width: float
    drawing: Markup


@dataclass(frozen=True, slots=True)
class Scene:
    """What every passage's drawing needs."""

    story: Story
    frame: Frame
    blocks: Mapping[Place, Block]
    words: bool


def pictures(story: Story) -> list[Picture]:
    """Return the picture's variants: for wide and narrow screens, or one for both."""
    comparison = story.comparison
    number = len(story.outlets)
    longest = max(len(document.paragraphs) for document in comparison.documents)
    few = len(comparison.passages) <= PASSAGES_WITH_WORDS
    if number > OUTLETS_ON_ONE_SCREEN:
        frames = {"scrolling": (scrolling_frame(number, longest), False)}
    elif not few:
        frames = {"single": (narrow_frame(number, longest), False)}
    else:
        words = number <= OUTLETS_WITH_WORDS
        frames = {
            "wide": (wide_frame(number, longest, words=words), words),
            "narrow": (narrow_frame(number, longest), False),
        }
    quiet = not few or number > QUIET_ABOVE_OUTLETS
    return [
        _picture(variant, story, frame, words=words, quiet=quiet)
        for variant, (frame, words) in frames.items()
    ]


def _picture(variant: str, story: Story, frame: Frame, *, words: bool, quiet: bool) -> Picture:
    blocks = place_blocks(story.comparison, frame)
    scene = Scene(story, frame, blocks, words)
    bottom = max(block.bottom for block in blocks.values()) + 4
    heads = [_head(outlet, column, scene) for column, outlet in enumerate(story.outlets.values())]
    rows = [_passage(passage, scene) for passage in story.comparison.passages]
    return Picture(
        variant=variant,
        quiet=quiet,
        view_box=f"-2 0 {frame.width + 4:g} {bottom:g}",
        width=frame.width + 4,
        drawing=Markup("\n").join([*heads, *rows]),
    )


def _head(outlet: Outlet, column: int, scene: Scene) -> Markup:
    left = scene.frame.left(column)
    room = int((scene.frame.card + scene.frame.gap * 0.9 - 28) / 8)
    name = (
        Markup('<text class="outlet-name" x="{:g}" y="21">{}</text>').format(
            left + 28, shorten(printable(outlet.label), room)
        )
        if scene.words
        else Markup()
    )
    middle = left + (10 if scene.words else scene.frame.block / 2)
    return Markup(
        '<g class="{}"><rect class="block" x="{:g}" y="6" width="20" height="20"/>'
        '<text class="letter" x="{:g}" y="20.5">{}</text>{}</g>'
    ).format(outlet.colour, round(middle - 10, 1), round(middle, 1), outlet.letter, name)


def _passage(passage: Passage, scene: Scene) -> Markup:
    stretches = runs(passage, scene.blocks)
    ribbons, bypasses = ribbons_and_bypasses(stretches)
    shade = sum(passage.similarity >= least for least in SHADES) + 1
    parts = [
        _path(f"ribbon shade-{shade}", [_ribbon(a, b, scene.frame) for a, b in ribbons]),
        _path("bypass", [_bypass(line, scene.frame) for line in bypasses]),
    ]
    parts += [
        _block(Place(cell.document, number), passage.number, scene)
        for cell in passage.cells
        for number in cell.paragraphs
    ]
    kind = ""
    if len(passage.cells) == 1:
        kind = " only-here" if is_only_here(passage) else " partly-told"
    if passage.boilerplate:
        kind = " boilerplate"
    return Markup(  # noqa: S704 (made of escaped parts)
        f'<a class="row{kind}" href="#{escape(passage.id)}">'
        f"<title>{escape(_label(passage, scene))}</title>{''.join(parts)}</a>"
    )


def _label(passage: Passage, scene: Scene) -> str:
    letters = ", ".join(passage.documents)
    if passage.boilerplate:
        return f"P{passage.number}, boilerplate in {letters}"
    if len(passage.cells) == 1:
        who = "only" if is_only_here(passage) else "mainly"
        return f"P{passage.number}, {who} in {letters}"
    everywhere = "all of " if len(passage.cells) == len(scene.story.outlets) else ""
    return f"P{passage.number}, {percent(passage.similarity)} alike, in {everywhere}{letters}"


def _path(name: str, outlines: list[str]) -> Markup:
    """Return one path for all outlines of a passage: a long report has thousands of them."""
    if not outlines:
        return Markup()
    return Markup(f'<path class="{name}" d="{"".join(outlines)}"/>')  # noqa: S704 (numbers only)


def _ribbon(a: Block, b: Block, frame: Frame) -> str:
    left, right = frame.right(a.column), frame.left(b.column)
    return (
        f"M{left:g} {a.top:g}"
        f"{_curve(right - left, b.top - a.top)}v{b.height:g}"
        f"{_curve(left - right, a.bottom - b.bottom)}z"
    )


def _curve(across: float, down: float) -> str:
    """Draw from here to a place beside it, level at both ends."""
    half, whole, height = (f"{round(number, 1):g}" for number in (across / 2, across, down))
    return f"c{half} 0 {half} {height} {whole} {height}"


def _bypass(line: Bypass, frame: Frame) -> str:
    """Draw the line in the gaps alone: it passes behind the columns it skips."""
    path = ""
    for (column, height), (following, other) in pairwise(line.stations):
        left, right = frame.right(column), frame.left(following)
        path += f"M{left:g} {height:g}{_curve(right - left, other - height)}"
    return path


def _block(place: Place, number: int, scene: Scene) -> Markup:
    block, frame = scene.blocks[place], scene.frame
    left = frame.left(block.column)
    box = f'y="{block.top:g}" height="{block.height:g}"'
    card = f'<rect class="card" x="{left:g}" {box} width="{frame.card:g}"/>' if scene.words else ""
    label = ""
    if frame.block >= NUMBER_ROOM[0] and block.height >= NUMBER_ROOM[1]:
        baseline = round(block.middle + 4.3, 1)
        label = (
            f'<text class="letter" x="{round(left + frame.block / 2, 1):g}" y="{baseline:g}">'
            f"{number}</text>"
        )
    colour = scene.story.outlets[place.document].colour
    around = f"{label}{_first_words(place, block, scene)}"
    name, before, after = "block", f'<g class="{colour}">{card}', f"{around}</g>"
    if not card and not around:
        name, before, after = f"block {colour}", "", ""
    return Markup(  # noqa: S704 (numbers, and parts escaped by themselves)
        f'{before}<rect class="{name}" x="{left:g}" {box} width="{frame.block:g}"/>{after}'
    )


def _first_words(place: Place, block: Block, scene: Scene) -> Markup:
    if not scene.words:
        return Markup()
    document = scene.story.documents[place.document]
    left = scene.frame.left(block.column) + scene.frame.block + 8
    room = int((scene.frame.card - scene.frame.block - 12) / LETTER)
    number = max(1, int((block.height - 5) / LINE))
    text = document.paragraphs[place.paragraph - 1].text
    lines = _wrap(printable(text), room, number)
    first = block.middle + 4.3 - LINE * (len(lines) - 1) / 2
    return Markup().join(
        Markup('<text class="first-words" x="{:g}" y="{:g}">{}</text>').format(
            round(left, 1), round(first + at * LINE, 1), escape(line)
        )
        for at, line in enumerate(lines)
    )


def _wrap(text: str, room: int, lines: int) -> list[str]:
    """Return the text's beginning as lines of at most ``room`` narrow letters.

    Words stay whole unless one is longer than a line, as in scripts without spaces.
    """
    beginning = text[: room * (lines + 1)]
    wrapped = [""]
    for word in beginning.split():
        if wrapped[-1] and _breadth(f"{wrapped[-1]} {word}") > room:
            wrapped.append("")
        wrapped[-1] = f"{wrapped[-1]} {word}".lstrip()
    complete = len(beginning) == len(text) and len(wrapped) <= lines
    if complete and all(_breadth(line) <= room for line in wrapped):
        return wrapped
    return [_fit(line, room) for line in wrapped[: lines - 1]] + [
        f"{_fit(wrapped[:lines][-1], room - 2)} …"
    ]


def _fit(line: str, room: int) -> str:
    """Return as much of a line as has room, whole words if there is more than one."""
    while _breadth(line) > room:
        line = line.rpartition(" ")[0] or line[:-1]
    return line.rstrip(" ,;:")


def _breadth(text: str) -> float:
    """Return about how many average letters wide a text is."""
    return sum(_letter_breadth(char) for char in text)


def _letter_breadth(char: str) -> float:
    if char.islower() or char == " ":
        return 1.7 if char in "mw" else 1.0
    return 2.0 if char in "MW@—…" or unicodedata.east_asian_width(char) in "WF" else 1.25
