"""The vocabulary that lets two cities be compared."""

from typing import Any, ClassVar

from django.contrib import admin
from django.http import HttpRequest
from simple_history.admin import SimpleHistoryAdmin

from reports.models import Indicator


@admin.register(Indicator)
class IndicatorAdmin(SimpleHistoryAdmin):
    list_display: ClassVar = ["name", "code", "unit_family", "topic", "edited"]
    list_filter: ClassVar = ["topic", "unit_family", "edited"]
    search_fields: ClassVar = ["name", "code", "definition"]
    list_select_related: ClassVar = ["topic"]

    def save_model(self, request: HttpRequest, obj: Indicator, form: Any, change: bool) -> None:
        obj.edited = True
        super().save_model(request, obj, form, change)
