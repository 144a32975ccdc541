"""Doubts: each rule with what it must find and what it must leave alone."""

import json
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.text.doubts import find_doubts
from reports.text.doubts.document import load_tables
from reports.text.findings import (
    Doubt,
    Finding,
    Layout,
    Masthead,
    Paragraph,
    ReadMetric,
    ReadSection,
    Span,
)
from reports.text.reading import read_report
from reports.text.vocabulary import load_indicators
from reports.text.words import Basis, MetricKind, Relation, SectionKind

SHARED = Path(__file__).parent.parent.parent / "shared"

# A figure in a test text: {近3万余名}, {180万:元} where the unit is left out,
# {500元!} for a standard.
_FIGURE = re.compile(
    r"\{(?P<raw>(?P<before>[近约超])?(?P<number>[\d.]+)(?P<size>[万亿])?(?P<over>[余多])?"
    r"(?P<unit>[^{}:!]*))(?::(?P<meant>[^{}!]+))?(?P<rule>!)?\}"
)
_SIZES = {"万": 10**4, "亿": 10**8, None: 1}


def doubts_of(
    marked: str,
    *,
    region: str | None = "330300",
    signed: date | None = None,
    plan_year: int | None = None,
    plan_from: str | None = None,
    covers_to: int | None = None,
) -> tuple[Doubt, ...]:
    """The doubts of a text whose figures are marked; paragraphs are its lines.

    ``plan_from`` are the words with which the plan begins; it goes on to the end.
    """
    text, metrics = _unmarked(marked)
    masthead = Masthead(
        region_code=Finding(region, "测试", 1.0),
        published_on=Finding(signed, "测试", 1.0),
        plan_year=Finding(plan_year, "测试", 1.0),
        covers_to=Finding(covers_to, "测试", 1.0),
    )
    start = text.index(plan_from) if plan_from else len(text)
    sections = (
        ReadSection(None, None, 1, SectionKind.REVIEW, None, 0, 0, start),
        ReadSection(None, None, 1, SectionKind.PLAN, None, start, start, len(text)),
    )
    return find_doubts(text, _layout(text), sections, metrics, masthead)


def _unmarked(marked: str) -> tuple[str, tuple[ReadMetric, ...]]:
    text, metrics, position = "", [], 0
    for found in _FIGURE.finditer(marked):
        text += marked[position : found.start()]
        metrics.append(_metric(found, len(text)))
        text += found["raw"]
        position = found.end()
    return text + marked[position:], tuple(metrics)


def _metric(found: re.Match[str], start: int) -> ReadMetric:
    loose = {"近": Relation.UNDER, "约": Relation.ABOUT, "超": Relation.OVER}
    relation = Relation.OVER if found["over"] else loose.get(found["before"], Relation.EXACT)
    return ReadMetric(
        raw=found["raw"],
        start=start,
        end=start + len(found["raw"]),
        value=Decimal(found["number"]) * _SIZES[found["size"]],
        low=None,
        high=None,
        unit=found["meant"] or found["unit"],
        relation=relation,
        label="",
        topic=None,
        kind=MetricKind.RULE if found["rule"] else MetricKind.ACHIEVED,
        basis=Basis.YEAR,
        scope=None,
        period="2020",
        indicator=None,
        section=0,
        unit_inferred=bool(found["meant"]),
    )


def _layout(text: str) -> Layout:
    paragraphs: list[Paragraph] = []
    first: dict[str, int] = {}
    for line in re.finditer(r"[^\n]+", text):
        span = Span(line.start(), line.end())
        repeats = first.setdefault(line.group(), len(paragraphs))
        again = repeats if repeats < len(paragraphs) else None
        paragraphs.append(Paragraph((span,), line.group(), again))
    return Layout(tuple(paragraphs))


def rules_of(marked: str, **known: Any) -> list[str]:
    return [doubt.rule for doubt in doubts_of(marked, **known)]


def only(doubts: tuple[Doubt, ...]) -> Doubt:
    assert len(doubts) == 1, [(doubt.rule, doubt.words) for doubt in doubts]
    return doubts[0]


