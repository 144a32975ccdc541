"""Figures that a search asks for: those of the sections found, whose labels hold its words."""

from collections.abc import Iterable
from dataclasses import dataclass

from reports.models import Metric

from . import analysis
from .results import ReportHits
from .snippets import Piece, mark_all
from .understood import Understood

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
    # Hundreds of figures stand in the sections of a page and eight are shown: what tells them
    # apart is looked through as bare values, and only the chosen ones become objects.
    names = (
        Metric.objects.shown()
        .filter(section__in=sections)
        .values_list("pk", "label", "indicator__name", "period_to", "report__covers_to")
    )
    held = {pk: _held(words, label, indicator) for pk, label, indicator, _, _ in names}
    newest = {pk: period or covers or 0 for pk, _, _, period, covers in names}
    chosen = sorted((pk for pk in held if held[pk]), key=lambda pk: (-held[pk], -newest[pk], pk))
    return _fetch(chosen[:SHOWN], held, understood.looked_for)


def _held(words: list[tuple[str, ...]], label: str, indicator: str | None) -> int:
    """How many of the words, each under any of its names, the figure's own names hold."""
    name = analysis.fold(f"{label} {indicator or ''}")
    return sum(any(word in name for word in others) for others in words)


def _fetch(
    chosen: list[int], held: dict[int, int], looked_for: tuple[str, ...]
) -> tuple[FigureHit, ...]:
    metrics = (
        Metric.objects.filter(pk__in=chosen)
        .select_related("indicator", "report__region")
        .defer("report__text", "report__layout", "report__set_aside", "report__evidence", "reading")
        .in_bulk()
    )
    return tuple(
        FigureHit(metrics[pk], mark_all(metrics[pk].label, looked_for), held[pk]) for pk in chosen
    )
