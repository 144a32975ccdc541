"""Places named among the words of a query."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from django.db.models import Q, QuerySet

from reports.models import Region
from reports.models.choices import Level

SHORTEST = 2
"""Characters of a name; 鄂 and 宁 are left to mean what they mean as words."""


@dataclass(frozen=True, slots=True)
class Places:
    """Words that name places: codes of those held, and regions of which nothing is."""

    held: Mapping[str, frozenset[str]] = field(default_factory=dict)
    absent: tuple[Region, ...] = ()


def find_region(name: str) -> frozenset[str]:
    """Codes of the regions that answer to a name."""
    return frozenset(Region.objects.answering_to(name).values_list("code", flat=True))


def find_places(words: Iterable[str], held: frozenset[str]) -> Places:
    """The places that words name, each in full, short, former or usual form or in pinyin.

    Of places held initials count too. A county's short name alone is left a word: many are
    common words (新华, 和平).
    """
    wanted = {word for word in words if len(word) >= SHORTEST and not word.isdigit()}
    if not wanted:
        return Places()
    found: dict[str, set[str]] = defaultdict(set)
    absent: dict[str, Region] = {}
    for region in _regions_called(wanted):
        if region.code in held:
            for word in wanted & (_names(region) | {region.initials}):
                found[word].add(region.code)
        else:
            absent = dict.fromkeys(wanted & _names(region), region) | absent
    missing = dict.fromkeys(region for word, region in absent.items() if word not in found)
    return Places({word: frozenset(codes) for word, codes in found.items()}, tuple(missing))


@lru_cache(maxsize=2)
def find_spelled_places(held: frozenset[str]) -> Mapping[str, str]:
    """The places held by the pinyin of their short names, under names that are understood."""
    regions = Region.objects.filter(code__in=held).order_by("-code")
    return {
        region.pinyin: region.short_name if _is_known_by_short_name(region) else region.name
        for region in regions
    }


def _regions_called(words: set[str]) -> QuerySet[Region]:
    return (
        Region.objects.filter(
            Q(name__in=words)
            | Q(short_name__in=words)
            | Q(other_names__name__in=words)
            | Q(other_names__short_name__in=words)
            | Q(pinyin__in=words)
            | Q(initials__in=words)
        )
        .select_related("parent__parent")
        .order_by("code")
        .distinct()
        .prefetch_related("other_names")
    )


def _names(region: Region) -> set[str]:
    names = {region.name, region.pinyin}
    for other in region.other_names.all():
        names |= {other.name, other.short_name}
    if _is_known_by_short_name(region):
        names.add(region.short_name)
    return {name for name in names if len(name) >= SHORTEST}


def _is_known_by_short_name(region: Region) -> bool:
    return region.level != Level.COUNTY or region.directly_administered
