"""Extracts of a stored text around what was looked for, with the words to mark."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from . import analysis

WIDTH = 120
"""Characters of an extract."""
_NOTHING = r"(?!)"
_SENTENCE_END = re.compile(r"[。！？；\n]")


class Piece(NamedTuple):
    """A stretch of an extract, as written; ``marked`` if it was looked for."""

    text: str
    marked: bool


class Snippet(NamedTuple):
    """An extract: its pieces, where it begins in the text, and whether words are left out."""

    pieces: tuple[Piece, ...]
    start: int
    first_mark: int
    cut_before: bool
    cut_after: bool


class Mark(NamedTuple):
    start: int
    end: int
    term: int
    """Which of the looked-for texts stands here."""


def make_snippet(text: str, looked_for: Sequence[str], width: int = WIDTH) -> Snippet:
    """The stretch of a text that holds most of the looked-for texts, marked.

    ``looked_for`` are folded. Where the text holds none of them its beginning is given.
    A snippet never runs over the end of a paragraph.
    """
    marks = find_marks(text, looked_for)
    best = _densest(text, marks, width)
    first = best[0].start if best else 0
    start, end = _window(text, first, best[-1].end if best else 0, width)
    shown = [mark for mark in marks if start <= mark.start and mark.end <= end]
    pieces = tuple(_cut(text, start, end, shown))
    at = shown[0].start if shown else start
    return Snippet(pieces, start, at, start > 0, end < len(text))


def mark_all(text: str, looked_for: Sequence[str]) -> tuple[Piece, ...]:
    """A short text whole, such as a heading, with every occurrence marked."""
    return tuple(_cut(text, 0, len(text), find_marks(text, looked_for)))


def find_marks(text: str, looked_for: Sequence[str]) -> list[Mark]:
    """Where the looked-for texts stand, in order; of overlapping ones the longest is kept."""
    folded = analysis.fold(text)
    patterns, any_of_them = _patterns(tuple(looked_for))
    if not any_of_them.search(folded):
        return []
    found = [
        Mark(match.start(), match.end(), term)
        for term, pattern in patterns
        for match in pattern.finditer(folded)
    ]
    kept: list[Mark] = []
    for mark in sorted(found, key=lambda mark: (mark.start, -mark.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


@lru_cache(maxsize=256)
def _patterns(
    looked_for: tuple[str, ...],
) -> tuple[list[tuple[int, re.Pattern[str]]], re.Pattern[str]]:
    """A pattern for each text, by its place, and one that finds any: most headings hold none."""
    found = [(term, analysis.pattern_of(words)) for term, words in enumerate(looked_for)]
    patterns = [(term, pattern) for term, pattern in found if pattern]
    return patterns, re.compile("|".join(p.pattern for _, p in patterns) or _NOTHING)


def _densest(text: str, marks: list[Mark], width: int) -> list[Mark]:
    """The run of marks, in one paragraph and within the width, of most terms, then marks."""
    best: list[Mark] = []
    best_worth = (0, 0)
    low = 0
    for high in range(len(marks)):
        while low < high and not _fits(text, marks[low].start, marks[high].end, width):
            low += 1
        run = marks[low : high + 1]
        worth = (len({mark.term for mark in run}), len(run))
        if worth > best_worth:
            best, best_worth = run, worth
    return best


def _fits(text: str, start: int, end: int, width: int) -> bool:
    return end - start <= width and "\n" not in text[start:end]


def _window(text: str, first: int, last: int, width: int) -> tuple[int, int]:
    """Bounds around the marks from ``first`` to ``last``: a sentence's start where near."""
    paragraph_start = text.rfind("\n", 0, first) + 1
    paragraph_end = text.find("\n", last)
    bound = paragraph_end if paragraph_end >= 0 else len(text)
    room = max(width - (last - first), 0)
    start = max(paragraph_start, first - room // 2, min(first, bound) - width)
    if start > paragraph_start and (ends := list(_SENTENCE_END.finditer(text, start, first))):
        start = ends[0].end()
    return start, min(bound, max(start + width, last))


def _cut(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Piece]:
    position = start
    for first, last in _joined(marks):
        if first > position:
            yield Piece(text[position:first], False)
        yield Piece(text[first:last], True)
        position = last
    if position < end:
        yield Piece(text[position:end], False)


def _joined(marks: Sequence[Mark]) -> Iterator[tuple[int, int]]:
    """The stretches that marks cover, those side by side as one."""
    bounds: list[list[int]] = []
    for mark in marks:
        if bounds and bounds[-1][1] == mark.start:
            bounds[-1][1] = mark.end
        else:
            bounds.append([mark.start, mark.end])
    return ((first, last) for first, last in bounds)
