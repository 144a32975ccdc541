"""The names of the regions that a page of results speaks of, by code."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from reports.models import Region


@dataclass(slots=True)
class RegionNames:
    """Names looked up as the database has them now; a code that no region has is nameless."""

    _rows: dict[str, tuple[str, str | None]] = field(default_factory=dict)
    """Name and parent's code."""

    def look_up(self, codes: Iterable[str]) -> None:
        """Learn the names of these regions and of those above them, if not known yet."""
        while missing := set(codes) - self._rows.keys():
            rows = Region.objects.filter(code__in=missing).order_by()
            found = {
                code: (name, parent)
                for code, name, parent in rows.values_list("code", "name", "parent_id")
            }
            self._rows |= found
            codes = {parent for _, parent in found.values() if parent}

    def __contains__(self, code: object) -> bool:
        return code in self._rows

    def name(self, code: str) -> str:
        """The region's own name; of a code that no region has, the code."""
        return self._rows[code][0] if code in self._rows else code

    def full_name(self, code: str) -> str:
        """The name after those of the regions above: 湖北省十堰市竹溪县."""
        return "".join(reversed(list(self._lineage(code))))

    def _lineage(self, code: str | None) -> Iterator[str]:
        while code:
            name, code = self._rows[code]
            yield name
