"""The whole state of a page of figures, which is the whole of its address; and how it is read."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Self
from urllib.parse import urlencode

from django import forms
from django.db.models import Q
from django.http import QueryDict
from django.urls import reverse

from reports.models import Indicator, Metric, Region
from reports.models.choices import Basis
from reports.text.figures.numerals import parse_numeral

from .analysis import fold
from .forms import DEEPEST_PAGE, Text, Values
from .state import Plain
from .years import parse_years

UNITS = {
    "money": "金额（元）",
    "people": "人数",
    "person-times": "人次",
    "households": "户数",
    "organisations": "家、个、所",
    "events": "场、次、期",
    "items": "项、件、条",
    "percent": "比例（%）",
}
"""Families of measure words that figures are narrowed by, and what the page calls them."""

ORDERS = {"newest": "新近在前", "most": "数值从大到小", "least": "数值从小到大"}
MOST_DIGITS = 17
"""Digits before the point that the database keeps."""


@dataclass(frozen=True, slots=True)
class FigureState:
    """What is asked of the figures: words, bounds of the value, and what to narrow by."""

    q: str = ""
    least: Decimal | None = None
    most: Decimal | None = None
    unit: str = ""
    indicator: str = ""
    place: str = ""
    years: str = ""
    basis: str = ""
    sort: str = "newest"
    page: int = 1
    plain: frozenset[Plain] = frozenset()

    @property
    def asks(self) -> bool:
        given = (self.q, self.unit, self.indicator, self.place, self.years, self.basis)
        return any(given) or self.least is not None or self.most is not None

    @property
    def address(self) -> str:
        pairs = urlencode(list(self._pairs()))
        return f"{reverse('figure-search')}?{pairs}" if pairs else reverse("figure-search")

    def _pairs(self) -> Iterator[tuple[str, str]]:
        for name, field in NAMES.items():
            value = getattr(self, field)
            if value not in ("", None) and (name, value) != ("sort", "newest"):
                yield name, f"{value:f}" if isinstance(value, Decimal) else value
        for kind in sorted(self.plain):
            yield "plain", kind
        if self.page > 1:
            yield "page", str(self.page)

    def on_page(self, page: int) -> Self:
        return replace(self, page=page)

    def ordered(self, sort: str) -> Self:
        return replace(self, sort=sort, page=1)

    def taking_plainly(self, *kinds: Plain) -> Self:
        return replace(self, plain=self.plain | set(kinds), page=1)


NAMES = {
    "q": "q",
    "min": "least",
    "max": "most",
    "unit": "unit",
    "indicator": "indicator",
    "place": "place",
    "years": "years",
    "basis": "basis",
    "sort": "sort",
}
"""The names of an address, and the fields they stand for."""


class Number(forms.Field):
    """A bound as people write it: 500000, 50万, 1.2亿. Says so where it is none."""

    def to_python(self, value: Any) -> Decimal | None:
        typed = fold(str(value or "")).replace(",", "").replace("，", "").strip()
        if not typed:
            return None
        number = parse_numeral(typed)
        if number is None or number.adjusted() >= MOST_DIGITS:
            raise forms.ValidationError(f"“{str(value)[:20]}”不是数，可以写 500000 或 50万。")
        return number


class Years(forms.CharField):
    """A year or a span of them: 2019, 2018-2020."""

    def clean(self, value: Any) -> str:
        typed = fold(str(value or "")).replace(" ", "")
        if typed and parse_years(typed) is None:
            raise forms.ValidationError(f"“{typed[:20]}”不是年份，可以写 2019 或 2018-2020。")
        return typed


ALL = ("", "不限")


class FigureForm(forms.Form):
    """The address of a page of figures. What it gets wrong is said, and not narrowed by."""

    q = Text(required=False, label="检索词", widget=forms.TextInput(attrs={"type": "search"}))
    min = Number(required=False, label="不小于")
    max = Number(required=False, label="不大于")
    unit = forms.ChoiceField(required=False, label="单位", choices=[ALL, *UNITS.items()])
    indicator = forms.ModelChoiceField(
        Indicator.objects.none(), required=False, label="指标", empty_label="不限"
    )
    place = forms.ModelChoiceField(
        Region.objects.none(), required=False, label="地方", empty_label="不限"
    )
    years = Years(required=False, label="时段", max_length=20)
    basis = forms.ChoiceField(required=False, label="口径", choices=[ALL, *Basis.choices])
    sort = forms.ChoiceField(required=False, choices=list(ORDERS.items()))
    page = forms.IntegerField(min_value=1, max_value=DEEPEST_PAGE, required=False)
    plain = Values(frozenset(Plain))

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        shown = Metric.objects.shown()
        self._offer("indicator", Indicator.objects.filter(metrics__in=shown).distinct())
        holding = (
            Q(reports__isnull=False)
            | Q(children__reports__isnull=False)
            | Q(children__children__reports__isnull=False)
        )
        self._offer("place", Region.objects.filter(holding).distinct().order_by("code"))

    def _offer(self, name: str, choices: Any) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = choices

    @property
    def shown_fields(self) -> list[forms.BoundField]:
        """The fields that narrow, as the page shows them."""
        return [self[name] for name in NAMES if name not in ("q", "sort")]


def read_figure_state(form: FigureForm) -> FigureState:
    """The state that a form's address stands for; what it gets wrong stands at its default."""
    form.is_valid()
    given = form.cleaned_data
    return FigureState(
        q=(given.get("q") or "").strip(),
        least=given.get("min"),
        most=given.get("max"),
        unit=given.get("unit") or "",
        indicator=given["indicator"].pk if given.get("indicator") else "",
        place=given["place"].pk if given.get("place") else "",
        years=given.get("years") or "",
        basis=given.get("basis") or "",
        sort=given.get("sort") or "newest",
        page=given.get("page") or 1,
        plain=frozenset(map(Plain, given.get("plain") or ())),
    )
