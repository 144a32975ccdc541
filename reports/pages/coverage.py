"""城市×年份: which places and years the archive holds, and which it does not."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Self

from reports.models import Region, Report
from reports.models.report import ReportQuerySet


@dataclass(slots=True)
class Cell:
    """The reports of one place about one year; ``spanning`` are about several years."""

    year: int
    single: list[str] = field(default_factory=list)
    spanning: list[str] = field(default_factory=list)

    @property
    def addresses(self) -> list[str]:
        return [*self.single, *self.spanning]

    @property
    def mark(self) -> str:
        """A full mark for a report of the year, half of one for a span that includes it."""
        if self.single:
            return "●"
        return "◐" if self.spanning else ""


@dataclass(slots=True)
class Row:
    """One place and its cells, a cell for every year of the chart."""

    region: Region
    cells: list[Cell]

    @property
    def held(self) -> int:
        """In how many of the years something is held."""
        return sum(1 for cell in self.cells if cell.addresses)


@dataclass(frozen=True, slots=True)
class Chart:
    """The years across, the places down, in the order of their codes."""

    years: list[int]
    rows: list[Row]

    def holds(self, year: int) -> bool:
        """Whether anything of the year is held."""
        index = self.years.index(year)
        return any(row.cells[index].addresses for row in self.rows)

    def only(self, count: int) -> Self:
        """The places held best, still in the order of their codes."""
        best = {
            row.region.pk for row in sorted(self.rows, key=lambda row: -row.held)[:count]
        }
        return type(self)(self.years, [row for row in self.rows if row.region.pk in best])


def draw_chart(reports: ReportQuerySet) -> Chart:
    """The chart of these reports. Those without a place or a year have no cell."""
    held = list(
        reports.placed_and_dated()
        .order_by("region", "-covers_to")
        .values_list("region", "covers_from", "covers_to", "address")
    )
    years = _span((first, last) for _, first, last, _ in held)
    regions = Region.objects.select_related("parent__parent").in_bulk(
        {code for code, *_ in held}
    )
    by_region = defaultdict(list)
    for code, first, last, address in held:
        by_region[code].append((first, last, address))
    return Chart(
        years, [Row(regions[code], _cells(years, by_region[code])) for code in sorted(by_region)]
    )


def _span(spans: Iterable[tuple[int, int]]) -> list[int]:
    """Every year from the earliest to the latest, so that gaps stay visible."""
    ends = [year for span in spans for year in span]
    return list(range(min(ends), max(ends) + 1)) if ends else []


def _cells(years: list[int], spans: list[tuple[int, int, str]]) -> list[Cell]:
    cells = {year: Cell(year) for year in years}
    for first, last, address in spans:
        for year in range(first, last + 1):
            (cells[year].single if first == last else cells[year].spanning).append(address)
    return list(cells.values())


def cells_of(report_years: list[int], reports: Iterable[Report]) -> list[Cell]:
    """One place's row alone, for the years given."""
    spans = [
        (report.covers_from, report.covers_to, report.address)
        for report in reports
        if report.covers_from is not None and report.covers_to is not None
    ]
    return _cells(report_years, spans)
