"""What search keeps in the database: the changes that the index has yet to take over."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F
from django.db.models.functions import Now

MOST_KEPT = 10_000
"""Searches without result that are kept for editors."""


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


class WordGroup(models.Model):
    """Words that are searched together; an editor may change, add and switch off groups.

    Of ``alike`` words any finds all. One that ``includes`` others finds them too, and is not
    found by them. ``everyday`` wordings find the terms they mean.

    ``edited`` is set once a person saves a group; loading the packaged lists then leaves
    it alone.
    """

    class Kind(models.TextChoices):
        ALIKE = "alike", "同义词"
        INCLUDES = "includes", "包含"
        EVERYDAY = "everyday", "日常说法"

    kind = models.CharField("类别", max_length=10, choices=Kind.choices)
    words = models.TextField(
        "词", help_text="以空格分开。同义词互相检索；包含关系与日常说法检索下面的词。"
    )
    meanings = models.TextField(
        "所含或所指",
        blank=True,
        help_text="上面的词所包含的各种，或日常说法所指的术语，以空格分开；反过来不检索。",
    )
    note = models.CharField("依据", max_length=200, blank=True)
    active = models.BooleanField("启用", default=True)
    packaged = models.CharField("随附词表中的首词", max_length=40, blank=True, editable=False)
    edited = models.BooleanField("人工修改过", default=False, editable=False)
    changed_at = models.DateTimeField("修改时间", auto_now=True)

    class Meta:
        verbose_name = verbose_name_plural = "同义词与日常说法"
        ordering: ClassVar = ["kind", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kind", "packaged"],
                condition=~models.Q(packaged=""),
                name="packaged_word_group_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.words} → {self.meanings}" if self.meanings else self.words

    def clean(self) -> None:
        if self.kind != self.Kind.ALIKE and not self.meanings.split():
            raise ValidationError({"meanings": "包含关系与日常说法须写明所含的词或所指的术语。"})
        if self.kind == self.Kind.ALIKE and len(self.words.split()) < 2:
            raise ValidationError({"words": "同义词至少两个。"})


class FruitlessSearchQuerySet(models.QuerySet["FruitlessSearch"]):
    def note(self, words: str) -> None:
        """Count a search that found nothing; beyond the most that are kept, no new ones."""
        known = self.filter(words=words).update(count=F("count") + 1, last_at=Now())
        if not known and self.count() < MOST_KEPT:
            self.create(words=words)


class FruitlessSearch(models.Model):
    """What was searched and not found: the words and how often; of whom nothing is kept."""

    words = models.CharField("检索词", max_length=200, unique=True)
    count = models.PositiveIntegerField("次数", default=1)
    last_at = models.DateTimeField("最近一次", auto_now=True)

    objects = FruitlessSearchQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "没有结果的检索"
        ordering: ClassVar = ["-count", "-last_at"]

    def __str__(self) -> str:
        return self.words
