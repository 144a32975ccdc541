"""The vocabulary that lets two cities be compared."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from simple_history.admin import SimpleHistoryAdmin

from reports.models import Indicator
from reports.text.vocabulary import load_measures, parse_wording


class WordingsField(forms.CharField):
    """A wording a line."""

    widget = forms.Textarea(attrs={"rows": 8, "cols": 80})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        return [line.strip() for line in (value or "").splitlines() if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return (initial or []) != self.to_python(data)

    def validate(self, value: Any) -> None:
        super().validate(value)
        for wording in value:
            try:
                parse_wording(wording)
            except ValueError as error:
                raise forms.ValidationError(str(error)) from error


class IndicatorForm(forms.ModelForm):
    wordings = WordingsField(
        label="措辞",
        help_text="一行一种说法，词与词之间空一格，须同时出现；“|”表示任一，行首“-”表示不得出现，"
        "“$”表示名目以此结尾，“~”表示出现在名目或同句即可。改后运行 manage.py apply_vocabulary。",
    )
    unit_family = forms.ChoiceField(label="计量")

    class Meta:
        model = Indicator
        fields = (
            "code",
            "name",
            "definition",
            "unit_family",
            "family",
            "topic",
            "wordings",
            "position",
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        families = self.fields["unit_family"]
        families.choices = [(name, name) for name in load_measures().units]  # type: ignore[attr-defined]


@admin.register(Indicator)
class IndicatorAdmin(SimpleHistoryAdmin):
    form = IndicatorForm
    list_display = ["name", "code", "unit_family", "topic", "edited"]
    list_filter = ["topic", "unit_family", "edited"]
    search_fields = ["name", "code", "definition"]
    list_select_related = ["topic"]

    def save_model(self, request: HttpRequest, obj: Indicator, form: Any, change: bool) -> None:
        obj.edited = True
        super().save_model(request, obj, form, change)
