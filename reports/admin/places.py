"""Regions, federations and topics: the tables that reports are filed under."""

from typing import Any, ClassVar

from django.contrib import admin
from django.http import HttpRequest

from reports.models import Federation, Region, RegionName, Topic


class RegionNameInline(admin.TabularInline):
    model = RegionName
    extra = 0


@admin.register(Region)
class RegionAdmin(admin.ModelAdmin):
    list_display: ClassVar = ["code", "name", "level", "parent", "valid_from", "valid_to"]
    list_filter: ClassVar = ["level", "directly_administered"]
    search_fields: ClassVar = ["code", "name", "pinyin", "initials", "other_names__name"]
    list_select_related: ClassVar = ["parent"]
    autocomplete_fields: ClassVar = ["parent"]
    inlines: ClassVar = [RegionNameInline]


@admin.register(Federation)
class FederationAdmin(admin.ModelAdmin):
    list_display: ClassVar = ["name", "region", "level"]
    search_fields: ClassVar = ["name", "region__name"]
    list_select_related: ClassVar = ["region"]
    autocomplete_fields: ClassVar = ["region"]


@admin.register(Topic)
class TopicAdmin(admin.ModelAdmin):
    list_display: ClassVar = ["name", "code", "position"]
    search_fields: ClassVar = ["name"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        # The reader tells topics from a closed set; a new one needs rules of its own.
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
