from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reports.pages.holdings import read_holdings


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What is here, how much, and the ways in."""
    return render(request, "reports/home.html", {"held": read_holdings()})
