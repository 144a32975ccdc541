"""The years a report covers and the year it plans for, each with the words it rests on."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import NamedTuple

from ..findings import Finding, Span
from ..layout.markers import parse_marker
from ..lexicons import any_of
from ..outline.headings import LONGEST
from ..words import Genre
from .anchors import Anchor, read_anchor
from .sheet import Sheet, Stretch

YEAR = r"(?<!\d)(?P<year>(?:19|20)\d\d)(?!\d)"
ANY_YEAR = re.compile(YEAR)
# 2016-2020年 · 2017至2019年
RANGE = re.compile(
    r"(?<!\d)(?P<from>(?:19|20)\d\d)\s*年?\s*(?:-{1,2}|~|至|到)\s*(?P<to>(?:19|20)\d\d)(?!\d)\s*年?"
)
PLAN_WORDS = (
    rf"(?:{any_of('genres', 'plan')}|{any_of('kinds', 'ahead')}|{any_of('kinds', 'ahead_at_end')})"
)
REVIEW_WORDS = rf"(?:{any_of('kinds', 'back')}|{any_of('genres', 'summary')}|回顾|报告|综述)"
BETWEEN = r"\s*年?度?[^,。;0-9]{0,12}?"
# between a year and what is planned for it: no account of it, unless of its first half
BEFORE_PLAN = (
    r"\s*年?度?(?:(?!总结|回顾|报告|情况|明年|来年)[^,。;0-9]"
    r"|(?:总结|回顾|情况)(?=[^,。;0-9]{0,4}下半年)){0,12}?"
)
PLANNED = re.compile(YEAR + BEFORE_PLAN + PLAN_WORDS + r"(?!的?(?:完成|落实|执行|实施|进展))")
REVIEWED = re.compile(YEAR + BETWEEN + REVIEW_WORDS)
NEXT_YEAR = re.compile(rf"(?:明年|来年|下一?年度?)[^,。;]{{0,10}}{PLAN_WORDS}")
LAST_YEAR_REVIEWED = re.compile(rf"去年[^,。;]{{0,10}}{REVIEW_WORDS}")
THIS_YEAR_PLANNED = re.compile(rf"今年[^,。;]{{0,10}}{PLAN_WORDS}")
# 十三五期间 · “十三五”时期 · “十三五”回眸
FIVE_YEAR_PLAN = re.compile(
    r"(?<!展望[“\"])(?<!展望)(?<!谋划[“\"])十(?P<number>[一二三四五])五"
    r"[”\"』]?(?:期间|时期|以来|时|的五年|这五年|回眸|回顾|巡礼|成就|工作)"
)
FIRST_YEAR = {"一": 2006, "二": 2011, "三": 2016, "四": 2021, "五": 2026}
"""When each of the plans began: 十一五 in 2006."""
# 五年来 · 过去五年 · 近3年 · 这五年 · 奋进五年
SOME_YEARS = re.compile(
    r"(?:(?:过去|最?近|这|上届|刚刚过去)的?(?P<n1>[二两三四五六]|(?<!\d)\d)年(?!级)"
    r"|(?<![今后未十来第])(?P<n2>[二两三四五六]|(?<!\d)\d)年(?:来|以来|间|工作回顾|工作报告|综述|$|\s))"
)
HAN = {"二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6}
# 2020年,是极不平凡的一年 · 过去的2020年 · 2020年以来
# What collects other people's reports speaks of no year of its own.
MODEL = re.compile(r"范文|精选|模板|合集|[一二三四五六七八九十\d]+篇")
LEADING = re.compile(
    r"(?:^|[。!?;,\s(】])(?:回顾|回首|回眸|过去的|刚刚过去的|走过的|即将过去的|在)?\s*"
    rf"{YEAR}\s*年(?!\s*\d{{1,2}}\s*月|\s*-|初|至|到)"
)
OPENING = re.compile(rf"^(?:展望|面向|迎接|走进|进入|迈进)?\s*{YEAR}\s*年")
RELATIVE = re.compile(r"去年|今年|过去的?一年|一年来|本年度|全年")

# 下一步工作计划, 下段工作安排: a plan that names no year
NEXT_STEPS = re.compile(
    r"(?:下一?步|下一?阶段|下段|今后)(?!.{0,6}(?:三|五|几)年)[^,。;]{0,12}(?:计划|打算|安排|思路|任务|重点|要点)"
)
ANNUAL = (Genre.SUMMARY, Genre.PLENARY)
YEAR_END, YEAR_START = (11, 12), (1, 2)
"""What reports on a year are, and the months at its end and after it in which they are signed."""

LEAD = 6
"""Paragraphs at the top, whose years weigh most."""
LEAD_WEIGHT = 3
LEAD_LENGTH = 120
WILL = re.compile(r"今年[,以]?[^。!?;]{0,60}(?:将|计划|力争|拟|打算)")
REFRAIN = 3
"""Paragraphs that open with 五年来 tell the period from this many on."""
DOMINANT = 0.5
"""Share of the sentence-opening years that the year covered must have."""


class Years(NamedTuple):
    """First and last year covered, and the year planned for."""

    covers_from: Finding[int]
    covers_to: Finding[int]
    plan: Finding[int]


Covers = tuple[Finding[int], Finding[int]]
UNKNOWN: Covers = (Finding(), Finding())


def read_years(
    sheet: Sheet, title: Finding[str], dated: Finding[date], genre: Finding[Genre]
) -> Years:
    """The years of a report. ``dated`` is when it was delivered, or else published."""
    head = sheet.joined(title.span)
    lines = list(_headings(sheet, title.span))
    anchor = read_anchor(sheet, dated)
    plan = _planned([*([head] if head else []), *lines], anchor)
    if genre.value is Genre.PLAN:
        return Years(*(_by_range(head) or UNKNOWN), plan)
    if head and MODEL.search(head.words):
        return Years(*(_by_year(head, lines, plan, genre) or UNKNOWN), plan)
    covers = (
        _by_range(head)
        or _by_stated_range(sheet, lines)
        or _by_year(head, lines, plan, genre)
        or _by_period(sheet, head, lines, anchor)
        or _by_opening_years(sheet, plan)
        or _by_relative_year(sheet, anchor)
        or UNKNOWN
    )
    titles = [head] if head else []
    plan = plan or _plan_in_text(sheet, [*titles, *lines], covers[1])
    plan = plan or _plan_this_year(sheet, covers[1], anchor)
    if genre.value in ANNUAL:
        plan = plan or _plan_at_year_end(lines, covers, dated)
    return Years(*covers, plan)


def _headings(sheet: Sheet, title: Span | None) -> Iterator[Stretch]:
    """Every short paragraph below the title that is no sentence: what may be a heading."""
    below = title.end if title else 0
    for line in sheet.prose:
        is_sentence = line.words[-1] in "。!?;" and not parse_marker(line.words)
        if line.start >= below and len(line.words) <= LONGEST and not is_sentence:
            yield line


def _planned(lines: list[Stretch], anchor: Anchor | None) -> Finding[int]:
    """The year of 2021年工作任务, or of 今年工作任务 where the day is known."""
    for line in lines:
        for found in PLANNED.finditer(line.words):
            if not RANGE.match(line.words, found.start()):
                return line.found(int(found["year"]), *found.span(), 0.9)
        this = THIS_YEAR_PLANNED.search(line.words)
        if this and anchor and anchor.dated:
            return line.found(anchor.year, *this.span(), 0.8)
    return Finding()


def _by_range(head: Stretch | None) -> Covers | None:
    found = RANGE.search(head.words) if head else None
    if not head or not found or found["from"] > found["to"]:
        return None
    first, last = int(found["from"]), int(found["to"])
    return head.found(first, *found.span(), 0.95), head.found(last, *found.span(), 0.95)


def _by_stated_range(sheet: Sheet, lines: list[Stretch]) -> Covers | None:
    """(2016-2020年) beside 五年来: in a heading that looks back, or in the first paragraphs."""
    reviews = (line for line in lines[:LEAD] if re.search(REVIEW_WORDS, line.words))
    for line in (*reviews, *islice(sheet.prose, LEAD)):
        words = line.words[:LEAD_LENGTH]
        told, found = SOME_YEARS.search(words), RANGE.search(words)
        if told and found and int(found["to"]) - int(found["from"]) + 1 == _count(told):
            return _by_range(Stretch(words, line.written[:LEAD_LENGTH], line.pieces))
    return None


def _count(found: re.Match[str]) -> int:
    written = found["n1"] or found["n2"]
    return HAN.get(written) or int(written)


def _by_year(
    head: Stretch | None, lines: list[Stretch], plan: Finding[int], genre: Finding[Genre]
) -> Covers | None:
    """A year that title or heading looks back on, or that stands bare in the title.

    The title of a delivered report may bear the year of the meeting: its headings come first.
    """
    titles = [head] if head else []
    delivered = genre.value in (Genre.PLENARY, Genre.CONGRESS)
    for line in (*lines, *titles) if delivered else (*titles, *lines):
        found = REVIEWED.search(line.words)
        if found and (int(found["year"]) != plan.value or not PLANNED.search(found.group())):
            return _twice(line, found, 0.9)
    for found in ANY_YEAR.finditer(head.words) if head else ():
        if head and int(found["year"]) != plan.value:
            return _twice(head, found, 0.8)
    return None


def _twice(line: Stretch, found: re.Match[str], confidence: float) -> Covers:
    year = line.found(int(found["year"]), *found.span(), confidence)
    return year, year


def _by_period(
    sheet: Sheet, head: Stretch | None, lines: list[Stretch], anchor: Anchor | None
) -> Covers | None:
    """十三五, 五年来: in the title, the first paragraphs or the first headings."""
    for line in (*([head] if head else []), *islice(sheet.prose, LEAD), *lines[:LEAD]):
        words = line.words[:LEAD_LENGTH]
        if found := FIVE_YEAR_PLAN.search(words):
            first = FIRST_YEAR[found["number"]]
            return (
                line.found(first, *found.span(), 0.85),
                line.found(first + 4, *found.span(), 0.85),
            )
        if anchor and (found := SOME_YEARS.search(words)):
            return _counted_back(line, found, anchor)
    return _by_refrain(sheet, anchor)


def _by_refrain(sheet: Sheet, anchor: Anchor | None) -> Covers | None:
    """五年来 once and again at the beginning of paragraphs."""
    opening = [(line, found) for line in sheet.prose if (found := SOME_YEARS.match(line.words))]
    if anchor is None or len(opening) < REFRAIN:
        return None
    return _counted_back(*opening[0], anchor)


def _counted_back(line: Stretch, found: re.Match[str], anchor: Anchor) -> Covers:
    """So many calendar years up to the anchor's, or to the one before in its first half."""
    count = _count(found)
    last = anchor.year - anchor.first_half
    first = last - count + 1
    sure = min(0.7, anchor.confidence)
    return line.found(first, *found.span(), sure), line.found(last, *found.span(), sure)


