"""The vocabulary: which indicator a figure belongs to, none rather than a wrong one."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.text.vocabulary import (
    Indicator,
    Vocabulary,
    indicator_for,
    load_indicators,
    load_measures,
    parse_wording,
    unit_fits,
)
from reports.text.words import Topic

FOUND = [
    ("全市工会会员总数", "人", "members-total"),
    ("现有工会会员人数", "名", "members-total"),
    ("新发展会员人数", "人", "members-new"),
    ("新发展农民工会员人数", "人", "members-migrant-new"),
    ("其中农民工会员数", "人", "members-migrant"),
    ("其中女会员人数", "人", "members-women"),
    ("货车司机等新就业形态劳动者入会人数", "人", "members-platform"),
    ("基层工会组织数", "个", "unions-total"),
    ("新组建基层工会数", "家", "unions-new"),
    ("工会组织涵盖法人单位数", "家", "units-covered"),
    ("区域性行业性工会联合会数", "个", "industry-federations"),
    ("街道总工会数", "个", "township-unions"),
    ("企业建会率", "%", "union-rate"),
    ("职工入会率", "%", "membership-rate"),
    ("社会化工会工作者人数", "名", "cadres-social"),
    ("模范职工之家数", "个", "model-homes"),
    ("为农民工追讨欠薪金额", "元", "wages-recovered"),
    ("追回拖欠工资涉及农民工人数", "人", "wages-recovered-people"),
    ("调处劳动争议件数", "件", "disputes-mediated"),
    ("受理劳动争议案件成功调解件数", "件", "disputes-mediated"),
    ("受理劳动争议件数", "件", "disputes-accepted"),
    ("村(社区)工会联合会数", "个", "village-unions"),
    ("劳动争议调解委员会数", "个", "mediation-organisations"),
    ("办理法律援助案件数", "件", "legal-aid-cases"),
    ("为职工挽回经济损失金额", "元", "loss-recovered"),
    ("在档困难职工户数", "户", "hardship-registered-households"),
    ("实现解困脱困困难职工户数", "户", "hardship-relieved-households"),
    ("救助困难职工人次", "人次", "relief-times"),
    ("发放帮扶救助资金", "元", "relief-money"),
    ("走访慰问困难职工家庭户数", "户", "visited-hardship-households"),
    ("元旦春节送温暖筹集资金", "元", "warmth-money"),
    ("两节期间慰问困难职工人数", "人", "warmth-people"),
    ("走访慰问困难企业数", "家", "visited-enterprises"),
    ("发放慰问金", "元", "consolation-money"),
    ("高温慰问一线职工人次", "人次", "cooling-times"),
    ("金秋助学资助困难职工子女人数", "名", "study-aid-people"),
    ("发放助学金", "元", "study-aid-money"),
    ("助学金每人标准", "元", "study-aid-standard"),
    ("职工医疗互助参保人数", "人", "mutual-aid-joined"),
    ("医疗互助补助人次", "人次", "mutual-aid-paid-times"),
    ("医疗互助补助金额", "元", "mutual-aid-paid"),
    ("收缴互助金金额", "元", "mutual-aid-premiums"),
    ("职工技能培训人次", "人次", "training-times"),
    ("培训工会干部人次", "人次", "cadres-trained-times"),
    ("举办招聘会场次", "场", "job-fairs"),
    ("招聘会参会企业数", "家", "job-fair-employers"),
    ("提供就业岗位数", "个", "job-posts"),
    ("组织企业提供就业岗位数", "个", "job-posts"),
    ("提供就业岗位的企业数", "家", "job-fair-employers"),
    ("达成就业意向人数", "人", "job-placed"),
    ("劳动竞赛参赛职工人次", "人次", "contest-times"),
    ("劳动竞赛参赛企业数", "家", "contest-units"),
    ("安康杯竞赛参赛班组数", "个", "ankang-teams"),
    ("职工提出合理化建议条数", "条", "proposals"),
    ("采纳合理化建议条数", "条", "proposals-adopted"),
    ("提出合理化建议采纳条数", "条", "proposals-adopted"),
    ("创造经济效益金额", "元", "economic-benefit"),
    ("完成技术革新项目数", "项", "innovations"),
    ("命名市级劳模创新工作室数", "个", "studios"),
    ("全国五一劳动奖章获得人数", "名", "may-day-medals"),
    ("五一劳动奖状数", "个", "may-day-certificates"),
    ("工人先锋号数", "个", "pioneer-teams"),
    ("组织劳模疗休养人数", "名", "model-recuperation"),
    ("一线职工疗休养人次", "人次", "recuperation-times"),
    ("新建职工书屋数", "家", "book-houses"),
    ("职工文体活动场次", "场", "culture-events"),
    ("劳模宣讲场次", "场", "talks"),
    ("女职工两癌筛查人数", "名", "women-screened"),
    ("爱心母婴室数", "个", "nursing-rooms"),
    ("拨付疫情防控专项资金", "元", "epidemic-money"),
    ("职代会建制率", "%", "workers-congress-rate"),
    ("已建会企业厂务公开建制率", "%", "open-affairs-rate"),
    ("开展工资集体协商企业数", "家", "wage-bargaining-units"),
    ("集体合同签订率", "%", "collective-contract-rate"),
    ("签订集体合同份数", "份", "collective-contracts"),
    ("集体合同覆盖职工人数", "人", "contract-workers"),
    ("女职工专项集体合同份数", "份", "women-contracts"),
    ("求学圆梦行动资助人数", "名", "degree-aid-people"),
    ("户外劳动者驿站数", "个", "outdoor-stations"),
    ("为职工办实事件数", "件", "real-things"),
    ("收缴工会经费金额", "元", "dues-collected"),
    ("消费扶贫采购农副产品金额", "元", "poverty-purchases"),
]

NOT_FOUND = [
    ("慰问困难职工人数", "元"),  # the unit tells of money, the label of people
    ("困难职工慰问金每户标准", "元"),  # a standard is not a total
    ("女会员占会员总数比例", "%"),  # a share is not a rate of joining
    ("工会会员总数同比增长率", "%"),  # growth is not the thing that grew
    ("获支持建设职工书屋的企业数", "家"),  # enterprises, not book houses
    ("会员卡优惠商家满意率", "%"),
    ("两节送温暖和临时救助人次", "人次"),  # two things in one figure
    ("座谈会上的劳模人数", "人"),  # present is not chosen
    ("采购扶贫产品的工会组织数", "个"),  # buyers are not all there are
    ("调解组织覆盖职工人数", "人"),  # covered by another body
    ("每场岗位数", "个"),  # so many each
    ("工匠培养基地数", "个"),  # bases, not craftsmen
    ("工会干部和社会化工会工作者人数", "名"),  # two bodies in one figure
    ("育婴师等培训工种数", "个"),  # of training, not of a contest
    ("参加活动人数", "人"),
    ("投入资金", "元"),
    ("", "人"),
]


CASES = [
    [part.strip() for part in line.split("|")]
    for line in (Path(__file__).parent / "cases" / "indicators.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("label", "unit", "code"), CASES)
def test_labels_of_each_family_lead_where_an_archivist_would_put_them(
    label: str, unit: str, code: str
) -> None:
    assert indicator_for(label, unit) == (None if code == "-" else code)


@pytest.mark.parametrize("indicator", load_indicators(), ids=lambda indicator: indicator.code)
def test_an_indicators_own_name_leads_to_no_other_one(indicator: Indicator) -> None:
    units = load_measures().units[indicator.unit_family]
    assert {indicator_for(indicator.name, unit) for unit in units} <= {indicator.code, None}


@pytest.mark.parametrize("flow", ["新增", "新建", "新发展", "吸纳", "组建"])
def test_what_was_added_never_leads_to_what_there_is(flow: str) -> None:
    totals = {"members-total", "unions-total", "units-covered", "workers-total"}
    for label in ("会员", "基层工会组织", "涵盖单位", "职工总数"):
        assert not totals & {indicator_for(flow + label, unit) for unit in ("人", "个", "家")}


@pytest.mark.parametrize("deed", ["申报", "推荐申报", "拟命名", "提名"])
def test_what_is_but_hoped_for_is_not_had(deed: str) -> None:
    for noun in ("五一劳动奖章", "工人先锋号", "职工书屋", "劳模创新工作室", "劳动模范"):
        assert indicator_for(f"{deed}{noun}数", "个") is None


@pytest.mark.parametrize(("label", "unit", "code"), FOUND)
def test_a_figure_of_the_field_finds_its_indicator(label: str, unit: str, code: str) -> None:
    assert indicator_for(label, unit) == code


@pytest.mark.parametrize(("label", "unit"), NOT_FOUND)
def test_none_is_better_than_wrong(label: str, unit: str) -> None:
    assert indicator_for(label, unit) is None


def test_money_people_and_households_of_one_label_are_told_apart_by_unit() -> None:
    codes = {unit: indicator_for("帮扶救助困难职工", unit) for unit in ("人", "人次", "户", "元")}
    assert codes == {
        "人": "relief-people",
        "人次": "relief-times",
        "户": "relief-households",
        "元": "relief-money",
    }


def test_full_width_brackets_and_traditional_characters_are_read_alike() -> None:
    assert indicator_for("劳模（职工）创新工作室（省级）", "个") == "studios"
    assert indicator_for("新發展會員人數", "人") == "members-new"


def test_the_vocabulary_covers_the_genre_with_entries_that_can_be_told_apart() -> None:
    indicators = load_indicators()
    assert len(indicators) >= 110
    assert len({indicator.name for indicator in indicators}) == len(indicators)
    assert {indicator.topic for indicator in indicators} == set(Topic)
    for indicator in indicators:
        assert indicator.code.isascii() and indicator.code.replace("-", "").isalnum()
        assert indicator.definition.endswith("。") and len(indicator.definition) >= 12
        assert indicator.unit_family in load_measures().units
        assert indicator.wordings


def test_every_indicator_can_be_reached_by_one_of_its_own_wordings() -> None:
    unreachable = [i.code for i in load_indicators() if i.code not in set(_reached(i))]
    assert unreachable == []


def _reached(indicator: Indicator) -> list[str | None]:
    """The codes found for labels put together from the entry's own wordings."""
    labels = []
    for wording in map(parse_wording, indicator.wordings):
        depth = max(len(need.words) for need in wording.needs)
        for choice in range(depth):
            labels.append("".join(n.words[choice % len(n.words)] for n in wording.needs))
    units = load_measures().units[indicator.unit_family]
    return [indicator_for(label, unit) for label in labels for unit in units]


