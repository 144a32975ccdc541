from typing import Any

from django.db.models import Count, Max, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reports.models import Metric, Report
from reports.pages.coverage import draw_chart

NEWEST = 8
CHART_ROWS = 24
INDICATORS = 18


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What is here, how much, and the ways in."""
    chart = draw_chart(Report.objects.all())
    held = Report.objects.aggregate(
        reports=Count("pk"), places=Count("region", distinct=True), updated=Max("read_at")
    )
    context = {
        **held,
        "figures": Metric.objects.shown().count(),
        "years": [year for year in reversed(chart.years) if chart.holds(year)],
        "chart": chart.only(CHART_ROWS),
        "chart_is_whole": len(chart.rows) <= CHART_ROWS,
        "newest": Report.objects.with_place().with_figure_counts().order_by("-taken_in_at")[:NEWEST],
        "topics": count_figures("topic"),
        "indicators": count_figures("indicator").order_by("-reports", "indicator")[:INDICATORS],
    }
    return render(request, "reports/home.html", context)


def count_figures(field: str) -> QuerySet[Metric, dict[str, Any]]:
    """Shown figures and their reports by topic or by indicator, each with its name."""
    return (
        Metric.objects.shown()
        .filter(**{f"{field}__isnull": False})
        .order_by(f"{field}__position")
        .values(field, f"{field}__name")
        .annotate(figures=Count("pk"), reports=Count("report", distinct=True))
    )
