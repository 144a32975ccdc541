from django.db import models
from django.db.models import Count, Q
from simple_history.models import HistoricalRecords

from reports.addresses import page_address

from .choices import MetricStatus
from .topic import Topic

SHOWN_FIGURES = Count("metrics", filter=~Q(metrics__status=MetricStatus.REJECTED))


class IndicatorQuerySet(models.QuerySet["Indicator"]):
    def with_figure_counts(self) -> "IndicatorQuerySet":
        """Each indicator with ``figures``, how many of its figures pages show."""
        return self.annotate(figures=SHOWN_FIGURES).order_by("position", "code")

    def best_known(self) -> "IndicatorQuerySet":
        """The indicators that have figures at all, those with most of them first."""
        counted = self.annotate(figures=SHOWN_FIGURES).filter(figures__gt=0)
        return counted.order_by("-figures", "position", "code")


class Indicator(models.Model):
    """指标: an entry of the vocabulary that figures of many reports share.

    ``wordings`` are phrases in the notation of the packaged vocabulary; indicators of one
    ``family`` tell of one thing. ``edited`` is set once a person changes an entry; loading the
    packaged vocabulary then leaves it alone.
    """

    code = models.SlugField("代码", primary_key=True, max_length=80)
    name = models.CharField("名称", max_length=80, unique=True)
    definition = models.TextField("定义")
    unit_family = models.CharField("计量", max_length=40)
    family = models.CharField("指标族", max_length=60, blank=True)
    topic = models.ForeignKey(Topic, models.PROTECT, verbose_name="主题", related_name="indicators")
    wordings = models.JSONField("措辞", default=list)
    position = models.PositiveIntegerField("次序", default=0)
    edited = models.BooleanField("人工修改过", default=False, editable=False)
    history = HistoricalRecords()
    objects = IndicatorQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "指标"
        ordering = ["position", "code"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return page_address("indicator", self.code)

    def relatives(self) -> IndicatorQuerySet:
        """The other indicators that tell of the same thing."""
        if not self.family:
            return Indicator.objects.none()
        return Indicator.objects.filter(family=self.family).exclude(pk=self.pk)