class TestAnotherPlacesFederation:
    """他地工会; the report is of 温州市 (330300)."""

    def test_a_name_left_over_from_another_report_is_questioned(self) -> None:
        doubt = only(doubts_of("会上印发了鹤岗市总工会关于加强职工教育的意见。"))
        assert (doubt.rule, doubt.words) == ("他地工会", "鹤岗市总工会")
        assert "黑龙江省鹤岗市" in doubt.explanation
        assert "浙江省温州市" in doubt.explanation

    @pytest.mark.parametrize(
        "sentence",
        [
            "我会与鹤岗市总工会联合举办培训班。",
            "会同鹤岗市总工会开展走访。",
            "和鹤岗市总工会结对共建。",
            "赴鹤岗市总工会学习取经。",
            "水灾之后，鹤岗市总工会拿出救灾款。",
            "接待来自鹤岗市总工会的客人。",
            "鹤岗市总工会一行来我市考察。",
            "向鹤岗市总工会捐赠口罩。",
            "鹤岗市总工会、佳木斯市总工会派选手参赛。",
            "驻鹤岗市总工会工作站挂牌。",
        ],
    )
    def test_a_partner_is_no_stranger(self, sentence: str) -> None:
        assert doubts_of(sentence) == ()

    @pytest.mark.parametrize(
        "sentence",
        [
            "温州市总工会下发通知。",
            "温州工会干部深入一线。",
            "按照浙江省总工会部署开展工作。",
            "瑞安市总工会建成驿站。",
            "鹿城区总工会建成驿站。",
        ],
    )
    def test_the_own_federation_and_those_above_and_below_are_at_home(self, sentence: str) -> None:
        assert doubts_of(sentence) == ()

    @pytest.mark.parametrize(
        "sentence",
        [
            "慰问鹤岗农民工。",
            "采购鹤岗大米。",
            "组织劳模到鹤岗疗休养。",
            "参训于上海工会管理学院。",
        ],
    )
    def test_a_place_without_its_federation_is_not_asked_about(self, sentence: str) -> None:
        assert doubts_of(sentence) == ()

    def test_a_short_form_and_a_leader_left_over_are_questioned(self) -> None:
        assert [d.words for d in doubts_of("按照鹤岗市总要求抓好落实。")] == ["鹤岗市总"]
        for leader in ("鹤岗市委", "鹤岗市政府"):
            text = f"在{leader}的坚强领导下开展工作。"
            assert [d.words for d in doubts_of(text)] == [leader]

    def test_a_hope_for_another_place_is_questioned(self) -> None:
        assert [d.words for d in doubts_of("为鹤岗高质量发展作出贡献。")] == ["鹤岗"]
        assert doubts_of("为温州高质量发展、浙江高质量发展作出贡献。") == ()

    def test_sums_and_ranks_are_no_federations(self) -> None:
        assert doubts_of("鹤岗市总人口不多，鹤岗市总量不大，鹤岗市委书记来访。") == ()

    def test_nothing_is_asked_where_the_reports_own_place_is_unknown(self) -> None:
        assert doubts_of("会上印发了鹤岗市总工会的意见。", region=None) == ()


class TestRepeatedParagraphs:
    """段落重复."""

    def test_a_paragraph_said_again_is_questioned_once(self) -> None:
        line = "全市各级工会组织走访慰问职工，送去温暖。"
        doubt = only(doubts_of(f"{line}\n别的话说完了。\n{line}"))
        assert doubt.rule == "段落重复"
        assert doubt.words == line
        assert "20字" in doubt.explanation

    def test_its_figures_are_not_questioned_a_second_time(self) -> None:
        line = "职工入会率达{130%}，走访职工。"
        assert rules_of(f"{line}\n{line}") == ["百分比超百", "段落重复"]


