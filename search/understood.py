"""A query as it was understood: its words, what each asks, and what had to be said about it."""

from dataclasses import dataclass, replace

from reports.models import Region

from .engine.asking import AllOf, AnyOf, Contains, Everything, MostOf, Node, Without
from .grammar import Clause, write_query
from .state import Plain
from .weighing import NAME

MOST = 0.34
"""The share of the words' weight that a section must hold to be shown among what nearly fits."""
MOST_UNDERSTOOD = 0.2
"""The same where at least one of them is understood: what stands beside it may be in own words."""
APART = 0.5
"""What the words inside a word count where they do not stand together."""
MOST_PARTS = 0.6
"""The share of the weight of one word's parts that stands for the word."""
MOST_LOOSE = 0.25
"""The same where the parts are of several terms."""


@dataclass(frozen=True, slots=True)
class Unit:
    """The least that is looked for: one word, one phrase, one value to narrow by.

    ``required`` units hold in every result; of the others, most must, by their ``worth``.
    ``parts`` are shorter words that may stand for the unit, the more so where it is ``absent``
    from every section.
    """

    said: str
    node: Node
    looked_for: tuple[str, ...] = ()
    required: bool = False
    remark: "Remark | None" = None
    worth: float = 1.0
    parts: tuple[str, ...] = ()
    absent: bool = False
    loose: bool = False
    """The unit's parts are of several terms: not all of them are meant together."""

    closer: tuple[Contains, ...] = ()
    """Words whose presence only raises a section that holds the unit."""

    @property
    def understood(self) -> bool:
        """Whether the unit is a name or wording of the field that sections hold."""
        return self.worth >= NAME and not self.absent

    @property
    def near(self) -> Node:
        """The unit, or all the words inside it, which count less."""
        if len(self.parts) < 2:
            return self.node
        inside = AllOf(tuple(Contains(part, weight=APART) for part in self.parts))
        return AnyOf((self.node, inside), alike=True)

    @property
    def apart(self) -> Node:
        """Most of the words inside the unit; fewer do where it is absent or everyday."""
        parts = tuple(map(Contains, self.parts))
        share = MOST if self.absent else MOST_PARTS
        share = MOST_LOOSE if self.loose else share
        return AnyOf((AllOf(parts), MostOf(parts, share=share)), alike=True)


@dataclass(frozen=True, slots=True)
class Remark:
    """How a word was understood, and which understanding to switch off."""

    said: str
    plain: Plain


@dataclass(frozen=True, slots=True)
class Part:
    """One clause of a query with its units."""

    clause: Clause
    units: tuple[Unit, ...]
    closer: tuple[Contains, ...] = ()
    trouble: str = ""

    @property
    def typed(self) -> tuple[tuple[str, tuple[Unit, ...]], ...]:
        """The clause as pieces that can be typed by themselves, with the units of each."""
        if self.clause.is_plain_word:
            return tuple((unit.said, (unit,)) for unit in self.units)
        return ((write_query((self.clause,)), self.units),)


@dataclass(frozen=True, slots=True)
class Understood:
    """All clauses of a query, and what had to be said about it."""

    parts: tuple[Part, ...] = ()
    notices: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    absent: tuple[Region, ...] = ()
    """Places among the words of which the archive holds no report."""
    figures: tuple[Contains, ...] = ()
    """Units of the figures that are asked for: sections with such figures stand higher."""

    @property
    def units(self) -> tuple[Unit, ...]:
        return tuple(unit for part in self.parts for unit in part.units)

    @property
    def words(self) -> tuple[Unit, ...]:
        """The units that a result may lack one of and still be shown apart."""
        return tuple(unit for unit in self.units if not unit.required)

    @property
    def node(self) -> Node:
        return node_of(self.units)

    @property
    def closer(self) -> tuple[Contains, ...]:
        return (*(closer for part in self.parts for closer in part.closer), *self.figures)

    @property
    def looked_for(self) -> tuple[str, ...]:
        """Folded texts to mark, longer ones first."""
        found = dict.fromkeys(text for unit in self.units for text in unit.looked_for)
        return tuple(sorted(found, key=len, reverse=True))

    @property
    def is_cut(self) -> bool:
        """Whether a run typed without blanks was cut into several words."""
        return any(len(part.units) > 1 for part in self.parts)

    @property
    def is_understood(self) -> bool:
        """Whether some word is a name or wording of the field that sections hold."""
        return any(unit.understood for unit in self.words)

    @property
    def asks(self) -> bool:
        """Whether there is anything to look for; what is only shut out finds nothing."""
        return any(not part.clause.without for part in self.parts)

    @property
    def most(self) -> Node | None:
        """Results that lack some of the words, or of one word hold its parts; None for neither."""
        required = tuple(unit.node for unit in self.units if unit.required)
        if len(self.words) > 1:
            near = tuple(unit.near for unit in self.words)
            worth = tuple(unit.worth for unit in self.words)
            every = all_of(tuple(unit.node for unit in self.words))
            share = MOST_UNDERSTOOD if self.is_understood else MOST
            some = AnyOf((AllOf(near), MostOf(near, worth, share)), alike=True)
            return all_of((some, Without(every), *required))
        if len(self.shorter) < 2:
            return None
        (word,) = self.words
        return all_of((word.apart, Without(word.node), *required))

    @property
    def shorter(self) -> tuple[str, ...]:
        """The words inside the one word that was asked for; none where there are several."""
        return self.words[0].parts if len(self.words) == 1 else ()

    def in_parts(self) -> "Understood":
        """The query with the words inside its one word to mark; as it is where it has several."""
        if not self.shorter:
            return self
        required = tuple(unit for unit in self.units if unit.required)
        apart = Unit(self.words[0].said, self.words[0].node, self.shorter)
        return replace(self, parts=(Part(self.parts[0].clause, (*required, apart)),))


def node_of(units: tuple[Unit, ...]) -> Node:
    """All of the units together; of none, everything."""
    return all_of(tuple(unit.node for unit in units)) if units else Everything()


def all_of(nodes: tuple[Node, ...]) -> Node:
    """The nodes together; one by itself."""
    return nodes[0] if len(nodes) == 1 else AllOf(nodes)
