"""文种: what sort of document a report is, by its title, its mandate and its page."""

import re

from .findings import Finding
from .lexicons import any_of
from .sheet import Sheet
from .words import Genre

LEAD = 4
"""Paragraphs under the title that may say on whose behalf a report is given."""
LEAD_LENGTH = 300

# 在某某市工会第十次代表大会上 · 向大会报告工作
CONGRESS = re.compile(
    r"(?:第[一二三四五六七八九十]{1,4}次|[一二三四五六七八九十]{1,4}次)(?:工会)?(?:会员)?代表大会(?:上|$)|向(?:大会|代表大会)(?:作|做)?(?:工作)?报告"
)
# 十届三次全委(扩大)会议 · 第九届委员会第四次全体会议 · 向全委会报告工作
PLENARY = re.compile(
    r"[一二三四五六七八九十]届[一二三四五六七八九十]{1,3}次(?:全委|全体|委员)|委员会第?[一二三四五六七八九十]{1,3}次(?:全体|全委)"
    r"|全委\(扩大\)会|向(?:全委会|全会|全体会议|委员会)(?:作|做)?(?:工作)?报告"
)
PLENARY_TITLE = re.compile(PLENARY.pattern + "|全委会|全体会议|全会")
MANDATE = re.compile(r"受.{2,40}委托|请(?:予)?(?:各位.{2,6})?审议|(?:作|做)工作报告|报告工作|上的(?:工作)?报告|(?:作|做).{0,6}报告")
PLAN = re.compile(any_of("genres", "plan"))
SUMMARY = re.compile(any_of("genres", "summary"))
FIELD = re.compile(any_of("genres", "fields"))
NEWS = re.compile(any_of("genres", "news"))
FIVE_YEARS = re.compile(r"五年|5年|十[一二三四五六]五(?!规划)|十[一二三四五六]五[”\"]?(?:期间|时期|以来)")


def read_genre(sheet: Sheet, title: Finding[str]) -> Finding[Genre]:
    """The genre and the words it rests on; unknown stays without value."""
    return (
        _by_meeting(sheet, title)
        or _by_title(sheet, title)
        or _by_press(sheet)
        or _by_lead(sheet, title)
        or _by_signature(sheet, title)
    )


def _by_meeting(sheet: Sheet, title: Finding[str]) -> Finding[Genre]:
    if title.span:
        for genre, pattern in ((Genre.CONGRESS, CONGRESS), (Genre.PLENARY, PLENARY_TITLE)):
            found = pattern.search(sheet.folded, *title.span)
            if found and SUMMARY.search(title.value or "") or found and MANDATE.search(title.value or ""):
                return sheet.found(genre, *found.span(), 0.95)
    for passage in sheet.passages[: LEAD + 2]:
        words = passage.words[:LEAD_LENGTH]
        if not MANDATE.search(words):
            continue
        for genre, pattern in ((Genre.CONGRESS, CONGRESS), (Genre.PLENARY, PLENARY)):
            if found := pattern.search(words):
                start, end = passage.start + found.start(), passage.start + found.end()
                return sheet.found(genre, start, end, 0.85)
    return Finding()


def _by_title(sheet: Sheet, title: Finding[str]) -> Finding[Genre]:
    if not title.span:
        return Finding()
    words = sheet.folded[slice(*title.span)]
    summary, plan = SUMMARY.search(words), PLAN.search(words)
    if plan and not summary:
        return sheet.found(Genre.PLAN, *_shift(title.span.start, plan), 0.9)
    five = FIVE_YEARS.search(words)
    if five and not _by_press(sheet):
        return sheet.found(Genre.FIVE_YEARS, *_shift(title.span.start, five), 0.85)
    if summary:
        genre = Genre.SPECIAL if FIELD.search(words) else Genre.SUMMARY
        return sheet.found(genre, *_shift(title.span.start, summary), 0.85)
    if found := NEWS.search(words):
        return sheet.found(Genre.NEWS, *_shift(title.span.start, found), 0.7)
    return Finding()


def _by_press(sheet: Sheet) -> Finding[Genre]:
    for aside, _ in sheet.asides("作者署名", "电头与记者署名"):
        return sheet.found(Genre.NEWS, aside.start, aside.end, 0.85)
    return Finding()


def _by_lead(sheet: Sheet, title: Finding[str]) -> Finding[Genre]:
    """A page about five years, or a press text without a byline."""
    lead = next((passage for passage in sheet.passages if len(passage.words) > 60), None)
    found = FIVE_YEARS.search(lead.words[:60]) if lead else None
    if lead and found:
        return sheet.found(Genre.FIVE_YEARS, *_shift(lead.start, found), 0.7)
    return Finding()


def _by_signature(sheet: Sheet, title: Finding[str]) -> Finding[Genre]:
    """A signed account without a title is a summary of work, most likely."""
    for aside, _ in sheet.asides("落款"):
        if not title:
            return sheet.found(Genre.SUMMARY, aside.start, aside.end, 0.5)
    return Finding()


def _shift(start: int, found: re.Match[str]) -> tuple[int, int]:
    return start + found.start(), start + found.end()
