"""The region table: every province, prefecture and county, under every name it has had.

The facts are in ``data/regions.csv`` and ``data/region_names.csv``; ``data/README.md`` says
what each column holds and where the facts come from. Both are read once, when first asked.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

from .words import Level

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Place:
    """A 行政区, with its full name and those of the places it lies in.

    ``code`` is its last GB/T 2260 code, which names it whatever it was called.
    ``province``, ``prefecture`` and ``county`` are full names, its own among them; those
    below its level are None, and so is ``prefecture`` where the province (or 直辖市) governs
    a county itself. ``valid_from`` and ``valid_to`` are years: it came to be during the one
    (None: before 1981) and ceased during the other (None: it still is).
    """

    code: str
    name: str
    short: str
    level: Level
    parent: str | None
    directly_administered: bool
    province: str | None
    prefecture: str | None
    county: str | None
    valid_from: int | None
    valid_to: int | None
    pinyin: str
    initials: str


class PlaceName(NamedTuple):
    """A name a place also goes by or went by: ``kind`` is former, usual or abbreviation.

    ``parent`` is the code of what it lay in under a former name, None for the other kinds.
    """

    code: str
    name: str
    short: str
    kind: str
    former_code: str | None
    parent: str | None
    valid_from: int | None
    valid_to: int | None


@cache
def all_places() -> tuple[Place, ...]:
    """Every place of the table by code, those that are no more included."""
    return tuple(_places().values())


def place_by_code(code: str) -> Place | None:
    """The place that bears this GB/T 2260 code, or bore it last, or None."""
    return _places().get(code) or _places_by_former_code().get(code)


def place_named(name: str, within: str | None = None) -> tuple[Place, ...]:
    """The places that a full, short, usual or former name can mean, likeliest first.

    ``within`` is the code of a province or prefecture they must lie in. Places that still
    are come before those that are no more, higher ones before lower ones, and those so
    called today before those that once were.
    """
    places = _places_by_name().get(name, ())
    if within is None:
        return places
    return tuple(place for place in places if within in _ancestors(place))


def parents(code: str) -> tuple[Place, ...]:
    """What the place lies in, the province first; empty for a province or no such code."""
    place = place_by_code(code)
    if place is None:
        return ()
    return tuple(_places()[ancestor] for ancestor in reversed(_ancestors(place)))


def names_of(code: str) -> tuple[PlaceName, ...]:
    """The other names of a place, past and present, oldest first."""
    return _names_by_code().get(code, ())


def all_names() -> tuple[str, ...]:
    """Every name by which :func:`place_named` finds a place."""
    return tuple(_places_by_name())


def as_of(place: Place, year: int) -> Place:
    """The place under the name and the parents it had at the end of that year.

    The code stays. The place itself comes back where the table knows of no other name then.
    """
    for name in names_of(place.code):
        if name.kind == "former" and _within(year, name.valid_from, name.valid_to):
            return _renamed(place, name)
    return place


def _within(year: int, first: int | None, last: int | None) -> bool:
    return (first is None or first <= year) and (last is None or year < last)


def _renamed(place: Place, name: PlaceName) -> Place:
    parent = name.parent or place.parent
    lineage = _lineage(name.name, place.level, _places().get(parent or ""))
    return replace(
        place,
        name=name.name,
        short=name.short,
        parent=parent,
        province=lineage.province,
        prefecture=lineage.prefecture,
        county=lineage.county,
    )


class _Lineage(NamedTuple):
    """Full names by level, None below the place's own."""

    province: str | None
    prefecture: str | None
    county: str | None


def _lineage(name: str, level: Level, above: Place | None) -> _Lineage:
    if above is None:
        return _Lineage(name, None, None)
    if level is Level.PREFECTURE:
        return _Lineage(above.province, name, None)
    return _Lineage(above.province, above.prefecture, name)


def _ancestors(place: Place) -> tuple[str, ...]:
    """The codes of what a place lies in, nearest first."""
    codes = []
    while place.parent:
        codes.append(place.parent)
        place = _places()[place.parent]
    return tuple(codes)


@cache
def _places() -> dict[str, Place]:
    places: dict[str, Place] = {}
    for row in sorted(_rows("regions.csv"), key=lambda row: list(Level).index(Level(row["level"]))):
        places[row["code"]] = _place(row, places)
    return dict(sorted(places.items()))


def _place(row: dict[str, str], above: dict[str, Place]) -> Place:
    level = Level(row["level"])
    lineage = _lineage(row["name"], level, above.get(row["parent"]))
    return Place(
        code=row["code"],
        name=row["name"],
        short=row["short_name"],
        level=level,
        parent=row["parent"] or None,
        directly_administered=row["directly_administered"] == "yes",
        province=lineage.province,
        prefecture=lineage.prefecture,
        county=lineage.county,
        valid_from=_year(row["valid_from"]),
        valid_to=_year(row["valid_to"]),
        pinyin=row["pinyin"],
        initials=row["initials"],
    )


@cache
def _names_by_code() -> dict[str, tuple[PlaceName, ...]]:
    names = defaultdict(list)
    for row in _rows("region_names.csv"):
        names[row["code"]].append(
            PlaceName(
                code=row["code"],
                name=row["name"],
                short=row["short_name"],
                kind=row["kind"],
                former_code=row["former_code"] or None,
                parent=row["parent"] or None,
                valid_from=_year(row["valid_from"]),
                valid_to=_year(row["valid_to"]),
            )
        )
    return {code: tuple(found) for code, found in names.items()}


@cache
def _places_by_former_code() -> dict[str, Place]:
    """Former codes, each for the place that bore it last."""
    names = sorted(
        (name for names in _names_by_code().values() for name in names if name.former_code),
        key=lambda name: name.valid_to or 0,
    )
    return {name.former_code: _places()[name.code] for name in names if name.former_code}


@cache
def _places_by_name() -> dict[str, tuple[Place, ...]]:
    places: dict[str, dict[Place, bool]] = defaultdict(dict)
    for place in all_places():
        for name in (place.name, place.short):
            places[name][place] = True
    for place, other in _other_names():
        for name in (other.name, other.short):
            places[name].setdefault(place, False)
    return {name: _likeliest_first(found) for name, found in places.items()}


def _other_names() -> Iterator[tuple[Place, PlaceName]]:
    for code, names in _names_by_code().items():
        for name in names:
            yield _places()[code], name


def _likeliest_first(found: dict[Place, bool]) -> tuple[Place, ...]:
    order = list(Level)
    return tuple(
        sorted(
            found,
            key=lambda place: (
                place.valid_to is not None,
                not found[place],
                order.index(place.level),
                place.code,
            ),
        )
    )


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _year(text: str) -> int | None:
    return int(text) if text else None
