"""What is built in one go is what Whoosh's own writer would have written."""

from pathlib import Path
from typing import Any

import pytest
from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.qparser import QueryParser
from whoosh.writing import SegmentWriter

from search import building, gathering, segment_files
from search.engine.snapshot import Snapshot
from search.schema import SEPARATOR, complete
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


def test_long_postings_are_read_block_after_block(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    theirs = written_by_whoosh(tmp_path / "theirs", DOCUMENTS).reader()
    monkeypatch.setattr(segment_files, "BLOCK", 7)
    monkeypatch.setattr(segment_files, "RARE", 3)
    index = written_whole(tmp_path / "ours", DOCUMENTS)
    assert postings(index.reader()) == postings(theirs)
    snapshot = Snapshot(index, SEPARATOR)
    for (field, term), found in postings(theirs).items():
        docs, counts = snapshot.postings(field, term.decode())
        assert list(zip(docs.tolist(), counts.tolist(), strict=True)) == found, (field, term)


def test_characters_sorted_batch_after_batch_come_in_one_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    theirs = written_by_whoosh(tmp_path / "theirs", DOCUMENTS).reader()
    monkeypatch.setattr(gathering, "MOST_SORTED", 100)
    assert postings(written_whole(tmp_path / "ours", DOCUMENTS).reader()) == postings(theirs)


def test_a_segment_ends_where_it_has_characters_enough(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(building, "SEGMENT_CHARACTERS", 5_000)
    with written_whole(tmp_path / "ours", DOCUMENTS).reader() as reader:
        lengths = [sum(map(len, part.column_reader("text"))) for part in reader.readers]
    assert len(lengths) > 2
    assert all(5_000 <= length < 6_000 for length in lengths[:-1])


TYPED = ["职工 AND 技能培训", "劳动竞赛 OR 送温暖 OR 帮扶", "工会 NOT 企业", "characters:工 慰问"]


def ranked(index: FileIndex, typed: str) -> list[tuple[str, float]]:
    query = QueryParser("text", index.schema).parse(typed)
    with index.searcher() as searcher:
        return [(hit["id"], hit.score) for hit in searcher.search(query, limit=5)]


def test_whoosh_itself_ranks_and_merges_what_was_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    theirs = written_by_whoosh(tmp_path / "theirs", DOCUMENTS)
    expected = {typed: ranked(theirs, typed) for typed in TYPED}
    assert all(expected.values())
    monkeypatch.setattr(segment_files, "RARE", 40)
    assert {t: ranked(written_whole(tmp_path / t, DOCUMENTS), t) for t in TYPED} == expected
    monkeypatch.setattr(building, "SEGMENT", 50)
    index = written_whole(tmp_path / "ours", DOCUMENTS)
    SegmentWriter(index, codec=W3Codec(), compound=False).commit(optimize=True)
    merged = index.refresh()
    assert postings(merged.reader()) == postings(theirs.reader())
    # Merging, Whoosh adds up lengths as it has rounded them: scores differ a little.
    for typed, found in expected.items():
        assert [name for name, _ in ranked(merged, typed)] == [name for name, _ in found], typed


def test_an_empty_archive_has_an_empty_index(tmp_path: Path):
    assert written_whole(tmp_path / "ours", []).doc_count() == 0
