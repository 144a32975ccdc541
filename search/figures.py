"""Figures found, as pages show them: in a table of their own, or on top of the sections."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from reports.addresses import page_address
from reports.models import Metric
from reports.models.choices import Basis, MetricKind
from reports.models.metric import figure_anchor
from reports.models.report import mark_provenance
from reports.models.spans import label_years

from .gazetteer import Gazetteer, load_gazetteer
from .snippets import Piece, mark_all

SHOWN = 8
"""Figures on top of a page of results."""
BASES = dict(Basis.choices)


@dataclass(frozen=True, slots=True)
class FigureHit:
    """A figure, its label with the words marked, and the headings above it that hold any."""

    metric: Metric
    label: tuple[Piece, ...]
    headings: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True)
class TopFigure:
    """A figure on top of a page of results, its label with the words marked."""

    label: tuple[Piece, ...]
    raw: str
    part_of: bool
    basis: str
    """What its basis is called, or nothing."""
    is_target: bool
    period: str
    place: str
    address: str
    mark: str
    """What must be said of the document that it stands in, or nothing."""


class _Row(NamedTuple):
    """A figure's columns, in the order in which they are fetched."""

    pk: int
    label: str
    raw: str
    kind: str
    basis: str
    part_of: bool
    start: int
    period_from: int | None
    period_to: int | None
    report: str
    provenance: str
    region: str | None


_COLUMNS = (
    *("pk", "label", "raw", "kind", "basis", "part_of", "start", "period_from", "period_to"),
    *("report__address", "report__provenance", "report__region_id"),
)


def read_figures(keys: Iterable[int], looked_for: tuple[str, ...]) -> tuple[TopFigure, ...]:
    """The figures of these keys as the top of a page shows them; in their order."""
    wanted = list(keys)
    if not wanted:
        return ()
    shown = Metric.objects.shown().filter(pk__in=wanted).order_by()
    rows = {row.pk: row for row in map(_Row._make, shown.values_list(*_COLUMNS))}
    regions = load_gazetteer()
    return tuple(_top_figure(rows[key], regions, looked_for) for key in wanted if key in rows)


def _top_figure(row: _Row, regions: Gazetteer, looked_for: tuple[str, ...]) -> TopFigure:
    return TopFigure(
        label=mark_all(row.label, looked_for),
        raw=row.raw,
        part_of=row.part_of,
        basis=BASES.get(row.basis, ""),
        is_target=row.kind == MetricKind.TARGET,
        period=label_years(row.period_from, row.period_to),
        place=regions.name(row.region) if row.region else "",
        address=f"{page_address('report', row.report)}#{figure_anchor(row.start)}",
        mark=mark_provenance(row.provenance),
    )
