"""What the steps of the masthead look at: a document's prose and margins as stretches."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ..findings import Decoded, Finding, Hint, Layout, Span
from ..folding import fold
from ..layout.inline import UNSPOKEN

T = TypeVar("T")

BREADCRUMB = "面包屑导航"
TOOLBAR = "时间、来源与页面工具条"
BYLINE = "作者署名"
DATELINE = "电头与记者署名"
SPEAKER = "报告人署名"
CAPTION = "图片说明"
SIGNATURE = "落款"
DATE_BELOW_TITLE = "标题下的日期"
FROM_PAPER = "版面信息"
REPRINT = "转载说明"
FORMER_TITLE = "原标题"
BLURB = "网站说明"
SHARING = "文库网站说明"
ISSUER_BELOW_TITLE = "标题下的单位"

OF_UNIONS = re.compile("工会|职工|总工|劳模|产业工人")

NOTED = "档案员注明"
"""The evidence of what an archivist states."""

NOT_OURS = frozenset(
    {
        "其他页面的标题",
        "上下篇与返回链接",
        "广告",
        "论坛栏目文字",
        "论坛回帖",
        "网站菜单",
        "注音",
        "页码",
        "空字符",
        "网址",
        "分隔线",
    }
)
"""Why words were set aside that say nothing of this report."""


@dataclass(frozen=True)
class Stretch:
    """Words that rules look at: folded, rejoined, and where they stand in the document.

    ``reason`` is why they were set aside, None for a paragraph of prose.
    """

    words: str
    written: str
    pieces: tuple[Span, ...]
    reason: str | None = None

    @property
    def start(self) -> int:
        return self.pieces[0].start

    @property
    def end(self) -> int:
        return self.pieces[-1].end

    def locate(self, start: int, end: int) -> Span:
        """Where ``words[start:end]`` stands in the decoded text."""
        return Span(self._offset(start), self._offset(max(start, end - 1)) + (end > start))

    def _offset(self, position: int) -> int:
        for piece in self.pieces:
            if position < piece.end - piece.start:
                return piece.start + position
            position -= piece.end - piece.start
        return self.end

    def found(self, value: T, start: int, end: int, confidence: float) -> Finding[T]:
        """A finding that rests on ``words[start:end]``, quoted as written, no blanks around."""
        quoted = self.words[start:end]
        start += len(quoted) - len(quoted.lstrip())
        end -= len(quoted) - len(quoted.rstrip())
        return Finding(value, self.written[start:end], confidence, self.locate(start, end))

    def whole(self, value: T, confidence: float) -> Finding[T]:
        """A finding that rests on all of the words."""
        return self.found(value, 0, len(self.words), confidence)


@dataclass(frozen=True)
class Sheet:
    """A document laid out for its masthead to be read: prose, margins, the format's hints."""

    text: str
    prose: tuple[Stretch, ...]
    margins: tuple[Stretch, ...]
    hints: tuple[Hint, ...] = ()

    def asides(self, *reasons: str) -> Iterator[Stretch]:
        """What was set aside for one of these reasons, in the order of the reasons given."""
        for reason in reasons:
            yield from (stretch for stretch in self.margins if stretch.reason == reason)

    def hinted(self, kind: str) -> Iterator[Stretch]:
        """What the file's format marks as being of this kind."""
        for hint in self.hints:
            if hint.kind == kind and self.text[hint.start : hint.end].strip():
                yield stretch(self.text, fold(self.text[hint.start : hint.end]), hint.start)

    def joined(self, span: Span | None) -> Stretch | None:
        """The paragraphs within a span of the text as one stretch; None for none."""
        if span is None:
            return None
        lines = [part for part in self.prose if span.start <= part.start < span.end]
        lines = lines or [part for part in self.margins if part.start <= span.start < part.end]
        pieces = tuple(piece for line in lines for piece in line.pieces)
        words = "".join(line.words for line in lines)
        return Stretch(words, "".join(line.written for line in lines), pieces) if lines else None


def lay_out(decoded: Decoded, layout: Layout) -> Sheet:
    """The sheet of a document that was read and taken apart."""
    folded = fold(decoded.text)
    prose = tuple(
        Stretch("".join(folded[a:b] for a, b in paragraph.pieces), paragraph.text, paragraph.pieces)
        for paragraph in layout.paragraphs
    )
    margins = tuple(
        stretch(decoded.text, folded[aside.start : aside.end], aside.start, aside.reason)
        for aside in layout.set_aside
        if aside.reason not in NOT_OURS
    )
    return Sheet(decoded.text, prose, margins, decoded.hints)


def speaks_of_unions(sheet: Sheet) -> bool:
    """Whether the text is of the field at all: what never names a union or its members is not."""
    return any(OF_UNIONS.search(part.words) for part in (*sheet.prose, *sheet.margins))


def stretch(text: str, folded: str, start: int, reason: str | None = None) -> Stretch:
    """Folded words that stand at ``start`` of the text, readings of characters left out."""
    pieces = tuple(_between(folded, start, [found.span() for found in UNSPOKEN.finditer(folded)]))
    words = "".join(folded[a - start : b - start] for a, b in pieces)
    written = "".join(text[a:b] for a, b in pieces)
    return Stretch(words, written, pieces or (Span(start, start),), reason)


def _between(folded: str, start: int, gaps: Sequence[tuple[int, int]]) -> Iterator[Span]:
    position = 0
    for gap_start, gap_end in (*gaps, (len(folded), len(folded))):
        if gap_start > position:
            yield Span(start + position, start + gap_start)
        position = gap_end
