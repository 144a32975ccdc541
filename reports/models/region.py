from typing import Any

from django.db import models
from django.db.models import Q

from reports.addresses import page_address

from .choices import Level, one_of


class RegionQuerySet(models.QuerySet["Region"]):
    def current(self) -> "RegionQuerySet":
        """Regions that exist today."""
        return self.filter(valid_to=None)

    def under(self, region: "Region") -> "RegionQuerySet":
        """The region itself and everything below it."""
        return self.filter(Q(pk=region.pk) | Q(parent=region) | Q(parent__parent=region))

    def with_figures(self, figures: "models.QuerySet[Any]") -> "RegionQuerySet":
        """The regions whose reports any of the figures stand in, with their parents."""
        codes = figures.order_by().values("report__region")
        return self.filter(pk__in=codes).select_related("parent__parent")

    def answering_to(self, word: str) -> "RegionQuerySet":
        """Regions with this code, name, short or former name, pinyin or initials."""
        lower = word.lower()
        return self.filter(
            Q(code=word)
            | Q(name=word)
            | Q(short_name=word)
            | Q(other_names__name=word)
            | Q(other_names__short_name=word)
            | Q(pinyin=lower)
            | Q(initials=lower)
        ).distinct()


class Region(models.Model):
    """行政区: a province, prefecture or county, identified by its GB/T 2260 code.

    A county directly under its province (省直辖) has the province as parent. It came to be
    during the year ``valid_from`` (null: before the table begins) and ceased during
    ``valid_to`` (null: it still is).
    """

    code = models.CharField("代码", max_length=6, primary_key=True)
    name = models.CharField("名称", max_length=40)
    short_name = models.CharField("简称", max_length=20)
    level = models.CharField("级别", max_length=10, choices=Level.choices)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, verbose_name="上级", related_name="children"
    )
    directly_administered = models.BooleanField("省直辖", default=False)
    valid_from = models.PositiveSmallIntegerField("设立", null=True, blank=True)
    valid_to = models.PositiveSmallIntegerField("撤销", null=True, blank=True)
    pinyin = models.CharField("拼音", max_length=80, db_index=True)
    initials = models.CharField("首字母", max_length=20, db_index=True)

    objects = RegionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "行政区"
        ordering = ["code"]
        constraints = [
            one_of("level", Level),
            models.CheckConstraint(
                condition=Q(level=Level.PROVINCE, parent=None)
                | (~Q(level=Level.PROVINCE) & Q(parent__isnull=False)),
                name="only_provinces_have_no_parent",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return page_address("place", self.code)

    @property
    def lineage(self) -> list["Region"]:
        """From the province down to this region."""
        return [*self.parent.lineage, self] if self.parent else [self]

    @property
    def province(self) -> "Region":
        return self.lineage[0]

    @property
    def full_name(self) -> str:
        """湖北省十堰市竹溪县; a municipality or province stands alone."""
        return "".join(region.name for region in self.lineage)


class RegionName(models.Model):
    """Another name a region goes by, or went by; with the years where known."""

    class Kind(models.TextChoices):
        FORMER = "former", "曾用名"
        USUAL = "usual", "习称"
        ABBREVIATION = "abbreviation", "简称字"

    region = models.ForeignKey(Region, models.CASCADE, related_name="other_names")
    kind = models.CharField("类别", max_length=12, choices=Kind.choices)
    name = models.CharField("名称", max_length=40, db_index=True)
    short_name = models.CharField("简称", max_length=20, db_index=True)
    valid_from = models.PositiveSmallIntegerField("自", null=True, blank=True)
    valid_to = models.PositiveSmallIntegerField("至", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "别名"
        constraints = [
            models.UniqueConstraint(
                fields=["region", "kind", "name"], name="other_name_once_per_region"
            ),
        ]

    def __str__(self) -> str:
        return self.name
