"""What a browse page's address may ask for; anything else falls back to the plain page."""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from django import forms

from reports.models import Region
from reports.models.choices import Basis, Level, MetricStatus
from reports.models.metric import MetricQuerySet

YEAR_ORDERS = {
    "place": ("region", "covers_from", "digest"),
    "figures": ("-figures", "region", "digest"),
    "newest": ("-taken_in_at", "digest"),
}

ALL = ("", "全部")
NO_BASIS = ("none", "未载")
STATUSES = [choice for choice in MetricStatus.choices if choice[0] != MetricStatus.REJECTED]
"""What a figure that pages show may stand at."""


class YearForm(forms.Form):
    """How the reports of a year are sorted."""

    sort = forms.ChoiceField(
        choices=[("place", "按地方"), ("figures", "按数据多少"), ("newest", "按收录先后")],
        required=False,
    )

    def sorted_by(self) -> str:
        return (self.cleaned_data["sort"] if self.is_valid() else "") or "place"

    def order(self) -> tuple[str, ...]:
        return YEAR_ORDERS[self.sorted_by()]


class ChartForm(forms.Form):
    """Which province the chart shows."""

    province = forms.ModelChoiceField(
        Region.objects.filter(level=Level.PROVINCE), required=False, label="省份"
    )

    def chosen(self) -> Region | None:
        """The province asked for; a code that is none is no question."""
        return self.cleaned_data["province"] if self.is_valid() else None


class FigureForm(forms.Form):
    """Which figures of an indicator are shown. A value that is not offered is no question."""

    province = forms.ChoiceField(label="省份", required=False)
    place = forms.ChoiceField(label="地方", required=False)
    basis = forms.ChoiceField(label="口径", required=False, choices=[ALL, *Basis.choices, NO_BASIS])
    status = forms.ChoiceField(label="状态", required=False, choices=[ALL, *STATUSES])

    def __init__(self, data: Mapping[str, Any], regions: Iterable[Region]) -> None:
        """``regions`` are the places offered, with their parents joined."""
        super().__init__(data)
        places = {region.pk: region for region in regions}
        self._provinces = {one.province.pk: one.province for one in places.values()}
        self.places = len(places)
        self._offer("province", self._provinces)
        self._offer("place", places)
        self.full_clean()

    def _offer(self, name: str, regions: Mapping[str, Region]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = [ALL, *((code, one.full_name) for code, one in regions.items())]

    def chosen(self) -> dict[str, str]:
        """What was asked for and is offered, by field."""
        return {name: value for name, value in self.cleaned_data.items() if value}

    def query(self) -> str:
        """What was asked for as part of an address, ready for a page's number to follow."""
        return f"{urlencode(self.chosen())}&" if self.chosen() else ""

    def narrow(self, figures: MetricQuerySet) -> MetricQuerySet:
        """Those of the figures that were asked for."""
        chosen = self.chosen()
        if code := chosen.get("province"):
            below = Region.objects.under(self._provinces[code])
            figures = figures.filter(report__region__in=below)
        if code := chosen.get("place"):
            figures = figures.filter(report__region=code)
        if basis := chosen.get("basis"):
            figures = figures.filter(basis="" if basis == NO_BASIS[0] else basis)
        if status := chosen.get("status"):
            figures = figures.filter(status=status)
        return figures
