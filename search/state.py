"""The whole state of a search page, which is the whole of its address."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache
from typing import Self
from urllib.parse import quote_plus, urlencode

from django.urls import get_script_prefix, reverse

from .engine.asking import Order

FACETS = {
    "province": "省份",
    "city": "市州",
    "county": "县区",
    "year": "年份",
    "topic": "主题",
    "genre": "文种",
    "level": "级别",
    "kind": "回顾或计划",
}
"""What results can be narrowed by, and what pages call it."""


REGIONS = ("province", "city", "county")
"""Facets whose values are codes of regions."""


class Plain(StrEnum):
    """An understanding of typed words that can be switched off."""

    PLACES = "places"
    YEARS = "years"
    ALIKE = "alike"
    SOUND = "sound"
    QUESTION = "question"
    SPELLING = "spelling"
    GENRES = "genres"
    AMOUNTS = "amounts"


REPORT = "report"
"""Narrowing to one report, by its address's digest."""


def find_page() -> str:
    """Where the search page is: looked up once, since a page of results links to it hundredfold."""
    return _find_page(get_script_prefix())


_quote = lru_cache(maxsize=4096)(quote_plus)
"""Codes, years and topics come again on every page."""


@lru_cache(maxsize=8)
def _find_page(script_prefix: str) -> str:
    return reverse("search")


@dataclass(frozen=True, slots=True)
class SearchState:
    """What is asked: words as typed, values to narrow by, order, page from 1."""

    q: str = ""
    filters: dict[str, tuple[str, ...]] = field(default_factory=dict)
    report: str = ""
    like: str = ""
    """A section whose like are looked for instead of words: its report's digest and start."""
    order: Order = Order.RELEVANCE
    page: int = 1
    plain: frozenset[Plain] = frozenset()
    """What is not to be understood but taken as plain words."""

    def __bool__(self) -> bool:
        return bool(self.q or self.filters or self.report or self.like)

    @property
    def address(self) -> str:
        return f"{find_page()}?{urlencode(self._values(), doseq=True)}"

    def _values(self) -> dict[str, tuple[str, ...]]:
        """What the address says, by name; a name without values is left out of it."""
        return {
            "q": (self.q,) if self.q or not self.like else (),
            "like": (self.like,) if self.like else (),
            **{name: self.filters.get(name, ()) for name in FACETS},
            REPORT: (self.report,) if self.report else (),
            "sort": () if self.order is Order.RELEVANCE else (self.order.value,),
            "plain": tuple(sorted(self.plain)),
            "page": (str(self.page),) if self.page > 1 else (),
        }

    def narrowing(self, name: str, kept: tuple[str, ...] = ()) -> Callable[[str], str]:
        """Gives the address of this search with a value of a facet beside those kept, no others.

        A page links to hundreds of narrowings, whose addresses differ in one value alone.
        """
        values = {**replace(self, page=1)._values(), name: ()}
        names = list(values)
        at = names.index(name)
        pairs = [*((other, values[other]) for other in names[:at]), (name, kept)]
        before = urlencode(pairs, doseq=True)
        after = urlencode([(other, values[other]) for other in names[at:]], doseq=True)
        start, end = f"{find_page()}?{before}&{name}=", f"&{after}" if after else ""
        return lambda value: f"{start}{_quote(value)}{end}"

    def asking(self, q: str) -> Self:
        return replace(self, q=q, like="", page=1)

    def on_page(self, page: int) -> Self:
        return replace(self, page=page)

    def ordered(self, order: Order) -> Self:
        return replace(self, order=order, page=1)

    def within(self, report: str) -> Self:
        return replace(self, report=report, page=1)

    def adding(self, facet: str, value: str) -> Self:
        return self._with(facet, (*self.filters.get(facet, ()), value))

    def removing(self, facet: str, value: str) -> Self:
        return self._with(facet, tuple(v for v in self.filters.get(facet, ()) if v != value))

    def unfiltered(self, facet: str) -> Self:
        return self._with(facet, ())

    def taking_plainly(self, *kinds: Plain) -> Self:
        return replace(self, plain=self.plain | set(kinds), page=1)

    def bare(self) -> Self:
        """The same words without any narrowing."""
        return replace(self, filters={}, report="", page=1)

    def has(self, facet: str, value: str) -> bool:
        return value in self.filters.get(facet, ())

    def _with(self, facet: str, values: tuple[str, ...]) -> Self:
        filters = {**self.filters, facet: tuple(dict.fromkeys(values))}
        return replace(self, filters={name: v for name, v in filters.items() if v}, page=1)
