"""Whole reports as Word and PDF files hold them: nothing lost, nothing invented."""

from datetime import date

import pytest

from reports.text.findings import Reading
from reports.text.reading import read_report
from tests.papers.docx import listed, make_docx, numbered_list, paragraph, table
from tests.papers.pdf import make_pdf

DOING = "全县各级工会围绕大局、服务职工，引导职工立足岗位建功，各项任务圆满完成。"
CENTRED = '<w:jc w:val="center"/>'
TITLE = "同心协力开新局　建功立业谱新篇——在平舆县总工会第八届委员会第四次全体会议上的报告".replace(
    "　", " "
)


def lines_with_break(first: str, second: str, properties: str = "", more: str = "") -> str:
    """One paragraph with a line break that somebody set by hand."""
    return (
        f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{first}</w:t><w:br/><w:t>{second}</w:t>"
        f"{more}</w:r></w:p>"
    )


def noted(words: str, note: int) -> str:
    return f'<w:p><w:r><w:t>{words}</w:t><w:footnoteReference w:id="{note}"/></w:r></w:p>'


def word_report() -> bytes:
    pattern, own = numbered_list(
        1, ("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3.")
    )
    boxed = paragraph("数说：建成职工书屋16家")
    box = f"<w:drawing><w:txbxContent>{boxed}</w:txbxContent></w:drawing>"
    body = (
        paragraph("同心协力开新局　建功立业谱新篇", CENTRED)
        + lines_with_break("——在平舆县总工会第八届委员会", "第四次全体会议上的报告", CENTRED)
        + paragraph("（2018年3月6日）", CENTRED)
        + paragraph("周 明", CENTRED)
        + paragraph("各位委员、同志们：")
        + paragraph("现在，我受县总工会常委会委托，向全会报告工作，请予审议。")
        + listed("2017年工作回顾", 1)
        + listed("建强组织", 1, 1)
        + listed("织密网络。全年新建工会37家，发展会员2200人。", 1, 2)
        + lines_with_break(
            "全年走访困难职工430户，发放",
            f"慰问金64万元。{DOING}",
            more='<w:footnoteReference w:id="2"/>',
        )
        + listed("维护权益", 1, 1)
        + table(("项目", "份数"), ("集体合同", "87份"))
        + f"<w:p><w:r><w:t>全年办实事13件。</w:t></w:r><w:r>{box}</w:r></w:p>"
        + listed("2018年工作任务", 1)
        + noted(f"力争新建工会41家。{DOING}", 3)
        + paragraph("平舆县总工会")
        + paragraph("2018年3月6日")
    )
    notes = (
        f'<w:footnote w:id="2">{paragraph("含社会捐助9万元。")}</w:footnote>'
        f'<w:footnote w:id="3">{paragraph("不含分会。")}</w:footnote>'
    )
    return make_docx(body, numbering=pattern + own, footnotes=notes)


HEAD = "平舆县总工会2017年工作总结"
PAGES = [
    [
        HEAD,
        "同心协力开新局 建功立业谱新篇",
        f"——{HEAD}",
        "一、2017年工作回顾",
        "（一）建强组织。全县各级工会坚持党建带工建，在社会组织和快递物流等",
        "新就业形态劳动者中集中建会，全年新建工会37家，发展会员2200",
        "人，建会率达到91%。举办主席培训班4期，培训工会干部190人次，工会",
        "- 1 -",
    ],
    [
        HEAD,
        "干部素质得到提高。全年走访慰问困难职工430户，把党和政府的温暖及时送",
        "到职工心坎上，得到了职工群众的广泛好评，职工满意度进一步得到提升。",
        "（二）维护权益。指导企业签订集体合同87份，覆盖职工5500人，调处劳",
        "动争议15件，为职工追回工资23万元。",
        "- 2 -",
    ],
    [
        HEAD,
        "二、2018年工作打算",
        "（一）抓组建。力争新建工会41家，发展会员2600人，努力把更多职工吸引",
        "到工会中来，不断扩大工会组织的覆盖面，切实增强工会组织的凝聚力。",
        "平舆县总工会",
        "2018年1月9日",
        "- 3 -",
    ],
]


@pytest.fixture(scope="module")
def word() -> Reading:
    return read_report(word_report(), "报告.docx")


@pytest.fixture(scope="module")
def pdf() -> Reading:
    return read_report(make_pdf(PAGES), "总结.pdf")