class TestRepeatedSentences:
    """段落重复, a sentence at a time."""

    SENTENCE = "一年来共走访慰问困难职工家庭{2600户}，为他们送去米面粮油和节日的祝福"

    def test_a_long_sentence_with_its_figure_in_two_paragraphs_is_questioned(self) -> None:
        doubt = only(doubts_of(f"{self.SENTENCE}。\n又及：办了夜校。{self.SENTENCE}。"))
        assert doubt.rule == "段落重复"
        assert doubt.words.startswith("一年来共走访")

    def test_slogans_and_short_sentences_may_come_twice(self) -> None:
        slogan = "全市各级工会组织要把思想和行动统一到会议精神上来，凝心聚力，再立新功"
        assert doubts_of(f"{slogan}。办了夜校。\n{slogan}。办了食堂。") == ()
        assert doubts_of("新建工会{5家}。办了夜校。\n新建工会{5家}。办了食堂。") == ()


class TestBrokenSentences:
    """断句."""

    @staticmethod
    def broken(text: str, *pieces: str) -> tuple[Doubt, ...]:
        spans = [Span(text.index(piece), text.index(piece) + len(piece)) for piece in pieces]
        layout = Layout((Paragraph(tuple(spans), "".join(pieces)),))
        return find_doubts(text, layout, (), (), Masthead())

    def test_a_word_split_by_an_empty_line_is_shown_rejoined(self) -> None:
        doubt = only(self.broken("全市职工书\n\n屋建成。", "全市职工书", "屋建成。"))
        assert doubt.rule == "断句"
        assert "全市职工书屋建成。" in doubt.explanation

    def test_a_page_number_between_is_a_page_break(self) -> None:
        assert only(self.broken("全市职工书\n- 3 -\n屋建成。", "全市职工书", "屋建成。"))

    def test_a_line_of_fixed_width_is_no_break(self) -> None:
        assert self.broken("全市职工书\n屋建成。", "全市职工书", "屋建成。") == ()

    def test_brackets_taken_out_of_a_line_are_no_break(self) -> None:
        assert self.broken("發(fā)布通知。", "發", "布通知。") == ()

    def test_a_text_broken_on_every_page_is_said_to_be_so_once(self) -> None:
        pieces = [f"第{number}页的话还没有说完" for number in range(20)] + ["完了。"]
        doubt = only(self.broken("\n\n".join(pieces), *pieces))
        assert "20处" in doubt.explanation

    def test_a_paragraph_that_stops_short_is_questioned_with_what_follows(self) -> None:
        text = "职工之家建成了三处。下一步，要对基层工会干\n各县区工会都行动起来了。"
        doubt = only(doubts_of(text))
        assert doubt.rule == "断句"
        assert doubt.words.endswith("基层工会干")
        assert "各县区工会" in doubt.explanation

    @pytest.mark.parametrize(
        "text",
        [
            "强基固本聚合力 创新发展谱新篇",
            "各位委员、同志们：",
            "主要做法如下：一是抓组织。二是抓服务：",
            "他说：“有困难找工会。这话不假。”",
            "一、抓组织。抓好基层组织建设，做到全覆盖……",
            "单位|人数。合计|{35人}",
        ],
    )
    def test_headings_and_other_ends_are_no_breaks(self, text: str) -> None:
        assert doubts_of(text) == ()

    def test_a_text_that_never_ends_its_paragraphs_is_left_alone(self) -> None:
        lines = [f"第{number}件事做完了。又办了下一件很要紧的事情" for number in "一二三四五"]
        assert doubts_of("\n".join(lines)) == ()


