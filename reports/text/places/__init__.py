"""Places named in a text: 湖北省仙桃市, 仙桃市总工会, and what they can mean.

A full name counts wherever it stands, unless it is a word besides (城区) or so short that it
may be the end of one (和县). A short name counts where it cannot be part of something else: a
province's or a prefecture's does unless it is an ordinary word as well (来宾, 日照); a county's
only beside what shows it to be a place (湖北竹溪, 竹溪总工会), or where the text has its full
name too. The words that decide this are in ``data/places.toml``.
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from operator import add
from typing import NamedTuple

from ..words import Level
from .gazetteer import (
    DATA,
    Place,
    PlaceName,
    all_names,
    all_places,
    ancestors,
    as_of,
    names_of,
    parents,
    place_by_code,
    place_named,
)

__all__ = [
    "Mention",
    "Place",
    "PlaceName",
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

    At each point the longest name is taken. Where the place named just before holds some of
    the candidates (十堰市竹溪县), only those are kept; among others, those that lie in a place
    the text names come first. Expects simplified characters. Takes time linear in the text.
    """
    mentions, doubtful = _read(text)
    return _likeliest_by_text([*mentions, *_named_in_full_too(mentions, doubtful)])


def _named_in_full_too(mentions: list[Mention], doubtful: list[Mention]) -> Iterator[Mention]:
    """The doubtful short names of counties whose full name the text has as well."""
    known = set(_counties_in_full(mentions))
    taken = {position for mention in mentions for position in range(mention.start, mention.end)}
    for mention in doubtful:
        places = tuple(place for place in mention.candidates if place.code in known)
        if places and taken.isdisjoint(range(mention.start, mention.end)):
            taken.update(range(mention.start, mention.end))
            yield mention._replace(candidates=places)


def _counties_in_full(mentions: list[Mention]) -> Iterator[str]:
    """The codes of counties that are named in full and can be no other place."""
    for mention in mentions:
        if len(mention.candidates) == 1 and mention.words in _words().full_names:
            place = mention.candidates[0]
            if place.level is Level.COUNTY:
                yield place.code


def _likeliest_by_text(mentions: list[Mention]) -> tuple[Mention, ...]:
    """In the order of the text, candidates first that lie in a place named for certain."""
    certain = {m.candidates[0].code for m in mentions if len(m.candidates) == 1}

    def is_elsewhere(place: Place) -> bool:
        return place.code not in certain and certain.isdisjoint(ancestors(place))

    return tuple(
        mention._replace(candidates=tuple(sorted(mention.candidates, key=is_elsewhere)))
        if len(mention.candidates) > 1
        else mention
        for mention in sorted(mentions)
    )


def _read(text: str) -> tuple[list[Mention], list[Mention]]:
    """Walk once through the text: what names a place, and short names that may do so."""
    mentions: list[Mention] = []
    doubtful: list[Mention] = []
    free = 0
    pairs = map(add, text, text[1:])
    for position, lengths in enumerate(map(_lengths_by_start().get, pairs)):
        if lengths and position >= free:
            free = _take(text, position, lengths, mentions, doubtful)
    return mentions, doubtful


def _take(
    text: str,
    start: int,
    lengths: tuple[int, ...],
    mentions: list[Mention],
    doubtful: list[Mention],
) -> int:
    """Read the longest name or word at ``start``; return where reading goes on."""
    before = mentions[-1] if mentions and mentions[-1].end == start else None
    for length in lengths:
        words = text[start : start + length]
        if words in _words().read_past:
            return start + length
        if candidates := _candidates(words, before):
            mention = Mention(start, start + length, words, candidates)
            spot = _Spot(text, mention, before)
            if _names_a_place(spot):
                mentions.append(mention)
                return start + length
            if _may_name_a_place(spot):
                doubtful.append(mention)
    return start + 1


def _candidates(words: str, before: Mention | None) -> tuple[Place, ...]:
    """What the words can mean; only what lies in the place named just before, if any does."""
    places = place_named(words)
    if before is None or not places:
        return places
    return tuple(place for place in places if _is_inside(place, before)) or places


def _is_inside(place: Place, before: Mention) -> bool:
    holders = ancestors(place)
    return any(holder.code in holders for holder in before.candidates)


