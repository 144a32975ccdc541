from django.db import models

from .report import Report


class Doubt(models.Model):
    """存疑: what an archivist would question in a report, with the arithmetic."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="doubts")
    rule = models.CharField("规则", max_length=40)
    start = models.PositiveIntegerField("起")
    end = models.PositiveIntegerField("止")
    words = models.TextField("原文")
    explanation = models.TextField("说明")

    class Meta:
        verbose_name = verbose_name_plural = "存疑"
        ordering = ["report", "start"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "rule", "start", "end"], name="doubt_once_per_place"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule}：{self.words}"
