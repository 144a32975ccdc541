"""A read document, cut into the sentences that the rules of doubt look at."""

import re
import tomllib
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from itertools import accumulate
from pathlib import Path
from typing import Any

from ..findings import Doubt, Layout, Masthead, Paragraph, ReadMetric, ReadSection
from ..folding import fold
from ..words import MetricKind, SectionKind

_SENTENCE = re.compile(r"[^。;!?]+[。;!?]?")
_ROW = re.compile("[|｜]")
_SOURCE = Path(__file__).parent.parent / "data" / "doubts.toml"


class Pieces:
    """Where the characters of a rejoined paragraph stand in the decoded text, and back."""

    def __init__(self, paragraph: Paragraph) -> None:
        self._starts = [piece.start for piece in paragraph.pieces]
        lengths = (piece.end - piece.start for piece in paragraph.pieces)
        self._before = list(accumulate(lengths, initial=0))

    def position(self, offset: int) -> int:
        """The paragraph's own offset of a character of the decoded text."""
        piece = bisect_right(self._starts, offset) - 1
        return min(self._before[piece] + offset - self._starts[piece], self._before[piece + 1])

    def offset(self, position: int) -> int:
        """The decoded text's offset of a character of the paragraph."""
        piece = bisect_right(self._before, position) - 1
        return self._starts[piece] + position - self._before[piece]


@dataclass(frozen=True, slots=True)
class Figure:
    """A metric in a sentence: ``words[start:end]`` of the sentence is how it is written."""

    metric: ReadMetric
    start: int
    end: int

    @property
    def value(self) -> Decimal:
        """The metric's value; 0 where it has none, so that no rule finds it too large."""
        return self.metric.value or Decimal(0)

    @property
    def written(self) -> str:
        """The figure for a reckoning: as written, its unit added where the text leaves it out."""
        return self.metric.raw + (self.metric.unit if self.metric.unit_inferred else "")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of a paragraph up to 。 or ；, folded, with the figures that stand in it.

    ``start`` counts characters of the paragraph.
    """

    pieces: Pieces
    start: int
    words: str
    figures: tuple[Figure, ...]

    @property
    def offset(self) -> int:
        """Where the sentence begins in the decoded text."""
        return self.pieces.offset(self.start)

    def doubt(self, text: str, rule: str, start: int, end: int, explanation: str) -> Doubt:
        """A doubt about ``words[start:end]``, with its place in the decoded text."""
        first = self.pieces.offset(self.start + start)
        last = self.pieces.offset(self.start + end - 1) + 1
        return Doubt(rule, first, last, text[first:last], explanation)


@dataclass(frozen=True)
class Document:
    """All that reading has found before doubts are looked for."""

    text: str
    layout: Layout
    sections: tuple[ReadSection, ...]
    metrics: tuple[ReadMetric, ...]
    masthead: Masthead

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of every paragraph of prose that says something new, in order.

        The rows of tables are left out: their units, wholes and years stand elsewhere.
        """
        starts = [metric.start for metric in self.metrics]
        return tuple(
            sentence
            for paragraph in self.layout.paragraphs
            if paragraph.repeats is None and not _ROW.search(paragraph.text)
            for sentence in self._sentences(paragraph, starts)
        )

    def _sentences(self, paragraph: Paragraph, starts: list[int]) -> Iterator[Sentence]:
        first, last = bisect_left(starts, paragraph.start), bisect_left(starts, paragraph.end)
        pieces = Pieces(paragraph)
        figures = deque(_placed(pieces, self.metrics[first:last]))
        for found in _SENTENCE.finditer(fold(paragraph.text)):
            inside = []
            while figures and figures[0].start < found.end():
                figure = figures.popleft()
                start, end = figure.start - found.start(), figure.end - found.start()
                inside.append(Figure(figure.metric, start, end))
            yield Sentence(pieces, found.start(), found.group(), tuple(inside))

    def plan_sections(self) -> Iterator[ReadSection]:
        """The sections that look ahead."""
        return (section for section in self.sections if section.kind is SectionKind.PLAN)

    def is_heading(self, paragraph: Paragraph) -> bool:
        """Whether the whole paragraph, but for an end mark, is the heading of a section."""
        return self._heading_ends.get(paragraph.start, -1) >= paragraph.end - 1

    @cached_property
    def _heading_ends(self) -> dict[int, int]:
        return {s.start: s.heading_end for s in self.sections if s.heading is not None}


def _placed(pieces: Pieces, metrics: tuple[ReadMetric, ...]) -> Iterator[Figure]:
    """The metrics with their offsets in the paragraph's own text."""
    for metric in metrics:
        start, end = pieces.position(metric.start), pieces.position(metric.end - 1) + 1
        yield Figure(metric, start, end)


def is_result(figure: Figure) -> bool:
    """Whether a figure counts what was done: no standard, no target, and one value."""
    return figure.metric.kind is MetricKind.ACHIEVED and figure.metric.value is not None


def is_standard(figure: Figure) -> bool:
    """Whether a figure says how much for each, and one value."""
    return figure.metric.kind is MetricKind.RULE and figure.metric.value is not None


@cache
def load_tables() -> dict[str, Any]:
    """The lists and tables of ``data/doubts.toml``."""
    return tomllib.loads(_SOURCE.read_text(encoding="utf-8"))
