"""Whether a section looks back, looks ahead, or does neither."""

import re
from collections.abc import Sequence

from ..figures.units import parse_measure
from ..findings import Masthead
from ..lexicons import any_of
from ..words import Genre, SectionKind
from .parts import Part

AHEAD = re.compile(any_of("kinds", "ahead"))
AHEAD_AT_END = re.compile(
    rf"(?:20\d\d年?度?|{any_of('kinds', 'modifiers')})*{any_of('kinds', 'ahead_at_end')}"
    r"(?:\([^()]*\))?"
)
BACK = re.compile(any_of("kinds", "back"))
NEITHER = re.compile(any_of("kinds", "neither"))
YEAR = re.compile(r"(?<!\d)(20\d\d)年?(?!\d|\s*[-~至到]\s*20)")
FUTURE = re.compile(any_of("kinds", "future"))
PAST = re.compile(any_of("kinds", "past"))
NUMBER = re.compile(r"\d[\d.,]*[万亿]?[多余]?")

LEAN = 3
"""A text leans ahead where it says so this many times as often as it speaks of the past."""


def find_kinds(
    parts: Sequence[Part], paragraphs: Sequence[str], masthead: Masthead
) -> list[SectionKind]:
    """One kind a section; what a heading leaves open it takes from the one it stands in.

    Sections of the first depth whose headings tell nothing go on as the one before them; a
    last one may still be known for a plan by its sentences. A plan without headings is a plan.
    """
    if len(parts) == 1 and masthead.genre.value is Genre.PLAN:
        return [SectionKind.PLAN]
    usual = SectionKind.PLAN if masthead.genre.value is Genre.PLAN else SectionKind.REVIEW
    kinds: list[SectionKind] = []
    ahead = _last_that_lean_ahead(parts, paragraphs, masthead)
    current = usual
    for index, part in enumerate(parts):
        kind = part.kind or _by_heading(part.heading_words(paragraphs), masthead)
        if kind is SectionKind.REVIEW and part.parent is not None:
            kind = _in_plan(kinds[part.parent])
        if kind is None and part.depth == 1:
            kind = SectionKind.PLAN if index in ahead else current
        elif kind is None:
            kind = kinds[part.parent] if part.parent is not None else current
        if part.depth == 1:
            current = usual if kind is SectionKind.OTHER else kind
        kinds.append(kind)
    return kinds


def _in_plan(around: SectionKind) -> SectionKind:
    """服务职工取得新成效 in a plan is what it is to reach."""
    return SectionKind.PLAN if around is SectionKind.PLAN else SectionKind.REVIEW


def _by_heading(words: str, masthead: Masthead) -> SectionKind | None:
    """What the words of a heading tell, or None."""
    years = [int(year) for year in YEAR.findall(words)]
    covered = masthead.covers_to.value
    if NEITHER.search(words) and not BACK.search(words):
        return SectionKind.OTHER
    if covered and years and min(years) > covered:
        return SectionKind.PLAN
    if BACK.search(words):
        return SectionKind.REVIEW
    if AHEAD.search(words) or AHEAD_AT_END.fullmatch(words):
        return SectionKind.PLAN
    return None


def _last_that_lean_ahead(
    parts: Sequence[Part], paragraphs: Sequence[str], masthead: Masthead
) -> frozenset[int]:
    """The last sections of depth 1, fewer than half, that speak of the future alone."""
    top = [index for index, part in enumerate(parts) if part.depth == 1 and part.heading]
    found: list[int] = []
    end = len(paragraphs)
    for index in reversed(top[len(top) // 2 :]):
        text = "".join(paragraphs[parts[index].first : end])
        if len(top) < 2 or not leans_ahead(text):
            break
        found.append(index)
        end = parts[index].first
    return frozenset(found)


def leans_ahead(text: str) -> bool:
    """True for sentences that speak of the future and hardly of the past."""
    figures = sum(parse_measure(text, number.end()) is not None for number in NUMBER.finditer(text))
    past = len(PAST.findall(text)) + figures
    return len(FUTURE.findall(text)) >= max(2, LEAN * past)
