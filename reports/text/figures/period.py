"""The years a figure belongs to, told by the words around it and by what the report covers."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from ..findings import Masthead
from ..words import Genre

_YEAR = r"(?:19|20)\d{2}"
_HAN = {digit: value for value, digit in enumerate("一二三四五六七八九十", start=1)} | {"两": 2}
_COUNT = r"(?P<{}>\d{{1,2}}|[一两二三四五六七八九十])"
_FIRST_PLAN = {"一": 2006, "二": 2011, "三": 2016, "四": 2021, "五": 2026}

_SPAN = rf"(?P<from>{_YEAR})\s?年?(?:度)?\s?(?:至|到|-|~)\s?(?P<to>{_YEAR})\s?年?"
_LIST = rf"(?P<listed>{_YEAR}\s?年(?:度)?(?:[、和]{_YEAR}\s?年(?:度)?)+)"
_SINCE = rf"自?从?(?P<since>{_YEAR})年[^,。;\d]{{0,16}}以来"
_PLAN = r"十(?P<plan>[一二三四五])五”?(?:期间|时期|(?P<until_now>以来)|(?P<at_end>末|收官)|的?五年)"
_YEARS = (
    rf"(?<![第\d])(?:近|过去|[这前])?{_COUNT.format('n')}年(?:多?[来间]|累计|共(?![同建享创]))|(?:近|过去)的?{_COUNT.format('m')}年(?!级)"
    r"|(?P<one>一年来|一年间)|近年来|几年来|多年来"
)
_AT = rf"截[至止]到?(?P<at>{_YEAR})年"
_ONE = rf"(?P<one_year>{_YEAR})\s?年(?!均|代)"
_THIS = r"(?P<this>今年|本年)"
_LAST = r"(?P<last>去年|上年(?!度?[增同])|上一?年度)"
_NEXT = r"(?P<next>明年|来年|下一?年度)"
_AHEAD = r"(?:今后|未来|往后)的?(?P<ahead>[三五两]|[2-5])年"
# What any of them begins with; it only saves trying.
_BEGINNING = "(?=[12自从十截近过这前一两二三四五六七八九几多今本去上明来下未往\\d])"
_KINDS = (_SPAN, _LIST, _SINCE, _PLAN, _AT, _ONE, _AHEAD, _YEARS, _THIS, _LAST, _NEXT)
_MARK = re.compile(f"{_BEGINNING}(?:{'|'.join(_KINDS)})")
_LOOKED_AT = 8
"""Marks before a figure that may still reach it; the paragraph's first may too."""
_CLAIM = re.compile(r"[^。\d]+。")
_LONGEST_CLAIM = 40
"""Characters of a first sentence that is a heading run in to its paragraph."""
_FARTHEST = 600
"""Characters that a mark governs at most, where no sentence ends before."""
# 比2018年增长, 较上年: what the figure is compared with
_COMPARED = re.compile(r"[比较同与是][“\"]?$")
# 由2016年的8万人增加到: what follows is of the later year
_FROM = re.compile("[由从]$")
_MOVED_TO = re.compile(
    r"[^,。;]{0,24}?(?:提高|增加|增长|提升|上升|扩大|发展|扩展|减少|下降|降低|升|增|降)[到至为]"
)
# 是2016年的4倍: a comparison with the year, not of it
_TIMES = re.compile(r"\d(?:[\d.]*)倍$")
# 比2016年的8万人增加: the number that the year has taken
_OF_THE_YEAR = re.compile(r"(?:底|末|初)?的[^,。;增减高低多少提上下翻]{1,20}")
_PART = re.compile("其中[,:]?$")
_YEAR_LIST = re.compile(rf"{_YEAR}\s?年?(?:度)?(?:\s?[、和与及]\s?{_YEAR}\s?年?(?:度)?)+")
_EACH_YEAR = re.compile(_YEAR)
# 由76%提高到89%: the first of the two is how things were.
_FORMER = re.compile(
    r"(?:由|从)(?:(?:19|20)\d\d年|年初|去年|上年|原来|原先|过去|最初|[^,由从]{0,6}?(?:大会|届|时|年|前|初|底|末))?底?的?\s?$"
)
_MOVED = re.compile(
    r"\s?(?:(?:增|提|上升|下降|减|降|扩大|发展|成长|壮大|跃升|攀升|缩短|缩减|压缩|回落|上调|下调|[到至])"
    r"|[\u4e00-\u9fff]{1,8}?(?:成长|壮大|跃升|攀升|增加|增长|发展|扩展|扩大|提升|提高|上升|减少|下降|增|升)[到至])"
)


