"""The whole state of a page of figures, which is the whole of its address; and how it is read."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Self
from urllib.parse import urlencode

from django import forms
from django.urls import reverse

from reports.models import Indicator, Region
from reports.models.choices import Basis
from reports.text.figures.numerals import parse_numeral

from .analysis import fold
from .figure_documents import UNITS
from .forms import DEEPEST_PAGE, Text, Values
from .state import Plain
from .years import parse_years

ORDERS = {
    "relevance": "相关",
    "newest": "新近在前",
    "oldest": "早年在前",
    "most": "数值从大到小",
    "least": "数值从小到大",
}
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
    sort: str = "relevance"
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
            if value not in ("", None) and (name, value) != ("sort", "relevance"):
                yield name, f"{value:f}" if isinstance(value, Decimal) else value
        for kind in sorted(self.plain):
            yield "plain", kind
        if self.page > 1:
            yield "page", str(self.page)

    @property
    def chosen(self) -> list[tuple[str, str]]:
        """What stays as it is when other words or bounds are typed."""
        return [pair for pair in self.on_page(1)._pairs() if pair[0] not in TYPED]

    def on_page(self, page: int) -> Self:
        return replace(self, page=page)

    def ordered(self, sort: str) -> Self:
        return replace(self, sort=sort, page=1)

    def choosing(self, name: str, value: str | None) -> Self:
        """The figures narrowed by this value of a field; by none where it is empty."""
        changed: dict[str, Any] = {name: value, "page": 1}
        return replace(self, **changed)

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
TYPED = ("q", "min", "max", "years")
"""Those that are typed."""


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
    """A year or a span of them: 2019, 2018-2020, 2019年以来."""

    def clean(self, value: Any) -> str:
        typed = fold(str(value or "")).replace(" ", "")
        if typed and parse_years(typed) is None:
            said = f"“{typed[:20]}”不是年份，可以写 2019、2018-2020 或 2019年以来。"
            raise forms.ValidationError(said)
        return typed


class FigureForm(forms.Form):
    """The address of a page of figures. What it gets wrong is said, and not narrowed by."""

    q = Text(required=False, label="检索词", widget=forms.TextInput(attrs={"type": "search"}))
    min = Number(required=False, label="不小于")
    max = Number(required=False, label="不大于")
    years = Years(required=False, label="年份", max_length=20)
    unit = forms.ChoiceField(required=False, choices=list(UNITS.items()))
    indicator = forms.ModelChoiceField(Indicator.objects.all(), required=False)
    place = forms.ModelChoiceField(Region.objects.all(), required=False)
    basis = forms.ChoiceField(required=False, choices=Basis.choices)
    sort = forms.ChoiceField(required=False, choices=list(ORDERS.items()))
    page = forms.IntegerField(min_value=1, max_value=DEEPEST_PAGE, required=False)
    plain = Values(frozenset(Plain))

    @property
    def shown_fields(self) -> list[forms.BoundField]:
        """The fields that are typed in; the others are chosen by links."""
        return [self[name] for name in TYPED if name != "q"]


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
        sort=given.get("sort") or "relevance",
        page=given.get("page") or 1,
        plain=frozenset(map(Plain, given.get("plain") or ())),
    )
