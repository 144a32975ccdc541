"""Page numbers that stand alone or are glued to words: a chain 1, 2, 3 … through the text.

A lone digit is a page number only as a link of such a chain, so that a table's cells and a
figure cut off by a line break stay what they are.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import pairwise, zip_longest
from math import inf
from typing import NamedTuple

from ..figures.units import parse_measure
from ..findings import Span
from .lines import Line
from .markers import parse_marker

LONE = re.compile(r"\d{1,3}")
# 现状2采取: between two Chinese characters, in the middle, at the end or the start of a line
GLUED = re.compile(r"(?<=[\u4e00-\u9fff。,;:!?”》)])\d{1,3}(?=[\u4e00-\u9fff“《(]|$)")
# What a digit after these counts or names (第2, 近3年, 排名前5, 达6).
COUNTS = re.compile(
    r"[第近约达共每为有了到至余超过仅占各月年设建开分获新前列按以零一二三四五六七八九十百千万亿]$"
)

# 2、 at the start of a page's text on sites that show documents in pages
CHUNK = re.compile(r"(\d{1,3})、\s*")
CHUNK_LENGTH = 60
"""Such a page holds at least this many characters."""

NEAREST = 30
"""Page numbers glued to words stand at least this many characters apart."""
LONGEST_GAP = 2
"""How many pages may show no number between two that do."""
LONGEST_HEAD = 40
HEADS = 2
"""Running heads have so many characters at most, and stand on so many pages at least."""
PROOF = 3
"""Links of a chain that prove a page number which is glued to words."""


class Candidate(NamedTuple):
    """A number that may be a page's: where it stands, and whether it stands alone."""

    span: Span
    value: int
    alone: bool


def find_page_numbers(lines: tuple[Line, ...]) -> tuple[Span, ...]:
    """The page numbers of the document, in order. ``lines`` hold folded text."""
    chunks = _chunk_numbers(lines)
    if chunks:
        return chunks
    candidates = list(_candidates(lines))
    lone = sum(candidate.alone for candidate in candidates)
    return tuple(
        candidate.span
        for candidate, length in zip(candidates, _chains(candidates), strict=True)
        if length >= PROOF or (candidate.alone and length >= lone)
    )


def find_running_heads(lines: Sequence[Line], numbers: Set[int]) -> Iterator[Span]:
    """The lines that stand again and again beside a page number: its running head or foot.

    ``lines`` are those that are no noise by themselves, ``numbers`` where page numbers begin.
    The first page's, above everything, may be the title and stays.
    """
    marks = sorted(numbers)
    beside = [
        line for line in lines if len(line.words) <= LONGEST_HEAD and line.start not in numbers
    ]
    beside = [line for line in beside if _next_to(line, marks, lines)]
    counts = Counter(line.words for line in beside)
    yield from (Span(line.start, line.end) for line in beside if counts[line.words] >= HEADS)


def _next_to(line: Line, marks: Sequence[int], lines: Sequence[Line]) -> bool:
    """True where nothing but a page number's line parts this line from the next page."""
    after = bisect_left(marks, line.start)
    index = bisect_left(lines, line.start, key=lambda other: other.start)
    above = lines[index - 1].start if index else -1
    below = lines[index + 1].start if index + 1 < len(lines) else inf
    upper = (after > 0 and marks[after - 1] > above) or above in marks[after - 1 : after]
    lower = after < len(marks) and marks[after] <= below
    return upper or lower


def _chunk_numbers(lines: tuple[Line, ...]) -> tuple[Span, ...]:
    """1、 2、 3、 before a page's whole text, where sentences run on across them."""
    chunks = [(line, found) for line in lines if (found := CHUNK.match(line.words))]
    values = [int(found.group(1)) for _, found in chunks]
    if len(chunks) < 2 or values != list(range(1, len(chunks) + 1)):
        return ()
    broken = [
        parse_marker(below.words[found.end() :]) or upper.words[-1] not in "。!?;:”)"
        for (upper, _), (below, found) in pairwise(chunks)
    ]
    if not all(len(line.words) >= CHUNK_LENGTH for line, _ in chunks[:-1]) or not any(broken):
        return ()
    return tuple(Span(line.start, line.start + found.end()) for line, found in chunks)


def _candidates(lines: tuple[Line, ...]) -> Iterable[Candidate]:
    for line, below in zip_longest(lines, lines[1:]):
        if LONE.fullmatch(line.words):
            counted = below and parse_measure(below.words, 0) and not below.gap
            yield Candidate(Span(line.start, line.end), int(line.words), not counted)
            continue
        if len(line.words) != line.end - line.start:
            continue
        for number in GLUED.finditer(line.words):
            if not _counts_something(line, number, below):
                start = line.start + number.start()
                yield Candidate(
                    Span(start, start + len(number.group())), int(number.group()), False
                )


def _counts_something(line: Line, number: re.Match[str], below: Line | None) -> bool:
    after = line.words[number.end() : number.end() + 6] or (below.words[:6] if below else "")
    before = line.words[max(0, number.start() - 2) : number.start()]
    return bool(
        parse_measure(after, 0) or after[:1] in "年月日万亿余多几+-" or COUNTS.search(before)
    )


def _chains(candidates: list[Candidate]) -> list[int]:
    """For each candidate the length of the longest rising chain that it is a link of."""
    ahead = _links(candidates, 1)
    behind = _links(candidates[::-1], -1)[::-1]
    return [before + after - 1 for before, after in zip(ahead, behind, strict=True)]


def _links(candidates: list[Candidate], step: int) -> list[int]:
    best: dict[int, tuple[int, int]] = {}
    lengths = []
    for candidate in candidates:
        length = 1
        for missing in range(1, LONGEST_GAP + 1):
            before, position = best.get(candidate.value - step * missing, (0, 0))
            apart = abs(candidate.span.start - position)
            if candidate.alone or apart >= NEAREST:
                length = max(length, before + 1)
        lengths.append(length)
        if length >= best.get(candidate.value, (0, 0))[0]:
            best[candidate.value] = (length, candidate.span.start)
    return lengths
