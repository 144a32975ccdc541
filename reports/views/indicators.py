"""指标 and 主题: what is counted, and every figure that counts it."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from reports.forms import FigureForm
from reports.models import Indicator, Metric, Region, Section, Topic
from reports.models.metric import MetricQuerySet
from reports.models.report import LONG_FIELDS
from reports.pages.comparing import ORDER, count_groups, group_figures
from reports.pages.export import write_table
from reports.pages.holdings import read_indicators

CHUNK = 500
FIGURES = 60
SECTIONS = 20


@require_safe
def indicators(request: HttpRequest) -> HttpResponse:
    """The whole vocabulary by topic, with how many figures each indicator has."""
    return render(request, "reports/indicators.html", {"indicators": read_indicators()})


@require_safe
def indicator(request: HttpRequest, code: str) -> HttpResponse:
    """One indicator: what it counts, and its figures in groups that may be compared."""
    found = get_object_or_404(Indicator.objects.select_related("topic"), pk=code)
    form, chosen = _asked_for(request, found)
    totals = count_groups(chosen)
    rows = Paginator(chosen.with_report().order_by(*ORDER), FIGURES)
    page = rows.get_page(request.GET.get("page"))
    context = {
        "indicator": found,
        "relatives": found.relatives().with_figure_counts(),
        "form": form,
        "total": sum(totals.values()),
        "groups": group_figures(page, totals),
        "page": page,
        "kinds": len(totals),
        "query": form.query(),
    }
    return render(request, "reports/indicator.html", context)


@require_safe
def indicator_table(request: HttpRequest, code: str) -> StreamingHttpResponse:
    """All figures that the indicator's page shows under the same filter, to take away."""
    found = get_object_or_404(Indicator, pk=code)
    _, chosen = _asked_for(request, found)
    rows = chosen.with_report().order_by(*ORDER).iterator(chunk_size=CHUNK)
    lines = write_table(rows, request.build_absolute_uri)
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = content_disposition_header(True, f"{found.name}.csv")
    return response


@require_safe
def topic(request: HttpRequest, code: str) -> HttpResponse:
    """One topic: its indicators, its figures and its sections, newest first."""
    found = get_object_or_404(Topic, pk=code)
    figures = Metric.objects.shown().filter(topic=found).with_report()
    sections = (
        Section.objects.filter(topic=found)
        .select_related("report__region__parent__parent", "report__federation")
        .defer("body", *(f"report__{name}" for name in LONG_FIELDS))
    )
    newest = ("-report__covers_to", "report__region", "report__digest", "start")
    page = Paginator(figures.order_by(*newest), FIGURES).get_page(request.GET.get("page"))
    leaf = Paginator(sections.order_by(*newest), SECTIONS).get_page(request.GET.get("sections"))
    context = {
        "topic": found,
        "indicators": found.indicators.best_known(),
        "page": page,
        "figures_query": f"sections={leaf.number}&" if leaf.number > 1 else "",
        "sections": leaf,
        "sections_query": f"page={page.number}&" if page.number > 1 else "",
    }
    return render(request, "reports/topic.html", context)


def _asked_for(request: HttpRequest, indicator: Indicator) -> tuple[FigureForm, MetricQuerySet]:
    """The filter as asked for, and the indicator's figures that pass it."""
    figures = Metric.objects.shown().filter(indicator=indicator)
    form = FigureForm(request.GET, Region.objects.with_figures(figures))
    return form, form.narrow(figures)
