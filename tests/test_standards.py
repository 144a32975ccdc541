"""Which figures prescribe, promise or were achieved; which years and basis they have in lists."""

import pytest

from reports.text.reading import read_report
from tests.composed_figures import read_sentence
from tests.test_naming import FIVE_YEARS, ONE_YEAR, covering, figure_of


@pytest.mark.parametrize(
    ("text", "raw", "kind"),
    [
        ("积极争取到省级专项资金96万元。", "96万元", "achieved"),
        ("争取省总帮扶资金85万元,配套50万元。", "85万元", "achieved"),
        ("全年争取财政支持120万元,本级再投入40万元。", "40万元", "achieved"),
        ("争取年内新建工会30家。", "30家", "target"),
        ("争取到2025年会员达到9万人。", "9万人", "target"),
        ("按自费部分的30%给予补助。", "30%", "rule"),
        ("按个人承担费用的50%报销,最高不超过5000元。", "50%", "rule"),
        ("按个人承担费用的50%报销,最高不超过5000元。", "不超过5000元", "rule"),
        ("单位应按全部职工工资总额的2%拨缴工会经费。", "2%", "rule"),
        ("工会经费应按照工资总额2%拨缴。", "2%", "rule"),
        ("慰问标准为省部级劳模补助3000元、市级劳模补助2000元。", "2000元", "rule"),
        ("对新建站点每个补助1.5万元。", "1.5万元", "rule"),
        ("给予每家5000元的奖补。", "5000元", "rule"),
        ("每户发放800元慰问金。", "800元", "rule"),
        ("每月补贴300元。", "300元", "rule"),
        ("专职人员每月发放补贴600元。", "600元", "rule"),
        ("每季度下拨活动经费2000元。", "2000元", "rule"),
        ("人均补助标准不低于200元。", "不低于200元", "rule"),
        ("女代表比例不低于30%。", "不低于30%", "rule"),
        ("职工代表比例不得低于70%。", "不得低于70%", "rule"),
        ("对县、乡、村三级站点分别补助5万元、2万元、1万元。", "5万元", "rule"),
        ("一、二、三等奖分别奖励5000元、3000元、1000元。", "3000元", "rule"),
        ("一等奖奖励5000元,二等奖奖励3000元。", "3000元", "rule"),
        ("省级、市级、县级工作室每个分别补助5万元、3万元、1万元。", "1万元", "rule"),
        ("助学标准为每人本科5000元、专科4000元、高中2000元。", "4000元", "rule"),
        ("助学标准为每人本科5000元、专科4000元、高中2000元。", "2000元", "rule"),
        ("每生补助标准:小学500元,初中800元,高中1000元。", "800元", "rule"),
        ("资助新生86名,每人3000元。", "86名", "achieved"),
        ("完成数为年计划的112%。", "112%", "achieved"),
        ("新发展会员5600人,为年计划的112%。", "112%", "achieved"),
        ("新建工会80家,超额完成目标任务。", "80家", "achieved"),
        ("超额完成年度目标,新建工会80家。", "80家", "achieved"),
        ("完成全年目标任务的105%。", "105%", "achieved"),
        ("超出预期目标6个百分点。", "6个百分点", "achieved"),
        ("年人均增收1200元。", "1200元", "achieved"),
        ("户均慰问金额800元。", "800元", "achieved"),
        ("每家补助2万元,共补助40万元。", "40万元", "achieved"),
        ("每季度开展一次检查,全年检查企业40家。", "40家", "achieved"),
        ("每月走访职工30人次。", "30人次", "achieved"),
        ("对每个新建工会一次性补助3000元。", "3000元", "rule"),
        ("最高单笔补助达3万元。", "3万元", "achieved"),
        ("住院每天补助80元。", "80元", "rule"),
        ("参保费为每人每年60元。", "60元", "rule"),
        ("每份保费100元。", "100元", "rule"),
        ("会费按月工资收入的0.5%缴纳。", "0.5%", "rule"),
        ("留成比例为60%。", "60%", "rule"),
        ("年底前要完成建会20家。", "20家", "target"),
        ("确保年底入会率达到90%。", "90%", "target"),
        ("将培训职工5000人次。", "5000人次", "target"),
        ("预算安排经费300万元。", "300万元", "achieved"),
        # a promise governs the clauses that follow it in its sentence
        ("基地年底投产,预计可提供岗位60个,可带动就业150人。", "150人", "target"),
        ("预计投资80万元,目前已建成站点12个。", "12个", "achieved"),
        ("全市各级工会将筹集资金260万元,慰问职工1.2万人。", "1.2万人", "target"),
        ("将为90名劳模安排体检。", "90名", "target"),
        ("将慰问金4万元送到16名职工手中。", "4万元", "achieved"),
        ("12家试点企业全部制定了培养计划。", "12家", "achieved"),
        ("明确2025年前建成驿站60家。", "60家", "target"),
        # a list whose last word says that its amounts are standards
        ("按本科4500元、专科3500元的标准发放助学金。", "4500元", "rule"),
        ("按本科4500元、专科3500元的标准发放助学金。", "3500元", "rule"),
        ("工会主席领取1年1800元的津贴。", "1800元", "rule"),
    ],
)
def test_a_standard_a_promise_and_a_result_are_told_apart(text, raw, kind):
    assert figure_of(text, raw).kind == kind


