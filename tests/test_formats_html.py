"""Web pages: the article in the page's own order, its title, date and source."""

import pytest

from reports.text.decoding.formats.html import extract
from reports.text.decoding.unreadable import Unreadable
from reports.text.findings import Decoded
from tests.papers import html
from tests.papers.prose import PARAGRAPH


def hinted(decoded: Decoded, kind: str) -> list[str]:
    return [decoded.text[hint.start : hint.end] for hint in decoded.hints if hint.kind == kind]


def test_a_page_is_read_in_its_own_order_from_its_title():
    lines = extract(html.CMS.encode()).text.split("\n")
    assert lines[:5] == [
        "当前位置：首页 > 工作动态",
        "甲市总工会2020年工作总结",
        "发布时间：2020-12-30 来源：甲市总工会 浏览次数： 12",
        "字号：大 中 小",
        "各位委员、同志们：",
    ]
    assert lines[-3:] == ["甲市总工会", "2020年12月29日", "相关阅读"]
    body = [PARAGRAPH, "（一）组织建设", PARAGRAPH, "二、下一步打算", PARAGRAPH]
    start = lines.index(PARAGRAPH)
    assert lines[start : start + 5] == body


def test_menus_related_pages_advertisements_and_scripts_are_left_out():
    text = extract(html.CMS.encode()).text
    for words in ("机构设置", "乙市总工会", "购物节", "脚本写的字", "版权所有"):
        assert words not in text


def test_title_and_date_line_are_marked():
    decoded = extract(html.CMS.encode())
    assert hinted(decoded, "title") == ["甲市总工会2020年工作总结"]
    assert hinted(decoded, "date")[0].startswith("发布时间：2020-12-30")


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "utf-16", "gb18030"])
def test_what_a_page_says_of_its_encoding_is_not_believed(encoding):
    for stated in ("utf-8", "gb2312", "iso-8859-1", "big5"):
        page = html.CMS.replace('charset="utf-8"', f'charset="{stated}"')
        decoded = extract(page.encode(encoding))
        assert PARAGRAPH in decoded.text
        assert not decoded.doubtful


def test_an_old_page_of_tables_and_line_breaks_is_read():
    decoded = extract(html.OLD_TABLES.encode("gb2312"))
    assert decoded.text.split("\n") == [
        "甲市总工会工作总结",
        "2010年1月5日 来源:甲日报",
        PARAGRAPH,
        "一、组织建设",
        PARAGRAPH,
        "指标 | 2008年 | 2009年",
        "会员数 | 11万人 | 12万人",
    ]
    assert hinted(decoded, "table") == ["指标 | 2008年 | 2009年", "会员数 | 11万人 | 12万人"]


def test_a_forum_page_gives_the_post_under_its_title():
    lines = extract(html.FORUM.encode("gbk")).text.split("\n")
    assert lines[:2] == ["甲市总工会年终总结", "来源：文秘论坛"]
    assert lines.count(PARAGRAPH) == 2
    assert "公文写作" not in "".join(lines)


def test_title_date_and_source_that_a_page_only_states_are_written_above():
    decoded = extract(html.STATED.encode())
    assert decoded.text.split("\n")[:4] == [
        "甲县总工会五年工作总结",
        "发布时间：2016-01-20 08:30",
        "来源：甲县总工会",
        "各位委员、同志们：",
    ]
    assert hinted(decoded, "title") == ["甲县总工会五年工作总结"]


def test_a_title_said_twice_is_marked_once():
    said = "甲市总工会总结"
    page = f"<title>{said}</title><h1>{said}</h1><h2>{said}</h2><p>{PARAGRAPH}</p>"
    decoded = extract(page.encode())
    assert hinted(decoded, "title") == ["甲市总工会总结"]
    assert decoded.text.split("\n")[0] == "甲市总工会总结"


def test_a_title_on_two_lines_is_one():
    heading = "<h1>甲市总工会<br>关于五年工作的报告</h1>"
    page = f"<title>甲市总工会关于五年工作的报告</title><body>{heading}<p>{PARAGRAPH}"
    assert hinted(extract(page.encode()), "title") == ["甲市总工会关于五年工作的报告"]


def test_a_site_named_above_all_is_the_source_and_not_the_title():
    site = "甲市总工会网站"
    page = f"<title>{site}</title><h1>{site}</h1><h2>十年工作巡礼</h2><p>{PARAGRAPH}</p>"
    decoded = extract(page.encode())
    assert hinted(decoded, "title") == ["十年工作巡礼"]
    assert hinted(decoded, "source") == ["来源：甲市总工会网站"]