class TestImplausibleSums:
    """数额可疑."""

    def test_a_sum_a_head_beyond_reason_shows_its_arithmetic(self) -> None:
        doubt = only(doubts_of("为{80万名}职工发放消费券{96亿元}。"))
        assert (doubt.rule, doubt.words) == ("数额可疑", "96亿元")
        assert "96亿元÷80万名≈每人1.2万元" in doubt.explanation

    def test_a_sum_a_head_too_small_is_questioned_too(self) -> None:
        doubt = only(doubts_of("送清凉投入{2万元}，慰问{4万名}职工。"))
        assert "每人0.5元" in doubt.explanation
        assert "偏低" in doubt.explanation

    @pytest.mark.parametrize(
        "sentence",
        [
            "为{80万名}职工发放消费券{8000万元}。",
            "资助困难职工子女{420名}，发放助学金{126万元}。",
            "走访慰问困难职工{2600户}，发放慰问金{260万元}。",
            "医疗互助补助{3200人次}、{540万元}。",
            "助学金每人{3000元}，资助{95名}学生。",
            "每人发放慰问金{500元!}，慰问{3200人}。",
            "举办竞赛投入{2万元}，{6万名}职工参加。",
            "新建文化宫投入{3.2亿元}，惠及职工{20万人}。",
            "慰问企业{20家}，发放慰问金{60万元}。",
            "{158名}劳模创造效益{5亿元}。",
            "困难补助标准由{200元}提高到{300元}，惠及{612人}。",
            "聘请评委{6名}，发放助学金{204万元}。",
            "送温暖筹款{68亿元}，建成帮扶站{210个}，帮扶{12万人}，发放救助金{5200万元}。",
        ],
    )
    def test_sane_sums_and_rates_a_head_are_left_alone(self, sentence: str) -> None:
        assert doubts_of(sentence) == ()

    def test_vouchers_that_stir_less_than_themselves_are_questioned(self) -> None:
        doubt = only(doubts_of("发放消费券{3亿元}，直接带动职工消费{1.2亿元}。"))
        assert doubt.words == "1.2亿元"
        assert "相差1.8亿元" in doubt.explanation

    def test_vouchers_that_stir_more_are_left_alone(self) -> None:
        assert doubts_of("发放消费券{3000万元}，带动消费{1.2亿元}。") == ()


class TestPartsAndShares:
    """部分大于整体, 百分比超百."""

    def test_a_part_larger_than_its_whole_is_questioned(self) -> None:
        doubt = only(doubts_of("新发展会员{3200人}，其中农民工{3500人}。"))
        assert (doubt.rule, doubt.words) == ("部分大于整体", "3500人")
        assert "多出300人" in doubt.explanation

    @pytest.mark.parametrize(
        "sentence",
        [
            "新发展会员{3200人}，其中农民工{2100人}。",
            "新建工会{32家}，其中涵盖职工{3500人}。",
            "发展会员{3200人}，其中农民工占{85%}。",
            "培训{120人}，会员总数{3500人}。",
            "受理案件{72件}，成功调解{55件}。",
        ],
    )
    def test_smaller_parts_and_other_units_are_left_alone(self, sentence: str) -> None:
        assert doubts_of(sentence) == ()

    def test_a_part_told_in_the_next_sentence_has_its_whole_in_the_one_before(self) -> None:
        assert rules_of("新发展会员{3200名}。其中，农民工{3500人}。") == ["部分大于整体"]
        assert doubts_of("新发展会员{3200名}。培训{3500人}。") == ()

    def test_the_rows_of_a_table_are_left_alone(self) -> None:
        assert doubts_of("会员|{11.2万:人}\n其中:合同|{622份}|{31万人}") == ()

    def test_more_cases_settled_than_received_are_questioned(self) -> None:
        assert rules_of("受理劳动争议{72件}，成功调解{81件}。") == ["部分大于整体"]

    def test_more_proposals_adopted_than_made_are_questioned(self) -> None:
        assert rules_of("职工提出合理化建议{630条}，采纳{710条}。") == ["部分大于整体"]

    def test_a_rate_above_a_hundred_is_questioned(self) -> None:
        doubt = only(doubts_of("职工入会率达到{108%}。"))
        assert (doubt.rule, doubt.words) == ("百分比超百", "108%")

    @pytest.mark.parametrize(
        "sentence",
        [
            "经费收入同比增长{120%}。",
            "完成年度目标的{120%}。",
            "发展会员占任务的{104%}。",
            "建会率达{100%}。",
            "会员数是上年的{130%}。",
        ],
    )
    def test_growth_and_completion_may_pass_a_hundred(self, sentence: str) -> None:
        assert doubts_of(sentence) == ()


