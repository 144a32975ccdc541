"""The reader's closed word sets with the Chinese that pages show for them."""

from django.db import models

from reports.text import words


class Level(models.TextChoices):
    PROVINCE = words.Level.PROVINCE.value, "省级"
    PREFECTURE = words.Level.PREFECTURE.value, "地市级"
    COUNTY = words.Level.COUNTY.value, "县级"


class Genre(models.TextChoices):
    PLENARY = words.Genre.PLENARY.value, "全委会工作报告"
    CONGRESS = words.Genre.CONGRESS.value, "代表大会报告"
    SUMMARY = words.Genre.SUMMARY.value, "工作总结"
    SPECIAL = words.Genre.SPECIAL.value, "专项总结"
    FIVE_YEARS = words.Genre.FIVE_YEARS.value, "五年综述"
    NEWS = words.Genre.NEWS.value, "新闻综述"
    PLAN = words.Genre.PLAN.value, "计划要点"


class SectionKind(models.TextChoices):
    REVIEW = words.SectionKind.REVIEW.value, "回顾"
    PLAN = words.SectionKind.PLAN.value, "计划"
    OTHER = words.SectionKind.OTHER.value, "其他"


class Relation(models.TextChoices):
    EXACT = words.Relation.EXACT.value, "确数"
    ABOUT = words.Relation.ABOUT.value, "约"
    OVER = words.Relation.OVER.value, "以上"
    UNDER = words.Relation.UNDER.value, "近"
    RANGE = words.Relation.RANGE.value, "区间"


class MetricKind(models.TextChoices):
    ACHIEVED = words.MetricKind.ACHIEVED.value, "完成"
    TARGET = words.MetricKind.TARGET.value, "目标"
    RULE = words.MetricKind.RULE.value, "标准"


class Basis(models.TextChoices):
    YEAR = words.Basis.YEAR.value, "当年"
    CUMULATIVE = words.Basis.CUMULATIVE.value, "累计"
    STOCK = words.Basis.STOCK.value, "期末"
    RULE = words.Basis.RULE.value, "标准"


class Scope(models.TextChoices):
    OWN = words.Scope.OWN.value, "本级"
    AREA = words.Scope.AREA.value, "全域"


class MetricStatus(models.TextChoices):
    """Where a figure stands between the machine's reading and a person's decision."""

    UNREVIEWED = "unreviewed", "待核"
    CONFIRMED = "confirmed", "已核"
    CORRECTED = "corrected", "已更正"
    CONFLICT = "conflict", "待复核"
    REJECTED = "rejected", "已剔除"


def one_of(
    name: str, choices: type[models.TextChoices], blank: bool = False
) -> models.CheckConstraint:
    """A constraint that the column of that name holds one of the choices, or nothing."""
    values = [*choices.values, ""] if blank else choices.values
    return models.CheckConstraint(
        condition=models.Q(**{f"{name}__in": values}), name=f"%(class)s_{name}_is_a_choice"
    )