def test_an_editors_wording_leads_to_the_entry_it_was_added_to() -> None:
    entry = Indicator(
        code="lanterns",
        name="灯会场次",
        definition="举办的职工灯会场数。",
        unit_family="events",
        topic=Topic.CULTURE,
        wordings=("灯会 举办|承办 -观众",),
    )
    vocabulary = Vocabulary([entry])
    assert indicator_for("举办灯会场次", "场", vocabulary=vocabulary) == "lanterns"
    assert indicator_for("举办灯会观众", "场", vocabulary=vocabulary) is None
    assert indicator_for("新发展会员人数", "人", vocabulary=vocabulary) is None


def test_two_indicators_that_explain_a_label_equally_well_give_none() -> None:
    twins = [
        Indicator(code, code, "定义。", "people", Topic.OTHER, ("登山 职工",))
        for code in ("first", "second")
    ]
    assert Vocabulary(twins[:1]).code_for("登山职工", "人") == "first"
    assert Vocabulary(twins).code_for("登山职工", "人") is None


def test_a_word_marked_nearby_may_stand_in_the_sentence() -> None:
    entry = Indicator("hills", "登山", "定义。", "people", Topic.OTHER, ("职工 ~登山",))
    vocabulary = Vocabulary([entry])
    assert vocabulary.code_for("参加职工", "人", "举办登山活动") == "hills"
    assert vocabulary.code_for("参加职工", "人", "举办球赛") is None


