"""Addresses of the browse pages."""

from django.urls import path
from django.views.generic import RedirectView

from .views.about import about, help_page
from .views.health import favicon, healthz
from .views.home import home
from .views.indicators import indicator, indicator_table, indicators, topic
from .views.places import place, places
from .views.report import original, report
from .views.years import coverage, year, years

urlpatterns = [
    path("", home, name="home"),
    # by place and year
    path("places/", places, name="places"),
    path("places/<str:code>/", place, name="place"),
    path("years/", years, name="years"),
    path("years/<int:year>/", year, name="year"),
    path("coverage/", coverage, name="coverage"),
    # by what is counted
    path("indicators/", indicators, name="indicators"),
    path("indicators/<slug:code>/", indicator, name="indicator"),
    path("indicators/<slug:code>/figures.csv", indicator_table, name="indicator-table"),
    path("topics/", RedirectView.as_view(pattern_name="indicators")),
    path("topics/<slug:code>/", topic, name="topic"),
    # one report
    path("reports/<str:address>/", report, name="report"),
    path("reports/<str:address>/original/", original, name="original"),
    # about the archive
    path("help/", help_page, name="help"),
    path("about/", about, name="about"),
    # asked for by machines
    path("healthz", healthz, name="healthz"),
    path("favicon.ico", favicon, name="favicon"),
]
