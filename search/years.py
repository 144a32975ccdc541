"""Years named in a query: 2020, 2020年, 2018-2020, 2016至2020年, 2019年以来."""

import re
from collections.abc import Container

_YEAR = r"(?:19|20)\d\d"
_SPAN = rf"({_YEAR})(?:年?[-~至到—–－～]+({_YEAR}))?"
_ALONE = re.compile(rf"{_SPAN}(?:年(?:度|份)?)?")
_ON = "年(?:以来|以后|之后|至今)"
_SINCE = re.compile(rf"({_YEAR})(?:{_ON}|年起)")
_INSIDE = re.compile(rf"(?<![\d.])({_YEAR}{_ON}|{_SPAN}年(?:度|份)?)(?!\d)")
LAST = 2100
"""The last year that anything is about."""


def parse_years(text: str) -> frozenset[str] | None:
    """The years of a text that names years and nothing else, else None."""
    if since := _SINCE.fullmatch(text):
        first, last = int(since[1]), LAST
    elif match := _ALONE.fullmatch(text):
        first, last = sorted((int(match[1]), int(match[2] or match[1])))
    else:
        return None
    return frozenset(str(year) for year in range(first, last + 1))


def split_years(run: str, held: Container[str]) -> list[str]:
    """A typed run with the years that the archive holds as pieces of their own.

    Inside a run only what ends in 年 is a year: 2020张 is a number.
    """
    pieces: list[str] = []
    position = 0
    for match in _INSIDE.finditer(run):
        if any(year in held for year in parse_years(match[1]) or ()):
            pieces += [run[position : match.start()], match[1]]
            position = match.end()
    return [piece for piece in (*pieces, run[position:]) if piece]
