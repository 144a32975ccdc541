"""What a browse page's address may ask for; anything else falls back to the plain page."""

from django import forms

from reports.models import Region
from reports.models.choices import Level

YEAR_ORDERS = {
    "place": ("region", "covers_from", "digest"),
    "figures": ("-figures", "region", "digest"),
    "newest": ("-taken_in_at", "digest"),
}


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
