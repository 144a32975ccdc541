"""Measure words: which ones there are, and what each measures."""

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

_DATA = Path(__file__).parent / "data" / "units.toml"


class Measure(NamedTuple):
    """A measure word as the list spells it, and its family (money, people, durations …)."""

    word: str
    family: str


def parse_measure(text: str, position: int) -> Measure | None:
    """The longest measure word that begins at ``position`` of folded text."""
    for word in _by_initial().get(text[position : position + 1], ()):
        if text.startswith(word, position):
            return Measure(word, _families()[word])
    return None


@cache
def _families() -> dict[str, str]:
    table: dict[str, list[str]] = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return {word: family for family, words in table.items() for word in words}


@cache
def _by_initial() -> dict[str, list[str]]:
    initials: dict[str, list[str]] = {}
    for word in sorted(_families(), key=len, reverse=True):
        initials.setdefault(word[0], []).append(word)
    return initials