@dataclass(frozen=True, slots=True)
class Period:
    """First and last year, either None where unknown; ``stated`` where words near say it."""

    first: int | None = None
    last: int | None = None
    stated: bool = False
    several: bool = False  # several years, even where it is unknown which
    this_year: bool = False  # 今年: in a plan that is the year planned for

    @property
    def spans_years(self) -> bool:
        return self.several or (self.first is not None and self.first != self.last)

    def __str__(self) -> str:
        return f"{self.last}" if self.first == self.last else f"{self.first}-{self.last}"


@dataclass(frozen=True, slots=True)
class _Mark:
    position: int
    until: int
    period: Period


class Periods:
    """The periods that the words of one paragraph state, by where they stand."""

    def __init__(self, text: str, masthead: Masthead, governing: Period | None = None) -> None:
        """``governing`` is what the section around the paragraph speaks of."""
        covers = covered(masthead)
        self._default = governing or covers
        self._marks = list(_find_marks(text, masthead, covers))

    def fix(self, position: int, year: int) -> None:
        """State the year of the one figure that stands at ``position``."""
        mark = _Mark(position, position + 1, Period(year, year, True))
        self._marks.append(mark)
        self._marks.sort(key=lambda mark: mark.position)

    def at(self, position: int) -> Period:
        """The period of a figure: the last one stated that reaches it, else the report's."""
        index = bisect_right(self._marks, position, key=lambda mark: mark.position)
        nearest = reversed(self._marks[max(0, index - _LOOKED_AT) : index])
        for mark in (*nearest, *self._marks[: min(1, index)]):
            if position < mark.until:
                return mark.period
        return self._default


def covered(masthead: Masthead) -> Period:
    """The years the report is about."""
    first, last = masthead.covers_from.value, masthead.covers_to.value
    return Period(first or last, last or first)


def promised(masthead: Masthead, period: Period) -> Period:
    """When something is to be done that is told without its year, in a report on ``period``.

    In the year planned for; else in the one the report came out in, if that is a later one.
    Several years behind it tell nothing of when.
    """
    day = masthead.delivered_on.value or masthead.published_on.value
    year = masthead.plan_year.value or (day.year if day else None)
    if masthead.plan_year or (year and period.last and year > period.last):
        return Period(year, year)
    return Period() if period.spans_years else period


def opening_period(words: str, masthead: Masthead) -> Period | None:
    """The years that words open with, as far as they say which: 2018年, 今后五年."""
    match = _MARK.match(words)
    if match is None or not (match["from"] or match["one_year"] or match["ahead"]):
        return None
    return _read(match, masthead, covered(masthead))


def opens_with_years(words: str) -> bool:
    """Whether words open with any years: 2018年, 今年, 五年来."""
    return _MARK.match(words) is not None


def list_years(words: str) -> list[int]:
    """The years that a clause lists one after another: 2018年、2019年分别 …; else none."""
    found = _YEAR_LIST.search(words)
    return [int(year) for year in _EACH_YEAR.findall(found.group())] if found else []


def is_former(lead: str, trail: str) -> bool:
    """Whether a figure says how things were before: 由[76%]提高到89%.

    ``lead`` stands before the figure, ``trail`` after it.
    """
    return bool(_FORMER.search(lead) and _MOVED.match(trail))


def year_before(period: Period) -> Period:
    """When things were as they were before the period."""
    if period.first is None or (period.stated and not period.spans_years):
        return period
    return Period(period.first - 1, period.first - 1, True)


