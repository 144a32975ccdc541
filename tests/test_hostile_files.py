"""Whatever a file holds or is called: refused with a reason or read right; the rest go in."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from reports.documents import find_documents
from reports.readers import Reader, ReadFile, read_files
from tests.papers.broken import OTHER_FILES, PDF_FILES, WEB_PAGES, WORD_FILES
from tests.papers.docx import make_docx, paragraph
from tests.papers.odd import ODD_FILES
from tests.papers.prose import PARAGRAPH, SIMPLIFIED
from tests.papers.texts import DAMAGED, EXACT, MENDED

REFUSED = {
    f"{kind}: {case}": bad
    for kind, cases in (
        ("docx", WORD_FILES),
        ("pdf", PDF_FILES),
        ("html", WEB_PAGES),
        ("other", OTHER_FILES),
    )
    for case, bad in cases.items()
}
TEXTS: dict[str, tuple[bytes, str | None]] = {
    **EXACT,
    **MENDED,
    **{case: (data, None) for case, data in DAMAGED.items()},
}

Written = Callable[[bytes], ReadFile]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Write a file and read it, as taking it in does."""

    def write(data: bytes) -> ReadFile:
        path = tmp_path / "报告.txt"  # the name says nothing of what is inside
        path.write_bytes(data)
        return Reader().read(path)

    return write


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_report_is_refused_with_its_reason(written, case, caplog):
    data, reason = REFUSED[case]
    read = written(data)
    assert read.reading is None
    assert re.search(reason, read.reason), read.reason
    assert not caplog.records, "an error came up that nobody expected"


@pytest.mark.parametrize("case", ODD_FILES)
def test_what_is_odd_is_read_right(written, case, caplog):
    reading = written(ODD_FILES[case]).reading
    assert not caplog.records
    assert PARAGRAPH in reading.text
    for metric in reading.metrics:
        assert reading.text[metric.start : metric.end] == metric.raw


@pytest.mark.parametrize("case", TEXTS)
def test_every_encoding_is_read_whole_or_doubted(written, case, caplog):
    data, text = TEXTS[case]
    reading = written(data).reading
    assert not caplog.records
    if text is None:
        assert reading.decoded.doubtful
    else:
        assert reading.text == text


def test_there_are_more_than_a_hundred_and_twenty_cases():
    assert len(REFUSED) + len(ODD_FILES) + len(TEXTS) >= 120


@pytest.mark.parametrize("jobs", [1, 2])
def test_one_bad_file_does_not_stop_the_others(tmp_path, jobs):
    good, bad = SIMPLIFIED.encode("gbk"), WORD_FILES["encrypted entries"][0]
    for number in range(9):
        (tmp_path / f"{number}.txt").write_bytes(bad if number % 3 == 1 else good)
    read = list(read_files(find_documents([tmp_path]), jobs))
    assert [file.path.name for file in read] == [f"{number}.txt" for number in range(9)]
    assert [bool(file.reading) for file in read] == [number % 3 != 1 for number in range(9)]
    assert {file.reason for file in read} == {"", "文件已加密，请先解除密码"}


def test_formats_other_than_text_are_read_by_the_workers_of_a_pool(tmp_path):
    for number in range(6):
        (tmp_path / f"{number}.docx").write_bytes(
            make_docx(paragraph(f"{number}号文。{PARAGRAPH}"))
        )
    read = list(read_files(find_documents([tmp_path]), jobs=2))
    assert [file.reading.text[0] for file in read] == list("012345")


def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "管道.txt")
    assert Reader().read(tmp_path / "管道.txt").reason == "不是普通文件"
    assert list(find_documents([tmp_path])) == []


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/null"])
def test_a_device_is_refused(path):
    assert Reader().read(Path(path)).reason == "不是普通文件"


def test_a_folder_is_no_file(tmp_path):
    assert Reader().read(tmp_path).reason == "不是普通文件"