@pytest.mark.parametrize(
    ("text", "raw", "masthead", "basis", "period"),
    [
        (
            "2018年、2019年、2020年发放慰问金分别为30万元、40万元、50万元。",
            "30万元",
            FIVE_YEARS,
            "year",
            "2018",
        ),
        (
            "2018年、2019年、2020年发放慰问金分别为30万元、40万元、50万元。",
            "50万元",
            FIVE_YEARS,
            "year",
            "2020",
        ),
        ("2019年和2020年分别新建工会12家、15家。", "12家", FIVE_YEARS, "year", "2019"),
        ("2019年和2020年分别新建工会12家、15家。", "15家", FIVE_YEARS, "year", "2020"),
        ("三年累计投入资金600万元。", "600万元", ONE_YEAR, "cumulative", "2019-2021"),
        ("近三年累计投入资金600万元。", "600万元", ONE_YEAR, "cumulative", "2019-2021"),
        ("五年累计培训职工8000人次。", "8000人次", FIVE_YEARS, "cumulative", "2016-2020"),
        (
            "“十四五”以来,累计建成职工书屋60家。",
            "60家",
            covering(2023, 2023),
            "cumulative",
            "2021-2023",
        ),
        (
            "“十四五”期间,培训职工6万人次。",
            "6万人次",
            covering(2023, 2023),
            "cumulative",
            "2021-2025",
        ),
        ("十三五以来,建成职工书屋60家。", "60家", covering(2018, 2018), "cumulative", "2016-2018"),
        ("会员总数比2016年的8万人增加1.5万人。", "8万人", FIVE_YEARS, "stock", "2016"),
        ("会员总数比2016年的8万人增加1.5万人。", "1.5万人", FIVE_YEARS, "cumulative", "2016-2020"),
        ("建会率由76%提高到89%。", "76%", FIVE_YEARS, "stock", "2015"),
        ("建会率由76%提高到89%。", "89%", FIVE_YEARS, "stock", "2020"),
        ("五年来,会员由6.2万人增加到8.8万人。", "6.2万人", FIVE_YEARS, "stock", "2015"),
        ("建会率由76%提高到89%。", "76%", ONE_YEAR, "stock", "2020"),
        ("基层工会从2017年的310家增加到2020年的420家。", "310家", FIVE_YEARS, "stock", "2017"),
        ("基层工会从2017年的310家增加到2020年的420家。", "420家", FIVE_YEARS, "stock", "2020"),
        (
            "全市培训职工9000人次,其中2019年2000人次;举办讲座60场。",
            "2000人次",
            FIVE_YEARS,
            "year",
            "2019",
        ),
        (
            "全市培训职工9000人次,其中2019年2000人次;举办讲座60场。",
            "60场",
            FIVE_YEARS,
            "cumulative",
            "2016-2020",
        ),
        (
            "全市培训职工9000人次,其中2019年2000人次,举办讲座60场。",
            "60场",
            FIVE_YEARS,
            "year",
            "2019",
        ),
        (
            "2019年洪灾突如其来,工会迅速响应。筹集资金30万元。慰问职工500人。",
            "500人",
            FIVE_YEARS,
            "year",
            "2019",
        ),
        (
            "2019年汛情来势凶猛,筹集资金30万元。2020年慰问职工500人。发放物资60件。",
            "60件",
            FIVE_YEARS,
            "year",
            "2020",
        ),
        ("五年来坚持服务。2019年,筹集资金30万元。", "30万元", FIVE_YEARS, "year", "2019"),
        ("现有基层工会310家,会员2.6万人。", "2.6万人", ONE_YEAR, "stock", "2021"),
        ("全县共有职工6.3万人,女职工2.1万人,农民工1.8万人。", "1.8万人", ONE_YEAR, "stock", "2021"),
        (
            "现有会员5.2万人,其中女会员2.3万人,农民工会员1.1万人。",
            "1.1万人",
            ONE_YEAR,
            "stock",
            "2021",
        ),
        ("全市健在省部级以上劳模156名。", "156名", ONE_YEAR, "stock", "2021"),
        ("在册志愿者860人。", "860人", ONE_YEAR, "stock", "2021"),
        ("在档困难职工320户。", "320户", ONE_YEAR, "stock", "2021"),
        ("会员发展到7.2万人。", "7.2万人", ONE_YEAR, "stock", "2021"),
        ("职工书屋总数达86家。", "86家", ONE_YEAR, "stock", "2021"),
        ("劳模工作室增至45个。", "45个", ONE_YEAR, "stock", "2021"),
        ("组织女职工1200人参加讲座。", "1200人", ONE_YEAR, "year", "2021"),
        ("吸引企业860家参赛。", "860家", ONE_YEAR, "year", "2021"),
        ("为会员3000人办理理赔。", "3000人", ONE_YEAR, "year", "2021"),
        ("发动党员120人下沉社区。", "120人", ONE_YEAR, "year", "2021"),
        (
            "建立职代会制度、厂务公开制度的企业分别为860家和790家。",
            "860家",
            FIVE_YEARS,
            "stock",
            "2020",
        ),
        (
            "建立职代会制度、厂务公开制度的企业分别为860家和790家。",
            "790家",
            FIVE_YEARS,
            "stock",
            "2020",
        ),
        ("现有独立基层工会310家、联合基层工会26家。", "26家", ONE_YEAR, "stock", "2021"),
        ("共有专职工会干部32人、兼职工会干部210人。", "210人", ONE_YEAR, "stock", "2021"),
        ("配备专职干部32人。", "32人", ONE_YEAR, "year", "2021"),
        (
            "截至目前,全县工会组织达到412家,覆盖企业960家、职工3.1万人。",
            "3.1万人",
            ONE_YEAR,
            "stock",
            "2021",
        ),
        ("全市走访慰问企业30家、职工800人。", "800人", ONE_YEAR, "year", "2021"),
        ("参加培训的党员60人。", "60人", ONE_YEAR, "year", "2021"),
        ("建成职工书屋12家,总数达到86家。", "86家", ONE_YEAR, "stock", "2021"),
        ("累计建成职工书屋132家。", "132家", ONE_YEAR, "cumulative", "2021"),
        # bodies and places set up by a date are a state
        ("目前,全市已创建职工驿站132家。", "132家", FIVE_YEARS, "stock", "2020"),
        ("目前,全市已建成创新工作室46个。", "46个", FIVE_YEARS, "stock", "2020"),
        (
            "目前,全市已建成创新工作室46个,其中,省级命名的创新工作室8个。",
            "8个",
            FIVE_YEARS,
            "stock",
            "2020",
        ),
        ("全市建立劳动法律监督组织760个。", "760个", ONE_YEAR, "stock", "2021"),
        ("今年,全市建立劳动法律监督组织60个。", "60个", ONE_YEAR, "year", "2021"),
        ("各县区共建成驿站86个。", "86个", ONE_YEAR, "stock", "2021"),
        ("县总工会设办公室等6个部室。", "6个", ONE_YEAR, "stock", "2021"),
        ("4个直属事业单位分别是文化宫、干校、报社、疗养院。", "4个", ONE_YEAR, "stock", "2021"),
        ("86家驿站遍布全城。", "86家", ONE_YEAR, "stock", "2021"),
        ("210家规模企业全部建立工会。", "210家", FIVE_YEARS, "stock", "2020"),
        ("省级劳模共148名。", "148名", ONE_YEAR, "stock", "2021"),
        ("共有64支代表队参赛。", "64支", ONE_YEAR, "year", "2021"),
        ("推动全县工会驿站达19家。", "19家", ONE_YEAR, "stock", "2021"),
        ("新建工会32家,涵盖企业96家。", "96家", ONE_YEAR, "year", "2021"),
        ("公众号粉丝达8.6万人。", "8.6万人", ONE_YEAR, "stock", "2021"),
        # shares stand, but for what was dealt with and for changes
        ("规范化率达90%。", "90%", FIVE_YEARS, "stock", "2020"),
        ("近半数驿站设在商圈。", "近半数", ONE_YEAR, "stock", "2021"),
        ("转化率提高到46%。", "46%", ONE_YEAR, "stock", "2021"),
        ("办结率达98%。", "98%", ONE_YEAR, "year", "2021"),
        ("职工满意率达96%。", "96%", ONE_YEAR, "year", "2021"),
        (
            "五年来,发展会员9000人,其中农民工会员4000人,占44%。",
            "44%",
            FIVE_YEARS,
            "cumulative",
            "2016-2020",
        ),
        # a year that 由 names is of the first figure only
        ("签订率由2015年的78%提高到92%,公开率达到90%。", "92%", FIVE_YEARS, "stock", "2020"),
        ("签订率由2015年的78%提高到92%,公开率达到90%。", "90%", FIVE_YEARS, "stock", "2020"),
        ("“十三五”末,会员达7.4万人。", "7.4万人", covering(2021, 2021), "stock", "2020"),
    ],
)
def test_lists_and_changes_have_the_basis_and_the_years_they_name(
    text, raw, masthead, basis, period
):
    metric = figure_of(text, raw, masthead)
    assert (metric.basis, metric.period) == (basis, period)


