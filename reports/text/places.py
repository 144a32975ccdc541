"""Places named in a text: 湖北省仙桃市, 仙桃市总工会, and what they can mean.

A full name counts wherever it stands. A short name counts where it cannot be part of a
longer word: a province's or a prefecture's does unless it is an ordinary word as well
(来宾, 日照); a county's only beside what shows it to be a place (湖北竹溪, 竹溪总工会).
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from .gazetteer import (
    DATA,
    Place,
    all_names,
    all_places,
    as_of,
    names_of,
    parents,
    place_by_code,
    place_named,
)
from .words import Level

__all__ = [
    "Mention",
    "Place",
    "all_places",
    "as_of",
    "find_places",
    "names_of",
    "parents",
    "place_by_code",
    "place_named",
]


class Mention(NamedTuple):
    """A place named at ``text[start:end]``; ``candidates`` are likeliest first, never empty."""

    start: int
    end: int
    words: str
    candidates: tuple[Place, ...]


def find_places(text: str) -> tuple[Mention, ...]:
    """The places that a text names, in order, none overlapping.

    At each point the longest name is taken. Where the place named just before is a parent
    of some candidates (十堰市竹溪县), only those are kept. Takes time linear in the text.
    """
    mentions: list[Mention] = []
    lengths_by_start = _lengths_by_start()
    position = 0
    while position < len(text) - 1:
        lengths = lengths_by_start.get(text[position : position + 2])
        position = _take(text, position, lengths, mentions) if lengths else position + 1
    return tuple(mentions)


def _take(text: str, start: int, lengths: tuple[int, ...], mentions: list[Mention]) -> int:
    """Read the longest name or word at ``start``; return where reading goes on."""
    before = mentions[-1] if mentions and mentions[-1].end == start else None
    for length in lengths:
        words = text[start : start + length]
        if words in _words().read_past:
            return start + length
        candidates = _candidates(words, before)
        if candidates and _names_a_place(text, start, words, candidates, before):
            mentions.append(Mention(start, start + length, words, candidates))
            return start + length
    return start + 1


def _candidates(words: str, before: Mention | None) -> tuple[Place, ...]:
    """What the words can mean; only what lies in the place named just before, if any does."""
    places = place_named(words)
    if before is None or not places:
        return places
    codes = {place.code for place in before.candidates}
    inside = tuple(place for place in places if codes & {p.code for p in parents(place.code)})
    return inside or places


def _names_a_place(
    text: str, start: int, words: str, candidates: tuple[Place, ...], before: Mention | None
) -> bool:
    """Whether the words stand for a place here."""
    after = text[start + len(words) : start + len(words) + 3]
    inside = before is not None and _is_inside(candidates[0], before)
    if words in _words().full_names:
        return _full_name_stands(text, start, words, after, inside)
    if after.startswith(_words().things):
        return False
    if after.startswith(_words().bodies):
        return words not in _words().ordinary or after == "总工会"
    if candidates[0].level is not Level.COUNTY:
        return inside or words not in _words().ordinary
    return words not in _words().ordinary and (inside or _stands_alone(text, start, words))


def _is_inside(place: Place, before: Mention) -> bool:
    codes = {above.code for above in before.candidates}
    return any(above.code in codes for above in parents(place.code))


def _full_name_stands(text: str, start: int, words: str, after: str, inside: bool) -> bool:
    """Whether a full name is one here: 和县 in 马鞍山市和县, not in 市和县级."""
    if after.startswith(_NO_NAME_BEFORE):
        return False
    if words in _words().vague:
        return inside or after == "总工会"
    return len(words) > 2 or inside or _begins(text, start)


def _stands_alone(text: str, start: int, words: str) -> bool:
    end = start + len(words)
    return _begins(text, start) and (end == len(text) or not text[end].isalnum())


def _begins(text: str, start: int) -> bool:
    return start == 0 or not text[start - 1].isalnum()


_NO_NAME_BEFORE = ("级", "域", "间", "块")
"""What follows 县 and 区 where they end no name: 县级, 区域, 区间."""


class _Words(NamedTuple):
    full_names: frozenset[str]
    ordinary: frozenset[str]
    read_past: frozenset[str]
    vague: frozenset[str]
    bodies: tuple[str, ...]
    things: tuple[str, ...]


@cache
def _words() -> _Words:
    words = tomllib.loads((DATA / "places.toml").read_text(encoding="utf-8"))
    return _Words(
        full_names=frozenset(_full_names()),
        ordinary=frozenset(words["ordinary"]),
        read_past=frozenset(words["read_past"]),
        vague=frozenset(words["vague"]),
        bodies=tuple(words["bodies"]),
        things=tuple(words["things"]),
    )


def _full_names() -> Iterator[str]:
    for place in all_places():
        yield place.name
        for other in names_of(place.code):
            yield other.name


@cache
def _lengths_by_start() -> dict[str, tuple[int, ...]]:
    """For the first two characters of each name or word, how long those are, longest first."""
    lengths: dict[str, set[int]] = defaultdict(set)
    for name in (*all_names(), *_words().read_past):
        lengths[name[:2]].add(len(name))
    return {start: tuple(sorted(found, reverse=True)) for start, found in lengths.items()}