def _find_marks(text: str, masthead: Masthead, covers: Period) -> Iterator[_Mark]:
    chronicle = False  # the paragraph tells year by year
    for match in _MARK.finditer(text):
        period = _read(match, masthead, covers)
        if period is None:
            continue
        if _COMPARED.search(text[max(0, match.start() - 2) : match.start()]):
            taken = _OF_THE_YEAR.match(text, match.end())
            if taken and not _TIMES.search(taken.group()):
                yield _Mark(match.start(), taken.end(), period)
            continue
        until = _reach(text, match, chronicle)
        opens_years = until > len(text) and not period.spans_years
        chronicle = chronicle or opens_years or (match.start() <= 2 and bool(match["listed"]))
        yield _Mark(match.start(), until, period)


def _reach(text: str, match: re.Match[str], chronicle: bool) -> int:
    """A mark that opens a paragraph, or what follows the claim it opens with, governs it all,
    in a paragraph that tells year by year one that opens a sentence the rest of it; another one,
    and a list of years, its sentence, after 其中 its clauses.
    """
    start = match.start()
    moved = _MOVED_TO.match(text, match.end())
    if moved and _FROM.search(text[max(0, start - 1) : start]):
        return moved.end()
    claim = text[:start]  # a sentence that counts nothing
    after_claim = start <= _LONGEST_CLAIM and bool(_CLAIM.fullmatch(claim))
    opens = start <= 2 or after_claim or (chronicle and text.endswith(("。", ";"), 0, start))
    if opens and not (match["this"] or match["listed"]):
        return len(text) + 1
    stops = ";。" if _PART.search(text[max(0, start - 3) : start]) else "。"
    ends = (text.find(stop, match.end(), match.end() + _FARTHEST) for stop in stops)
    return min((end for end in ends if end >= 0), default=match.end() + _FARTHEST)


def _read(match: re.Match[str], masthead: Masthead, covers: Period) -> Period | None:
    said = match.groupdict()
    if said["listed"]:
        years = sorted(map(int, _EACH_YEAR.findall(said["listed"])))
        return Period(years[0], years[-1], True)
    if said["from"]:
        return Period(int(said["from"]), int(said["to"]), True)
    if said["since"]:
        return Period(int(said["since"]), covers.last, True, True)
    if said["plan"]:
        first = _FIRST_PLAN[said["plan"]]
        now = covers.last if said["until_now"] else None
        last = now if now and first <= now < first + 4 else first + 4
        if said["at_end"]:
            return Period(last, last, True)
        return Period(first, last, True, several=True)
    if year := said["at"] or said["one_year"]:
        return Period(int(year), int(year), True)
    return _read_relative(said, masthead, covers)


def _read_relative(
    said: dict[str, str | None], masthead: Masthead, covers: Period
) -> Period | None:
    last = covers.last
    if said["this"] or said["one"]:
        return Period(last, last, True, this_year=bool(said["this"]))
    if said["next"]:
        year = masthead.plan_year.value or (last + 1 if last else None)
        return Period(year, year, True)
    if said["last"]:
        year = _last_year(masthead, last)
        return Period(year, year, True)
    if said["ahead"]:
        return _years_ahead(said["ahead"], last)
    return _read_count(said["n"] or said["m"], covers)


def _last_year(masthead: Masthead, covers_to: int | None) -> int | None:
    """去年 of a report published in the year after the one it covers is the covered one; of a
    summary, which speaks of its own year as 今年, the year before.
    """
    day = masthead.delivered_on.value or masthead.published_on.value
    if day:
        return day.year - 1
    if covers_to and masthead.genre.value in (Genre.SUMMARY, Genre.SPECIAL):
        return covers_to - 1
    return covers_to


def _years_ahead(count: str, last: int | None) -> Period:
    """今后五年, counted from the last year covered."""
    number = int(count) if count.isdecimal() else _HAN[count]
    return Period(last + 1 if last else None, last + number if last else None, True, True)


def _read_count(count: str | None, covers: Period) -> Period | None:
    if count is None:  # 近年来
        return Period(covers.first, covers.last, False, True)
    number = int(count) if count.isdecimal() else _HAN[count]
    if number == 1:
        return Period(covers.last, covers.last, True)
    if covers.last is None:
        return Period(None, None, True, True)
    if covers.first is not None and covers.last - covers.first + 1 == number:
        return Period(covers.first, covers.last, True)
    return Period(covers.last - number + 1, covers.last, True)
