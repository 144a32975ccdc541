"""Qualifier + number + multiplier + measure word -> a quantity.

``find_quantities`` reads folded text and takes every numeral, figure or not; which of them
are figures is decided in :mod:`reports.text.metrics`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from .numerals import CHINESE, DIGIT, NUMERAL, SOFT, parse_numeral
from .units import Measure, parse_measure
from .words import Relation


@dataclass(frozen=True, slots=True)
class Quantity:
    """A numeral with what stands around it; offsets are those of the folded text.

    ``number_start`` and ``number_end`` hold the numeral alone. ``value`` is None for a range,
    which has ``low`` and ``high``. ``unit`` is empty where no measure word follows.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    value: Decimal | None
    unit: str
    family: str
    relation: Relation
    low: Decimal | None = None
    high: Decimal | None = None
    written: bool = False  # in Chinese characters alone


# Words before a number and what they say of it, the longest first.
_BEFORE = {
    Relation.OVER: "不少于|不低于|不下于|不小于|大于等于|不下|至少|最少|超过|多于|大于|高于|逾|超",
    Relation.UNDER: "不超过|不多于|不高于|不大于|不到|不足|将近|接近|少于|低于|小于|至多|最多|近",
    Relation.ABOUT: "大约|大概|约为|约有|约|左近",
}
_BEFORE_PATTERN = re.compile(
    "(?:" + "|".join(f"(?P<{relation}>{words})" for relation, words in _BEFORE.items()) + r")\s?$"
)
# 节约, 预约, 签约, 附近, 最近: here the last character is no qualifier.
_INSIDE_WORD = re.compile(r"(?:[节预签特合公条契邀违毁履制相履]约|[附最就临靠邻贴亲]近)\s?$")
_MANY = re.compile(r"(?:好几|[数几]|(?<![线网以会路身手街])上)$")
_AFTER = {
    Relation.OVER: "及其以上|及以上|或以上|以上|之上|有余|余",
    Relation.UNDER: "及以下|以下|以内|之内|之下|不到|不足",
    Relation.ABOUT: "左右|上下|前后",
}
_AFTER_PATTERN = re.compile(
    r"\s?(?:" + "|".join(f"(?P<{relation}>{words})" for relation, words in _AFTER.items()) + ")"
)
# A verb outside the figure that still says how it stands to the true number.
_VERB_OVER = re.compile(r"(?:突破|超出|超越)了?(?:到|至)?\s?$")
_SOFT_AFTER = re.compile(rf"\s?(?P<soft>{SOFT})")
_JOINER = re.compile(r"\s?(?:至|到|-{1,2}|~)\s?")
_GAP = re.compile(r"\s{0,3}")
_WINDOW = 8

_DIGIT_VALUE = "〇一二三四五六七八九"
_FRACTION = re.compile(rf"(?P<below>[{CHINESE}]+|\d+)分之(?P<above>{NUMERAL})|(?P<a>\d{{1,3}})/(?P<b>\d{{1,3}})(?![\d/])")
_TENTHS = re.compile(
    rf"(?P<tenths>[一二三四五六七八九两]|\d(?:\.\d)?)(?P<soft>{SOFT})?成(?P<half>[一二三四五六七八九半])?"
    r"(?![为功立效果绩长本人交熟就都年套型才分份品])(?!员(?!工))"
)
_HALF = re.compile(r"(?P<over>过|超)?半数|过半(?=[,。;、的])|一半(?!时间)")
_NUMERAL = re.compile(rf"{_HALF.pattern.replace('?P<over>', '?:')}|{NUMERAL}")
_SOFT_INSIDE = re.compile(rf"(?:{SOFT})\s?[百千万亿]")
_APPROXIMATE = re.compile(rf"(?P<head>[{CHINESE}]*?)(?P<a>[一二三四五六七八九两])(?P<b>[二三四五六七八九])(?P<tail>[十百千万亿]*)")


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    low: Decimal
    high: Decimal | None
    unit: str = ""
    relation: Relation | None = None
    written: bool = False


def find_quantities(text: str) -> Iterator[Quantity]:
    """Every numeral of the folded text, in order, with its qualifiers and measure word."""
    found = [_complete(text, number) for number in _find_numbers(text)]
    yield from _share_over(text, _join_ranges(text, found))


def _find_numbers(text: str) -> Iterator[_Number]:
    position = 0
    for match in _NUMERAL.finditer(text):
        if match.start() < position:
            continue
        number = _special(text, match) or _plain(match)
        if number:
            yield number
            position = number.end


def _special(text: str, match: re.Match[str]) -> _Number | None:
    start = match.start()
    for pattern, read in ((_FRACTION, _fraction), (_TENTHS, _tenths), (_HALF, _half)):
        special = pattern.match(text, start)
        if special:
            return read(special)
    return None


def _fraction(match: re.Match[str]) -> _Number | None:
    below = parse_numeral(match["below"] or match["b"])
    above = parse_numeral(match["above"] or match["a"])
    if not below or above is None:
        return None
    share = (above * 100 / below).quantize(Decimal("0.01"))
    written = match["below"] is not None
    return _Number(match.start(), match.end(), _tidy(share), None, "%", None, written)


def _tenths(match: re.Match[str]) -> _Number | None:
    tenths = parse_numeral(match["tenths"])
    if tenths is None:
        return None
    half = match["half"]
    share = tenths * 10 + (5 if half == "半" else _DIGIT_VALUE.index(half) if half else 0)
    relation = Relation.OVER if match["soft"] else None
    return _Number(match.start(), match.end(), _tidy(share), None, "%", relation, True)


def _half(match: re.Match[str]) -> _Number | None:
    return _Number(match.start(), match.end(), Decimal(50), None, "%", None, True)


