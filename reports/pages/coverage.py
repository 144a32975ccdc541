"""城市×年份: which places and years the archive holds, and which it does not."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reports.addresses import page_address
from reports.models import Region
from reports.models.report import CoveredSpan, ReportQuerySet, mark_provenance


@dataclass(slots=True)
class Cell:
    """The reports of one place about one year; ``spanning`` are about several years.

    ``provenances`` are the marks that some of them bear.
    """

    year: int
    single: list[str] = field(default_factory=list)
    spanning: list[str] = field(default_factory=list)
    provenances: set[str] = field(default_factory=set)

    @property
    def addresses(self) -> list[str]:
        return [*self.single, *self.spanning]

    @property
    def address(self) -> str:
        """The page of the only report; nothing where there are several, or none."""
        return page_address("report", self.addresses[0]) if len(self.addresses) == 1 else ""

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

    years: Sequence[int]
    rows: list[Row]

    @property
    def provenances(self) -> list[str]:
        """The marks that reports of the chart bear, for its legend."""
        return sorted(
            {mark for row in self.rows for cell in row.cells for mark in cell.provenances}
        )


def draw_chart(reports: ReportQuerySet, years: Sequence[int] | None = None) -> Chart:
    """The chart of these reports, over their own years unless wider ones are given.

    Those without a place or a year have no cell.
    """
    held = reports.placed_and_dated()
    by_region: dict[str, list[CoveredSpan]] = defaultdict(list)
    for span in held.covered_spans():
        if span.region:
            by_region[span.region].append(span)
    years = held.every_year() if years is None else years
    regions = Region.objects.select_related("parent__parent").in_bulk(by_region)
    rows = [Row(regions[code], draw_cells(years, by_region[code])) for code in sorted(by_region)]
    return Chart(years, rows)


def draw_cells(years: Sequence[int], spans: Iterable[CoveredSpan]) -> list[Cell]:
    """One place's cells for the years given, which must include those of the spans."""
    cells = {year: Cell(year) for year in years}
    for span in spans:
        for year in range(span.first, span.last + 1):
            cell = cells[year]
            (cell.single if span.first == span.last else cell.spanning).append(span.address)
            if mark := mark_provenance(span.provenance):
                cell.provenances.add(mark)
    return list(cells.values())
