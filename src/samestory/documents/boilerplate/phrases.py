"""Set phrases of newsrooms, and which of them a line has."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from samestory.documents.boilerplate.lines import Line, words_of
from samestory.documents.quotations import quoted_spans

GAP_WORDS = 8
"""Words that ``*`` in a phrase stands for, at most."""

FIRST_LETTERS = 2
"""Letters that are looked at before phrases are tried, at most."""

NAMES_TO_WORDS = 4
"""Where a rule asks for names, so many words with a capital stand for each without one."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of ``phrases.toml``, which explains what is not explained here.

    Attributes
    ----------
    expression
        Its phrases as a regular expression; empty where they open a paragraph.
    openings
        The regular expressions of phrases that open a paragraph, by their first letters.
    literals
        The phrases themselves; a line must have one of them for the expression to fit, so that it
        need not be tried on all.
    """

    kind: str
    where: str
    words: int
    expression: str
    openings: Mapping[str, str]
    literals: tuple[str, ...]
    names: bool
    edge: bool
    unfinished: bool


@dataclass(frozen=True, slots=True)
class Phrases:
    """All of ``phrases.toml``."""

    rules: tuple[Rule, ...]
    beside_names: frozenset[str]
    particles: frozenset[str]
    times: frozenset[str]
    agencies: frozenset[str]


@cache
def load_phrases() -> Phrases:
    """Return the lists that come with the package."""
    text = files(__package__).joinpath("phrases.toml").read_text(encoding="utf-8")
    content = tomllib.loads(text)
    beside = content["beside_names"]
    return Phrases(
        rules=tuple(_rule(entry) for entry in content["rule"]),
        beside_names=_words(beside.values()),
        particles=_words([beside["particles"]]),
        times=_words(content["times"].values()),
        agencies=_words(content["agencies"].values()),
    )


def matching_kind(line: Line) -> str | None:
    """Return the kind of the first rule that a line keeps, or ``None``."""
    return next((rule.kind for rule in load_phrases().rules if _keeps(line, rule)), None)


def _keeps(line: Line, rule: Rule) -> bool:
    if line.size > rule.words or (rule.edge and not line.edge):
        return False
    if rule.where == "whole":
        return _bare(line.plain) in rule.literals
    if line.introduces or (rule.unfinished and line.finished):
        return False
    found = _find(line.plain, rule)
    return found is not None and (not rule.names or _is_mostly_names(line, found.group()))


def _find(plain: str, rule: Rule) -> re.Match[str] | None:
    """Return where a line has one of the phrases, outside quotation marks."""
    if rule.where == "start":
        return _find_at_start(plain, rule)
    if not any(literal in plain for literal in rule.literals):
        return None
    found = _compiled(rule.expression).search(plain)
    return None if found is None or _is_quoted(plain, found.start()) else found


def _find_at_start(plain: str, rule: Rule) -> re.Match[str] | None:
    for size in range(1, FIRST_LETTERS + 1):
        expression = rule.openings.get(plain[:size])
        if expression is not None and (found := _compiled(expression).match(plain)):
            return found
    return None


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    """Compile an expression when a line needs it: all take as long as a small comparison."""
    return re.compile(expression)


def _bare(plain: str) -> str:
    """Return a line without the marks around its words."""
    return re.sub(r"^[\W_]+|[\W_]+$", "", plain)


def _is_quoted(text: str, place: int) -> bool:
    return any(span.start <= place < span.end for span in quoted_spans(text))


def _is_mostly_names(line: Line, phrase: str) -> bool:
    """Tell whether a line says little but names besides a phrase."""
    start = line.text.casefold().replace("’", "'").find(phrase)
    # Casefolding may change lengths; where it does, the phrase's words count as the others do.
    rest = line.text[:start] + " " + line.text[start + len(phrase) :] if start >= 0 else line.text
    others = _not_beside_names(rest)
    names = sum(not word[0].islower() for word in others)
    # What stands before a phrase is who did it: one word more and it is a sentence.
    if any(word[0].islower() for word in _not_beside_names(line.text[: max(start, 0)])):
        return False
    return names > 0 and (len(others) - names) * NAMES_TO_WORDS <= names


def _not_beside_names(text: str) -> list[str]:
    beside = load_phrases().beside_names
    return [word for word in words_of(text) if word.casefold().rstrip(".") not in beside]


def _rule(entry: dict[str, Any]) -> Rule:
    phrases = _words(entry["phrases"].values())
    opening: dict[str, list[str]] = {}
    if entry["where"] == "start":
        for phrase in sorted(phrases):
            opening.setdefault(phrase[:FIRST_LETTERS], []).append(phrase)
    return Rule(
        kind=entry["kind"],
        where=entry["where"],
        words=entry["words"],
        expression="" if opening else _expression(phrases),
        openings={letters: _expression(group) for letters, group in opening.items()},
        literals=tuple(sorted(phrases)),
        names=entry.get("names", False),
        edge=entry.get("edge", False),
        unfinished=entry.get("unfinished", False),
    )


def _expression(phrases: Iterable[str]) -> str:
    return "|".join(sorted(_pattern(phrase) for phrase in phrases))


def _pattern(phrase: str) -> str:
    """Return a phrase as a regular expression that neither begins nor ends within a word."""
    parts = [
        rf"(?:\S+ ){{0,{GAP_WORDS}}}?" if part == "*" else re.escape(part) + " "
        for part in phrase.split()
    ]
    whole = "".join(parts).removesuffix(" ")
    before = r"(?<!\w)" if phrase[0].isalnum() else ""
    after = r"(?!\w)" if phrase[-1].isalpha() else ""
    return f"{before}{whole}{after}"


def _words(lists: Iterable[Iterable[str]]) -> frozenset[str]:
    return frozenset(word.casefold() for listed in lists for word in listed)