def _by_opening_years(sheet: Sheet, plan: Finding[int]) -> Covers | None:
    """The year that sentences open with most often, the first paragraphs before all."""
    counts: Counter[int] = Counter()
    evidence: dict[int, Finding[int]] = {}
    for index, passage in enumerate(sheet.prose):
        for found in LEADING.finditer(passage.words):
            year = int(found["year"])
            counts[year] += LEAD_WEIGHT if index < LEAD else 1
            evidence.setdefault(year, passage.found(year, *found.span("year"), 0.75))
    counts.pop(plan.value or 0, None)
    if not counts:
        return None
    year = max(counts, key=lambda candidate: (counts[candidate], candidate))
    return (evidence[year], evidence[year]) if counts[year] > DOMINANT * counts.total() else None


def _by_relative_year(sheet: Sheet, anchor: Anchor | None) -> Covers | None:
    """今年 and 去年 counted from the day the report was delivered or published."""
    if anchor is None or not anchor.dated:
        return None
    uses: Counter[str] = Counter()
    first: dict[str, tuple[Stretch, tuple[int, int]]] = {}
    for passage in sheet.prose:
        for found in RELATIVE.finditer(passage.words):
            uses[found.group()] += 1
            first.setdefault(found.group(), (passage, found.span()))
    if not uses:
        return None
    if uses["今年"]:
        past = anchor.early and uses["去年"] >= uses["今年"]
    else:
        past = anchor.early or uses["去年"] > 0
    word = "去年" if past and uses["去年"] else "今年" if uses["今年"] else next(iter(first))
    passage, span = first[word]
    year = passage.found(anchor.year - past, *span, 0.7)
    return year, year


def _plan_in_text(sheet: Sheet, lines: list[Stretch], covered: Finding[int]) -> Finding[int]:
    """A year ahead that a heading or a paragraph opens with, or 明年 of the year covered."""
    if not covered.value:
        return Finding()
    ahead = covered.value + 1
    for line in lines:
        if found := NEXT_YEAR.search(line.words):
            return line.found(ahead, *found.span(), 0.75)
    for passage in sheet.prose[1:]:
        found = OPENING.search(passage.words)
        if found and int(found["year"]) == ahead:
            return passage.found(ahead, *found.span("year"), 0.8)
    return Finding()


def _plan_this_year(sheet: Sheet, covered: Finding[int], anchor: Anchor | None) -> Finding[int]:
    """今年…将…: a paragraph about the year in which a report on the last one came out."""
    if anchor is None or not anchor.dated or covered.value != anchor.year - 1:
        return Finding()
    for passage in sheet.prose[1:]:
        if found := WILL.match(passage.words):
            return passage.found(anchor.year, found.start(), found.start() + 2, 0.7)
    return Finding()


def _plan_at_year_end(lines: list[Stretch], covers: Covers, dated: Finding[date]) -> Finding[int]:
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
