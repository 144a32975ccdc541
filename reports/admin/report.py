"""Reports with their sections: what each is, and the words that say so."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from simple_history.admin import SimpleHistoryAdmin

from reports.models import Doubt, Report, Section
from reports.models.naming import verbose_name
from reports.models.report import MASTHEAD_FIELDS
from reports.signals import report_changed, report_removed

FOUND_FIELDS = ("federation", "region", *MASTHEAD_FIELDS)


class SectionInline(admin.TabularInline):
    model = Section
    fields = ["heading_line", "depth", "kind", "topic", "start", "end"]
    readonly_fields = ["heading_line", "depth", "kind", "topic", "start", "end"]
    extra = 0
    can_delete = False
    show_change_link = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description="标题")
    def heading_line(self, section: Section) -> str:
        return section.heading_line or "（引言）"


class DoubtInline(admin.TabularInline):
    model = Doubt
    fields = ["rule", "words", "explanation"]
    readonly_fields = ["rule", "words", "explanation"]
    extra = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Report)
class ReportAdmin(SimpleHistoryAdmin):
    list_display = [
        "display_title",
        "region",
        "genre",
        "covers_label",
        "original_name",
        "decoding_doubtful",
        "taken_in_at",
    ]
    list_filter = [
        "genre",
        "level",
        ("region", admin.RelatedOnlyFieldListFilter),
        ("covers_to", admin.AllValuesFieldListFilter),
        "decoding_doubtful",
    ]
    search_fields = ["title", "federation__name", "original_name", "digest"]
    list_select_related = ["region", "federation"]
    autocomplete_fields = ["region", "federation"]
    readonly_fields = [
        "address",
        "evidence_table",
        "original_name",
        "format",
        "encoding",
        "decoding_note",
        "size",
        "sha256",
        "reader_version",
        "taken_in_at",
        "read_at",
    ]
    fieldsets = [
        ("报告", {"fields": ["title", "federation", "region", ("level", "genre")]}),
        (
            "年份与日期",
            {
                "fields": [
                    ("covers_from", "covers_to", "plan_year"),
                    ("delivered_on", "published_on"),
                ]
            },
        ),
        ("来源", {"fields": ["source", "source_address", "authors", "provenance", "retrieved_on"]}),
        ("判读依据", {"fields": ["evidence_table"]}),
        (
            "文件",
            {
                "fields": [
                    "address",
                    "original_name",
                    ("format", "encoding", "size"),
                    "decoding_note",
                    "sha256",
                    ("reader_version", "taken_in_at", "read_at"),
                ]
            },
        ),
    ]
    inlines = [SectionInline, DoubtInline]

    def has_add_permission(self, request: HttpRequest) -> bool:
        # Documents come in through the ingest command, which keeps the original.
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Report]:
        return super().get_queryset(request).defer("text", "layout", "set_aside")

    def save_model(self, request: HttpRequest, obj: Report, form: Any, change: bool) -> None:
        decided = {name for name in form.changed_data if name in FOUND_FIELDS}
        obj.decided = sorted({*obj.decided, *decided})
        super().save_model(request, obj, form, change)
        report_changed.send(sender=Report, report_id=obj.pk)

    def delete_model(self, request: HttpRequest, obj: Report) -> None:
        report_removed.send(sender=Report, report_id=obj.pk)
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Report]) -> None:
        for report in queryset:
            self.delete_model(request, report)

    @admin.display(description="标题", ordering="title")
    def display_title(self, report: Report) -> str:
        return report.display_title

    @admin.display(description="所述年份", ordering="covers_to")
    def covers_label(self, report: Report) -> str:
        return report.covers_label or "未知"

    @admin.display(description="依据")
    def evidence_table(self, report: Report) -> SafeString:
        rows = (
            (EVIDENCE_NAMES.get(name, name), found["words"], f"{found['confidence']:.0%}")
            for name, found in report.evidence.items()
        )
        body = format_html_join("", "<tr><th>{}</th><td>{}</td><td>{}</td></tr>", rows)
        return format_html("<table>{}</table>", body)


EVIDENCE_NAMES = {
    **{name: verbose_name(Report, name) for name in FOUND_FIELDS},
    "province": "省",
    "prefecture": "市",
    "county": "县",
}
