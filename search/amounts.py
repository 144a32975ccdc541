"""Amounts named in a query for figures: >100万元, 100万元以上, 不超过50%, 500-1000元.

    >100万元  ≥ ＞ >= 大于 超过 不少于 ...    more than, at least
    <50人     ≤ ＜ <= 少于 不到 不超过 ...    less than, at most
    100万元以上  50%以下                     at least, at most
    500-1000元  500元至1000元               from, to
    100万元                                 just so much, where it stands by itself

What stands in quotes or after a field word is left alone.
"""

import math
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from reports.text.figures.numerals import parse_numeral
from reports.text.figures.units import parse_measure
from reports.text.folding import fold

from .engine.asking import AllOf, Compares, HasValue, Node, Sign
from .figure_documents import find_families
from .schema import HIGH, LOW

BEFORE = {
    Sign.MORE: (">", "＞", "大于", "超过", "多于", "高于"),
    Sign.AT_LEAST: ("≥", ">=", "＞＝", "＞=", "不少于", "不低于", "不小于", "至少", "达到"),
    Sign.LESS: ("<", "＜", "小于", "少于", "低于", "不到", "不足", "不满"),
    Sign.AT_MOST: (
        *("≤", "<=", "＜＝", "＜="),
        *("不超过", "不多于", "不高于", "不大于", "至多", "最多"),
    ),
}
AFTER = {
    Sign.AT_LEAST: ("以上", "及以上", "或以上", "或更多"),
    Sign.AT_MOST: ("以下", "及以下", "或以下", "以内", "之内"),
}
SAID = {
    Sign.MORE: "大于",
    Sign.AT_LEAST: "不小于",
    Sign.LESS: "小于",
    Sign.AT_MOST: "不大于",
}
SAME = frozenset({"money", "people", "person-times", "percent"})
"""Families whose measure words all count the same."""
CALENDAR = frozenset({"年", "月", "日", "年度", "年间"})
"""Measure words with which a number is rather a date: 2019年, 5月."""
_SIGN_OF = {
    word: sign for words in (BEFORE, AFTER) for sign, several in words.items() for word in several
}


