"""What stands inside a line of prose without belonging to it."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..findings import Span
from .lines import Line
from .noise import names_in_byline


class Cut(NamedTuple):
    """A stretch of the text that is not prose, and why."""

    span: Span
    reason: str


# 本报讯(记者 某某 通讯员 某某) · 某报3月5日讯 记者某某报道:
DATELINE = re.compile(
    r"(?:(?:本[报网刊台]|[\u4e00-\u9fff]{2,8}(?:网|报|社)?)(?:[\u4e00-\u9fff]{0,6}\d{1,2}月\d{1,2}日)?"
    r"|\d{1,2}月\d{1,2}日)(?:讯|电)"
    r"\s*(?:[(][^()]{0,80}[)]|(?:记者|通讯员)[^,。:]{2,30}报道[:,]?|(?=\s)|(?<=[网报日]讯))"
)
# (省略593字) · (此处略去300字)
ELLISION = re.compile(r"[(\[][^()\[\]]{0,6}(?:省略|略去|删节|略)[^()\[\]]{0,12}[)\]]")
# 职(zhí)
READING = re.compile(
    r"\((?=[a-zü]{0,6}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ])[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹ]{1,7}\)"
)
# (某某 某某) at the end of the last paragraph
SIGNED = re.compile(r"[(]([^()]{2,60})[)]$")


def find_cuts(folded: str, lines: Sequence[Line]) -> Iterator[Cut]:
    """Datelines, omissions, readings of characters and bylines inside lines of prose."""
    for position, line in enumerate(lines):
        if found := DATELINE.match(folded, line.start, min(line.end, line.start + 160)):
            yield Cut(Span(*found.span()), "电头与记者署名")
        for found in ELLISION.finditer(folded, line.start, line.end):
            if any(sign.isdigit() for sign in found.group()):
                yield Cut(Span(*found.span()), "转载者的省略说明")
        for found in READING.finditer(folded, line.start, line.end):
            yield Cut(Span(*found.span()), "注音")
        if position >= len(lines) - 3:
            yield from _find_signed(folded, line)


def _find_signed(folded: str, line: Line) -> Iterator[Cut]:
    start = max(line.start, line.end - 64)
    found = SIGNED.search(folded[start : line.end])
    if found and start + found.start() > line.start and names_in_byline(found.group(1)):
        yield Cut(Span(start + found.start(), line.end), "作者署名")
