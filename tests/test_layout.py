"""What is prose and what is not, and what belongs together: always by offsets of the source."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.text.findings import Decoded, Hint, Layout
from reports.text.layout import read_layout

from .composed import NAMES, read_composed

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
GOLD = sorted((SHARED / "gold").glob("*.json"))
needs_gold = pytest.mark.skipif(not GOLD, reason="../shared/gold is not here")

SCRAPS = (
    "各位代表：",
    "一、工作回顾",
    "（一）抓组建。新建工会30家，",
    "发展会员1200人。",
    "1.送清凉。",
    "一、",
    "第二部分",
    "1.1 ",
    "- 3 -",
    "7",
    "▲活动现场",
    "首页 > 正文",
    "来源：某报　时间：2020-01-02",
    "責任編輯：李明",
    "會(huì)員",
    "\n",
    "\r\n",
    "\f",
    "　　",
    " ",
    "\u200b",
    "(省略120字)",
    "（张三 李四）",
    "2# 游客",
    "相关阅读",
)
documents = st.lists(st.sampled_from(SCRAPS) | st.text(max_size=12), max_size=40).map("".join)


def layout(text: str) -> Layout:
    return read_layout(Decoded(text))


def prose(text: str) -> list[str]:
    return [paragraph.text for paragraph in layout(text).paragraphs]


def aside(text: str) -> list[tuple[str, str]]:
    return [(words.reason, words.text) for words in layout(text).set_aside]


@pytest.mark.parametrize("name", NAMES)
def test_a_composed_document_has_its_margins_set_aside(name: str) -> None:
    document = read_composed(name)
    found = {(words.reason, words.text) for words in document.layout.set_aside}
    expected = {tuple(words) for words in document.expected.get("layout", {}).get("aside", ())}
    assert expected <= found


@pytest.mark.parametrize("name", NAMES)
def test_a_composed_document_has_its_broken_sentences_rejoined(name: str) -> None:
    document = read_composed(name)
    paragraphs = [paragraph.text for paragraph in document.layout.paragraphs]
    expected = document.expected.get("layout", {}).get("joined", ())
    assert [words for words in expected if not any(words in own for own in paragraphs)] == []


@given(documents)
@settings(max_examples=300, deadline=None)
def test_any_text_is_taken_apart_without_losing_or_moving_a_character(text: str) -> None:
    found = layout(text)
    taken = [False] * len(text)
    pieces = [piece for paragraph in found.paragraphs for piece in paragraph.pieces]
    for start, end in [*pieces, *((words.start, words.end) for words in found.set_aside)]:
        assert 0 <= start < end <= len(text)
        assert not any(taken[start:end])
        taken[start:end] = [True] * (end - start)
    left = [sign for sign, was_taken in zip(text, taken, strict=True) if not was_taken]
    assert not re.sub(
        r"[\s\x00-\x1f\x7f-\x9f\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f\u2060\ufeff]",
        "",
        "".join(left),
    )


@given(documents)
@settings(max_examples=200, deadline=None)
def test_a_paragraph_is_its_pieces_and_each_piece_leads_back(text: str) -> None:
    found = layout(text)
    for index, paragraph in enumerate(found.paragraphs):
        assert paragraph.text == "".join(text[start:end] for start, end in paragraph.pieces)
        assert list(paragraph.pieces) == sorted(paragraph.pieces)
        assert paragraph.repeats is None or paragraph.repeats < index
    for words in found.set_aside:
        assert words.text == text[words.start : words.end]
        assert words.reason


@needs_gold
@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_gold_noise_and_captions_are_set_aside(path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = (SHARED / "seeds" / gold["file"]).read_text(encoding="utf-8")
    starts = {words.start for words in layout(text).set_aside}
    margins = [s for s in gold["sections"] if s["level"] == 0 and s["status"] == "required"]
    assert [s["first_words"] for s in margins if s["start"] not in starts] == []


@needs_gold
@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_gold_sentences_broken_by_a_page_are_whole_again(path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = (SHARED / "seeds" / gold["file"]).read_text(encoding="utf-8")
    paragraphs = prose(text)
    broken = [a["quote"] for a in gold["anomalies"] if a["type"] == "broken" and "\n" in a["quote"]]
    joined = [re.sub(r"\s+", "", quote) for quote in broken]
    assert [quote for quote in joined if not any(quote in own for own in paragraphs)] == []


def test_a_lone_number_is_a_page_number_only_in_a_rising_row() -> None:
    pages = "新建工会三家。\n1\n慰问职工。\n2\n培训骨干。\n3\n表彰先进。"
    assert [text for _, text in aside(pages)] == ["1", "2", "3"]
    table = "单位\n新建工会\n鼓山街道\n12\n洪山街道\n7\n东山街道\n31\n合计\n50"
    assert aside(table) == []


def test_a_figure_cut_off_from_its_verb_is_no_page_number() -> None:
    assert prose("全年共走访困难职工\n\n326\n户，发放慰问金。") == [
        "全年共走访困难职工326户，发放慰问金。"
    ]


def test_a_page_number_glued_to_words_goes_where_a_row_of_them_is() -> None:
    body = "职工之家建设不断推进，阵地作用日益显现，服务能力稳步增强，会员满意度持续上升"
    text = f"{body}1{body}，{body}2{body}，{body}3{body}。"
    assert [text for _, text in aside(text)] == ["1", "2", "3"]
    assert aside(f"{body}1{body}。") == []


def test_a_caption_inside_a_sentence_leaves_the_sentence_whole() -> None:
    text = "维权工作有了新手段。我市牵头组建律师\n\n▲律师团进企业\n张强/摄\n\n服务团，接待咨询。"
    assert prose(text) == ["维权工作有了新手段。我市牵头组建律师服务团，接待咨询。"]
    assert [reason for reason, _ in aside(text)] == ["图片说明", "图片说明"]


def test_a_heading_without_an_end_mark_is_not_joined_to_its_text() -> None:
    text = "送岗位送技能\n全年举办招聘会8场，提供岗位2100个。"
    assert prose(text) == text.split("\n")


def test_a_paragraph_said_twice_is_marked_and_a_short_one_is_not() -> None:
    sentence = "全县各级工会帮助360名下岗失业人员重新走上工作岗位。"
    marks = [p.repeats for p in layout(f"{sentence}\n职工之家\n{sentence}\n职工之家").paragraphs]
    assert marks == [None, None, 0, None]


def test_hard_wrapped_lines_become_paragraphs_by_their_indent() -> None:
    wrapped = (
        "　　今年以来，全县各级工会组织认真贯彻上级部署，围绕中心服务大局，\n"
        "扎实推进各项工作。上半年新建基层工会四十二家，发展会员三千余人，\n"
        "完成全年任务的六成以上。\n"
        "　　一是抓组建，对规模以上企业逐户摸底，做到情况清、底数明，建一\n"
        "家成一家。二是抓规范，统一制度上墙、统一标牌式样，统一工作台账，\n"
        "让基层工会有模有样。\n"
    )
    assert [len(paragraph.pieces) for paragraph in layout(wrapped).paragraphs] == [3, 3]


def test_table_rows_marked_by_the_format_stay_apart() -> None:
    text = "指标\n新建工会\n会员\n1\n2\n3"
    decoded = Decoded(text, format="docx", hints=(Hint("table", 0, len(text)),))
    assert [p.text for p in read_layout(decoded).paragraphs] == text.split("\n")


@pytest.mark.parametrize(
    "line",
    [
        "来信来访接待工作有序开展",
        "编辑出版《职工维权手册》3000册。",
        "广告牌、宣传栏进企业，营造浓厚氛围。",
        "图书角建在车间，职工随手可读。",
        "分享会办到班组，劳模讲述奋斗故事。",
        "返回岗位的农民工有1.2万人。",
        "首页改版后访问量上升，网上工会会员达3万人。",
        "上一条生产线就组建一个工会小组。",
        "庆祝记者节",
        "职工书法摄影展",
    ],
)
def test_prose_that_sounds_like_a_page_stays_prose(line: str) -> None:
    assert prose(f"工会工作总结\n{line}\n全年工作圆满完成，职工反响良好。")[1] == line


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("您现在的位置：网站首页 -> 信息公开 -> 工作总结", "面包屑导航"),
        (
            "作者：王小明  来源：县总工会  点击数：1025  更新时间：2012/12/30",
            "时间、来源与页面工具条",
        ),
        ("【打印本页】【关闭窗口】", "时间、来源与页面工具条"),
        ("第 3 页 共 12 页", "页码"),
        ("— 5 —", "页码"),
        ("IMG_20140515.jpg", "图片文件名"),
        ("(责编:高阳、宋涛)", "编辑与审核署名"),
        ("图2 职工技能比武现场", "图片说明"),
        ("版权所有 Copyright 某某市总工会", "页脚与版权信息"),
        ("□ 记者 陈立 通讯员 赵敏", "作者署名"),
        ("上一篇：工会慰问高温职工5000人", "上下篇与返回链接"),
        ("扫描二维码关注我们", "广告"),
        ("· 市总工会召开推进会 2019-03-05", "其他页面的标题"),
    ],
)
def test_each_sort_of_page_furniture_is_set_aside_with_its_reason(line: str, reason: str) -> None:
    text = f"工会工作总结\n{line}\n全年工作圆满完成，职工反响良好，社会评价较高。"
    assert (reason, line) in aside(text)


def test_a_million_characters_in_one_line_are_one_paragraph() -> None:
    text = "全市新建工会12家，发展会员350人，" * 50_000
    assert [len(paragraph.text) for paragraph in layout(text).paragraphs] == [len(text)]


ABOVE = "2021年，各级工会团结带领职工建功立业，各项工作取得了明显成效，得到了职工好评。\n\n"


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("面向快递、外卖行业，推进新就业形", "态劳动者入会，新发展会员900人。"),
        ("深入车间宣讲，推动建立集体协", "商机制，职工普遍欢迎。"),
        ("走村入户，听取意见，我们建立了职工服务", "中心，开展多种活动。"),
        ("听民声，解民忧，暖民心，把服务送到", "车间班组，受到欢迎。"),
    ],
)
def test_a_word_or_sentence_broken_by_a_page_is_one_again(upper: str, lower: str) -> None:
    texts = [paragraph.text for paragraph in layout(f"{ABOVE}{upper}\n\n{lower}\n").paragraphs]
    assert upper + lower in texts


@pytest.mark.parametrize(
    ("heading", "prose"),
    [
        ("竭诚服务职工", "职工服务中心全年接待来访800人次，受到好评。"),
        ("建强基层工会", "法律援助案件办结120件，挽回损失60万元。"),
        ("听党话，跟党走，推进思想引领", "领导干部带头宣讲，覆盖职工2000人次。"),
        ("深化集体协商", "商会和行业协会参加协商，签订合同30份。"),
    ],
)
def test_a_heading_and_the_prose_under_it_stay_apart(heading: str, prose: str) -> None:
    texts = [paragraph.text for paragraph in layout(f"{ABOVE}{heading}\n\n{prose}\n").paragraphs]
    assert texts[1:] == [heading, prose]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("江口年鉴（2020）", "版面信息"),
        ("江口市年鉴 2020卷", "版面信息"),
        ("· 工会之窗 ·", "版面信息"),
        ("●基层动态●", "版面信息"),
        ("第12期（总第120期）", "公文版头与版记"),
        ("工会工作简报", "公文版头与版记"),
        ("（江口市总工会办公室供稿）", "供稿单位署名"),
        ("（撰稿：王小明 审稿：李大海）", "时间、来源与页面工具条"),
        ("审稿：李大海", "编辑与审核署名"),
    ],
)
def test_a_line_of_the_page_is_set_aside_with_its_reason(line: str, reason: str) -> None:
    found = layout(f"{line}\n江口市总工会2019年工作总结\n{ABOVE}{line}\n")
    assert [aside.reason for aside in found.set_aside if aside.text == line] == [reason, reason]


@pytest.mark.parametrize("line", ["【概况】", "工会简报编发情况", "第12期培训班结业，学员64人。"])
def test_a_line_like_those_of_the_page_stays_prose(line: str) -> None:
    found = layout(f"{ABOVE}{line}\n{ABOVE}")
    assert line in [paragraph.text for paragraph in found.paragraphs]


@pytest.mark.parametrize("number", ["第六部分", "第二章", "三、", "（二）"])
def test_a_number_on_a_line_of_its_own_belongs_to_the_heading_below(number: str) -> None:
    texts = [p.text for p in layout(f"{ABOVE}{number}\n\n自身建设\n\n{ABOVE}").paragraphs]
    assert number + "自身建设" in texts


def test_a_number_alone_above_prose_takes_none_of_it() -> None:
    prose = "全年发放慰问金20万元，慰问职工800人，得到好评。"
    texts = [p.text for p in layout(f"{ABOVE}（二）\n\n{prose}\n").paragraphs]
    assert prose in texts


def test_a_long_line_goes_on_below_though_few_lines_are_wrapped() -> None:
    upper = "近年来，全市各级工会认真学习贯彻党的创新理论，围绕中心、服务大局，团结"
    lower = "带领职工建功立业，各项工作有序推进"
    texts = [p.text for p in layout(f"工作汇报\n\n{upper}\n{lower}\n一、主要工作\n").paragraphs]
    assert texts == ["工作汇报", upper + lower, "一、主要工作"]


def test_a_paragraph_cut_off_above_a_gap_takes_no_headline() -> None:
    upper = "市总党委切实抓好提升年活动，下属支部中机关、文化宫、学校等单位的支部获评先进，其余"
    text = f"{ABOVE}{upper}\n\n再出发，启新程\n\n{ABOVE}"
    assert "再出发，启新程" in [paragraph.text for paragraph in layout(text).paragraphs]


def reasons(text: str) -> dict[str, str]:
    return {aside.text: aside.reason for aside in read_layout(Decoded(text)).set_aside}


def test_empty_characters_are_no_part_of_the_words_they_stand_in():
    layout = read_layout(Decoded("全县工␀会新建组织1␀8家。"))
    assert layout.paragraphs[0].text == "全县工会新建组织18家。"
    assert [aside.reason for aside in layout.set_aside] == ["空字符", "空字符"]


def test_a_dateline_with_readings_in_it_is_one():
    text = "柳溪工會(huì)網(wǎng)訊 2016年3月，區(qū)總工會(huì)慰問職工60人。"
    assert reasons(text)["柳溪工會(huì)網(wǎng)訊"] == "电头与记者署名"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("＊　＊　＊", "分隔线"),
        ("青禾晚报 数字报纸", "版面信息"),
        ("00003版：综合新闻", "版面信息"),
        ("第二版：要闻", "版面信息"),
        ("青禾晚报 综合新闻 00003 工会送来新棉衣 2016-01-08 7 2016年01月08日 星期五", "版面信息"),
        ("《青禾晚报》（2016年1月8日 03版）", "版面信息"),
        ("柳溪工运 2016年第3期", "版面信息"),
        ("2019卷", "版面信息"),
        ("信息来源：柳溪县总工会 | 发布时间 2016-01-08", "时间、来源与页面工具条"),
        ("阅读量：318    本文字数：906", "时间、来源与页面工具条"),
        ("• 来源：", "时间、来源与页面工具条"),
        ("柳溪市总工会欢迎您！ | 今天是：", "网站菜单"),
        ("原文链接：http://www.example.org/a/7.html", "网址"),
        ("□方明哲", "作者署名"),
        ("青禾新闻记者 方明哲 通讯员 李秋水 柳溪报道", "作者署名"),
        ("□晚报记者 方 哲/文 李秋水/图", "作者署名"),
        ("……此处隐藏2300个字……", "转载者的省略说明"),
    ],
)
def test_what_sites_and_newspapers_print_around_a_text_is_set_aside(line, reason):
    body = "柳溪县总工会全年走访慰问困难职工300人，" * 4 + "发放慰问金20万元。"
    assert reasons(f"工会送来新棉衣\n{line}\n{body}")[line] == reason


def test_a_column_above_a_dated_title_hides_neither():
    body = "柳溪县总工会全年走访慰问困难职工300人，" * 4 + "发放慰问金20万元。"
    text = f"图片新闻\n2016-01-08 09:10\n工会送来新棉衣\n{body}"
    assert reasons(text) == {"图片新闻": "网站栏目", "2016-01-08 09:10": "标题下的日期"}


def paragraphs(text: str) -> list[str]:
    return [paragraph.text for paragraph in read_layout(Decoded(text)).paragraphs]


def test_a_line_that_ends_with_a_counting_verb_goes_on_with_what_is_counted():
    text = "上半年新组建\n行业工会17家，吸收会员900人。\n各级工会认真履职。"
    assert paragraphs(text) == ["上半年新组建行业工会17家，吸收会员900人。", "各级工会认真履职。"]


def test_a_heading_above_a_sentence_with_a_figure_is_no_broken_sentence():
    text = "扎实开展走访慰问\n工会筹集资金80万元，慰问职工900人。"
    assert paragraphs(text) == ["扎实开展走访慰问", "工会筹集资金80万元，慰问职工900人。"]


def test_those_who_are_addressed_are_no_part_of_the_title_above():
    title = (
        "凝心聚力　建功新时代 ——在柳溪市工会第六次代表大会上的报告（2018年5月9日，供讨论修改用稿）"
    )
    assert paragraphs(f"{title}\n各位代表、同志们：\n现在开会。")[1] == "各位代表、同志们："


def test_below_the_rights_of_a_site_nothing_is_of_the_report():
    body = "柳溪县总工会全年走访慰问困难职工300人，" * 4 + "发放慰问金20万元。"
    found = reasons(f"工会送来新棉衣\n{body}\n版权所有 柳溪在线\n柳溪在线微信\n青禾微博\n×")
    assert found["柳溪在线微信"] == found["青禾微博"] == "页脚与版权信息"


def test_rights_named_in_the_head_of_a_page_end_nothing():
    body = "柳溪县总工会全年走访慰问困难职工300人，" * 4 + "发放慰问金20万元。"
    assert paragraphs(f"版权所有 柳溪在线\n工会送来新棉衣\n{body}") == ["工会送来新棉衣", body]


def test_a_title_without_an_end_is_not_joined_across_a_toolbar():
    title = "携手各行业协会和社会组织，为新就业形态劳动者送温暖活动在柳溪文化中心启动，职工代表参加"
    body = "柳溪县总工会全年走访慰问困难职工300人，发放慰问金20万元。"
    text = f"{title}\n2016-01-08 09:10 来源：青禾晚报\n{body}"
    assert paragraphs(text) == [title, body]


def test_the_name_of_a_site_before_line_after_line_is_a_watermark():
    lines = [f"柳溪学习在线网{words}" for words in ("新建工会3家。", "发展会员80人。", "救助9户。")]
    text = "工会总结\n" + "\n".join(lines)
    assert paragraphs(text)[1:] == ["新建工会3家。", "发展会员80人。", "救助9户。"]


def test_words_with_net_in_them_are_no_watermark():
    lines = ["互联网企业新建工会3家。", "互联网企业发展会员80人。", "互联网企业救助9户。"]
    assert paragraphs("\n".join(lines)) == lines


def test_who_reports_is_named_before_the_first_words():
    text = "（通讯员：方明哲 李秋水）4月8日，柳溪县总工会召开会议，表彰先进集体8个。"
    assert reasons(text) == {"（通讯员：方明哲 李秋水）": "电头与记者署名"}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("欢迎访问柳溪市总工会", "网站菜单"),
        ("编辑 方明哲 二审 李秋水 三审 王一川", "编辑与审核署名"),
        ("撰稿：方明哲? 审核：李秋水? 县总工会供稿", "时间、来源与页面工具条"),
        ("4月8日，柳溪市召开推进会。 通讯员供图", "图片说明"),
        ("发表于 2016-1-8 13:08:26 | 查看全部 |阅读模式", "时间、来源与页面工具条"),
    ],
)
def test_more_of_what_sites_print_is_set_aside(line, reason):
    body = "柳溪县总工会全年走访慰问困难职工300人，" * 4 + "发放慰问金20万元。"
    assert reasons(f"工会送来新棉衣\n{line}\n{body}")[line] == reason


def test_a_menu_of_bullets_is_known_by_its_first_page():
    text = "• 首页\n• 信息公开\n• 劳动竞赛\n• 困难帮扶\n工会送来新棉衣\n全年慰问职工300人。"
    assert paragraphs(text) == ["工会送来新棉衣", "全年慰问职工300人。"]


def test_bullets_without_a_first_page_are_a_list():
    text = "• 劳动竞赛\n• 困难帮扶\n• 集体协商\n全年慰问职工300人。"
    assert paragraphs(text)[:3] == ["• 劳动竞赛", "• 困难帮扶", "• 集体协商"]


def test_a_notice_of_rights_ends_the_text_however_long_it_is():
    body = "柳溪县总工会全年走访慰问困难职工300人，" * 4 + "发放慰问金20万元。"
    notice = "1、本网站的信息，未经授权不得转载、摘编、复制，" * 3 + "违者必究，特此说明。"
    text = f"工会送来新棉衣\n{body}\n柳溪在线版权与信息内容的声明：\n{notice}"
    assert paragraphs(text) == ["工会送来新棉衣", body]


def test_the_count_of_pages_run_together_with_the_words_is_cut_out():
    assert paragraphs("第1页共8页某县总工会年度报告") == ["某县总工会年度报告"]


def test_the_first_words_of_another_page_are_no_part_of_this_one():
    body = "柳溪县总工会全年走访慰问困难职工300人，" * 4 + "发放慰问金20万元。"
    teaser = "8月2日，柳溪县文明办开展活动，倡导公筷公勺。" * 4 + "活动由..."
    assert paragraphs(f"工会送来新棉衣\n{body}\n新闻推荐\n{teaser}") == ["工会送来新棉衣", body]


def test_above_a_breadcrumb_stands_the_frame_of_a_site():
    body = "柳溪县总工会全年走访慰问困难职工300人，" * 4 + "发放慰问金20万元。"
    text = f"青禾 财经 体育 房产\n青禾新闻\n首页 > 综合 > 正文\n工会送来新棉衣\n{body}"
    assert paragraphs(text) == ["工会送来新棉衣", body]


def test_a_title_above_a_breadcrumb_stays_where_none_stands_below():
    body = "柳溪县总工会全年走访慰问困难职工300人，" * 4 + "发放慰问金20万元。"
    assert paragraphs(f"工会送来新棉衣\n首页 > 综合 > 正文\n{body}") == ["工会送来新棉衣", body]


@pytest.mark.parametrize(
    "line",
    ["青禾门户网 2016年1月8日 来源：青禾社", "发布者：qh发布时间：2016-01-08 14:12:00"],
)
def test_a_field_and_a_day_make_a_toolbar(line):
    body = "柳溪县总工会全年走访慰问困难职工300人，" * 4 + "发放慰问金20万元。"
    assert reasons(f"工会送来新棉衣\n{line}\n{body}")[line] == "时间、来源与页面工具条"


def test_what_a_site_says_of_its_documents_is_set_aside_in_a_list_too():
    body = "柳溪县总工会全年走访慰问困难职工300人，" * 4 + "发放慰问金20万元。"
    notes = [
        "- 1、下载文档前请自行甄别。",
        "- 2、仅部分预览的文档不退。",
        "- 3、如文档侵犯您的权益，请联系。",
    ]
    text = "\n".join(["工会总结", *notes, body])
    assert paragraphs(text) == ["工会总结", body]


def test_rows_that_close_with_a_bar_are_lines_of_their_own():
    rows = [f"{name}（人） | {number} | {number + 7} |" for name, number in ROWS]
    assert prose("\n".join(["指标 | 2010年 | 2009年 |", *rows]))[1:] == rows


ROWS = [
    ("工会会员总数", 1789570),
    ("专职工会工作人员", 124100),
    ("联合工会的会员人数", 507674),
    ("职代会的职工代表人数", 149295),
    ("建立了董事会的单位数", 229800),
    ("兼职工会工作人员", 489040),
]


@pytest.mark.parametrize(
    "caption", ["送清凉现场", "县总工会慰问高温下的环卫工人。/ 彭泽 供图", "义诊现场"]
)
def test_captions_of_the_press_on_lines_of_their_own_are_set_aside(caption):
    text = f"送清凉纪实\n彭泽县总工会慰问职工90名。\n{caption}\n县总工会建成驿站8个。"
    assert ("图片说明", caption) in aside(text)
