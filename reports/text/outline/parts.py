"""Headings -> sections in the making: where each begins, how deep it stands, in what."""

from collections.abc import Sequence
from typing import NamedTuple

from ..layout.markers import Style
from ..words import SectionKind
from .headings import Heading

INSIDE = 0.5
A_LEVEL = 0.05
"""How much further inside a heading stands for each level that the format gives it."""


class Part(NamedTuple):
    """A section in the making: its paragraphs from ``first`` on, its heading, its depth.

    ``parent`` is the index of the part it stands in. ``kind`` is known beforehand for parts
    without a heading: the preamble, a turn to the year ahead, a closing call.
    """

    first: int
    heading: Heading | None
    depth: int
    parent: int | None
    kind: SectionKind | None = None

    def heading_words(self, paragraphs: Sequence[str]) -> str:
        """The heading's words in folded text; empty where there is none."""
        if self.heading is None:
            return ""
        return paragraphs[self.first][self.heading.begin : self.heading.end]


def find_parts(headings: Sequence[Heading | None], breaks: dict[int, SectionKind]) -> list[Part]:
    """The parts in the order of the text; ``breaks`` are paragraphs that open one unnamed."""
    styles = _ranks(headings)
    parts: list[Part] = []
    stack: list[tuple[float, int]] = []
    for first, heading in enumerate(headings):
        if heading is None:
            if not parts:
                parts.append(Part(first, None, 1, None, SectionKind.OTHER))
            elif first in breaks:
                stack = []
                parts.append(Part(first, None, 1, None, breaks[first]))
            continue
        rank = styles[first]
        while stack and stack[-1][0] >= rank:
            stack.pop()
        parent = stack[-1][1] if stack else None
        if not heading.label:
            stack.append((rank, len(parts)))
        parts.append(Part(first, heading, len(stack) + heading.label, parent))
    return parts


def _ranks(headings: Sequence[Heading | None]) -> dict[int, float]:
    """How far inside each heading stands: its style's rank, unnumbered lines by their place."""
    inner = _inside_a_sequence(headings)
    ranks: dict[int, float] = {}
    for index, heading in enumerate(headings):
        if heading:
            ranks[index] = _rank(heading, inner)
    return ranks


def _rank(heading: Heading, inner: float) -> float:
    if heading.style is Style.NEWS:
        return float(Style.PLAIN)
    if heading.style is Style.PLAIN and inner:
        return inner + INSIDE + heading.level * A_LEVEL
    return heading.style + heading.level * A_LEVEL


def _inside_a_sequence(headings: Sequence[Heading | None]) -> float:
    """The style whose numbers run on across unnumbered lines, so that these stand inside it.

    一、 … (a line) … 二、 makes the line a heading within 一; 0.0 where no such thing is.
    """
    last: dict[Style, int] = {}
    pending = False
    for heading in headings:
        if heading is None or heading.label:
            continue
        if heading.style is Style.PLAIN:
            pending = bool(last)
        elif heading.marker and heading.style is not Style.RUN_IN:
            value = heading.marker.value
            if pending and last.get(heading.style) == value - 1 and value > 1:
                return float(heading.style)
            last[heading.style] = value
            pending = False
    return 0.0