def _any_of(signs: dict[Sign, tuple[str, ...]]) -> str:
    words = (word for several in signs.values() for word in several)
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_DIGITS = r"[0-9０-９][0-9０-９,，.．]*"
_HANZI = "[一二两三四五六七八九十百千万亿零〇]+"
_NUMBER = rf"(?:{_DIGITS}\s*[十百千万亿]*|{_HANZI})"
_QUOTED = r"""["＂“「『《][^"＂”」』》]*["＂”」』》]?"""
_FIELDED = r"\w+[:：]\S*"
_BEGIN = re.compile(
    rf"""
    (?P<skipped>{_QUOTED}|{_FIELDED})
    | (?P<before>{_any_of(BEFORE)})\s*(?P<compared>{_NUMBER})
    | (?<![0-9０-９.．A-Za-z第+\-－])(?P<number>{_NUMBER})
    """,
    re.VERBOSE,
)
_UP_TO = re.compile(rf"\s*(?:[-－–—~～]{{1,2}}|至|到)\s*(?P<number>{_NUMBER})")
_AFTER = re.compile(_any_of(AFTER))


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount as typed: its bounds in base units, and its measure word where it has one.

    Without a sign it is a span from ``number`` to ``last``, which may be one and the same.
    """

    typed: str
    number: Decimal
    last: Decimal
    sign: Sign | None
    unit: str
    words: str
    """The amount without its sign, as it is said back."""

    @property
    def said(self) -> str:
        if self.sign is not None:
            return f"数值{SAID[self.sign]} {self.words}"
        if self.number == self.last:
            return f"数值为 {self.words}"
        return f"数值在 {self.words}之间"

    @property
    def node(self) -> Node:
        """What the figures must say; 5 by itself is also what over or under 5 comes to."""
        number, last = float(self.number), float(self.last)
        if self.sign in (Sign.MORE, Sign.AT_LEAST):
            bounds: tuple[Node, ...] = (Compares(HIGH, self.sign, number),)
        elif self.sign is not None:
            bounds = (Compares(LOW, self.sign, last),)
        else:
            bounds = (
                Compares(HIGH, Sign.AT_LEAST, math.nextafter(number, -math.inf)),
                Compares(LOW, Sign.AT_MOST, math.nextafter(last, math.inf)),
            )
        return AllOf((*bounds, *_of_unit(self.unit)))


def _of_unit(unit: str) -> tuple[Node, ...]:
    """Figures with this measure word, or with another for the very same: 人, 名, 位."""
    if not unit:
        return ()
    families = find_families(unit)
    if len(families) == 1 and families[0] in SAME:
        return (HasValue("family", frozenset(families)),)
    return (HasValue("unit", frozenset({unit})),)


class Amounts(NamedTuple):
    """The amounts that a query names, its other words, and numbers that cannot be compared."""

    found: tuple[Amount, ...]
    words: str
    unreadable: tuple[str, ...]


def find_amounts(typed: str) -> Amounts:
    """Take the amounts out of a query as typed. Never raises."""
    found: list[Amount] = []
    words: list[str] = []
    unreadable: list[str] = []
    position = 0
    for begin in _BEGIN.finditer(typed):
        if begin.start() < position or begin["skipped"]:
            continue
        amount, end = _read(typed, begin)
        if amount:
            words.append(typed[position : begin.start()])
            position = end
        if isinstance(amount, Amount):
            found.append(amount)
        elif amount:
            unreadable.append(amount)
    return Amounts(tuple(found), " ".join((*words, typed[position:])).strip(), tuple(unreadable))


def _read(typed: str, begin: re.Match[str]) -> tuple[Amount | str | None, int]:
    """The amount that begins here, as it stands where it is no number; and where it ends."""
    first = begin["compared"] or begin["number"]
    unit, end = _read_unit(typed, begin.end())
    last = first
    if not begin["before"] and (span := _UP_TO.match(typed, end)):
        last = span["number"]
        unit_after, end = _read_unit(typed, span.end())
        unit = unit_after or unit
    words = typed[begin.end("before") if begin["before"] else begin.start() : end]
    after = None if begin["before"] else _AFTER.match(typed, end)
    end = after.end() if after else end
    sign = _SIGN_OF.get(begin["before"] or (after[0] if after else ""))
    if not _is_amount(typed, begin, end, sign, unit):
        return None, end
    whole = typed[begin.start() : end].strip()
    numbers = _span_of(first, last)
    if numbers is None:
        return whole, end
    return Amount(whole, *numbers, sign, unit, _spaced(words.strip())), end


def _read_unit(typed: str, position: int) -> tuple[str, int]:
    """The measure word that stands here, and where it ends; none, and the position."""
    start = position + len(typed[position:]) - len(typed[position:].lstrip())
    measure = parse_measure(fold(typed), start)
    if measure is None:
        return "", position
    return measure.word, start + len(measure.word)


def _span_of(first: str, last: str) -> tuple[Decimal, Decimal] | None:
    """The two numbers, the lower one first; 3-5万 is from 3万."""
    magnitude = fold(last).lstrip("0123456789,.，． ")
    if first != last and first[-1:].isdecimal() and first[0].isdecimal():
        first += magnitude
    ends = _number(first), _number(last)
    if ends[0] is None or ends[1] is None:
        return None
    return min(ends[0], ends[1]), max(ends[0], ends[1])


def _number(typed: str) -> Decimal | None:
    bare = re.sub(r"[\s,，]", "", fold(typed)).rstrip(".")
    return parse_numeral(bare)


def _is_amount(typed: str, begin: re.Match[str], end: int, sign: Sign | None, unit: str) -> bool:
    """Whether a number is meant as an amount: compared, or with a measure word and by itself.

    十佳, 12355 and 10件实事 are names; 2019年以上 is no amount either.
    """
    written = (begin["compared"] or begin["number"])[0].isdecimal()
    if unit in CALENDAR and not begin["before"]:
        return False
    if sign is not None:
        return written or bool(unit)
    around = typed[max(begin.start() - 1, 0) : begin.start()] + typed[end : end + 1]
    return written and bool(unit) and not around.strip()


def _spaced(words: str) -> str:
    """Numbers set apart from the words after them: 100 万元."""
    return re.sub(r"(?<=[0-9])\s*(?=[^\W0-9a-zA-Z])", " ", fold(words))
