"""Paragraphs that hold several numbered sections in one: cut where each number stands.

Pages that lost their line breaks run 一、…。(一)…。(二)…。二、… together. A number counts where
a sentence ends before it and the count goes on from the number before.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..findings import Paragraph, Span
from ..folding import fold
from ..layout.markers import Style, parse_marker, parse_ordinal

SHORTEST = 40
"""A paragraph shorter than this holds points, not sections."""
# 。二、 · :(一): a number behind the end of a sentence; 一、基本情况(一): behind a heading
NUMBER = re.compile(
    r"(?:^|(?<=[。!?:;”)\s\d\u4e00-\u9fff]))"
    r"(?:(?P<han>[一二三四五六七八九十]{1,3})、|\((?P<bracket>[一二三四五六七八九十]{1,3})\))"
    r"(?=[\u4e00-\u9fff“\"(])(?![一二三四五六七八九十]{1,3}(?:、|等|产|线))"
)
AFTER_STOP = re.compile(r"[。!?:;”)\s]$")
AFTER_HEADING = re.compile(r"(?:^|[。!?:;\s])[一二三四五六七八九十]{1,3}、[^。!?;:]{2,30}$")


class Number(NamedTuple):
    """A number inside a paragraph, at ``position`` of its words."""

    paragraph: int
    position: int
    style: Style
    value: int


def unfold(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs, those that run sections together cut into one for each."""
    found = list(_find_numbers([fold(paragraph.text) for paragraph in paragraphs]))
    cuts: dict[int, list[int]] = {}
    for number in _counting(found):
        if number.position:
            cuts.setdefault(number.paragraph, []).append(number.position)
    return [
        part
        for index, paragraph in enumerate(paragraphs)
        for part in _cut(paragraph, cuts.get(index, []))
    ]


def _find_numbers(paragraphs: Sequence[str]) -> Iterator[Number]:
    for index, words in enumerate(paragraphs):
        marker = parse_marker(words)
        if marker:
            yield Number(index, 0, marker.style, marker.value)
        if len(words) < SHORTEST:
            continue
        for found in NUMBER.finditer(words, 1):
            style = Style.HAN if found["han"] else Style.HAN_BRACKET
            value = parse_ordinal(found["han"] or found["bracket"])
            if value and _stands_at_a_break(words, found.start(), style):
                yield Number(index, found.start(), style, value)


def _stands_at_a_break(words: str, position: int, style: Style) -> bool:
    before = words[max(0, position - 40) : position]
    if AFTER_STOP.search(before):
        return True
    return style is Style.HAN_BRACKET and AFTER_HEADING.search(before) is not None


def _counting(numbers: Sequence[Number]) -> Iterator[Number]:
    """The numbers that count on from the one before, or begin a count that goes on."""
    last = {Style.HAN: 0, Style.HAN_BRACKET: 0}
    for number, following in zip(numbers, _following(numbers), strict=True):
        if number.style not in last:
            continue
        begins = number.value == 1 and following == 2
        if number.position == 0 or number.value == last[number.style] + 1 > 1 or begins:
            last[number.style] = number.value
            if number.style is Style.HAN:
                last[Style.HAN_BRACKET] = 0
            yield number


def _following(numbers: Sequence[Number]) -> list[int | None]:
    """For each number the value of the next one of its style."""
    upcoming: dict[Style, int] = {}
    values: list[int | None] = []
    for number in reversed(numbers):
        values.append(upcoming.get(number.style))
        upcoming[number.style] = number.value
    return values[::-1]


def _cut(paragraph: Paragraph, positions: Sequence[int]) -> Iterator[Paragraph]:
    """The paragraph in parts, each beginning at one of the positions of its text."""
    if not positions:
        yield paragraph
        return
    edges = [0, *positions, len(paragraph.text)]
    for start, end in pairwise(edges):
        yield Paragraph(tuple(_pieces(paragraph, start, end)), paragraph.text[start:end])


def _pieces(paragraph: Paragraph, start: int, end: int) -> Iterator[Span]:
    """The stretches of the decoded text that ``paragraph.text[start:end]`` is made of."""
    position = 0
    for piece in paragraph.pieces:
        length = piece.end - piece.start
        first, last = max(start, position), min(end, position + length)
        if first < last:
            yield Span(piece.start + first - position, piece.start + last - position)
        position += length
