"""PDF: the text layer, and what to say of files without one."""

import pytest

from reports.text.decoding.formats.pdf import extract
from reports.text.decoding.unreadable import Unreadable
from tests.papers.pdf import make_looping_pdf, make_pdf

PAGES = [
    [
        "某市总工会2020年工作报告",
        "各位代表，一年来全市工会工作取得",
        "新进展，发展会员3.2万人。",
        "1",
    ],
    ["走访慰问困难职工4500户。", "2"],
]
TEXT = (
    "某市总工会2020年工作报告\n各位代表，一年来全市工会工作取得\n新进展，发展会员3.2万人。\n1"
    "\n\n走访慰问困难职工4500户。\n2"
)


def test_lines_are_kept_and_pages_parted_by_a_blank_line():
    decoded = extract(make_pdf(PAGES))
    assert decoded.text == TEXT
    assert decoded.format == "pdf"
    assert not decoded.doubtful


def test_radicals_are_folded_to_the_characters_they_look_like():
    assert (
        extract(make_pdf([["⼯会⼯作⾰新，⻓⻛破浪，⺠主管理"]])).text
        == "工会工作革新，长风破浪，民主管理"
    )


def test_a_file_encrypted_without_a_password_opens():
    assert extract(make_pdf(PAGES, password=b"")).text == TEXT


def test_a_file_behind_a_password_is_refused():
    with pytest.raises(Unreadable, match="已加密"):
        extract(make_pdf(PAGES, password=b"secret"))


@pytest.mark.parametrize("lines", [[], ["扫描全能王"]])
def test_a_scan_is_said_to_be_one(lines):
    with pytest.raises(Unreadable, match="扫描件"):
        extract(make_pdf([lines, lines], pictures=[0, 1]))


def test_pages_that_are_pictures_are_named():
    decoded = extract(make_pdf([*PAGES, []], pictures=[2]))
    assert decoded.text == TEXT
    assert decoded.doubtful
    assert "第 3 页" in decoded.note


def test_a_page_with_a_picture_and_text_is_no_scan():
    assert not extract(make_pdf(PAGES, pictures=[0])).doubtful


def test_a_text_layer_of_glyphs_without_characters_is_doubted():
    garbled = "".join(chr(0xE000 + ord(char) % 4000) for char in "".join(PAGES[0]))
    decoded = extract(make_pdf([[garbled]]))
    assert decoded.doubtful
    assert "乱码" in decoded.note


def test_a_cross_reference_table_that_leads_to_itself_ends():
    assert extract(make_looping_pdf(["各位代表"])).text == "各位代表"


WHOLE = make_pdf(PAGES)


@pytest.mark.parametrize(
    "data",
    [WHOLE[:20], WHOLE[: len(WHOLE) // 2], WHOLE[:-150], b"%PDF-1.7\n" + b"\0" * 999],
)
def test_a_broken_file_is_refused(data):
    with pytest.raises(Unreadable, match="已损坏"):
        extract(data)


def test_a_page_tree_that_leads_to_itself_ends():
    data = WHOLE.replace(b"/Type /Page /Parent", b"/Type /Pages /Kids [1 0 R] /Parent")
    with pytest.raises(Unreadable):
        extract(data)


def test_blank_pages_are_no_text():
    with pytest.raises(Unreadable, match="没有文字层"):
        extract(make_pdf([[], []]))
