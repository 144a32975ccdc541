"""Hits per year as bars; the same numbers stand beside it as the year facet."""

from collections.abc import Mapping
from dataclasses import dataclass

from .state import SearchState

BAR = 22
GAP = 6
HEIGHT = 64
HEAD = 12
"""Room above the bars for the highest one's count."""
FOOT = 20
"""Room below the bars for the years."""
LEAST = 2
"""Units of the drawing; a bar of few hits is still seen."""


@dataclass(frozen=True, slots=True)
class Bar:
    year: int
    count: int
    x: int
    y: int
    height: int
    address: str
    chosen: bool

    @property
    def short(self) -> str:
        """The year's last two digits, as there is room for."""
        return f"{self.year % 100:02}"

    @property
    def middle(self) -> int:
        return self.x + BAR // 2


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars of every year from the first to the last, years without hits left open."""

    bars: tuple[Bar, ...]
    bar: int = BAR
    height: int = HEIGHT

    @property
    def width(self) -> int:
        return len(self.bars) * (BAR + GAP)

    @property
    def tall(self) -> int:
        return HEAD + self.height + FOOT


def draw_years(counts: Mapping[str, int], state: SearchState) -> Chart | None:
    """The chart, or None where the hits are all of one year."""
    by_year = {int(year): count for year, count in counts.items()}
    if len(by_year) < 2:
        return None
    most = max(by_year.values())
    address = state.narrowing("year")
    chosen = state.filters.get("year", ())
    bars = []
    for at, year in enumerate(range(min(by_year), max(by_year) + 1)):
        count = by_year.get(year, 0)
        height = max(round(count / most * HEIGHT), LEAST) if count else 0
        x, y = at * (BAR + GAP) + GAP // 2, HEIGHT - height
        bars.append(Bar(year, count, x, y, height, address(str(year)), str(year) in chosen))
    return Chart(tuple(bars))
