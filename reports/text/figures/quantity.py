"""A numeral with the words around it that belong to it -> a quantity.

Before it stand 约, 超过, 近; after it 余, the measure word, 以上. A minus belongs to it where it
can be no dash.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from ..words import Relation
from .numerals import SOFT, Numeral
from .units import Measure, family_of, parse_measure


@dataclass(frozen=True, slots=True)
class Quantity:
    """A numeral with what stands around it; offsets are those of the folded text.

    ``number_start`` and ``number_end`` hold the numeral alone. ``value`` is None for a range,
    which has ``low`` and ``high``. ``unit`` is empty where no measure word follows;
    ``unit_start`` is where it stands (``unit_start + len(unit)`` its end). ``written`` says
    that the numeral stands in Chinese characters alone.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    relation: Relation
    unit: str = ""
    family: str = ""
    unit_start: int = 0
    unit_inferred: bool = False
    written: bool = False


# Words before a number and what they say of it, the longest first.
_BEFORE = {
    Relation.OVER: (
        "不[得应能]低于|不得少于|不少于|不低于|不下于|不小于|不下|至少|最少|超过|多于|大于|高于|逾|超"
    ),
    Relation.UNDER: (
        "不[得应能]超过|不得高于|不超过|不多于|不高于|不大于|不到|不足|将近|接近|少于|低于|小于|至多|最多|近"
    ),
    Relation.ABOUT: "大约|大概|约",
}
# Words after the measure word.
_AFTER = {
    Relation.OVER: "及其以上|及以上|或以上|以上|之上|有余|出头|余",
    Relation.UNDER: "及以下|以下|以内|之内|之下|不到|不足",
    Relation.ABOUT: "左右|上下|前后",
}


def _groups(words: dict[Relation, str]) -> str:
    return "(?:" + "|".join(f"(?P<{name}>{any_of})" for name, any_of in words.items()) + ")"


_BEFORE_PATTERN = re.compile(_groups(_BEFORE) + r"\s?$")
_AFTER_PATTERN = re.compile(r"\s?" + _groups(_AFTER))
# 三分之二强, 四成弱: said of shares in words alone, and no part of 强化, 弱势
_AFTER_SHARE = re.compile(r"(?:(?P<over>强)|(?P<under>弱))(?=[,。;、)的]|$)")
# 节约, 预约, 签约, 附近, 最近: here the last character is no qualifier.
_INSIDE_WORD = re.compile(r"(?:[节预签特合公条契邀违毁履制相]约|[附最就临靠邻贴亲]近)\s?$")
# 数十, 几百, 上千, 过万: one of the written multipliers, more than once.
_MANY = re.compile(r"(?:好几|[数几]|(?<![线网以会路身手街])上|(?<![通经超不度胜])过)$")
# A verb outside the figure that still says how it stands to the true number.
_VERB_OVER = re.compile(r"(?:突破|超出|超越)了?(?:到|至)?\s?$")
_SOFT_AFTER = re.compile(rf"\s?(?P<soft>{SOFT})")
_MINUS = re.compile(r"(?:[长幅率为降升:(|,达]|^)\s?-$")
_MINUS_OF_CHANGE = re.compile(r"(?:[增减]长?(?:了|加|少|幅|额|量)?)为?\s?-$")
_GAP = re.compile(r"\s{0,3}")
_WINDOW = 8
"""Characters before a numeral that may hold what qualifies it."""


def read_quantity(text: str, numeral: Numeral) -> Quantity:
    """The quantity that a numeral of the folded text is part of."""
    start, before = _read_before(text, numeral)
    end, measure, after = _read_after(text, numeral)
    said = {*before, *after, *([numeral.relation] if numeral.relation else [])}
    ranged = numeral.high is not None
    if measure:
        unit_start = text.rindex(measure.word, numeral.end, end)
    else:
        unit_start = _skip(text, numeral.end)
    quantity = Quantity(
        start,
        end,
        numeral.start,
        numeral.end,
        value=None if ranged else numeral.low,
        low=numeral.low if ranged else None,
        high=numeral.high,
        relation=Relation.RANGE if ranged else _settle(said),
        unit=measure.word if measure else numeral.unit,
        family=measure.family if measure else family_of(numeral.unit),
        unit_start=unit_start,
        written=numeral.written,
    )
    return _negate(text, quantity)


def _settle(said: set[Relation]) -> Relation:
    """近2000余 says two things at once: about."""
    if not said:
        return Relation.EXACT
    return said.pop() if len(said) == 1 else Relation.ABOUT


def _negate(text: str, quantity: Quantity) -> Quantity:
    """增长-1.8%, 净增-12人: a sign that belongs to the number, not a dash before it."""
    start = quantity.start
    if quantity.value is None or start != quantity.number_start:
        return quantity
    sign = _MINUS if quantity.unit == "%" else _MINUS_OF_CHANGE
    if not sign.search(text[max(0, start - _WINDOW) : start]):
        return quantity
    return replace(quantity, start=start - 1, value=-quantity.value)


def _read_before(text: str, numeral: Numeral) -> tuple[int, list[Relation]]:
    start, said = numeral.start, []
    window = text[max(0, start - _WINDOW) : start]
    if text[start] in "十百千万亿" and (many := _MANY.search(window)):
        start -= len(many.group())
        window = window[: many.start()]
        said.append(Relation.OVER)
    qualifier = None if _INSIDE_WORD.search(window) else _BEFORE_PATTERN.search(window)
    if qualifier and qualifier.lastgroup:
        start -= len(qualifier.group())
        said.append(Relation(qualifier.lastgroup))
    elif _VERB_OVER.search(window):
        said.append(Relation.OVER)
    return start, said


def _read_after(text: str, numeral: Numeral) -> tuple[int, Measure | None, list[Relation]]:
    end, said = numeral.end, []
    soft = None if numeral.unit else _SOFT_AFTER.match(text, end)
    if soft and (soft["soft"] not in "来几" or _measure(text, soft.end())):
        said.append(Relation.ABOUT if soft["soft"] == "来" else Relation.OVER)
        end = soft.end()
    measure = None if numeral.unit else _measure(text, end)
    if measure:
        end = _measure_end(text, end, measure)
    whole = measure or numeral.unit or text[numeral.end - 1] in "万亿"
    after = _AFTER_PATTERN.match(text, end) if whole else None
    if not after and (numeral.unit or (measure and measure.family == "proportions")):
        after = _AFTER_SHARE.match(text, end)
    if after and after.lastgroup:
        said.append(Relation(after.lastgroup))
        end = after.end()
    return end, measure, said


def _measure(text: str, position: int) -> Measure | None:
    """The measure word that follows, be it in brackets: 350(套)."""
    start = _skip(text, position)
    measure = parse_measure(text, start)
    if measure or not text.startswith("(", start):
        return measure
    bracketed = parse_measure(text, start + 1)
    closed = bracketed and text.startswith(")", start + 1 + len(bracketed.word))
    return bracketed if closed else None


def _measure_end(text: str, position: int, measure: Measure) -> int:
    start = _skip(text, position)
    return start + len(measure.word) + (2 if text.startswith("(", start) else 0)


def _skip(text: str, position: int) -> int:
    """Past the few blanks or the line break that may stand before a measure word."""
    gap = _GAP.match(text, position)
    return gap.end() if gap else position