def _plain(match: re.Match[str]) -> _Number | None:
    words = match.group()
    written = not any(map(str.isdecimal, words))
    approximate = _APPROXIMATE.fullmatch(words)
    if approximate and approximate["b"] and not (approximate["head"] and approximate["head"][-1] not in "十百千"):
        low, high = (parse_numeral(approximate["head"] + approximate[x] + approximate["tail"]) for x in "ab")
        if low is not None and high is not None and low < high:
            return _Number(match.start(), match.end(), low, high, written=True)
    value = parse_numeral(words)
    if value is None:
        return None
    relation = Relation.OVER if _SOFT_INSIDE.search(words) else None
    return _Number(match.start(), match.end(), _tidy(value), None, "", relation, written)


def _tidy(value: Decimal) -> Decimal:
    """150000 for 1.5E+5 and for 150000.0."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _complete(text: str, number: _Number) -> Quantity:
    start, relations = _read_before(text, number)
    end, measure, after = _read_after(text, number)
    relations += after
    if number.high is not None:
        relation = Relation.RANGE
    else:
        relation = _settle(relations + ([number.relation] if number.relation else []))
    return Quantity(
        start, end, number.start, number.end,
        None if number.high is not None else number.low,
        measure.word if measure else number.unit,
        measure.family if measure else ("proportions" if number.unit else ""),
        relation,
        number.low if number.high is not None else None,
        number.high,
        number.written,
    )


def _settle(relations: list[Relation]) -> Relation:
    """近2000余 says two things at once: about."""
    said = set(relations)
    if not said:
        return Relation.EXACT
    return said.pop() if len(said) == 1 else Relation.ABOUT


def _read_before(text: str, number: _Number) -> tuple[int, list[Relation]]:
    start, relations = number.start, []
    window = text[max(0, start - _WINDOW) : start]
    many = _MANY.search(window) if text[start] in "十百千万亿" else None
    if many:
        start -= len(many.group())
        window = window[: many.start()]
        relations.append(Relation.OVER)
    qualifier = None if _INSIDE_WORD.search(window) else _BEFORE_PATTERN.search(window)
    if qualifier and qualifier.lastgroup:
        relations.append(Relation(qualifier.lastgroup))
        start -= len(qualifier.group())
    elif _VERB_OVER.search(window):
        relations.append(Relation.OVER)
    return start, relations


def _read_after(text: str, number: _Number) -> tuple[int, Measure | None, list[Relation]]:
    end, relations = number.end, []
    soft = None if number.unit else _SOFT_AFTER.match(text, end)
    if soft and (soft["soft"] not in "来几" or _measure(text, soft.end())):
        relations.append(Relation.ABOUT if soft["soft"] == "来" else Relation.OVER)
        end = soft.end()
    measure = None if number.unit else _measure(text, end)
    if measure:
        end = _skip(text, end) + len(measure.word)
    after = _AFTER_PATTERN.match(text, end) if measure or number.unit else None
    if after and after.lastgroup:
        relations.append(Relation(after.lastgroup))
        end = after.end()
    return end, measure, relations


def _measure(text: str, position: int) -> Measure | None:
    return parse_measure(text, _skip(text, position))


def _skip(text: str, position: int) -> int:
    match = _GAP.match(text, position)
    return match.end() if match else position


def _join_ranges(text: str, found: list[Quantity]) -> Iterator[Quantity]:
    """500元至1000元, 70~100个, 1-3万元: two numbers, one figure."""
    waiting: Quantity | None = None
    for quantity in found:
        joined = _join(text, waiting, quantity) if waiting else None
        if joined:
            waiting = joined
            continue
        if waiting:
            yield waiting
        waiting = quantity
    if waiting:
        yield waiting


def _join(text: str, first: Quantity, second: Quantity) -> Quantity | None:
    if first.value is None or second.value is None or second.start != second.number_start:
        return None
    between = text[first.end : second.start]
    if not _JOINER.fullmatch(between) or first.unit and first.unit != second.unit:
        return None
    if text[max(0, first.start - 1) : first.start] in ("从", "由", "自") and between.strip() in "至到":
        return None
    low, high = _share_multiplier(text, first, second), second.value
    if low >= high:
        return None
    return replace(
        second, start=first.start, number_start=first.number_start,
        value=None, low=low, high=high, relation=Relation.RANGE, written=first.written,
    )


def _share_multiplier(text: str, first: Quantity, second: Quantity) -> Decimal:
    """1-3万: the first number is 万 too, unless it is larger than the second's own digits."""
    assert first.value is not None and second.value is not None
    words = text[second.number_start : second.number_end]
    own = text[first.number_start : first.number_end]
    for sign, factor in (("亿", 10**8), ("万", 10**4)):
        if words.endswith(sign) and not own.endswith(("万", "亿")) and first.value * factor < second.value:
            return _tidy(first.value * factor)
    return first.value


def _share_over(text: str, quantities: Iterator[Quantity]) -> Iterator[Quantity]:
    """93%、95%以上: 以上 and 以下 scope over the list they close."""
    row: list[Quantity] = []
    for quantity in quantities:
        if row and not _continues(text, row[-1], quantity):
            yield from _spread(row)
            row = []
        row.append(quantity)
    yield from _spread(row)


def _continues(text: str, first: Quantity, second: Quantity) -> bool:
    between = text[first.end : second.start].strip()
    return between in ("、", "和", "及", "与") and first.unit == second.unit != ""


def _spread(row: list[Quantity]) -> Iterator[Quantity]:
    last = row[-1].relation if row else Relation.EXACT
    for quantity in row:
        shared = quantity.relation is Relation.EXACT and last in (Relation.OVER, Relation.UNDER)
        yield replace(quantity, relation=last) if shared else quantity
