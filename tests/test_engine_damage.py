"""Damage to an index in use, records that cannot be indexed, Whoosh itself as a reader."""

import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from whoosh.index import open_dir
from whoosh.qparser import QueryParser

from reports.models import Report, Section
from reports.signals import report_changed
from search import outbox
from search.generations import Generations, IndexBusy, IndexUnavailable
from search.queries import find_sections
from search.search_indexes import SectionIndex
from search.state import SearchState
from tests.search_archive import *  # noqa: F403 - fixtures


def live_directory(path: Path) -> Path:
    return path / Generations(path).read_live().generation


def total(q: str) -> int:
    return find_sections(SearchState(q=q)).total


def cut_short(directory: Path) -> None:
    file = next(path for path in directory.iterdir() if path.name.endswith(".pst"))
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def take_away_a_file(directory: Path) -> None:
    next(path for path in directory.iterdir() if path.name.endswith(".trm")).unlink()


@pytest.mark.parametrize("damage", [cut_short, take_away_a_file, shutil.rmtree])
def test_an_index_damaged_in_use_is_unavailable_and_all_else_works(
    client: Client, index: Path, monkeypatch: pytest.MonkeyPatch, damage
):
    monkeypatch.setattr("search.opening.LOOK_EVERY", 0.0)
    assert total("工会") > 0
    damage(live_directory(index))
    with pytest.raises(IndexUnavailable):
        total("工会")
    assert client.get("/search/", {"q": "工会"}).status_code == 503
    for address in ("/", "/places/", "/years/", Report.objects.all()[0].get_absolute_url()):
        assert client.get(address).status_code == 200
    outbox.follow_once(check=True)
    assert total("工会") > 0
    assert client.get("/search/", {"q": "工会"}).status_code == 200


def test_a_vanished_index_directory_is_unavailable_and_is_built_again(client: Client, index: Path):
    assert total("工会") > 0
    shutil.rmtree(index)
    assert client.get("/search/", {"q": "工会"}).status_code == 503
    outbox.follow_once()
    assert total("工会") > 0


class Unpreparable(Exception):
    """What a bad record raises."""


@contextmanager
def spoiled(section: Section) -> Iterator[None]:
    prepare = SectionIndex.prepare

    def fail_for_one(self: SectionIndex, instance: Section):
        if instance.pk == section.pk:
            raise Unpreparable("broken layout")
        return prepare(self, instance)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(SectionIndex, "prepare", fail_for_one)
        yield


def test_a_record_that_fails_is_named_and_the_rest_indexed(
    index: Path, caplog: pytest.LogCaptureFixture
):
    section = Section.objects.order_by("pk")[3]
    with spoiled(section), caplog.at_level(logging.ERROR, logger="search.backend"):
        assert outbox.rebuild() == Section.objects.count() - 1
    (record,) = caplog.records
    assert f"reports.section.{section.pk}" in record.getMessage()
    assert "broken layout" in caplog.text


@pytest.mark.parametrize("options", [["--rebuild"], []], ids=["all", "changes"])
def test_the_command_names_what_it_could_not_index_and_fails(index: Path, options: list[str]):
    section = Section.objects.order_by("pk")[3]
    report_changed.send(sender=Report, report_id=section.report_id)
    said, errors = StringIO(), StringIO()
    with spoiled(section), pytest.raises(CommandError, match="1 节未能索引") as failed:
        call_command("index", *options, stdout=said, stderr=errors)
    assert failed.value.returncode != 0
    assert f"reports.section.{section.pk}" in errors.getvalue()
    assert "broken layout" in errors.getvalue()
    assert said.getvalue().startswith("索引已")
    with open_dir(str(live_directory(index))).reader() as reader:
        assert reader.doc_count() == Section.objects.count() - 1


def test_a_changed_report_with_a_bad_section_has_its_others_indexed(index: Path):
    section = Section.objects.order_by("pk")[3]
    report_changed.send(sender=Report, report_id=section.report_id)
    with spoiled(section):
        assert outbox.apply_changes() == 1
    with open_dir(str(live_directory(index))).reader() as reader:
        assert reader.doc_count() == Section.objects.count() - 1


def test_haystacks_own_writes_wait_for_each_other(index: Path, monkeypatch: pytest.MonkeyPatch):
    section = Section.objects.order_by("pk")[0]
    monkeypatch.setattr("search.backend.WAIT", 0.0)
    with Generations(index).lock(), pytest.raises(IndexBusy):
        outbox.backend().remove(section)
    outbox.backend().remove(section)
    with open_dir(str(live_directory(index))).reader() as reader:
        assert reader.doc_count() == Section.objects.count() - 1


def test_plain_whoosh_queries_and_names_what_it_finds(index: Path):
    with open_dir(str(live_directory(index))).searcher() as searcher:
        parser = QueryParser("text", searcher.schema)
        known = {f"reports.section.{pk}" for pk in Section.objects.values_list("pk", flat=True)}
        assert {document["id"] for document in searcher.documents()} == known
        assert len(searcher.search(parser.parse("*"), limit=None)) > 0
        for typed in ("劳动竞赛", "劳动*", "职工 AND 培训", "characters:工", "kind:review"):
            found = searcher.search(parser.parse(typed), limit=None)
            assert {hit["id"] for hit in found} <= known, typed
            assert len(found) > 0, typed


STARTER = """
import os, sys, time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from search.building import end_with_starter

if __name__ == "__main__":
    pool = ProcessPoolExecutor(1, get_context("spawn"), initializer=end_with_starter)
    print(pool.submit(os.getpid).result(), flush=True)
    time.sleep(600)
"""


def test_a_builder_ends_when_its_killed_starter_is_gone(tmp_path: Path):
    script = tmp_path / "starter.py"
    script.write_text(STARTER)
    command = [sys.executable, str(script)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parent.parent)}
    # Its output stays open for as long as any process that inherited it lives.
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as starter:
        builder = int(starter.stdout.readline())
        starter.kill()
        assert starter.communicate(timeout=60)[0] == b""
    assert builder != starter.pid
