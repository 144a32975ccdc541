"""Every numeral of a text is a figure or set aside; figures have value, unit and relation."""

import json
import re
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reports.text.figures import find_metrics
from reports.text.figures.numerals import CHINESE
from reports.text.findings import Layout, Masthead, Paragraph, Span
from reports.text.folding import fold
from reports.text.reading import read_report
from tests.composed_figures import describe, load_cases, read_sentence
from tests.conftest import SHARED

CASES = load_cases("figures.txt") + load_cases("passages.txt")
GOLD = SHARED / "gold"
NUMERAL = re.compile(rf"[\d{CHINESE}]")
GENRE = (
    "一二三十百千万亿两0123456789,.%、。;:人名家元次至余多近约第年月日个的"
    "职工会员慰问资金“”《》()-|以上分别其中每成"
)


@pytest.mark.parametrize("case", CASES, ids=[f"{c.form}: {c.text[:24]}" for c in CASES])
def test_a_composed_sentence_gives_its_figures_and_no_other(case):
    metrics, _ = read_sentence(case.text)
    assert list(describe(metrics)) == case.figures


def test_there_are_enough_composed_sentences_of_enough_forms():
    assert len(CASES) >= 200
    assert len({case.form for case in CASES}) >= 15


def assert_every_numeral_is_accounted_for(text: str) -> None:
    metrics, asides = read_sentence(text)
    spans = [(m.start, m.end) for m in metrics] + [(a.start, a.end) for a in asides]
    for start, end in spans:
        assert 0 <= start < end <= len(text)
    for metric in metrics:
        assert text[metric.start : metric.end] == metric.raw
        assert metric.label
        assert (metric.value is None) == (metric.low is not None and metric.high is not None)
    for aside in asides:
        assert text[aside.start : aside.end] == aside.text
        assert aside.reason
    for match in NUMERAL.finditer(fold(text)):
        assert any(start <= match.start() < end for start, end in spans), match


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=GENRE, max_size=60))
@example("|万元|12")
@example("第第第三五一1-2-3")
def test_each_numeral_of_genre_like_text_is_a_figure_or_set_aside(text):
    assert_every_numeral_is_accounted_for(text)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80))
def test_each_numeral_of_any_text_is_a_figure_or_set_aside(text):
    assert_every_numeral_is_accounted_for(text)


@pytest.mark.parametrize("case", CASES, ids=[c.text[:24] for c in CASES])
def test_each_numeral_of_a_composed_sentence_is_a_figure_or_set_aside(case):
    assert_every_numeral_is_accounted_for(case.text)


@pytest.mark.parametrize(
    ("text", "numeral", "reason"),
    [
        ("会议于3月15日举行。", "3月15日", "日期"),
        ("活动从9:30开始。", "9:30", "时刻"),
        ("二〇二〇年的工作", "二〇二〇年", "年份"),
        ("近3年来的做法", "3", "时段"),
        ("一是抓学习;", "一是", "编号"),
        ("第三次签约", "第三次", "序数"),
        ("十四届七次全委(扩大)会议", "十四届七次全委(扩大)会议", "会议届次"),
        ("“十四五”期间", "“十四五”", "名称"),
        ("《2020年要点》印发", "《2020年要点》", "书名或文件名"),
        ("总工发〔2019〕12号", "〔2019〕12号", "文号"),
        ("咨询电话:0717-6221234", "电话:0717-6221234", "号码"),
        ("庆祝建党100周年", "100周年", "纪念年数"),
        ("一线职工", "一线", "词内字"),
        ("激励千万职工", "千万", "修辞"),
        ("开展一项活动", "一", "虚指"),
        ("四级联动", "四级", "层级"),
        ("专兼职干部的比例达1:20", "1:20", "比例"),
        ("同月7日成立", "7日", "日期"),
        ("20xx年换届", "20xx年", "年份"),
        ("民国十五年成立", "十五年", "年份"),
        ("省建十一公司机关人员", "十一", "词内字"),
        ("表3-2 会员情况", "表3-2", "编号"),
        ("(单位:万个、万人)", "单位:万个、万人", "计量单位"),
        ("会员人数(万人)", "(万人)", "计量单位"),
    ],
)
def test_what_is_set_aside_has_its_reason(text, numeral, reason):
    _, asides = read_sentence(text)
    assert [(aside.text, aside.reason) for aside in asides if aside.text == numeral] == [
        (numeral, reason)
    ]


