"""The figures of one indicator in groups that may be compared: one kind, basis and unit each."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from django.db.models import Count

from reports.models import Metric
from reports.models.choices import Basis, MetricKind
from reports.models.metric import MetricQuerySet

GROUPED_BY = ("kind", "basis", "unit")
"""Figures that differ in one of these are never set in one table."""
ORDER = (*GROUPED_BY, "-period_to", "-period_from", "report__region", "report__digest", "start")

Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Group:
    """Figures of one kind, basis and unit: those on this page, and ``total`` on all pages."""

    kind: str
    basis: str
    unit: str
    total: int
    figures: list[Metric] = field(default_factory=list)

    @property
    def name(self) -> str:
        """完成 · 当年 · 元, with what is not known said to be so."""
        kind, basis = MetricKind(self.kind).label, _basis_name(self.basis)
        return " · ".join([kind, *([basis] if basis != kind else []), self.unit or "单位未载"])


def count_groups(figures: MetricQuerySet) -> dict[Key, int]:
    """How many figures each group has on all pages together."""
    rows = figures.order_by().values_list(*GROUPED_BY).annotate(figures=Count("pk"))
    return {(kind, basis, unit): count for kind, basis, unit, count in rows}


def group_figures(figures: Iterable[Metric], totals: dict[Key, int]) -> list[Group]:
    """The groups of one page; ``figures`` must stand in :data:`ORDER`."""
    return [
        Group(*key, totals[key], list(members)) for key, members in groupby(figures, key=_group_of)
    ]


def _group_of(figure: Metric) -> Key:
    return (figure.kind, figure.basis, figure.unit)


def _basis_name(basis: str) -> str:
    return str(Basis(basis).label) if basis else "口径未载"
