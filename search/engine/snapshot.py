"""One generation of the index, opened once and shared by every thread of a process."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable
from typing import Any, NamedTuple, TypeVar

import numpy as np
from whoosh.index import FileIndex
from whoosh.reading import MultiReader

from .segment import Postings, Segment, Texts

T = TypeVar("T")


class Codes(NamedTuple):
    """A facet of all documents: a number for each, and what the numbers stand for.

    ``values`` are the facet's single values in order; ``members[n]`` are the indexes into it
    that the number n stands for, several where documents have several values.
    """

    numbers: np.ndarray
    values: tuple[str, ...]
    members: tuple[tuple[int, ...], ...]


ENTRY = 1_000
"""Bytes that a kept answer takes beside its arrays: what nothing holds is kept too."""
MOST_ENTRIES = 10_000


class ByteCache:
    """Arrays kept while they are asked for, up to a number of bytes; the oldest go first."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._held: OrderedDict[Hashable, Any] = OrderedDict()
        self._bytes = 0
        self._lock = threading.RLock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
            made = make()
            self._held[key] = made
            self._bytes += ENTRY + size_of(made)
            while self._is_full() and len(self._held) > 1:
                _, oldest = self._held.popitem(last=False)
                self._bytes -= ENTRY + size_of(oldest)
            return made

    def _is_full(self) -> bool:
        return self._bytes > self._limit or len(self._held) > MOST_ENTRIES

    def clear(self) -> None:
        with self._lock:
            self._held.clear()
            self._bytes = 0


def size_of(value: Any) -> int:
    """Bytes of an array or of a tuple of them; a small sum for anything else."""
    if isinstance(value, np.ndarray):
        return value.nbytes
    if isinstance(value, tuple):
        return sum(size_of(part) for part in value)
    return 64


class Snapshot:
    """All segments of one generation as one run of document numbers."""

    def __init__(
        self,
        index: FileIndex,
        separator: str,
        cache_bytes: int = 96 << 20,
        before: "Snapshot | None" = None,
    ) -> None:
        """``before`` holds the documents that stand before those of the index."""
        self.schema = index.schema
        self._separator = separator
        reader = index.reader()
        leaves = reader.readers if isinstance(reader, MultiReader) else [reader]
        self.segments: list[Segment] = list(before.segments) if before else []
        base: int = before.size if before else 0
        for leaf in leaves:
            if leaf.doc_count_all():
                self.segments.append(Segment(leaf, base))
                base += leaf.doc_count_all()
        self.size: int = base
        self.alive = np.ones(base, bool)
        for segment in self.segments:
            self.alive[segment.deleted()] = False
        self._columns: dict[Hashable, Any] = {}
        self._lock = threading.RLock()
        self.cache = ByteCache(cache_bytes)

    def replacing(self, field: str, numbers: Collection[int], index: FileIndex) -> "Snapshot":
        """This one without the documents of these numbers, and with those of an index."""
        made = Snapshot(index, self._separator, before=self)
        left_out = np.array(sorted(numbers), np.int64)
        made.alive[: self.size] &= ~np.isin(self.numbers(field), left_out)
        return made

    @property
    def count(self) -> int:
        return int(self.alive.sum())

    def postings(self, field: str, term: str) -> Postings:
        return self.cache.get((field, term), lambda: self._read_postings(field, term))

    def _read_postings(self, field: str, term: str) -> Postings:
        found = [segment.postings(field, term) for segment in self.segments]
        if not found:
            return Postings(np.empty(0, np.int32), np.empty(0, np.float32))
        docs = np.concatenate([postings.docs for postings in found])
        counts = np.concatenate([postings.counts for postings in found])
        kept = self.alive[docs]
        return Postings(docs, counts) if kept.all() else Postings(docs[kept], counts[kept])

    def frequencies(self, field: str) -> dict[str, int]:
        """Every term of a field and the number of documents with it, deleted ones among them."""
        counts: dict[str, int] = {}
        for segment in self.segments:
            for term, count in segment.frequencies(field):
                counts[term] = counts.get(term, 0) + count
        return counts

    def lengths(self, field: str) -> np.ndarray:
        return self._once(("lengths", field), lambda: self._read_lengths(field))

    def _read_lengths(self, field: str) -> np.ndarray:
        return np.concatenate([segment.lengths(field) for segment in self.segments])

    def average_length(self, field: str) -> float:
        """As Whoosh reckons it: all terms of the field by all documents, deleted ones too."""
        total = sum(segment.total_length(field) for segment in self.segments)
        return (total / self.size if self.size else 0.0) or 1.0

    def numbers(self, field: str) -> np.ndarray:
        return self._once(("numbers", field), lambda: self._read_numbers(field))

    def _read_numbers(self, field: str) -> np.ndarray:
        parts = [segment.numbers(field) for segment in self.segments]
        return np.concatenate(parts) if parts else np.empty(0, np.int64)

    def codes(self, field: str) -> Codes:
        return self._once(("codes", field), lambda: self._read_codes(field))

    def _read_codes(self, field: str) -> Codes:
        joined: dict[bytes, int] = {}
        numbers = np.empty(self.size, np.int32)
        for segment in self.segments:
            here, distinct = segment.codes(field)
            places = np.array([joined.setdefault(v, len(joined)) for v in distinct], np.int32)
            numbers[segment.base : segment.base + segment.size] = places[here]
        split = [key.decode().split(self._separator) if key else [] for key in joined]
        values = tuple(sorted({value for several in split for value in several}))
        place = {value: index for index, value in enumerate(values)}
        return Codes(numbers, values, tuple(tuple(place[v] for v in several) for several in split))

    def members(self, field: str) -> tuple[np.ndarray, np.ndarray]:
        """Documents sorted by a facet's number, and where each number's run begins."""
        return self._once(("members", field), lambda: self._read_members(field))

    def _read_members(self, field: str) -> tuple[np.ndarray, np.ndarray]:
        codes = self.codes(field)
        order = np.argsort(codes.numbers, kind="stable")
        starts = np.searchsorted(codes.numbers[order], np.arange(len(codes.members) + 1))
        return order, starts

    def text(self, field: str, document: int) -> str:
        """One document's text in a column, as it was written."""
        for segment in reversed(self.segments):
            if document >= segment.base:
                texts = self._texts(field, segment)
                return texts[document - segment.base].decode()
        raise IndexError(document)

    def holding(self, field: str, docs: np.ndarray, words: bytes) -> np.ndarray:
        """For each document, whether its text in a column holds these bytes."""
        holds = np.zeros(len(docs), bool)
        for segment in self.segments:
            here = (docs >= segment.base) & (docs < segment.base + segment.size)
            if here.any():
                holds[here] = self._texts(field, segment).holding(docs[here] - segment.base, words)
        return holds

    def _texts(self, field: str, segment: Segment) -> Texts:
        return self._once(("texts", field, segment.base), lambda: segment.texts(field))

    def _once(self, key: Hashable, make: Callable[[], T]) -> T:
        with self._lock:
            if key not in self._columns:
                self._columns[key] = make()
            return self._columns[key]
