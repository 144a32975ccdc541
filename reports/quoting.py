"""The sentence a figure stands in, as an editor or a reader wants to see it."""

import re
from typing import NamedTuple

from reports.models import Report

SENTENCE_END = re.compile(r"[。！？；;!?\n]")
LONGEST = 240
"""Characters shown on either side where a sentence has no end in sight."""


class Quote(NamedTuple):
    """A sentence in three parts: before the words, the words, after them."""

    before: str
    words: str
    after: str


def quote(report: Report, start: int, end: int) -> Quote:
    """The sentence around ``report.text[start:end]``, rejoined where a page broke it."""
    prose, first, last = _paragraph(report, start, end)
    opening = max((m.end() for m in SENTENCE_END.finditer(prose, 0, first)), default=0)
    closing = SENTENCE_END.search(prose, last)
    stop = closing.end() if closing else len(prose)
    return Quote(
        prose[max(opening, first - LONGEST) : first].lstrip(),
        prose[first:last],
        prose[last : min(stop, last + LONGEST)].rstrip(),
    )


def _paragraph(report: Report, start: int, end: int) -> tuple[str, int, int]:
    """The paragraph that holds the words, and where they stand in it."""
    for paragraph in report.layout:
        pieces = paragraph["pieces"]
        if pieces[0][0] <= start < pieces[-1][1]:
            return (
                "".join(report.text[a:b] for a, b in pieces),
                _position(pieces, start),
                _position(pieces, end),
            )
    return report.text, start, end


def _position(pieces: list[list[int]], offset: int) -> int:
    """Where an offset of the text stands in the joined pieces."""
    return sum(max(0, min(offset, b) - a) for a, b in pieces)
