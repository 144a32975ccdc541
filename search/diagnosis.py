"""Why nothing was found: what each word finds alone, and what dropping each thing would find."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from .facets import make_chips
from .gazetteer import Gazetteer
from .queries import Found, count_sections
from .understood import Part, Unit, node_of


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

    @property
    def said(self) -> str:
        """What was not found, in a sentence without its full stop."""
        if not self.alone:
            return "没有找到符合这些条件的章节"
        if any(line.count for line in self.unfiltered):
            return "在所选条件下没有找到"
        one = len(self.alone) == 1
        if not any(line.count for line in self.alone):
            return f"{'这个词' if one else '这几个词'}在全部报告中都没有出现"
        if one:
            return "没有找到符合这些条件的章节"
        return "没有找到同时含有这几个词的章节"


def diagnose(found: Found, names: Gazetteer) -> Diagnosis:
    """Count every way on from an empty result. Raises IndexUnavailable."""
    pieces = tuple(piece for part in found.understood.parts for piece in _pieces(part))
    return Diagnosis(
        tuple(_alone(found, pieces)),
        tuple(_dropped(found, pieces)),
        tuple(_unfiltered(found, names)),
    )


@dataclass(frozen=True, slots=True)
class _Piece:
    """What can be typed by itself, and dropped by itself."""

    typed: str
    units: tuple[Unit, ...]
    without: bool

    @property
    def said(self) -> str:
        words = " ".join(unit.said for unit in self.units)
        return f"不含{words}" if self.without else words


def _pieces(part: Part) -> Iterator[_Piece]:
    for typed, units in part.typed:
        yield _Piece(typed, units, part.clause.without)


def _alone(found: Found, pieces: tuple[_Piece, ...]) -> Iterator[Line]:
    for piece in pieces:
        if not piece.without:
            state = found.state.bare().asking(piece.typed)
            yield Line(piece.said, count_sections(node_of(piece.units), state), state.address)


def _dropped(found: Found, pieces: tuple[_Piece, ...]) -> Iterator[Line]:
    for at, piece in enumerate(pieces):
        others = (*pieces[:at], *pieces[at + 1 :])
        if all(other.without for other in others):
            continue
        state = found.state.asking(" ".join(other.typed for other in others))
        node = node_of(tuple(unit for other in others for unit in other.units))
        yield Line(piece.said, count_sections(node, state), state.address)


def _unfiltered(found: Found, names: Gazetteer) -> Iterator[Line]:
    node = found.understood.node
    for facet, values in found.state.filters.items():
        state = found.state.unfiltered(facet)
        chips = make_chips(replace(found.state, filters={facet: values}, report=""), names)
        said = "、".join(chip.name for chip in chips)
        yield Line(said, count_sections(node, state), state.address)
    if found.state.report:
        state = found.state.within("")
        yield Line("限于一份报告", count_sections(node, state), state.address)
