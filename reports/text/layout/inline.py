"""What stands inside a line of prose without belonging to it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..findings import NULL_SHOWN, Span
from ..lexicons import any_of
from .bylines import names_in_byline
from .lines import Line
from .papers import DATE

DATELINE_LENGTH = 160
SIGNED_LENGTH = 64
"""Characters at the start and at the end of a line that hold a dateline and a byline."""


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
# 第1页共8页, run together with the words
PAGE_OF = re.compile(r"第\s*\d{1,3}\s*页[\s,]*共\s*\d{1,3}\s*页")
# (通讯员:某某 某某) before the first words
REPORTED = re.compile(r"[(](?:本报|本网)?(?:记者|通讯员)\s*[:]?[\u4e00-\u9fff\s、,:]{2,40}[)]\s*")
# 某某工会召开全委会 发布时间:2022年12月15日
DATED = re.compile(rf"\s+{any_of('noise', 'labels')}\s*[:]?\s*{DATE}\s*$")
DATED_LENGTH = 120
# 学习在线网: the site's name glued before words, line after line
WATERMARK = re.compile(r"(?!.{0,8}(?:互联|物联|局域|因特)网)[\u4e00-\u9fff]{4,12}?网(?=\S)")
MARKED_LINES = 3
# 「本文来源:某某日报」 before the first words
SOURCED = re.compile(
    rf"[「『(\[【]\s*(?:本文|文章|稿件)?来源\s*:\s*[^「」『』()\[\]【】。]{2, 20}[」』)\]】]\s*"
)
# (省略593字) · ……此处隐藏2100个字……
ELLISION = re.compile(
    r"[(\[][^()\[\]。]{0,40}(?:省略|略去|删节|略)[^()\[\]。]{0,20}[)\]]"
    r"|[….]{2,}[^。….]{0,6}(?:省略|隐藏|略去|删节)\s*\d+\s*个?字[….]*"
)
# 职(zhí)
READING = r"\((?=[a-zü]{0,6}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ])[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹ]{1,7}\)"
UNSPOKEN = re.compile(rf"{READING}|{NULL_SHOWN}+")
"""What stands inside words and is none of them: a character's reading, an empty character."""
# (某某 某某) at the end of the last paragraph
SIGNED = re.compile(r"[(]([^()]{2,60})[)]$")


class Spoken(NamedTuple):
    """A line's words without what is unspoken; ``offsets`` say where each character stands."""

    words: str
    offsets: Sequence[int]

    def cut(self, span: tuple[int, int], reason: str) -> Cut:
        start, end = span
        return Cut(Span(self.offsets[start], self.offsets[end - 1] + 1), reason)


def find_cuts(folded: str, lines: Sequence[Line]) -> Iterator[Cut]:
    """Datelines, omissions, readings of characters and bylines inside lines of prose."""
    yield from _find_watermarks(lines)
    for position, line in enumerate(lines):
        gaps = [Span(*found.span()) for found in UNSPOKEN.finditer(folded, line.start, line.end)]
        for gap in gaps:
            yield Cut(gap, "空字符" if folded[gap.start] == NULL_SHOWN else "注音")
        spoken = _speak(folded, line, gaps)
        yield from _find_in(spoken)
        if position >= len(lines) - 3:
            yield from _find_signed(spoken)


def _find_watermarks(lines: Sequence[Line]) -> Iterator[Cut]:
    marks = [(line, found.group()) for line in lines if (found := WATERMARK.match(line.words))]
    counts = Counter(mark for _, mark in marks)
    for line, mark in marks:
        if counts[mark] >= MARKED_LINES:
            yield Cut(Span(line.start, line.start + len(mark)), "网站水印")


def _speak(folded: str, line: Line, gaps: Sequence[Span]) -> Spoken:
    if not gaps:
        return Spoken(folded[line.start : line.end], range(line.start, line.end))
    edges = [line.start, *(edge for gap in gaps for edge in gap), line.end]
    kept = zip(edges[::2], edges[1::2], strict=True)
    offsets = [offset for start, end in kept for offset in range(start, end)]
    return Spoken("".join(folded[offset] for offset in offsets), offsets)


def _find_in(spoken: Spoken) -> Iterator[Cut]:
    words = spoken.words
    if found := SOURCED.match(words):
        yield spoken.cut(found.span(), "时间、来源与页面工具条")
    if len(words) <= DATED_LENGTH and (found := DATED.search(words)) and found.start():
        yield spoken.cut(found.span(), "时间、来源与页面工具条")
    for found in PAGE_OF.finditer(words):
        yield spoken.cut(found.span(), "页码")
    if head := DATELINE.match(words, 0, DATELINE_LENGTH) or REPORTED.match(words):
        yield spoken.cut(head.span(), "电头与记者署名")
    for found in ELLISION.finditer(words):
        if any(sign.isdigit() for sign in found.group()):
            yield spoken.cut(found.span(), "转载者的省略说明")


def _find_signed(spoken: Spoken) -> Iterator[Cut]:
    start = max(0, len(spoken.words) - SIGNED_LENGTH)
    found = SIGNED.search(spoken.words, start)
    if found and found.start() and names_in_byline(found.group(1)):
        yield spoken.cut(found.span(), "作者署名")
