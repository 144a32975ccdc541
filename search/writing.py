"""Writes the index: a whole new generation, or changes to the live one."""

import os
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from haystack.constants import ID
from whoosh.codec.whoosh3 import W3Codec
from whoosh.fields import Schema
from whoosh.index import FileIndex
from whoosh.reading import SegmentReader
from whoosh.writing import SegmentWriter

from .building import Document, build_segments, write_segments
from .generations import FIGURES, SECTIONS, Generations, IndexUnavailable
from .schema import figure_schema

PROCESSES = min(4, os.cpu_count() or 1)
BLOCK = 1024
"""Postings in a block that Whoosh's own writer writes: its 128 would be as many more to open."""
SMALL = 2_000
"""A segment of fewer documents is a batch of changes, merged with others like it."""
MOST_SMALL = 8
FIGURE_SEGMENT = 100_000
"""Figures in a segment, at most: each is a line where a section is a page."""


class Changes(NamedTuple):
    """What goes from an index, as (field, value) pairs, and what comes."""

    removed: Sequence[tuple[str, str]] = ()
    added: Iterable[Document] = ()


def build(
    generations: Generations,
    schema: Schema,
    documents: Iterable[Document],
    figures: Iterable[Document] = (),
) -> int:
    """Write a new generation, check that it can be read, and switch to it; how many sections.

    The caller holds the lock. What fails leaves the live generation as it was.
    """
    schemas = {SECTIONS: schema, FIGURES: figure_schema()}
    generation, indexes = generations.create(**schemas)
    try:
        count = write_segments(indexes[SECTIONS], documents, PROCESSES)
        _check(indexes[SECTIONS], count)
        written = write_segments(indexes[FIGURES], figures, PROCESSES, FIGURE_SEGMENT)
        _check(indexes[FIGURES], written)
    except BaseException:
        generations.discard(generation)
        raise
    generations.publish(generation)
    return count


def amend(
    generations: Generations,
    removed: Sequence[tuple[str, str]],
    documents: Iterable[Document],
    figures: Changes | None = None,
) -> None:
    """Remove the sections with these (field, value) pairs and add others, in one commit.

    The caller holds the lock. Raises IndexUnavailable where there is no index to amend.
    """
    changes = {SECTIONS: Changes(removed, documents)} | ({FIGURES: figures} if figures else {})
    generation, indexes = generations.fork(*changes)
    try:
        for name, index in indexes.items():
            _change(index, changes[name])
    except BaseException:
        generations.discard(generation)
        raise
    generations.publish(generation)


def _change(index: FileIndex, changes: Changes) -> None:
    added = build_segments(index, changes.added)
    writer = _writer(index)
    for field, value in changes.removed:
        writer.delete_by_term(field, value)
    writer.segments += added
    writer.commit(mergetype=_merge_small)


def identity_of(document: Document) -> tuple[str, str]:
    return ID, str(document[ID])


def _writer(index: FileIndex) -> SegmentWriter:
    # Compound files would be read into memory whole when opened; single files are mapped.
    return SegmentWriter(index, codec=W3Codec(blocklimit=BLOCK), compound=False)


def _merge_small(writer: SegmentWriter, segments: list[Any]) -> list[Any]:
    """Whoosh's merge policy: batches of changes become one once there are many of them."""
    small = [segment for segment in segments if segment.doc_count_all() < SMALL]
    if len(small) <= MOST_SMALL:
        return segments
    for segment in small:
        reader = SegmentReader(writer.storage, writer.schema, segment)
        writer.add_reader(reader)
        reader.close()
    return [segment for segment in segments if segment not in small]


def _check(index: FileIndex, count: int) -> None:
    """Open what was written and compare what it holds with what was sent."""
    with index.refresh().reader() as reader:
        if reader.doc_count() != count:
            raise IndexUnavailable(f"新索引应有 {count} 条，实有 {reader.doc_count()} 条")
