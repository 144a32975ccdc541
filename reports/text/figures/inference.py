"""The measure word a text leaves out, told by the noun: 94万职工 -> 人, 投入180万 -> 元.

The words are data: ``data/nouns.toml``.
"""

import re
from dataclasses import replace
from functools import cache

from ..lexicons import any_of, table_of
from .quantities import Quantity
from .units import family_of

_WINDOW = 24
# 资助学生45人18万: what follows a count of people is money
_PEOPLE_COUNTED = re.compile(r"\d[万余多]*(?:人次|人|名|户次|户)(?:共|共计)?$")
_CLAUSE = re.compile(r"[^,。;:!?|]*$")


def infer_unit(text: str, quantity: Quantity) -> Quantity | None:
    """The quantity with the unit its noun implies, marked as inferred; None where none does."""
    unit, family = _implied(text, quantity)
    if not unit:
        return None
    return replace(quantity, unit=unit, family=family, unit_inferred=True)


def unit_of_noun(words: str) -> str:
    """The measure word of what a row or a column of a table names: 会员数 -> 人; or empty."""
    if _people_named().search(words):
        return "人"
    counted = _counted_named().search(words)
    return _counted()[counted["noun"]] if counted else ""


def _implied(text: str, quantity: Quantity) -> tuple[str, str]:
    if quantity.written and not _is_round(text, quantity):
        return "", ""  # 十一公司: in characters, only round numbers do without a measure word
    if _people_after().match(text, quantity.end):
        return "人", "people"
    if counted := _counted_after().match(text, quantity.end):
        unit = _counted()[counted.group()]
        return unit, family_of(unit)
    if not _is_large(text, quantity):
        return "", ""
    if "个" in text[quantity.number_start : quantity.number_end]:  # 1.5个亿 is said of money
        return "元", "money"
    clause = _clause_before(text, quantity)
    if _people_before().search(clause):
        return "人", "people"
    if _PEOPLE_COUNTED.search(clause):
        return "元", "money"
    return ("元", "money") if _money_before().search(clause) else ("", "")


def _is_round(text: str, quantity: Quantity) -> bool:
    return bool(re.search("[百千万亿余多]", text[quantity.number_start : quantity.end]))


def _is_large(text: str, quantity: Quantity) -> bool:
    """Written with 万 or 亿: nothing smaller is left without its measure word in prose."""
    return bool(re.search("[万亿]", text[quantity.number_start : quantity.number_end]))


def _clause_before(text: str, quantity: Quantity) -> str:
    clause = _CLAUSE.search(text[max(0, quantity.start - _WINDOW) : quantity.start])
    return clause.group() if clause else ""


@cache
def _people_after() -> re.Pattern[str]:
    """The next few characters end in people, with no verb or number before them."""
    verb, people = any_of("nouns", "verbs"), any_of("nouns", "people")
    return re.compile(rf"(?!{verb})(?:(?!{verb})[\u4e00-\u9fff]){{0,8}}?{people}")


@cache
def _counted() -> dict[str, str]:
    return dict(table_of("nouns", "counted"))


@cache
def _counted_after() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_counted(), key=len, reverse=True)))


@cache
def _people_named() -> re.Pattern[str]:
    return re.compile(any_of("nouns", "people") + "(?:总?人?数|总量)?$")


@cache
def _counted_named() -> re.Pattern[str]:
    return re.compile(rf"(?P<noun>{_counted_after().pattern})(?:[个家件]?总?数|总量)?$")


@cache
def _people_before() -> re.Pattern[str]:
    people = f"(?:人数|{any_of('nouns', 'people')})"
    reached = (
        r"[也就已]?[达为有近约]到?|突破|超过|从|由|[增升扩][加长至到大]?[至到]?|发展[到至]|共|、|年初"
        r"|(?:19|20)\d\d年|[\d.]+万?"
    )
    return re.compile(rf"{people}(?:总?人?[数量])?(?:{reached})*$")


@cache
def _money_before() -> re.Pattern[str]:
    return re.compile(any_of("nouns", "money"))
