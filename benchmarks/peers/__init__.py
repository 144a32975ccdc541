"""Ways to search the same sections: ours, and what anyone might pick instead.

A peer is built from records and asked in our query language; each gives all that our search
page shows: exact totals, the first ten, marked extracts, and counts of four facets over all
matches with a facet's own filter left out of its own counts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from ..corpus import CorpusSection

__all__ = ["FACETS", "SHOWN", "CorpusSection", "Peer", "Query", "Reply"]

FACETS = ("city", "province", "year", "topic")
SHOWN = 10
"""Results on a page."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked: words in our query language, and one wanted value for some facets."""

    q: str
    filter: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reply:
    """What is answered. ``snippets`` have the words marked by ``<mark>``."""

    total: int
    ids: tuple[str, ...]
    snippets: tuple[str, ...] = ()
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


class Peer(Protocol):
    """One way to search, its index in a folder of its own."""

    def build(self, records: Iterable[CorpusSection]) -> None:
        """Index these records, anew."""

    def ask(self, query: Query, start: int = 0, size: int = SHOWN) -> Reply:
        """So many results from ``start`` on, and the counts."""
        ...

    def forget(self) -> None:
        """Drop whatever is kept in memory between two queries."""

    @property
    def size(self) -> int:
        """Bytes on disk."""
        ...


def index_size(folder: Path) -> int:
    """Bytes of all files of an index."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
