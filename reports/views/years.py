from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reports.forms import ChartForm, YearForm
from reports.models import Region, Report
from reports.models.choices import Level
from reports.pages.coverage import draw_chart
from reports.pages.holdings import read_years

ROWS = 100
CHART_ROWS = 150
UNPLACED = 50


@require_safe
def years(request: HttpRequest) -> HttpResponse:
    """Every year with how much is held of it."""
    return render(request, "reports/years.html", {"years": list(read_years().values())})


@require_safe
def year(request: HttpRequest, year: int) -> HttpResponse:
    """All places of one year."""
    counts = read_years()
    if year not in counts:
        raise Http404("没有收录这一年的报告")
    form = YearForm(request.GET)
    found = Report.objects.about(year).with_place().with_figure_counts().order_by(*form.order())
    context = {
        "year": year,
        "count": counts[year],
        "earlier": max((other for other in counts if other < year), default=None),
        "later": min((other for other in counts if other > year), default=None),
        "form": form,
        "page": Paginator(found, ROWS).get_page(request.GET.get("page")),
    }
    return render(request, "reports/year.html", context)


@require_safe
def coverage(request: HttpRequest) -> HttpResponse:
    """城市×年份: what is held and what is not, of all provinces or of one."""
    form = ChartForm(request.GET)
    province = form.chosen()
    reports = Report.objects.within(province) if province else Report.objects.all()
    unplaced = Report.objects.filter(Q(region=None) | Q(covers_to=None))
    page = Paginator(reports.regions_held(), CHART_ROWS).get_page(request.GET.get("page"))
    years = reports.placed_and_dated().every_year()
    context = {
        "form": form,
        "province": province,
        "provinces": Region.objects.current().filter(level=Level.PROVINCE),
        "chart": draw_chart(reports.filter(region__in=list(page)), years),
        "page": page,
        "unplaced": unplaced.count(),
        "unplaced_newest": unplaced.with_place().order_by("-taken_in_at", "digest")[:UNPLACED],
    }
    return render(request, "reports/coverage.html", context)
