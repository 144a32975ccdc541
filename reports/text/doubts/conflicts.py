"""前后不一: two figures for one thing, and figures that their own arithmetic contradicts."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from ..findings import Doubt
from ..lexicons import any_of
from ..words import MetricKind, Relation
from .amounts import say_number
from .document import Document, Figure, Sentence, is_result, load_tables

RULE = "前后不一"

_NEAR = Decimal("0.02")
"""Totals that differ by less were rounded, or counted on different days."""
_ROUNDED = Decimal("0.05")
"""Products may differ by so much from what is written: amounts are rounded to 万."""
_FEWEST = Decimal(5)
"""Fewer cases are an example rather than a count that a rate is taken from."""
_SPAN = 50
"""How far apart the first count and the rate may stand."""
_POINTS = Decimal("1.5")
"""A written rate may differ by so many points from the quotient of its counts."""


class Total(NamedTuple):
    """A sentence's statement of how many of something a whole area has."""

    thing: str
    figure: Figure
    sentence: Sentence


def find_conflicting_totals(document: Document) -> Iterator[Doubt]:
    """A later total of an area that differs from the first one stated."""
    first: dict[str, Total] = {}
    told: set[str] = set()
    for total in _totals(document):
        known = first.setdefault(total.thing, total)
        if total.thing not in told and _differ(known.figure, total.figure):
            told.add(total.thing)
            yield _conflict(document, known, total)


def _conflict(document: Document, known: Total, total: Total) -> Doubt:
    here, there = total.figure, known.figure
    between = say_number(abs(_value(here) - _value(there)))
    return total.sentence.doubt(
        document.text,
        RULE,
        here.start,
        here.end,
        f"此处写{total.thing}{here.metric.raw}，前文写{there.metric.raw}，"
        f"相差{between}{here.metric.unit}；若此处只指一部分，原文未说明。",
    )


def _totals(document: Document) -> Iterator[Total]:
    """The totals of the report's own area: 全县185个工会组织, 全县工会组织已达847家."""
    for sentence in document.sentences:
        for figure in sentence.figures:
            thing = _thing_counted(sentence, figure) if is_result(figure) else None
            if thing:
                yield Total(thing, figure, sentence)


def _thing_counted(sentence: Sentence, figure: Figure) -> str | None:
    before = sentence.words[max(0, figure.start - 24) : figure.start]
    after = sentence.words[figure.end : figure.end + 12]
    of_area = bool(_area_end().search(before))
    for name, units, follows, leads in _total_patterns():
        if figure.metric.unit in units and (
            (of_area and follows.match(after)) or leads.search(before)
        ):
            return name
    return None


