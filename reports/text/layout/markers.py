"""The signs that open a heading: 一、 (一) 1. (1) ① 第一, 【】 — which sort, which number."""

import re
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from ..figures.units import parse_measure

HAN_DIGITS = "〇零一二三四五六七八九十百"


class Style(IntEnum):
    """Sorts of headings, the outermost first: a later one stands inside an earlier."""

    PART = 1  # 第一部分
    CHAPTER = 2  # 第一章
    SECTION = 3  # 第一节
    NEWS = 4  # 1 听党话: a number and a blank before a line of its own
    PLAIN = 5  # a line of its own without a number
    HAN = 6  # 一、
    HAN_BRACKET = 7  # (一)
    ARABIC = 8  # 1. 1、
    DECIMAL = 9  # 1.1, 1.2
    DEEPER_DECIMAL = 10  # 1.1.1
    ARABIC_BRACKET = 11  # (1) 1)
    CIRCLED = 12  # ①
    ORDINAL = 13  # 第一,
    ENTRY = 14  # 【条目】 with its text behind it
    RUN_IN = 15  # a first sentence that names what the paragraph tells


class Marker(NamedTuple):
    """A heading's number as written, its sort, its value, and where the words begin."""

    style: Style
    number: str
    value: int
    end: int


# A blank sets 1.1 发展会员 apart from 1.1万人 and from 12.4国家宪法日.
AFTER_DECIMAL = r"\s+(?=[\u4e00-\u9fff“])"

# Each pattern is tried at the start of a paragraph of folded text.
PATTERNS: tuple[tuple[Style, re.Pattern[str]], ...] = (
    (
        Style.PART,
        re.compile(
            rf"(?:第([{HAN_DIGITS}\d]{{1,3}})(?:部分|篇|编)|篇([{HAN_DIGITS}]{{1,3}}))[\s:、,.]*"
        ),
    ),
    (Style.CHAPTER, re.compile(rf"第([{HAN_DIGITS}\d]{{1,3}})章[\s:、,.]*")),
    (Style.SECTION, re.compile(rf"第([{HAN_DIGITS}\d]{{1,3}})节[\s:、,.]*")),
    (Style.HAN, re.compile(r"([一二三四五六七八九十]{1,3})\s?(?:[、.]|,(?=[\u4e00-\u9fff]))\s*")),
    (Style.HAN_BRACKET, re.compile(r"\(\s*([一二三四五六七八九十]{1,3})\s*\)[、.,]?\s*")),
    (Style.HAN_BRACKET, re.compile(r"([㈠-㈩])[、.]?\s*")),
    (Style.ARABIC, re.compile(r"(\d{1,2})\s?(?:[、.](?![\d%])|,(?=[\u4e00-\u9fff]))\s*")),
    (Style.DEEPER_DECIMAL, re.compile(rf"\d{{1,2}}\.\d{{1,2}}\.(\d{{1,2}})[.、]?{AFTER_DECIMAL}")),
    (Style.DECIMAL, re.compile(rf"\d{{1,2}}\.(\d{{1,2}})[.、]?{AFTER_DECIMAL}")),
    (Style.ARABIC_BRACKET, re.compile(r"[(]?(\d{1,2})\)[、.]?\s*")),
    (Style.ARABIC_BRACKET, re.compile(r"([⑴-⒇])[、.]?\s*")),
    (Style.CIRCLED, re.compile(r"([①-⑳])[、.]?\s*")),
    (Style.ORDINAL, re.compile(r"第([一二三四五六七八九十]{1,2})[,、:]\s*")),
)
LONGEST_MARKER = 40
"""A number and what must follow it take no more characters than this."""
OPENINGS = frozenset("第篇(" + HAN_DIGITS + "0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳") | {
    chr(code) for first, last in ("⑴⒇", "㈠㈩") for code in range(ord(first), ord(last) + 1)
}
"""What a number can begin with."""
DECIMALS = (Style.DECIMAL, Style.DEEPER_DECIMAL)
FRACTIONS = frozenset({"money", "proportions", "measures"})
"""What is measured by fractions; other measure words also begin headings (集体, 组建)."""
NEWS = re.compile(r"(?:0?(\d{1,2})|([一二三四五六七八九十]{1,2}))[\s|/]{1,4}(?=[\u4e00-\u9fff“《])")
BRACKETED = re.compile(r"(?:[•·●]\s*)?【([^【】]{1,40})】\s*")


def parse_marker(words: str) -> Marker | None:
    """The number that opens a paragraph of folded text, or None where there is none."""
    return _parse_start(words[:LONGEST_MARKER]) if words[:1] in OPENINGS else None


@lru_cache(maxsize=4096)
def _parse_start(words: str) -> Marker | None:
    """The number that these words open with; a line is asked about at several steps."""
    for style, pattern in PATTERNS:
        if found := pattern.match(words):
            if style in DECIMALS and _is_amount(words, found.end()):
                return None
            written = next(group for group in found.groups() if group)
            value = parse_ordinal(written)
            if value is not None:
                return Marker(style, found.group().strip(), value, found.end())
    return None


def _is_amount(words: str, position: int) -> bool:
    """True where what follows a decimal makes it one: 1.5 万人, 3.2 米."""
    measure = parse_measure(words, position)
    return words[position] in "万亿千百多余" or (
        measure is not None and measure.family in FRACTIONS
    )


def parse_news_marker(words: str) -> Marker | None:
    """The bare number before a newspaper's heading (1 听党话), or None."""
    found = NEWS.match(words)
    if found is None:
        return None
    value = parse_ordinal(found.group(1) or found.group(2))
    return Marker(Style.NEWS, found.group().strip(), value, found.end()) if value else None


def parse_ordinal(written: str) -> int | None:
    """十二 -> 12, ③ -> 3, 07 -> 7; None for what counts nothing (十十)."""
    if written.isascii():
        return int(written)
    for first in "①⑴㈠":
        if 0 <= ord(written[0]) - ord(first) < 20 and len(written) == 1:
            return ord(written) - ord(first) + 1
    return _parse_han(written)


def _parse_han(written: str) -> int | None:
    tens, ten, ones = written.partition("十")
    digits = "零一二三四五六七八九"
    if len(tens) > 1 or len(ones) > 1 or any(sign not in digits for sign in tens + ones):
        return None
    if not ten:
        return digits.index(tens)
    return (digits.index(tens) if tens else 1) * 10 + (digits.index(ones) if ones else 0)
