"""Places named among the words of a query."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q, QuerySet

from reports.models import Region
from reports.models.choices import Level

SHORTEST = 2
"""Characters of a name; 鄂 and 宁 are left to mean what they mean as words."""


def find_places(words: Iterable[str], held: frozenset[str]) -> dict[str, frozenset[str]]:
    """For each word that names a place the archive holds reports of: the codes it may mean.

    A name counts in full, short, former or usual form, in pinyin or by its initials. A
    county's short name alone is left a word: many are common words (新华, 和平).
    """
    wanted = {word for word in words if len(word) >= SHORTEST and not word.isdigit()}
    if not wanted:
        return {}
    found: dict[str, set[str]] = defaultdict(set)
    for region in _regions_called(wanted).filter(code__in=held):
        for word in wanted & _names(region):
            found[word].add(region.code)
    return {word: frozenset(codes) for word, codes in found.items()}


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
        .distinct()
        .prefetch_related("other_names")
    )


def _names(region: Region) -> set[str]:
    names = {region.name, region.pinyin, region.initials}
    for other in region.other_names.all():
        names |= {other.name, other.short_name}
    if region.level != Level.COUNTY or region.directly_administered:
        names.add(region.short_name)
    return {name for name in names if len(name) >= SHORTEST}