@cache
def _area_end() -> re.Pattern[str]:
    return re.compile(any_of("doubts", "areas") + rf"(?:{_HELD}|有)?$")


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
    areas = any_of("doubts", "areas")
    return TotalPattern(
        name=entry["name"],
        units=frozenset(entry["units"]),
        follows=re.compile(rf"(?:{words})(?!{longer})"),
        leads=re.compile(rf"{areas}(?:{_HELD})?(?:{words}){_REACHES}$"),
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
    low, high = sorted((_value(first), _value(second)))
    loose = {first.metric.relation, second.metric.relation} - {Relation.EXACT}
    return high - low > high * (_ROUNDED * 2 if loose else _NEAR)


def _year(figure: Figure) -> str | None:
    """The last year of what the figure is about: a total stands at its end."""
    return figure.metric.period[-4:] if figure.metric.period else None


def find_wrong_products(document: Document) -> Iterator[Doubt]:
    """按50%比例配套 and 每人500元 whose product is not the sum written beside them."""
    base: Figure | None = None
    for sentence in document.sentences:
        yield from _wrong_matching_funds(document, sentence, base)
        yield from _wrong_per_head(document, sentence)
        base = _last_money(sentence) if sentence.words.endswith(";") else None


def _last_money(sentence: Sentence) -> Figure | None:
    return next((f for f in reversed(sentence.figures) if f.metric.unit == "元"), None)


_MATCHING = re.compile(r"(?:比例|标准)?[^,。;0-9]{0,6}配套")


def _wrong_matching_funds(
    document: Document, sentence: Sentence, base: Figure | None
) -> Iterator[Doubt]:
    """Money given, a rate of matching, and the matching sum, in this order.

    ``base`` is the money given before the semicolon that the sentence follows, if any.
    """
    for rate, matched in pairwise(sentence.figures):
        base = rate if rate.metric.unit == "元" else base
        if base and _is_matching(sentence, base, rate, matched):
            share = _value(base) * _value(rate) / 100
            both = _value(base) + share
            if not _close(_value(matched), share, both):
                yield sentence.doubt(
                    document.text,
                    RULE,
                    rate.start,
                    matched.end,
                    f"{base.metric.raw}×{rate.metric.raw}＝{say_number(share)}元"
                    f"（连同所拨共{say_number(both)}元），与所写{matched.metric.raw}不符。",
                )


def _is_matching(sentence: Sentence, base: Figure, rate: Figure, matched: Figure) -> bool:
    between = sentence.words[rate.end : matched.start]
    return (
        rate.metric.unit == "%"
        and matched.metric.unit == "元"
        and bool(_MATCHING.match(between))
        and _can_be_reckoned(base, rate, matched)
    )


_PER_HEAD = re.compile(r"每(?:人|名|户|位|家|个)[^,。;0-9]{0,8}$")
_ALTOGETHER = re.compile(r"(?:共计|合计|总计|累计|共)[^,。;0-9]{0,8}$")


def _wrong_per_head(document: Document, sentence: Sentence) -> Iterator[Doubt]:
    """A count, so much for each, and the sum they come to: 25名…每人2000元,共5万元."""
    for count, each, total in zip(
        sentence.figures, sentence.figures[1:], sentence.figures[2:], strict=False
    ):
        product = _value(count) * _value(each)
        if _is_per_head(sentence, count, each, total) and not _close(_value(total), product):
            yield sentence.doubt(
                document.text,
                RULE,
                count.start,
                total.end,
                f"{count.metric.raw}×{each.metric.raw}＝{say_number(product)}元，"
                f"与所写{total.metric.raw}不符。",
            )


def _is_per_head(sentence: Sentence, count: Figure, each: Figure, total: Figure) -> bool:
    before_each = sentence.words[max(0, each.start - 12) : each.start]
    before_total = sentence.words[max(0, total.start - 14) : total.start]
    return (
        count.metric.unit in {"人", "名", "户", "家", "个", "位"}
        and each.metric.unit == total.metric.unit == "元"
        and bool(_PER_HEAD.search(before_each))
        and bool(_ALTOGETHER.search(before_total))
        and _can_be_reckoned(count, each, total)
    )


def find_wrong_rates(document: Document) -> Iterator[Doubt]:
    """A rate of success that is not the quotient of the two counts before it."""
    success = re.compile(any_of("doubts", "success_rates") + r"[^,。;0-9]{0,6}$")
    for sentence in document.sentences:
        for whole, part, rate in zip(
            sentence.figures, sentence.figures[1:], sentence.figures[2:], strict=False
        ):
            if rate.metric.unit != "%" or whole.metric.unit != part.metric.unit:
                continue
            before = sentence.words[max(0, rate.start - 14) : rate.start]
            if success.search(before) and _exact(whole, part, rate):
                yield from _wrong_rate(document, sentence, (whole, part, rate))


def _wrong_rate(
    document: Document, sentence: Sentence, figures: tuple[Figure, Figure, Figure]
) -> Iterator[Doubt]:
    whole, part, rate = figures
    if not _FEWEST <= _value(part) <= _value(whole) or rate.start - whole.end > _SPAN:
        return
    quotient = _value(part) * 100 / _value(whole)
    if abs(quotient - _value(rate)) > _POINTS:
        yield sentence.doubt(
            document.text,
            RULE,
            rate.start,
            rate.end,
            f"{part.metric.raw}÷{whole.metric.raw}≈{say_number(quotient)}%，与所写{rate.metric.raw}不符。",
        )


def _exact(*figures: Figure) -> bool:
    return all(figure.metric.relation is Relation.EXACT for figure in figures)


def _can_be_reckoned(*figures: Figure) -> bool:
    """Whether all of the figures have one value, and none is a plan's target."""
    return all(
        figure.metric.value is not None and figure.metric.kind is not MetricKind.TARGET
        for figure in figures
    )


def _close(written: Decimal, *reckoned: Decimal) -> bool:
    return any(abs(written - number) <= abs(number) * _ROUNDED for number in reckoned)


def _value(figure: Figure) -> Decimal:
    return figure.metric.value or Decimal(0)