class TestConflicts:
    """前后不一."""

    def test_two_totals_of_one_area_are_questioned(self) -> None:
        text = "全市工会组织已达到{920家}。\n组织全市{310个}工会组织参加采购。"
        doubt = only(doubts_of(text))
        assert (doubt.rule, doubt.words) == ("前后不一", "310个")
        assert "相差610个" in doubt.explanation

    @pytest.mark.parametrize(
        "text",
        [
            "全市工会组织已达到{920家}。\n发动{310个}工会组织参加采购。",
            "全市现有工会会员{61.2万人}。\n全市工会会员达{612034人}。",
            "全市现有工会会员{60余万人}。\n全市工会会员达{63万人}。",
            "全市{15个}乡镇。\n全市{12个}乡镇工会完成换届。",
            "全市工会会员{61万人}。\n全市{310名}会员代表参加。",
            "全市工会组织{920家}。\n全市新建工会组织{31家}。",
            "全市{12个}乡镇、{5个}街道。\n全市{17个}乡镇(街道)。",
            "全市工会组织{920家}。\n苍南做得好，全县工会组织{310家}。",
        ],
    )
    def test_parts_rounding_and_other_things_are_no_conflict(self, text: str) -> None:
        assert doubts_of(text) == ()

    def test_two_stocks_of_one_indicator_are_questioned(self) -> None:
        text, metrics = _unmarked("现有会员{41万人}。\n工会会员总数{52万人}。")
        stocks = tuple(
            replace(metric, label=label, indicator="members-total", basis=Basis.STOCK)
            for metric, label in zip(metrics, ("现有会员人数", "工会会员总数"), strict=True)
        )
        doubt = only(find_doubts(text, _layout(text), (), stocks, Masthead()))
        assert (doubt.rule, doubt.words) == ("前后不一", "52万人")
        other = (stocks[0], replace(stocks[1], label="教育系统会员总数"))
        assert find_doubts(text, _layout(text), (), other, Masthead()) == ()
        flow = (stocks[0], replace(stocks[1], basis=Basis.YEAR))
        assert find_doubts(text, _layout(text), (), flow, Masthead()) == ()

    def test_a_target_does_not_contradict_what_is(self) -> None:
        text, metrics = _unmarked("全市工会组织{920家}。\n力争全市工会组织达{1200家}。")
        planned = (metrics[0], replace(metrics[1], kind=MetricKind.TARGET))
        assert find_doubts(text, _layout(text), (), planned, Masthead()) == ()
        assert len(find_doubts(text, _layout(text), (), metrics, Masthead())) == 1

    def test_every_stock_is_an_indicator_of_the_vocabulary(self) -> None:
        codes = {indicator.code for indicator in load_indicators()}
        assert set(load_tables()["stocks"]) <= codes

    def test_matching_funds_are_reckoned(self) -> None:
        text = "下拨补助资金{40万元}，各企业工会按{50%}比例配套资金共{70万元}。"
        doubt = only(doubts_of(text))
        assert doubt.rule == "前后不一"
        assert "40万元×50%＝20万元（连同所拨共60万元）" in doubt.explanation

    @pytest.mark.parametrize("written", ["20万元", "60万元"])
    def test_matching_funds_that_agree_are_left_alone(self, written: str) -> None:
        text = f"下拨补助{{40万元}}；企业再按{{50%}}的比例拿出配套资金{{{written}}}。"
        assert doubts_of(text) == ()

    def test_so_much_for_each_is_multiplied(self) -> None:
        doubt = only(doubts_of("为{25名}劳模每人发放补助{2000元!}，共计{8万元}。"))
        assert "25名×2000元＝5万元" in doubt.explanation
        assert doubts_of("为{25名}劳模每人发放补助{2000元!}，共计{5万元}。") == ()

    def test_a_rate_of_success_is_divided(self) -> None:
        doubt = only(doubts_of("受理{80件}，成功调解{40件}，调解成功率{85%}。"))
        assert "40件÷80件≈50%" in doubt.explanation
        assert doubts_of("受理{80件}，成功调解{68件}，调解成功率{85%}。") == ()

    def test_a_share_is_divided(self) -> None:
        doubt = only(doubts_of("现有会员{80万人}，其中女会员{20万人}，占会员总数的{45%}。"))
        assert "20万人÷80万人≈25%" in doubt.explanation
        assert doubts_of("现有会员{80万人}，其中女会员{20万人}，占{25%}。") == ()
        assert doubts_of("现有会员{80万人}，其中女会员{20万人}，占女职工的{45%}。") == ()

    def test_growth_is_reckoned_from_where_it_began(self) -> None:
        doubt = only(doubts_of("驿站由{80个}增加到{120个}，增长{25%}。"))
        assert "（120个－80个）÷80个≈50%" in doubt.explanation
        assert doubts_of("驿站由{80个}增加到{120个}，增长{50%}。") == ()
        assert doubts_of("新建驿站{80个}、书屋{120个}，同比增长{25%}。") == ()

    def test_a_rate_of_rounded_counts_is_let_pass(self) -> None:
        assert doubts_of("受理{80余件}，成功调解{40件}，调解成功率{85%}。") == ()


