"""Figures that a search asks for: those of the sections found, whose labels hold its words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from reports.models import Metric
from reports.models.choices import Basis

from . import analysis
from .gazetteer import Gazetteer, load_gazetteer
from .results import ReportHits
from .snippets import Piece, mark_all
from .understood import Understood

SHOWN = 8
"""Figures on top of a page of results."""
BASES = dict(Basis.choices)
COLUMNS = (
    *("label", "raw", "kind", "basis", "part_of"),
    *("report_id", "start", "period_from", "period_to"),
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


def find_figures(understood: Understood, hits: Iterable[ReportHits]) -> tuple[TopFigure, ...]:
    """The figures of these sections that hold most of the words, newest first among equals."""
    words = [unit.looked_for for unit in understood.words if unit.looked_for]
    reports = {group.report.pk: group for group in hits}
    sections = [hit.section.pk for group in reports.values() for hit in group.sections]
    if not words or not sections:
        return ()
    any_word = re.compile("|".join(re.escape(word) for others in words for word in others))
    chosen = [
        (-_held(words, name), -(period or reports[report].report.covers_to or 0), pk)
        for pk, label, indicator, period, report in _find_names(sections)
        if any_word.search(name := analysis.fold(f"{label} {indicator or ''}"))
    ]
    keys = [pk for _, _, pk in sorted(chosen)[:SHOWN]]
    metrics = Metric.objects.filter(pk__in=keys).order_by().only(*COLUMNS).in_bulk()
    regions = load_gazetteer()
    looked_for = understood.looked_for
    return tuple(
        _top_figure(metrics[pk], reports[metrics[pk].report_id], regions, looked_for)
        for pk in keys
        if pk in metrics
    )


def _find_names(sections: list[int]) -> Iterable[tuple[int, str, str | None, int | None, int]]:
    """Key, label, indicator's name, last year and report of every figure of these sections.

    Hundreds stand in the sections of a page and eight are shown: what tells them apart is
    looked through as bare values, and only the chosen ones become objects.
    """
    figures = Metric.objects.shown().filter(section__in=sections).order_by()
    return figures.values_list("pk", "label", "indicator__name", "period_to", "report_id")


def _held(words: list[tuple[str, ...]], name: str) -> int:
    """How many of the words, each under any of its names, a figure's own names hold."""
    return sum(any(word in name for word in others) for others in words)


def _top_figure(
    metric: Metric, group: ReportHits, regions: Gazetteer, looked_for: tuple[str, ...]
) -> TopFigure:
    place = group.report.region_id
    return TopFigure(
        metric,
        mark_all(metric.label, looked_for),
        BASES.get(metric.basis, ""),
        regions.name(place) if place else "",
        f"{group.address}#{metric.anchor}",
        group.mark,
    )
