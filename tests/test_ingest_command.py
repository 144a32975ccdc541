"""``manage.py ingest`` and ``manage.py read`` as someone at a terminal meets them."""

import json
import os
import shutil
import tempfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from reports.intake_lock import intake_lock
from reports.models import Report
from reports.readers import Reader
from tests.conftest import SEEDS

pytestmark = pytest.mark.django_db


def test_a_folder_is_taken_in_whole_and_then_changes_nothing(regions, capsys):
    call_command("ingest", str(SEEDS))
    assert "收录 5 份，已有 0 份，失败 0 份。" in capsys.readouterr().out
    call_command("ingest", str(SEEDS))
    assert "收录 0 份，已有 5 份，失败 0 份。" in capsys.readouterr().out
    assert Report.objects.count() == 5


def test_intake_loads_the_reference_tables_by_itself(capsys):
    call_command("ingest", str(SEEDS / "xiantao-2020.txt"))
    assert Report.objects.get().region.name == "仙桃市"


def test_several_processes_read_the_same_reports(regions, capsys):
    call_command("ingest", str(SEEDS), "--jobs", "2")
    assert Report.objects.count() == 5


def test_a_dry_run_shows_place_years_and_evidence_and_writes_nothing(regions, capsys):
    call_command("ingest", "--dry-run", str(SEEDS))
    shown = capsys.readouterr().out
    assert "湖北省仙桃市" in shown
    assert "2016-2020" in shown
    assert "未写入任何内容" in shown
    assert not Report.objects.exists()


def test_if_empty_leaves_an_archive_alone_that_holds_something(seeded, capsys):
    Report.objects.filter(original_name="ningxia-2019.txt").delete()
    call_command("ingest", "--if-empty", str(SEEDS))
    assert Report.objects.count() == 4


def bad_files(folder):
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.txt").write_bytes(b" \n\t \n")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    return ["empty.txt", "blank.txt", "binary.txt"]


def test_bad_files_are_named_with_reasons_and_the_rest_go_in(regions, tmp_path, capsys):
    names = bad_files(tmp_path)
    shutil.copy(SEEDS / "xiantao-2020.txt", tmp_path / "good.txt")
    with pytest.raises(CommandError, match="未能收录") as raised:
        call_command("ingest", str(tmp_path), str(tmp_path / "missing.txt"))
    assert raised.value.returncode == 1
    told = capsys.readouterr().err
    for name in [*names, "missing.txt"]:
        assert name in told
    assert "文件是空的" in told
    assert "没有这个文件" in told
    assert Report.objects.get().original_name == "good.txt"


@pytest.fixture
def as_nobody():
    """The test as a user who may not read everything, whoever runs it."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    yield
    if root:
        os.seteuid(0)


@pytest.fixture
def forbidden_file():
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        path = Path(folder) / "unreadable.txt"
        path.write_bytes(b"x")
        path.chmod(0)
        yield path


def test_a_file_without_permission_is_named(forbidden_file, as_nobody):
    assert Reader().read(forbidden_file).reason.startswith("无法读取")


def test_a_bad_note_keeps_its_document_out_and_says_why(regions, tmp_path, capsys):
    shutil.copy(SEEDS / "xiantao-2020.txt", tmp_path / "a.txt")
    (tmp_path / "a.note.toml").write_text("titel = '错'", encoding="utf-8")
    with pytest.raises(CommandError):
        call_command("ingest", str(tmp_path))
    assert "titel" in capsys.readouterr().err
    assert not Report.objects.exists()


def test_a_document_that_shows_no_sign_of_a_report_is_questioned(regions, tmp_path, capsys):
    (tmp_path / "a.txt").write_text("今天天气很好。", encoding="utf-8")
    call_command("ingest", str(tmp_path))
    assert "a.txt：已收录，但未见工会名称和数据，疑非工会报告" in capsys.readouterr().err


def test_a_second_intake_is_refused_and_told_who_is_first(regions, capsys):
    with intake_lock(), pytest.raises(CommandError, match="另一次收录正在进行（进程 "):
        call_command("ingest", str(SEEDS))


def test_read_prints_one_json_object_a_file_whose_offsets_match(capsys):
    files = sorted(SEEDS.glob("*.txt"))
    call_command("read", *map(str, files), "--json")
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(files)
    for path, line in zip(files, lines, strict=True):
        reading = json.loads(line)
        text = path.read_bytes().decode("utf-8")
        assert reading["file"] == path.name
        assert reading["metrics"]
        for metric in reading["metrics"]:
            assert text[metric["start"] : metric["end"]] == metric["raw"]


def test_read_needs_no_database(django_assert_num_queries, capsys):
    with django_assert_num_queries(0):
        call_command("read", str(SEEDS / "xiantao-2020.txt"), "--json")


EXPECTED = {
    "000": ("湖北省", None, "仙桃市", "仙桃市总工会", 2020, 2020, "2020-12-29"),
    "001": ("湖南省", "株洲市", None, "株洲市总工会", 2020, 2020, None),
    "002": ("宁夏回族自治区", None, None, "宁夏回族自治区总工会", 2019, 2019, None),
    "003": ("湖北省", "十堰市", "竹溪县", "竹溪县总工会", 2016, 2020, "2020-11-11"),
    "004": ("广东省", "肇庆市", None, "肇庆市总工会", 2014, 2018, None),
}
GENRES = {
    "000": "工作总结",
    "001": "新闻综述",
    "002": "新闻综述",
    "003": "五年综述",
    "004": "新闻综述",
}


def read_json(paths, capsys):
    call_command("read", *map(str, paths), "--json")
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_the_real_documents_come_out_as_they_must(shared_documents, capsys):
    for reading in read_json(shared_documents, capsys):
        report = {name: found["value"] for name, found in reading["report"].items()}
        key = reading["file"][:3]
        fields = "province prefecture county federation covers_from covers_to"
        # a signature's date is when a report was given, a page's when it was published
        dated = report["delivered_on"] or report["published_on"]
        assert (*(report[name] for name in fields.split()), dated) == EXPECTED[key], key
        assert report["genre"] == GENRES[key]


def test_the_real_documents_go_in_once(shared_documents, regions, capsys):
    folder = str(shared_documents[0].parent)
    call_command("ingest", folder)
    call_command("ingest", folder)
    assert "收录 0 份，已有 5 份，失败 0 份。" in capsys.readouterr().out
