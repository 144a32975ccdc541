"""The note beside a document."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.text.findings import Known
from reports.text.notes import KEYS, NoteError, parse_note


def test_a_full_note_is_read_as_stated() -> None:
    note = """
        title = "甲市总工会二〇一九年工作总结"
        federation = "甲市总工会"
        source = "甲市总工会网站"
        source_address = "https://example.org/2020/1.html"
        published_on = 2020-01-15
        retrieved_on = 2024-05-06
        provenance = "馆员手工录入"
    """
    assert parse_note(note) == Known(
        title="甲市总工会二〇一九年工作总结",
        federation="甲市总工会",
        source="甲市总工会网站",
        source_address="https://example.org/2020/1.html",
        published_on=date(2020, 1, 15),
        retrieved_on=date(2024, 5, 6),
        provenance="馆员手工录入",
    )


@pytest.mark.parametrize("note", ["", "\n\n", "# 只有一行说明\n"])
def test_an_empty_note_states_nothing(note: str) -> None:
    assert parse_note(note) == Known()


def test_what_is_left_out_stays_unknown() -> None:
    assert parse_note('title = "年度总结"') == Known(title="年度总结")


def test_blanks_around_a_text_are_not_part_of_it() -> None:
    assert parse_note('source = "  工会网站\\n"').source == "工会网站"


def test_a_byte_order_mark_does_not_spoil_a_note() -> None:
    assert parse_note('\ufefftitle = "年度总结"').title == "年度总结"


@pytest.mark.parametrize(
    ("note", "message"),
    [
        ("标题：年度总结", "不合 TOML 格式（第 1 行第 1 列）"),
        ('source = "网站"\ntitle = 年度总结', "不合 TOML 格式（第 2 行第 9 列）"),
        ('title = "年度总结', "不合 TOML 格式（文末不完整"),
        ("published_on = 2020-02-30", "不合 TOML 格式"),
        ("title = " + "9" * 5000, "不合 TOML 格式"),
        ("title = " + "[" * 100_000, "不合 TOML 格式"),
        ('titel = "年度总结"', "不认识的项：titel（可用：title、federation"),
        ('[report]\ntitle = "年度总结"', "不认识的项：report"),
        ("title = 2020", "title 应是加引号的文字"),
        ('title = ["年度总结"]', "title 应是加引号的文字"),
        ("federation = false", "federation 应是加引号的文字"),
        ('provenance = "  "', "provenance 是空的"),
        ('published_on = "2020-01-15"', "published_on 应是不加引号的日期"),
        ("published_on = 2020-01-15T08:00:00", "published_on 应是不加引号的日期"),
        ("retrieved_on = 2020", "retrieved_on 应是不加引号的日期"),
        ('source_address = "javascript:alert(1)"', "source_address 应是以 http://"),
        ('source_address = "/home/report.html"', "source_address 应是以 http://"),
        ('source_address = "https://"', "source_address 应是以 http://"),
        ('source_address = "http://[::1"', "source_address 应是以 http://"),
    ],
)
def test_a_wrong_note_is_refused_in_chinese(note: str, message: str) -> None:
    with pytest.raises(NoteError) as refusal:
        parse_note(note)
    assert message in str(refusal.value)


@given(st.text())
def test_any_text_is_a_note_or_is_refused_by_name(text: str) -> None:
    try:
        known = parse_note(text)
    except NoteError as refusal:
        assert str(refusal).startswith("附注")
    else:
        assert isinstance(known, Known)


@given(
    st.sampled_from([key for key in KEYS if key not in ("source_address",)]),
    st.integers() | st.booleans() | st.floats(allow_nan=False, allow_infinity=False),
)
def test_a_number_is_never_taken_for_text_or_date(key: str, value: float) -> None:
    with pytest.raises(NoteError, match=key):
        parse_note(f"{key} = {str(value).lower()}")
