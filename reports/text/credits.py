"""Where a page says it is from, who wrote it, and when it was published or delivered."""

import re
from collections.abc import Iterator
from datetime import date

from .days import find_days
from .findings import Finding, SetAside, Span
from .noise import names_in_byline
from .sheet import Sheet

SOURCE = re.compile(r"(?:信息|文章|新闻|稿件)?(?:来源|稿源)\s*:\s*(?P<value>[^\s|()\[\]【】:]{2,30})")
NO_SOURCE = re.compile(r"本站|原创|互联网|网络|未知|admin|整理|\d{4}")
OUTLET = re.compile(
    r"(?P<outlet>[\u4e00-\u9fff]{2,8}?(?:日报|晚报|晨报|时报|快报|早报|都市报|商报|工人报|新闻网|电视台|在线))(?=[\s\u4e00-\u9fff]{0,6}(?:记者|讯))"
)
AUTHOR_FIELD = re.compile(r"(?:作者|撰稿|记者|通讯员)\s*[::]\s*(?P<names>[\u4e00-\u9fff·、\s,]{2,40})")
PHOTOGRAPHER = re.compile(r"(?:图[/:]|摄影[/:]?)\s*[\u4e00-\u9fff]{2,4}")
PUBLISHED_LABEL = re.compile(r"(?:更新|修改)")

TOOLBAR = "时间、来源与页面工具条"


def read_source(sheet: Sheet) -> Finding[str]:
    """The newspaper, site or office that a page names as its source."""
    for hint in sheet.hinted("source"):
        return sheet.found(sheet.text[hint.start : hint.end].strip(), hint.start, hint.end, 0.9)
    for aside, words in sheet.asides(TOOLBAR):
        found = SOURCE.search(words)
        if found and not NO_SOURCE.fullmatch(found["value"]):
            return _within(sheet, aside, found.span("value"), 0.9)
    for aside, words in sheet.asides("作者署名", "电头与记者署名"):
        if found := OUTLET.search(words):
            return _within(sheet, aside, found.span("outlet"), 0.7)
    return Finding()


def read_authors(sheet: Sheet) -> Finding[tuple[str, ...]]:
    """Those who sign the text; photographers and the page's editors are none."""
    for hint in sheet.hinted("authors"):
        names = names_in_byline(sheet.folded[hint.start : hint.end])
        if names:
            return sheet.found(names, hint.start, hint.end, 0.9)
    for aside, words in sheet.asides("作者署名", "电头与记者署名", "报告人署名"):
        if names := _names(words):
            return sheet.found(names, aside.start, aside.end, 0.9)
    for aside, words in sheet.asides(TOOLBAR):
        found = AUTHOR_FIELD.search(words)
        if found and (names := names_in_byline(found["names"])):
            return sheet.found(names, aside.start, aside.end, 0.8)
    return Finding()


def _names(words: str) -> tuple[str, ...]:
    words = re.sub(r".*(?:讯|电)\s*(?=[(]|记者|通讯员)", "", words)
    words = re.sub(r"报道[:,]?$", "", words)
    words = re.sub(r"^[\u4e00-\u9fff、()\s]{0,24}(?:主席|书记|部长|主任|会长)\s*:?\s*", "", words)
    if re.search(r"文[/:]|记者|通讯员", words):
        words = PHOTOGRAPHER.sub("", words)
    return names_in_byline(words)


def read_published(sheet: Sheet) -> Finding[date]:
    """The day a page says it was published."""
    for start, end in _where_published(sheet):
        for day in find_days(sheet.folded[start:end]):
            return sheet.found(day.value, start + day.start, start + day.end, 0.9)
    return Finding()


def _where_published(sheet: Sheet) -> Iterator[tuple[int, int]]:
    for hint in sheet.hinted("date"):
        yield hint.start, hint.end
    for aside, _ in sheet.asides(TOOLBAR, "版面信息"):
        yield aside.start, aside.end
    for aside, words in sheet.asides("标题下的日期"):
        if not _is_delivery(words):
            yield aside.start, aside.end


def read_delivered(sheet: Sheet) -> Finding[date]:
    """The day a report was given or signed: under its title or under its text."""
    for aside, words in sheet.asides("落款", "标题下的日期"):
        if aside.reason == "标题下的日期" and not _is_delivery(words):
            continue
        for day in find_days(words):
            return sheet.found(day.value, aside.start + day.start, aside.start + day.end, 0.9)
    return Finding()


def _is_delivery(words: str) -> bool:
    """(2021年1月20日) is when a report was given, 2021-01-20 10:30 when a page went out."""
    return "年" in words and ":" not in words


def _within(
    sheet: Sheet, aside: SetAside, span: tuple[int, int], confidence: float
) -> Finding[str]:
    start, end = Span(aside.start + span[0], aside.start + span[1])
    return sheet.found(sheet.text[start:end], start, end, confidence)
