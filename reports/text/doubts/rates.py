"""前后不一: rates that are not what the two counts before them come to."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from ..findings import Doubt
from ..lexicons import any_of
from ..words import Relation
from .document import Document, Figure, Sentence, is_result
from .numbers import say_number
from .totals import RULE

_FEWEST = Decimal(5)
"""Fewer cases are an example rather than a count that a rate is taken from."""
_SPAN = 50
"""How far apart the first count and the rate may stand."""
_POINTS = Decimal("1.5")
"""A written rate may differ by so many points from what its counts come to."""

_SHARE = re.compile(
    r"占(?:比|总数的?|(?:会员|职工)?总(?:人)?数的?|全部(?:会员|职工)?的?|其)?(?:达到|达|为|到)?$"
)
"""占 with nothing after it but the whole itself: 占比达, 占会员总数的."""
_FROM = re.compile(r"[由从][^,。;0-9]{0,10}$")
_GROWN = re.compile(r"(?:增加|增长|提高|上升|发展|扩大|增|提升)(?:到|至)")
_GROWTH = re.compile(r"(?:增长|增幅|增加|提高|上升|增)(?:了|率|达|为|达到)?$")


class Reckoned(NamedTuple):
    """What a rate ought to be, in per cent, and how that is reckoned."""

    rate: Decimal
    formula: str


def find_wrong_rates(document: Document) -> Iterator[Doubt]:
    """Rates of success, shares of 其中, and growth from one count to another."""
    for sentence in document.sentences:
        for first, second, rate in zip(
            sentence.figures, sentence.figures[1:], sentence.figures[2:], strict=False
        ):
            if _are_counts_and_rate(first, second, rate):
                reckoned = _reckon(sentence, first, second, rate)
                if reckoned and abs(reckoned.rate - rate.value) > _POINTS:
                    yield _doubt(document, sentence, rate, reckoned)


def _doubt(document: Document, sentence: Sentence, rate: Figure, reckoned: Reckoned) -> Doubt:
    explanation = f"{reckoned.formula}≈{say_number(reckoned.rate)}%，与所写{rate.metric.raw}不符。"
    return sentence.doubt(document.text, RULE, rate.start, rate.end, explanation)


def _are_counts_and_rate(first: Figure, second: Figure, rate: Figure) -> bool:
    return (
        rate.metric.unit == "%"
        and first.metric.unit == second.metric.unit != "%"
        and rate.start - first.end <= _SPAN
        and min(first.value, second.value) >= _FEWEST
        and all(figure.metric.relation is Relation.EXACT for figure in (first, second, rate))
        and all(is_result(figure) for figure in (first, second, rate))
    )


def _reckon(sentence: Sentence, first: Figure, second: Figure, rate: Figure) -> Reckoned | None:
    """What the words before the rate say it is of the two counts, or None."""
    words = sentence.words
    before = words[max(second.end, rate.start - 16) : rate.start]
    between = words[first.end : second.start]
    is_share = bool(_SHARE.search(before)) and "其中" in between
    if (_success().search(before) or is_share) and second.value <= first.value:
        quotient = second.value * 100 / first.value
        return Reckoned(quotient, f"{second.written}÷{first.written}")
    led = words[max(0, first.start - 12) : first.start]
    if _GROWTH.search(before) and _GROWN.search(between) and _FROM.search(led):
        growth = (second.value - first.value) * 100 / first.value
        formula = f"（{second.written}－{first.written}）÷{first.written}"
        return Reckoned(growth, formula)
    return None


@cache
def _success() -> re.Pattern[str]:
    return re.compile(any_of("doubts", "success_rates") + r"[^,。;0-9]{0,6}$")
