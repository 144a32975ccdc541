"""The region table: all provinces, prefectures and counties, under every name they have had.

The facts are in ``data/regions.csv``, ``region_history.csv`` and ``region_names.csv``;
``data/README.md`` says what their columns hold and where the facts come from. Each file is
read once, when first asked for.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ..words import Level

DATA = Path(__file__).parent.parent / "data"
LEVELS = tuple(Level)


@dataclass(frozen=True, slots=True)
class Place:
    """A 行政区, with its full name and those of the places it lies in.

    ``code`` is its last GB/T 2260 code, and stays whatever the place was called.
    ``province``, ``prefecture`` and ``county`` are full names, its own among them; those
    below its level are None, and so is ``prefecture`` where the province (or 直辖市) governs
    a county itself. ``valid_from`` and ``valid_to`` are years: it came to be during the one
    (None: before 1990) and ceased during the other (None: it still is); ``successors`` are
    the codes of the places that took over the area of one that ceased.
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
    successors: tuple[str, ...] = ()


class PlaceName(NamedTuple):
    """A name a place went by or also goes by: ``kind`` is former, usual or abbreviation.

    The years are those of a former name, as in :class:`Place`.
    """

    name: str
    short: str
    kind: str
    valid_from: int | None = None
    valid_to: int | None = None


class Stretch(NamedTuple):
    """Years during which a place had another name, or lay in another place, than today."""

    name: str
    short: str
    parent: str | None
    valid_from: int | None
    valid_to: int


@cache
def all_places() -> tuple[Place, ...]:
    """Every place of the table by code, those that are no more included."""
    return tuple(_places().values())


def place_by_code(code: str) -> Place | None:
    """The place that has this GB/T 2260 code, or had it last, or None."""
    return _places().get(code) or _places_by_former_code().get(code)


def place_named(name: str, within: str | None = None) -> tuple[Place, ...]:
    """The places that a full, short, usual or former name can mean, likeliest first.

    ``within`` is the code of a province or prefecture they must lie in. Places that still
    are come before those that are no more, those so called today before those that once
    were, and higher ones before lower ones.
    """
    places = _places_by_name().get(name, ())
    if within is None:
        return places
    return tuple(place for place in places if within in ancestors(place))


def parents(code: str) -> tuple[Place, ...]:
    """What the place lies in, the province first; empty for a province or no such code."""
    place = place_by_code(code)
    if place is None:
        return ()
    return tuple(_places()[ancestor] for ancestor in reversed(ancestors(place)))


def ancestors(place: Place) -> tuple[str, ...]:
    """The codes of what a place lies in, nearest first."""
    return (place.parent, *_ancestors_by_code()[place.parent]) if place.parent else ()


def names_of(code: str) -> tuple[PlaceName, ...]:
    """The other names of a place: former ones, oldest first, then usual ones, abbreviations."""
    return (*_former_names(code), *_other_names().get(code, ()))


def all_names() -> tuple[str, ...]:
    """Every name by which :func:`place_named` finds a place."""
    return tuple(_places_by_name())


def as_of(place: Place, year: int) -> Place:
    """The place as it was at the end of that year: its name then, and what it lay in.

    The code stays. 襄阳市's 老河口市 comes back for 2008 as 襄樊市's. A place that did not
    exist then comes back as the table knows it.
    """
    then = next((s for s in _history().get(place.code, ()) if _holds(s, year)), None)
    parent = then.parent if then else place.parent
    above = as_of(_places()[parent], year) if parent else None
    name = then.name if then else place.name
    lineage = _lineage(name, place.level, above)
    return replace(
        place,
        name=name,
        short=then.short if then else place.short,
        parent=parent,
        directly_administered=place.directly_administered and then is None,
        province=lineage.province,
        prefecture=lineage.prefecture,
        county=lineage.county,
    )


def _holds(stretch: Stretch, year: int) -> bool:
    return (stretch.valid_from or 0) <= year < stretch.valid_to


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


@cache
def _places() -> dict[str, Place]:
    """The table by code; parents are read before what lies in them."""
    places: dict[str, Place] = {}
    for row in sorted(_rows("regions.csv"), key=lambda row: LEVELS.index(Level(row["level"]))):
        places[row["code"]] = _place(row, places.get(row["parent"]))
    return dict(sorted(places.items()))


def _place(row: dict[str, str], above: Place | None) -> Place:
    level = Level(row["level"])
    lineage = _lineage(row["name"], level, above)
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
        successors=_codes(row["successors"]),
    )


@cache
def _ancestors_by_code() -> dict[str, tuple[str, ...]]:
    ancestors: dict[str, tuple[str, ...]] = {}
    for place in sorted(_places().values(), key=lambda place: LEVELS.index(place.level)):
        ancestors[place.code] = (place.parent, *ancestors[place.parent]) if place.parent else ()
    return ancestors


@cache
def _history() -> dict[str, tuple[Stretch, ...]]:
    """What each place was before it was what it is, oldest first."""
    history = defaultdict(list)
    for row in _rows("region_history.csv"):
        history[row["code"]].append(
            Stretch(
                name=row["name"],
                short=row["short_name"],
                parent=row["parent"] or None,
                valid_from=_year(row["valid_from"]),
                valid_to=int(row["valid_to"]),
            )
        )
    return {code: tuple(found) for code, found in history.items()}


def _former_names(code: str) -> tuple[PlaceName, ...]:
    """Names that differ from today's, each once, over all the years it was used."""
    names: dict[str, PlaceName] = {}
    for stretch in _history().get(code, ()):
        first = names[stretch.name].valid_from if stretch.name in names else stretch.valid_from
        names[stretch.name] = PlaceName(
            stretch.name, stretch.short, "former", first, stretch.valid_to
        )
    names.pop(_places()[code].name, None)
    return tuple(names.values())


@cache
def _other_names() -> dict[str, tuple[PlaceName, ...]]:
    """Usual names (恩施州) and the provinces' one-character abbreviations."""
    names = defaultdict(list)
    for row in _rows("region_names.csv"):
        names[row["code"]].append(PlaceName(row["name"], row["name"], row["kind"]))
    return {code: tuple(found) for code, found in names.items()}


@cache
def _places_by_former_code() -> dict[str, Place]:
    """Codes no place has now, for the one that had it last."""
    rows = sorted(_rows("regions.csv"), key=lambda row: int(row["valid_to"] or 9999))
    return {code: _places()[row["code"]] for row in rows for code in _codes(row["former_codes"])}


@cache
def _places_by_name() -> dict[str, tuple[Place, ...]]:
    """Places by each of their names, likeliest first."""
    places: dict[str, dict[Place, bool]] = defaultdict(dict)
    for place in all_places():
        for name in (place.name, place.short):
            places[name][place] = True
        for other in names_of(place.code):
            for name in (other.name, other.short):
                places[name].setdefault(place, other.kind != "former")
    return {name: _likeliest_first(found) for name, found in places.items()}


def _likeliest_first(found: dict[Place, bool]) -> tuple[Place, ...]:
    """``found`` says of each place whether it is so called today."""

    def rank(place: Place) -> tuple[bool, bool, int, str]:
        return place.valid_to is not None, not found[place], LEVELS.index(place.level), place.code

    return tuple(sorted(found, key=rank))


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _codes(text: str) -> tuple[str, ...]:
    return tuple(text.split(";")) if text else ()


def _year(text: str) -> int | None:
    return int(text) if text else None
