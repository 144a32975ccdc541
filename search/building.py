"""Writes whole segments at once: terms gathered per field, blocks full, through Whoosh's codec.

What is written is what Whoosh's own writer would write of the same documents, in a fraction
of the time: it adds posting by posting, here a term's postings are an array.
"""

import os
import shutil
import threading
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from itertools import chain, islice
from multiprocessing import connection, get_context, parent_process
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.codec.whoosh3 import W3Codec, W3PostingsWriter, W3Segment
from whoosh.fields import FieldType, Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, FileIndex

from . import analysis
from .schema import CHARACTERS, Characters, complete

BLOCK = 1024
"""Postings in a block: the codec's own 128 would be eight times as many to open."""
SEGMENT = 12_500
"""Documents in a segment; bounds the memory of the process that builds it."""
WORTH_COMPRESSING = 32
"""Postings of a block from which on compressing it saves more than it costs."""
SHORT = 16
"""Postings so few that plain Python is faster than arrays."""
INDEX_NAME = "MAIN"
GENERATION = 1

_RUN_BITS = np.uint64(21)
_DOC_BITS = np.uint64(22)

Document = Mapping[str, Any]


def write_segments(index: FileIndex, documents: Iterable[Document], processes: int) -> int:
    """Write these documents as the segments of a new, empty index; how many there were."""
    segments = build_segments(index, documents, processes)
    TOC(index.schema, segments, GENERATION).write(index.storage, INDEX_NAME)
    for earlier in index.storage.list():
        if earlier == f"_{INDEX_NAME}_0.toc":
            index.storage.delete_file(earlier)
    return sum(segment.doc_count_all() for segment in segments)


def build_segments(
    index: FileIndex, documents: Iterable[Document], processes: int = 1
) -> list[W3Segment]:
    """Write segments of these documents into an index's folder, not yet in its contents."""
    built = list(_build_all(index.storage.folder, index.schema, documents, processes))
    shutil.rmtree(Path(index.storage.folder, f"{INDEX_NAME}.tmp"), ignore_errors=True)
    return built


def _build_all(
    folder: str, schema: Schema, documents: Iterable[Document], processes: int
) -> Iterator[W3Segment]:
    """Segments in the order of their documents; processes are started once there are several."""
    batches = _in_batches(documents)
    first = next(batches, None)
    second = next(batches, None)
    if first is None:
        return
    if second is None:
        yield build_segment(folder, schema, first)
        return
    spawn = get_context("spawn")
    with ProcessPoolExecutor(processes, spawn, initializer=end_with_starter) as pool:
        jobs: list[Future[W3Segment]] = []
        for batch in chain((first, second), batches):
            _wait_for_room(jobs, processes)
            jobs.append(pool.submit(build_segment, folder, schema, batch))
        yield from (job.result() for job in jobs)


def end_with_starter() -> None:
    """Let this process end when the one that started it does, even killed.

    A pool's process whose starter was killed would wait for work for ever.
    """
    starter = parent_process()
    if starter is not None:
        threading.Thread(target=_end_after, args=(starter.sentinel,), daemon=True).start()


def _end_after(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)


def _in_batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    waiting = iter(documents)
    while batch := list(islice(waiting, SEGMENT)):
        yield batch


def _wait_for_room(jobs: list["Future[W3Segment]"], processes: int) -> None:
    """Hold no more batches in memory than are being worked on."""
    waiting = [job for job in jobs if not job.done()]
    if len(waiting) >= processes:
        wait(waiting, return_when=FIRST_COMPLETED)


def build_segment(folder: str, schema: Schema, documents: list[Document]) -> W3Segment:
    """Write one segment of these documents into a folder; for the list of segments."""
    storage = FileStorage(folder)
    codec = W3Codec(blocklimit=BLOCK)
    segment = codec.new_segment(storage, INDEX_NAME)
    gathered = _Gathered(schema, [complete(document) for document in documents])
    gathered.write_values(codec.per_document_writer(storage, segment))
    gathered.write_terms(codec.field_writer(storage, segment))
    segment.set_doc_count(len(documents))
    return segment


