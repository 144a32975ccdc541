"""What is indexed of figures: one document a figure that pages show."""

import math
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from reports.models import Metric, Region, Section
from reports.models.choices import Relation
from reports.models.metric import MetricQuerySet
from reports.text.folding import fold
from reports.text.vocabulary import load_measures

from .building import Document
from .schema import FIGURE, HEAD, HIGH, LOW, ORIGIN, TEXT
from .search_indexes import find_places
from .writing import Changes

UNITS = {
    "money": "元",
    "people": "人",
    "person-times": "人次",
    "households": "户",
    "organisations": "家、个、所",
    "events": "场、次、期",
    "items": "项、件、条",
    "percent": "%",
}
"""Families of measure words that figures are narrowed by, and what the page calls them."""
CHUNK = 5_000


class _Row(NamedTuple):
    """A figure's columns, in the order in which they are fetched."""

    pk: int
    report: int
    section: int | None
    label: str
    indicator: str | None
    indicator_name: str | None
    topic: str | None
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    relation: str
    unit: str
    basis: str
    kind: str | None
    period_from: int | None
    period_to: int | None
    covers_from: int | None
    covers_to: int | None
    genre: str
    level: str
    region: str | None


COLUMNS = (
    *("pk", "report_id", "section_id", "label", "indicator_id", "indicator__name", "topic__name"),
    *("value", "low", "high", "relation", "unit", "basis"),
    *("section__kind", "period_from", "period_to", "report__covers_from", "report__covers_to"),
    *("report__genre", "report__level", "report__region_id"),
)
"""What :class:`_Row` is made of, in its order."""


def find_changes(reports: Iterable[str]) -> Changes:
    """What lets the figures of these reports be those that the database has now."""
    keys = list(dict.fromkeys(reports))
    figures = Metric.objects.shown().filter(report__in=map(int, keys))
    return Changes([(ORIGIN, key) for key in keys], find_documents(figures))


def find_documents(figures: MetricQuerySet) -> Iterator[Document]:
    """The documents of these figures, report by report."""
    places = _Places()
    rows = map(
        _Row._make, figures.order_by("report", "start").values_list(*COLUMNS).iterator(CHUNK)
    )
    headings: dict[int, str] = {}
    report = 0
    for row in rows:
        if row.report != report:
            report, headings = row.report, _find_headings(row.report)
        yield _document(row, headings.get(row.section or 0, ""), places[row.region])


def _document(row: _Row, headings: str, places: dict[str, str]) -> dict[str, Any]:
    low, high = find_bounds(row.value, row.low, row.high, row.relation)
    years = find_years((row.period_from, row.period_to), (row.covers_from, row.covers_to))
    return {
        HEAD: "\n".join(filter(None, (row.label, row.indicator_name))),
        TEXT: headings,
        ORIGIN: str(row.report),
        FIGURE: row.pk,
        LOW: low,
        HIGH: high,
        "year": [str(year) for year in years],
        "newest": max(years, default=0),
        "topic": row.topic,
        "genre": row.genre,
        "family": list(find_families(row.unit)),
        "unit": fold(row.unit),
        "indicator": row.indicator,
        "basis": row.basis,
        "kind": row.kind,
        "level": row.level,
        **places,
    }


def find_bounds(
    value: Decimal | None, low: Decimal | None, high: Decimal | None, relation: str
) -> tuple[float, float]:
    """The least and the most that a figure says; over 5 is more than 5, if by a hair.

    Numbers of up to 15 digits are told apart.
    """
    if value is None:
        return float(low or 0), float(high or 0)
    number = float(value)
    if relation == Relation.OVER:
        number = math.nextafter(number, math.inf)
    elif relation == Relation.UNDER:
        number = math.nextafter(number, -math.inf)
    return number, number


def find_years(
    period: tuple[int | None, int | None], covers: tuple[int | None, int | None]
) -> range:
    """The years that a figure is of; where it says none, those of its report."""
    first, last = period if period[1] is not None else covers
    return range(first, last + 1) if first is not None and last is not None else range(0)


@cache
def find_families(unit: str) -> tuple[str, ...]:
    """The families among :data:`UNITS` that a measure word belongs to."""
    held = load_measures().units
    return tuple(family for family in UNITS if fold(unit) in held[family])


class _Places(dict[str | None, dict[str, str]]):
    """The places of a region by its code, looked up once."""

    def __missing__(self, code: str | None) -> dict[str, str]:
        region = Region.objects.select_related("parent__parent").get(pk=code) if code else None
        self[code] = find_places(region)
        return self[code]


def _find_headings(report: int) -> dict[int, str]:
    """For each section of a report the headings that it stands under, from the outer one."""
    rows = Section.objects.filter(report=report).order_by()
    sections = {
        pk: (parent, heading) for pk, parent, heading in rows.values_list("pk", "parent", "heading")
    }
    return {pk: "\n".join(_path(pk, sections)) for pk in sections}


def _path(pk: int | None, sections: dict[int, tuple[int | None, str]]) -> list[str]:
    headings = []
    while pk in sections:
        pk, heading = sections[pk]
        headings.append(heading)
    return [heading for heading in reversed(headings) if heading]
