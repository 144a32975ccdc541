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
    held = Report.objects.aggregate(
        reports=Count("pk"), places=Count("region", distinct=True), updated=Max("read_at")
    )
    newest = Report.objects.order_by("-taken_in_at", "digest").values("pk")[:NEWEST]
    context = {
        **held,
        "figures": Metric.objects.shown().count(),
        "years": Report.objects.years_held(),
        "chart": draw_chart(Report.objects.best_held(CHART_ROWS)),
        "newest": Report.objects.filter(pk__in=newest)
        .with_place()
        .with_figure_counts()
        .order_by("-taken_in_at", "digest"),
        "topics": count_figures("topic", "topic__position"),
        "indicators": count_figures("indicator", "-reports", "indicator__position")[:INDICATORS],
    }
    return render(request, "reports/home.html", context)


def count_figures(field: str, *order: str) -> QuerySet[Metric, dict[str, Any]]:
    """Shown figures and their reports by topic or by indicator, each with its name."""
    return (
        Metric.objects.shown()
        .filter(**{f"{field}__isnull": False})
        .values(f"{field}__code", f"{field}__name")
        .annotate(figures=Count("pk"), reports=Count("report", distinct=True))
        .order_by(*order)
    )
