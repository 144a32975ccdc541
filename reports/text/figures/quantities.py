"""Every numeral of a text as a quantity; numerals that say one thing together are one.

Figure or not, each is taken; which of them are figures is decided by
:func:`reports.text.figures.find_metrics`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from ..words import Relation
from .numerals import DIGIT, find_numerals, parse_numeral, tidy
from .quantity import Quantity, read_quantity

__all__ = ["Quantity", "find_quantities"]

_JOINER = re.compile(r"\s?(?:至|到|-{1,2}|~)\s?")
# What may close a list of numbers and hold of each.
_SCOPING = ("以上", "以下", "以内", "左右")
_LIST_SIGNS = {"、", "和", "及", "与", "以及"}
# 三、四十; 3、4万
_NEIGHBOURS = re.compile(rf"(?:[1-9]、[1-9][百千万亿]+|[{DIGIT}]、[{DIGIT}][十百千万亿]*)")
_RESPECTIVELY = re.compile(r"(?:分别|依次)[^。;!?]*$")
_CLAUSE = 40
"""Characters before a number in which 分别 may announce the list that it is in."""


def find_quantities(text: str) -> Iterator[Quantity]:
    """Every numeral of the folded text, in order, with its qualifiers and measure word."""
    found = (read_quantity(text, numeral) for numeral in find_numerals(text))
    return _share_relation(text, _share_unit(text, list(_join_ranges(text, _apart(found)))))


def _apart(quantities: Iterable[Quantity]) -> Iterator[Quantity]:
    """Without the numerals that are part of a measure word: 百 of 个百分点."""
    end = 0
    for quantity in quantities:
        if quantity.number_start >= end:
            yield quantity
            end = quantity.end


def _join_ranges(text: str, found: Iterable[Quantity]) -> Iterator[Quantity]:
    """500元至1000元, 70~100个, 1-3万元: two numbers, one figure."""
    waiting: Quantity | None = None
    for quantity in found:
        joined = _join(text, waiting, quantity) if waiting else None
        if waiting and not joined:
            yield waiting
        waiting = joined or quantity
    if waiting:
        yield waiting


def _join(text: str, first: Quantity, second: Quantity) -> Quantity | None:
    if first.value is None or second.value is None or second.start > second.number_start:
        return None
    between = text[first.end : second.number_start]
    if first.unit not in ("", second.unit):
        return None
    if _are_neighbours(text, first, second):
        return _range(first, second, second.value * first.value / (first.value + 1), second.value)
    if not _JOINER.fullmatch(between):
        return None
    if between.strip() in ("至", "到") and text[first.start - 1 : first.start] in ("从", "由"):
        return None
    low, high = _share_multiplier(text, first, second), abs(second.value)
    return _range(first, second, low, high) if low < high else None


def _range(first: Quantity, second: Quantity, low: Decimal, high: Decimal) -> Quantity:
    return replace(
        second,
        start=first.start,
        number_start=first.number_start,
        value=None,
        low=tidy(low),
        high=high,
        relation=Relation.RANGE,
        written=first.written,
    )


def _are_neighbours(text: str, first: Quantity, second: Quantity) -> bool:
    """三、四十名, 3、4万人: two digits that follow each other, said of one thing."""
    words = text[first.number_start : second.number_end]
    return (
        bool(_NEIGHBOURS.fullmatch(words))
        and first.end == first.number_end
        and first.start == first.number_start
        and second.unit != ""
        and text[first.start - 1 : first.start] not in ("第", "、")
        and (parse_numeral(words[2]) or 0) - (first.value or 0) == 1
    )


def _share_unit(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """分别为12、35和47个: the last number of a list names the measure word of them all."""
    for index in range(len(quantities) - 1, 0, -1):
        bare, named = quantities[index - 1 : index + 1]
        between = text[bare.end : named.start].strip()
        if bare.unit or not named.unit or between not in _LIST_SIGNS:
            continue
        if _RESPECTIVELY.search(text[max(0, bare.start - _CLAUSE) : bare.start]):
            quantities[index - 1] = replace(
                bare, unit=named.unit, family=named.family, unit_inferred=True
            )
    return quantities


def _share_multiplier(text: str, first: Quantity, second: Quantity) -> Decimal:
    """1-3万: the first number is 万 too, unless that made it the larger of the two."""
    low, high = first.value or Decimal(0), second.value or Decimal(0)
    if first.unit or text[first.number_end - 1] in "万亿":
        return low
    last = text[second.number_end - 1]
    factor = {"万": 10**4, "亿": 10**8}.get(last, 1)
    return tidy(low * factor) if low * factor < high else low


def _share_relation(text: str, quantities: Iterable[Quantity]) -> Iterator[Quantity]:
    """93%、95%以上: 以上 and 以下 scope over the list they close."""
    row: list[Quantity] = []
    for quantity in quantities:
        if row and not _continues(text, row[-1], quantity):
            yield from _spread(text, row)
            row = []
        row.append(quantity)
    yield from _spread(text, row)


def _continues(text: str, first: Quantity, second: Quantity) -> bool:
    between = text[first.end : second.start].strip()
    return between in _LIST_SIGNS and first.unit == second.unit != ""


def _spread(text: str, row: list[Quantity]) -> Iterator[Quantity]:
    scoping = row and text.endswith(_SCOPING, row[-1].number_end, row[-1].end)
    for quantity in row:
        shared = scoping and quantity.relation is Relation.EXACT
        yield replace(quantity, relation=row[-1].relation) if shared else quantity
