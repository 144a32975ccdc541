"""Days as documents write them: 2014-02-19, 30.09.2014, 2023年07月20日, 二〇二〇年三月五日."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from ..layout.markers import parse_ordinal

# 2020-11-11 · 2020/2/27 · 2023年07月20日
YEAR_FIRST = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)\s*[-/.年]\s*(?P<m>\d{1,2})\s*[-/.月]\s*(?P<d>\d{1,2})(?!\d)日?"
)
# 30.09.2014
DAY_FIRST = re.compile(r"(?<!\d)(?P<d>\d{1,2})[-/.](?P<m>\d{1,2})[-/.](?P<y>(?:19|20)\d\d)(?!\d)")
# 二〇二〇年十二月二十九日
HAN = re.compile(
    r"(?P<y>[一二][〇零九Oo0][〇零Oo0一二三四五六七八九]{2})年(?P<m>[一二三四五六七八九十元]{1,2})月"
    r"(?P<d>[一二三四五六七八九十]{1,3})日"
)
HAN_DIGITS = str.maketrans("〇零Oo一二三四五六七八九", "0000123456789")


class Day(NamedTuple):
    """A day written at ``words[start:end]``."""

    value: date
    start: int
    end: int


def find_days(words: str) -> Iterator[Day]:
    """The days that folded words write out with year, month and day, by way of writing."""
    for pattern in (YEAR_FIRST, DAY_FIRST, HAN):
        for found in pattern.finditer(words):
            value = _parse(found["y"], found["m"], found["d"])
            if value:
                yield Day(value, *found.span())


def _parse(year: str, month: str, day: str) -> date | None:
    numbers = [_number(part) for part in (year, month.replace("元", "一"), day)]
    try:
        return date(*numbers)
    except ValueError:
        return None


def _number(written: str) -> int:
    """An Arabic number, a year digit by digit (二〇二〇), or 二十九; 0 for none of these."""
    if len(written) == 4:
        written = written.translate(HAN_DIGITS)
    return int(written) if written.isascii() else parse_ordinal(written) or 0
