import logging

from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from reports.models import Report
from reports.pages.citation import cite
from reports.pages.facts import describe_facts
from reports.pages.marking import heading_levels, mark_report
from reports.pages.outline import draw_outline
from reports.pages.set_aside import group_set_aside

logger = logging.getLogger(__name__)

NEIGHBOURS = 12
SANDBOX = "default-src 'none'; sandbox"
"""An original is somebody else's file: even opened in a browser it may do nothing."""


@require_safe
def report(request: HttpRequest, address: str) -> HttpResponse:
    """One report: what it is, its text with every figure marked, and where it comes from."""
    found = (
        Report.objects.at_address(address)
        .select_related("federation", "region__parent__parent")
        .first()
    )
    if found is None:
        return _missing(request, address)
    if found.address != address:
        return redirect(found, permanent=True)
    return render(request, "reports/report.html", _context(request, found))


@require_safe
def original(request: HttpRequest, address: str) -> HttpResponseBase:
    """The file as it was taken in, to be saved and never shown in place."""
    found = Report.objects.at_address(address).first()
    if found is None:
        return _missing(request, address)
    response = FileResponse(
        _open(found),
        as_attachment=True,
        filename=found.original_name,
        content_type="application/octet-stream",
    )
    response["Content-Security-Policy"] = SANDBOX
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _open(report: Report) -> FieldFile:
    """The original's bytes. A lost file is the archive's fault: it is logged, and not found."""
    try:
        return report.original.open("rb")
    except FileNotFoundError as error:
        logger.exception("the original %s is lost", report.sha256)
        raise Http404("原始文件缺失") from error


def _context(request: HttpRequest, report: Report) -> dict[str, object]:
    sections = list(report.sections.select_related("topic"))
    metrics = list(report.metrics.shown().with_names())
    doubts = list(report.doubts.all())
    address = request.build_absolute_uri(report.get_absolute_url())
    return {
        "report": report,
        "facts": describe_facts(report),
        "outline": draw_outline(sections, heading_levels(sections)),
        "marked": mark_report(report, sections, metrics, doubts),
        "metrics": metrics,
        "doubts": doubts,
        "set_aside": group_set_aside(report),
        "address": address,
        "citation": cite(report, address, timezone.localdate()),
        "other_years": report.of_the_same_federation()[:NEIGHBOURS],
        "other_places": report.of_the_same_year()[:NEIGHBOURS],
    }


def _missing(request: HttpRequest, address: str) -> HttpResponse:
    """A report that was withdrawn is gone, and the page says so; any other was never here."""
    withdrawn = Report.history.filter(digest=address.rpartition("-")[2], history_type="-")
    if withdrawn.exists():
        return render(request, "410.html", status=410)
    raise Http404("没有这份报告")