def test_a_repeated_paragraph_is_counted_once():
    text = "慰问职工300人。慰问职工300人。"
    first = Paragraph((Span(0, 9),), text[:9])
    second = Paragraph((Span(9, 18),), text[9:], repeats=0)
    metrics, asides = find_metrics(text, Layout((first, second)), (), Masthead())
    assert [metric.raw for metric in metrics] == ["300人"]
    assert [(aside.text, aside.reason) for aside in asides] == [("300", "重复段落")]


def test_a_number_that_a_page_breaks_keeps_its_offsets():
    text = "共慰问困难职工12\n34人。"
    words = text.replace("\n", "")
    pieces = (Span(0, 9), Span(10, len(text)))
    metrics, _ = find_metrics(text, Layout((Paragraph(pieces, words),)), (), Masthead())
    (metric,) = metrics
    assert (metric.raw, metric.value) == ("12\n34人", 1234)


def read_lines(text):
    """What is found in a text whose lines are paragraphs."""
    lines = [Span(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text)]
    layout = Layout(tuple(Paragraph((span,), text[slice(*span)]) for span in lines))
    return find_metrics(text, layout, (), Masthead())


def test_the_caption_of_a_table_gives_its_rows_their_unit():
    text = "救助情况(单位:万元)\n| 年份 | 2019年 | 2020年 |\n| 医疗救助 | 12.5 | 8 |"
    metrics, _ = read_lines(text)
    assert [(m.raw, m.value, m.unit, m.label, m.period) for m in metrics] == [
        ("12.5", 125000, "元", "医疗救助", "2019"),
        ("8", 80000, "元", "医疗救助", "2020"),
    ]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "| 项目 | 单位 | 数量 |\n| 新建工会 | 家 | 62 |\n| 发放资金 | 万元 | 31.5 |",
            [("62", 62, "家", None), ("31.5", 315000, "元", None)],
        ),
        (
            "| 年份 | 会员(万人) | 经费(万元) |\n| 2019年 | 3.2 | 560 |",
            [("3.2", 32000, "人", "2019"), ("560", 5600000, "元", "2019")],
        ),
        (
            "| 县区 | 资金/万元 | 人数 |\n| 某县 | 12.5 | 36 |",
            [("12.5", 125000, "元", None), ("36", 36, "人", None)],
        ),
        (
            "| 指标 | 2019年 | 2020年 |\n| 会员(人) | 3200 | 3500 |\n| 其中:女会员 | 1200 | 1300 |",
            [
                ("3200", 3200, "人", "2019"),
                ("3500", 3500, "人", "2020"),
                ("1200", 1200, "人", "2019"),
                ("1300", 1300, "人", "2020"),
            ],
        ),
        (
            "单位:万元、人\n| 项目 | 金额 | 人数 |\n| 助学 | 12.5 | 36 |",
            [("12.5", 125000, "元", None), ("36", 36, "人", None)],
        ),
        (
            "项目 单位 2019年 2020年\n新建工会 家 62 75",
            [("62", 62, "家", "2019"), ("75", 75, "家", "2020")],
        ),
        (
            "单位:个\n项目 2011 2012\n组织建设\n基层工会数 3125 3348\n会员人数(万人) 25.1 26.4",
            [
                ("3125", 3125, "个", "2011"),
                ("3348", 3348, "个", "2012"),
                ("25.1", 251000, "人", "2011"),
                ("26.4", 264000, "人", "2012"),
            ],
        ),
        (
            "| 2014 | 2015 |\n| 工会会员数 | 1536820 | 1602417 |",
            [("1536820", 1536820, "人", "2014"), ("1602417", 1602417, "人", "2015")],
        ),
        (
            "指标 2014 2015 2016\n专职干部(人) 790 627 542",
            [("790", 790, "人", "2014"), ("627", 627, "人", "2015"), ("542", 542, "人", "2016")],
        ),
        (
            "指标\n|\n2014年\n|\n2015年\n|\n基层工会数\n|5210\n|5307\n|\n其中:企业\n|3100\n|3165",
            [
                ("5210", 5210, "个", "2014"),
                ("5307", 5307, "个", "2015"),
                ("3100", 3100, "个", "2014"),
                ("3165", 3165, "个", "2015"),
            ],
        ),
        (
            "| 会员增减(人) | -36 | 52 |",
            [("-36", -36, "人", None), ("52", 52, "人", None)],
        ),
    ],
)
def test_a_table_gives_its_cells_their_units_and_years(text, figures):
    metrics, _ = read_lines(text)
    assert [(m.raw, m.value, m.unit, m.period) for m in metrics] == figures
    assert all(metric.unit_inferred for metric in metrics)


