"""What figures are counted by, as a page shows it: values with names, counts and addresses."""

from collections.abc import Iterator, Mapping

from reports.models import Indicator
from reports.models.choices import Basis

from .facets import Chip, Choice, Facet
from .figure_documents import UNITS
from .figure_search import FACETS, FoundFigures
from .gazetteer import Gazetteer
from .state import REGIONS

TITLES = {
    "family": "单位",
    "indicator": "指标",
    "basis": "口径",
    "year": "年份",
    "province": "省份",
    "city": "市州",
    "county": "县区",
}
NAME_OF = {
    "family": "unit",
    "indicator": "indicator",
    "basis": "basis",
    "year": "years",
    **dict.fromkeys(REGIONS, "place"),
}
"""The field of a page's state that a facet's value is chosen by."""


class FigureFacets:
    """Names the values of one search's facets; all indicators are looked up at once."""

    def __init__(self, found: FoundFigures, places: Gazetteer) -> None:
        self._state = found.state
        self._counts = found.counts
        self._places = places
        codes = {*found.counts.get("indicator", {}), found.state.indicator} - {""}
        named = Indicator.objects.filter(pk__in=codes).values_list("pk", "name")
        self._names: Mapping[str, Mapping[str, str]] = {
            "family": UNITS,
            "basis": dict(Basis.choices),
            "indicator": dict(named),
        }

    def facets(self) -> tuple[Facet, ...]:
        """Every facet that has a choice, years newest first, others by count."""
        made = (Facet(name, TITLES[name], tuple(self._choices(name))) for name in FACETS)
        return tuple(facet for facet in made if facet.choices)

    def chips(self) -> tuple[Chip, ...]:
        """The narrowings in force, each with the page without it."""
        return tuple(self._chips())

    def _choices(self, facet: str) -> Iterator[Choice]:
        field = NAME_OF[facet]
        counts = self._counts.get(facet, {})
        by_year = facet == "year"
        order = sorted(counts.items(), key=lambda one: (-int(one[0]) if by_year else -one[1], one))
        for value, count in order:
            chosen = getattr(self._state, field) == value
            address = self._state.choosing(field, "" if chosen else value).address
            yield Choice(value, self._name(facet, value), count, chosen, address)

    def _name(self, facet: str, value: str) -> str:
        if facet in REGIONS:
            return self._places.name(value)
        if facet == "year":
            return f"{value}年"
        return self._names[facet].get(value, value)

    def _chips(self) -> Iterator[Chip]:
        state = self._state
        chosen = {"unit": "family", "indicator": "indicator", "basis": "basis"}
        if state.place:
            yield self._chip("地方", "place", self._places.full_name(state.place))
        if state.years:
            yield self._chip("年份", "years", state.years)
        for field, facet in chosen.items():
            if value := getattr(state, field):
                yield self._chip(TITLES[facet], field, self._name(facet, value))
        for field, title in (("least", "不小于"), ("most", "不大于")):
            if (bound := getattr(state, field)) is not None:
                yield Chip(title, f"{bound:,f}", state.choosing(field, None).address)

    def _chip(self, title: str, field: str, name: str) -> Chip:
        return Chip(title, name, self._state.choosing(field, "").address)