def tree(reading: Reading) -> list[tuple[int, str | None, str | None, str]]:
    return [(s.depth, s.number, s.heading, s.kind.value) for s in reading.sections]


def asides(reading: Reading, reason: str) -> list[str]:
    return [aside.text for aside in reading.layout.set_aside if aside.reason == reason]


def test_a_word_report_is_known_by_its_two_titles_and_the_day_below(word):
    found = word.masthead
    assert found.title.value == TITLE
    assert found.federation.value == "平舆县总工会"
    assert found.genre.value == "全委会工作报告"
    assert (found.covers_to.value, found.plan_year.value) == (2017, 2018)
    assert found.delivered_on.value == date(2018, 3, 6)
    assert found.authors.value == ("周明",)


def test_automatic_numbers_make_the_tree_of_a_word_report(word):
    assert tree(word) == [
        (1, None, None, "other"),
        (1, "一、", "2017年工作回顾", "review"),
        (2, "（一）", "建强组织", "review"),
        (3, "1.", "织密网络", "review"),
        (2, "（二）", "维护权益", "review"),
        (1, "二、", "2018年工作任务", "plan"),
    ]


def test_every_figure_of_a_word_report_is_read_once_boxes_tables_and_notes_included(word):
    raws = [metric.raw for metric in word.metrics]
    assert raws == [
        "37家", "2200人", "430户", "64万元", "9万元", "87份", "13件", "16家", "41家",
    ]  # fmt: skip


def test_a_note_stands_in_the_section_that_refers_to_it(word):
    by_raw = {metric.raw: metric for metric in word.metrics}
    assert by_raw["9万元"].section == by_raw["64万元"].section
    assert asides(word, "落款") == ["平舆县总工会", "2018年3月6日"]


def test_a_sentence_broken_by_hand_is_one(word):
    texts = [paragraph.text for paragraph in word.layout.paragraphs]
    assert any(text.startswith("全年走访困难职工430户，发放慰问金64万元。") for text in texts)


def test_a_pdf_is_rejoined_across_pages_their_heads_and_numbers(pdf):
    texts = [paragraph.text for paragraph in pdf.layout.paragraphs]
    assert any("发展会员2200人，建会率达到91%" in text for text in texts)
    assert any("培训工会干部190人次，工会干部素质得到提高。" in text for text in texts)
    assert asides(pdf, "页码") == ["- 1 -", "- 2 -", "- 3 -"]
    assert asides(pdf, "页眉页脚") == [HEAD, HEAD]
    assert asides(pdf, "落款") == ["平舆县总工会", "2018年1月9日"]


def test_a_running_head_is_no_part_of_the_title(pdf):
    assert pdf.masthead.title.value == f"同心协力开新局 建功立业谱新篇——{HEAD}"
    assert pdf.masthead.covers_to.value == 2017
    assert pdf.masthead.plan_year.value == 2018


def test_the_tree_of_a_pdf_holds_its_headings_and_no_others(pdf):
    assert tree(pdf) == [
        (1, "一、", "2017年工作回顾", "review"),
        (2, "（一）", "建强组织", "review"),
        (2, "（二）", "维护权益", "review"),
        (1, "二、", "2018年工作打算", "plan"),
        (2, "（一）", "抓组建", "plan"),
    ]


def test_a_title_of_two_paragraphs_in_words_own_style_is_one():
    styles = '<w:style w:styleId="t"><w:name w:val="Title"/></w:style>'
    own = '<w:pStyle w:val="t"/>'
    body = paragraph("平舆县总工会", own) + paragraph("2017年工作总结", own) + paragraph(DOING)
    reading = read_report(make_docx(body, styles=styles), "总结.docx")
    assert reading.masthead.title.value == "平舆县总工会2017年工作总结"


def test_a_note_in_a_table_is_not_lost():
    cell = noted("88份", 2)
    row = f"<w:tr><w:tc>{paragraph('集体合同')}</w:tc><w:tc>{cell}</w:tc></w:tr>"
    notes = f'<w:footnote w:id="2">{paragraph("含区域合同。")}</w:footnote>'
    data = make_docx(f"<w:tbl>{row}</w:tbl>{paragraph(DOING)}", footnotes=notes)
    assert "注1：含区域合同。" in read_report(data, "总结.docx").text
