"""Writes the files of a segment, column by column and term by term, in Whoosh's own format.

Whoosh's codec reads them as its own. Three liberties that its readers leave to a writer make
them smaller and faster to read: numbers stand as bytes or arrays in place of tuples of them,
the postings of rare terms stand beside the term, and the table of terms is fuller and found
by CRC.
"""

import pickle
import struct
import zlib
from array import array
from binascii import crc32
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from whoosh.codec.whoosh3 import STORED_COLUMN, WHOOSH3_HEADER_MAGIC, W3Codec, W3Segment
from whoosh.columns import Column
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.filetables import HashWriter, OrderedHashWriter
from whoosh.util.numeric import byte_to_length
from whoosh.util.numlists import GrowableArray

from .gathering import Terms

BLOCK = 8192
"""Postings in a block: the codec's own 128 would be as many more to open."""
RARE = 16
"""Documents so few that a term's postings stand beside it."""
WORTH_COMPRESSING = 32
"""Postings of a block from which on compressing it saves more than it costs."""
LEVEL = 3
PICKLE = 3
"""The first form of pickle that has bytes, and the last without a frame around each."""

_CRC = 1
"""Whoosh's number for finding keys by their CRC."""
_INFO = np.dtype(
    [
        ("inline", ">u1"),
        ("weight", ">f4"),
        ("documents", ">u4"),
        ("shortest", ">u1"),
        ("longest", ">u1"),
        ("heaviest", ">f4"),
        ("first", ">u4"),
        ("last", ">u4"),
    ]
)
"""What Whoosh keeps of a term (``W3TermInfo``): flag, sums, bounds."""
_EXTENT = struct.Struct("!qi")
_FIELD = struct.Struct("!H")
_INT = struct.Struct("!i")
_SIZES = struct.Struct("!ii")
_SLOT = struct.Struct("!Iq")
_NO_SLOT = bytes(_SLOT.size)
_LENGTHS = np.array([byte_to_length(code) for code in range(256)])


class SegmentFiles:
    """The files of one segment, in the making."""

    def __init__(self, storage: FileStorage, segment: W3Segment, documents: int) -> None:
        self._storage = storage
        self._segment = segment
        self._documents = documents
        self._terms = _TermFile(segment.create_file(storage, W3Codec.TERMS_EXT))
        self._postings = segment.create_file(storage, W3Codec.POSTS_EXT)
        self._prefix = b""
        segment.set_doc_count(documents)
        segment._fieldlengths = {}

    def write_column(self, field: str, column: Column, values: Sequence[Any]) -> None:
        """A field's value of every document. Whoosh keeps none that holds nothing."""
        if any(value != column.default_value() for value in values):
            self._write_column(field, column, values)

    def write_stored(self, stored: Sequence[dict[str, Any]]) -> None:
        """What Whoosh hands out with a hit."""
        self._write_column("_stored", STORED_COLUMN, stored)

    def _write_column(self, field: str, column: Column, values: Sequence[Any]) -> None:
        with self._create_column(field) as file:
            writer = column.writer(file)
            for number, value in enumerate(values):
                writer.add(number, value)
            writer.finish(self._documents)

    def _create_column(self, field: str) -> Any:
        return self._storage.create_file(W3Codec.column_filename(self._segment, field))

    def write_lengths(self, field: str, lengths: np.ndarray) -> None:
        """How many terms of a field each document has."""
        if lengths.any():
            self._segment._fieldlengths[field] = int(lengths.sum())
            with self._create_column(f"_{field}_len") as file:
                file.write(round_lengths(lengths).tobytes())

    def start_field(self, field: str) -> None:
        """Fields come in the order of their names."""
        fields: dict[str, int] = self._terms.extras.setdefault("fieldmap", {})
        self._prefix = _FIELD.pack(fields.setdefault(field, len(fields)))

    def write_terms(self, terms: Terms, lengths: np.ndarray | None) -> None:
        """Terms of the field just started, in the order of their bytes.

        ``lengths`` are those of all documents, where the field counts for a score.
        """
        rounded = None if lengths is None else round_lengths(lengths)
        infos = _describe(terms, rounded)
        values = []
        for (start, stop), info in zip(pairwise(terms.starts.tolist()), infos, strict=True):
            docs, counts = terms.docs[start:stop], terms.counts[start:stop]
            if len(docs) < RARE:
                values.append(info + _inline(docs, counts))
            else:
                values.append(info + self._write_postings(docs, counts, rounded))
        self._terms.add_sorted([self._prefix + term for term in terms.terms], values)

    def _write_postings(
        self, docs: np.ndarray, counts: np.ndarray, lengths: np.ndarray | None
    ) -> bytes:
        """Write a term's blocks; where they stand."""
        written = bytearray(WHOOSH3_HEADER_MAGIC)
        for start in range(0, len(docs), BLOCK):
            stop = start + BLOCK
            of_block = lengths[docs[start:stop]] if lengths is not None else None
            block = _block(docs[start:stop], counts[start:stop], of_block)
            written += _INT.pack(-len(block) if stop >= len(docs) else len(block)) + block
        offset = self._postings.tell()
        self._postings.write(bytes(written))
        return _EXTENT.pack(offset, len(written))

    def close(self) -> None:
        self._terms.close()
        self._postings.close()