class _Gathered:
    """The documents of a segment, taken apart field by field."""

    def __init__(self, schema: Schema, documents: list[dict[str, Any]]) -> None:
        self._schema = schema
        self._documents = documents
        self._terms: dict[str, dict[bytes, tuple[array[int], array[float]]]] = {}
        self._lengths: dict[str, np.ndarray] = {}
        self._characters: _CharacterTerms | None = None
        for name, field in schema.items():
            if isinstance(field, Characters):
                self._characters = _CharacterTerms([d[name] for d in documents])
                self._lengths[name] = self._characters.lengths
            elif field.indexed:
                self._gather(name, field)

    def _gather(self, name: str, field: FieldType) -> None:
        terms: dict[bytes, tuple[array[int], array[float]]] = defaultdict(
            lambda: (array("I"), array("f"))
        )
        lengths = np.zeros(len(self._documents), np.int64)
        for number, document in enumerate(self._documents):
            value = document.get(name)
            if value is None:
                continue
            for term, count, weight, _ in field.index(value):
                docs, counts = terms[term]
                docs.append(number)
                counts.append(weight)
                lengths[number] += count
        self._terms[name] = terms
        if field.scorable:
            self._lengths[name] = lengths

    def write_values(self, writer: Any) -> None:
        """Columns and lengths, document by document."""
        names = sorted(self._schema.names())
        for number, document in enumerate(self._documents):
            writer.start_doc(number)
            for name in names:
                if document.get(name) is not None:
                    self._write_value(writer, name, number, document[name])
            writer.finish_doc()
        writer.close()

    def _write_value(self, writer: Any, name: str, number: int, value: Any) -> None:
        field = self._schema[name]
        length = int(self._lengths[name][number]) if name in self._lengths else 0
        writer.add_field(name, field, value if field.stored else None, length)
        if field.column_type:
            writer.add_column_value(name, field.column_type, field.to_column_value(value))

    def write_terms(self, writer: Any) -> None:
        """Postings, field by field, terms in the order of their bytes."""
        for name in sorted(self._indexed()):
            field = self._schema[name]
            writer.start_field(name, field)
            blocks = _BlockWriter(writer._postfile, BLOCK)
            writer._postwriter = blocks
            for term, docs, counts in self._postings(name):
                writer.start_term(term)
                blocks.add_all(docs, counts, self._lengths.get(name))
                writer.finish_term()
            writer.finish_field()
        writer.close()

    def _indexed(self) -> list[str]:
        return [name for name, field in self._schema.items() if field.indexed]

    def _postings(self, name: str) -> Iterator[tuple[bytes, np.ndarray, np.ndarray]]:
        if name == CHARACTERS and self._characters:
            yield from self._characters.postings()
            return
        for term, (docs, counts) in sorted(self._terms[name].items()):
            yield term, np.frombuffer(docs, np.uint32), np.frombuffer(counts, np.float32)


class _BlockWriter(W3PostingsWriter):
    """Whoosh's writer of postings, given a whole list at a time."""

    def __init__(self, postfile: Any, blocklimit: int) -> None:
        super().__init__(postfile, blocklimit)
        self._compression: int
        self._level = self._compression

    def add_all(self, docs: np.ndarray, counts: np.ndarray, lengths: np.ndarray | None) -> None:
        for start in range(0, len(docs), self._blocklimit):
            stop = start + self._blocklimit
            block = docs[start:stop]
            weights = counts[start:stop]
            self._ids = array("I", block.tobytes())
            self._weights = array("f", weights.tobytes())
            self._maxweight = max(self._weights)
            if lengths is not None:
                of_block = lengths[block]
                self._minlength, self._maxlength = int(of_block.min()), int(of_block.max())
            self._compression = self._level if len(block) >= WORTH_COMPRESSING else 0
            self._write_block(last=stop >= len(docs))

    def _mini_ids(self) -> tuple[int, ...]:
        ids = self._ids
        if len(ids) < SHORT:
            return tuple(here - before for before, here in zip((0, *ids[:-1]), ids, strict=True))
        return (ids[0], *np.diff(np.frombuffer(ids, np.uint32)).tolist())

    def _mini_weights(self) -> tuple[float, ...] | float | None:
        weights = tuple(self._weights)
        if weights.count(weights[0]) == len(weights):
            return None if weights[0] == 1 else weights[0]
        return weights


