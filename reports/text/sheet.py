"""What the steps of the masthead look at: a document's text, folded, and its parts."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from .findings import Decoded, Finding, Hint, Layout, SetAside, Span
from .folding import fold

T = TypeVar("T")

NOT_OURS = frozenset({"其他页面的标题", "上下篇与返回链接", "广告", "论坛栏目文字", "网站菜单"})
"""Why words were set aside that speak of other documents."""


@dataclass(frozen=True)
class Passage:
    """A paragraph as the rules see it: its folded words and where they stand."""

    words: str
    pieces: tuple[Span, ...]

    @property
    def start(self) -> int:
        return self.pieces[0].start

    @property
    def end(self) -> int:
        return self.pieces[-1].end


@dataclass(frozen=True)
class Sheet:
    """A document laid out for reading its masthead. Offsets are those of ``text``."""

    text: str
    folded: str
    passages: tuple[Passage, ...]
    aside: tuple[SetAside, ...]
    hints: tuple[Hint, ...] = field(default=())

    def found(self, value: T, start: int, end: int, confidence: float) -> Finding[T]:
        """A finding that rests on ``text[start:end]``."""
        return Finding(value, self.text[start:end], confidence, Span(start, end))

    def asides(self, *reasons: str) -> Iterator[tuple[SetAside, str]]:
        """What was set aside for one of these reasons, with its folded words."""
        for aside in self.aside:
            if aside.reason in reasons:
                yield aside, self.folded[aside.start : aside.end]

    def hinted(self, kind: str) -> Iterator[Hint]:
        """What the file's format marks as being of this kind."""
        return (hint for hint in self.hints if hint.kind == kind and hint.end > hint.start)


def lay_out(decoded: Decoded, layout: Layout) -> Sheet:
    """The sheet of a document that was read and taken apart."""
    folded = fold(decoded.text)
    passages = tuple(
        Passage("".join(folded[a:b] for a, b in paragraph.pieces), paragraph.pieces)
        for paragraph in layout.paragraphs
    )
    return Sheet(decoded.text, folded, passages, layout.set_aside, decoded.hints)
