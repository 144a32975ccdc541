"""All that is said of a figure beside its value and unit."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.text.figures import find_metrics
from reports.text.figures.tidying import LONGEST, tidy_phrase
from reports.text.findings import Finding, Layout, Masthead, Paragraph, ReadSection, Span
from reports.text.words import Genre, SectionKind
from tests.composed_figures import read_sentence


def covering(first: int, last: int, plan: int | None = None, published: date | None = None):
    """A masthead that states the years covered."""
    return Masthead(
        covers_from=Finding(first, "年", 1.0),
        covers_to=Finding(last, "年", 1.0),
        plan_year=Finding(plan, "年", 1.0) if plan else Finding(),
        published_on=Finding(published, "日期", 1.0) if published else Finding(),
    )


ONE_YEAR = covering(2021, 2021, plan=2022)
FIVE_YEARS = covering(2016, 2020, plan=2021)


def figure_of(text, raw, masthead=ONE_YEAR):
    metrics, _ = read_sentence(text, masthead)
    return next(metric for metric in metrics if metric.raw == raw)


@pytest.mark.parametrize(
    ("text", "raw", "label"),
    [
        # the words around the number, and what kind of number it is
        ("举办职工夜校8期。", "8期", "举办职工夜校期数"),
        ("举办职工夜校8期640人次。", "640人次", "举办职工夜校人次"),
        ("发放慰问金32万元。", "32万元", "发放慰问金"),
        ("全年共下拨劳模补助资金12万元。", "12万元", "下拨劳模补助资金"),
        ("目前,全市建立基层工会4310家。", "4310家", "全市建立基层工会数"),
        ("慰问320名环卫工人。", "320名", "慰问环卫工人人数"),
        ("组织60家企业提供岗位2000个。", "60家", "组织企业提供岗位家数"),
        ("组织60家企业提供岗位2000个。", "2000个", "组织企业提供岗位数"),
        ("帮助470名失业人员实现再就业。", "470名", "帮助失业人员实现再就业人数"),
        ("为18名劳模发放补助9万元。", "18名", "为劳模发放补助人数"),
        # a list shares its verb
        ("命名省级工作室3家、市级工作室6家。", "6家", "命名市级工作室数"),
        ("评选劳模20名、工匠10名。", "10名", "评选工匠人数"),
        # 分别 pairs by position
        ("非公企业职代会、厂务公开建制率分别达到88%和90%。", "88%", "非公企业职代会建制率"),
        ("非公企业职代会、厂务公开建制率分别达到88%和90%。", "90%", "非公企业厂务公开建制率"),
        ("组建率和入会率分别为93%、95%以上。", "93%", "组建率"),
        # a subject carries over
        ("实施医疗救助65人次,发放资金12万元。", "12万元", "实施医疗救助发放资金"),
        ("秋送助学,筹集34万元,资助学生80名。", "34万元", "秋送助学筹集金额"),
        ("投入资金6万元,支持企业建设职工书屋。", "6万元", "支持企业建设职工书屋投入资金"),
        ("受理案件63件,成功调解40件。", "40件", "受理案件成功调解件数"),
        # parts, rates, changes, standards
        ("会员35万人,其中农民工14万人。", "14万人", "会员中农民工人数"),
        ("参保率达68%。", "68%", "参保率"),
        ("信访总量同比下降3.2%。", "3.2%", "信访总量同比下降幅度"),
        ("农民工会员占会员总数的40%。", "40%", "农民工会员占会员总数比例"),
        ("全市建会率由76%提高到89%。", "76%", "全市建会率(变动前)"),
        ("全市建会率由76%提高到89%。", "89%", "全市建会率"),
        ("三分之二的企业签订了集体合同。", "三分之二", "签订集体合同的企业占比"),
        ("资助本科新生每人4000元。", "4000元", "资助本科新生每人标准"),
        ("25人以下企业免缴工会经费。", "25人以下", "企业免缴工会经费的企业规模标准"),
        # what a label must not lose: a threshold, a negation, whose number it is
        ("全区60家百人以上企业全部建会。", "60家", "全部建会的全区百人以上企业数"),
        ("180亩稻田没有受灾。", "180亩", "没有受灾的稻田面积"),
        ("12个乡镇、90个村成立了工会。", "12个", "成立工会的乡镇数"),
        ("12个乡镇、90个村成立了工会。", "90个", "成立工会的村数"),
        ("60名劳模都参加了体检。", "60名", "参加体检的劳模人数"),
        ("合理化建议提出90条,其中实施30条。", "30条", "合理化建议中实施条数"),
        # a general phrase climbs to what it belongs to
        ("夏送清凉,花费6万元。", "6万元", "夏送清凉花费"),
        ("夏送清凉筹集6万元,走访企业12家。", "12家", "夏送清凉走访企业数"),
        ("举办读书会12场,800人次走进其中。", "800人次", "举办读书会走进人次"),
        ("各类讲座12场。", "12场", "各类讲座场次"),
        ("帮90名学徒走上岗位。", "90名", "帮学徒走上岗位人数"),
    ],
)
def test_a_label_says_what_is_counted(text, raw, label):
    assert figure_of(text, raw).label == label


@pytest.mark.parametrize(
    ("text", "raw", "label"),
    [
        # 其中 holds for the list it opens, up to the full stop, and no further
        (
            "选出代表180人。其中一线职工90人,占50%;妇女60人,占33%。",
            "90人",
            "选出代表中一线职工人数",
        ),
        ("选出代表180人。其中一线职工90人,占50%;妇女60人,占33%。", "33%", "选出代表中妇女占比"),
        ("建成书屋16家,其中自建7家,合建9家。", "9家", "建成书屋中合建数"),
        ("全市募款90万元。其中,县总工会募集善款20万元。", "20万元", "县总工会募集善款"),
        ("建成书屋16家,其中自建7家,投入资金8万元。", "8万元", "建成书屋投入资金"),
        # a clause shares the verb of the one before
        ("走访企业26家,困难家庭58户。", "58户", "走访困难家庭户数"),
        ("新建驿站12个,爱心小屋7家。", "7家", "新建爱心小屋数"),
        ("评出金点子4个,银点子7个。", "7个", "评出银点子数"),
        ("发展会员90人,全市劳模达到8人。", "8人", "全市劳模人数"),
        # the bodies where, with whom or out of which a thing is done
        ("在全县6个乡镇成立工会。", "6个", "成立工会的全县乡镇数"),
        ("与4家银行签订协议。", "4家", "签订协议的银行数"),
        ("对9家企业进行检查。", "9家", "检查企业家数"),
        ("归集30家企业600个岗位。", "30家", "归集岗位的企业数"),
        ("走访28家公司的困难员工。", "28家", "走访公司数"),
        ("举办3个工种的比武。", "3个", "举办比武工种数"),
        ("从260件作品中评选出佳作2件。", "260件", "作品件数"),
        # words of time, manner and hope say nothing of what is counted
        ("发放了慰问金3万元。", "3万元", "发放慰问金"),
        ("全区已建成书屋14家。", "14家", "全区建成书屋数"),
        ("七是建成驿站9处。", "9处", "建成驿站数"),
        ("5.建成驿站9处。", "9处", "建成驿站数"),
        ("将有18名职工受惠。", "18名", "受惠的职工人数"),
        ("在普法宣传方面,投入资金8万元。", "8万元", "普法宣传投入资金"),
        ("建成驿站,受到广泛好评,惠及9000人。", "9000人", "建成驿站惠及人数"),
        # whose money it is, what it is for, how much each one gets
        ("甲市总工会筹集资金9万元,慰问职工300人。", "300人", "甲市总工会慰问职工人数"),
        ("投入资金9万元,慰问司机60人、骑手50人。", "9万元", "慰问司机等投入资金"),
        ("为70名职工提供每人价值260元的体检。", "70名", "为职工提供体检人数"),
        ("为70名职工提供每人价值260元的体检。", "260元", "为职工提供体检每人价值标准"),
        ("把价值6万元的米面送到工地。", "6万元", "米面金额"),
        ("发放奖金6万元、奖品4万元,合计10万元。", "10万元", "发放奖品等合计金额"),
        # a list of names before the number, a list of tiers, a name with a comma
        ("甲厂、乙厂等8家企业受灾。", "8家", "受灾的甲厂、乙厂等企业数"),
        ("设立2个市级、5个县级创新工作室。", "2个", "设立市级创新工作室数"),
        ("以“学先进,当先锋”为主题宣讲9场。", "9场", "以“学先进,当先锋”为主题宣讲场次"),
        ("6万名职工参加竞赛、比武活动90场。", "90场", "职工参加竞赛、比武活动场次"),
        # 分别 with the things after the numbers
        ("12名和8名职工分别获得金、银奖。", "12名", "获得金奖的职工人数"),
        ("12名和8名职工分别获得金、银奖。", "8名", "获得银奖的职工人数"),
        ("对省级、市级工作室分别补助5万元、3万元。", "5万元", "对省级工作室补助"),
    ],
)
def test_a_label_is_understood_alone_and_true(text, raw, label):
    assert figure_of(text, raw).label == label


@pytest.mark.parametrize(
    ("text", "raw", "label"),
    [
        # a verb or a preposition before the number governs all that follows it
        ("扶持9名失业青年自主开店。", "9名", "扶持失业青年自主开店人数"),
        ("举办30场职工安全知识培训。", "30场", "举办职工安全知识培训场次"),
        ("援助第二批8个街道职工活动阵地建设。", "8个", "援助第二批街道职工活动阵地建设个数"),
        ("为90家民营企业安排培训补贴40万元。", "90家", "为民营企业安排培训补贴家数"),
        ("以骑手、司机、保安三个群体为主要对象。", "三个", "骑手、司机、保安群体数"),
        # what is given, done or asked for may stand in the next clause or after a later figure
        ("为60名骑手和货车司机,购买意外保险。", "60名", "为骑手和货车司机购买意外保险人数"),
        ("对6名厨师、9名保安发放了4万元的慰问金。", "6名", "对厨师发放慰问金人数"),
        ("在7家矿山企业,建立班组安全台账。", "7家", "建立班组安全台账的矿山企业数"),
        ("60场比武吸引了80家单位5000人次职工参与。", "60场", "吸引单位职工参与的比武场次"),
        ("近百名司机前来接受体检。", "近百名", "前来接受体检的司机人数"),
        # only some of them did it, or only those who have as much
        ("全县9个镇级工会有3家被评为先进单位。", "9个", "全县镇级工会数"),
        ("2个镇工会经费超过30万元。", "2个", "镇工会经费超过30万元个数"),
        ("4个直属单位分别是文化宫、疗养院。", "4个", "直属单位数"),
        ("在90万元慰问金中,市总工会拿出20万元。", "20万元", "慰问金中市总工会拿出金额"),
        ("调解案件涉及职工90人,企业5家。", "5家", "调解案件涉及企业数"),
        ("每户发放慰问金600元。", "600元", "每户发放慰问金标准"),
        # who speaks, bullets, headings of any report and claims are no part of it
        ("该负责人告诉记者,已帮扶职工90人。", "90人", "帮扶职工人数"),
        ("◆新建母婴室6个。", "6个", "新建母婴室数"),
        ("帮扶成效显著。投资9万元,建起苗圃。", "9万元", "投资用于建起苗圃金额"),
        # 等 of 等级 and 有 of 有限公司 are no words by themselves
        ("甲乙有限公司等6家企业受灾。", "6家", "受灾的甲乙有限公司等企业数"),
        ("百人以下小微企业建会9家。", "百人以下", "小微企业建会的企业规模标准"),
    ],
)
def test_a_label_keeps_the_order_of_the_words_where_no_other_is_sure(text, raw, label):
    assert figure_of(text, raw).label == label


@given(
    verb=st.sampled_from(("组织", "帮助", "支持", "安排", "资助", "动员")),
    people=st.sampled_from(("一线职工", "困难农民工", "货车司机", "技术骨干")),
    deed=st.sampled_from(("参加安全培训", "自主创业", "前来体检", "到海边疗休养", "种植蔬菜")),
    number=st.integers(2, 9999),
)
def test_what_a_verb_governs_stays_in_its_order(verb, people, deed, number):
    (metric,), _ = read_sentence(f"{verb}{number}名{people}{deed}。")
    assert metric.label == f"{verb}{people}{deed}人数"


def test_two_sentences_of_a_paragraph_share_no_label():
    metrics, _ = read_sentence("货运工会组建14个,会员620人;快递工会组建9个,会员300人。")
    assert [metric.label for metric in metrics if metric.unit == "人"] == [
        "货运工会会员人数",
        "快递工会会员人数",
    ]


def test_a_label_takes_the_heading_where_its_clause_says_too_little():
    text = "劳模疗休养\n组织120人次。"
    section = ReadSection("一、", "劳模疗休养", 1, SectionKind.REVIEW, None, 0, 5, len(text))
    layout = Layout((Paragraph((Span(6, len(text)),), text[6:]),))
    metrics, _ = find_metrics(text, layout, (section,), ONE_YEAR)
    assert [metric.label for metric in metrics] == ["劳模疗休养组织人次"]


@pytest.mark.parametrize(
    ("text", "raw", "kind", "basis"),
    [
        ("新建工会62家。", "62家", "achieved", "year"),
        ("明年力争新建工会80家。", "80家", "target", "year"),
        ("力争新建工会80家,发展会员9000人。", "9000人", "target", "year"),
        ("下一步打算新建工会80家,慰问职工400户。", "400户", "target", "year"),
        ("按每人500元发放。", "500元", "rule", "rule"),
        ("每名学生资助3000元。", "3000元", "rule", "rule"),
        ("岗位补贴200元/人。", "200元/人", "rule", "rule"),
        ("经费返还比例提高到75%。", "75%", "rule", "rule"),
        ("给予车票50%的补贴。", "50%", "rule", "rule"),
        ("对25人以下企业免缴经费。", "25人以下", "rule", "rule"),
        ("全市现有会员31万人。", "31万人", "achieved", "stock"),
        ("截至年底,在档困难职工312户。", "312户", "achieved", "stock"),
        ("职代会建制率达94%。", "94%", "achieved", "stock"),
        ("建会率由76%提高到89%。", "89%", "achieved", "stock"),
        ("经费收缴同比增长7%。", "7%", "achieved", "year"),
        ("新发展会员2.8万人,其中农民工1.2万人。", "1.2万人", "achieved", "year"),
        ("累计建成职工书屋132家。", "132家", "achieved", "cumulative"),
        ("为在档困难职工86户发放救助金。", "86户", "achieved", "year"),
        ("工会会员人数超过30万人、救助职工2万人次。", "超过30万人", "achieved", "stock"),
        ("对在档的541名困难职工发放帮困金。", "541名", "achieved", "year"),
        ("为确保安全,开展检查230次。", "230次", "achieved", "year"),
        ("确保安全,开展检查230次。", "230次", "target", "year"),
        # what a body has, money that is there, what is fitted out; not who came
        ("有文化宫、疗养院、干部学校等直属单位6个。", "6个", "achieved", "stock"),
        ("全市在档困难职工1200户,全市农民工66万人。", "66万人", "achieved", "stock"),
        ("全市涌现省劳模66人。", "66人", "achieved", "year"),
        ("互助基金池已达560万元。", "560万元", "achieved", "stock"),
        ("60个驿站具备法律服务功能。", "60个", "achieved", "stock"),
        ("为60个驿站配备空调。", "60个", "achieved", "year"),
        ("全县已有基层工会86家,覆盖职工9000人。", "9000人", "achieved", "stock"),
        ("已有近万名职工前来参观。", "近万名", "achieved", "year"),
        ("共有60家企业、800名职工参加竞赛。", "60家", "achieved", "year"),
        ("大病救助标准最高提至2万元。", "2万元", "rule", "rule"),
    ],
)
def test_kind_and_basis_are_told_by_the_clause(text, raw, kind, basis):
    metric = figure_of(text, raw)
    assert (metric.kind, metric.basis) == (kind, basis)


def test_figures_of_a_plan_are_targets():
    text = "新建工会80家。"
    section = ReadSection(None, "明年工作", 1, SectionKind.PLAN, None, 0, 0, len(text))
    layout = Layout((Paragraph((Span(0, len(text)),), text),))
    (metric,), _ = find_metrics(text, layout, (section,), ONE_YEAR)
    assert (metric.kind, metric.period) == ("target", "2022")


def test_figures_of_a_plan_without_sections_are_targets_but_for_what_was_done():
    text = "新建驿站30个。自2014年以来,已累计推出项目90个,惠及职工8万人次。"
    layout = Layout((Paragraph((Span(0, len(text)),), text),))
    plan = Masthead(genre=Finding(Genre.PLAN), plan_year=Finding(2024))
    metrics, _ = find_metrics(text, layout, (), plan)
    assert [metric.kind for metric in metrics] == ["target", "achieved", "achieved"]


@pytest.mark.parametrize(
    ("text", "raw", "masthead", "period", "basis"),
    [
        ("慰问职工30人。", "30人", ONE_YEAR, "2021", "year"),
        ("慰问职工30人。", "30人", Masthead(), None, "year"),
        ("慰问职工30人。", "30人", FIVE_YEARS, "2016-2020", "cumulative"),
        ("现有会员30人。", "30人", FIVE_YEARS, "2020", "stock"),
        ("2018年,慰问职工30人。", "30人", FIVE_YEARS, "2018", "year"),
        ("截至2018年底,现有会员30人。", "30人", FIVE_YEARS, "2018", "stock"),
        ("2017至2019年新建工会30家。", "30家", FIVE_YEARS, "2017-2019", "cumulative"),
        ("“十三五”期间,慰问职工30人。", "30人", ONE_YEAR, "2016-2020", "cumulative"),
        ("三年来,慰问职工30人。", "30人", ONE_YEAR, "2019-2021", "cumulative"),
        ("五年来,慰问职工30人。", "30人", FIVE_YEARS, "2016-2020", "cumulative"),
        ("明年计划新建工会30家。", "30家", ONE_YEAR, "2022", "year"),
        ("2018年、2019年,筹资30万元慰问。", "30万元", FIVE_YEARS, "2018-2019", "cumulative"),
        ("今后五年,计划培训职工30人。", "30人", FIVE_YEARS, "2021-2025", "cumulative"),
        # a promise without its year: the year planned for, the one it came out in, or unknown
        ("力争培训职工30人。", "30人", FIVE_YEARS, "2021", "year"),
        ("力争培训30人。", "30人", covering(2020, 2020, None, date(2021, 1, 5)), "2021", "year"),
        ("力争培训职工30人。", "30人", covering(2016, 2020), None, "year"),
        ("慰问比2018年增加30人。", "30人", ONE_YEAR, "2021", "year"),
        ("去年慰问职工30人。", "30人", covering(2020, 2020), "2020", "year"),
        ("去年慰问30人。", "30人", covering(2020, 2020, None, date(2021, 2, 1)), "2020", "year"),
        ("去年慰问30人。", "30人", covering(2020, 2020, None, date(2020, 12, 1)), "2019", "year"),
    ],
)
def test_the_period_is_the_nearest_one_stated_else_the_reports(text, raw, masthead, period, basis):
    metric = figure_of(text, raw, masthead)
    assert (metric.period, metric.basis) == (period, basis)


def test_a_year_that_opens_a_paragraph_governs_all_of_it():
    metric = figure_of("2018年,慰问职工30人。举办讲座12场。", "12场", FIVE_YEARS)
    assert metric.period == "2018"


def test_a_year_after_a_run_in_claim_governs_the_rest_of_the_paragraph():
    text = "抗洪救灾冲在一线。2018年汛情骤起,各级工会闻令而动。筹集救灾款12万元。"
    assert figure_of(text, "12万元", FIVE_YEARS).period == "2018"


def test_a_year_in_the_middle_of_a_paragraph_governs_its_sentence_only():
    text = "各级工会慰问职工30人。2018年举办讲座9场。筹集资金12万元。"
    assert figure_of(text, "12万元", FIVE_YEARS).period == "2016-2020"


@pytest.mark.parametrize(
    ("text", "raw", "scope"),
    [
        ("全市共有会员30万人。", "30万人", "area"),
        ("全县举办竞赛60次,参与职工8000人次。", "8000人次", "area"),
        ("我会投入12万元。", "12万元", "own"),
        ("市总工会受理案件16件,调解9件。", "9件", "own"),
        ("向全市职工发放手册500册。", "500册", None),
        ("补助基层工会30家。", "30家", None),
        ("慰问职工30人。", "30人", None),
    ],
)
def test_the_scope_is_told_by_the_subject(text, raw, scope):
    assert figure_of(text, raw).scope == scope


def test_where_the_federation_tells_of_itself_the_scope_is_its_own():
    text = "我会组织学习。我会开展走访。我会举办培训。慰问职工30人。全市会员9万人。"
    assert figure_of(text, "30人").scope == "own"
    assert figure_of(text, "9万人").scope == "area"


def test_a_part_is_marked():
    metrics, _ = read_sentence("会员35万人,其中农民工会员14万人。")
    assert [metric.part_of for metric in metrics] == [False, True]


def test_the_unit_keeps_the_characters_of_the_text():
    metrics, _ = read_sentence("走訪慰問困難職工320戶,會員6萬人（次）。")
    assert [metric.unit for metric in metrics] == ["戶", "人(次)"]


def test_a_unit_left_out_is_inferred_and_marked():
    metric = figure_of("投入180多万开展培训。", "180多万")
    assert (metric.unit, metric.unit_inferred) == ("元", True)


@pytest.mark.parametrize(
    ("text", "raw", "label"),
    [
        # money takes the deed it is for, wherever the sentence tells it
        ("全年投入经费8万元,分批次、多形式开展免费体检活动。", "8万元", "开展免费体检活动投入经费"),
        ("县总工会投入20万元对900名女职工进行体检。", "20万元", "县总工会体检女职工投入金额"),
        (
            "县总工会持续优化读书班组织与实施,投入资金9万元。",
            "9万元",
            "县总工会持续优化读书班投入资金",
        ),
        ("把30万元资金用于困难帮扶。", "30万元", "用于困难帮扶资金"),
        (
            "筹资70万元,由县医院组织医护为公交司机进行体检。",
            "70万元",
            "筹资用于为公交司机进行体检金额",
        ),
        ("本次“心理”检查以骑手为主,检查人数为400人。", "400人", "“心理”检查人数"),
        # who heard of it, and when, is no part of it
        ("据悉,目前平山县总工会已筹集资金9万元。", "9万元", "平山县总工会筹集资金"),
        ("大会另外还邀请12名列席代表。", "12名", "大会邀请列席代表人数"),
        ("他们中有15名是农民工。", "15名", "农民工人数"),
        # what grew is counted before and after
        ("全县技师从120人成长为460人。", "120人", "全县技师人数(变动前)"),
        ("全县技师从120人成长为460人。", "460人", "全县技师人数"),
        ("会员总数从上次大会的3万人增加到5万人。", "3万人", "会员总数(变动前)"),
        # the noun stands to the right of what is said of it
        ("60场以“练技能”为主题的岗位练兵活动,带动了技术进步。", "60场", "岗位练兵活动场次"),
        ("全年五期读书班坚持学用结合、好中选优。", "五期", "读书班期数"),
        ("近30万职工的安全始终是工会的牵挂。", "近30万", "职工人数"),
        ("充分发挥40个工人讲习所的作用。", "40个", "工人讲习所数"),
        (
            "北辰医院等四家医疗机构将作为全县女职工体检行动的定点服务机构。",
            "四家",
            "北辰医院等医疗机构数",
        ),
        # the whole is the last total, in the next sentence too
        (
            "建成8个示范点,其中企业3个,医院1个。其中的2个被确定为省级示范点。",
            "2个",
            "建成示范点中被确定为省级示范点个数",
        ),
        ("在报名的80名选手中,农民工30人。", "30人", "报名的选手中农民工人数"),
        ("基层工会90家,会员8000人,涵盖单位120家。", "120家", "基层工会涵盖单位数"),
        # what is like lists nothing; what is done is told after the last of them
        (
            "向14名家境困难、成绩良好的学生每人发放助学金600元。",
            "14名",
            "向家境困难、成绩良好的学生每人发放助学金人数",
        ),
        ("全省已有5个市、36个县启动互助保险。", "5个", "启动互助保险的全省市数"),
        ("组织三个小组赴全县10个乡镇。", "三个", "组织小组数"),
        ("推动全市驿站达9家并连成一片。", "9家", "推动全市驿站数"),
    ],
)
def test_a_label_is_understood_alone(text, raw, label):
    assert figure_of(text, raw).label == label


@settings(max_examples=200, deadline=None)
@given(
    st.text(
        alphabet="全市县会员职工为向发放慰问金投入资金其中分别的、,。;:100家人元万%率达共了",
        max_size=50,
    )
)
def test_any_figure_gets_a_label_of_bounded_length(text):
    metrics, _ = read_sentence(text)
    for metric in metrics:
        assert 0 < len(metric.label) <= 2 * LONGEST


@given(st.text(alphabet="共达的了在全市会员、,()“”", max_size=30))
def test_a_tidied_phrase_stays_as_it_is(words):
    once = tidy_phrase(words)
    assert tidy_phrase(once) == once