class _CharacterTerms:
    """Single characters, adjacent pairs and Latin runs of all documents, counted by sorting."""

    def __init__(self, texts: list[str]) -> None:
        folded = [analysis.fold(text) for text in texts]
        self._latin: dict[bytes, tuple[list[int], list[float]]] = defaultdict(lambda: ([], []))
        self.lengths = np.zeros(len(texts), np.int64)
        for number, text in enumerate(folded):
            self._add_latin(number, text)
        self._sorted = self._sort_runs(folded)

    def _add_latin(self, number: int, text: str) -> None:
        counts = Counter(analysis.find_latin(text))
        for term, count in counts.items():
            docs, weights = self._latin[term.encode()]
            docs.append(number)
            weights.append(count)
        self.lengths[number] += counts.total()

    def _sort_runs(self, folded: list[str]) -> np.ndarray:
        """Every character and pair with its document, as one sorted array of numbers."""
        codes = np.frombuffer("\n".join(folded).encode("utf-32-le"), np.uint32).astype(np.uint64)
        sizes = np.array([len(text) + 1 for text in folded])
        docs = np.repeat(np.arange(len(folded), dtype=np.uint64), sizes)[: len(codes)]
        held = _are_run_characters(codes)
        singles = np.flatnonzero(held)
        pairs = np.flatnonzero(held[:-1] & held[1:])
        self.lengths += np.bincount(docs[singles].astype(np.int64), minlength=len(folded))
        self.lengths += np.bincount(docs[pairs].astype(np.int64), minlength=len(folded))
        terms = np.concatenate(
            [codes[singles] << _RUN_BITS, (codes[pairs] << _RUN_BITS) | codes[pairs + 1]]
        )
        keys = (terms << _DOC_BITS) | np.concatenate([docs[singles], docs[pairs]])
        keys.sort()
        return keys

    def postings(self) -> Iterator[tuple[bytes, np.ndarray, np.ndarray]]:
        """Latin runs first: every other character stands after them in UTF-8."""
        for term, (numbers, weights) in sorted(self._latin.items()):
            yield term, np.array(numbers, np.uint32), np.array(weights, np.float32)
        yield from self._run_postings()

    def _run_postings(self) -> Iterator[tuple[bytes, np.ndarray, np.ndarray]]:
        keys = self._sorted
        if not len(keys):
            return
        firsts = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]]))
        counts = np.diff(firsts, append=len(keys)).astype(np.float32)
        once = keys[firsts]
        docs = (once & np.uint64((1 << int(_DOC_BITS)) - 1)).astype(np.uint32)
        terms = once >> _DOC_BITS
        bounds = np.flatnonzero(np.concatenate([[True], terms[1:] != terms[:-1]]))
        for start, stop in zip(bounds, [*bounds[1:], len(terms)], strict=True):
            yield _term_bytes(int(terms[start])), docs[start:stop], counts[start:stop]


def _term_bytes(term: int) -> bytes:
    first, second = term >> int(_RUN_BITS), term & ((1 << int(_RUN_BITS)) - 1)
    return (chr(first) + (chr(second) if second else "")).encode()


def _are_run_characters(codes: np.ndarray) -> np.ndarray:
    """Which codes are characters of runs: letters that are not Latin ones or digits."""
    present = np.unique(codes)
    held = np.array([analysis.is_run_character(chr(code)) for code in present.tolist()], bool)
    return held[np.searchsorted(present, codes)]
