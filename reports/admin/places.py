"""Regions, federations and topics: the tables that reports are filed under."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from reports.models import Federation, Region, RegionName, Topic


class RegionNameInline(admin.TabularInline):
    model = RegionName
    extra = 0


@admin.register(Region)
class RegionAdmin(admin.ModelAdmin):
    list_display = ["code", "name", "level", "parent", "valid_from", "valid_to"]
    list_filter = ["level", "directly_administered"]
    search_fields = ["code", "name", "pinyin", "initials", "other_names__name"]
    list_select_related = ["parent"]
    autocomplete_fields = ["parent"]
    inlines = [RegionNameInline]


@admin.register(Federation)
class FederationAdmin(admin.ModelAdmin):
    list_display = ["name", "region", "level"]
    search_fields = ["name", "region__name"]
    list_select_related = ["region"]
    autocomplete_fields = ["region"]


@admin.register(Topic)
class TopicAdmin(admin.ModelAdmin):
    list_display = ["name", "code", "position"]
    search_fields = ["name"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        # The reader tells topics from a closed set; a new one needs rules of its own.
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
