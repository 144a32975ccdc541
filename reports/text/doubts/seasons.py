"""季节已过: what a plan puts before the day that the report bears."""

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator
from datetime import date
from functools import cache

from ..findings import Doubt, Masthead, Span
from ..folding import fold
from ..lexicons import any_of
from ..words import SectionKind
from .document import Document, Sentence, load_tables

RULE = "季节已过"

MONTHS_BACK = 3
"""What ended longer before the report is next year's, though no year is written."""

_SEASON_ENDS = {"春": 5, "夏": 8, "秋": 11}
_QUARTER_ENDS = {"一": 3, "二": 6, "三": 9, "1": 3, "2": 6, "3": 9}

_TIME = re.compile(
    r"(?<![\d年])(?:"
    r"(?P<season>[春夏秋])季"
    r"|(?P<month>1[0-2]|[1-9])月(?:份|底|初|中旬|上旬|下旬)?(?!\d)"
    r"|(?P<half>上半年)"
    r"|第?(?P<quarter>[一二三123])季度"
    r")"
)


def find_past_seasons(document: Document) -> Iterator[Doubt]:
    """Seasons and months of an undated plan that were over when the report was signed."""
    signed = _signed_on(document.masthead)
    if signed is None:
        return
    for sentence in _planned(document):
        for found in _TIME.finditer(sentence.words):
            if 1 <= signed.month - _ends(found) <= MONTHS_BACK:
                yield sentence.doubt(
                    document.text, RULE, found.start(), found.end(), _explain(found, signed)
                )


def _signed_on(masthead: Masthead) -> date | None:
    """The day a report was given, or published in the very year that it is about.

    A page put up later says little of when its plan was made.
    """
    published, covers_to = masthead.published_on.value, masthead.covers_to.value
    if masthead.delivered_on.value or published is None or covers_to is None:
        return masthead.delivered_on.value or published
    return published if published.year <= covers_to else None


def _explain(found: re.Match[str], signed: date) -> str:
    return (
        f"本文署期{signed.year}年{signed.month}月{signed.day}日，今后的安排里却写“{found.group()}”"
        f"（至{_ends(found)}月止），其时已过；若指次年，原文未写年份。"
    )


def _ends(found: re.Match[str]) -> int:
    """The month in which the named time is over."""
    if found["season"]:
        return _SEASON_ENDS[found["season"]]
    if found["half"]:
        return 6
    if found["quarter"]:
        return _QUARTER_ENDS[found["quarter"]]
    return int(found["month"])


def _planned(document: Document) -> Iterator[Sentence]:
    """The sentences of plans that name no coming year."""
    return _sentences_in(
        document, [plan for plan in _plans(document) if not _names_coming_year(document, plan)]
    )


def _sentences_in(document: Document, stretches: list[Span]) -> Iterator[Sentence]:
    """The sentences that begin within stretches of the text; both are in order."""
    upcoming = deque(stretches)
    for sentence in document.sentences:
        while upcoming and upcoming[0].end <= sentence.offset:
            upcoming.popleft()
        if upcoming and upcoming[0].start <= sentence.offset:
            yield sentence


def _plans(document: Document) -> list[Span]:
    """Each plan with all its subsections as one stretch of the text."""
    plans: list[Span] = []
    for section in document.plan_sections():
        if plans and section.start <= plans[-1].end:
            plans[-1] = Span(plans[-1].start, max(plans[-1].end, section.end))
        else:
            plans.append(Span(section.start, section.end))
    return plans


def _names_coming_year(document: Document, plan: Span) -> bool:
    """Whether the plan says that it is for a year to come, or for a whole year."""
    words = fold(document.text[plan.start : plan.end])
    return bool(re.search(any_of("doubts", "coming_years"), words)) or bool(
        re.search(r"20\d\d年", words)
    )


def find_past_anniversaries(document: Document) -> Iterator[Doubt]:
    """An anniversary that a plan wants to celebrate after its year is over."""
    year = document.masthead.plan_year.value
    if year is None:
        return
    told: set[int] = set()
    for sentence in document.sentences:
        if "周年" not in sentence.words or not _looks_ahead(document, sentence, year):
            continue
        for found, origin in _anniversaries(sentence.words):
            celebrated = origin + int(found["years"])
            if celebrated < year and celebrated not in told:
                told.add(celebrated)
                yield sentence.doubt(
                    document.text,
                    RULE,
                    found.start(),
                    found.end(),
                    f"{origin}＋{found['years']}＝{celebrated}年，而此处是{year}年的安排，"
                    f"“{found.group()}”其时已过，疑为沿用旧稿。",
                )


def _looks_ahead(document: Document, sentence: Sentence, year: int) -> bool:
    """Whether the sentence stands in a plan, or names the plan's year itself."""
    if f"{year}年" in sentence.words:
        return True
    at = bisect_right(document.sections, sentence.offset, key=lambda section: section.start) - 1
    return at >= 0 and document.sections[at].kind is SectionKind.PLAN


def _anniversaries(words: str) -> Iterator[tuple[re.Match[str], int]]:
    for pattern, origin in _anniversary_patterns():
        yield from ((found, origin) for found in pattern.finditer(words))


@cache
def _anniversary_patterns() -> tuple[tuple[re.Pattern[str], int], ...]:
    return tuple(
        (re.compile(rf"(?:{'|'.join(entry['words'])})(?P<years>\d{{2,3}})周年"), entry["year"])
        for entry in load_tables()["anniversary"]
    )
