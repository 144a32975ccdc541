"""Measure words: which ones there are, and what each measures.

The words are data: ``data/units.toml``.
"""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

_ALTERNATIVE = re.compile(r"\((?P<word>[^()\d]{1,3})\)次?")
SOURCE = Path(__file__).parent.parent / "data" / "units.toml"


class Measure(NamedTuple):
    """A measure word as the list spells it, and its family (money, people, durations …)."""

    word: str
    family: str


def parse_measure(text: str, position: int) -> Measure | None:
    """The longest measure word that begins at ``position`` of folded text."""
    for measure in _by_initial().get(text[position : position + 1], ()):
        if text.startswith(measure.word, position):
            end = position + len(measure.word)
            return (
                None if _begins_word(measure, text, end) else _with_alternative(measure, text, end)
            )
    return None


def _begins_word(measure: Measure, text: str, end: int) -> bool:
    """Whether a measure word that ends at ``end`` is the beginning of another: 名列, 支持."""
    after = text[end : end + 1]
    if not after or after not in _begins().get(measure.word, ""):
        return False
    return not text.startswith(tuple(_table()["unless"].get(measure.word, ())), end)


def _with_alternative(measure: Measure, text: str, position: int) -> Measure:
    """人(户), 张(份): the measure word with another in brackets, which may be meant as well."""
    bracketed = _ALTERNATIVE.match(text, position)
    if not bracketed or bracketed["word"] not in _families():
        return measure
    return Measure(measure.word + bracketed.group(), measure.family)


def family_of(unit: str) -> str:
    """What a measure word measures; empty for a word that is none."""
    return _families().get(unit) or _families().get(_ALTERNATIVE.sub("", unit), "")


@cache
def _families() -> dict[str, str]:
    return {word: family for family, words in _table()["families"].items() for word in words}


@cache
def _begins() -> dict[str, str]:
    """Measure words that begin another word, by the characters that then follow: 支持."""
    return {word: "".join(after) for word, after in _table()["begins"].items()}


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    table: dict[str, dict[str, list[str]]] = tomllib.loads(SOURCE.read_text(encoding="utf-8"))
    return table


@cache
def _by_initial() -> dict[str, list[Measure]]:
    initials: dict[str, list[Measure]] = {}
    for word, family in sorted(_families().items(), key=lambda item: -len(item[0])):
        initials.setdefault(word[0], []).append(Measure(word, family))
    return initials
