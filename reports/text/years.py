"""The years a report covers and the year it plans for, each with the words it rests on."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from .findings import Finding, Span
from .headings import LONGEST
from .lexicons import any_of
from .sheet import Passage, Sheet
from .words import Genre

YEAR = r"(?:19|20)\d\d"
RANGE = re.compile(rf"(?P<from>{YEAR})\s*年?\s*(?:-{{1,2}}|~|至|到)\s*(?P<to>{YEAR})\s*年?")
ANY_YEAR = re.compile(rf"(?<!\d)(?P<year>{YEAR})(?!\d)")
PLAN_WORDS = rf"(?:{any_of('genres', 'plan')}|{any_of('headings', 'plan')}|计划|要点|打算|安排|任务|思路)"
REVIEW_WORDS = rf"(?:{any_of('headings', 'review')}|{any_of('genres', 'summary')}|回顾|报告|综述)"
PLANNED = re.compile(rf"(?<!\d)(?P<year>{YEAR})\s*年?度?[^,。;0-9]{{0,12}}?{PLAN_WORDS}")
REVIEWED = re.compile(rf"(?<!\d)(?P<year>{YEAR})\s*年?度?[^,。;0-9]{{0,12}}?{REVIEW_WORDS}")
NEXT_YEAR = re.compile(rf"(?:明年|来年|下一?年度?)[^,。;]{{0,10}}{PLAN_WORDS}")
THIS_YEAR_PLAN = re.compile(rf"今年[^,。;]{{0,10}}(?:工作)?{PLAN_WORDS}")
# 十三五期间 · “十三五”时期 · 十三五以来
PLAN_PERIOD = re.compile(r"十(?P<number>[一二三四五六])五[”\"』]?(?:期间|时期|以来|时|的五年|这五年)")
# 五年来 · 过去五年 · 近3年 · 这五年
SPAN_OF_YEARS = re.compile(
    r"(?:(?:过去|近|这|最近|上届|刚刚过去)的?(?P<n1>[二两三四五六]|\d)年(?!级)|(?P<n2>[二两三四五六]|\d)年(?:来|以来|间|工作回顾|工作报告|综述|$|\s))"
)
# 2020年,是极不平凡的一年 · 过去的2020年 · 2020年以来
LEADING = re.compile(
    rf"(?:^|[。!?;,\s(—])(?:回顾|回首|回眸|过去的|刚刚过去的|走过的|即将过去的|在)?\s*(?P<year>{YEAR})\s*年(?:以来|来|度)?(?=[,,]|[^\d\s月-])"
)
PLAN_OPENING = re.compile(rf"^(?:展望|面向|迎接|走进|进入|迈进)?\s*(?P<year>{YEAR})\s*年")
RELATIVE = re.compile(r"去年以来|去年|今年以来|今年|一年来|本年度|全年")
# 改革开放40年 · 新中国成立70周年 · 建党100周年: anniversaries that tell the year
ANNIVERSARIES = (
    (re.compile(r"改革开放(?P<n>\d{2})(?:周)?年"), 1978),
    (re.compile(r"(?:新中国|中华人民共和国)成立(?P<n>\d{2})周?年"), 1949),
    (re.compile(r"(?:建党|中国共产党成立|党成立)(?P<n>\d{2,3})周年"), 1921),
)
HAN = {"二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6}
FIRST_FIVE_YEAR_PLAN = {"一": 2006, "二": 2011, "三": 2016, "四": 2021, "五": 2026}
"""十一五 began in 2006."""

EARLY = 3
"""A report of the first months of a year speaks of the year before."""
LEAD = 6


class Years(NamedTuple):
    """First and last year covered, and the year planned for."""

    covers_from: Finding[int] = Finding()
    covers_to: Finding[int] = Finding()
    plan: Finding[int] = Finding()


class Anchor(NamedTuple):
    """The day that relative years count from: a date, or only a year read off the text."""

    year: int
    early: bool
    confidence: float


def read_years(
    sheet: Sheet, title: Span | None, dated: Finding[date], genre: Finding[Genre]
) -> Years:
    """The years of a report. ``dated`` is when it was delivered, or else published."""
    lines = list(_lines(sheet, title))
    anchor = _read_anchor(sheet, dated)
    plan = _read_plan(lines)
    covers = (
        _by_range(lines[:1], sheet) if title else None
    ) or _by_year(lines, sheet, plan, bool(title), genre) or _by_period(sheet, lines, anchor, genre) or _by_lead(
        sheet, plan
    ) or _by_relative(sheet, anchor)
    first, last = covers or (Finding(), Finding())
    if not plan:
        plan = _read_plan_in_text(sheet, lines, last, anchor)
    return Years(first, last, plan)


class Words(NamedTuple):
    """A short line that may bear a year: the title, a heading."""

    text: str
    start: int
    sheet: Sheet

    def found(self, value: int, match: re.Match[str], confidence: float) -> Finding[int]:
        start, end = self.start + match.start(), self.start + match.end()
        return self.sheet.found(value, start, end, confidence)


def _lines(sheet: Sheet, title: Span | None) -> Iterator[Words]:
    """The title, then every short paragraph that may be a heading."""
    if title:
        yield Words(sheet.folded[title.start : title.end], title.start, sheet)
    for passage in sheet.passages:
        inside = title is not None and title.start <= passage.start < title.end
        if len(passage.words) <= LONGEST and not inside:
            yield Words(passage.words, passage.start, sheet)


def _read_plan(lines: list[Words]) -> Finding[int]:
    for line in lines:
        for found in PLANNED.finditer(line.text):
            if not RANGE.match(line.text, found.start()):
                return line.found(int(found["year"]), found, 0.9)
    return Finding()


Covers = tuple[Finding[int], Finding[int]]


def _by_range(lines: list[Words], sheet: Sheet) -> Covers | None:
    for line in lines:
        found = RANGE.search(line.text)
        if found and int(found["from"]) <= int(found["to"]):
            return (
                line.found(int(found["from"]), found, 0.95),
                line.found(int(found["to"]), found, 0.95),
            )
    return None


def _by_year(
    lines: list[Words], sheet: Sheet, plan: Finding[int], titled: bool, genre: Finding[Genre]
) -> Covers | None:
    """A year that title or heading looks back on, or that stands bare in the title."""
    for line in (*lines[1:], *lines[:1]) if genre.value in (Genre.PLENARY, Genre.CONGRESS) else lines:
        found = REVIEWED.search(line.text)
        if found and not PLANNED.fullmatch(found.group()):
            year = line.found(int(found["year"]), found, 0.9)
            return year, year
    if titled and genre.value is not Genre.PLAN:
        for found in ANY_YEAR.finditer(lines[0].text):
            if int(found["year"]) != plan.value:
                year = lines[0].found(int(found["year"]), found, 0.8)
                return year, year
    return None


def _by_period(
    sheet: Sheet, lines: list[Words], anchor: Anchor | None, genre: Finding[Genre]
) -> Covers | None:
    """十三五, 五年来: in the title, the first headings or the first paragraphs."""
    lead = [Words(p.words[:120], p.start, sheet) for p in sheet.passages[:LEAD]]
    for line in (*lines[:1], *lead, *lines[1:4]):
        if found := PLAN_PERIOD.search(line.text):
            first = FIRST_FIVE_YEAR_PLAN.get(found["number"])
            if first:
                return line.found(first, found, 0.85), line.found(first + 4, found, 0.85)
        found = SPAN_OF_YEARS.search(line.text)
        if found and anchor:
            return _counted_back(line, found, anchor, genre)
    return None


def _counted_back(
    line: Words, found: re.Match[str], anchor: Anchor, genre: Finding[Genre]
) -> Covers:
    written = found["n1"] or found["n2"]
    count = HAN.get(written) or int(written)
    last = anchor.year - (1 if anchor.early else 0)
    first = last - count if genre.value is Genre.CONGRESS else last - count + 1
    confidence = min(0.7, anchor.confidence)
    return line.found(first, found, confidence), line.found(last, found, confidence)


def _by_lead(sheet: Sheet, plan: Finding[int]) -> Covers | None:
    """The year that sentences open with most often, the first paragraphs before all."""
    counts: Counter[int] = Counter()
    evidence: dict[int, Finding[int]] = {}
    for index, passage in enumerate(sheet.passages):
        for found in LEADING.finditer(passage.words[:2000]):
            year = int(found["year"])
            counts[year] += 3 if index < LEAD else 1
            place = _source(passage, found)
            evidence.setdefault(year, sheet.found(year, place.start, place.end, 0.75))
    if plan.value:
        counts.pop(plan.value, None)
    if not counts:
        return None
    year = max(counts, key=lambda candidate: (counts[candidate], candidate))
    return evidence[year], evidence[year]


def _source(passage: Passage, found: re.Match[str]) -> Span:
    start, end = found.span("year")
    for piece in passage.pieces:
        length = piece.end - piece.start
        if start < length:
            return Span(piece.start + start, piece.start + min(end, length))
        start, end = start - length, end - length
    return Span(passage.start, passage.start)


def _by_relative(sheet: Sheet, anchor: Anchor | None) -> Covers | None:
    """今年 and 去年 counted from the day the report was delivered or published."""
    if anchor is None:
        return None
    words = Counter(RELATIVE.findall(sheet.folded))
    last_year = sum(count for word, count in words.items() if word.startswith("去年"))
    this_year = sum(count for word, count in words.items() if word.startswith("今年"))
    past = anchor.early and last_year >= this_year
    found = RELATIVE.search(sheet.folded)
    if found is None:
        return None
    year = sheet.found(
        anchor.year - (1 if past else 0), *found.span(), min(0.7, anchor.confidence)
    )
    return year, year


def _read_anchor(sheet: Sheet, dated: Finding[date]) -> Anchor | None:
    if dated.value:
        return Anchor(dated.value.year, dated.value.month <= EARLY, 0.9)
    for pattern, founded in ANNIVERSARIES:
        if found := pattern.search(sheet.folded):
            return Anchor(founded + int(found["n"]), False, 0.5)
    years = [int(year) for year in ANY_YEAR.findall(sheet.folded)]
    return Anchor(max(years), False, 0.4) if years else None


def _read_plan_in_text(
    sheet: Sheet, lines: list[Words], covered: Finding[int], anchor: Anchor | None
) -> Finding[int]:
    """A year ahead that a heading or a paragraph opens with, or 明年 of the year covered."""
    if not covered.value:
        return Finding()
    for line in lines[1:]:
        if found := NEXT_YEAR.search(line.text):
            return line.found(covered.value + 1, found, 0.75)
    for passage in sheet.passages[1:]:
        found = PLAN_OPENING.search(passage.words)
        if found and int(found["year"]) == covered.value + 1:
            place = _source(passage, found)
            return sheet.found(int(found["year"]), place.start, place.end, 0.8)
    return Finding()
