"""The years a report covers and the year it plans for, each with the words it rests on."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple

from ..findings import Finding, Span
from ..layout.markers import parse_marker
from ..outline.headings import LONGEST
from ..words import Genre
from .anchors import Anchor, read_anchor
from .periods import (
    LEAD,
    REVIEW_WORDS,
    Covers,
    read_period,
    read_range,
    read_stated_range,
)
from .plans import PLANNED, YEAR, read_ahead, read_next_steps, read_planned, read_promised
from .sheet import BLURB, Sheet, Stretch

UNKNOWN: Covers = (Finding(), Finding())
ANNUAL = (Genre.SUMMARY, Genre.PLENARY)
"""What reports on a year are."""
DELIVERED = (Genre.PLENARY, Genre.CONGRESS)

# the year of 某市2020年工会掠影; not of the volume 2020卷
BARE_YEAR = re.compile(YEAR + r"(?!年?[卷版])")
REVIEWED = re.compile(YEAR + r"\s*年?度?[^,。;0-9]{0,12}?" + REVIEW_WORDS)
# 回望2020年 · 盘点2020: the same, the other way round
LOOKED_BACK = re.compile(r"(?:回望|回首|回眸|回顾|盘点|走过|告别)(?:过去的?)?\s*" + YEAR)
PART = re.compile(
    r"^第?[一二三四五六七八九十\d]{1,2}篇\s*:|篇[一二三四五六七八九十\d]{1,2}[)】]?:?$"
)
AT_A_MEETING = re.compile(r"会议?上的")
# What collects other people's reports speaks of no year of its own.
MODEL = re.compile(r"范文|精选|模板|合集|[一二三四五六七八九十\d]+篇")
SENTENCE_START = (
    r"(?:^|[。!?;,\s(】])"
    r"(?<!强调,)(?<!要求,)(?<!提出,)"  # what was called for lies ahead
    r"(?:回顾|回首|回眸|过去的|刚刚过去的|走过的|即将过去的|在)?\s*"
)
# 2020年,是极不平凡的一年 · 过去的2020年 · 2020年以来; not 2020年3月, 2020年后, 2020年…将…
LEADING = re.compile(
    SENTENCE_START
    + YEAR
    + r"\s*年(?P<moment>\s*\d{1,2}\s*月|\s*-|初|底召开|至|到|后|前|以后|以前|起"
    r"|[^。!?;]{0,16}(?:将|(?<![重主需首紧必])要|力争|拟))?"
)
# 2020年以来: from that year to the one the report was written in
SINCE = re.compile(SENTENCE_START + r"自?从?" + YEAR + r"\s*年(?:度|初)?以来")
RELATIVE = re.compile(r"去年|今年|过去的?一年|一年来|本年度|全年")
# What was published tells of its own days: 今年, 日前 and the like
NOWADAYS = re.compile(r"今年|日前|近日|昨日|今日|近期|连日来|昨天|今天")
LAST_YEAR = re.compile(r"(?:^|[。!?;])\s*去年")
RECENT = 5
"""Years back that news may be about."""
LEAD_WEIGHT = 3
OFTEN = 2
"""Below the first paragraphs one sentence that opens with a year tells too little."""
DOMINANT = 0.5
"""Share of the sentence-opening years that the year covered must have."""


class Years(NamedTuple):
    """First and last year covered, and the year planned for."""

    covers_from: Finding[int]
    covers_to: Finding[int]
    plan: Finding[int]


def read_years(
    sheet: Sheet, title: Finding[str], dated: Finding[date], genre: Finding[Genre]
) -> Years:
    """The years of a report. ``dated`` is when it was delivered, or else published."""
    head = sheet.joined(title.span)
    headings = list(_headings(sheet, title.span))
    lines = [head, *headings] if head else headings
    anchor = read_anchor(sheet, dated)
    plan = read_planned(lines, anchor)
    if genre.value is Genre.PLAN:
        return Years(*(read_range(head) or UNKNOWN), plan or read_promised(lines, sheet, genre))
    if _is_collection(sheet, lines):
        return Years(*(_by_year(head, headings, plan, genre) or UNKNOWN), plan)
    covers = (
        read_range(head)
        or read_stated_range(sheet, headings)
        or _by_meeting_year(sheet, head)
        or _by_year(head, headings, plan, genre)
        or read_period(sheet, head, headings, anchor)
        or _by_since(sheet, anchor)
        or _by_opening_years(sheet, plan, anchor, genre)
        or _by_relative_year(sheet, anchor)
        or _by_news_of_the_day(sheet, anchor, genre)
        or UNKNOWN
    )
    plan = plan or read_ahead(sheet, lines, covers[1], anchor)
    if genre.value in ANNUAL:
        plan = plan or read_next_steps(headings, covers, dated)
    return Years(*covers, plan)


def _is_collection(sheet: Sheet, lines: Sequence[Stretch]) -> bool:
    """Whether a page shows other people's reports as models: 精选, 第2篇, 小编整理."""
    titled = bool(lines) and MODEL.search(lines[0].words) is not None
    return titled or any(sheet.asides(BLURB)) or any(PART.search(line.words) for line in lines)


def _headings(sheet: Sheet, title: Span | None) -> Iterator[Stretch]:
    """Every short paragraph below the title that is no sentence: what may be a heading."""
    below = title.end if title else 0
    for line in sheet.prose:
        is_sentence = line.words[-1] in "。!?;" and not parse_marker(line.words)
        if line.start >= below and len(line.words) <= LONGEST and not is_sentence:
            yield line


