"""What a typed word tells of what is sought: the field's names much, everyday verbs little."""

from collections.abc import Container
from functools import cache
from pathlib import Path

from . import analysis

DATA = Path(__file__).parent / "data"

NAME = 3.0
"""What a name of the field is worth beside a plain word that is as rare."""
PLAIN = 1.0
COMMON = 0.25


def worth_of(word: str, names: Container[str]) -> float:
    """How much holding a word counts where not all can be held. ``names`` are the field's."""
    if len(word) == 1 or word in common_words():
        return COMMON
    return NAME if word in names or word in _field_words() else PLAIN


@cache
def function_words() -> frozenset[str]:
    """Words of grammar: 我们, 可以, 以后."""
    return _read("function.txt")


@cache
def common_words() -> frozenset[str]:
    """Words that stand everywhere or say little: 职工, 开展, 情况."""
    return _read("common.txt")


@cache
def _field_words() -> frozenset[str]:
    return frozenset(analysis.field_words())


def _read(name: str) -> frozenset[str]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines for word in line.partition("#")[0].split())
