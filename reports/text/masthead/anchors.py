"""The day or year that 今年, 去年 and 五年来 count from."""

import re
from datetime import date
from typing import NamedTuple

from ..findings import Finding
from .sheet import DATE_BELOW_TITLE, SIGNATURE, Sheet

# 改革开放40年 · 新中国成立70周年 · 建党100周年: anniversaries tell the year
ANNIVERSARIES = (
    (re.compile(r"改革开放(?P<n>\d{2})(?:周年|年(?![来间]))"), 1978),
    (re.compile(r"(?:新中国|中华人民共和国)成立(?P<n>\d{2})周?年"), 1949),
    (re.compile(r"(?:建党|中国共产党成立|党成立)(?P<n>\d{2,3})周年"), 1921),
)
MONTH = re.compile(r"(?P<year>(?:19|20)\d\d)年\s*(?P<month>\d{1,2})月")
ANY_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年|-\d|\s)")

EARLY, FIRST_HALF = 3, 6
"""Up to which month a report speaks of the year before, and 五年来 ends with it."""


class Anchor(NamedTuple):
    """What relative years count from: a day that is known, or a year read off the text."""

    year: int
    early: bool
    first_half: bool
    dated: bool
    confidence: float


def read_anchor(sheet: Sheet, dated: Finding[date]) -> Anchor | None:
    """The day stated, else the year an anniversary tells, else the last year named."""
    if day := dated.value:
        return Anchor(day.year, day.month <= EARLY, day.month <= FIRST_HALF, True, 0.9)
    for line in sheet.asides(DATE_BELOW_TITLE, SIGNATURE):
        if found := MONTH.search(line.words):
            month = int(found["month"])
            return Anchor(int(found["year"]), month <= EARLY, month <= FIRST_HALF, True, 0.8)
    for pattern, founded in ANNIVERSARIES:
        for passage in sheet.prose:
            if found := pattern.search(passage.words):
                return Anchor(founded + int(found["n"]), False, False, False, 0.5)
    stretches = (*sheet.prose, *sheet.margins)
    years = [int(year) for part in stretches for year in ANY_YEAR.findall(part.words)]
    return Anchor(max(years), False, False, False, 0.4) if years else None
