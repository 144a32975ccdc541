"""Every way of writing a number -> Decimal.

``parse_numeral`` reads one numeral, ``find_numerals`` every numeral of a text, with the
forms that are more than a row of digits: 百分之九十五, 七成五, 1/3, 半数, 三四十. Both expect
folded text (:mod:`reports.text.folding`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ..words import Relation

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")}
_DIGITS |= {"〇": 0, "两": 2}
_BANK = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟弍貳", "一二三四五六七八九十百千二二")
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
_LONGEST = 18
"""A row of more digits is an identifier, not a number anybody counted."""

DIGIT = "零〇一二三四五六七八九两"
"""Chinese digits."""

CHINESE = f"{DIGIT}十百千万亿廿卅"
"""Every character a Chinese numeral is written with."""

# 壹佰贰拾万, as on bank notes; a character alone is part of a word (队伍).
_BANKED = "(?=[壹贰叁肆伍陆柒捌玖貳弍])[零壹贰叁肆伍陆柒捌玖貳弍拾佰仟万亿]{2,}+"

SOFT = "余|多|来|几"
"""Says, inside or right after a numeral, that it is not exact."""

# 3,556 and 3 556; the form with a blank never swallows a further number of its row.
_GROUPED = r"\d{1,3}(?:,\d{3})+(?!\d)|\d{1,3}(?: \d{3})+(?! ?\d)"
# Digits set apart by a converter or a line's end: 1 1 6名, 4 75人, 52 ,340人, 36 . 8万. Only
# where words stand on both sides, and never a year with the number that follows it.
_AFTER_WORDS = r"(?:(?<=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff]\s))(?<![图表第])"
_POINT = r"(?:\s\.\s?|\.\s)"
_APART = (
    r"\d(?:\s\d){2,9}|(?!(?:19|20)\d\d\s)\d{1,4}\s\d{1,6}(?:\s?,\s?\d{3})*+"
    r"|\d{1,3}(?:\s,\s?|,\s)\d{3}(?:\s?,\s?\d{3})*+|\d+(?=\s\.|\.\s)"
)
_BROKEN = (
    rf"{_AFTER_WORDS}(?:{_APART})(?![\d,])(?:(?:{_POINT}|\.)\d+(?:\s\d)*+)?"
    r"(?!\s?[\d.,])(?=\s{0,2}(?![年月日号])[\u4e00-\u9fff%‰(])"
)
_ARABIC = rf"(?:{_BROKEN}|(?:{_GROUPED}|\d++)(?:\.\d++)?)"
# 千克, 千米, 千瓦, 千伏: here 千 belongs to the measure word.
_MULTIPLIER = "(?:[百万亿]|千(?![克米瓦伏卡]))"
# In 两万一线职工 the last 一 belongs to the next word.
_WRITTEN = rf"(?:(?!一[线般些体])[{CHINESE}])++(?:点[{DIGIT}]++)?"
# A multiplier may stand after a blank, a soft word or, in speech, 个 (1.5个亿), and digits may
# follow it: 3万2千.
_CONTINUED = (
    rf"(?:\s?(?:{SOFT}|个(?:{SOFT})?(?=亿))?\s?{_MULTIPLIER}++(?:{_ARABIC}(?=\s?{_MULTIPLIER}))?)*+"
)
NUMERAL = rf"(?:{_ARABIC}|{_WRITTEN}|{_BANKED}){_CONTINUED}"
"""One whole numeral: 12.5万, 3万2千, 二十三, 240余万, 1亿2千万."""

# 百分之九十五, 三分之二, 1/3
_FRACTION = re.compile(
    rf"(?P<below>[{CHINESE}]+|\d+)分之(?P<above>{NUMERAL})"
    r"|(?P<a>\d{1,3})/(?P<b>\d{1,3})(?![\d/])"
)
# 七成, 七成五, 3成多; not 成立, 成员, 成功
_TENTHS = re.compile(
    rf"(?P<tenths>[一二三四五六七八九两]|\d(?:\.\d)?)(?P<soft>{SOFT})?"
    r"成(?P<half>[一二三四五六七八九半])?(?P<more>[多余])?"
    r"(?![为功立效果绩长本人交熟就都年套型才分份品])(?!员(?!工))"
)
_HALF = re.compile(r"过半数|半数|过半(?=[,。;、的])|一半(?!时间)")
# What a numeral begins with, a blank before digits set apart included; it only saves trying.
_BEGINNING = rf"(?=[\d{CHINESE}壹贰叁肆伍陆柒捌玖貳弍过半])"
_NUMERAL = re.compile(rf"{_BEGINNING}(?:{_HALF.pattern}|{NUMERAL})")
# What stands in any share, or within two characters after the numeral it begins with.
_SHARE_SIGN = re.compile("[半成分/]")
_SOFT_INSIDE = re.compile(rf"(?:{SOFT})\s?[百千万亿]")
# 两三, 三四十, 十七八, 三五百: two neighbouring digits are a range.
_ABOUT_PAIR = re.compile(
    rf"(?P<head>(?:[{CHINESE}]*[十百千万])?)"
    r"(?P<pair>一两|两三|二三|三四|三五|四五|五六|六七|七八|八九)(?P<tail>[十百千万亿]*)"
)
_TOKEN = re.compile(rf"\d+(?:\.\d+)?|[{DIGIT}]+(?:点[{DIGIT}]+)?|[十百千万亿廿卅]")
_NOISE = re.compile(rf"[\s,个]|{SOFT}")


@dataclass(frozen=True, slots=True)
class Numeral:
    """One numeral of a folded text, ``text[start:end]``.

    ``high`` is None but for a pair like 三四十. ``unit`` is % for a share written in words.
    ``written`` says that it stands in Chinese characters alone.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal | None = None
    unit: str = ""
    relation: Relation | None = None
    written: bool = False


