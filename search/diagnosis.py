"""Why nothing was found: what each word finds alone, and what dropping each thing would find."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from .facets import make_chips
from .grammar import write_query
from .queries import Found, count_sections
from .understanding import node_of


@dataclass(frozen=True, slots=True)
class Line:
    """One way on: what it is, how many sections it finds, its address."""

    said: str
    count: int
    address: str


@dataclass(frozen=True, slots=True)
class Diagnosis:
    alone: tuple[Line, ...]
    """Each clause by itself, without any narrowing."""
    dropped: tuple[Line, ...]
    """The query without each of its clauses."""
    unfiltered: tuple[Line, ...]
    """The query without each narrowing."""


def diagnose(found: Found, names: dict[str, str]) -> Diagnosis:
    """Count every way on from an empty result. Raises IndexUnavailable."""
    several = len(found.understood.parts) > 1
    return Diagnosis(
        tuple(_alone(found)),
        tuple(_dropped(found)) if several else (),
        tuple(_unfiltered(found, names)),
    )


def _alone(found: Found) -> Iterator[Line]:
    for part in found.understood.parts:
        if not part.clause.without:
            state = found.state.bare().asking(write_query((part.clause,)))
            yield Line(part.said, count_sections(part.node, state), state.address)


def _dropped(found: Found) -> Iterator[Line]:
    parts = found.understood.parts
    for at, part in enumerate(parts):
        others = (*parts[:at], *parts[at + 1 :])
        if all(other.clause.without for other in others):
            continue
        state = found.state.asking(write_query(tuple(other.clause for other in others)))
        yield Line(part.said, count_sections(node_of(others), state), state.address)


def _unfiltered(found: Found, names: dict[str, str]) -> Iterator[Line]:
    node = found.understood.node
    for facet, values in found.state.filters.items():
        state = found.state.unfiltered(facet)
        chips = make_chips(replace(found.state, filters={facet: values}, report=""), names)
        said = "、".join(chip.name for chip in chips)
        yield Line(said, count_sections(node, state), state.address)
    if found.state.report:
        state = found.state.within("")
        yield Line("限于一份报告", count_sections(node, state), state.address)
