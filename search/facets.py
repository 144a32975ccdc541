"""Facets as a page shows them: values with names, counts and the address of each choice."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from reports.models.choices import Genre, Level, SectionKind

from .gazetteer import Gazetteer
from .queries import Found
from .state import FACETS, REGIONS, SearchState

SHOWN = 10
"""Values shown at once; the others open on demand."""

NAMES = {
    "genre": dict(Genre.choices),
    "level": dict(Level.choices),
    "kind": dict(SectionKind.choices),
}


@dataclass(slots=True)  # a page makes hundreds; frozen ones take three times as long to make
class Choice:
    """One value of a facet; ``address`` is the page with it taken up or given up."""

    value: str
    name: str
    count: int
    chosen: bool
    address: str


@dataclass(frozen=True, slots=True)
class Facet:
    name: str
    title: str
    choices: tuple[Choice, ...]

    @property
    def shown(self) -> tuple[Choice, ...]:
        return self.choices[:SHOWN]

    @property
    def further(self) -> tuple[Choice, ...]:
        return self.choices[SHOWN:]


@dataclass(frozen=True, slots=True)
class Chip:
    """A narrowing in force, and the address without it."""

    title: str
    name: str
    address: str


def make_facets(found: Found, names: Gazetteer) -> tuple[Facet, ...]:
    """Every facet that has a choice left, years newest first, others by count."""
    facets = (
        Facet(facet, title, tuple(_choices(found.state, facet, found.counts.get(facet, {}), names)))
        for facet, title in FACETS.items()
    )
    return tuple(facet for facet in facets if facet.choices)


def make_chips(state: SearchState, names: Gazetteer, report: str = "") -> tuple[Chip, ...]:
    """The narrowings in force, each removable; ``report`` is the title where it is to one."""
    chips = [
        Chip(FACETS[facet], _namer(facet, names)(value), state.removing(facet, value).address)
        for facet, values in state.filters.items()
        for value in values
    ]
    if state.report:
        chips.append(Chip("报告", report, state.within("").address))
    return tuple(chips)


def _choices(
    state: SearchState, facet: str, counts: Mapping[str, int], names: Gazetteer
) -> Iterable[Choice]:
    chosen = state.filters.get(facet, ())
    name = _namer(facet, names)
    adding = state.narrowing(facet, chosen)
    for value, count in sorted({**dict.fromkeys(chosen, 0), **counts}.items(), key=_order(facet)):
        held = value in chosen
        address = state.removing(facet, value).address if held else adding(value)
        yield Choice(value, name(value), count, held, address)


def _order(facet: str) -> Callable[[tuple[str, int]], tuple[int, str]]:
    if facet == "year":
        return lambda item: (-int(item[0]), "")
    return lambda item: (-item[1], item[0])


def _namer(facet: str, names: Gazetteer) -> Callable[[str], str]:
    """What pages call the values of a facet."""
    if facet in REGIONS:
        return names.name
    if facet == "year":
        return "{}年".format
    known = NAMES.get(facet, {})
    return lambda value: known.get(value, value)
