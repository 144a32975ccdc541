"""What a report is, fact by fact: the value, the words it rests on, how sure it is."""

from dataclasses import dataclass
from datetime import date

from reports.models import Report
from reports.pages.paragraphs import Paragraphs

SURE, LIKELY = 0.9, 0.6


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the masthead. An unknown fact has no value.

    ``origin`` says who holds it to be so where that is a person, else nothing.
    ``link`` is the start of the paragraph its evidence stands in.
    """

    name: str
    value: str
    words: str = ""
    confidence: float | None = None
    origin: str = ""
    link: int | None = None

    @property
    def certainty(self) -> str:
        """高, 中 or 低, or nothing where nothing was inferred."""
        if self.confidence is None:
            return ""
        if self.confidence >= SURE:
            return "高"
        return "中" if self.confidence >= LIKELY else "低"


def describe_facts(report: Report) -> list[Fact]:
    """The masthead in the order a reader asks for it."""
    region = report.region
    place = "province" if region is None else str(region.level)
    return [
        _fact(report, "题名", "title", report.title),
        _fact(report, "工会", "federation", report.federation.name if report.federation else ""),
        _fact(report, "地方", place, region.full_name if region else "", decided_as="region"),
        _fact(report, "级别", "level", report.get_level_display()),
        _fact(report, "文种", "genre", report.get_genre_display()),
        _fact(report, "所述年份", "covers_to", report.covers_label),
        _fact(report, "计划年份", "plan_year", str(report.plan_year or "")),
        _fact(report, "报告日期", "delivered_on", chinese_date(report.delivered_on)),
        _fact(report, "发布日期", "published_on", chinese_date(report.published_on)),
        _fact(report, "来源", "source", report.source),
        _fact(report, "作者", "authors", "、".join(report.authors)),
    ]


def chinese_date(day: date | None) -> str:
    """2020年12月29日, or nothing."""
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def _fact(report: Report, name: str, field: str, value: str, decided_as: str = "") -> Fact:
    if not value:
        return Fact(name, "")
    if (decided_as or field) in report.decided:
        return Fact(name, value, origin="编辑确定")
    if field in report.known:
        return Fact(name, value, origin="档案员注明")
    evidence = report.evidence.get(field, {})
    return Fact(
        name,
        value,
        words=evidence.get("words", ""),
        confidence=evidence.get("confidence"),
        link=_paragraph_of(report, evidence.get("start")),
    )


def _paragraph_of(report: Report, offset: int | None) -> int | None:
    """The start of the paragraph that holds the offset, None where none does."""
    paragraph = None if offset is None else Paragraphs(report.layout).holding(offset)
    return paragraph.start if paragraph else None
