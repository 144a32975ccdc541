"""A report's stored paragraphs, and which of them holds an offset."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The stretches of the text a paragraph is made of; ``repeats`` is an earlier one's index."""

    pieces: list[tuple[int, int]]
    repeats: int | None

    @property
    def start(self) -> int:
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        return self.pieces[-1][1]


class Paragraphs:
    """The paragraphs of one report, in the order of the text."""

    def __init__(self, layout: Iterable[Mapping[str, Any]]) -> None:
        """``layout`` is as reports store it."""
        self._paragraphs = [
            Paragraph([(start, end) for start, end in stored["pieces"]], stored["repeats"])
            for stored in layout
        ]
        self._starts = [paragraph.start for paragraph in self._paragraphs]

    def __iter__(self) -> Iterator[Paragraph]:
        return iter(self._paragraphs)

    def __getitem__(self, index: int) -> Paragraph:
        return self._paragraphs[index]

    def holding(self, offset: int) -> Paragraph | None:
        """The paragraph whose words include the offset; a gap between pieces is in none."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return None
        paragraph = self._paragraphs[index]
        inside = any(start <= offset < end for start, end in paragraph.pieces)
        return paragraph if inside else None
