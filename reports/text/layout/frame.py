"""What surrounds a text on its page, told by the lines around it: frame, menus, lists, foot."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from math import inf

from ..findings import Span
from .inline import Cut
from .lines import Line
from .noise import (
    FLOOR,
    closes_site,
    is_date_line,
    name_noise,
    opens_notice,
    opens_other_pages,
)

OTHERS = "其他页面的标题"
PROSE_LENGTH = 60
"""A line this long with a full stop ends a list of other pages' headlines."""
LIST_LENGTH = 3
"""Sentences on lines of their own that begin with one sign are a list from this many on."""
TEASER = ("...", "..", "…")
"""How another page's first words end where a list of pages shows them."""
MENU_ITEM = 12
SHORT_TITLE = 6
HOME = re.compile(r"[•·]\s*(?:网站)?[首主]页")


def find_frame(lines: Sequence[Line]) -> Iterator[tuple[int, Cut]]:
    """The whole lines that are none of the report's, by where they begin."""
    placed = dict.fromkeys(_columns(lines), "网站栏目") | dict.fromkeys(_menu(lines), "网站菜单")
    top, foot, bullets = _top(lines), _foot(lines), _bullets(lines)
    walk = _Walk()
    for line in lines:
        own = name_noise(line.words)
        if own == "图片说明" and line.start in bullets:
            own = None
        reason = placed.get(line.start) or walk.judge(line, own)
        if reason is None and line.start < top:
            reason = "网站菜单"
        if reason is None and line.start >= foot:
            reason = "页脚与版权信息"
        if reason:
            yield line.start, Cut(Span(line.start, line.end), reason)


class _Walk:
    """What the lines read so far say of the next: a list of other pages, a forum's replies."""

    def __init__(self) -> None:
        self._among_others = False
        self._replied = False

    def judge(self, line: Line, own: str | None) -> str | None:
        """Why the next line is noise; ``own`` is what it says of itself."""
        if opens_other_pages(line.words):
            self._among_others = True
            return OTHERS
        if own == "论坛栏目文字" and FLOOR.fullmatch(line.words):
            self._replied = True
        if self._among_others and _is_prose(line) and not line.words.endswith(TEASER):
            self._among_others = False
        if own:
            return own
        if self._replied and len(line.words) <= PROSE_LENGTH:
            return "论坛回帖"
        return OTHERS if self._among_others else None


def _columns(lines: Sequence[Line]) -> frozenset[int]:
    """Where 图片新闻 above the first paragraph begins: the column that the text stands in.

    A list of other pages' headlines has no line among them that dates the page itself.
    """
    body = next((i for i, line in enumerate(lines) if _is_prose(line)), len(lines))
    dated = next((i for i in range(body) if _dates_page(lines[i].words)), 0)
    return frozenset(line.start for line in lines[:dated] if opens_other_pages(line.words))


def _menu(lines: Sequence[Line]) -> frozenset[int]:
    """Where the items of a site's menu begin: short lines behind bullets, 首页 among them."""
    found: set[int] = set()
    for bulleted, group in groupby(lines, key=lambda line: line.words[0] in "•·"):
        items = [line for line in group if len(line.words) <= MENU_ITEM] if bulleted else []
        if len(items) >= LIST_LENGTH and any(HOME.fullmatch(line.words) for line in items):
            found.update(line.start for line in items)
    return frozenset(found)


def _top(lines: Sequence[Line]) -> int:
    """Where a breadcrumb near the top begins, above which stands only the site's frame.

    0 where there is none, or no line between it and the first paragraph can be the title.
    """
    body = next((i for i, line in enumerate(lines) if _is_prose(line)), 0)
    trail = next((i for i in range(body) if name_noise(lines[i].words) == "面包屑导航"), 0)
    titles = (line for line in lines[trail + 1 : body] if len(line.words) > SHORT_TITLE)
    if any(name_noise(line.words) is None for line in titles):
        return lines[trail].start
    return 0


def _foot(lines: Sequence[Line]) -> float:
    """Where the foot of the page begins: below it stands nothing of the report."""
    prose = [line.start for line in lines if _is_prose(line)]
    first, last = (prose[0], prose[-1]) if prose else (inf, inf)
    return min(
        (
            line.start
            for line in lines
            if (line.start > last and closes_site(line.words))
            or (line.start > first and opens_notice(line.words))
        ),
        default=inf,
    )


def _is_prose(line: Line) -> bool:
    return len(line.words) > PROSE_LENGTH and "。" in line.words


def _dates_page(words: str) -> bool:
    return is_date_line(words) or name_noise(words) == "时间、来源与页面工具条"


def _bullets(lines: Sequence[Line]) -> frozenset[int]:
    """Where lines begin that are items of a list, though ▲ before one would make a caption."""
    found: set[int] = set()
    for _, group in groupby(lines, key=lambda line: line.words[0]):
        items = [line for line in group if line.words[-1] in "。;"]
        if len(items) >= LIST_LENGTH:
            found.update(line.start for line in items)
    return frozenset(found)
