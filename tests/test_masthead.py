"""What a report is, who issued it, which years it speaks of: each with the words behind it."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from reports.text.findings import Decoded, Finding, Hint, Known, Masthead
from reports.text.layout import read_layout
from reports.text.masthead import read_masthead
from reports.text.plain import REPORT_FIELDS

from .composed import NAMES, read_composed
from .test_layout import documents

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
needs_seeds = pytest.mark.skipif(
    not (SHARED / "seeds").exists(), reason="../shared/seeds is not here"
)

BY_PARTY = "在县委和市总工会的领导下，"
BODY = "各级工会围绕中心、服务大局，团结带领广大职工建功立业，各项工作取得了明显成效。"


NOTHING_KNOWN = Known()


def masthead(text: str, known: Known = NOTHING_KNOWN, hints: tuple[Hint, ...] = ()) -> Masthead:
    decoded = Decoded(text, hints=hints)
    return read_masthead(decoded, read_layout(decoded), known)


def plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    return str(value) if isinstance(value, str) else value


@pytest.mark.parametrize("name", NAMES)
def test_a_composed_document_is_what_its_author_says_and_no_more(name: str) -> None:
    document = read_composed(name)
    expected = {field: document.expected["report"].get(field) for field in REPORT_FIELDS}
    found = {field: plain(getattr(document.masthead, field).value) for field in REPORT_FIELDS}
    assert found == expected


# The five real documents as the design's table wants them: each field's good answers, null
# among them where the table lets it be.
SEEDS: dict[str, dict[str, tuple[Any, ...]]] = {
    "000": {
        "title": (None,),
        "federation": ("仙桃市总工会",),
        "province": ("湖北省",),
        "prefecture": (None,),
        "county": ("仙桃市",),
        "level": ("county",),
        "genre": ("工作总结",),
        "covers_from": (2020,),
        "covers_to": (2020,),
        "plan_year": (None, 2021),
        "delivered_on": (date(2020, 12, 29),),
        "published_on": (None,),
        "source": (None,),
        "authors": (None,),
    },
    "001": {
        "federation": ("株洲市总工会",),
        "province": ("湖南省",),
        "prefecture": ("株洲市",),
        "county": (None,),
        "level": ("prefecture",),
        "genre": ("新闻综述",),
        "covers_from": (2020,),
        "covers_to": (2020,),
        "plan_year": (2021,),
        "published_on": (None,),
    },
    "002": {
        "federation": ("宁夏回族自治区总工会",),
        "province": ("宁夏回族自治区",),
        "prefecture": (None,),
        "county": (None,),
        "level": ("province",),
        "genre": ("新闻综述",),
        "covers_from": (2019,),
        "covers_to": (2019,),
        "plan_year": (2020,),
        "published_on": (None,),
    },
    "003": {
        "federation": ("竹溪县总工会",),
        "province": ("湖北省",),
        "prefecture": ("十堰市",),
        "county": ("竹溪县",),
        "level": ("county",),
        "genre": ("五年综述",),
        "covers_from": (2016,),
        "covers_to": (2020,),
        "plan_year": (None,),
        "published_on": (date(2020, 11, 11),),
        "source": (None,),
        "authors": (None,),
    },
    "004": {
        "federation": ("肇庆市总工会",),
        "province": ("广东省",),
        "prefecture": ("肇庆市",),
        "county": (None,),
        "level": ("prefecture",),
        "genre": ("新闻综述", "五年综述"),
        "covers_from": (2014, 2013, None),
        "covers_to": (2018, None),
        "plan_year": (None, 2019),
        "published_on": (None,),
        "source": (None,),
    },
}


@needs_seeds
@pytest.mark.parametrize("number", SEEDS)
def test_a_real_document_comes_out_as_the_design_says(number: str) -> None:
    (path,) = (SHARED / "seeds").glob(f"{number}_*.txt")
    found = masthead(path.read_text(encoding="utf-8"))
    wrong = {
        field: getattr(found, field).value
        for field, answers in SEEDS[number].items()
        if plain(getattr(found, field).value) not in answers
    }
    assert wrong == {}


@given(documents)
@settings(max_examples=150, deadline=None)
def test_every_finding_quotes_the_words_at_its_span(text: str) -> None:
    found = masthead(text)
    for name in REPORT_FIELDS:
        finding: Finding[Any] = getattr(found, name)
        assert 0 <= finding.confidence <= 1
        assert (finding.value is None) == (finding.confidence == 0 or finding.evidence is None)
        if finding.span and finding.evidence:
            written = text[finding.span.start : finding.span.end]
            assert set(finding.evidence) <= set(written)


def test_an_archivist_outranks_what_the_page_says() -> None:
    known = Known(
        title="某年工会工作总结",
        federation="嵊州市总工会",
        source="内部资料",
        published_on=date(2011, 5, 6),
    )
    found = masthead("诸暨市总工会2010年工作总结\n2010年，" + BODY, known)
    assert found.title == Finding("某年工会工作总结", "档案员注明", 1.0)
    assert found.federation == Finding("嵊州市总工会", "档案员注明", 1.0)
    assert found.county.value == "嵊州市"
    assert found.source.value == "内部资料"
    assert found.published_on == Finding(date(2011, 5, 6), "档案员注明", 1.0)


def test_the_format_tells_title_date_and_source() -> None:
    text = "遵义市总工会送清凉\n2022-07-15\n来源：遵义日报\n" + BODY
    hints = (Hint("title", 0, 9), Hint("date", 10, 20), Hint("source", 21, 28))
    found = masthead(text, hints=hints)
    assert found.title.value == "遵义市总工会送清凉"
    assert found.published_on.value == date(2022, 7, 15)
    assert found.source.value == "遵义日报"


@pytest.mark.parametrize(
    ("title", "covers", "plan"),
    [
        ("2018年工作总结", (2018, 2018), None),
        ("2018年工作总结和2019年工作计划", (2018, 2018), 2019),
        ("2018年工作总结及明年工作打算", (2018, 2018), 2019),
        ("2016-2018年工作总结", (2016, 2018), None),
        ("“十二五”工作回顾", (2011, 2015), None),
        ("2019年工作要点", (None, None), 2019),
        ("二十条措施", (None, None), None),
        ("2018年度工作要点完成情况汇报", (2018, 2018), None),
        ("20**年工作总结", (None, None), None),
    ],
)
def test_the_years_are_read_off_the_title(
    title: str, covers: tuple[int | None, int | None], plan: int | None
) -> None:
    found = masthead(f"县总工会{title}\n{BODY}")
    assert (found.covers_from.value, found.covers_to.value) == covers
    assert found.plan_year.value == plan


@pytest.mark.parametrize(
    ("signed", "words", "covers"),
    [
        ("2016年12月20日", "今年以来，", 2016),
        ("2017年1月8日", "去年，", 2016),
        ("2017年1月8日", "一年来，", 2016),
        ("2017年7月8日", "今年以来，", 2017),
        ("2017年7月8日", "去年，", 2016),
    ],
)
def test_relative_years_count_from_the_signature(signed: str, words: str, covers: int) -> None:
    found = masthead(f"{words}{BODY}\n{BODY}\n泾县总工会\n{signed}")
    assert found.covers_to.value == covers


def test_years_without_a_day_to_count_from_stay_unknown() -> None:
    found = masthead("县总工会工作总结\n去年，" + BODY)
    assert found.covers_to.value is None


def test_a_partner_named_often_is_not_the_issuer() -> None:
    text = (
        "固原市总工会工作汇报\n全市" + BODY + "\n我会与银川市总工会、福州市总工会结对，"
        "赴福州市总工会学习三次，福州市总工会捐资20万元，银川市总工会派员授课。"
    )
    assert masthead(text).federation.value == "固原市总工会"


def test_a_county_named_like_others_is_placed_by_its_newspaper() -> None:
    text = "新华区总工会工作总结\n全区" + BODY + "\n《石家庄日报》、河北省总工会网站作了报道。"
    found = masthead(text)
    assert (found.county.value, found.prefecture.value) == ("新华区", "石家庄市")


def test_a_county_named_like_others_without_a_clue_has_no_parents() -> None:
    found = masthead("新华区总工会工作总结\n全区" + BODY)
    assert found.county.value == "新华区"
    assert found.federation.value == "新华区总工会"
    assert found.prefecture.value is found.province.value is found.region_code.value is None


def test_a_development_zone_has_its_own_name_and_no_level() -> None:
    found = masthead("黄石经济技术开发区总工会2015年工作总结\n2015年，" + BODY)
    assert found.federation.value == "黄石经济技术开发区总工会"
    assert found.level.value is None


def test_evidence_of_the_federation_is_the_words_of_the_text() -> None:
    found = masthead("宁夏总工会2009年工作总结\n2009年，全区" + BODY)
    assert found.federation.value == "宁夏回族自治区总工会"
    assert found.federation.evidence == "宁夏总工会"


HEADS = [
    # a page's or a yearbook's head, a brief's, a notice's: none of them is the title
    ("江口年鉴（2020）\n", "江口市总工会2019年工作总结"),
    ("· 工会之窗 ·\n", "江口市总工会2019年工作总结"),
    ("第4版 专题\n江口日报 2020年1月15日 星期三\n", "江口市总工会2019年工作总结"),
    ("江工发〔2020〕3 号\n", "江口市总工会2019年工作总结"),
    ("工会工作简报\n第12期（总第120期）\n", "江口市总工会2019年工作总结"),
    ("江口市总工会2019年工作总结\n", "江口市总工会2019年工作总结"),
]


@pytest.mark.parametrize(("head", "title"), HEADS)
def test_what_stands_above_the_title_is_not_taken_for_it(head: str, title: str) -> None:
    found = masthead(f"{head}{title}\n2019年，{BODY}\n")
    assert found.title.value == title
    assert (found.covers_from.value, found.covers_to.value) == (2019, 2019)


NOTICE = "关于印发《江口市总工会2021年工作要点》的通知\n各县总工会：\n现印发给你们，请认真落实。\n"


def test_a_notice_gives_way_to_the_document_that_it_issues() -> None:
    found = masthead(f"{NOTICE}江口市总工会2021年工作要点\n2021年，{BODY}\n一、总体要求\n{BODY}")
    assert found.title.value == "江口市总工会2021年工作要点"
    assert str(found.genre.value) == "计划要点"
    alone = masthead(f"{NOTICE}请遵照执行，并将落实情况及时报告市总工会办公室。")
    assert alone.title.value == "关于印发《江口市总工会2021年工作要点》的通知"


def test_a_chapter_of_a_yearbook_is_no_title() -> None:
    entries = f"【概况】2019年，{BODY}\n【送温暖】2019年，{BODY}\n"
    found = masthead(f"江口年鉴（2020）\n群众团体\n江口市总工会\n{entries}")
    assert found.title.value is None and found.genre.value is None
    assert found.covers_to.value == 2019


def test_points_that_belong_to_a_five_year_plan_stay_points() -> None:
    text = f"江口市总工会2020年工作要点\n2020年是“十三五”收官之年。{BODY}\n一、任务\n{BODY}"
    assert str(masthead(text).genre.value) == "计划要点"
    bare = f"2020年是“十三五”规划收官之年，要坚持以职工为中心，推进各项工作。{BODY}\n{BODY}。"
    assert masthead(bare).genre.value is None


@pytest.mark.parametrize(
    "review",
    [
        "一、过去五年工作回顾（2016—2020年）\n五年来，",
        "2016年至2020年，五年来，",
        "这五年（2016-2020年），",
    ],
)
def test_stated_years_outrank_the_day_they_are_told_on(review: str) -> None:
    found = masthead(f"江口市总工会工作报告\n2021年8月10日\n{review}{BODY}\n")
    assert (found.covers_from.value, found.covers_to.value) == (2016, 2020)


SIGNED = "江口市总工会\n{day}"


@pytest.mark.parametrize(
    ("title", "day", "plan"),
    [
        ("江口市总工会2020年工作总结", "2020年12月20日", 2021),
        ("江口市总工会2020年工作总结", "2021年1月8日", 2021),
        ("江口市总工会2020年工作总结", "2020年7月8日", None),
        ("江口市总工会2020年经费审查工作情况汇报", "2020年12月20日", None),
        ("江口市总工会2016-2020年工作总结", "2020年12月20日", None),
    ],
)
def test_next_steps_without_a_year_are_next_years_where_the_year_is_over(
    title: str, day: str, plan: int | None
) -> None:
    text = f"{title}\n2020年，{BODY}\n一、主要工作\n{BODY}\n二、下一步工作计划\n继续努力。\n"
    found = masthead(text + SIGNED.format(day=day))
    assert found.plan_year.value == plan
    assert plan is None or found.plan_year.confidence <= 0.5


def test_an_account_without_title_rests_on_what_makes_it_one() -> None:
    signed = SIGNED.format(day="2020年12月20日")
    told = masthead(f"江口市总工会2020年{BODY}\n一、主要工作\n{BODY}\n{signed}").genre
    assert (str(told.value), told.evidence) == ("工作总结", "主要工作")
    bare = masthead(f"江口市总工会{BODY}\n一、强化引领\n{BODY}\n{signed}").genre
    assert bare.evidence == "2020年12月20日"


def test_a_byline_that_names_its_newspaper_gives_the_source() -> None:
    text = f"实干谱新篇\n——市总工会工作综述\n江口日报记者 王小明 通讯员 李大海\n{BODY}"
    found = masthead(text)
    assert found.source.value == "江口日报"
    assert found.authors.value == ("王小明", "李大海")
    assert masthead(text.replace("江口日报", "全媒体")).source.value is None


def test_a_line_of_writers_and_checkers_gives_the_writer() -> None:
    text = f"江口市总工会2020年工作总结\n2020年，{BODY}\n（撰稿：王小明 审稿：李大海）"
    assert masthead(text).authors.value == ("王小明",)


@pytest.mark.parametrize("whom", ["代表", "委员"])
def test_a_report_is_to_those_whom_it_addresses(whom: str) -> None:
    found = masthead(f"江口市总工会工作报告\n各位{whom}：\n{BODY}").genre
    assert str(found.value) == {"代表": "代表大会报告", "委员": "全委会工作报告"}[whom]


@pytest.mark.parametrize(
    "text",
    [
        "hello world",
        "",
        "红烧肉的做法\n把五花肉切块，2020年流行这样做。",
        "1\n2\n3",
        "{}",
        "。。。",
    ],
)
def test_what_is_no_report_is_nothing_at_all(text: str) -> None:
    found = masthead(text)
    assert not any(getattr(found, field) for field in REPORT_FIELDS)


@settings(deadline=None)
@given(documents)
def test_evidence_is_quoted_without_blanks_around_it(text: str) -> None:
    found = masthead(text + f"\n五年 \n砥砺五年 成绩喜人\n{BODY}")
    for field in REPORT_FIELDS:
        words = getattr(found, field).evidence
        assert words is None or words == words.strip()


@pytest.mark.parametrize("column", ["内容阅读", "中柳娱乐", "＊＊＊"])
def test_the_frame_of_a_site_is_no_title(column):
    assert masthead(f"{column}\n工会送来过冬棉衣\n{BODY}").title.value == "工会送来过冬棉衣"


def test_a_label_of_the_site_is_no_part_of_the_title():
    assert masthead(f"【精选】柳溪县工会年度总结\n{BODY}").title.value == "柳溪县工会年度总结"


def test_the_number_of_a_collected_text_is_no_title_but_what_stands_below_is():
    text = (
        "第一篇：工代会报告（精选）\n凝心聚力谋发展　真情服务促和谐\n"
        "团结动员广大职工为实现转型发展目标而努力奋斗 ——在苍梧县工会第六次代表大会上的报告\n"
        f"各位代表、同志们：\n现在，我代表苍梧县总工会向大会报告工作，请予审议。\n{BODY}"
    )
    found = masthead(text)
    assert found.title.value.startswith("凝心聚力谋发展")
    assert found.title.value.endswith("代表大会上的报告")
    assert found.genre.value == "代表大会报告"


def test_a_guest_federation_is_not_the_one_that_reports():
    text = f"4月8日，灵宝市总工会一行来我县考察工会工作。{BODY}\n灵宝市总工会一行对我县作了评价。"
    assert masthead(text).federation.value is None
    assert masthead(text).level.value == "county"


def test_a_place_that_only_a_former_name_dates_keeps_that_name():
    text = f"一、组织\n1952年，沾化县总工会成立。1987年底，沾化县总工会辖基层工会80个。{BODY}"
    assert masthead(text).federation.value == "沾化县总工会"
    assert masthead(text).county.value == "沾化县"


@pytest.mark.parametrize(
    ("title", "federation", "level", "county"),
    [
        ("兵团总工会2021年工作总结", "新疆生产建设兵团总工会", "province", None),
        ("新疆生产建设兵团工会2021年工作总结", "新疆生产建设兵团总工会", "province", None),
        ("第八师石河子市总工会2021年工作总结", "第八师石河子市总工会", "prefecture", "石河子市"),
        ("兵团第十一师工会2021年工作总结", "第十一师总工会", "prefecture", None),
    ],
)
def test_the_corps_and_its_divisions_rank_as_they_do_and_lie_in_xinjiang(
    title, federation, level, county
):
    found = masthead(f"{title}\n在兵团党委的领导下，各团场工会认真履职，{BODY}")
    assert found.federation.value == federation
    assert found.level.value == level
    assert found.county.value == county
    assert found.province.value == "新疆维吾尔自治区"


def test_a_division_that_is_helped_from_elsewhere_does_not_report():
    text = (
        f"绍兴市总工会2021年工作总结\n与兵团第一师阿拉尔市总工会结对，绍兴市总工会援助资金。{BODY}"
    )
    assert masthead(text).federation.value == "绍兴市总工会"


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        ("绍兴市总工会工作报告\n同志们：\n一年来，", "全委会工作报告"),
        ("绍兴市总工会工作报告\n同志们：\n五年来，", "代表大会报告"),
        ("绍兴市总工会2019年工作报告\n一年来，", "工作总结"),
        ("某机械厂工会2019年工作报告\n一年来，", "工作总结"),
        ("绍兴市总工会经费审查工作报告\n一年来，", "专项总结"),
    ],
)
def test_a_report_without_its_meeting_is_known_by_who_gives_it_and_over_how_long(text, genre):
    assert masthead(text + BODY).genre.value == genre


def test_news_of_a_plenary_is_no_report_given_to_one():
    text = f"3月6日，工会主席参加了市总九届四次全委（扩大）会议。会上，副主席作了工作报告。{BODY}"
    assert masthead(text).genre.value == "新闻综述"


def test_an_entry_of_a_gazetteer_is_no_news():
    text = f"首页 > 柳溪区情 > 志书年鉴\n工会基层建设\n2016-01-08 来源：柳溪区档案馆\n{BODY}"
    assert masthead(text).genre.value is None


def test_a_plan_period_that_is_looked_forward_to_is_not_covered():
    text = f"展望“十四五”，工会如何作为？\n“十四五”时期，工会将怎样开局？{BODY}"
    assert masthead(text).covers_from.value is None


def test_the_volume_of_a_yearbook_is_not_the_year_it_tells_of():
    text = f"2020卷\n总工会\n【概况】 2019年，全州各级工会认真履职。{BODY}"
    assert masthead(text).covers_to.value == 2019


def test_a_year_that_a_sentence_plans_for_is_not_covered():
    text = f"工会谋划新年\n本报讯 2022年，柳溪工会将开办夜校，将组织疗养。{BODY}"
    assert masthead(text).covers_to.value is None


def test_a_chronicle_covers_none_of_its_years():
    text = (
        "一、组织\n1951年3月，县工会成立。1953年10月，改称联合会。1959年2月，撤销。"
        f"1962年1月，恢复。1990年，全县有基层工会90个。{BODY}"
    )
    assert masthead(text).covers_to.value is None


@pytest.mark.parametrize("lead", ["4月8日", "21日上午", "近日", "2019年4月8日"])
def test_a_text_without_a_title_that_opens_with_a_day_is_news(lead):
    assert masthead(f"{lead}，市总工会召开座谈会，听取职工意见。{BODY}").genre.value == "新闻综述"


def test_a_day_before_our_own_doings_makes_no_news():
    text = f"4月8日，我会组织开展了走访。{BODY}\n柳溪县总工会\n2019年5月6日"
    assert masthead(text).genre.value != "新闻综述"


def test_a_union_that_reports_to_the_staff_of_its_house_gives_a_summary():
    text = f"某厂工会在2018年职代会上的报告\n各位代表：\n一、2017年工作回顾\n{BODY}"
    found = masthead(text)
    assert found.genre.value == "工作总结"
    assert found.covers_to.value == 2017


def test_a_report_that_bears_the_year_of_its_meeting_covers_the_one_it_tells_of():
    text = f"某集团2018年工会工作报告\n2017年，集团工会服务大局。2017年，成效明显。{BODY}"
    assert masthead(text).covers_to.value == 2017


def test_a_federation_of_a_town_issues_its_news():
    text = f"柳林镇总工会举行五届三次全会 发布时间：2019年4月8日\n{BODY}"
    found = masthead(text)
    assert found.title.value == "柳林镇总工会举行五届三次全会"
    assert found.federation.value == "柳林镇总工会"
    assert found.published_on.value == date(2019, 4, 8)


def test_two_bylines_below_each_other_name_all_who_sign():
    text = f"工会来到工地\n青禾新闻记者 方明哲\n通讯员 李秋水\n{BODY}"
    assert masthead(text).authors.value == ("方明哲", "李秋水")


def test_a_newspaper_on_a_line_of_its_own_is_the_source():
    assert masthead(f"工会来到工地\n青禾日报\n{BODY}").source.value == "青禾日报"


def test_our_city_in_a_text_that_names_one_city_is_that_city():
    text = f"12月4日，宜春市召开推进会，总结交流我市经验。{BODY}"
    assert masthead(text).federation.value == "宜春市总工会"


def test_a_city_named_once_beside_others_is_not_ours():
    text = f"12月4日，宜春市、新余市先后召开推进会，总结交流我市经验。{BODY}"
    assert masthead(text).federation.value is None


def test_a_development_zone_named_like_a_county_is_not_that_county():
    found = masthead(f"上饶高铁新区总工会召开2019年述职会议\n{BODY}")
    assert found.federation.value == "上饶高铁新区总工会"
    assert found.prefecture.value == "上饶市"


def test_news_of_a_government_report_is_news():
    text = f"彭泽县总工会：工资协商写入政府工作报告\n2019-01-08 来源：彭泽县总工会浏览量：9\n{BODY}"
    found = masthead(text)
    assert found.genre.value == "新闻综述"
    assert found.source.value == "彭泽县总工会"


def test_last_year_in_passing_is_not_the_year_covered():
    text = f"工会表彰先进\n2019-06-08 来源：青禾晚报\n会议表彰了去年成绩突出的集体。{BODY}"
    assert masthead(text).covers_to.value is None


def test_the_label_of_a_newspapers_column_is_no_part_of_the_title():
    text = f"【工会剪影】女职工收到一份健康礼物\n□方明哲\n{BODY}"
    assert masthead(text).title.value == "女职工收到一份健康礼物"


def test_a_text_of_a_whole_province_is_not_of_the_city_its_newspaper_is_from():
    source = "来源：衢州日报（记者 方明哲）"
    text = f"过去五年，全省工会救助职工90万人次，我省工会成效明显。{BODY}\n{source}"
    found = masthead(text)
    assert found.federation.value == "浙江省总工会"
    assert found.authors.value == ("方明哲",)


def test_a_collection_of_reports_is_of_no_place_that_one_of_them_names():
    text = f"工会总结（合集4篇）\n第一篇：教育工会总结\n根据《永嘉县教育局通知》，我县工会{BODY}"
    assert masthead(text).federation.value is None


def test_a_plan_period_in_which_something_will_be_done_is_not_covered():
    text = f"工会谋新篇\n“十四五”期间，柳溪工会将建成体系。{BODY}"
    assert masthead(text).covers_from.value is None


def test_some_years_of_one_activity_are_not_the_years_covered():
    text = (
        f"工会助学\n2009-08-27 来源：青禾晚报\n据了解，这项助学活动由来已久，三年来资助80人。{BODY}"
    )
    assert masthead(text).covers_from.value is None


def test_a_year_of_long_ago_in_passing_is_not_covered():
    filler = "\n".join(f"工会做了第{sign}件事，{BODY}" for sign in "甲乙丙丁戊己庚")
    text = f"数说温暖\n2012-01-06 来源：青禾晚报\n{filler}\n1992年全总决定开展送温暖。{BODY}"
    assert masthead(text).covers_to.value is None


@pytest.mark.parametrize("title", ["县总工会法律进企业工作总结", "区总工会普法履职情况的报告"])
def test_an_account_of_the_law_is_of_one_field(title):
    assert masthead(f"{title}\n{BODY}").genre.value == "专项总结"


def test_news_of_a_hearing_is_news():
    text = f"彭泽县委听取县总工会党组工作汇报\n会议强调，2010年是关键的一年。{BODY}"
    found = masthead(text)
    assert found.genre.value == "新闻综述"
    assert found.covers_to.value is None


@pytest.mark.parametrize(
    ("signed", "author"),
    [("本报讯（方明哲）", "方明哲"), ("（彭泽县总工会 李秋水）", "李秋水")],
)
def test_who_signs_in_brackets_is_the_author(signed, author):
    first, last = (signed, "") if signed.startswith("本报") else ("", signed)
    text = f"{first}4月8日，彭泽县总工会召开座谈会。{BODY}{last}"
    assert masthead(text).authors.value == (author,)


@pytest.mark.parametrize("mark", ["第1篇：街道工会总结", "以下是小编为大家整理的总结，仅供参考。"])
def test_a_model_that_a_site_shows_covers_no_year_of_the_sites(mark):
    head = f"街道工会工作总结\n句读网    发表于：2019-09-21 11:28:24\n{mark}"
    text = f"{head}\n今年，我会认真履职。{BODY}"
    found = masthead(text)
    assert found.published_on.value == date(2019, 9, 21)
    assert found.covers_to.value is None


def test_what_tells_of_its_own_days_is_not_about_a_year_of_long_ago():
    text = (
        "云山市总工会开展助学\n《 青禾日报 》（ 2009年08月06日 04 版）\n"
        f"今年市总工会资助新生90名。{BODY}\n2003年，各县区先后建起助学基金。{BODY}"
    )
    found = masthead(text)
    assert found.published_on.value == date(2009, 8, 6)
    assert (found.covers_from.value, found.covers_to.value) == (2009, 2009)


@pytest.mark.parametrize(
    ("day", "told", "year"),
    [
        ("2021-12-06", "", 2021),
        ("2022-02-06", "这是彭泽县总工会2021年真情帮扶的缩影。", 2021),
        ("2022-02-06", "从1992年至2021年，市总工会年年慰问。", 2022),
    ],
)
def test_news_of_these_days_is_of_the_year_it_came_out_in_or_names_before(day, told, year):
    text = f"冬日送暖\n{day} 来源：青禾晚报\n日前，彭泽县总工会慰问环卫工人60名。{told}{BODY}"
    assert masthead(text).covers_to.value == year


def test_news_is_not_about_the_beginnings_that_it_tells_of():
    text = f"华章\n2021-12-06 来源：青禾晚报\n1949年，彭泽县总工会成立。{BODY}"
    assert masthead(text).covers_to.value is None


@pytest.mark.parametrize(
    ("opening", "covers"),
    [("2019年以来，", (2019, 2022)), ("2022年以来，", (2022, 2022))],
)
def test_since_a_year_is_up_to_the_one_it_was_written_in(opening, covers):
    text = f"凝心聚力谱新篇\n2022-11-06 来源：青禾晚报\n{opening}彭泽县总工会新建工会80家。{BODY}"
    found = masthead(text)
    assert (found.covers_from.value, found.covers_to.value) == covers


def test_a_year_looked_back_on_is_covered():
    text = f"回望2023 彭泽工会这样走过\n2024-01-20 来源：青禾晚报\n新建工会80家。{BODY}"
    assert masthead(text).covers_to.value == 2023


@pytest.mark.parametrize(
    ("title", "genre", "planned"),
    [
        ("彭泽县总工会发布2024年服务职工十件实事", "计划要点", 2024),
        ("彭泽县总工会2024年度为职工办实事项目清单", "计划要点", 2024),
        ("彭泽县总工会2024年十件实事全部兑现", "新闻综述", None),
        ("彭泽县总工会扎实推进十件实事", "新闻综述", None),
    ],
)
def test_promises_for_a_year_are_a_plan_unless_it_is_told_how_they_were_kept(title, genre, planned):
    found = masthead(f"{title}\n本报讯（记者 方明哲）新建驿站30个。{BODY}")
    assert (found.genre.value, found.plan_year.value) == (genre, planned)


def test_what_was_reprinted_bears_the_title_that_the_page_says_it_had():
    text = (
        "原标题：彭泽县总工会启动送温暖\n青禾日报-青禾网记者 张明 通讯员 李秋水\n"
        f"1月9日，彭泽县总工会慰问环卫工人60名。{BODY}"
    )
    found = masthead(text)
    assert found.title.value == "彭泽县总工会启动送温暖"
    assert found.authors.value == ("张明", "李秋水")


def test_the_names_of_two_newspapers_are_no_title():
    text = f"青禾日报-青禾网\n彭泽县总工会启动送温暖\n1月9日，彭泽县总工会慰问60名。{BODY}"
    assert masthead(text).title.value == "彭泽县总工会启动送温暖"


def test_the_frame_of_an_electronic_newspaper_is_no_title():
    frame = "本版导航 各版导航\n历史数字报\n展开通版\n当前版：02版\n文章字数：442"
    text = f"{frame}\n市总工会启动\n“夏季送清凉”活动\n7月9日，彭泽县总工会慰问60名。{BODY}"
    assert masthead(text).title.value == "市总工会启动“夏季送清凉”活动"


def test_the_tier_that_praised_a_federation_is_not_its_own():
    text = (
        "【概况】2020年，彭泽县总工会举办宣讲，被《江西日报》、江西电视台报道。"
        f"获评全省财务先进单位、全省考核优秀单位。{BODY}"
    )
    assert masthead(text).federation.value == "彭泽县总工会"


def test_goals_by_which_a_year_was_judged_are_no_plan():
    text = f"彭泽县总工会获评2016年度工作目标考评优秀单位\n2017-03-29 来源：青禾晚报\n{BODY}"
    assert masthead(text).plan_year.value is None


def test_the_kind_of_a_file_is_no_part_of_the_title():
    text = f"彭泽县总工会2019年工作总结.docx\n{BODY}"
    assert masthead(text).title.value == "彭泽县总工会2019年工作总结"
