"""The index: built beside the live one, fed by the outbox, never trusted when it is broken."""

import re
import shutil
import stat
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from whoosh.index import open_dir
from whoosh.qparser import QueryParser

from reports.models import Report, Section
from reports.signals import report_changed, report_removed
from search import outbox
from search.generations import Generations, IndexBusy, IndexUnavailable
from search.models import PendingChange
from search.queries import find_sections
from search.state import SearchState
from tests.search_archive import *  # noqa: F403 - fixtures


def total(q: str) -> int:
    return find_sections(SearchState(q=q)).total


def live_directory(path: Path) -> Path:
    return path / Generations(path).read_live().generation


def test_every_section_is_indexed_once(index: Path):
    with open_dir(str(live_directory(index))).reader() as reader:
        assert reader.doc_count() == Section.objects.count() > 0


def test_plain_whoosh_opens_and_queries_the_index(index: Path):
    with open_dir(str(live_directory(index))).searcher() as searcher:
        query = QueryParser("text", searcher.schema).parse("劳动竞赛")
        assert len(searcher.search(query)) > 0


def test_the_index_directory_is_private(index: Path):
    for directory in (index, live_directory(index)):
        assert stat.S_IMODE(directory.stat().st_mode) == 0o700


def test_a_change_is_noted_in_the_transaction_that_makes_it(index: Path):
    report = Report.objects.all()[0]
    with pytest.raises(RuntimeError), transaction.atomic():
        report_changed.send(sender=Report, report_id=report.pk)
        raise RuntimeError
    assert not PendingChange.objects.exists()


def test_a_changed_report_is_found_by_its_new_words(index: Path):
    report = Report.objects.all()[0]
    report.title = "鲲鹏号专题总结"
    report.save()
    report_changed.send(sender=Report, report_id=report.pk)
    assert total("鲲鹏号") == 0
    assert outbox.apply_changes() == 1
    assert total("鲲鹏号") == report.sections.count()
    assert not PendingChange.objects.exists()


def test_changes_applied_again_and_again_leave_each_section_once(index: Path):
    for _ in range(10):
        for report in Report.objects.all():
            report_changed.send(sender=Report, report_id=report.pk)
        outbox.apply_changes()
    assert find_sections(SearchState(q="工")).total == total("工")
    with open_dir(str(live_directory(index))).reader() as reader:
        assert reader.doc_count() == Section.objects.count()


def test_a_removed_report_is_gone_before_the_index_knows(index: Path):
    report = Report.objects.order_by("pk")[0]
    before = total("工会")
    held = report.sections.count()
    key = report.pk
    with transaction.atomic():
        report.delete()
        report_removed.send(sender=Report, report_id=key)
    found = find_sections(SearchState(q="工会"))
    assert found.total < before
    assert all(hits.report.pk != key for hits in found.hits)
    after = found.total
    outbox.apply_changes()
    assert total("工会") == after
    assert held > 0


def test_a_rebuild_leaves_the_live_index_until_it_is_whole(index: Path, monkeypatch):
    before = live_directory(index)
    directories = {path for path in index.iterdir() if path.is_dir()}

    def fail(*args: object) -> None:
        raise OSError("disk full")

    with monkeypatch.context() as patched, pytest.raises(OSError, match="disk full"):
        patched.setattr("search.writing._check", fail)
        outbox.rebuild()
    assert live_directory(index) == before
    assert total("工会") > 0
    assert {path for path in index.iterdir() if path.is_dir()} == directories


def test_a_second_indexer_is_refused_by_name(index: Path):
    with Generations(index).lock():
        with pytest.raises(IndexBusy):
            outbox.rebuild()
        with pytest.raises(CommandError, match="另一个进程"):
            call_command("index", "--rebuild", verbosity=0)


def damaged(data: bytes) -> dict[str, bytes | None]:
    middle = len(data) // 2
    return {
        "truncated": data[:middle],
        "zeroed": bytes(len(data)),
        "garbage": data[:middle] + bytes([data[middle] ^ 0xFF]) + data[middle + 1 :],
        "gone": None,
    }


@pytest.mark.parametrize("suffix", [".pst", ".trm", ".text.col", ".toc"])
def test_a_damaged_file_is_named_and_a_rebuild_cures_it(index: Path, suffix: str):
    file = next(path for path in live_directory(index).iterdir() if path.name.endswith(suffix))
    whole = file.read_bytes()
    for broken in damaged(whole).values():
        file.unlink()
        if broken is not None:
            file.write_bytes(broken)
        Generations(index).pointer.touch()
        with pytest.raises(IndexUnavailable, match=re.escape(suffix)):
            find_sections(SearchState(q="工会"))
        file.write_bytes(whole)
    file.unlink()
    call_command("index", verbosity=0)
    assert total("工会") > 0


def test_a_broken_pointer_is_unavailable_never_empty(index: Path):
    pointer = Generations(index).pointer
    gone = '{"generation": "gone", "serial": 1, "files": {"a": [1, 2]}}'
    for content in ("", "{", "[]", gone):
        pointer.write_text(content)
        with pytest.raises(IndexUnavailable):
            find_sections(SearchState(q="工会"))
    pointer.unlink()
    with pytest.raises(IndexUnavailable):
        find_sections(SearchState(q="工会"))


def test_the_index_is_not_written_by_reading(index: Path):
    before = {path: path.stat().st_mtime_ns for path in index.rglob("*")}
    total("工会")
    assert {path: path.stat().st_mtime_ns for path in index.rglob("*")} == before


def test_the_follower_builds_a_missing_index_and_applies_changes(index: Path):
    shutil.rmtree(index)
    outbox.follow_once()
    assert total("工会") > 0


def test_a_fault_of_ours_is_an_error_and_no_broken_index(index: Path, monkeypatch):
    def fail(*args: object) -> None:
        raise ValueError("a fault of the program")

    monkeypatch.setattr("search.backend.search", fail)
    with pytest.raises(ValueError, match="a fault of the program"):
        total("工会")


@pytest.mark.parametrize("error", [OSError("gone"), ValueError("garbage")])
def test_files_changed_under_a_reader_are_a_broken_index(index: Path, monkeypatch, error):
    def fail(*args: object) -> None:
        raise error

    file = next(live_directory(index).glob("*.pst"))
    total("工会")
    monkeypatch.setattr("search.backend.search", fail)
    file.write_bytes(file.read_bytes()[::-1])
    with pytest.raises(IndexUnavailable):
        total("工会")
