from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from reports.models import Metric, Region, Report
from reports.pages.coverage import draw_cells, draw_chart
from reports.pages.panel import draw_panel
from reports.pages.places import count_below, group_places


@require_safe
def places(request: HttpRequest) -> HttpResponse:
    """Every province with its places, those with reports counted."""
    counts = dict(
        Report.objects.filter(region__isnull=False)
        .order_by()
        .values_list("region")
        .annotate(Count("pk"))
    )
    return render(request, "reports/places.html", {"groups": group_places(counts)})


@require_safe
def place(request: HttpRequest, code: str) -> HttpResponse:
    """One place: what is held of it, year by year, and its main figures."""
    region = Region.objects.select_related("parent__parent").filter(pk=code).first()
    if region is None:
        return _answer(request, code)
    own = Report.objects.filter(region=region)
    reports = list(own.with_place().with_figure_counts())
    metrics = (
        Metric.objects.shown().filter(report__region=region, indicator__isnull=False).with_report()
    )
    years = Report.objects.placed_and_dated().every_year()
    context = {
        "region": region,
        "reports": reports,
        "cells": draw_cells(years, own.covered_spans()),
        "below": count_below(region),
        "chart": draw_chart(Report.objects.within(region).exclude(region=region)),
        "panel": draw_panel(metrics, reports),
    }
    return render(request, "reports/place.html", context)


def _answer(request: HttpRequest, word: str) -> HttpResponse:
    """Where a name, pinyin or initials leads: to the place, or to a choice of places."""
    found = list(Region.objects.answering_to(word).select_related("parent__parent"))
    regions = [region for region in found if not region.valid_to] or found
    if not regions:
        raise Http404("没有这个地方")
    if len(regions) == 1:
        return redirect(regions[0], permanent=True)
    return render(request, "reports/place_choices.html", {"word": word, "regions": regions})
