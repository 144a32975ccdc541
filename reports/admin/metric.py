"""Figures: listed, filtered, and corrected with the source sentence beside the fields."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db import models, transaction
from django.db.models import ForeignKey, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html
from simple_history.admin import SimpleHistoryAdmin

from reports.corrections import confirm, correct, reject, restore, stamp_of
from reports.models import Metric
from reports.models.choices import MetricStatus
from reports.models.metric import READ_FIELDS, plain_value
from reports.models.naming import verbose_name
from reports.quoting import quote


class Decision(models.TextChoices):
    """What an editor says of a figure besides the corrected fields."""

    SAVE = "save", "保存更正"
    CONFIRM = "confirm", "各项核对无误"
    REJECT = "reject", "不是数据，剔除"


class MetricForm(forms.ModelForm):
    """The correctable fields, the decision, and why.

    ``stamp`` says which state of the figure the editor saw; a form that was opened before
    somebody else's decision is refused, with everything still in it.
    """

    decision = forms.ChoiceField(
        label="处理",
        choices=Decision.choices,
        initial=Decision.SAVE,
        widget=forms.RadioSelect,
        required=False,
    )
    reason = forms.CharField(
        label="理由",
        max_length=100,
        required=False,
        help_text="更正或剔除须写明理由，记入历史。例如：原文写明“人次”，单位误读为人。",
    )

    stamp = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Metric
        fields = READ_FIELDS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["label"].required = True
        self.initial["stamp"] = stamp_of(self.instance.pk)
        for name in ("value", "low", "high"):
            # 15, not 15.000000: the column's scale is no statement about the figure.
            if (number := self.initial.get(name)) is not None:
                self.initial[name] = Decimal(plain_value(number))

    @property
    def corrects(self) -> bool:
        """Whether a field of the figure itself was changed in the form."""
        return any(name in READ_FIELDS for name in self.changed_data)

    @property
    def restores(self) -> bool:
        """Whether the form shows a version out of the figure's history."""
        return hasattr(self.instance, "_history")

    def clean_stamp(self) -> int:
        stamp = self.cleaned_data["stamp"]
        if stamp is not None and stamp != stamp_of(self.instance.pk):
            raise forms.ValidationError(
                "这条数据刚被别人处理过。请在另一个窗口打开它，比对后再保存；您填写的内容仍在下面。"
            )
        return stamp or 0

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        decision = cleaned.get("decision") or Decision.SAVE
        if (self.corrects or decision == Decision.REJECT) and not cleaned.get("reason"):
            self.add_error("reason", "请写明理由。")
        if decision == Decision.SAVE and not self.corrects and not self.restores:
            self.add_error("decision", "没有改动。如各项无误，请选“各项核对无误”。")
        return cleaned


