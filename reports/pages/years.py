"""How much is held of each year."""

from dataclasses import dataclass, field

from reports.models.report import ReportQuerySet


@dataclass(slots=True)
class YearCount:
    """Reports of one year alone, reports of spans that include it, and the places of both."""

    year: int
    single: int = 0
    spanning: int = 0
    regions: set[str] = field(default_factory=set)

    @property
    def reports(self) -> int:
        return self.single + self.spanning

    @property
    def places(self) -> int:
        return len(self.regions)


def count_years(reports: ReportQuerySet) -> list[YearCount]:
    """Newest first; a year of which nothing is held is left out."""
    counts: dict[int, YearCount] = {}
    for span in reports.covered_spans():
        for year in range(span.first, span.last + 1):
            count = counts.setdefault(year, YearCount(year))
            count.single += span.first == span.last
            count.spanning += span.first != span.last
            if span.region:
                count.regions.add(span.region)
    return [counts[year] for year in sorted(counts, reverse=True)]
