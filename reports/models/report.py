import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db import models
from django.db.models import Count, F, Max, Min, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from simple_history.models import HistoricalRecords

from reports.addresses import page_address

from .choices import Genre, Level, one_of
from .federation import Federation
from .region import Region
from .spans import label_years

DIGEST_LENGTH = 10
"""Hexadecimal digits of the file's SHA-256 that make a report's address unique."""

LONG_FIELDS = ("text", "layout", "set_aside", "evidence")
"""What lists of reports leave in the database."""

MARK_LENGTH = 16
"""Characters a mark of provenance may have, so that it fits beside a title."""
PLAIN_MARK = "附出处说明"

MASTHEAD_FIELDS = (
    "title",
    "level",
    "genre",
    "covers_from",
    "covers_to",
    "plan_year",
    "delivered_on",
    "published_on",
    "source",
    "authors",
)
"""Masthead findings stored under the same name; place and federation have their own rows."""


def original_path(report: "Report", filename: str) -> str:
    """Originals are stored under their digest: the same bytes never stand twice."""
    suffix = re.search(r"\.[A-Za-z0-9]{1,8}$", filename)
    return (
        f"originals/{report.sha256[:2]}/{report.sha256}{suffix.group().lower() if suffix else ''}"
    )


def mark_provenance(provenance: str) -> str:
    """The opening words of a provenance where they are short enough for a mark.

    改写摘编，非原文 of 改写摘编，非原文：事实取自……; a plain mark where they are longer; nothing
    where no provenance is stated.
    """
    stated = provenance.strip()
    if not stated:
        return ""
    opening = re.split(r"[：:。；;\n]", stated, maxsplit=1)[0].strip()
    return opening if 0 < len(opening) <= MARK_LENGTH else PLAIN_MARK


def derive_title(issuer: str, years: str, genre: str) -> str:
    """A title for a document that bears none, of what is known of it."""
    return f"{issuer or '未署名工会'}{f'{years}年' if years else ''}{genre or '文献'}"


class CoveredSpan(NamedTuple):
    """The years ``first``..``last`` a report is about, the code of its place, its provenance."""

    region: str | None
    first: int
    last: int
    address: str
    provenance: str


class ReportQuerySet(models.QuerySet["Report"]):
    def at_address(self, address: str) -> "ReportQuerySet":
        """The report whose address ends in the same digest, whatever stands before it.

        The readable part may change when a reading improves; the digest never does, so
        that an old address still finds its report.
        """
        digest = address.rpartition("-")[2]
        if not re.fullmatch(rf"[0-9a-f]{{{DIGEST_LENGTH}}}", digest):
            return self.none()
        return self.filter(digest=digest)

    def about(self, year: int) -> "ReportQuerySet":
        """Reports whose covered years include this one."""
        return self.filter(covers_from__lte=year, covers_to__gte=year)

    def within(self, region: Region) -> "ReportQuerySet":
        """Reports of a region and of everything below it."""
        return self.filter(region__in=Region.objects.under(region))

    def with_place(self) -> "ReportQuerySet":
        """Places and their parents joined; the long texts left in the database."""
        return self.select_related("federation", "region__parent__parent").defer(*LONG_FIELDS)

    def with_figure_counts(self) -> "ReportQuerySet":
        """Each report with ``figures``, how many of its figures pages show.

        Counted report by report: joined with all figures, a list of eight reports was grouped
        out of all that the archive holds.
        """
        from .metric import Metric  # which is built on this module

        shown = Metric.objects.shown().filter(report=OuterRef("pk"))
        count = shown.order_by().values("report").annotate(count=Count("pk")).values("count")
        return self.annotate(figures=Coalesce(Subquery(count), 0))

    def covered_spans(self) -> "list[CoveredSpan]":
        """A span for every report whose years are known, oldest first."""
        dated = self.filter(covers_from__isnull=False, covers_to__isnull=False)
        rows = dated.order_by("covers_to", "covers_from", "digest").values_list(
            "region", "covers_from", "covers_to", "address", "provenance"
        )
        return [CoveredSpan(*row) for row in rows]

    def placed_and_dated(self) -> "ReportQuerySet":
        """Reports that have a cell in the chart of places and years."""
        return self.filter(region__isnull=False, covers_to__isnull=False)

    def regions_held(self) -> "models.QuerySet[Report, str]":
        """The codes of the regions in the chart, in order."""
        codes = self.placed_and_dated().order_by("region").values_list("region", flat=True)
        return codes.distinct()

    def best_held(self, count: int) -> "ReportQuerySet":
        """The reports of the regions that have most of them."""
        held = self.placed_and_dated().order_by().values("region")
        most = held.annotate(held=Count("pk")).order_by("-held", "region")[:count]
        return self.filter(region__in=[row["region"] for row in most])

    def years_held(self) -> list[int]:
        """Every year that some report is about, newest first."""
        spans = self.filter(covers_to__isnull=False).order_by()
        ends = spans.values_list("covers_from", "covers_to").distinct()
        return sorted({year for first, last in ends for year in range(first, last + 1)})[::-1]

    def every_year(self) -> range:
        """From the earliest to the latest year any of the reports is about, gaps included."""
        ends = self.aggregate(first=Min("covers_from"), last=Max("covers_to"))
        return range(0) if ends["last"] is None else range(ends["first"], ends["last"] + 1)