class TestPastSeasons:
    """季节已过."""

    PLAN = "一年工作完成。\n下步安排：组织好{}。"

    def test_a_season_over_before_the_signature_is_questioned(self) -> None:
        text = self.PLAN.format("职工秋季登山")
        doubt = only(doubts_of(text, signed=date(2021, 12, 20), plan_from="下步"))
        assert (doubt.rule, doubt.words) == ("季节已过", "秋季")
        assert "2021年12月20日" in doubt.explanation

    def test_a_month_and_a_quarter_just_over_are_questioned(self) -> None:
        for words in ("6月份的宣讲", "第二季度的宣讲", "上半年的宣讲"):
            text = self.PLAN.format(words)
            rules = rules_of(text, signed=date(2021, 7, 20), plan_from="下步")
            assert rules == ["季节已过"], words

    @pytest.mark.parametrize(
        "words",
        ["冬季慰问", "春季登山", "夏送清凉、金秋助学", "明年秋季登山", "12月的宣讲", "3月的宣讲"],
    )
    def test_what_lies_ahead_is_left_alone(self, words: str) -> None:
        text = self.PLAN.format(words)
        assert doubts_of(text, signed=date(2021, 12, 20), plan_from="下步") == ()

    def test_a_plan_that_names_its_year_lies_ahead(self) -> None:
        text = "一年工作完成。\n2022年安排：组织好秋季登山。"
        assert doubts_of(text, signed=date(2021, 12, 20), plan_from="2022年") == ()

    def test_a_season_in_the_review_is_left_alone(self) -> None:
        assert doubts_of("组织了秋季登山。", signed=date(2021, 12, 20)) == ()

    def test_a_page_put_up_in_a_later_year_dates_no_plan(self) -> None:
        text = self.PLAN.format("一季度的宣讲")
        known = {"signed": date(2022, 4, 20), "plan_from": "下步"}
        assert doubts_of(text, covers_to=2021, **known) == ()
        assert rules_of(text, covers_to=2022, **known) == ["季节已过"]

    def test_nothing_is_asked_without_a_date(self) -> None:
        assert doubts_of(self.PLAN.format("秋季登山"), plan_from="下步") == ()

    def test_an_anniversary_over_before_the_plans_year_is_questioned_once(self) -> None:
        text = "明年安排：迎接新中国成立70周年，庆祝新中国成立70周年。"
        doubt = only(doubts_of(text, plan_year=2020, plan_from="明年"))
        assert doubt.rule == "季节已过"
        assert "1949＋70＝2019年" in doubt.explanation
        assert doubts_of(text, plan_year=2019, plan_from="明年") == ()


