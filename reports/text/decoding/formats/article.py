"""Which of a page's lines are its article."""

import re
from collections.abc import Sequence

from .page import PageLine

SENTENCE = re.compile(r"[，。；,;]")
LEAST_PROSE = 20
"""Characters a line with punctuation must have to count as prose, not as a label."""

LINKED_PROSE = 100
"""A line this long with a full stop is prose, even where all of it is a link."""

LINK_PENALTY = 20
SHORT_PENALTY = 2
MOST_ABOVE = 8
"""Short lines above the first prose that may still be the article's: salutation, heading."""
MOST_BELOW = 6
"""Short lines below the last prose that may still be the article's: signature, date."""


def find_article(lines: Sequence[PageLine]) -> tuple[int, int]:
    """Where the article's lines start and end, ``lines[start:end]``.

    The stretch that holds most prose after what lies in it and is none was taken off: links
    weigh against it, so that lists of other pages end it and an advertisement does not.
    A page without prose gives all its lines.
    """
    best = total = 0.0
    start = first = 0
    end = 0
    for index, line in enumerate(lines):
        if total <= 0:
            total, start = 0.0, index
        total += _weight(line)
        if total > best:
            best, first, end = total, start, index + 1
    if end == 0:
        return 0, len(lines)
    return _upward(lines, first), _downward(lines, end)


def is_prose(line: PageLine) -> bool:
    """True for a line that reads like sentences, not like a label, a heading or a link."""
    length = len(line.words)
    if line.links > 0.5 and not (length >= LINKED_PROSE and "。" in line.words):
        return False
    return length >= LEAST_PROSE and SENTENCE.search(line.words) is not None


def is_link(line: PageLine) -> bool:
    """True for a line that is mostly links to other pages."""
    return line.links > 0.5 and not is_prose(line)


def _weight(line: PageLine) -> float:
    length = len(line.words)
    if is_prose(line):
        return length * (1 - line.links if line.links < 0.5 else 1)
    if is_link(line):
        return -LINK_PENALTY - min(length, 100)
    return 0 if line.is_row else -SHORT_PENALTY


def _upward(lines: Sequence[PageLine], start: int) -> int:
    lowest = max(0, start - MOST_ABOVE)
    while start > lowest and not is_link(lines[start - 1]):
        start -= 1
    return start


def _downward(lines: Sequence[PageLine], end: int) -> int:
    highest = min(len(lines), end + MOST_BELOW)
    while end < highest and not is_link(lines[end]):
        end += 1
    return end