@admin.register(Metric)
class MetricAdmin(SimpleHistoryAdmin):
    form = MetricForm
    change_form_template = "admin/reports/metric/change_form.html"
    object_history_list_template = "admin/reports/metric/history_list.html"
    autocomplete_fields = ["indicator"]
    list_display = [
        "name",
        "raw",
        "value_shown",
        "unit",
        "period_shown",
        "place",
        "covers",
        "topic",
        "status",
    ]
    list_filter = [
        "status",
        ("report__region", admin.RelatedOnlyFieldListFilter),
        ("report__covers_to", admin.AllValuesFieldListFilter),
        "topic",
        "kind",
        "basis",
        ("indicator", admin.RelatedOnlyFieldListFilter),
    ]
    search_fields = ["label", "raw", "report__title", "report__federation__name"]
    search_help_text = "按名目、原文、报告标题或工会名称查找"
    list_select_related = ["report__region", "report__federation", "topic"]
    list_per_page = 50
    ordering = ["report", "start"]
    actions = ["confirm_figures"]
    fieldsets = [
        ("数值", {"fields": [("value", "unit"), ("low", "high"), "relation"]}),
        ("含义", {"fields": ["label", ("topic", "indicator"), ("kind", "basis", "scope")]}),
        ("时段", {"fields": [("period_from", "period_to")]}),
        ("处理", {"fields": ["decision", "reason", "stamp"]}),
    ]

    class Media:
        css = {"all": ["css/admin-metric.css"]}

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        # A wrong figure is rejected (已剔除), never deleted: its history must stay.
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Metric]:
        return super().get_queryset(request).defer("report__text", "report__layout")

    def save_model(self, request: HttpRequest, obj: Metric, form: MetricForm, change: bool) -> None:
        # What is decided about is the figure as it is stored now: ``obj`` may be a version out
        # of its history, whose section or offsets no longer exist.
        by = request.user if isinstance(request.user, User) else None
        stored = Metric.objects.get(pk=obj.pk)
        if form.restores and not form.corrects:
            restore(stored, obj, by, form.cleaned_data["reason"] or "恢复到历史版本")
        else:
            decide(stored, form.cleaned_data, by)
        if _far_apart(obj.value, stored.reading.get("value")):
            messages.warning(request, f"新数值与机器读数相差百倍以上，请再看一眼原文“{obj.raw}”。")

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        metric = Metric.objects.filter(pk=object_id).select_related("report").first()
        context = dict(extra_context or {})
        if metric:
            context["metric"] = metric
            context["quote"] = quote(metric.report, metric.start, metric.end)
            context["readings"] = _readings(metric)
        return super().change_view(request, object_id, form_url, context)

    def response_change(self, request: HttpRequest, obj: Metric) -> HttpResponse:
        """Save and next: on to the report's next figure that awaits review."""
        if "_savenext" not in request.POST:
            return super().response_change(request, obj)
        self.message_user(request, f"已保存：{obj}", messages.SUCCESS)
        waiting = Metric.objects.awaiting_review().filter(report=obj.report_id)
        following = waiting.filter(start__gt=obj.start).first() or waiting.first()
        if following:
            return redirect("admin:reports_metric_change", following.pk)
        self.message_user(request, "这份报告的数据都已核对。", messages.SUCCESS)
        return redirect("admin:reports_metric_changelist")

    def set_history_delta_changes(
        self,
        request: HttpRequest,
        historical_records: Sequence[Any],
        foreign_keys_are_objs: bool = True,
    ) -> None:
        """Show what a person changed; the bookkeeping beside it is no change to a reader."""
        for newer, older in zip(historical_records, list(historical_records)[1:], strict=False):
            delta = newer.diff_against(older, included_fields=[*READ_FIELDS, "status"])
            newer.history_delta_changes = [
                {
                    "field": verbose_name(Metric, change.field),
                    "old": _shown(change.field, plain_value(change.old)) or "空",
                    "new": _shown(change.field, plain_value(change.new)) or "空",
                }
                for change in delta.changes
            ]

    @admin.action(description="核对无误（选中的数据）", permissions=["change"])
    def confirm_figures(self, request: HttpRequest, queryset: QuerySet[Metric]) -> None:
        by = request.user if isinstance(request.user, User) else None
        figures = list(queryset.exclude(status=MetricStatus.REJECTED))
        skipped = queryset.count() - len(figures)
        with transaction.atomic():
            for metric in figures:
                confirm(metric, by)
        note = f"，{skipped} 条已剔除的未动" if skipped else ""
        self.message_user(request, f"已核对 {len(figures)} 条数据{note}。", messages.SUCCESS)

    @admin.display(description="名目", ordering="label")
    def name(self, metric: Metric) -> str:
        return metric.label or metric.raw

    @admin.display(description="数值", ordering="value")
    def value_shown(self, metric: Metric) -> str:
        if metric.value is not None:
            return f"{metric.value.normalize():,f}"
        if metric.low is None or metric.high is None:
            return "未载"
        return f"{metric.low.normalize():,f}–{metric.high.normalize():,f}"

    @admin.display(description="时段", ordering="period_to")
    def period_shown(self, metric: Metric) -> str:
        return metric.period or "未载"

    @admin.display(description="地方", ordering="report__region")
    def place(self, metric: Metric) -> str:
        return metric.report.region.name if metric.report.region else "未知"

    @admin.display(description="报告", ordering="report__covers_to")
    def covers(self, metric: Metric) -> str:
        label = metric.report.covers_label or "年份未知"
        return format_html('<a href="{}">{}</a>', metric.get_absolute_url(), label)


def decide(metric: Metric, cleaned: dict[str, Any], by: User | None) -> None:
    """Carry out what a form says of a stored figure."""
    reason = cleaned.get("reason") or ""
    if cleaned.get("decision") == Decision.REJECT:
        reject(metric, by, reason)
        return
    changes = {
        name: cleaned[name]
        for name in READ_FIELDS
        if name in cleaned and cleaned[name] != getattr(metric, name)
    }
    if changes:
        correct(metric, changes, by, reason)
    if cleaned.get("decision") == Decision.CONFIRM:
        confirm(metric, by, reason or "核对无误")


def _far_apart(value: Decimal | None, read: str | None) -> bool:
    """Whether a corrected value is a hundred times the machine's reading, or a hundredth."""
    if not value or not read or not Decimal(read):
        return False
    return not Decimal("0.01") < value / Decimal(read) < 100


def _readings(metric: Metric) -> list[tuple[str, Any, bool]]:
    """The machine's reading, field by field: (name, value, whether a person decided it)."""
    return [
        (verbose_name(Metric, name), _shown(name, value), name in metric.decided)
        for name in READ_FIELDS
        if (value := metric.reading.get(name)) is not None or name in metric.decided
    ]


def _shown(name: str, value: Any) -> Any:
    """A reading as the form shows it: the Chinese of a choice, the name of a row."""
    field = Metric._meta.get_field(name)
    if isinstance(field, ForeignKey):
        return field.related_model._default_manager.filter(pk=value).first()
    return dict(getattr(field, "choices", None) or ()).get(value, value)