class Report(models.Model):
    """工作报告: one document, what it is, and the text everything else points into.

    ``covers_from``..``covers_to`` are the years it is about, ``plan_year`` the year its plan
    is for. ``evidence`` maps an inferred field to ``{words, confidence, start, end}``.
    ``decided`` names the fields that a person has set; a re-read leaves them alone.
    ``layout`` holds the paragraphs as ``[{pieces: [[start, end], ...], repeats: n}]``.
    ``known`` is what the archivist's note beside the file states.
    """

    digest = models.CharField("摘要", max_length=DIGEST_LENGTH, unique=True, editable=False)
    address = models.CharField("地址", max_length=60, unique=True, editable=False)
    title = models.CharField("标题", max_length=200, blank=True)
    federation = models.ForeignKey(
        Federation,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="工会",
        related_name="reports",
    )
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, verbose_name="地方", related_name="reports"
    )
    level = models.CharField("级别", max_length=10, choices=Level.choices, blank=True)
    genre = models.CharField("文种", max_length=20, choices=Genre.choices, blank=True)
    covers_from = models.PositiveSmallIntegerField("所述年份（起）", null=True, blank=True)
    covers_to = models.PositiveSmallIntegerField("所述年份（止）", null=True, blank=True)
    plan_year = models.PositiveSmallIntegerField("计划年份", null=True, blank=True)
    delivered_on = models.DateField("报告日期", null=True, blank=True)
    published_on = models.DateField("发布日期", null=True, blank=True)
    source = models.CharField("来源", max_length=200, blank=True)
    source_address = models.URLField("来源网址", max_length=500, blank=True)
    authors = models.JSONField("作者", default=list, blank=True)
    provenance = models.TextField("出处说明", blank=True)
    retrieved_on = models.DateField("获取日期", null=True, blank=True)
    evidence = models.JSONField("依据", default=dict, editable=False)
    decided = models.JSONField("人工确定的字段", default=list, editable=False)
    known = models.JSONField("档案员注明", default=dict, editable=False)

    sha256 = models.CharField("SHA-256", max_length=64, unique=True, editable=False)
    original = models.FileField("原始文件", upload_to=original_path, max_length=200, editable=False)
    original_name = models.CharField("文件名", max_length=255, editable=False)
    size = models.PositiveBigIntegerField("字节数", editable=False)
    format = models.CharField("格式", max_length=10, editable=False)
    encoding = models.CharField("编码", max_length=40, editable=False)
    decoding_doubtful = models.BooleanField("编码存疑", default=False, editable=False)
    decoding_note = models.CharField("解码说明", max_length=200, blank=True, editable=False)
    text = models.TextField("文本", editable=False)
    layout = models.JSONField("段落", default=list, editable=False)
    set_aside = models.JSONField("未计入", default=list, editable=False)
    reader_version = models.CharField("判读版本", max_length=20, editable=False)
    taken_in_at = models.DateTimeField("收录时间", auto_now_add=True)
    read_at = models.DateTimeField("判读时间", editable=False)

    history = HistoricalRecords(
        excluded_fields=["text", "layout", "set_aside", "evidence", "original"]
    )
    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "报告"
        ordering = ["-covers_to", "region", "digest"]
        indexes = [models.Index(fields=["region", "covers_to"])]
        constraints = [
            one_of("genre", Genre, blank=True),
            one_of("level", Level, blank=True),
            models.CheckConstraint(
                condition=Q(covers_from=None, covers_to=None)
                | Q(
                    covers_from__gte=1949,
                    covers_to__lte=2100,
                    covers_from__lte=F("covers_to"),
                ),
                name="covered_years_are_a_span",
            ),
            models.CheckConstraint(
                condition=Q(plan_year=None) | Q(plan_year__gte=1949, plan_year__lte=2100),
                name="plan_year_is_a_year",
            ),
        ]

    def __str__(self) -> str:
        return self.display_title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.digest = self.sha256[:DIGEST_LENGTH]
        self.address = self._address()
        update_fields: Iterable[str] | None = kwargs.get("update_fields")
        if update_fields is not None:
            kwargs["update_fields"] = {*update_fields, "address"}
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return page_address("report", self.address)

    def _address(self) -> str:
        return f"{self.region_id or 'unplaced'}-{self.covers_label or 'undated'}-{self.digest}"

    @property
    def covers_label(self) -> str:
        """2020, 2016-2020, or nothing where the years are not known."""
        return label_years(self.covers_from, self.covers_to)

    @property
    def display_title(self) -> str:
        """The title, or where the document has none, one made of what is known of it."""
        return self.title or self.derived_title

    @property
    def derived_title(self) -> str:
        issuer = self.federation.name if self.federation else ""
        return derive_title(issuer, self.covers_label, self.genre)

    @property
    def provenance_mark(self) -> str:
        """What must be said of the document wherever it is shown, or nothing."""
        return mark_provenance(self.provenance)

    def of_the_same_federation(self) -> ReportQuerySet:
        """The other reports of whoever issued this one, newest first."""
        if self.federation_id is None:
            return Report.objects.none()
        others = Report.objects.filter(federation=self.federation_id).exclude(pk=self.pk)
        return others.with_place().order_by("-covers_to", "digest")

    def of_the_same_year(self) -> ReportQuerySet:
        """Other places' reports of the latest year this one is about."""
        if self.covers_to is None:
            return Report.objects.none()
        others = Report.objects.about(self.covers_to).exclude(pk=self.pk)
        if self.region_id:
            others = others.exclude(region=self.region_id)
        return others.with_place().order_by("region", "digest")