def round_lengths(lengths: np.ndarray) -> np.ndarray:
    """Lengths as Whoosh keeps them, in a byte."""
    return np.minimum(np.searchsorted(_LENGTHS, lengths), 255).astype(np.uint8)


def _describe(terms: Terms, lengths: np.ndarray | None) -> Iterator[bytes]:
    """What Whoosh keeps of each term, worked out for all at once."""
    starts = terms.starts[:-1]
    infos = np.zeros(len(starts), _INFO)
    infos["documents"] = np.diff(terms.starts)
    infos["inline"] = infos["documents"] < RARE
    infos["weight"] = np.add.reduceat(terms.counts, starts)
    infos["heaviest"] = np.maximum.reduceat(terms.counts, starts)
    infos["first"] = terms.docs[starts]
    infos["last"] = terms.docs[terms.starts[1:] - 1]
    if lengths is not None:
        of_postings = lengths[terms.docs]
        infos["shortest"] = np.minimum.reduceat(of_postings, starts)
        infos["longest"] = np.maximum.reduceat(of_postings, starts)
    packed = infos.tobytes()
    return (packed[at : at + _INFO.itemsize] for at in range(0, len(packed), _INFO.itemsize))


def _inline(docs: np.ndarray, counts: np.ndarray) -> bytes:
    """Postings as Whoosh reads them from beside their term.

    The empty values are what its writers want to copy the postings into another segment.
    """
    numbers = tuple(docs.tolist())
    weights = None if counts.max() == 1 else _pack(counts)
    return pickle.dumps((numbers, weights, (b"",) * len(numbers)), PICKLE)


def _block(docs: np.ndarray, counts: np.ndarray, lengths: np.ndarray | None) -> bytes:
    """A block as Whoosh reads it: what is in it, and document numbers as differences."""
    steps = np.diff(docs, prepend=np.uint32(0))
    data = pickle.dumps((_pack(steps), _pack_counts(counts), None), PICKLE)
    level = LEVEL if len(docs) >= WORTH_COMPRESSING else 0
    shortest, longest = (0, 0) if lengths is None else (int(lengths.min()), int(lengths.max()))
    info = (len(docs), int(docs[-1]), int(counts.max()), level, shortest, longest)
    return pickle.dumps(info, PICKLE) + (zlib.compress(data, level) if level else data)


def _pack_counts(counts: np.ndarray) -> "bytes | array[int] | float | None":
    """Nothing where each is 1; one number where all are alike."""
    most = counts.max()
    if most != counts.min():
        return _pack(counts)
    return None if most == 1 else float(most)


def _pack(numbers: np.ndarray) -> "bytes | array[int]":
    """Whole numbers as a sequence of them, as short as it can be."""
    most = numbers.max()
    if most < 1 << 8:
        return numbers.astype(np.uint8).tobytes()
    if most < 1 << 16:
        return array("H", numbers.astype(np.uint16).tobytes())
    return array("I", numbers.astype(np.uint32).tobytes())


class _TermFile(OrderedHashWriter):
    """Whoosh's file of terms, its tables a quarter shorter."""

    def __init__(self, file: Any) -> None:
        # OrderedHashWriter's own takes no other way of finding keys than its default.
        HashWriter.__init__(self, file, hashtype=_CRC)
        self.index = GrowableArray("H")

    def add_sorted(self, keys: Sequence[bytes], values: Sequence[bytes]) -> None:
        """Add keys that come in their order after those added before."""
        position = self.dbfile.tell()
        records = []
        for key, value in zip(keys, values, strict=True):
            record = _SIZES.pack(len(key), len(value)) + key + value
            records.append(record)
            self.index.append(position)
            found = crc32(key)
            self.buckets[found & 255].append((found, position))
            position += len(record)
        self.dbfile.write(b"".join(records))

    def _write_hashes(self) -> None:
        """Whoosh's writer calls this as it closes."""
        for entries in self.buckets:
            slots = len(entries) * 3 // 2 + bool(entries)
            self.directory.append((self.dbfile.tell(), slots))
            self.dbfile.write(b"".join(_fill_table(entries, slots)))


def _fill_table(entries: Sequence[tuple[int, int]], slots: int) -> list[bytes]:
    """A table of so many slots, each entry in the first free one from its own on."""
    table = [_NO_SLOT] * slots
    for found, position in entries:
        slot = (found >> 8) % slots
        while table[slot] is not _NO_SLOT:
            slot = (slot + 1) % slots
        table[slot] = _SLOT.pack(found, position)
    return table