class TestSlips:
    """外文杂入, 缺计量单位."""

    def test_an_english_word_in_chinese_prose_is_questioned(self) -> None:
        doubt = only(doubts_of("推进作风建设 and 制度建设。"))
        assert (doubt.rule, doubt.words) == ("外文杂入", "and")
        assert "“和”" in doubt.explanation

    @pytest.mark.parametrize(
        "sentence",
        [
            "建成PPP项目，上线手机APP，建立QQ群。",
            "开展“Rock and Roll”职工音乐会。",
            "推广5G、LED和WTO知识。",
            "新建e家驿站，推行互联网+服务。",
            "走访Land科技公司。",
        ],
    )
    def test_names_and_abbreviations_are_left_alone(self, sentence: str) -> None:
        assert doubts_of(sentence) == ()

    def test_money_without_its_unit_is_questioned(self) -> None:
        doubt = only(doubts_of("投入{260多万:元}建设阵地。"))
        assert (doubt.rule, doubt.words) == ("缺计量单位", "260多万")
        assert "“元”" in doubt.explanation

    def test_millions_as_one_speaks_of_money_need_no_unit(self) -> None:
        text = "某县总工会2020年工作总结\n筹资1.5个亿，投入260多万建设阵地。\n"
        doubts = read_report(text.encode(), "a.txt").doubts
        assert [doubt.words for doubt in doubts if doubt.rule == "缺计量单位"] == ["260多万"]

    def test_people_without_a_measure_word_are_how_one_speaks(self) -> None:
        assert doubts_of("服务{94万:人}职工。") == ()

    def test_a_clause_that_breaks_off_after_the_number_lacks_its_unit(self) -> None:
        doubt = only(doubts_of("服务职工{94万:人}，办了夜校。"))
        assert "“人”" in doubt.explanation


CLEAN = """温州市总工会2022年工作总结

2022年，全市各级工会在市委和省总工会的领导下，围绕中心、服务大局，各项工作取得新进展。
一、主要工作
（一）夯实组织基础。全市现有基层工会组织1.26万个，会员168.4万人，其中女会员71.2万人。新建工会312家，完成年度任务的104%，新发展会员5.1万人，同比增长130%。
（二）做实帮扶服务。元旦春节筹集资金860万元，走访慰问困难职工4300户次。开展金秋助学，按每人3000元的标准资助困难职工子女420名，发放助学金126万元。医疗互助补助1.2万人次，补助金额1530万元。全年服务9万职工。
（三）推进素质提升。与鹤岗市总工会联合举办技能大赛，组织劳模赴上海疗休养60人次。推广APP和LED设备，建成5G职工之家2个。受理劳动争议72件，成功调解55件。
（四）深化民主管理。职代会建制率达96%，集体合同签订率为95%以上。
二、2023年工作安排
（一）一季度开展春风行动，举办招聘会20场。
（二）秋季举办职工运动会，年内新建户外劳动者驿站30个。

温州市总工会
2022年12月28日
"""

SLIPS = """温州市总工会2022年工作总结

2022年，在鹤岗市总工会的指导下，全市工会工作取得新进展，推动了组织建设 and 队伍建设。
一、主要工作
（一）夯实组织基础。全市工会会员168.4万人，其中女会员171.2万人，职工入会率达108%。
（二）做实帮扶服务。为81万名职工发放消费券96亿元。投入260多万建设服务阵地。
（三）开展消费帮扶。下拨补助资金40万元，各企业工会按50%比例配套资金共70万元。
二、下一步打算
（一）办好职工秋季运动会，丰富职工生活。

温州市总工会
2022年12月28日
"""


def test_a_careful_report_raises_no_doubt() -> None:
    doubts = read_report(CLEAN.encode(), "clean.txt").doubts
    assert [(doubt.rule, doubt.words) for doubt in doubts] == []


def test_every_slip_of_a_careless_report_is_found() -> None:
    doubts = read_report(SLIPS.encode(), "slips.txt").doubts
    assert [(doubt.rule, doubt.words) for doubt in doubts] == [
        ("他地工会", "鹤岗市总工会"),
        ("外文杂入", "and"),
        ("部分大于整体", "171.2万人"),
        ("百分比超百", "108%"),
        ("数额可疑", "96亿元"),
        ("缺计量单位", "260多万"),
        ("前后不一", "50%比例配套资金共70万元"),
        ("季节已过", "秋季"),
    ]


