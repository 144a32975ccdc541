"""The word lists that the steps of reading are written with: ``data/*.toml``, loaded once."""

import re
import tomllib
from functools import cache
from itertools import starmap
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"


@cache
def words_of(file: str, key: str) -> tuple[str, ...]:
    """The list ``key`` of ``data/<file>.toml``. Raises KeyError where there is none."""
    return tuple(_load(file)[key])


@cache
def table_of(file: str, key: str) -> dict[str, str]:
    """The table ``[key]`` of ``data/<file>.toml``: word -> what it stands for."""
    return dict(_load(file)[key])


@cache
def any_of(file: str, key: str) -> str:
    """The list as a group for a pattern, the longest word first.

    Words are grouped by their first character, so that few are tried at any place.
    """
    endings: dict[str, list[str]] = {}
    for word in sorted(words_of(file, key), key=len, reverse=True):
        endings.setdefault(word[0], []).append(re.escape(word[1:]))
    return "(?:" + "|".join(starmap(_beginning_with, endings.items())) + ")"


def _beginning_with(initial: str, endings: list[str]) -> str:
    rest = endings[0] if len(endings) == 1 else f"(?:{'|'.join(endings)})"
    return re.escape(initial) + rest


@cache
def _load(file: str) -> dict[str, Any]:
    return tomllib.loads((DATA / f"{file}.toml").read_text(encoding="utf-8"))
