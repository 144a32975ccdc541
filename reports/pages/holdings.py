"""What the archive holds, counted: kept between requests until something is committed.

A million figures take half a second to count, and most requests come between two changes.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Max, QuerySet

from reports.models import Indicator, Metric, Report
from reports.models.choices import MetricStatus
from reports.remembering import Remembered

from .coverage import Chart, draw_chart
from .years import YearCount, count_years

NEWEST = 8
CHART_ROWS = 24
INDICATORS = 18


@dataclass(frozen=True, slots=True)
class Holdings:
    """How much is held, what came last, and the ways to it."""

    reports: int
    places: int
    figures: int
    updated: datetime | None
    years: list[int]
    newest: list[Report]
    topics: list[dict[str, Any]]
    indicators: list[dict[str, Any]]
    chart: Chart
    """Of the places with most reports."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many reports and figures there are, and how many figures a person decided on."""

    reports: int
    figures: int
    decided: int


def read_holdings() -> Holdings:
    """What is held now."""
    return _holdings.get()


def read_counts() -> Counts:
    """How much is held now."""
    return _counts.get()


def read_years() -> dict[int, YearCount]:
    """How much is held now of each year, newest first."""
    return _years.get()


def read_indicators() -> list[Indicator]:
    """The whole vocabulary by topic, with how many figures each indicator has now."""
    return _indicators.get()


def _read_holdings() -> Holdings:
    held = Report.objects.aggregate(
        reports=Count("pk"), places=Count("region", distinct=True), updated=Max("read_at")
    )
    latest = Report.objects.order_by("-taken_in_at", "digest").values("pk")[:NEWEST]
    newest = Report.objects.filter(pk__in=latest).with_place().with_figure_counts()
    return Holdings(
        **held,
        figures=Metric.objects.shown().count(),
        years=Report.objects.years_held(),
        newest=list(newest.order_by("-taken_in_at", "digest")),
        topics=list(_count_figures("topic", "topic__position")),
        indicators=list(
            _count_figures("indicator", "-reports", "indicator__position")[:INDICATORS]
        ),
        chart=draw_chart(Report.objects.best_held(CHART_ROWS)),
    )


def _count_figures(field: str, *order: str) -> QuerySet[Metric, dict[str, Any]]:
    """Shown figures and their reports by topic or by indicator, each with its name."""
    return (
        Metric.objects.shown()
        .filter(**{f"{field}__isnull": False})
        .values(f"{field}__code", f"{field}__name")
        .annotate(figures=Count("pk"), reports=Count("report", distinct=True))
        .order_by(*order)
    )


def _read_counts() -> Counts:
    figures = Metric.objects.all()
    return Counts(
        reports=Report.objects.count(),
        figures=figures.shown().count(),
        decided=figures.exclude(status=MetricStatus.UNREVIEWED).count(),
    )


def _read_years() -> dict[int, YearCount]:
    return {count.year: count for count in count_years(Report.objects.all())}


def _read_indicators() -> list[Indicator]:
    found = Indicator.objects.with_figure_counts().select_related("topic")
    return list(found.order_by("topic__position", "position", "code"))


_holdings = Remembered(_read_holdings)
_counts = Remembered(_read_counts)
_years = Remembered(_read_years)
_indicators = Remembered(_read_indicators)