@pytest.mark.parametrize("name", ["没有.txt", "a\0b.txt", "长" * 200 + ".txt", "a/../../没有.txt"])
def test_a_name_that_names_nothing_is_said(tmp_path, name):
    path = tmp_path / name
    assert list(find_documents([path])) == [path]
    assert re.fullmatch("没有这个文件或文件夹|无法读取：文件名过长", Reader().read(path).reason)


def test_a_link_out_of_the_folder_is_not_followed(tmp_path):
    inside, outside = tmp_path / "收录", tmp_path / "别处"
    inside.mkdir()
    outside.mkdir()
    (outside / "秘密.txt").write_text(SIMPLIFIED)
    (inside / "报告.txt").write_text(SIMPLIFIED)
    (inside / "链接.txt").symlink_to(outside / "秘密.txt")
    (inside / "文件夹").symlink_to(outside)
    (inside / "回头").symlink_to(inside)
    (inside / "断了.txt").symlink_to(outside / "没有.txt")
    (inside / "里面.txt").symlink_to(inside / "报告.txt")
    assert [path.name for path in find_documents([inside])] == ["报告.txt", "里面.txt"]


def test_a_link_that_is_named_itself_is_followed(tmp_path):
    (tmp_path / "报告.txt").write_text(SIMPLIFIED)
    (tmp_path / "链接.txt").symlink_to(tmp_path / "报告.txt")
    assert Reader().read(tmp_path / "链接.txt").reading is not None


def test_documents_in_formats_that_are_not_read_are_named(tmp_path):
    (tmp_path / "旧.doc").write_bytes(OTHER_FILES["an old Word document"][0])
    (tmp_path / "照片.jpg").write_bytes(OTHER_FILES["a JPEG"][0])
    read = [Reader().read(path) for path in find_documents([tmp_path])]
    assert [(file.path.name, ".docx" in file.reason) for file in read] == [("旧.doc", True)]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("总结.txt".encode("gbk"), "总结.txt"),
        (b"a\r\nb\x1b[31m.txt", "a  b [31m.txt"),
        ("a\u202etxt.exe.txt".encode(), "a txt.exe.txt"),
        (b"\xff\xfe.txt", "��.txt"),
        (b"=1+1.txt", "=1+1.txt"),
    ],
)
def test_a_name_is_made_fit_to_store_and_to_show(tmp_path, name, shown):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    path.write_text(SIMPLIFIED)
    read = Reader().read(path)
    assert read.document.name == read.reading.file == shown
    read.document.name.encode()


def test_a_file_without_permission_is_said(tmp_path, monkeypatch):
    path = tmp_path / "报告.txt"
    path.write_text(SIMPLIFIED)

    def forbidden(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", forbidden)
    assert Reader().read(path).reason == "无法读取：没有读取权限"


def test_a_file_larger_than_any_report_is_not_opened(tmp_path):
    path = tmp_path / "大.txt"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024 + 1)  # a hole: takes no space
    assert Reader().read(path).reason == "文件超过 50 MB"


@pytest.mark.parametrize(
    "note", [b"title = ", b"\xff\xfe", b"x = 1", b"title = '" + b"a" * 70_000 + b"'"]
)
def test_a_bad_note_is_said_and_the_file_named(tmp_path, note):
    (tmp_path / "报告.txt").write_text(SIMPLIFIED)
    (tmp_path / "报告.note.toml").write_bytes(note)
    read = Reader().read(tmp_path / "报告.txt")
    assert read.reading is None
    assert re.search("附注|说明文件", read.reason)


def test_the_same_bytes_have_the_same_digest_whatever_they_are_called(tmp_path):
    for name in ("甲.txt", "乙.html"):
        (tmp_path / name).write_text(SIMPLIFIED)
    first, second = (Reader().read(tmp_path / name).reading for name in ("甲.txt", "乙.html"))
    assert first.sha256 == second.sha256
    assert first.text == second.text
