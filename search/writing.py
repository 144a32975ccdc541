"""Writes the index: a whole new generation, or changes to the live one."""

import os
from collections.abc import Iterable, Sequence
from typing import Any

from haystack.constants import ID
from whoosh.codec.whoosh3 import W3Codec
from whoosh.fields import Schema
from whoosh.index import FileIndex
from whoosh.writing import SegmentWriter

from .building import Document, build_segments, write_segments
from .generations import Generations, IndexUnavailable

PROCESSES = min(4, os.cpu_count() or 1)
BLOCK = 1024
"""Postings in a block that Whoosh's own writer writes: its 128 would be as many more to open."""
SMALL = 2_000
"""A segment of fewer documents is a batch of changes, merged with others like it."""
MOST_SMALL = 8


def build(generations: Generations, schema: Schema, documents: Iterable[Document]) -> int:
    """Write a new generation, check that it can be read, and switch to it; its size.

    The caller holds the lock. What fails leaves the live generation as it was.
    """
    generation, index = generations.create(schema)
    try:
        count = write_segments(index, documents, PROCESSES)
        _check(generations, generation, count)
    except BaseException:
        generations.discard(generation)
        raise
    generations.publish(generation)
    return count


def amend(
    generations: Generations, removed: Sequence[tuple[str, str]], documents: Iterable[Document]
) -> None:
    """Remove the documents with these (field, value) pairs and add others, in one commit.

    The caller holds the lock. Raises IndexUnavailable where there is no index to amend.
    """
    generation, index = generations.fork()
    try:
        added = build_segments(index, documents)
        writer = _writer(index)
        for field, value in removed:
            writer.delete_by_term(field, value)
        writer.segments += added
        writer.commit(mergetype=_merge_small)
    except BaseException:
        generations.discard(generation)
        raise
    generations.publish(generation)


def identity_of(document: Document) -> tuple[str, str]:
    return ID, str(document[ID])


def _writer(index: FileIndex) -> SegmentWriter:
    # Compound files would be read into memory whole when opened; single files are mapped.
    return SegmentWriter(index, codec=W3Codec(blocklimit=BLOCK), compound=False)


def _merge_small(writer: SegmentWriter, segments: list[Any]) -> list[Any]:
    """Whoosh's merge policy: batches of changes become one once there are many of them."""
    from whoosh.reading import SegmentReader

    small = [segment for segment in segments if segment.doc_count_all() < SMALL]
    if len(small) <= MOST_SMALL:
        return segments
    for segment in small:
        reader = SegmentReader(writer.storage, writer.schema, segment)
        writer.add_reader(reader)
        reader.close()
    return [segment for segment in segments if segment not in small]


def _check(generations: Generations, generation: str, count: int) -> None:
    """Open what was written and compare what it holds with what was sent."""
    from whoosh.index import open_dir

    with open_dir(str(generations.directory(generation))).reader() as reader:
        if reader.doc_count() != count:
            raise IndexUnavailable(f"新索引应有 {count} 条，实有 {reader.doc_count()} 条")
