"""Measure words: which ones there are, and what each measures.

The words are data: ``data/units.toml``.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

SOURCE = Path(__file__).parent.parent / "data" / "units.toml"


class Measure(NamedTuple):
    """A measure word as the list spells it, and its family (money, people, durations …)."""

    word: str
    family: str


def parse_measure(text: str, position: int) -> Measure | None:
    """The longest measure word that begins at ``position`` of folded text."""
    for measure in _by_initial().get(text[position : position + 1], ()):
        if text.startswith(measure.word, position):
            return measure
    return None


def family_of(unit: str) -> str:
    """What a measure word measures; empty for a word that is none."""
    return _families().get(unit, "")


@cache
def _families() -> dict[str, str]:
    table: dict[str, list[str]] = tomllib.loads(SOURCE.read_text(encoding="utf-8"))
    return {word: family for family, words in table.items() for word in words}


@cache
def _by_initial() -> dict[str, list[Measure]]:
    initials: dict[str, list[Measure]] = {}
    for word, family in sorted(_families().items(), key=lambda item: -len(item[0])):
        initials.setdefault(word[0], []).append(Measure(word, family))
    return initials
