"""What is built in one go is what Whoosh's own writer would have written."""

from pathlib import Path
from typing import Any

import pytest
from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.writing import SegmentWriter

from search import building
from search.schema import complete
from tests.engine_documents import compose, schema

DOCUMENTS = compose(120)
STATISTICS = [
    *("weight", "doc_frequency", "min_length", "max_length", "max_weight", "min_id", "max_id")
]


def written_by_whoosh(folder: Path, documents: list[dict[str, Any]]) -> FileIndex:
    folder.mkdir()
    index = FileStorage(str(folder)).create_index(schema())
    writer = SegmentWriter(index, codec=W3Codec(), compound=False)
    for document in documents:
        writer.add_document(**complete(document))
    writer.commit()
    return index.refresh()


def written_whole(folder: Path, documents: list[dict[str, Any]]) -> FileIndex:
    folder.mkdir()
    index = FileStorage(str(folder)).create_index(schema())
    assert building.write_segments(index, documents, processes=2) == len(documents)
    return index.refresh()


def postings(reader: Any) -> dict[tuple[str, bytes], list[tuple[int, float]]]:
    return {
        term: [(m.id(), m.weight()) for m in _walk(reader.postings(*term))]
        for term in reader.all_terms()
    }


def _walk(matcher: Any):
    while matcher.is_active():
        yield matcher
        matcher.next()


def test_terms_postings_and_weights_are_the_same(tmp_path: Path):
    ours = written_whole(tmp_path / "ours", DOCUMENTS).reader()
    theirs = written_by_whoosh(tmp_path / "theirs", DOCUMENTS).reader()
    assert postings(ours) == postings(theirs)


def test_lengths_and_columns_are_the_same(tmp_path: Path):
    ours = written_whole(tmp_path / "ours", DOCUMENTS).reader()
    theirs = written_by_whoosh(tmp_path / "theirs", DOCUMENTS).reader()
    for name, field in schema().items():
        assert ours.field_length(name) == theirs.field_length(name), name
        for number in range(len(DOCUMENTS)):
            assert ours.doc_field_length(number, name) == theirs.doc_field_length(number, name)
        if field.column_type:
            assert list(ours.column_reader(name)) == list(theirs.column_reader(name)), name


def test_term_statistics_are_the_same(tmp_path: Path):
    ours = written_whole(tmp_path / "ours", DOCUMENTS).reader()
    theirs = written_by_whoosh(tmp_path / "theirs", DOCUMENTS).reader()
    for name, term in theirs.all_terms():
        here, there = ours.term_info(name, term), theirs.term_info(name, term)
        for statistic in (
            "weight",
            "doc_frequency",
            "min_length",
            "max_length",
            "max_weight",
            "min_id",
            "max_id",
        ):
            assert getattr(here, statistic)() == getattr(there, statistic)(), (
                name,
                term,
                statistic,
            )


def test_several_processes_write_several_segments_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(building, "SEGMENT", 50)
    index = written_whole(tmp_path / "ours", DOCUMENTS)
    with index.reader() as reader:
        assert len(reader.readers) == 3
        column = reader.column_reader("id")
        assert [column[n] for n in range(len(DOCUMENTS))] == [d["id"] for d in DOCUMENTS]


def test_an_empty_archive_has_an_empty_index(tmp_path: Path):
    assert written_whole(tmp_path / "ours", []).doc_count() == 0
