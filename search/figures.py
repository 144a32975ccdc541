"""Figures that a search asks for: those of the sections found, whose labels hold its words."""

from collections.abc import Iterable
from dataclasses import dataclass

from reports.models import Metric

from . import analysis
from .results import ReportHits
from .snippets import Piece, mark_all
from .understanding import Understood

SHOWN = 8
"""Figures on top of a page of results."""


@dataclass(frozen=True, slots=True)
class FigureHit:
    """A figure, its label with the words marked, and how many of the words it holds."""

    metric: Metric
    label: tuple[Piece, ...]
    held: int


def find_figures(understood: Understood, hits: Iterable[ReportHits]) -> tuple[FigureHit, ...]:
    """The figures of these sections that hold most of the words, newest first among equals."""
    words = [unit.looked_for for unit in understood.words if unit.looked_for]
    sections = [hit.section.pk for report in hits for hit in report.sections]
    if not words or not sections:
        return ()
    metrics = (
        Metric.objects.shown()
        .filter(section__in=sections)
        .select_related("indicator", "report__region")
        .defer("report__text", "report__layout", "report__set_aside", "report__evidence", "reading")
    )
    found = [_figure(metric, words, understood.looked_for) for metric in metrics]
    kept = sorted((figure for figure in found if figure.held), key=_order)
    return tuple(kept[:SHOWN])


def _figure(metric: Metric, words: list[tuple[str, ...]], looked_for: tuple[str, ...]) -> FigureHit:
    name = analysis.fold(f"{metric.label} {metric.indicator.name if metric.indicator else ''}")
    held = sum(any(word in name for word in others) for others in words)
    return FigureHit(metric, mark_all(metric.label, looked_for), held)


def _order(figure: FigureHit) -> tuple[int, int, int]:
    metric = figure.metric
    return -figure.held, -(metric.period_to or metric.report.covers_to or 0), metric.pk