class _Spot(NamedTuple):
    """A name where it stands, and the place named just before it."""

    text: str
    mention: Mention
    before: Mention | None

    @property
    def words(self) -> str:
        return self.mention.words

    @property
    def after(self) -> str:
        """The three characters that follow: as many as the longest word that decides has."""
        return self.text[self.mention.end : self.mention.end + 3]

    @property
    def is_inside(self) -> bool:
        """Whether it follows the name of what it lies in: 马鞍山市和县."""
        return self.before is not None and _is_inside(self.mention.candidates[0], self.before)

    @property
    def begins(self) -> bool:
        """Whether no word can run into it."""
        return self.mention.start == 0 or _ends_a_word(self.text[self.mention.start - 1])

    @property
    def stands_alone(self) -> bool:
        return self.begins and not self.after[:1].isalnum()

    @property
    def is_a_things_name(self) -> bool:
        """Whether a street or the like bears the name: 南京路."""
        words = _words()
        return self.after.startswith(words.things) and not self.after.startswith(words.no_things)


def _ends_a_word(character: str) -> bool:
    return not character.isalnum() or character in _words().leads


def _names_a_place(spot: _Spot) -> bool:
    """Whether the words stand for a place here."""
    words = _words()
    if spot.words in words.full_names:
        return _full_name_stands(spot)
    if spot.is_a_things_name:
        return False
    ordinary = spot.words in words.ordinary
    if spot.after.startswith(words.bodies):
        return not ordinary or spot.after == "总工会"
    if spot.mention.candidates[0].level is not Level.COUNTY:
        return not ordinary or spot.is_inside
    return not ordinary and (spot.is_inside or spot.stands_alone)


def _may_name_a_place(spot: _Spot) -> bool:
    """Whether a county's short name stands for it if the text has its full name as well."""
    words = _words()
    return not (
        spot.words in words.full_names or spot.words in words.ordinary or spot.is_a_things_name
    )


def _full_name_stands(spot: _Spot) -> bool:
    """Whether a full name is one here: 和县 in 马鞍山市和县, not in 市和县级."""
    if spot.after.startswith(_words().no_name_before):
        return False
    if spot.words in _words().vague:
        return spot.is_inside or (spot.begins and spot.after == "总工会")
    if len(spot.words) > 2 or spot.is_inside:
        return True
    return spot.begins and not spot.after.startswith(_words().offices)


class _Words(NamedTuple):
    """``data/places.toml``, which says what each list is for, and every full name."""

    full_names: frozenset[str]
    ordinary: frozenset[str]
    read_past: frozenset[str]
    vague: frozenset[str]
    leads: frozenset[str]
    bodies: tuple[str, ...]
    things: tuple[str, ...]
    no_things: tuple[str, ...]
    no_name_before: tuple[str, ...]
    offices: tuple[str, ...]


@cache
def _words() -> _Words:
    words = tomllib.loads((DATA / "places.toml").read_text(encoding="utf-8"))
    return _Words(
        full_names=frozenset(_full_names()),
        ordinary=frozenset(words["ordinary"]),
        read_past=frozenset(words["read_past"]),
        vague=frozenset(words["vague"]),
        leads=frozenset(words["leads"]),
        bodies=tuple(words["bodies"]),
        things=tuple(words["things"]),
        no_things=tuple(words["no_things"]),
        no_name_before=tuple(words["no_name_before"]),
        offices=tuple(words["offices"]),
    )


def _full_names() -> Iterator[str]:
    """Names that end in 省, 市, 县 and the like; 恩施州 is one, 内蒙 is not."""
    for place in all_places():
        yield place.name
        for other in names_of(place.code):
            if other.kind == "former" or other.name[-1] in "县州旗盟区":
                yield other.name


@cache
def _lengths_by_start() -> dict[str, tuple[int, ...]]:
    """For the first two characters of each name or word, how long those are, longest first."""
    lengths: dict[str, set[int]] = defaultdict(set)
    for name in (*all_names(), *_words().read_past):
        if len(name) > 1:
            lengths[name[:2]].add(len(name))
    return {start: tuple(sorted(found, reverse=True)) for start, found in lengths.items()}
