"""The fields of the index, as Whoosh stores them.

``text`` and ``head`` hold jieba's words and, in a column, the text itself; ``characters``
holds the characters of both. Facets are whole values, several of them joined in one column.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from whoosh.columns import NumericColumn, RefBytesColumn, VarBytesColumn
from whoosh.fields import FieldType, Schema
from whoosh.formats import Existence

from . import analysis

TEXT = "text"
HEAD = "head"
CHARACTERS = "characters"
ALTERED = "altered"
ORIGIN = "report"
"""The key of the report that a figure is of."""
FIGURE = "figure"
"""The key of a figure."""
LOW, HIGH = "low", "high"
"""The least and the most that a figure says."""
TEXT_GAP = "\x1f" * 8
"""Between head and text as one: wider than any gap that a looked-for text may span."""
SEPARATOR = "\x1f"
"""Between the values of a facet that has several, and between a document's texts."""


class _Counted(FieldType):
    """A scorable field that keeps how often each of its terms occurs, and no positions."""

    def __init__(self, column: VarBytesColumn | None = None) -> None:
        # Whoosh's codec writes each posting's weight, here the count, whatever the format.
        super().__init__(format=Existence(), analyzer=None, scorable=True)
        self.column_type = column

    def terms(self, folded: str) -> Iterator[str]:
        raise NotImplementedError

    def index(self, value: str, **kwargs: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        counts = Counter(self.terms(analysis.fold(value)))
        for term, count in counts.items():
            yield term.encode(), count, float(count), b""

    def process_text(
        self, qstring: str, mode: str = "", tokenize: bool = True, **kwargs: object
    ) -> Iterator[str]:
        """What Whoosh's own query parser looks up for a text in this field.

        Without ``tokenize`` the text is a pattern and stays whole.
        """
        folded = analysis.fold(qstring)
        return self.terms(folded) if tokenize else iter((folded,))


class Words(_Counted):
    """jieba's words, with the text as written in a column."""

    def __init__(self) -> None:
        super().__init__(VarBytesColumn())

    def terms(self, folded: str) -> Iterator[str]:
        return analysis.find_words(folded)


class Characters(_Counted):
    """Single characters, adjacent pairs and Latin runs."""

    def terms(self, folded: str) -> Iterator[str]:
        return analysis.find_characters(folded)


class Facet(FieldType):
    """Whole values to narrow by and to count; a document may have several."""

    def __init__(self, many: bool = False, unique: bool = False) -> None:
        """``many``: there may be more values than the 65,535 that Whoosh's table of them holds."""
        super().__init__(format=Existence(), analyzer=None, unique=unique)
        self.stored = unique  # what names a document is handed out by plain Whoosh too
        self.column_type = VarBytesColumn() if many else RefBytesColumn()

    def index(self, value: Any, **kwargs: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        for item in values_of(value):
            yield item.encode(), 1, 1.0, b""

    def process_text(self, qstring: str, mode: str = "", **kwargs: object) -> Iterator[str]:
        return iter((qstring,))

    def to_column_value(self, value: Any) -> bytes:
        return SEPARATOR.join(values_of(value)).encode()

    def from_column_value(self, value: bytes) -> str:
        return value.decode()


class Key(Facet):
    """Whole values by which documents are found, to be hidden or removed; none is counted."""

    def __init__(self) -> None:
        super().__init__()
        self.column_type = None


class Number(FieldType):
    """A number to compare documents by; ``kind`` is that of ``struct``: q whole, d broken."""

    def __init__(self, kind: str) -> None:
        super().__init__(format=Existence(), analyzer=None)
        self.indexed = False
        self.column_type = NumericColumn(kind)

    def to_column_value(self, value: float) -> float:
        return value

    def from_column_value(self, value: float) -> float:
        return value


class Rank(FieldType):
    """A number that only orders documents: newer, earlier in its report."""

    def __init__(self) -> None:
        super().__init__(format=Existence(), analyzer=None)
        self.indexed = False
        self.column_type = NumericColumn("i", default=0)

    def to_column_value(self, value: int | None) -> int:
        return int(value or 0)

    def from_column_value(self, value: int) -> int:
        return value


class Kept(FieldType):
    """A text that is not searched, only handed back with a hit."""

    def __init__(self) -> None:
        super().__init__(format=Existence(), analyzer=None)
        self.indexed = False
        self.column_type = VarBytesColumn()


def figure_schema() -> Schema:
    """The fields of the index of figures.

    ``head`` names a figure, ``text`` says where it stands; facets of sections are those of its
    section and its report, but topic and years are its own. A number has ``low`` and ``high``
    alike; what is over it or under it lies a hair beside it.
    """
    facets = ("province", "city", "county", "year", "topic", "genre", "level", "kind")
    own = ("family", "unit", "indicator", "basis")
    return Schema(
        **{HEAD: Words(), TEXT: Words(), CHARACTERS: Characters(), ALTERED: Rank()},
        **{name: Facet() for name in (*facets, *own)},
        **{ORIGIN: Key(), FIGURE: Number("q"), LOW: Number("d"), HIGH: Number("d")},
        newest=Rank(),
    )


def values_of(value: Any) -> list[str]:
    """A facet's values as texts, each once, blanks left out; several come as a list."""
    items = value if isinstance(value, list | tuple) else [value]
    return list(dict.fromkeys(str(item) for item in items if item not in ("", None)))


def complete(document: Mapping[str, Any]) -> dict[str, Any]:
    """The document with the fields that are made of its others.

    ``altered`` says that folding changes its texts, so that they must be folded to be read.
    """
    whole = {name: value for name, value in document.items() if value is not None}
    both = whole.get(HEAD, "") + TEXT_GAP + whole.get(TEXT, "")
    return {**whole, CHARACTERS: both, ALTERED: int(analysis.fold(both) != both)}
