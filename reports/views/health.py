import logging

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from reports.models import Metric, Report

logger = logging.getLogger(__name__)


@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """Whether the database answers, for whoever watches the site. 200 or 503."""
    try:
        counts = {"reports": Report.objects.count(), "figures": Metric.objects.count()}
    except DatabaseError:
        logger.exception("the database does not answer")
        return JsonResponse({"database": "unavailable"}, status=503)
    return JsonResponse({"database": "ok", **counts})


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """The seal, for browsers that ask here without having seen a page."""
    return redirect(static("img/seal.svg"))