def test_a_title_cut_short_in_the_head_is_read_whole():
    page = (
        "<title>甲市总工会五年来服务职工工作综...</title><div>甲市总工会五年来服务职工工作综述</div>"
        f"<p>{PARAGRAPH}</p>"
    )
    assert hinted(extract(page.encode()), "title") == ["甲市总工会五年来服务职工工作综述"]


def test_a_title_is_told_by_the_line_of_date_and_source_below_it():
    page = (
        "<title>新闻动态</title><div>新闻动态</div><div>甲市总工会：十年奋进，再启新程</div>"
        f"<div>2019-05-18&nbsp;来源：甲日报</div><p>{PARAGRAPH}</p>"
    )
    decoded = extract(page.encode())
    assert hinted(decoded, "title") == ["甲市总工会：十年奋进，再启新程"]
    assert hinted(decoded, "date") == ["2019-05-18 来源：甲日报"]


def test_labels_written_side_by_side_stand_apart():
    page = f"<div>来源：<a>甲日报</a><a href=x>举报</a></div><p>{PARAGRAPH}</p>"
    assert extract(page.encode()).text.split("\n")[0] == "来源： 甲日报 举报"


def test_an_outlet_named_without_a_label_is_not_contradicted():
    page = f"<title>总结_甲网</title><h1>总结</h1><p>2019年9月7日 甲日报</p><p>{PARAGRAPH}</p>"
    assert "来源：甲网" not in extract(page.encode()).text


def test_a_page_of_nothing_but_text_has_no_title():
    decoded = extract(f"<p>{PARAGRAPH}</p><p>{PARAGRAPH}</p>".encode())
    assert hinted(decoded, "title") == []
    assert decoded.text == f"{PARAGRAPH}\n{PARAGRAPH}"


def test_only_what_a_reader_sees_is_text():
    assert extract(html.HIDDEN.encode()).text == PARAGRAPH


def test_characters_written_as_entities_are_characters():
    entities = "".join(f"&#{ord(char)};" for char in PARAGRAPH[:60]) + "".join(
        f"&#x{ord(char):X};" for char in PARAGRAPH[60:]
    )
    assert (
        extract(f"<p>{entities}&ldquo;两个信赖&rdquo;</p>".encode()).text
        == PARAGRAPH + "“两个信赖”"
    )


def test_lines_of_the_source_are_not_lines_of_the_page():
    page = f"<p>{PARAGRAPH[:20]}\r\n   {PARAGRAPH[20:]}</p>"
    assert extract(page.encode()).text == PARAGRAPH


def test_wide_blanks_after_a_sentence_begin_a_paragraph():
    page = f"<td>　　{PARAGRAPH}　　{PARAGRAPH}</td>"
    assert extract(page.encode()).text == f"{PARAGRAPH}\n{PARAGRAPH}"


def test_items_of_an_ordered_list_bear_their_numbers():
    page = (
        f'<ol start="3"><li>{PARAGRAPH}</li><li>{PARAGRAPH}</li></ol><ul><li>{PARAGRAPH}</li></ul>'
    )
    assert extract(page.encode()).text == f"3. {PARAGRAPH}\n4. {PARAGRAPH}\n{PARAGRAPH}"


def test_headings_of_a_page_are_marked_with_their_level():
    page = (
        f"<title>总结</title><h1>总结</h1><h2>一、回顾</h2><p>{PARAGRAPH}</p>"
        f"<h3>（一）建会</h3><p>{PARAGRAPH}</p>"
    )
    decoded = extract(page.encode())
    found = {decoded.text[h.start : h.end]: h.level for h in decoded.hints if h.kind == "heading"}
    assert found == {"一、回顾": 1, "（一）建会": 2}


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (html.FRAMES, "框架页"),
        ("<html><body><iframe src=a.htm></iframe></body></html>", "框架页"),
        ("<html><body><script>render()</script><div id=app></div></body></html>", "脚本"),
        ("<html><body></body></html>", "没有文字"),
        ("<html>", "没有文字"),
    ],
)
def test_a_page_without_words_is_refused_with_the_reason(page, reason):
    with pytest.raises(Unreadable, match=reason):
        extract(page.encode())


def test_nesting_deeper_than_calls_go_is_read():
    page = "<div>" * 5000 + f"<p>{PARAGRAPH}</p>"
    assert extract(page.encode()).text == PARAGRAPH


def test_every_hint_stands_where_its_words_are():
    for page in (html.CMS, html.OLD_TABLES, html.FORUM, html.STATED):
        decoded = extract(page.encode())
        for hint in decoded.hints:
            words = decoded.text[hint.start : hint.end]
            assert words in decoded.text.split("\n")
