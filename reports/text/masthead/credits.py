"""Where a page says it is from, who wrote it, and when it was published or delivered."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from ..findings import Finding
from ..layout.bylines import names_in_byline
from ..layout.papers import OUTLET, name_paper
from ..lexicons import any_of
from .days import find_days
from .sheet import (
    BYLINE,
    DATE_BELOW_TITLE,
    DATELINE,
    FROM_PAPER,
    REPRINT,
    SIGNATURE,
    SPEAKER,
    TOOLBAR,
    Sheet,
    Stretch,
)

SOURCE = re.compile(
    r"(?:信息|文章|新闻|稿件)?(?:来源|稿源)\s*:\s*(?P<value>[^\s|()\[\]【】「」『』:]{2,30}?)"
    rf"(?={any_of('noise', 'labels')}\s*:|[\s|()\[\]【】「」『』:]|$)"
)
NO_SOURCE = re.compile(r"本站|原创|互联网|网络|未知|admin|整理|\d{4}.*")
BYLINE_OUTLET = re.compile(rf"(?P<outlet>{OUTLET})(?=[\s\u4e00-\u9fff]{{0,6}}(?:记者|讯))")
REPRINTED = re.compile(r"《(?P<outlet>[^《》]{2,20})》")
AUTHOR_FIELD = re.compile(
    r"(?:作者|撰稿人?|记者|通讯员)\s*:\s*(?P<names>[\u4e00-\u9fff·、\s,]{2,40}?)"
    r"(?=\??\s+[\u4e00-\u9fff]{2,5}:|\s*[)】\]|]|\s*$)"
)
# 来源:某某日报(记者 某某)
AUTHOR_BESIDE = re.compile(r"[(](?:记者|通讯员)\s*(?P<names>[\u4e00-\u9fff·、\s]{2,30})[)]")
NEAR = 40
"""Characters at most between two bylines of one text."""
REPORTER = re.compile(r"文[/:]|记者|通讯员")
PHOTOGRAPHER = re.compile(r"(?:图[/:]|摄影[/:]?)\s*[\u4e00-\u9fff]{2,4}")
# What stands around the names: a dateline before them, an office, 报道 after them.
AROUND_NAMES = re.compile(
    r"^.*?(?:讯|电)\s*(?=[(]|记者|通讯员)|报道[:,]?$"
    r"|^[\u4e00-\u9fff、()\s]{0,24}(?:主席|书记|部长|主任|会长)\s*:?\s*"
)


def read_source(sheet: Sheet) -> Finding[str]:
    """The newspaper, site or office that a page names as its source."""
    for hint in sheet.hinted("source"):
        labelled = SOURCE.search(hint.words)
        start, end = labelled.span("value") if labelled else (0, len(hint.words))
        return hint.found(hint.written[start:end].strip(), start, end, 0.9)
    for line in sheet.asides(TOOLBAR):
        found = SOURCE.search(line.words)
        if found and not NO_SOURCE.fullmatch(found["value"]):
            start, end = found.span("value")
            return line.found(line.written[start:end], start, end, 0.9)
    for line in sheet.asides(FROM_PAPER):
        if named := name_paper(line.words):
            start, end = named
            return line.found(line.written[start:end], start, end, 0.8)
    for line in sheet.asides(REPRINT):
        if found := REPRINTED.search(line.words):
            start, end = found.span("outlet")
            return line.found(line.written[start:end], start, end, 0.85)
    for line in sheet.asides(BYLINE, DATELINE):
        if found := BYLINE_OUTLET.search(line.words):
            start, end = found.span("outlet")
            return line.found(line.written[start:end], start, end, 0.7)
    return Finding()


def read_authors(sheet: Sheet) -> Finding[tuple[str, ...]]:
    """Those who sign the text; photographers and the page's editors are none."""
    signed = sorted(
        sheet.asides(BYLINE, DATELINE, SPEAKER), key=lambda line: not REPORTER.search(line.words)
    )
    for line in (*sheet.hinted("authors"), *signed):
        if names := _names(line, line.words):
            return _with_those_below(line, names, signed)
    for line in sheet.asides(TOOLBAR):
        found = AUTHOR_FIELD.search(line.words) or AUTHOR_BESIDE.search(line.words)
        if found and (names := _names(line, found["names"])):
            return line.whole(names, 0.8)
    return Finding()


def _with_those_below(
    line: Stretch, names: tuple[str, ...], signed: Sequence[Stretch]
) -> Finding[tuple[str, ...]]:
    """The names of a byline, and of one right below it (记者 … and 通讯员 … on two lines)."""
    below = next((b for b in signed if 0 < b.start - line.end <= NEAR), None)
    if below is None or line.reason != BYLINE:
        return line.whole(names, 0.9)
    both = dict.fromkeys((*names, *_names(below, below.words)))
    return Finding(tuple(both), line.written, 0.9, line.locate(0, len(line.words)))


def _names(line: Stretch, words: str) -> tuple[str, ...]:
    """The names among the words as they are written in the line."""
    if line.reason == DATELINE and not REPORTER.search(words) and "(" not in words:
        return ()
    words = AROUND_NAMES.sub("", words)
    if REPORTER.search(words):
        words = PHOTOGRAPHER.sub("", words)
    return tuple(_as_written(line, name) for name in names_in_byline(words))


def _as_written(line: Stretch, name: str) -> str:
    start = line.words.find(name)
    return line.written[start : start + len(name)] if start >= 0 else name


def read_published(sheet: Sheet) -> Finding[date]:
    """The day a page says it was published."""
    for line in _where_published(sheet):
        for day in find_days(line.words):
            return line.found(day.value, day.start, day.end, 0.9)
    return Finding()


def _where_published(sheet: Sheet) -> Iterator[Stretch]:
    yield from sheet.hinted("date")
    yield from sheet.asides(TOOLBAR, FROM_PAPER, REPRINT)
    yield from (line for line in sheet.asides(DATE_BELOW_TITLE) if not _is_delivery(line, sheet))


def read_delivered(sheet: Sheet) -> Finding[date]:
    """The day a report was given or signed: under its text or under its title."""
    below_title = (line for line in sheet.asides(DATE_BELOW_TITLE) if _is_delivery(line, sheet))
    for line in (*below_title, *sheet.asides(SIGNATURE)):
        for day in find_days(line.words):
            return line.found(day.value, day.start, day.end, 0.9)
    return Finding()


def _is_delivery(line: Stretch, sheet: Sheet) -> bool:
    """(2021年1月20日) is when a report was given, 2021-01-20 10:30 when a page went out."""
    if line.words[0] == "(":
        return True
    press = any(sheet.asides(BYLINE, DATELINE))
    return "年" in line.words and not re.search(r"[:周]|星期", line.words) and not press