def _by_year(
    head: Stretch | None, headings: Sequence[Stretch], plan: Finding[int], genre: Finding[Genre]
) -> Covers | None:
    """A year that title or heading looks back on, or that stands bare in the title.

    The title of a delivered report may bear the year of the meeting: its headings come first.
    """
    titles = [head] if head else []
    delivered = genre.value in DELIVERED or (head and AT_A_MEETING.search(head.words))
    for line in (*headings, *titles) if delivered else (*titles, *headings):
        found = REVIEWED.search(line.words) or LOOKED_BACK.search(line.words)
        if found and (int(found["year"]) != plan.value or not PLANNED.search(found.group())):
            return _twice(line.found(int(found["year"]), *found.span(), 0.9))
    for found in BARE_YEAR.finditer(head.words) if head else ():
        if head and int(found["year"]) != plan.value:
            return _twice(head.found(int(found["year"]), *found.span(), 0.8))
    return None


def _by_meeting_year(sheet: Sheet, head: Stretch | None) -> Covers | None:
    """The year that the text tells of, where a report's title bears the one after it.

    2021年工作报告 is given in 2021 and tells of 2020 mostly; some tell of 2021.
    """
    found = BARE_YEAR.search(head.words) if head and "报告" in head.words else None
    told = _by_opening_years(sheet, Finding(), None, Finding()) if found else None
    return told if found and told and told[0].value == int(found["year"]) - 1 else None


def _twice(year: Finding[int]) -> Covers:
    return year, year


def _by_since(sheet: Sheet, anchor: Anchor | None) -> Covers | None:
    """2018年以来, where the first paragraphs open with it: up to the year it was written in."""
    if anchor is None:
        return None
    last = anchor.year - anchor.early
    for passage in islice(sheet.prose, LEAD):
        found = SINCE.match(passage.words)
        if found and int(found["year"]) < last:
            first, span = int(found["year"]), found.span("year")
            sure = min(0.7, anchor.confidence)
            return passage.found(first, *span, sure), passage.found(last, *span, sure)
    return None


def _by_opening_years(
    sheet: Sheet, plan: Finding[int], anchor: Anchor | None, genre: Finding[Genre]
) -> Covers | None:
    """The year that sentences open with most often, the first paragraphs before all.

    A chronicle opens its sentences with the days of one year after the other, and is about
    none of them. What tells of its own days names an older year for history's sake.
    """
    oldest = _oldest_told(sheet, anchor, genre)
    counts: Counter[int] = Counter()
    moments: Counter[int] = Counter()
    evidence: dict[int, Finding[int]] = {}
    for index, passage in enumerate(sheet.prose):
        for found in LEADING.finditer(passage.words):
            year = int(found["year"])
            if year < oldest:
                continue
            kind = moments if found["moment"] else counts
            kind[year] += LEAD_WEIGHT if index < LEAD else 1
            evidence.setdefault(year, passage.found(year, *found.span("year"), 0.75))
    counts.pop(plan.value or 0, None)
    if not counts:
        return None
    year = max(counts, key=lambda candidate: (counts[candidate], candidate))
    elsewhere = sum(times for other, times in moments.items() if other < year)
    share = counts[year] / (counts.total() + elsewhere)
    return _twice(evidence[year]) if share > DOMINANT and counts[year] >= OFTEN else None


def _oldest_told(sheet: Sheet, anchor: Anchor | None, genre: Finding[Genre]) -> int:
    """The first year that a text of a known day may be about: the one before, where it says
    今年 or 日前; in other news one of the last few; any, where nothing tells.
    """
    if anchor is None or not anchor.dated:
        return 0
    if any(NOWADAYS.search(part.words) for part in sheet.prose):
        return anchor.year - 1
    return anchor.year - RECENT if genre.value is Genre.NEWS else 0


def _by_news_of_the_day(
    sheet: Sheet, anchor: Anchor | None, genre: Finding[Genre]
) -> Covers | None:
    """日前 of a piece of news, counted from the day it was published; early in a year the one
    before, if that is named.
    """
    if anchor is None or not anchor.dated or genre.value is not Genre.NEWS:
        return None
    before = re.compile(rf"(?<![\d至到-]){anchor.year - 1}年(?!\s*\d)")
    for passage in islice(sheet.prose, LEAD) if anchor.early else ():
        if found := before.search(passage.words):
            return _twice(passage.found(anchor.year - 1, *found.span(), 0.6))
    for passage in sheet.prose:
        if found := NOWADAYS.search(passage.words):
            return _twice(passage.found(anchor.year, *found.span(), 0.5))
    return None


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
    if not uses["今年"] and not anchor.early and uses["去年"] and not _opens_with_last_year(sheet):
        return None
    past = _speaks_of_last_year(uses, anchor)
    word = "去年" if past and uses["去年"] else "今年" if uses["今年"] else next(iter(first))
    passage, span = first[word]
    return _twice(passage.found(anchor.year - past, *span, 0.7))


def _opens_with_last_year(sheet: Sheet) -> bool:
    """Whether a sentence is about 去年; named in passing (去年成绩突出的…) it tells of no year."""
    return any(LAST_YEAR.search(passage.words) for passage in sheet.prose)


def _speaks_of_last_year(uses: Counter[str], anchor: Anchor) -> bool:
    """Early in a year a report tells of the last one, unless it says 今年 more often."""
    if uses["今年"]:
        return anchor.early and uses["去年"] >= uses["今年"]
    return anchor.early or uses["去年"] > 0
