from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from .choices import Basis, MetricKind, MetricStatus, Relation, Scope, one_of
from .indicator import Indicator
from .report import LONG_FIELDS, Report
from .section import Section
from .spans import label_years
from .topic import Topic

READ_FIELDS = (
    "value",
    "low",
    "high",
    "unit",
    "relation",
    "label",
    "topic",
    "indicator",
    "kind",
    "basis",
    "scope",
    "period_from",
    "period_to",
)
"""What a person may correct; the words and their offsets are the report's own."""

SMALLEST_STEP = Decimal("0.000001")
"""Numbers are kept to six decimal places."""


class MetricQuerySet(models.QuerySet["Metric"]):
    def shown(self) -> "MetricQuerySet":
        """Figures that pages show: all but those a person has rejected."""
        return self.exclude(status=MetricStatus.REJECTED)

    def awaiting_review(self) -> "MetricQuerySet":
        return self.filter(status__in=[MetricStatus.UNREVIEWED, MetricStatus.CONFLICT])

    def with_names(self) -> "MetricQuerySet":
        return self.select_related("topic", "indicator", "section")

    def with_report(self) -> "MetricQuerySet":
        """Each figure with the report and the place it is from, the long texts left out."""
        return self.select_related("indicator", "report__region__parent__parent").defer(
            *(f"report__{name}" for name in LONG_FIELDS)
        )

    def with_headings(self) -> "MetricQuerySet":
        """Each figure with its section and those above, without their prose."""
        above = ("section", "section__parent", "section__parent__parent")
        return self.select_related(*above).defer(*(f"{section}__body" for section in above))


class Metric(models.Model):
    """数据: one figure in the text.

    The fields of :data:`READ_FIELDS` hold what pages show. ``reading`` keeps what the
    machine last read for each of them, ``decided`` names those a person has decided: a
    re-read renews ``reading`` and every field not in ``decided``.
    """

    report = models.ForeignKey(Report, models.CASCADE, verbose_name="报告", related_name="metrics")
    section = models.ForeignKey(
        Section,
        models.SET_NULL,
        null=True,
        blank=True,
        verbose_name="章节",
        related_name="metrics",
    )
    start = models.PositiveIntegerField("起", editable=False)
    end = models.PositiveIntegerField("止", editable=False)
    raw = models.CharField("原文", max_length=120, editable=False)
    value = models.DecimalField("数值", max_digits=24, decimal_places=6, null=True, blank=True)
    low = models.DecimalField("下限", max_digits=24, decimal_places=6, null=True, blank=True)
    high = models.DecimalField("上限", max_digits=24, decimal_places=6, null=True, blank=True)
    unit = models.CharField("单位", max_length=20, blank=True)
    unit_inferred = models.BooleanField("单位系推定", default=False)
    relation = models.CharField("数值关系", max_length=10, choices=Relation.choices)
    label = models.CharField("名目", max_length=200, blank=True)
    topic = models.ForeignKey(
        Topic, models.PROTECT, null=True, blank=True, verbose_name="主题", related_name="metrics"
    )
    indicator = models.ForeignKey(
        Indicator,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="指标",
        related_name="metrics",
    )
    kind = models.CharField("性质", max_length=10, choices=MetricKind.choices)
    basis = models.CharField("口径", max_length=10, choices=Basis.choices, blank=True)
    scope = models.CharField("范围", max_length=10, choices=Scope.choices, blank=True)
    period_from = models.PositiveSmallIntegerField("时段（起）", null=True, blank=True)
    period_to = models.PositiveSmallIntegerField("时段（止）", null=True, blank=True)
    part_of = models.BooleanField("其中数", default=False)
    status = models.CharField(
        "状态", max_length=12, choices=MetricStatus.choices, default=MetricStatus.UNREVIEWED
    )
    reading = models.JSONField("机器读数", default=dict, editable=False)
    decided = models.JSONField("人工确定的字段", default=list, editable=False)

    history = HistoricalRecords(excluded_fields=["reading"])
    objects = MetricQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "数据"
        ordering = ["report", "start"]
        indexes = [
            models.Index(fields=["indicator", "period_to"]),
            models.Index(fields=["status"]),
            # How many figures and reports there are of each, told from the index alone.
            models.Index(fields=["indicator", "status", "report"]),
            models.Index(fields=["topic", "status", "report"]),
        ]
        constraints = [
            one_of("relation", Relation),
            one_of("kind", MetricKind),
            one_of("basis", Basis, blank=True),
            one_of("scope", Scope, blank=True),
            one_of("status", MetricStatus),
            models.UniqueConstraint(fields=["report", "start"], name="figure_once_per_place"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="figure_has_words"),
            models.CheckConstraint(
                condition=Q(value__isnull=False, low=None, high=None)
                | Q(value=None, low__isnull=False, high__gte=F("low")),
                name="figure_is_value_or_range",
                violation_error_message="请填数值，或同时填下限与上限（下限不大于上限），二者只取其一。",
            ),
            models.CheckConstraint(
                condition=(Q(relation=Relation.RANGE) & Q(value=None))
                | (~Q(relation=Relation.RANGE) & Q(value__isnull=False)),
                name="range_has_no_single_value",
                violation_error_message="数值关系为“区间”时填下限与上限，其余情形填数值。",
            ),
            models.CheckConstraint(
                condition=Q(period_from=None, period_to=None)
                | Q(period_from__lte=F("period_to"), period_from__gte=1900, period_to__lte=2100),
                name="period_is_a_span",
                violation_error_message="时段起止须同时填写，且起不晚于止。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.raw}".strip()

    def get_absolute_url(self) -> str:
        return f"{self.report.get_absolute_url()}#{self.anchor}"

    @property
    def anchor(self) -> str:
        """The figure's place on its report's page."""
        return figure_anchor(self.start)

    @property
    def period(self) -> str:
        """2020, 2016-2020, or nothing where it is not known."""
        return label_years(self.period_from, self.period_to)

    def current(self) -> dict[str, Any]:
        """The values pages show, as the plain values that ``reading`` also uses."""
        return {name: plain_value(getattr(self, attribute_of(name))) for name in READ_FIELDS}

    def differs(self) -> Mapping[str, tuple[Any, Any]]:
        """Fields where a person's decision and the machine's reading differ: (read, decided)."""
        current = self.current()
        return {
            name: (self.reading.get(name), current[name])
            for name in self.decided
            if self.reading.get(name) != current[name]
        }


def figure_anchor(start: int) -> str:
    """Where the figure that begins at this offset stands on its report's page."""
    return f"f-{start}"


def attribute_of(name: str) -> str:
    """The attribute that holds a field's stored value: the key of a relation, else itself."""
    return f"{name}_id" if name in {"topic", "indicator"} else name


def plain_value(value: Any) -> Any:
    """A stored value as JSON keeps it: decimals as the shortest text that is equal."""
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return value