@pytest.mark.parametrize("wording", ["", "  ", "-只有不许", "~旁边 之后", "会员 |"])
def test_a_wording_that_looks_for_nothing_is_refused_in_chinese(wording: str) -> None:
    with pytest.raises(ValueError, match="措辞"):
        parse_wording(wording)


def test_an_unknown_unit_family_is_refused_in_chinese() -> None:
    entry = Indicator("odd", "怪", "定义。", "moons", Topic.OTHER, ("月亮",))
    with pytest.raises(ValueError, match="计量类别"):
        Vocabulary([entry])


def test_a_measure_word_fits_the_families_it_counts() -> None:
    assert unit_fits("元", "money")
    assert unit_fits("人（次）", "person-times")
    assert unit_fits("个", "places") and unit_fits("个", "items")
    assert not unit_fits("人次", "people")
    assert not unit_fits("元", "no-such-family")


LABEL_WORDS = st.sampled_from(
    [
        word
        for i in load_indicators()
        for w in i.wordings
        for word in parse_wording(w).needs[0].words
    ]
)


@settings(deadline=None)
@given(st.lists(LABEL_WORDS, max_size=5), st.sampled_from(["人", "元", "%", "个", "", "\x00"]))
def test_any_label_gives_a_known_code_or_none(words: list[str], unit: str) -> None:
    codes = {indicator.code for indicator in load_indicators()}
    assert indicator_for("".join(words), unit) in codes | {None}


def test_the_order_of_the_entries_does_not_decide() -> None:
    backwards = Vocabulary(reversed(load_indicators()))
    for label, unit, code in FOUND:
        assert backwards.code_for(label, unit) == code