def test_what_is_carried_over_ends_with_the_sentence():
    metrics, _ = read_sentence("每人补助500元。困难职工300元。", ONE_YEAR)
    assert [metric.kind for metric in metrics] == ["rule", "achieved"]
    metrics, _ = read_sentence("现有会员3万人。困难职工子女60人。", ONE_YEAR)
    assert [metric.basis for metric in metrics] == ["stock", "year"]


@pytest.mark.parametrize(
    ("text", "raw", "topic"),
    [
        ("举办劳动竞赛12场,参与3600人次。", "3600人次", "劳动竞赛"),
        ("开展金秋助学;共帮助120名。", "120名", "助学"),
        ("抢运沙袋600个。", "600个", "其他"),
    ],
)
def test_a_topic_carries_over_within_a_sentence_and_is_never_left_open(text, raw, topic):
    assert figure_of(text, raw).topic == topic


@pytest.mark.parametrize(
    ("text", "raw", "topic"),
    [
        ("连续八年开展“送清凉”,今年走访一线班组36个。", "36个", "送温暖送清凉"),
        ("举办职工读书活动,评出一等奖6篇。", "6篇", "思想文化宣传"),
        ("代收工会经费860万元,比2016年增收120万元。", "120万元", "经费财务"),
        ("帮助农民工追讨工资76万元。", "76万元", "维权维稳"),
        ("命名省级疗休养基地3个;投入7万元,建立爱心驿站5个。", "7万元", "普惠服务"),
        ("组建36人的专家库。", "36人", "其他"),
    ],
)
def test_what_a_sentence_speaks_of_outweighs_weak_words(text, raw, topic):
    assert figure_of(text, raw).topic == topic


