from collections.abc import Iterator

from django.db import models
from django.db.models import F, Q

from .choices import SectionKind, one_of
from .report import Report
from .topic import Topic


def join_heading(number: str, heading: str) -> str:
    """Number and heading; a bare digit is set apart from the words after it."""
    gap = " " if heading and number[-1:].isdecimal() else ""
    return f"{number}{gap}{heading}"


class Section(models.Model):
    """章节: a heading and the words under it, up to the next heading of any depth.

    Offsets point into ``report.text``. ``body`` is the section's prose as it reads, without
    what was set aside and with broken sentences rejoined. The preamble has no heading.
    """

    report = models.ForeignKey(Report, models.CASCADE, related_name="sections")
    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="children"
    )
    position = models.PositiveSmallIntegerField("次序")
    number = models.CharField("序号", max_length=20, blank=True)
    heading = models.CharField("标题", max_length=300, blank=True)
    depth = models.PositiveSmallIntegerField("层级")
    kind = models.CharField("性质", max_length=10, choices=SectionKind.choices)
    topic = models.ForeignKey(
        Topic, models.PROTECT, null=True, blank=True, verbose_name="主题", related_name="sections"
    )
    start = models.PositiveIntegerField("起")
    heading_end = models.PositiveIntegerField("标题止")
    end = models.PositiveIntegerField("止")
    run_in = models.BooleanField("段首标题", default=False)
    body = models.TextField("正文", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "章节"
        ordering = ["report", "position"]
        constraints = [
            one_of("kind", SectionKind),
            models.UniqueConstraint(fields=["report", "position"], name="section_position_once"),
            models.CheckConstraint(
                condition=Q(start__lte=F("heading_end"), heading_end__lte=F("end")),
                name="section_offsets_in_order",
            ),
            models.CheckConstraint(condition=Q(depth__gte=1), name="section_depth_from_one"),
        ]

    def __str__(self) -> str:
        return self.heading_line or "引言"

    def get_absolute_url(self) -> str:
        return f"{self.report.get_absolute_url()}#{self.anchor}"

    @property
    def heading_line(self) -> str:
        return join_heading(self.number, self.heading)

    @property
    def path(self) -> Iterator[str]:
        """The headings that the section stands under, its own last."""
        if self.parent:
            yield from self.parent.path
        if self.heading:
            yield self.heading_line

    @property
    def anchor(self) -> str:
        """The section's place on its report's page."""
        return f"s-{self.start}"