def parse_numeral(words: str) -> Decimal | None:
    """The number a numeral stands for, its multipliers expanded; None where it is none.

    >>> parse_numeral("3万2千余"), parse_numeral("廿三"), parse_numeral("三点五亿")
    (Decimal('32000'), Decimal('23'), Decimal('350000000'))
    """
    if len(words) <= _LONGEST and words.isdecimal():  # most are: no need to take it apart
        return Decimal(int(words))
    bare = _NOISE.sub("", words).translate(_BANK)
    if len(bare) > _LONGEST:
        return None
    tokens = _TOKEN.findall(bare)
    if not tokens or "".join(tokens) != bare:
        return None
    total = _Sum(tokens).total()
    return None if total is None else tidy(total)


def find_numerals(text: str) -> Iterator[Numeral]:
    """Every numeral of the folded text that stands for a number, from the left."""
    position = 0
    for match in _NUMERAL.finditer(text):
        if match.start() < position:
            continue
        share = _SHARE_SIGN.search(text, match.start(), match.end() + 2)
        numeral = (share and _share(text, match.start())) or _plain(match)
        if numeral:
            yield numeral
            position = numeral.end


def tidy(value: Decimal) -> Decimal:
    """150000 for 1.5E+5 and for 150000.0; 0.3 for 0.30."""
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if value == whole else value.normalize()


def _share(text: str, start: int) -> Numeral | None:
    """A share of the whole written in words; its value in per cent."""
    if half := _HALF.match(text, start):
        relation = Relation.OVER if half.group().startswith("过") else None
        return Numeral(start, half.end(), Decimal(50), None, "%", relation, True)
    if fraction := _FRACTION.match(text, start):
        return _fraction(fraction)
    if tenths := _TENTHS.match(text, start):
        return _tenths(tenths)
    return None


def _fraction(match: re.Match[str]) -> Numeral | None:
    below = parse_numeral(match["below"] or match["b"])
    above = parse_numeral(match["above"] or match["a"])
    if not below or above is None:
        return None
    share = tidy((above * 100 / below).quantize(Decimal("0.01")))
    return Numeral(match.start(), match.end(), share, None, "%", None, match["a"] is None)


def _tenths(match: re.Match[str]) -> Numeral | None:
    tenths = parse_numeral(match["tenths"])
    if tenths is None:
        return None
    half = match["half"]
    units = 5 if half == "半" else _DIGITS[half] if half else 0
    relation = Relation.OVER if match["soft"] or match["more"] else None
    share = tidy(tenths * 10 + units)
    return Numeral(match.start(), match.end(), share, None, "%", relation, True)


def _plain(match: re.Match[str]) -> Numeral | None:
    words = match.group()
    written = not any(map(str.isdecimal, words))
    low = parse_numeral(words)
    high = None
    if written and (pair := _ABOUT_PAIR.fullmatch(words)):
        low, high = (parse_numeral(pair["head"] + digit + pair["tail"]) for digit in pair["pair"])
    elif written and _is_row_of_digits(words):
        return None
    if low is None:
        return None
    relation = Relation.OVER if _SOFT_INSIDE.search(words) else None
    return Numeral(match.start(), match.end(), low, high, "", relation, written)


def _is_row_of_digits(words: str) -> bool:
    """五一, 三八, 二〇二〇: digits without a multiplier name something, they don't count."""
    return len(words) > 1 and all(character in DIGIT for character in words)


class _Sum:
    """Adds up the tokens of a numeral from left to right."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens
        self.above = Decimal(0)  # what 亿 and 万 have closed
        self.section = Decimal(0)  # what stands below the next 万 or 亿
        self.pending: Decimal | None = None  # a digit that waits for its multiplier
        self.last = 1  # the multiplier seen last, for 三万五 = 35000

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
            self.section, self.last = self.section + (20 if token == "廿" else 30), 1
        elif self.pending is not None:
            return False
        else:
            self.pending = _digits(token)
            self.last = 1 if token[0] in "零〇" else self.last
        return True

    def _multiply(self, factor: int) -> None:
        self.section += (Decimal(1) if self.pending is None else self.pending) * factor
        self.pending, self.last = None, factor

    def _close(self, factor: int) -> None:
        below = self.section + (self.pending or 0)
        if self.above and factor > self.above:  # 2万亿: all that stands before is multiplied
            below, self.above = self.above + below, Decimal(0)
        bare = not below and self.pending is None and not self.above  # 万名 = 10000
        self.above += (1 if bare else below) * factor
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
    return Decimal(f"{number}.{''.join(str(_DIGITS[d]) for d in fraction)}" if fraction else number)