GOLD = sorted((SHARED / "gold").glob("*.json"))
GOLD_RULES = {
    "other_place": {"他地工会"},
    "season": {"季节已过"},
    "broken": {"断句"},
    "foreign_word": {"外文杂入"},
    "missing_unit": {"缺计量单位"},
    "arithmetic": {"数额可疑", "前后不一"},
    "conflict": {"前后不一"},
}


@pytest.fixture(params=GOLD, ids=lambda path: path.stem)
def gold(request: pytest.FixtureRequest) -> tuple[dict[str, Any], tuple[Doubt, ...], str]:
    """A document annotated by hand, the doubts found in it, and its text."""
    answer = json.loads(request.param.read_text(encoding="utf-8"))
    source = SHARED / "seeds" / answer["file"]
    reading = read_report(source.read_bytes(), source.name)
    return answer, reading.doubts, reading.text


def _span(text: str, quote: str) -> range:
    start = text.index(quote)
    return range(start, start + len(quote))


def _meet(doubt: Doubt, span: range) -> bool:
    return doubt.start < span.stop and span.start < doubt.end


@pytest.mark.skipif(not GOLD, reason="需要 ../shared/gold")
def test_what_the_annotators_required_is_found(gold: Any) -> None:
    answer, doubts, text = gold
    required = [
        anomaly
        for anomaly in answer["anomalies"]
        if anomaly["status"] == "required" and anomaly["type"] in GOLD_RULES
    ]
    missed = [
        anomaly["quote"]
        for anomaly in required
        if not any(
            doubt.rule in GOLD_RULES[anomaly["type"]]
            and _meet(doubt, _span(text, anomaly["quote"]))
            for doubt in doubts
        )
    ]
    assert missed == []


@pytest.mark.skipif(not GOLD, reason="需要 ../shared/gold")
def test_what_only_looks_odd_is_left_alone_and_few_doubts_are_false(gold: Any) -> None:
    answer, doubts, text = gold
    innocent = [_span(text, entry["quote"]) for entry in answer["not_anomalies"]]
    odd = [_span(text, anomaly["quote"]) for anomaly in answer["anomalies"]]
    assert [d.words for d in doubts if any(_meet(d, span) for span in innocent)] == []
    assert len([d for d in doubts if not any(_meet(d, span) for span in odd)]) <= 2


FRAGMENTS = st.sampled_from(
    [
        *"全市工会鹤岗总，。；！\n秋季会员共其中每人",
        "鹤岗市总工会",
        "全市工会组织达",
        "消费券",
        "慰问",
        "其中",
        "带动消费",
        "按{50%}比例配套",
        "{0人}",
        "{0元}",
        "{3500人}",
        "{96亿元}",
        "{120%}",
        "{7万:元}",
        "{9家}",
        " and ",
        "新中国成立70周年",
        "入会率",
    ]
)


@settings(deadline=None)
@given(st.lists(FRAGMENTS, max_size=40))
def test_any_text_gives_doubts_whose_words_stand_where_they_say(fragments: list[str]) -> None:
    marked = "".join(fragments)
    text, _ = _unmarked(marked)
    for doubt in doubts_of(marked, signed=date(2020, 12, 1), plan_year=2020):
        assert text[doubt.start : doubt.end] == doubt.words
        assert doubt.explanation


def test_doubts_come_in_the_order_of_the_text() -> None:
    doubts = doubts_of("建会率{120%}。\n全市 and 全县。\n投入{30万:元}。")
    assert [doubt.rule for doubt in doubts] == ["百分比超百", "外文杂入", "缺计量单位"]


def test_a_reckoning_names_the_unit_that_the_text_leaves_out() -> None:
    doubts = doubts_of("为{40万:人}职工发放消费券{8亿元}。")
    (doubt,) = (doubt for doubt in doubts if doubt.rule == "数额可疑")
    assert doubt.explanation.startswith("8亿元÷40万人≈每人2,000元")
