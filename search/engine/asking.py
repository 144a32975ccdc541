"""What can be asked of the index, as a tree of plain values; and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Order(StrEnum):
    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class By:
    """Documents in the order of a number, the lowest first unless ``falling``.

    ``number`` is a field of numbers, or ``SCORE``.
    """

    number: str
    falling: bool = False


SCORE = "score"
"""What a document scores by the words it holds."""


class Where(StrEnum):
    """Which of a document's texts must hold the looked-for words."""

    ANYWHERE = "anywhere"
    HEAD = "head"


@dataclass(frozen=True, slots=True)
class Contains:
    """Documents that hold these words as they stand. ``text`` is folded.

    ``weight`` is what holding them counts, of what it would by itself. ``whole``: they begin
    and end where words of the text do.
    """

    text: str
    where: Where = Where.ANYWHERE
    weight: float = 1.0
    whole: bool = False


@dataclass(frozen=True, slots=True)
class HasValue:
    """Documents one of whose values of a facet is among these."""

    facet: str
    values: frozenset[str]


class Sign(StrEnum):
    MORE = ">"
    AT_LEAST = "≥"
    LESS = "<"
    AT_MOST = "≤"


@dataclass(frozen=True, slots=True)
class Compares:
    """Documents whose number in a field of numbers stands so to this one."""

    number: str
    sign: Sign
    bound: float


@dataclass(frozen=True, slots=True)
class Everything:
    """All documents, none better than another."""


@dataclass(frozen=True, slots=True)
class AllOf:
    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Documents of any part. Of ``alike`` parts, names of one thing, only the best counts."""

    parts: tuple["Node", ...]
    alike: bool = False


@dataclass(frozen=True, slots=True)
class Without:
    part: "Node"


@dataclass(frozen=True, slots=True)
class MostOf:
    """Documents that hold a share of the parts' weight, rare parts weighing more, but not all.

    ``worth`` multiplies what each part weighs; a part that no document holds weighs most.
    """

    parts: tuple["Node", ...]
    worth: tuple[float, ...] = ()
    share: float = 0.25


Node = Contains | HasValue | Compares | Everything | AllOf | AnyOf | Without | MostOf


@dataclass(frozen=True, slots=True)
class Question:
    """One search: what to match, what to narrow by, what to count, which page of it.

    ``filters`` narrow by facet; a facet's own filter is left out of its own counts.
    ``closer`` are words whose presence only raises a match. ``hidden`` are values of the
    facet ``group`` never shown. With ``grouped``, ``start`` and ``end`` count groups and each
    brings at most ``per_group`` of its documents. Documents stand in the order of the first
    number that tells them apart, those that none does as they were written.
    """

    node: Node
    filters: Mapping[str, frozenset[str]] = field(default_factory=dict)
    facets: tuple[str, ...] = ()
    closer: tuple[Contains, ...] = ()
    hidden: frozenset[str] = frozenset()
    order: Order | tuple[By, ...] = Order.RELEVANCE
    grouped: bool = False
    per_group: int = 3
    start: int = 0
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A document of the answer; ``others`` counts those of its group not shown."""

    document: int
    score: float
    others: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """Exact counts over all matches, and one page of them."""

    total: int
    groups: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, Mapping[str, int]]
