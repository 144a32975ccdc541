from django.db import models
from simple_history.models import HistoricalRecords

from .topic import Topic


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

    class Meta:
        verbose_name = verbose_name_plural = "指标"
        ordering = ["position", "code"]

    def __str__(self) -> str:
        return self.name
