"""The shapes of what reading finds. Every finding keeps the words it rests on.

All offsets count characters of the decoded text: ``text[start:end]``.
"""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import accumulate
from typing import Generic, NamedTuple, TypeVar

from .words import Basis, Genre, Level, MetricKind, Relation, Scope, SectionKind, Topic

T = TypeVar("T")

NULL_SHOWN = "␀"
"""What stands, one for one, for an empty character (NUL), which databases refuse."""


class Span(NamedTuple):
    """A stretch of the decoded text, ``text[start:end]``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding(Generic[T]):
    """One inferred fact about a report: its value, the words behind it, how sure it is.

    An unknown fact has ``value`` None, ``evidence`` None and ``confidence`` 0.
    ``span`` is where the evidence stands, None where it is not in the text (an archivist's
    note, the region table).
    """

    value: T | None = None
    evidence: str | None = None
    confidence: float = 0.0
    span: Span | None = None

    def __bool__(self) -> bool:
        return self.value is not None


@dataclass(frozen=True, slots=True)
class Known:
    """What an archivist states of a document in a note beside it. Outranks any inference."""

    title: str | None = None
    federation: str | None = None
    source: str | None = None
    source_address: str | None = None
    published_on: date | None = None
    retrieved_on: date | None = None
    provenance: str | None = None


@dataclass(frozen=True, slots=True)
class Hint:
    """What the file's own format says of a stretch of the decoded text.

    ``kind`` is one of: title, heading, date, source, authors, table, list. ``level`` is a
    heading's depth from 1, else 0.
    """

    kind: str
    start: int
    end: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class Decoded:
    """A document as text, and how it became text.

    ``format`` is text, html, docx or pdf; ``encoding`` the codec's name where there was one.
    ``doubtful`` is true where decoding had to guess (编码存疑), ``note`` says why in Chinese.
    """

    text: str
    format: str = "text"
    encoding: str = "utf-8"
    doubtful: bool = False
    note: str = ""
    hints: tuple[Hint, ...] = ()


@dataclass(frozen=True, slots=True)
class SetAside:
    """Words that are not the report's prose, or a numeral that is not a figure, and why."""

    text: str
    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the report's prose, rejoined where a page or a line broke it.

    ``pieces`` are its stretches of the decoded text in order; ``text`` is those pieces
    joined. ``repeats`` is the index of the earlier paragraph this one says again, or None.
    """

    pieces: tuple[Span, ...]
    text: str
    repeats: int | None = None
    _ends: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Where each piece ends in ``text``: hard-wrapped prose has thousands of pieces, and
        # every figure asks for its place.
        lengths = (piece.end - piece.start for piece in self.pieces)
        object.__setattr__(self, "_ends", tuple(accumulate(lengths)))

    @property
    def start(self) -> int:
        return self.pieces[0].start

    @property
    def end(self) -> int:
        return self.pieces[-1].end

    def source(self, start: int, end: int) -> Span:
        """Where ``self.text[start:end]`` stands in the decoded text."""
        return Span(self._offset(start), self._offset(end - 1) + 1)

    def _offset(self, position: int) -> int:
        index = bisect_right(self._ends, position)
        if position < 0 or index == len(self.pieces):
            raise IndexError(position)
        return self.pieces[index].end - (self._ends[index] - position)


@dataclass(frozen=True, slots=True)
class Layout:
    """The decoded text taken apart: prose paragraphs, and what was set aside from them."""

    paragraphs: tuple[Paragraph, ...]
    set_aside: tuple[SetAside, ...] = ()


@dataclass(frozen=True, slots=True)
class Masthead:
    """What a report is, who issued it, and which years it speaks of."""

    title: Finding[str] = field(default_factory=Finding)
    federation: Finding[str] = field(default_factory=Finding)
    province: Finding[str] = field(default_factory=Finding)
    prefecture: Finding[str] = field(default_factory=Finding)
    county: Finding[str] = field(default_factory=Finding)
    region_code: Finding[str] = field(default_factory=Finding)
    level: Finding[Level] = field(default_factory=Finding)
    genre: Finding[Genre] = field(default_factory=Finding)
    covers_from: Finding[int] = field(default_factory=Finding)
    covers_to: Finding[int] = field(default_factory=Finding)
    plan_year: Finding[int] = field(default_factory=Finding)
    delivered_on: Finding[date] = field(default_factory=Finding)
    published_on: Finding[date] = field(default_factory=Finding)
    source: Finding[str] = field(default_factory=Finding)
    authors: Finding[tuple[str, ...]] = field(default_factory=Finding)
    title_span: Span | None = None


@dataclass(frozen=True, slots=True)
class ReadSection:
    """A heading and the words under it, up to the next heading of any depth.

    ``start`` is where the heading begins (the preamble: where its first words do),
    ``heading_end`` where it ends, ``end`` where the next section starts or the prose ends.
    ``parent`` is the index of the section it stands in, None at depth 1. ``run_in`` is true
    where the heading opens a paragraph instead of standing on a line of its own.
    """

    number: str | None
    heading: str | None
    depth: int
    kind: SectionKind
    topic: Topic | None
    start: int
    heading_end: int
    end: int
    parent: int | None = None
    run_in: bool = False


@dataclass(frozen=True, slots=True)
class ReadMetric:
    """One figure: what stands in the text, what it is worth, and what it counts.

    ``value`` has multipliers expanded; a range has ``low`` and ``high`` and no value.
    ``period`` is "2020", "2016-2020" or None. ``indicator`` is a code of the vocabulary.
    ``section`` is an index into the outline. ``unit_inferred`` marks a unit the text leaves
    out; ``part_of`` marks 其中.
    """

    raw: str
    start: int
    end: int
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str
    relation: Relation
    label: str
    topic: Topic | None
    kind: MetricKind
    basis: Basis | None
    scope: Scope | None
    period: str | None
    indicator: str | None
    section: int | None
    unit_inferred: bool = False
    part_of: bool = False


@dataclass(frozen=True, slots=True)
class Doubt:
    """What an archivist would question, with the arithmetic written out in Chinese."""

    rule: str
    start: int
    end: int
    words: str
    explanation: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything one document was found to say."""

    file: str
    sha256: str
    size: int
    decoded: Decoded
    masthead: Masthead
    layout: Layout
    sections: tuple[ReadSection, ...]
    metrics: tuple[ReadMetric, ...]
    set_aside: tuple[SetAside, ...]
    doubts: tuple[Doubt, ...]
    reader_version: str

    @property
    def text(self) -> str:
        return self.decoded.text