YEAR_BY_YEAR = """2016—2020年铜陵市总工会工作综述

五年来,全市工会工作稳步推进。

一、2018年工作

面对新形势,全市工会迎难而上。

新建工会36家。

2019年,开展竞赛12场。

培训职工800人次。

二、五年成效

命名工匠25名。
"""


def test_a_year_over_a_section_governs_its_later_paragraphs_until_another_one():
    reading = read_report(YEAR_BY_YEAR.encode(), "report.txt")
    periods = {metric.raw: metric.period for metric in reading.metrics}
    assert periods == {"36家": "2018", "12场": "2019", "800人次": "2019", "25名": "2016-2020"}


@pytest.mark.parametrize(
    ("text", "raw", "scope"),
    [
        ("全市在档困难职工620户,市本级投入36万元。", "36万元", "own"),
        ("汛期各级工会募集物资,安置职工340人,搭建板房46间。", "46间", "area"),
        ("区、镇(乡)两级工会受理案件82件。", "82件", "area"),
        ("新增驿站7家,全州总数达46家。", "46家", "area"),
        ("此前,市总工会已下拨资金26万元。", "26万元", "own"),
        ("市总工会宣传18名各级劳模、6个集体。", "6个", "own"),
        (
            "市总工会表彰职工76人(其中,我市抗洪职工27人),工人先锋号8家。",
            "8家",
            "own",
        ),
        ("投入资金26万元。", "26万元", None),
    ],
)
def test_the_scope_is_whoever_acts_and_none_where_nobody_is_named(text, raw, scope):
    assert figure_of(text, raw).scope == scope
