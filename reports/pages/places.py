"""The table of places as readers walk it: provinces by their pinyin, then what lies below."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import Count, Q

from reports.models import Region, Report
from reports.models.choices import Level


@dataclass(frozen=True, slots=True)
class Holding:
    """A place and how many reports of it, or of it and all below it, are held."""

    region: Region
    reports: int


@dataclass(slots=True)
class Province:
    """A province, its places of the next level, and counties further down that are held."""

    region: Region
    reports: int
    places: list[Holding] = field(default_factory=list)
    counties: list[Holding] = field(default_factory=list)

    @property
    def held(self) -> int:
        return sum(1 for place in self.places if place.reports)

    @property
    def total(self) -> int:
        """Reports of the province itself and of every place in it."""
        return self.reports + sum(one.reports for one in (*self.places, *self.counties))

    @property
    def letter(self) -> str:
        return self.region.initials[:1].upper()


def group_places(counts: Mapping[str, int]) -> list[Province]:
    """All provinces by pinyin; ``counts`` are reports by region code."""
    regions = Region.objects.filter(
        Q(pk__in=counts) | Q(valid_to=None, parent__parent=None)
    ).select_related("parent__parent")
    groups: dict[str, Province] = {}
    for region in regions:
        if region.level == Level.PROVINCE:
            groups[region.pk] = Province(region, counts.get(region.pk, 0))
    for region in regions:
        if region.parent is None:
            continue
        holding = Holding(region, counts.get(region.pk, 0))
        if region.parent.parent is None:
            groups[region.parent.pk].places.append(holding)
        else:
            groups[region.parent.parent.pk].counties.append(holding)
    return sorted(groups.values(), key=lambda group: group.region.pinyin)


def count_below(region: Region) -> list[Holding]:
    """The places right below a region, each with the reports of all it contains."""
    counts: dict[str, int] = defaultdict(int)
    rows = (
        Report.objects.filter(Q(region__parent=region) | Q(region__parent__parent=region))
        .order_by()
        .values_list("region", "region__parent")
        .annotate(Count("pk"))
    )
    for code, parent, count in rows:
        counts[code if parent == region.pk else parent] += count
    children = region.children.filter(Q(valid_to=None) | Q(pk__in=counts))
    return [Holding(child, counts.get(child.pk, 0)) for child in children]
