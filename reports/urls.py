"""Addresses of the browse pages."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.home, name="home"),
    # by place and year
    path("places/", views.home, name="places"),
    path("places/<str:code>/", views.home, name="place"),
    path("years/", views.home, name="years"),
    path("years/<int:year>/", views.home, name="year"),
    path("coverage/", views.home, name="coverage"),
    # one report
    path("reports/<str:address>/", views.home, name="report"),
    path("reports/<str:address>/original/", views.home, name="original"),
    # about the archive
    path("help/", views.home, name="help"),
    path("about/", views.home, name="about"),
    path("healthz", views.home, name="healthz"),
]
