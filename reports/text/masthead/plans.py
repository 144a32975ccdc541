"""The year that a report plans for."""

import re
from collections.abc import Sequence
from datetime import date

from ..findings import Finding
from ..lexicons import any_of
from ..words import Genre
from .anchors import Anchor
from .periods import RANGE, Covers
from .sheet import Sheet, Stretch

YEAR = r"(?<!\d)(?P<year>(?:19|20)\d\d)(?!\d)"
BARE_YEAR = re.compile(YEAR + r"\s*年")
PLAN_WORDS = (
    rf"(?:{any_of('genres', 'plan')}|{any_of('kinds', 'ahead')}|{any_of('kinds', 'ahead_at_end')})"
)
# between a year and what is planned for it: no account of it, unless of its first half
BEFORE_PLAN = (
    r"\s*年?度?(?:(?!总结|回顾|报告|情况|明年|来年)[^,。;0-9]"
    r"|(?:总结|回顾|情况)(?=[^,。;0-9]{0,4}下半年)){0,12}?"
)
PLANNED = re.compile(YEAR + BEFORE_PLAN + PLAN_WORDS + r"(?!的?(?:完成|落实|执行|实施|进展|考))")
THIS_YEAR_PLANNED = re.compile(rf"今年[^,。;]{{0,10}}{PLAN_WORDS}")
NEXT_YEAR = re.compile(rf"(?:明年|来年|下一?年度?)[^,。;]{{0,10}}{PLAN_WORDS}")
# 展望2021年 · 2021年,全市各级工会要…
OPENING = re.compile(rf"^(?:展望|面向|迎接|走进|进入|迈进)?\s*{YEAR}\s*年")
WILL = re.compile(r"今年[,以]?[^。!?;]{0,60}(?:将|计划|力争|拟|打算)")
# 下一步工作计划, 下段工作安排: a plan that names no year
NEXT_STEPS = re.compile(
    r"(?:下一?步|下一?阶段|下段|今后)(?!.{0,6}(?:三|五|几)年)[^,。;]{0,12}(?:计划|打算|安排|思路|任务|重点|要点)"
)
YEAR_END, YEAR_START = (11, 12), (1, 2)
"""The months at the end of a year and after it in which reports on it are signed."""


def read_planned(lines: Sequence[Stretch], anchor: Anchor | None) -> Finding[int]:
    """The year of 2021年工作任务, or of 今年工作任务 where the day is known."""
    for line in lines:
        for found in PLANNED.finditer(line.words):
            if not RANGE.match(line.words, found.start()):
                return line.found(int(found["year"]), *found.span(), 0.9)
        this = THIS_YEAR_PLANNED.search(line.words)
        if this and anchor and anchor.dated:
            return line.found(anchor.year, *this.span(), 0.8)
    return Finding()


def read_promised(lines: Sequence[Stretch], sheet: Sheet, genre: Finding[Genre]) -> Finding[int]:
    """The year of what the words promise that make a text a plan: 公布2024年十件实事."""
    for line in (*lines[:1], *sheet.prose[:1]):
        found = BARE_YEAR.search(line.words)
        if found and genre.span and line.start <= genre.span.start < line.end:
            return line.found(int(found["year"]), *found.span("year"), 0.7)
    return Finding()


def read_ahead(
    sheet: Sheet, lines: Sequence[Stretch], covered: Finding[int], anchor: Anchor | None
) -> Finding[int]:
    """A plan that is told from the year covered: 明年工作安排, 2021年…, 今年…将…."""
    if not covered.value:
        return Finding()
    ahead = covered.value + 1
    for line in lines:
        if found := NEXT_YEAR.search(line.words):
            return line.found(ahead, *found.span(), 0.75)
    for passage in sheet.prose[1:]:
        opening = OPENING.search(passage.words)
        if opening and int(opening["year"]) == ahead:
            return passage.found(ahead, *opening.span("year"), 0.8)
    return _this_year(sheet, ahead, anchor)


def _this_year(sheet: Sheet, ahead: int, anchor: Anchor | None) -> Finding[int]:
    """今年…将…: a paragraph about the year in which a report on the last one came out."""
    if anchor is None or not anchor.dated or ahead != anchor.year:
        return Finding()
    for passage in sheet.prose[1:]:
        if found := WILL.match(passage.words):
            return passage.found(anchor.year, found.start(), found.start() + 2, 0.7)
    return Finding()


def read_next_steps(lines: Sequence[Stretch], covers: Covers, dated: Finding[date]) -> Finding[int]:
    """The year after the one covered, where a report signed as it ended has a plan of no year.

    A report that was signed in the middle of a year may plan for the rest of it.
    """
    first, last = covers[0].value, covers[1].value
    if last is None or first != last or dated.value is None:
        return Finding()
    if (dated.value.year, dated.value.month) not in {
        *((last, month) for month in YEAR_END),
        *((last + 1, month) for month in YEAR_START),
    }:
        return Finding()
    for line in lines:
        if found := NEXT_STEPS.search(line.words):
            return line.found(last + 1, *found.span(), 0.5)
    return Finding()
