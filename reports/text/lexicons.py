"""The word lists that the steps of reading are written with: ``data/*.toml``, loaded once."""

import re
import tomllib
from functools import cache
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
    """The list as a group for a pattern, the longest word first."""
    words = sorted(words_of(file, key), key=len, reverse=True)
    return "(?:" + "|".join(map(re.escape, words)) + ")"


@cache
def _load(file: str) -> dict[str, Any]:
    return tomllib.loads((DATA / f"{file}.toml").read_text(encoding="utf-8"))
