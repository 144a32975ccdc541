"""数额可疑: sums that no one can have been given, and effects smaller than their cause."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from operator import attrgetter
from typing import Any

from ..findings import Doubt
from ..lexicons import any_of
from ..vocabulary import unit_fits
from .document import Document, Figure, Sentence, is_result, load_tables
from .numbers import say_number

RULE = "数额可疑"

_HEADS = ("people", "person-times", "households", "household-times")
_STIRRED = re.compile(r"(?:带动|拉动|撬动)[^,。;0-9]{0,14}消费[^,。;0-9]{0,6}$")
"""What stands before a sum of consumption that something set off: 直接带动职工消费达."""
_LEAST_SUM = Decimal(10_000)
"""A smaller sum is a rate a head more often than a total."""
_FEWEST = Decimal(10)
"""Fewer heads were seldom given the whole sum: they are a team, a jury, an example."""

_EACH = re.compile(
    r"(?:每(?:人|名|户|位|家|个|月|年|天)|人均|户均|平均|最高|最低|标准|单笔)[^,。;0-9]{0,10}$"
)
"""What stands before a rate a head, which is no sum to be divided."""


def find_implausible_sums(document: Document) -> Iterator[Doubt]:
    """Sums that come to too much or too little a head, and vouchers that stirred less."""
    for sentence in document.sentences:
        money = [figure for figure in sentence.figures if _is_sum(sentence, figure)]
        if money:
            yield from _out_of_bounds(document, sentence, money)
            yield from _stirred_too_little(document, sentence, money)


def _is_sum(sentence: Sentence, figure: Figure) -> bool:
    """Whether the figure is money in all, not so much for each."""
    before = sentence.words[max(0, figure.start - 16) : figure.start]
    return (
        figure.metric.unit == "元"
        and is_result(figure)
        and figure.value >= _LEAST_SUM
        and not _EACH.search(before)
    )


def _out_of_bounds(document: Document, sentence: Sentence, money: list[Figure]) -> Iterator[Doubt]:
    """Each sum by the heads of its sentence, where the sentence says what they were given."""
    heads = [figure for figure in sentence.figures if _counts_heads(figure)]
    if not heads:
        return
    fewest, most = min(heads, key=attrgetter("value")), max(heads, key=attrgetter("value"))
    clause_start = 0
    for figure in money:
        bounds = _sane_bounds(sentence.words[clause_start : figure.end])
        clause_start = figure.end
        nearest = _nearest(heads, figure)
        if bounds is None or _nearest(money, nearest) is not figure:
            continue  # the heads were given the sum that stands closer to them
        # A sum that is sane for the fewest or for the most heads is let pass.
        if all(_is_insane(figure, head, bounds) for head in (fewest, most)):
            explanation = _explain(figure, nearest, bounds)
            yield sentence.doubt(document.text, RULE, figure.start, figure.end, explanation)


def _nearest(figures: list[Figure], to: Figure) -> Figure:
    """The one of the figures that stands closest to another."""
    after = bisect_left(figures, to.start, key=lambda figure: figure.start)
    return min(figures[max(0, after - 1) : after + 1], key=lambda f: abs(f.start - to.start))


def _sane_bounds(words: str) -> dict[str, Any] | None:
    """What a head can be given of the thing that the words name, or None.

    Words of effects, buildings and rates are no gift to anyone.
    """
    if re.search(any_of("doubts", "no_gifts"), words):
        return None
    for entry in load_tables()["sane"]:
        if any(word in words for word in entry["words"]):
            return dict(entry)
    return None


def _counts_heads(figure: Figure) -> bool:
    of_heads = any(unit_fits(figure.metric.unit, family) for family in _HEADS)
    return of_heads and is_result(figure) and figure.value >= _FEWEST


def _is_insane(money: Figure, head: Figure, bounds: dict[str, Any]) -> bool:
    return not bounds["least"] <= money.value / head.value <= bounds["most"]


def _explain(money: Figure, head: Figure, bounds: dict[str, Any]) -> str:
    each = money.value / head.value
    unit = "每户" if "户" in head.metric.unit else "每人"
    side = "偏高" if each > bounds["most"] else "偏低"
    return (
        f"{money.written}÷{head.written}≈{unit}{say_number(each)}元，"
        f"就{bounds['name']}而言{side}（常见在{bounds['least']}元至{bounds['most']}元之间），"
        "可能是原文笔误。"
    )


def _stirred_too_little(
    document: Document, sentence: Sentence, money: list[Figure]
) -> Iterator[Doubt]:
    """Consumption that vouchers set off, where it is less than the vouchers themselves."""
    if "券" not in sentence.words:
        return
    for given, stirred in pairwise(money):
        before = sentence.words[given.end : stirred.start]
        if _STIRRED.search(before) and stirred.value < given.value:
            yield sentence.doubt(
                document.text,
                RULE,
                stirred.start,
                stirred.end,
                f"所带动的消费{stirred.written}小于所发的券{given.written}"
                f"（相差{say_number(given.value - stirred.value)}元），两数必有一误。",
            )