def test_a_row_that_is_a_part_is_named_with_its_whole():
    metrics, _ = read_lines("| 职工人数(人) | 5200 |\n| #女职工 | 2100 |\n| 其中:农民工 | 800 |")
    assert [(m.label, m.unit, m.part_of) for m in metrics] == [
        ("职工人数", "人", False),
        ("职工人数中女职工", "人", True),
        ("职工人数中农民工", "人", True),
    ]


@pytest.mark.parametrize("text", ["2019年\n12", "首页 | 要闻\n工会\n12", "基层工会\n|\n某某市\n36"])
def test_a_number_alone_in_a_line_without_bars_is_no_cell(text):
    assert read_lines(text)[0] == ()


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(alphabet="||1290.-年万人会员数其中:#() 个", max_size=14), max_size=12))
def test_each_numeral_of_lines_like_tables_is_a_figure_or_set_aside(lines):
    text = "\n".join(lines)
    metrics, asides = read_lines(text)
    spans = sorted([(m.start, m.end) for m in metrics] + [(a.start, a.end) for a in asides])
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    for match in NUMERAL.finditer(text):
        assert any(start <= match.start() < end for start, end in spans), match


def test_a_line_of_a_hundred_thousand_characters_is_read():
    text = "走访慰问困难职工1234人,发放慰问金56.7万元;" * 4000
    metrics, _ = read_sentence(text)
    assert len(metrics) == 8000


@pytest.mark.skipif(not GOLD.exists(), reason="the annotated documents are not here")
@pytest.mark.parametrize("number", ["000", "003", "004"])
class TestAnnotatedDocuments:
    """The three documents annotated by hand, figure by figure."""

    def compare(self, number):
        gold = json.loads((GOLD / f"{number}.json").read_text(encoding="utf-8"))
        path = SHARED / "seeds" / gold["file"]
        reading = read_report(path.read_bytes(), path.name)
        required = [figure for figure in gold["figures"] if figure["status"] == "required"]
        pairs = [(figure, self.overlapping(reading.metrics, figure)) for figure in required]
        return gold, reading, pairs

    def overlapping(self, found, annotated):
        return next(
            (f for f in found if f.start < annotated["end"] and annotated["start"] < f.end), None
        )

    def test_values_and_units_agree(self, number):
        gold, reading, pairs = self.compare(number)
        wrong = [
            figure["raw"]
            for figure, metric in pairs
            if metric is None
            or metric.unit not in (figure["unit"], *figure.get("unit_alt", ()))
            or str(metric.value if figure["value"] else metric.low)
            != (figure["value"] or figure["low"])
        ]
        spurious = [m.raw for m in reading.metrics if not self.annotated(gold, m)]
        assert len(wrong) + len(spurious) <= 0.01 * len(pairs)

    def annotated(self, gold, metric):
        return any(f["start"] < metric.end and metric.start < f["end"] for f in gold["figures"])

    @pytest.mark.parametrize("name", ["relation", "kind", "period", "basis"])
    def test_what_else_is_said_of_a_figure_agrees(self, number, name):
        _, _, pairs = self.compare(number)
        matched = [(figure, metric) for figure, metric in pairs if metric]
        right = [
            getattr(metric, name) in (figure.get(name), *figure.get(f"{name}_alt", ()))
            for figure, metric in matched
        ]
        assert sum(right) >= 0.97 * len(matched)

    def test_what_was_set_aside_by_hand_is_set_aside(self, number):
        gold, reading, _ = self.compare(number)
        missed = [a for a in gold["set_aside"] if not self.overlapping(reading.set_aside, a)]
        assert missed == []


def test_a_number_that_looks_like_a_year_is_one_below_the_years_of_a_table():
    text = "指标 | 2010年 | 2009年 |\n专职工会干部数（人） | 1241 | 1972 |"
    reading = read_report(text.encode(), "table.txt")
    assert [(m.raw, m.period) for m in reading.metrics] == [("1241", "2010"), ("1972", "2009")]
