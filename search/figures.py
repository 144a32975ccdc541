"""Figures found, as pages show them: in a table of their own, or on top of the sections."""

from collections.abc import Iterable
from dataclasses import dataclass

from reports.models import Metric
from reports.models.choices import Basis

from .gazetteer import Gazetteer, load_gazetteer
from .snippets import Piece, mark_all

SHOWN = 8
"""Figures on top of a page of results."""
BASES = dict(Basis.choices)
COLUMNS = (
    *("label", "raw", "kind", "basis", "part_of", "start", "period_from", "period_to"),
    *("report__address", "report__provenance", "report__region_id"),
)


@dataclass(frozen=True, slots=True)
class FigureHit:
    """A figure, its label with the words marked, and the headings above it that hold any."""

    metric: Metric
    label: tuple[Piece, ...]
    headings: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True)
class TopFigure:
    """A figure on top of a page of results, its label with the words marked."""

    metric: Metric
    """With what stands on top of a page; the rest of it is left in the database."""
    label: tuple[Piece, ...]
    basis: str
    place: str
    address: str
    mark: str
    """What must be said of the document that it stands in, or nothing."""


def read_figures(keys: Iterable[int], looked_for: tuple[str, ...]) -> tuple[TopFigure, ...]:
    """The figures of these keys as the top of a page shows them; in their order."""
    wanted = list(keys)
    if not wanted:
        return ()
    shown = Metric.objects.shown().filter(pk__in=wanted).order_by()
    metrics = shown.select_related("report").only(*COLUMNS).in_bulk()
    regions = load_gazetteer()
    return tuple(_top_figure(metrics[key], regions, looked_for) for key in wanted if key in metrics)


def _top_figure(metric: Metric, regions: Gazetteer, looked_for: tuple[str, ...]) -> TopFigure:
    report = metric.report
    return TopFigure(
        metric,
        mark_all(metric.label, looked_for),
        BASES.get(metric.basis, ""),
        regions.name(report.region_id) if report.region_id else "",
        metric.get_absolute_url(),
        report.provenance_mark,
    )
