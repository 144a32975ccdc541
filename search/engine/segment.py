"""One segment of a Whoosh index, its postings and columns read as arrays.

Whoosh hands out postings one by one; here a block is taken whole, as its codec wrote it.
"""

import mmap
import pickle
import struct
import threading
import zlib
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import takewhile
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from whoosh.codec.whoosh3 import LENGTHS_COLUMN, W3Codec, W3TermInfo
from whoosh.columns import Column, NumericColumn, RefBytesColumn
from whoosh.reading import SegmentReader, TermNotFound
from whoosh.util.numeric import byte_to_length

LENGTH_OF_BYTE = np.array([byte_to_length(code) for code in range(256)], dtype=np.float32)

_BLOCK_LENGTH = struct.Struct("!i")
_MAGIC_LENGTH = 4


class Postings(NamedTuple):
    """Documents in ascending order and how often each holds the term."""

    docs: np.ndarray
    counts: np.ndarray


NO_POSTINGS = Postings(np.empty(0, np.int32), np.empty(0, np.float32))


class Segment:
    """A segment that begins at document number ``base`` of the whole index.

    Whoosh's own files seek before they read, which threads that share them must not do at
    once: what it reads is read under a lock, all else from memory maps.
    """

    def __init__(self, reader: SegmentReader, base: int) -> None:
        self._reader = reader
        self._values = reader._perdoc
        self._terms = reader._terms
        self._lock = threading.Lock()
        self._maps: dict[str, mmap.mmap] = {}
        self.base = base
        self.size: int = reader.doc_count_all()

    def deleted(self) -> np.ndarray:
        return np.fromiter(self._values.deleted_docs(), np.int64) + self.base

    def total_length(self, field: str) -> int:
        return int(self._reader.field_length(field))

    def postings(self, field: str, term: str) -> Postings:
        """The term's documents, deleted ones among them, numbered within the whole index."""
        try:
            with self._lock:
                found = self._terms.term_info(field, term.encode())
        except TermNotFound:
            return NO_POSTINGS
        if found.is_inlined():
            docs, counts, _ = found.inlined_postings()
            return Postings(np.array(docs, np.int32) + self.base, _counts(counts, len(docs)))
        blocks = list(self._blocks(found))
        docs = np.concatenate([block.docs for block in blocks])
        return Postings(docs + self.base, np.concatenate([block.counts for block in blocks]))

    def _blocks(self, term: W3TermInfo) -> Iterator[Postings]:
        offset, _ = term.extent()
        stream = self._mapped(W3Codec.POSTS_EXT)
        position = offset + _MAGIC_LENGTH
        last = False
        while not last:
            (length,) = _BLOCK_LENGTH.unpack_from(stream, position)
            last = length < 0
            start = position + _BLOCK_LENGTH.size
            position = start + abs(length)
            block = BytesIO(stream[start:position])
            compressed = pickle.load(block)[3]  # noqa: S301 - our own file, in a private folder
            data = block.read()
            yield _decode(zlib.decompress(data) if compressed else data)

    def frequencies(self, field: str) -> list[tuple[str, int]]:
        """Every term of a field with the number of documents that hold it."""
        with self._lock:
            terms = self._terms.items_from(field, b"")
            return [
                (term.decode(), found.doc_frequency())
                for (_, term), found in takewhile(lambda item: item[0][0] == field, terms)
            ]

    def lengths(self, field: str) -> np.ndarray:
        """Terms per document of a field, as Whoosh rounds them."""
        return LENGTH_OF_BYTE[self._read_numbers(f"_{field}_len", LENGTHS_COLUMN)]

    def numbers(self, field: str) -> np.ndarray:
        """The number of every document in a field of numbers."""
        return self._read_numbers(field, self._reader.schema[field].column_type)

    def _read_numbers(self, name: str, column: NumericColumn) -> np.ndarray:
        found = np.full(self.size, column.default_value(), column._typecode)
        if self._values.has_column(name):
            reader = self._column_reader(name, column)
            size = min(reader._count, self.size)
            kind = np.dtype(f">{reader._typecode}")
            found[:size] = self._array(name, kind, size, reader._basepos)
        return found

    def codes(self, field: str) -> tuple[np.ndarray, list[bytes]]:
        """A field's value of every document as a number, and the values by number."""
        if not self._values.has_column(field):
            return np.zeros(self.size, np.intp), [b""]
        reader = self._column_reader(field, self._reader.schema[field].column_type)
        if isinstance(reader, RefBytesColumn.Reader):
            kind = np.dtype(f">{reader._typecode}")
            return self._array(field, kind, self.size, reader._basepos), reader._uniques
        with self._lock:
            values = [reader[document] for document in range(self.size)]
        places: dict[bytes, int] = {}
        numbers = [places.setdefault(value, len(places)) for value in values]
        return np.array(numbers, np.intp), list(places)

    def _column_reader(self, name: str, column: Column) -> Any:
        with self._lock:
            return self._values.column_reader(name, column)

    def _array(self, field: str, kind: np.dtype, size: int, start: int) -> np.ndarray:
        data = self._mapped(f".{field}{W3Codec.COLUMN_EXT}")
        return np.frombuffer(data, kind, size, start)

    def texts(self, field: str) -> "Texts":
        """A field's texts, read one at a time."""
        if not self._values.has_column(field):
            return Texts(b"", np.zeros(self.size, np.int64), np.zeros(self.size, np.int64))
        reader = self._column_reader(field, self._reader.schema[field].column_type)
        name = f".{field}{W3Codec.COLUMN_EXT}"
        offsets = np.array(reader._offsets, np.int64)
        return Texts(self._mapped(name), offsets, np.array(reader._lengths, np.int64))

    def _mapped(self, extension: str) -> mmap.mmap:
        """One of the segment's files as memory, opened once."""
        with self._lock:
            if extension not in self._maps:
                folder = self._reader.storage().folder
                path = Path(folder, self._reader.segment().make_filename(extension))
                with path.open("rb") as file:
                    self._maps[extension] = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            return self._maps[extension]


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of a segment in one stretch of memory."""

    data: mmap.mmap | bytes
    offsets: np.ndarray
    lengths: np.ndarray

    def holding(self, documents: np.ndarray, words: bytes) -> list[bool]:
        """For each document, whether its text holds these bytes."""
        starts = self.offsets[documents].tolist()
        ends = (self.offsets[documents] + self.lengths[documents]).tolist()
        find = self.data.find
        return [find(words, start, end) >= 0 for start, end in zip(starts, ends, strict=True)]

    def __getitem__(self, document: int) -> bytes:
        start = int(self.offsets[document])
        return self.data[start : start + int(self.lengths[document])]


def _decode(block: bytes) -> Postings:
    """A block of Whoosh's codec: document numbers as differences, then their counts."""
    steps, counts, _ = pickle.loads(block)  # noqa: S301 - as above
    docs = np.cumsum(_numbers(steps), dtype=np.int32)
    return Postings(docs, _counts(counts, len(docs)))


def _counts(counts: Sequence[float] | float | None, size: int) -> np.ndarray:
    """One for each document; kept as one number, or not at all, where they are alike."""
    if counts is None or isinstance(counts, float):
        return np.full(size, counts or 1.0, np.float32)
    return _numbers(counts).astype(np.float32)


def _numbers(packed: Sequence[float]) -> np.ndarray:
    """Bytes or an array as our builder packs numbers, a tuple as Whoosh's own writer does."""
    match packed:
        case bytes():
            return np.frombuffer(packed, np.uint8)
        case array():
            return np.frombuffer(packed, packed.typecode)
    return np.array(packed)
