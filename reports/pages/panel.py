"""Main indicators × years of one place, every cell a figure or a named blank."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reports.models import Indicator, Metric, Report
from reports.models.choices import MetricKind

MOST_LINES, MOST_PERIODS = 12, 8

NOT_HELD, NOT_MENTIONED = "未收录", "未提及"
UNDATED = "时段未载"


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator on one basis and unit: unlike bases never share a line."""

    indicator: Indicator
    basis: str
    unit: str
    cells: list["Cell"]

    @property
    def provenance(self) -> str:
        """The mark that all its figures' reports bear; nothing where they differ."""
        marks = {figure.report.provenance_mark for cell in self.cells for figure in cell.figures}
        return marks.pop() if len(marks) == 1 else ""


@dataclass(frozen=True, slots=True)
class Cell:
    """The figures of one line and period; without any, ``blank`` says why."""

    period: str
    figures: list[Metric]
    blank: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """Periods across, newest last; lines down, those known for most periods first."""

    periods: list[str]
    lines: list[Line]


def draw_panel(metrics: Iterable[Metric], reports: Sequence[Report]) -> Panel:
    """The panel of achieved figures that have an indicator; ``reports`` are those held."""
    table: dict[tuple[str, str, str], dict[str, list[Metric]]] = defaultdict(
        lambda: defaultdict(list)
    )
    indicators: dict[str, Indicator] = {}
    for metric in metrics:
        if metric.indicator is None or metric.kind != MetricKind.ACHIEVED:
            continue
        indicators[metric.indicator.pk] = metric.indicator
        key = (metric.indicator.pk, metric.get_basis_display() or "口径未载", metric.unit)
        table[key][metric.period or UNDATED].append(metric)
    keys = sorted(table, key=lambda key: (-len(table[key]), indicators[key[0]].position, key))[
        :MOST_LINES
    ]
    periods = _periods(table[key] for key in keys)
    held = _held_periods(reports)
    return Panel(
        periods,
        [
            Line(indicators[code], basis, unit, _cells(table[code, basis, unit], periods, held))
            for code, basis, unit in keys
        ],
    )


def _periods(lines: Iterable[dict[str, list[Metric]]]) -> list[str]:
    """The latest periods any line has, by their end and then their start."""
    met = Counter(period for line in lines for period in line)
    return sorted(met, key=_period_order)[-MOST_PERIODS:]


def _period_order(period: str) -> tuple[str, str]:
    first, _, last = period.partition("-")
    return (last or first, first)


def _held_periods(reports: Iterable[Report]) -> set[str]:
    """Years and spans that a held report is about."""
    held = set()
    for report in reports:
        if report.covers_from is None or report.covers_to is None:
            continue
        held.add(report.covers_label)
        held |= {str(year) for year in range(report.covers_from, report.covers_to + 1)}
    return held


def _cells(line: dict[str, list[Metric]], periods: list[str], held: set[str]) -> list[Cell]:
    return [
        Cell(period, line[period])
        if period in line
        else Cell(period, [], NOT_MENTIONED if period in held else NOT_HELD)
        for period in periods
    ]
