"""A report's text cut into blocks and runs: nothing lost, every mark where its words are."""

from datetime import date

import pytest

from reports.models import Doubt, Metric, Report
from reports.pages.citation import cite
from reports.pages.facts import describe_facts
from reports.pages.marking import Marked, mark_report
from tests.making import make_metric, make_report, make_section

pytestmark = pytest.mark.django_db


def mark(report: Report) -> Marked:
    return mark_report(
        report,
        list(report.sections.all()),
        list(report.metrics.all()),
        list(report.doubts.all()),
    )


def shown(marked: Marked) -> list[str]:
    """Each block's words, heading first."""
    return ["".join(run.text for run in (*b.heading, *b.runs)) for b in marked.blocks]


def make_doubt(report: Report, words: str) -> Doubt:
    start = report.text.index(words)
    return Doubt.objects.create(
        report=report,
        rule="测试",
        start=start,
        end=start + len(words),
        words=words,
        explanation="请再看一遍。",
    )


@pytest.fixture
def report(regions: None) -> Report:
    return make_report("429004", 2020, 2020)


def test_every_paragraph_is_shown_word_for_word(report: Report) -> None:
    make_section(report, "一、工作回顾")
    make_metric(report, "15万元", 150000)
    make_doubt(report, "慰问金15万元，慰问职工374人")
    assert shown(mark(report)) == [line for line in report.text.split("\n") if line]


def test_a_figure_is_a_run_of_its_own(report: Report) -> None:
    figure = make_metric(report, "15万元", 150000)
    runs = [run for block in mark(report).blocks for run in block.runs if run.figure]
    assert [(run.text, run.figure, run.opens_figure) for run in runs] == [("15万元", figure, True)]


def test_a_heading_on_its_own_line_is_no_paragraph(report: Report) -> None:
    section = make_section(report, "二、明年打算", number="")
    block = next(block for block in mark(report).blocks if block.section == section)
    assert block.is_heading
    assert block.start == section.start


def test_a_run_in_heading_opens_its_paragraph(regions: None) -> None:
    report = make_report("429004", 2020, 2020, text="送岗位。全年办招聘会9场。")
    section = make_section(report, "送岗位。", run_in=True)
    block = mark(report).blocks[0]
    assert (block.section, block.is_heading) == (section, False)
    assert "".join(run.text for run in block.heading) == "送岗位。"
    assert "".join(run.text for run in block.runs) == "全年办招聘会9场。"


def test_a_point_inside_a_paragraph_keeps_its_place(regions: None) -> None:
    report = make_report("429004", 2020, 2020, text="一是建站点。建成3个。二是配队伍。配了5人。")
    make_section(report, "一是建站点。", run_in=True)
    second = make_section(report, "二是配队伍。", run_in=True)
    runs = mark(report).blocks[0].runs
    assert [run.text for run in runs if run.section == second and run.opens_section] == [
        "二是配队伍。"
    ]


def test_heading_levels_follow_the_tree_and_skip_none(regions: None) -> None:
    report = make_report("429004", 2020, 2020, text="甲\n乙\n丙\n丁")
    first = make_section(report, "甲")
    second = make_section(report, "乙", depth=3, parent=first)
    make_section(report, "丙", depth=5, parent=second)
    make_section(report, "丁")
    assert [block.level for block in mark(report).blocks] == [3, 4, 5, 3]


def test_a_number_broken_by_a_page_is_one_figure(regions: None) -> None:
    report = make_report("429004", 2020, 2020, text="培训职工12\n— 3 —\n34人次。")
    report.layout = [{"pieces": [[0, 6], [13, 18]], "repeats": None}]
    start = report.text.index("12")
    values = {"raw": "12\n— 3 —\n34人次", "value": 1234, "unit": "人次", "kind": "achieved"}
    Metric.objects.create(report=report, start=start, end=17, relation="exact", **values)
    runs = [run for run in mark(report).blocks[0].runs if run.figure]
    assert [run.text for run in runs] == ["1234人次"]


def test_a_doubt_within_a_paragraph_is_underlined_and_numbered(report: Report) -> None:
    make_doubt(report, "慰问职工374人")
    runs = [run for block in mark(report).blocks for run in block.runs if run.doubted]
    assert [(run.text, [note.number for note in run.notes]) for run in runs] == [
        ("慰问职工374人", [1])
    ]


def test_a_doubt_and_a_figure_can_share_words(report: Report) -> None:
    make_metric(report, "374人", 374, unit="人")
    make_doubt(report, "慰问职工374人")
    runs = [run for block in mark(report).blocks for run in block.runs if run.doubted]
    assert [(run.text, bool(run.figure), bool(run.notes)) for run in runs] == [
        ("慰问职工", False, False),
        ("374人", True, True),
    ]


def test_a_doubt_about_a_whole_paragraph_is_a_note_below_it(report: Report) -> None:
    doubt = make_doubt(report, "明年再建驿站20个。")
    block = mark(report).blocks[-1]
    assert [note.doubt for note in block.notes] == [doubt]
    assert not any(run.doubted for run in block.runs)


def test_a_doubt_about_words_that_were_set_aside_is_not_lost(report: Report) -> None:
    report.layout = report.layout[:1]
    doubt = make_doubt(report, "明年再建驿站20个。")
    assert [note.doubt for note in mark(report).unplaced] == [doubt]


def test_a_repeated_paragraph_names_the_earlier_one(regions: None) -> None:
    report = make_report("429004", 2020, 2020, text="甲乙丙。\n甲乙丙。")
    report.layout[1]["repeats"] = 0
    assert [block.repeats for block in mark(report).blocks] == [None, 0]


def test_a_fact_keeps_the_words_it_rests_on(report: Report) -> None:
    report.evidence = {
        "covers_to": {"words": "二〇二〇年", "confidence": 0.7, "start": 7, "end": 12}
    }
    fact = next(fact for fact in describe_facts(report) if fact.name == "所述年份")
    assert (fact.value, fact.words, fact.certainty, fact.link) == ("2020", "二〇二〇年", "中", 0)


def test_a_fact_that_a_person_decided_says_so(report: Report) -> None:
    report.evidence = {"title": {"words": "旧题", "confidence": 0.9, "start": None, "end": None}}
    report.title, report.decided = "新题", ["title"]
    fact = describe_facts(report)[0]
    assert (fact.value, fact.origin, fact.words) == ("新题", "编辑确定", "")


def test_an_unknown_fact_has_no_value(report: Report) -> None:
    assert next(fact for fact in describe_facts(report) if fact.name == "来源").value == ""


def test_a_reference_names_issuer_date_and_address(report: Report) -> None:
    report.title, report.delivered_on = "江口市总工会工作总结", date(2021, 1, 5)
    assert cite(report, "http://archive/reports/x/", date(2026, 11, 21)) == (
        "仙桃市总工会. 江口市总工会工作总结[R/OL]. (2021-01-05)[2026-11-21]. "
        "http://archive/reports/x/."
    )


def test_a_newspaper_reference_names_at_most_three_authors_and_the_paper(report: Report) -> None:
    report.title, report.genre, report.source = "工会这一年", "新闻综述", "江口日报"
    report.authors = ["甲", "乙", "丙", "丁"]
    assert cite(report, "http://a/", date(2026, 11, 21)) == (
        "甲, 乙, 丙, 等. 工会这一年[N/OL]. 江口日报, [2026-11-21]. http://a/."
    )
