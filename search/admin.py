"""What editors keep of search: words that belong together, and what was not found."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from .models import FruitlessSearch, WordGroup


@admin.register(WordGroup)
class WordGroupAdmin(admin.ModelAdmin):
    list_display = ("words", "meanings", "kind", "active", "edited", "note")
    list_filter = ("kind", "active", "edited")
    search_fields = ("words", "meanings", "note")

    def save_model(self, request: HttpRequest, obj: WordGroup, form: Any, change: bool) -> None:
        obj.edited = True
        super().save_model(request, obj, form, change)


@admin.register(FruitlessSearch)
class FruitlessSearchAdmin(admin.ModelAdmin):
    list_display = ("words", "count", "last_at")
    search_fields = ("words",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
