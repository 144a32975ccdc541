"""The section tree: which lines are headings, how deep they stand, what they look at."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings

from reports.text.findings import Decoded, Hint, Known, ReadSection
from reports.text.layout import read_layout
from reports.text.masthead import read_masthead
from reports.text.outline import read_outline
from reports.text.words import Topic

from .composed import NAMES, read_composed
from .test_layout import documents

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
GOLD = sorted((SHARED / "gold").glob("*.json"))
needs_gold = pytest.mark.skipif(not GOLD, reason="../shared/gold is not here")


PROSE = "全年各项任务圆满完成，得到了上级和职工的好评。"


def outline(text: str, hints: tuple[Hint, ...] = ()) -> tuple[ReadSection, ...]:
    decoded = Decoded(text, hints=hints)
    layout = read_layout(decoded)
    return read_outline(decoded, layout, read_masthead(decoded, layout, Known()))


def shape(sections: tuple[ReadSection, ...]) -> list[tuple[int, str, str, str]]:
    return [(s.depth, s.number or "", s.heading or "", str(s.kind)) for s in sections]


@pytest.mark.parametrize("name", NAMES)
def test_a_composed_document_has_the_outline_its_author_gave_it(name: str) -> None:
    document = read_composed(name)
    expected = [tuple(section) for section in document.expected["outline"]["sections"]]
    assert shape(document.sections) == expected


@needs_gold
@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_the_gold_headings_are_found_with_their_level(path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = (SHARED / "seeds" / gold["file"]).read_text(encoding="utf-8")
    found = {(s.depth, s.number or "", s.heading) for s in outline(text) if s.heading}
    wanted = [
        {(s["level"], s["number"] or "", h) for h in (s["heading"], *s.get("heading_alt", ()))}
        for s in gold["sections"]
        if s["heading"]
    ]
    required = [
        answers
        for answers, section in zip(
            wanted, (s for s in gold["sections"] if s["heading"]), strict=True
        )
        if section["status"] == "required"
    ]
    hits = sum(bool(answers & found) for answers in required)
    strays = sum(not any(heading in answers for answers in wanted) for heading in found)
    precision, recall = hits / (hits + strays), hits / len(required)
    assert 2 * precision * recall / (precision + recall) >= 0.97


@needs_gold
@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_the_gold_sections_look_back_or_ahead_as_marked(path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = (SHARED / "seeds" / gold["file"]).read_text(encoding="utf-8")
    kinds = {s.heading: str(s.kind) for s in outline(text) if s.heading}
    wrong = [
        section["heading"]
        for section in gold["sections"]
        if section["heading"] in kinds and kinds[section["heading"]] != section["kind"]
    ]
    assert wrong == []


@needs_gold
def test_the_numbered_press_report_keeps_its_numbers_and_its_plan() -> None:
    (path,) = (SHARED / "seeds").glob("001_*.txt")
    sections = outline(path.read_text(encoding="utf-8"))
    numbers = [s.number for s in sections if s.depth == 1 and s.number]
    assert numbers == ["1", "2", "3", "4", "5", "6"]
    plan = [s for s in sections if s.kind == "plan"]
    assert [s.depth for s in plan] == [1] + [2] * 12
    assert {str(s.kind) for s in sections} == {"other", "review", "plan"}


@needs_gold
def test_the_report_of_run_in_headings_turns_to_the_next_year_half_way() -> None:
    (path,) = (SHARED / "seeds").glob("002_*.txt")
    sections = outline(path.read_text(encoding="utf-8"))
    assert all(s.depth == 1 for s in sections)
    kinds = [str(s.kind) for s in sections]
    assert kinds == ["other"] + ["review"] * 6 + ["plan"] * (len(kinds) - 7)
    assert [s.heading is None for s in sections].count(True) == 2


@given(documents)
@settings(max_examples=200, deadline=None)
def test_sections_divide_the_prose_and_stand_in_one_another(text: str) -> None:
    sections = outline(text)
    assert all(0 <= s.start <= s.heading_end <= s.end <= len(text) for s in sections)
    for upper, lower in pairwise(sections):
        assert upper.end == lower.start
        assert lower.depth <= upper.depth + 1
    for index, section in enumerate(sections):
        parent = section.parent
        assert (parent is None) == (section.depth == 1)
        if parent is not None:
            assert parent < index
            assert sections[parent].depth == section.depth - 1
        if section.heading:
            written = text[section.start : section.heading_end]
            assert set(section.heading) <= set(written)


def test_a_report_in_one_line_is_divided_where_its_numbers_stand() -> None:
    text = (
        "一、组织建设。新建工会五家，发展会员三百名，组建率稳步提高。"
        "二、帮扶救助。走访困难职工二百户，发放慰问金十万元。三、文体活动。举办运动会一届。"
    )
    assert [s.number for s in outline(text)] == ["一、", "二、", "三、"]
    assert [text[s.start] for s in outline(text)] == ["一", "二", "三"]


def test_numbers_inside_a_sentence_divide_nothing() -> None:
    text = (
        "一、技能竞赛。全年举办竞赛九场，评出一、二、三等奖若干，"
        "第一、二产业职工踊跃参加，并对（一）线职工给予倾斜，效果良好，影响广泛深远。"
    )
    assert len(outline(text)) == 1


def test_points_are_not_sections() -> None:
    text = "工作做法\n一是抓组建。新建工会五家。\n二是抓培训。办班三期。\n三是抓宣传。发稿百篇。"
    assert [s.heading for s in outline(f"县总工会工作总结\n{text}")] == ["工作做法"]


def test_headings_of_a_word_file_nest_by_their_level() -> None:
    lines = [
        "总结",
        "工作回顾",
        "组织建设",
        "新建工会五家，成效明显。",
        "下一步打算",
        "继续努力，再上台阶。",
    ]
    text = "\n".join(lines)
    starts = [text.index(line) for line in lines]
    marked = ((0, "title", 0), (1, "heading", 1), (2, "heading", 2), (4, "heading", 1))
    hints = tuple(
        Hint(kind, starts[i], starts[i] + len(lines[i]), level) for i, kind, level in marked
    )
    assert shape(outline(text, hints)) == [
        (1, "", "工作回顾", "review"),
        (2, "", "组织建设", "review"),
        (1, "", "下一步打算", "plan"),
    ]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("2020年工作回顾", "review"),
        ("今后五年工作目标和任务", "plan"),
        ("存在的困难和问题", "other"),
        ("制定年度工作计划", "review"),
        ("落实重点任务", "review"),
        ("主要任务", "plan"),
        ("下阶段重点工作", "plan"),
        ("几点建议", "plan"),
        ("目标任务完成情况", "review"),
        ("加强工会自身建设", "review"),
    ],
)
def test_a_heading_tells_whether_it_looks_back_or_ahead(heading: str, kind: str) -> None:
    text = f"一、{heading}\n全县新建工会五家，发展会员三百名，慰问职工二百户。"
    assert str(outline(text)[0].kind) == kind


HEADINGS = [
    [part.strip() for part in line.split("|")]
    for line in (Path(__file__).parent / "cases" / "headings.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("heading", "topic"), HEADINGS)
def test_a_heading_tells_its_sections_topic(heading: str, topic: str) -> None:
    title = "某县总工会2021年工作总结\n2021年，各项工作取得了新的进展。"
    text = f"{title}\n一、{heading}\n{PROSE}\n二、其他\n{PROSE}"
    (section,) = (section for section in outline(text) if section.heading == heading)
    assert str(section.topic or "-") == topic


def test_a_run_in_headings_own_words_come_before_those_under_it() -> None:
    text = (
        "某县总工会2021年工作总结\n2021年，各项工作取得了新的进展。\n"
        "一、整合维权力量。为会员提供普惠服务，发放会员卡，联系优惠商家，开展健康体检。\n"
        "二、做好帮扶。在疫情防控期间为医护人员送去口罩、消毒液。"
    )
    topics = {section.heading: section.topic for section in outline(text)}
    assert topics["整合维权力量"] == Topic.RIGHTS
    assert topics["做好帮扶"] == Topic.RELIEF


REPORT = "某县总工会2021年工作总结\n2021年，各项工作取得了新的进展。\n"


def headed(body: str) -> list[tuple[int, str, str]]:
    return [(s.depth, s.number or "", s.heading) for s in outline(REPORT + body) if s.heading]


def test_decimal_numbers_stand_inside_their_whole() -> None:
    text = (
        f"1 组织建设\n1.1 发展会员\n{PROSE}\n1.2 组建工会\n{PROSE}\n"
        f"2 维权服务\n2.1 集体协商\n{PROSE}"
    )
    assert headed(text) == [
        (1, "1", "组织建设"),
        (2, "1.1", "发展会员"),
        (2, "1.2", "组建工会"),
        (1, "2", "维权服务"),
        (2, "2.1", "集体协商"),
    ]


def test_an_amount_that_begins_a_line_is_no_decimal_number() -> None:
    assert headed(f"{PROSE}全市会员达到\n1.5 万人，发放资金\n3.2 亿元，受到好评。\n{PROSE}") == []


def test_a_number_and_its_heading_on_two_lines_are_one_heading() -> None:
    text = f"第一部分\n\n工作回顾\n\n{PROSE}\n\n第二部分\n\n自身建设\n\n{PROSE}"
    assert headed(text) == [(1, "第一部分", "工作回顾"), (1, "第二部分", "自身建设")]


def test_points_of_whole_sentences_are_no_headings() -> None:
    points = (
        "1.各级工会要认真组织职工学习，通过宣讲、座谈、演出等形式，把党的声音传到班组。\n"
        "2.市总工会将会同有关部门开展劳动用工检查，对发现的问题督促整改，维护职工权益。\n"
        "3.在全市范围内组织送温暖活动，走访慰问困难职工2000户，做到应帮尽帮。"
    )
    assert headed(f"一、主要工作\n{points}") == [(1, "一、", "主要工作")]


def test_points_that_begin_with_a_phrase_keep_it_as_heading() -> None:
    points = "1.打造文化品牌，建设书屋10家，开展阅读活动。\n2.做好普法宣传，发放资料3000份。"
    assert [heading for *_, heading in headed(f"一、主要工作\n{points}")] == [
        "主要工作",
        "打造文化品牌",
        "做好普法宣传",
    ]


@pytest.mark.parametrize("opening", ["总体来看", "总的来看", "综上所述"])
def test_a_sentence_that_sums_up_is_no_heading(opening: str) -> None:
    body = f"加强组织建设。{PROSE}\n做好维权服务。{PROSE}\n{opening}：工会工作迈上台阶。{PROSE}"
    assert not any(heading.startswith(opening) for *_, heading in headed(body))


def test_a_closing_note_in_brackets_is_no_heading() -> None:
    assert headed(f"一、组织建设\n{PROSE}\n（某县总工会办公室供稿）") == [(1, "一、", "组织建设")]


def headings(text: str) -> list[tuple[int, str | None]]:
    return [(section.depth, section.heading) for section in outline(text)]


def test_a_heading_that_runs_straight_into_its_first_point_ends_before_it():
    text = (
        "工会年度总结\n1、建强组织，提升水平一是配齐班子。二是选好主席。\n"
        f"2、关心生活，维护权益一是走访。二是救助。{PROSE}"
    )
    assert headings(text) == [(1, "建强组织，提升水平"), (1, "关心生活，维护权益")]


def test_a_blank_parts_a_heading_from_its_first_sentence():
    text = (
        "工会年度总结\n（一）激发创新活力，服务发展大局 全市各级工会组织竞赛，成效明显。\n"
        f"（二）关爱困难职工 各级工会走访慰问。{PROSE}"
    )
    assert headings(text) == [(1, "激发创新活力，服务发展大局"), (1, "关爱困难职工")]


@pytest.mark.parametrize(
    "name", ["工会工作总结 篇{}", "工会工作总结（篇{}）", "工会工作总结【第{}篇】："]
)
def test_what_a_collection_calls_its_texts_stands_above_their_headings(name):
    text = "\n".join(
        f"{name.format(number)}\n一、抓组织建设\n{PROSE}\n二、抓维权服务\n{PROSE}"
        for number in "12"
    )
    depths = [section.depth for section in outline("工会总结范文2篇\n" + text)]
    assert depths == [1, 2, 2, 1, 2, 2]


def test_an_entry_behind_a_bullet_is_one():
    text = f"总工会\n• 【概况】 {PROSE}\n【组织建设】 {PROSE}"
    assert headings(text) == [(1, "概况"), (1, "组织建设")]


def test_a_numbered_sentence_about_the_union_itself_is_no_heading():
    text = (
        "工会总结\n一、主要工作\n（1）抓实帮困基金队伍建设。"
        f"{PROSE}\n（2）街道总工会还为困难职工建档，职工一有困难，就送去帮助。\n（3）办好夜校。{PROSE}"
    )
    assert (2, "街道总工会还为困难职工建档，职工一有困难，就送去帮助") not in headings(text)
    assert headings(text)[1] == (2, "抓实帮困基金队伍建设")


def test_what_a_plan_is_to_reach_is_no_review() -> None:
    text = (
        f"一、过去五年工作回顾\n{PROSE}\n二、今后五年目标任务\n（一）服务取得新成效\n建驿站90个。"
    )
    kinds = [(s.heading, str(s.kind)) for s in outline(text)]
    assert kinds[-1] == ("服务取得新成效", "plan")


def test_a_list_of_promises_without_headings_is_a_plan() -> None:
    (section,) = outline("彭泽县总工会发布2024年十件实事\n新建驿站30个。\n资助学生90名。")
    assert section.kind == "plan"
