"""bytes -> text: every encoding that Chinese documents come in, and what is doubted."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.text import decode as decoding
from reports.text.decode import Unreadable, decode
from reports.text.encodings import decode_plain
from tests.papers.prose import SIMPLIFIED, TRADITIONAL

RARE = SIMPLIFIED + "㐀䶮𠀀𫖯"
"""Characters that GB18030 writes in four bytes."""

CANTONESE = TRADITIONAL + "嘅咗喺嚟㗎"
"""Characters that only Hong Kong's edition of Big5 holds."""


def as_windows_1252(data: bytes) -> str:
    """Read as browsers read it: bytes without a character stand for themselves."""
    return "".join(bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in data)


def without_ascii(text: str) -> str:
    return "".join(char for char in text if not char.isascii())


EXACT = {
    "utf-8": (SIMPLIFIED.encode(), SIMPLIFIED),
    "utf-8 with its mark": (SIMPLIFIED.encode("utf-8-sig"), SIMPLIFIED),
    "utf-8 with its mark twice": (b"\xef\xbb\xbf" + SIMPLIFIED.encode("utf-8-sig"), SIMPLIFIED),
    "utf-8 in traditional characters": (TRADITIONAL.encode(), TRADITIONAL),
    "utf-8 beyond the first plane": (RARE.encode(), RARE),
    "utf-16, little end, marked": (b"\xff\xfe" + SIMPLIFIED.encode("utf-16-le"), SIMPLIFIED),
    "utf-16, big end, marked": (b"\xfe\xff" + SIMPLIFIED.encode("utf-16-be"), SIMPLIFIED),
    "utf-16, little end": (SIMPLIFIED.encode("utf-16-le"), SIMPLIFIED),
    "utf-16, big end": (SIMPLIFIED.encode("utf-16-be"), SIMPLIFIED),
    "utf-16, not one zero byte": (
        without_ascii(SIMPLIFIED).encode("utf-16-le"),
        without_ascii(SIMPLIFIED),
    ),
    "utf-16, ASCII alone": ("Report 2020\r\n".encode("utf-16-le"), "Report 2020\r\n"),
    "utf-32, little end, marked": (b"\xff\xfe\0\0" + RARE.encode("utf-32-le"), RARE),
    "utf-32, big end, marked": (b"\0\0\xfe\xff" + RARE.encode("utf-32-be"), RARE),
    "utf-32, little end": (SIMPLIFIED.encode("utf-32-le"), SIMPLIFIED),
    "utf-32, big end": (SIMPLIFIED.encode("utf-32-be"), SIMPLIFIED),
    "gb2312": (SIMPLIFIED.encode("gb2312"), SIMPLIFIED),
    "gbk": (SIMPLIFIED.encode("gbk"), SIMPLIFIED),
    "gbk in traditional characters": (TRADITIONAL.encode("gbk"), TRADITIONAL),
    "gbk with the euro of Windows": (SIMPLIFIED.encode("gbk") + b"5\x80", SIMPLIFIED + "5€"),
    "gb18030 in four bytes": (RARE.encode("gb18030"), RARE),
    "gb18030 with its mark": ("\ufeff".encode("gb18030") + RARE.encode("gb18030"), RARE),
    "big5": (TRADITIONAL.encode("big5"), TRADITIONAL),
    "big5 of Windows, with its own dash": (
        ("8～9" + TRADITIONAL).encode("cp950"),
        "8～9" + TRADITIONAL,
    ),
    "big5 of Hong Kong": (CANTONESE.encode("big5hkscs"), CANTONESE),
    "hz": (SIMPLIFIED.encode("hz"), SIMPLIFIED),
    "iso-2022": (SIMPLIFIED.encode("iso2022_jp_2"), SIMPLIFIED),
    "ASCII": (b"Annual report, 2020.\n", "Annual report, 2020.\n"),
    "two characters of gbk": ("工会".encode("gbk"), "工会"),
    "two characters of gbk that fooled an editor": ("联通".encode("gbk"), "联通"),
    "two characters of big5": ("工會".encode("big5"), "工會"),
    "two characters of utf-16": ("工会".encode("utf-16-be"), "工会"),
    "line ends of Windows": (
        SIMPLIFIED.replace("\n", "\r\n").encode("gbk"),
        SIMPLIFIED.replace("\n", "\r\n"),
    ),
    "line ends of old Macs": (
        SIMPLIFIED.replace("\n", "\r").encode("gbk"),
        SIMPLIFIED.replace("\n", "\r"),
    ),
    "zero-width, bidi and wide blanks": (
        ("\u200b\u202e\u3000" + SIMPLIFIED).encode(),
        "\u200b\u202e\u3000" + SIMPLIFIED,
    ),
    "a stray control character": (("\x00\x1b" + SIMPLIFIED).encode(), "\x00\x1b" + SIMPLIFIED),
}

MENDED = {
    "gbk marked as utf-8": (b"\xef\xbb\xbf" + SIMPLIFIED.encode("gbk"), SIMPLIFIED),
    "utf-8 read as Latin-1 and stored": (
        SIMPLIFIED.encode().decode("latin-1").encode(),
        SIMPLIFIED,
    ),
    "utf-8 read as windows-1252 and stored": (
        as_windows_1252(SIMPLIFIED.encode()).encode(),
        SIMPLIFIED,
    ),
    "gbk read as Latin-1 and stored": (
        SIMPLIFIED.encode("gbk").decode("latin-1").encode(),
        SIMPLIFIED,
    ),
    "utf-8 read as gb18030 and stored": (
        "工会工作总结".encode().decode("gb18030").encode(),
        "工会工作总结",
    ),
    "lines of gbk among utf-8": (
        (SIMPLIFIED * 3).encode() + SIMPLIFIED.encode("gbk"),
        SIMPLIFIED * 4,
    ),
    "lines of utf-8 among gbk": (
        (SIMPLIFIED * 3).encode("gbk") + SIMPLIFIED.encode(),
        SIMPLIFIED * 4,
    ),
    "lines of big5 among utf-8": (
        (SIMPLIFIED * 3).encode() + TRADITIONAL.encode("big5"),
        SIMPLIFIED * 3 + TRADITIONAL,
    ),
}

DAMAGED = {
    "utf-8 cut inside a character": SIMPLIFIED.rstrip().encode()[:-1],
    "gbk cut inside a character": SIMPLIFIED.rstrip().encode("gbk")[:-1],
    "big5 cut inside a character": TRADITIONAL.rstrip().encode("big5")[:-1],
    "utf-16 cut inside a character": b"\xff\xfe" + SIMPLIFIED.encode("utf-16-le")[:-1],
    "bad bytes amid utf-8": SIMPLIFIED.encode().replace("会员".encode(), b"\xff\xfe"),
    "bad bytes amid gbk": SIMPLIFIED.encode("gbk").replace("会员".encode("gbk"), b"\xff\xbb"),
    "a surrogate amid utf-8": SIMPLIFIED.encode() + b"\xed\xa0\x80",
    "replacement characters stored": SIMPLIFIED.replace("会员", "\ufffd").encode(),
    "replacement characters stored and read as gbk": SIMPLIFIED.replace("会员", "锟斤拷").encode(),
    "utf-8 read as gbk with loss": SIMPLIFIED.encode().decode("gbk", errors="ignore").encode(),
    "question marks for all characters": b"??????2020?????? ????????3????",
    "gbk of rare characters only": "龘靐齉齾".encode("gbk"),
}


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


def test_a_line_of_a_million_characters_is_read():
    assert len(decode(("工会工作" * 250_000).encode("gbk"), "长行.txt").text) == 1_000_000
