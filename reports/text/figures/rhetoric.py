"""Numbers written in Chinese characters that count nothing: 一项, 万人, 三个方面.

The words are data: ``data/asides.toml``.
"""

import re
from functools import cache

from ..lexicons import any_of, words_of
from ..words import Relation
from .quantities import Quantity

_SMALL = 10
_RHETORICAL = "虚指"
# 主任一名, 中心一个: the count stands after the noun and closes its clause or list item.
_NOUN_BEFORE = re.compile(r"[\u4e00-\u9fff”\")》](?<![每第有是了过这那某同另又再逐唯的之各前后])$")
_CLOSED = re.compile(r"\s?(?:[,。;:、!?)(|]|\d|$|和|及)")
# 二名职工 as older texts write 两名; 二期 and 二次 are ordinals more often
_COUNTED_BY_TWO = ("people", "households", "bodies")
_COUNTED_TIMES = ("次", "遍", "回", "轮", "届", "期", "场")
# 千人大会, 万人签名: a person is counted, but as part of a name.
_NAME_LIKE = ("人", "家", "里", "乡")
_ROUND = set("百千万亿")
_IN_CAPTION = re.compile(r"(?:单位\s?[:为]?|\()\s?$")
# 这两项工作: what has been told before is not counted again
_POINTED_AT = re.compile("[这那]$")


def why_rhetorical(text: str, quantity: Quantity) -> str | None:
    """The reason a written number of the folded text is no figure, or None where it is one."""
    if _always_abstract().match(text, quantity.end) or _is_zeal(text, quantity):
        return _RHETORICAL
    if _POINTED_AT.search(text[max(0, quantity.start - 1) : quantity.start]):
        return None if quantity.value is None or quantity.value > _SMALL else _RHETORICAL
    if not quantity.written or quantity.unit == "%":
        return None
    words = text[quantity.number_start : quantity.number_end]
    if quantity.low == 1:
        return _RHETORICAL  # 一两个, 一到两项
    if quantity.value == 1 and quantity.family != "proportions":
        return None if _counts_one(text, quantity) else _RHETORICAL
    if set(words) <= _ROUND:
        return _judge_round(text, quantity)
    if words == "二" and quantity.family not in _COUNTED_BY_TWO:
        return "词内字"
    if quantity.value is not None and quantity.value <= _SMALL:
        return _judge_small(text, quantity)
    return None


def _counts_one(text: str, quantity: Quantity) -> bool:
    closed = _CLOSED.match(text, quantity.end)
    after_noun = _NOUN_BEFORE.search(text[max(0, quantity.start - 2) : quantity.start])
    return bool(closed and after_noun) and quantity.unit not in _COUNTED_TIMES


def _is_zeal(text: str, quantity: Quantity) -> bool:
    """百分之百的热情: a wholeness that nobody has measured."""
    return quantity.unit == "%" and bool(_zeal().match(text, quantity.end))


def _judge_round(text: str, quantity: Quantity) -> str | None:
    """百, 千, 万 without a digit: a figure where a word says how exact it is, or 千名."""
    if quantity.relation is not Relation.EXACT:
        return None
    if quantity.family == "money":
        # (单位:万元); 百万元 is a sum
        before = text[max(0, quantity.start - 4) : quantity.start]
        unit_alone = quantity.number_end - quantity.number_start == 1 or _IN_CAPTION.search(before)
        return "计量单位" if unit_alone else None
    return "修辞" if quantity.unit in _NAME_LIKE else None


def _judge_small(text: str, quantity: Quantity) -> str | None:
    if quantity.unit in words_of("asides", "unsure_units"):
        return "词内字"
    return _RHETORICAL if _abstract().match(text, quantity.end) else None


@cache
def _abstract() -> re.Pattern[str]:
    return re.compile(r"(?:大|重要|主要|基本)?" + any_of("asides", "abstract"))


@cache
def _always_abstract() -> re.Pattern[str]:
    return re.compile(any_of("asides", "always_abstract"))


@cache
def _zeal() -> re.Pattern[str]:
    return re.compile("的?" + any_of("asides", "zeal"))
