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
    spans = reports.filter(covers_to__isnull=False).order_by()
    for first, last, region in spans.values_list("covers_from", "covers_to", "region"):
        for year in range(first, last + 1):
            count = counts.setdefault(year, YearCount(year))
            count.single += first == last
            count.spanning += first != last
            if region:
                count.regions.add(region)
    return [counts[year] for year in sorted(counts, reverse=True)]
