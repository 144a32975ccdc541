"""bytes -> text: every encoding that Chinese documents come in, and what is doubted."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.text import decoding
from reports.text.decoding import Unreadable, decode
from reports.text.decoding.encodings import decode_plain
from tests.papers.prose import SIMPLIFIED
from tests.papers.texts import DAMAGED, EXACT, MENDED


@pytest.mark.parametrize("case", EXACT)
def test_an_encoding_is_read_exactly_and_not_doubted(case):
    data, text = EXACT[case]
    decoded = decode_plain(data)
    assert decoded.text == text
    assert not decoded.doubtful, decoded.note


@pytest.mark.parametrize("case", MENDED)
def test_what_was_stored_wrongly_is_read_right_and_doubted(case):
    data, text = MENDED[case]
    decoded = decode_plain(data)
    assert decoded.text == text
    assert decoded.doubtful
    assert decoded.note


@pytest.mark.parametrize("case", DAMAGED)
def test_what_is_lost_is_doubted_and_never_silent(case):
    decoded = decode_plain(DAMAGED[case])
    assert decoded.doubtful
    assert decoded.note


def test_damage_in_one_line_leaves_the_others_whole():
    lines = (SIMPLIFIED * 20).encode("gbk").splitlines(keepends=True)
    lines[7] = lines[7][:11] + lines[7][12:]
    decoded = decode_plain(b"".join(lines))
    right = (SIMPLIFIED * 20).splitlines()
    assert [i for i, line in enumerate(decoded.text.splitlines()) if line != right[i]] == [7]
    assert decoded.doubtful


def test_more_than_thirty_encodings_are_read_exactly():
    assert len(EXACT) + len(MENDED) >= 30


def test_foreign_prose_in_utf8_is_kept_as_it_is():
    assert decode_plain("Отчёт".encode()).text == "Отчёт"


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 20, b"\x00\x01\x02\x03" * 500, bytes(range(255, 127, -1)) * 9]
)
def test_bytes_that_are_no_text_are_refused(data):
    with pytest.raises(Unreadable, match=r"二进制|编码"):
        decode_plain(data)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(data):
    try:
        decoded = decode_plain(data)
    except Unreadable:
        return
    assert decoded.doubtful or "\ufffd" not in decoded.text
    decoded.text.encode()  # no half characters


HAN = st.text(st.sampled_from(sorted(set(SIMPLIFIED) - {"\n"})), min_size=30, max_size=300)


@settings(max_examples=60, deadline=None)
@given(HAN, st.sampled_from(["utf-8", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]))
def test_chinese_text_survives_every_encoding_that_holds_it(text, encoding):
    if sum(not char.isascii() for char in text) > 10:
        assert decode_plain(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (SIMPLIFIED.encode(), "text"),
        ("工会会员数<20人的单位，p<0.05".encode(), "text"),
        ("所谓<p>只是一个标记，并非网页。".encode(), "text"),
        (b"<!DOCTYPE html><p>", "html"),
        ("<HTML><BODY>工会</BODY></HTML>".encode("utf-16"), "html"),
        ("<P>工会</P><BR>工作".encode("gbk"), "html"),
        (b"<!-- " + b"x" * 9000 + b" --><html>", "html"),
        (b"%PDF-1.4\n", "pdf"),
        (b"\n\n%PDF-1.4\n", "pdf"),
        (b"PK\x03\x04", "docx"),
    ],
)
def test_the_content_says_what_a_file_is(data, kind):
    assert decoding.format_of(data) == kind


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", b"\0" * 500, "\u3000\n\u3000".encode()])
def test_a_blank_file_is_refused(data):
    with pytest.raises(Unreadable, match=r"空的|没有文字"):
        decode(data, "空.txt")


def test_a_text_too_long_for_a_report_is_refused():
    with pytest.raises(Unreadable, match="拆分"):
        decode(("工" * 2_000_001).encode(), "长.txt")


def test_fifty_megabytes_are_refused_before_they_are_decoded(monkeypatch):
    monkeypatch.setattr(decoding, "decode_plain", lambda data: pytest.fail("it was decoded"))
    with pytest.raises(Unreadable, match="过长"):
        decode(b"a" * 50_000_000, "大.txt")


@pytest.mark.parametrize("unit", [b"~{", b"~{!", b"\x1b$B", b"<p ", b"a: b\n", b"?", b"\r"])
def test_a_million_bytes_of_marks_are_told_in_linear_time(unit):
    data = unit * (1_000_000 // len(unit))
    assert decoding.format_of(data) == "text"
    assert decode_plain(data).encoding == "utf-8"


def test_a_line_of_a_million_characters_is_read():
    assert len(decode(("工会工作" * 250_000).encode("gbk"), "长行.txt").text) == 1_000_000


def test_an_empty_character_is_shown_one_for_one_since_databases_refuse_it():
    data = "全县工\0会新建组织1\08家。".encode()
    decoded = decode(data, "份.txt")
    assert decoded.text == "全县工␀会新建组织1␀8家。"
    assert decoded.doubtful
    assert "2 个空字符" in decoded.note
