import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reports.pages.holdings import read_counts
from reports.text.reading import READER_VERSION

ACCURACY = Path(settings.BASE_DIR) / "reports" / "data" / "accuracy.json"
"""The last measurement of the reader, as ``benchmarks.accuracy --write`` keeps it."""


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """How the archive is used."""
    return render(request, "reports/help.html")


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """How figures are read from texts, how well, and under which terms."""
    context = {
        "held": read_counts(),
        "reader_version": READER_VERSION,
        "accuracy": read_accuracy(ACCURACY),
    }
    return render(request, "reports/about.html", context)


def read_accuracy(path: Path) -> dict[str, Any] | None:
    """The last measurement, None where none was made."""
    if not path.exists():
        return None
    measured: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return measured
