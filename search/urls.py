"""Addresses of the reading room."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.results, name="search"),
    path("figures/", views.figures, name="figure-search"),
    path("suggest/", views.suggestions, name="suggest"),
]
