"""What search keeps in the database: the changes that the index has yet to take over."""

from typing import ClassVar

from django.db import models


class PendingChange(models.Model):
    """A report whose sections changed or went; written in the transaction that did it.

    One indexer applies these in order and deletes them. Until then a removed report is
    left out of every answer.
    """

    report_id = models.PositiveBigIntegerField("报告")
    removed = models.BooleanField("已移除", default=False)
    at = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "待更新的索引"
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{'移除' if self.removed else '更新'} {self.report_id}"
