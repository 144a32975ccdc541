"""Word documents: what stands in them after all revisions, with the numbers Word shows."""

import io

import pytest
from docx import Document

from reports.text.decoding import decode
from reports.text.decoding.formats.counting import written_number
from reports.text.decoding.formats.docx import extract
from reports.text.decoding.unreadable import Unreadable
from reports.text.findings import Decoded
from tests.papers.broken import WORD_FILES
from tests.papers.docx import (
    MACRO_TYPE,
    STRICT,
    listed,
    make_docx,
    numbered_list,
    paragraph,
    table,
)
from tests.papers.prose import PARAGRAPH


def lines_of(data: bytes) -> list[str]:
    return extract(data).text.split("\n")


def hinted(decoded: Decoded, kind: str) -> list[tuple[str, int]]:
    return [(decoded.text[h.start : h.end], h.level) for h in decoded.hints if h.kind == kind]


def run(words: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>"


def test_a_document_as_word_writes_it():
    document = Document()
    document.add_heading("某市总工会2020年工作报告", 0)
    document.add_heading("工作回顾", 1)
    document.add_paragraph(PARAGRAPH)
    document.add_heading("组织建设", 2)
    document.add_paragraph("发展会员", style="List Number")
    document.add_paragraph("维护权益", style="List Number")
    document.add_paragraph("送温暖", style="List Bullet")
    grid = document.add_table(2, 2)
    for cell, words in zip(grid._cells, ("指标", "数值", "会员", "3万人"), strict=True):
        cell.text = words
    file = io.BytesIO()
    document.save(file)
    decoded = extract(file.getvalue())
    assert decoded.text.split("\n") == [
        "某市总工会2020年工作报告",
        "工作回顾",
        PARAGRAPH,
        "组织建设",
        "1.发展会员",
        "2.维护权益",
        "送温暖",
        "指标 | 数值",
        "会员 | 3万人",
    ]
    assert hinted(decoded, "title") == [("某市总工会2020年工作报告", 0)]
    assert hinted(decoded, "heading") == [("工作回顾", 1), ("组织建设", 2)]
    assert hinted(decoded, "table") == [("指标 | 数值", 0), ("会员 | 3万人", 0)]


def test_automatic_numbers_are_written_as_word_shows_them():
    pattern, own = numbered_list(
        1, ("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3．")
    )
    body = "".join(
        listed(words, 1, level)
        for words, level in (
            ("组织建设", 0), ("建会入会", 1), ("企业", 2), ("机关", 2), ("队伍", 1), ("企业", 2),
            ("维权服务", 0), ("协商", 1),
        )
    )  # fmt: skip
    assert lines_of(make_docx(body, numbering=pattern + own)) == [
        "一、组织建设",
        "（一）建会入会",
        "1．企业",
        "2．机关",
        "（二）队伍",
        "1．企业",
        "二、维权服务",
        "（一）协商",
    ]


def test_lists_of_one_pattern_go_on_counting_unless_told_to_restart():
    pattern, first = numbered_list(1, ("decimal", "%1."))
    second = '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    third = (
        '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    body = "".join(listed("事", number) for number in (1, 1, 2, 3, 3))
    lines = lines_of(make_docx(body, numbering=pattern + first + second + third))
    assert lines == ["1.事", "2.事", "3.事", "1.事", "2.事"]


def test_an_empty_paragraph_of_a_list_counts():
    pattern, own = numbered_list(1, ("decimal", "%1."))
    body = listed("建会", 1) + listed("", 1) + listed("维权", 1)
    assert lines_of(make_docx(body, numbering=pattern + own)) == ["1.建会", "3.维权"]


def test_upper_levels_stand_in_a_number_as_digits_where_word_says_so():
    pattern, own = numbered_list(1, ("chineseCounting", "第%1章"), ("decimal", "%1.%2"))
    pattern = pattern.replace('<w:lvlText w:val="%1.%2"/>', '<w:lvlText w:val="%1.%2"/><w:isLgl/>')
    body = listed("总则", 1) + listed("范围", 1, 1)
    assert lines_of(make_docx(body, numbering=pattern + own)) == ["第一章 总则", "1.1 范围"]


def test_a_style_brings_its_number_and_a_paragraph_can_drop_it():
    pattern, own = numbered_list(7, ("chineseCounting", "%1、"))
    styles = (
        '<w:style w:styleId="base"><w:name w:val="标题 1"/><w:pPr><w:numPr><w:numId w:val="7"/>'
        '</w:numPr></w:pPr></w:style><w:style w:styleId="own"><w:name w:val="我的"/>'
        '<w:basedOn w:val="base"/></w:style>'
    )
    body = (
        paragraph("回顾", '<w:pStyle w:val="own"/>')
        + paragraph("附记", '<w:pStyle w:val="own"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + paragraph("打算", '<w:pStyle w:val="own"/>')
    )
    decoded = extract(make_docx(body, numbering=pattern + own, styles=styles))
    assert decoded.text.split("\n") == ["一、回顾", "附记", "二、打算"]
    assert hinted(decoded, "heading") == [("一、回顾", 1), ("附记", 1), ("二、打算", 1)]


@pytest.mark.parametrize(
    ("format", "count", "words"),
    [
        ("chineseCounting", 10, "十"),
        ("chineseCountingThousand", 21, "二十一"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("ideographTraditional", 3, "丙"),
        ("ideographZodiac", 12, "亥"),
        ("decimalEnclosedCircle", 3, "③"),
        ("decimalEnclosedParen", 20, "⒇"),
        ("decimalFullWidth", 12, "１２"),
        ("upperRoman", 14, "XIV"),
        ("lowerLetter", 28, "bb"),
        ("decimalZero", 7, "07"),
        ("taiwaneseDigital", 10, "一〇"),
        ("decimal", 7, "7"),
        ("hebrew1", 7, "7"),
        ("decimalEnclosedCircle", 21, "21"),
        ("chineseCounting", 100, "100"),
        ("upperRoman", 0, "0"),
    ],
)
def test_a_count_is_written_in_the_format_of_its_list(format, count, words):
    assert written_number(count, format) == words


def test_revisions_are_read_as_accepted():
    body = (
        "<w:p>"
        + run("发展会员")
        + f"<w:del>{run('二')}<w:r><w:delText>两</w:delText></w:r></w:del>"
        + f"<w:ins>{run('三')}</w:ins>"
        + f"<w:moveFrom>{run('旧处')}</w:moveFrom><w:moveTo>{run('万')}</w:moveTo>"
        + run("人")
        + run("隐藏", "<w:vanish/>")
        + run("。", '<w:vanish w:val="0"/>')
        + "</w:p>"
    )
    assert lines_of(make_docx(body)) == ["发展会员三万人。"]


def test_paragraphs_whose_parting_was_deleted_are_one():
    body = paragraph("各位", "<w:rPr><w:del/></w:rPr>") + paragraph("委员：") + paragraph("一年来")
    assert lines_of(make_docx(body)) == ["各位委员：", "一年来"]


def test_a_text_box_is_read_once_after_its_paragraph():
    box = f"<w:txbxContent>{paragraph('框里的字')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>正文</w:t></w:r><w:r><mc:AlternateContent><mc:Choice>"
        f"<w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>接着说</w:t></w:r></w:p>"
    )
    assert lines_of(make_docx(body)) == ["正文接着说", "框里的字"]


def test_footnotes_stand_below_everything_else():
    body = '<w:p><w:r><w:t>建会率92%</w:t><w:footnoteReference w:id="2"/></w:r></w:p>' + paragraph(
        "完"
    )
    notes = f'<w:footnote w:id="0"/><w:footnote w:id="2">{paragraph("含已注销单位")}</w:footnote>'
    assert lines_of(make_docx(body, footnotes=notes)) == ["建会率92%", "完", "注1：含已注销单位"]


def test_breaks_tabs_hyphens_and_phonetic_guides():
    body = (
        "<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t><w:noBreakHyphen/>"
        "<w:t>丁</w:t></w:r><w:r><w:ruby><w:rt><w:r><w:t>wù</w:t></w:r></w:rt><w:rubyBase><w:r>"
        "<w:t>戊</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>"
    )
    assert lines_of(make_docx(body)) == ["甲", "乙\t丙-丁戊"]


def test_content_controls_are_read_and_a_table_of_contents_is_not():
    def control(inside: str, gallery: str = "") -> str:
        return f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    contents = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    styles = '<w:style w:styleId="c"><w:name w:val="toc 1"/></w:style>'
    body = (
        control(paragraph("目录"), contents)
        + paragraph("一、回顾\t3", '<w:pStyle w:val="c"/>')
        + control(paragraph("一、回顾"))
    )
    assert lines_of(make_docx(body, styles=styles)) == ["一、回顾"]


def test_merged_cells_are_written_once():
    cells = "".join(
        f"<w:tr><w:tc><w:tcPr><w:vMerge{start}/></w:tcPr>{paragraph(words)}</w:tc>"
        f"<w:tc>{paragraph(value)}</w:tc><w:tc>{paragraph('人')}</w:tc></w:tr>"
        for start, words, value in ((' w:val="restart"', "会员", "3万"), ("", "", "其中女1万"))
    )
    assert lines_of(make_docx(f"<w:tbl>{cells}</w:tbl>")) == ["会员 | 3万 | 人", "其中女1万 | 人"]


def test_a_table_that_only_frames_prose_is_prose():
    decoded = extract(make_docx(table((PARAGRAPH * 2, "附注"), (PARAGRAPH, ""))))
    assert decoded.text.split("\n") == [PARAGRAPH * 2, "附注", PARAGRAPH]
    assert hinted(decoded, "table") == []


def test_tables_within_tables_are_read():
    inner = table(("三", "四"))
    body = f"<w:tbl><w:tr><w:tc>{paragraph('一')}</w:tc><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    assert lines_of(make_docx(body)) == ["一 | 三 四"]


@pytest.mark.parametrize(
    "how",
    [
        {"content_type": MACRO_TYPE},
        {"namespace": STRICT},
        {"main": "word/document2.xml"},
    ],
)
def test_other_editions_of_the_format_are_read(how):
    assert lines_of(make_docx(paragraph(PARAGRAPH), **how)) == [PARAGRAPH]


@pytest.mark.parametrize("case", WORD_FILES)
def test_what_is_no_sound_word_document_is_refused_by_name(case):
    data, reason = WORD_FILES[case]
    with pytest.raises(Unreadable, match=reason):
        decode(data, "报告.docx")
