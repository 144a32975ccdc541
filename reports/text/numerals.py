"""Every way of writing a number -> Decimal.

The one public verb is :func:`parse_numeral`. The pattern parts are shared with the rules
that find numerals in a text; all of them expect folded text (:mod:`reports.text.folding`).
"""

import re
from decimal import Decimal

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟弍貳", "一二三四五六七八九十百千二二")
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}

DIGIT = "零〇一二三四五六七八九两"
"""Chinese digits."""

CHINESE = f"{DIGIT}十百千万亿廿卅"
"""Every character a Chinese numeral is written with."""

# 3,556 and 3 556 before 3556; the blank form never swallows a further number.
GROUPED = r"\d{1,3}(?:,\d{3})+(?!\d)|\d{1,3}(?: \d{3})+(?! ?\d)"
ARABIC = rf"(?:{GROUPED}|\d+)(?:\.\d+)?"
SOFT = "余|多|来|几"
"""Says, inside or right after a numeral, that the true number is larger or about that."""

# 千克, 千米, 千瓦, 千伏: here 千 belongs to the measure word.
_THOUSAND = "千(?![克米瓦伏卡])"
MULTIPLIER = f"(?:百|{_THOUSAND}|[万亿])"
WRITTEN = rf"[{DIGIT}十百万亿廿卅千]+(?:点[{DIGIT}]+)?"

NUMERAL = (
    rf"(?:{ARABIC}|{WRITTEN})"
    rf"(?:\s?(?:{SOFT})?\s?{MULTIPLIER}+(?:{ARABIC}(?=\s?{MULTIPLIER})|{WRITTEN})?)*"
)
"""One whole numeral: 12.5万, 3万2千, 二十三, 240余万, 1亿2千万."""

_TOKEN = re.compile(rf"\d+(?:\.\d+)?|[{DIGIT}]+(?:点[{DIGIT}]+)?|[十百千万亿廿卅]")
_NOISE = re.compile(rf"[\s,]|{SOFT}")


def parse_numeral(words: str) -> Decimal | None:
    """The number a numeral stands for, its multipliers expanded; None where it is none.

    >>> parse_numeral("3万2千余"), parse_numeral("廿三"), parse_numeral("三点五亿")
    (Decimal('32000'), Decimal('23'), Decimal('350000000'))
    """
    bare = _NOISE.sub("", words).translate(_FORMAL)
    tokens = _TOKEN.findall(bare)
    if not tokens or "".join(tokens) != bare:
        return None
    return _Sum(tokens).total()


class _Sum:
    """Adds up the tokens of a numeral from left to right."""

    def __init__(self, tokens: list[str]) -> None:
        self.above = Decimal(0)  # what 亿 and 万 have closed
        self.section = Decimal(0)  # what stands below the next 万 or 亿
        self.pending: Decimal | None = None  # a digit that waits for its multiplier
        self.last = 1  # the multiplier seen last, for 三万五 = 35000
        self.tokens = tokens

    def total(self) -> Decimal | None:
        for token in self.tokens:
            if not self._take(token):
                return None
        return self.above + self.section + self._tail()

    def _take(self, token: str) -> bool:
        if token in _SMALL:
            self._multiply(_SMALL[token])
        elif token in _LARGE:
            self._close(_LARGE[token])
        elif token in "廿卅":
            self.section += 20 if token == "廿" else 30
            self.last = 1
        elif self.pending is not None:
            return False
        else:
            self.pending = _digits(token)
            if token[0] in "零〇":
                self.last = 1
        return True

    def _multiply(self, factor: int) -> None:
        self.section += (Decimal(1) if self.pending is None else self.pending) * factor
        self.pending, self.last = None, factor

    def _close(self, factor: int) -> None:
        below = self.section + (self.pending or 0)
        if not below and self.pending is None and not self.above:
            below = Decimal(1)
        if self.above and factor > self.above:
            below, self.above = self.above + below, Decimal(0)
        self.above += below * factor
        self.section, self.pending, self.last = Decimal(0), None, factor

    def _tail(self) -> Decimal:
        if self.pending is None:
            return Decimal(0)
        abbreviated = self.last >= 100 and self.tokens[-1] in _DIGITS
        return self.pending * self.last / 10 if abbreviated else self.pending


def _digits(token: str) -> Decimal:
    if token[0].isdecimal():
        return Decimal(token)
    whole, _, fraction = token.partition("点")
    number = "".join(str(_DIGITS[digit]) for digit in whole)
    if fraction:
        number += "." + "".join(str(_DIGITS[digit]) for digit in fraction)
    return Decimal(number)
