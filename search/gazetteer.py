"""All regions by name and by code, as search looks them up."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from django.db.models import Case, Q, Value, When

from reports.models import Region, RegionName
from reports.models.choices import Level
from reports.remembering import Remembered

Rows = tuple[tuple[str, ...], ...]

SHORTEST = 2
"""Characters of a name; 鄂 and 宁 are left to mean what they mean as words."""
PATIENCE = 1.0
"""Seconds after which a changed name is seen, on databases that do not tell of changes."""


class _Row(NamedTuple):
    code: str
    name: str
    parent: str | None
    pinyin: str
    initials: str
    known: str
    """Its short name, where that names it. A county's is left a word: many are (新华, 和平)."""


class _OtherName(NamedTuple):
    code: str
    name: str
    short_name: str


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Codes by name and names by code."""

    _rows: Mapping[str, _Row]
    _called: Mapping[str, tuple[str, ...]]
    _initials: Mapping[str, tuple[str, ...]]

    def __contains__(self, code: object) -> bool:
        return code in self._rows

    def name(self, code: str) -> str:
        """The region's own name; of a code that no region has, the code."""
        return self._rows[code].name if code in self._rows else code

    def known_name(self, code: str) -> str:
        """The shortest name that is taken for the region of this code."""
        return self._rows[code].known or self._rows[code].name

    def full_name(self, code: str) -> str:
        """The name after those of the regions above: 湖北省十堰市竹溪县."""
        return "".join(reversed(list(self._lineage(code))))

    def _lineage(self, code: str | None) -> Iterator[str]:
        while code and (row := self._rows.get(code)):
            yield row.name
            code = row.parent

    def called(self, word: str) -> tuple[str, ...]:
        """The regions that a word names in full, by a short, former or usual name, in pinyin."""
        return self._called.get(word, ())

    def with_initials(self, letters: str) -> tuple[str, ...]:
        return self._initials.get(letters, ())


def load_gazetteer() -> Gazetteer:
    """The regions as the database has them now."""
    return _remembered.get()


def _read() -> Gazetteer:
    common = Q(level=Level.COUNTY, directly_administered=False)
    known = Case(When(common, then=Value("")), default="short_name")
    columns = ("code", "name", "parent_id", "pinyin", "initials", "known")
    regions = Region.objects.order_by("code").annotate(known=known).values_list(*columns)
    others = RegionName.objects.order_by("region", "pk")
    return _arrange(tuple(regions), tuple(others.values_list("region_id", "name", "short_name")))


@lru_cache(maxsize=1)
def _arrange(
    regions: tuple[tuple[str, ...], ...], others: tuple[tuple[str, ...], ...]
) -> Gazetteer:
    """Most commits are not about regions: what was arranged for the same rows serves again."""
    rows = {row.code: row for row in map(_Row._make, regions)}
    called: dict[str, list[str]] = defaultdict(list)
    initials: dict[str, list[str]] = defaultdict(list)
    for row in rows.values():
        initials[row.initials].append(row.code)
        for name in (row.name, row.pinyin, row.known):
            called[name].append(row.code)
    for other in map(_OtherName._make, others):
        called[other.name].append(other.code)
        called[other.short_name].append(other.code)
    return Gazetteer(rows, _usable(called), _usable(initials))


def _usable(codes: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    """Names with their regions in order, but those too short or like a number."""
    return {
        name: tuple(sorted(set(several)))
        for name, several in codes.items()
        if len(name) >= SHORTEST and not name.isdigit()
    }


_remembered = Remembered(_read, PATIENCE)
