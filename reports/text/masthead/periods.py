"""Periods that a report says it covers: 2016-2020年, 十三五, 五年来."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from ..findings import Finding
from ..lexicons import any_of
from .anchors import Anchor
from .sheet import Sheet, Stretch

Covers = tuple[Finding[int], Finding[int]]
"""The first and the last year covered."""

LEAD = 6
"""Paragraphs at the top, whose years weigh most."""
LEAD_LENGTH = 120
REFRAIN = 3
"""Paragraphs that open with 五年来 tell the period from this many on."""

REVIEW_WORDS = rf"(?:{any_of('kinds', 'back')}|{any_of('genres', 'summary')}|回顾|报告|综述)"
REVIEW = re.compile(REVIEW_WORDS)
# 2016-2020年 · 2017至2019年
RANGE = re.compile(
    r"(?<!\d)(?P<from>(?:19|20)\d\d)\s*年?\s*(?:-{1,2}|~|至|到)\s*(?P<to>(?:19|20)\d\d)(?!\d)\s*年?"
)
PLAN_NUMBER = r"十(?P<number>[一二三四五])五"
# 十三五期间 · “十三五”时期 · “十三五”回眸
FIVE_YEAR_PLAN = re.compile(
    PLAN_NUMBER + r"[”\"』]?(?:期间|时期|以来|时|的五年|这五年|回眸|回顾|巡礼|成就|工作)"
)
# 展望“十四五” · 谋划好十四五: a plan that lies ahead, wherever else it is named
PLAN_AHEAD = re.compile(
    r"(?:展望|谋划|面向|迎接|开启|走进|迈进|迈入|奔向|开局)[好了]?[“\"『]?" + PLAN_NUMBER
)
FIRST_YEAR = {"一": 2006, "二": 2011, "三": 2016, "四": 2021, "五": 2026}
"""When each of the plans began: 十一五 in 2006."""
# 五年来 · 过去五年 · 近3年 · 这五年 · 奋进五年
SOME_YEARS = re.compile(
    r"(?:(?:过去|最?近|这|上届|刚刚过去)的?(?P<n1>[二两三四五六]|(?<!\d)\d)\s*年(?!级)"
    r"|(?<![今后未十来第])(?P<n2>[二两三四五六]|(?<!\d)\d)年(?:来|以来|间|工作回顾|工作报告|综述|$|\s))"
)
# “十四五”期间,我省将…
WILL = re.compile(r"[^。!?;]{0,30}将(?!近)")
FIVE = 5
NEAR_START = 12
"""Other periods than five years stand near the beginning of what they are said of."""
HAN = {"二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6}


def read_range(head: Stretch | None) -> Covers | None:
    """2016-2020年 in the words given."""
    found = RANGE.search(head.words) if head else None
    if not head or not found or found["from"] > found["to"]:
        return None
    first, last = int(found["from"]), int(found["to"])
    return head.found(first, *found.span(), 0.95), head.found(last, *found.span(), 0.95)


def read_stated_range(sheet: Sheet, lines: Sequence[Stretch]) -> Covers | None:
    """(2016-2020年) beside 五年来: in a heading that looks back, or in the first paragraphs."""
    reviews = (line for line in lines[:LEAD] if REVIEW.search(line.words))
    for line in chain(reviews, islice(sheet.prose, LEAD)):
        words = line.words[:LEAD_LENGTH]
        told, found = SOME_YEARS.search(words), RANGE.search(words)
        if told and found and int(found["to"]) - int(found["from"]) + 1 == _count(told):
            return read_range(Stretch(words, line.written[:LEAD_LENGTH], line.pieces))
    return None


def read_period(
    sheet: Sheet, head: Stretch | None, lines: Sequence[Stretch], anchor: Anchor | None
) -> Covers | None:
    """十三五, 五年来: in the title, the first paragraphs or the first headings."""
    ahead = frozenset(_plans_ahead(sheet, head, anchor))
    for line in (*([head] if head else []), *islice(sheet.prose, LEAD), *lines[:LEAD]):
        words = line.words[:LEAD_LENGTH]
        found = FIVE_YEAR_PLAN.search(words)
        if found and found["number"] not in ahead and not WILL.match(words, found.end()):
            first, span = FIRST_YEAR[found["number"]], found.span()
            return line.found(first, *span, 0.85), line.found(first + 4, *span, 0.85)
        counted = SOME_YEARS.search(words)
        if anchor and counted and (_count(counted) == FIVE or counted.start() <= NEAR_START):
            return _counted_back(line, counted, anchor)
    return _by_refrain(sheet, anchor)


def _plans_ahead(sheet: Sheet, head: Stretch | None, anchor: Anchor | None) -> Iterator[str]:
    """The numbers of the plans that title or text look forward to and that had not ended."""
    year = anchor.year if anchor else 0
    for part in (*([head] if head else []), *sheet.prose):
        for found in PLAN_AHEAD.finditer(part.words):
            if year < FIRST_YEAR[found["number"]] + 4:
                yield found["number"]


def _by_refrain(sheet: Sheet, anchor: Anchor | None) -> Covers | None:
    """五年来 once and again at the beginning of paragraphs."""
    opening = [(line, found) for line in sheet.prose if (found := SOME_YEARS.match(line.words))]
    if anchor is None or len(opening) < REFRAIN:
        return None
    return _counted_back(*opening[0], anchor)


def _counted_back(line: Stretch, found: re.Match[str], anchor: Anchor) -> Covers:
    """So many calendar years up to the anchor's, or to the one before in its first half."""
    last = anchor.year - anchor.first_half
    first = last - _count(found) + 1
    sure = min(0.7, anchor.confidence)
    return line.found(first, *found.span(), sure), line.found(last, *found.span(), sure)


def _count(found: re.Match[str]) -> int:
    written = found["n1"] or found["n2"]
    return HAN.get(written) or int(written)
