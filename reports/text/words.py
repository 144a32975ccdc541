"""The closed sets of words that findings are described with.

The archive's database, its JSON interface and its pages all use these values, so
that a kind or a basis is spelled in one place only.
"""

from enum import StrEnum


class Level(StrEnum):
    """Which tier of federation issued a report."""

    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"


class Genre(StrEnum):
    """文种: what sort of document a report is."""

    PLENARY = "全委会工作报告"
    CONGRESS = "代表大会报告"
    SUMMARY = "工作总结"
    SPECIAL = "专项总结"
    FIVE_YEARS = "五年综述"
    NEWS = "新闻综述"
    PLAN = "计划要点"


class SectionKind(StrEnum):
    """Whether a section looks back, looks ahead, or does neither."""

    REVIEW = "review"
    PLAN = "plan"
    OTHER = "other"


class Relation(StrEnum):
    """How the written number stands to the true one."""

    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"
    RANGE = "range"


class MetricKind(StrEnum):
    """A result, a plan's target, or a standard that applies to each case."""

    ACHIEVED = "achieved"
    TARGET = "target"
    RULE = "rule"


class Basis(StrEnum):
    """口径: one year's flow, a sum over a period, a state at a date, or a rule."""

    YEAR = "year"
    CUMULATIVE = "cumulative"
    STOCK = "stock"
    RULE = "rule"


class Scope(StrEnum):
    """Whether a figure counts the federation's own doing or its whole area's."""

    OWN = "own"
    AREA = "area"


class Topic(StrEnum):
    """主题: the fields of union work, in the order pages list them."""

    ORGANISATION = "组织建设"
    RIGHTS = "维权维稳"
    LAW = "法律普法"
    RELIEF = "帮扶救助"
    GIFTS = "送温暖送清凉"
    STUDY_AID = "助学"
    JOBS = "就业培训"
    COMPETITION = "劳动竞赛"
    MODELS = "劳模工匠"
    CULTURE = "思想文化宣传"
    WOMEN = "女职工"
    EPIDEMIC = "疫情防控"
    DEMOCRACY = "民主管理集体协商"
    INDUSTRIAL = "产业工人"
    BENEFITS = "普惠服务"
    FINANCE = "经费财务"
    POVERTY = "扶贫消费"
    SELF = "自身建设党建"
    OTHER = "其他"
