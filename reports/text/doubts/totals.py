"""前后不一: two totals of one thing in one area."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from ..findings import Doubt
from ..folding import fold
from ..lexicons import any_of
from ..places import place_by_code
from ..vocabulary import load_indicators
from ..words import Basis, Relation
from .document import Document, Figure, Sentence, is_result, load_tables
from .numbers import say_number

RULE = "前后不一"

_NEAR = Decimal("0.02")
"""Totals that differ by less were rounded, or counted on different days."""
_LOOSE = Decimal("0.1")
"""Where one of them is 余, 近 or 约, they may differ by so much."""


class Total(NamedTuple):
    """A sentence's statement of how many of something a whole area has.

    ``area`` is the last character of 全市, 全县 or 我省; empty where the words don't say.
    """

    thing: str
    area: str
    figure: Figure
    sentence: Sentence


def find_conflicting_totals(document: Document) -> Iterator[Doubt]:
    """A later total of the report's own area that differs from the first one stated."""
    first: dict[str, Total] = {}
    told: set[str] = set()
    for total in _own_totals(document):
        known = first.setdefault(total.thing, total)
        if total.thing not in told and _differ(known.figure, total.figure):
            told.add(total.thing)
            yield _conflict(document, known, total)


def _own_totals(document: Document) -> Iterator[Total]:
    """The totals of the report's own area: in a city's report 全县 is one of its counties."""
    place = place_by_code(document.masthead.region_code.value or "")
    own = place.name[-1] if place else ""
    for total in _totals(document):
        own = own or total.area
        if total.area in ("", own):
            yield total


def _conflict(document: Document, known: Total, total: Total) -> Doubt:
    here, there = total.figure, known.figure
    between = say_number(abs(here.value - there.value))
    return total.sentence.doubt(
        document.text,
        RULE,
        here.start,
        here.end,
        f"此处写{total.thing}{here.written}，前文写{there.written}，"
        f"相差{between}{here.metric.unit}；若此处只指一部分，原文未说明。",
    )


def _totals(document: Document) -> Iterator[Total]:
    """The totals of whole areas: 全县120个工会组织, 全县工会组织已达560家."""
    for sentence in document.sentences:
        for figure in sentence.figures:
            if is_result(figure):
                total = _area_total(sentence, figure) or _stock_total(sentence, figure)
                if total:
                    yield total


def _area_total(sentence: Sentence, figure: Figure) -> Total | None:
    before = sentence.words[max(0, figure.start - 24) : figure.start]
    after = sentence.words[figure.end : figure.end + 12]
    area = _area_end().search(before)
    for name, units, follows, leads in _total_patterns():
        if figure.metric.unit not in units:
            continue
        found = area if area and follows.match(after) else leads.search(before)
        if found:
            return Total(name, found["area"][-1], figure, sentence)
    return None


def _stock_total(sentence: Sentence, figure: Figure) -> Total | None:
    """The stock of an indicator, where the label says nothing more."""
    metric = figure.metric
    if metric.indicator not in load_tables()["stocks"] or metric.part_of:
        return None
    if metric.basis is not Basis.STOCK or _elsewhere().search(sentence.words):
        return None
    label = fold(metric.label)
    if _plain_label().sub("", label):
        return None
    area = re.search(any_of("doubts", "areas"), label)
    name = _indicator_names().get(metric.indicator or "", "")
    return Total(name, area.group()[-1] if area else "", figure, sentence)


@cache
def _indicator_names() -> dict[str, str]:
    return {indicator.code: indicator.name for indicator in load_indicators()}


@cache
def _plain_label() -> re.Pattern[str]:
    """What a label may say of a total without making it the total of something else."""
    return re.compile(any_of("doubts", "areas") + "|" + any_of("doubts", "plain"))


@cache
def _elsewhere() -> re.Pattern[str]:
    """What says that a sentence speaks of another time or of a part of the area."""
    return re.compile(any_of("doubts", "elsewhere"))


@cache
def _area_end() -> re.Pattern[str]:
    return re.compile(f"(?P<area>{any_of('doubts', 'areas')})(?:{_HELD}|有)?$")


class TotalPattern(NamedTuple):
    """How a total of one thing is written, the number before the noun or after it."""

    name: str
    units: frozenset[str]
    follows: re.Pattern[str]
    leads: re.Pattern[str]


@cache
def _total_patterns() -> tuple[TotalPattern, ...]:
    return tuple(_total_pattern(entry) for entry in load_tables()["total"])


def _total_pattern(entry: dict[str, Any]) -> TotalPattern:
    words = "|".join(sorted(map(re.escape, entry["words"]), key=len, reverse=True))
    longer = "|".join(map(re.escape, entry["longer"]))
    area = f"(?P<area>{any_of('doubts', 'areas')})"
    return TotalPattern(
        name=entry["name"],
        units=frozenset(entry["units"]),
        follows=re.compile(rf"(?:{words})(?!{longer})"),
        leads=re.compile(rf"{area}(?:{_HELD})?(?:{words}){_REACHES}$"),
    )


# 全县共有 and 全县工会组织已达到: what stands between an area, its noun and their number.
_HELD = "现有|共有|已有|已建|建有|共建|共"
_REACHES = (
    r"(?:总数|总量|人数|数)?(?:现有|共有|已有|现已|已经|已|共|总计)?(?:发展到|达到|达|有|为)?"
)


def _differ(first: Figure, second: Figure) -> bool:
    """Whether two totals of one thing cannot both hold, rounding and 余 allowed for."""
    if first is second or _year(first) != _year(second):
        return False
    low, high = sorted((first.value, second.value))
    loose = {first.metric.relation, second.metric.relation} - {Relation.EXACT}
    return high - low > high * (_LOOSE if loose else _NEAR)


def _year(figure: Figure) -> str | None:
    """The last year of what the figure is about: a total stands at its end."""
    return figure.metric.period[-4:] if figure.metric.period else None
