"""What a search page accepts: typed, whitelisted values. What it does not know is left out."""

import re
from collections.abc import Callable, Collection
from typing import Any

from django import forms
from django.http import QueryDict

from reports.models.choices import Genre, Level, SectionKind
from reports.models.report import DIGEST_LENGTH
from reports.text.words import Topic

from .engine.asking import Order
from .state import FACETS, REPORT, Plain, SearchState

DEEPEST_PAGE = 50
MOST_VALUES = 20
"""Values of one facet in one address."""
MOST_TYPED = 2_000
"""Characters of the query that are looked at; the language itself takes fewer."""


def _code(level: str) -> re.Pattern[str]:
    return re.compile({"province": r"\d{2}0000", "city": r"\d{6}", "county": r"\d{6}"}[level])


class Text(forms.Field):
    """Any text at all, cut to a length: what is typed is judged by the query language."""

    def to_python(self, value: Any) -> str:
        return str(value or "")[:MOST_TYPED]


class Values(forms.Field):
    """Several values of a facet; those it cannot have are dropped."""

    widget = forms.MultipleHiddenInput

    def __init__(self, allowed: Collection[str] | re.Pattern[str]) -> None:
        super().__init__(required=False)
        self._is_allowed: Callable[[str], Any] = (
            allowed.fullmatch if isinstance(allowed, re.Pattern) else allowed.__contains__
        )

    def to_python(self, value: list[str] | None) -> tuple[str, ...]:
        given = dict.fromkeys(value or ())
        return tuple(one for one in given if self._is_allowed(one))[:MOST_VALUES]


class SearchForm(forms.Form):
    """The address of a search page, read. It has no errors: see ``read_state``."""

    q = Text(required=False)
    province = Values(_code("province"))
    city = Values(_code("city"))
    county = Values(_code("county"))
    year = Values(re.compile(r"(?:19|20)\d\d"))
    topic = Values(frozenset(Topic))
    genre = Values(frozenset(Genre.values))
    level = Values(frozenset(Level.values))
    kind = Values(frozenset(SectionKind.values))
    plain = Values(frozenset(Plain))
    report = forms.RegexField(rf"^[0-9a-f]{{{DIGEST_LENGTH}}}\Z", required=False)
    like = forms.RegexField(rf"^[0-9a-f]{{{DIGEST_LENGTH}}}-\d{{1,8}}\Z", required=False)
    sort = forms.ChoiceField(
        choices=[(order.value, order.value) for order in Order], required=False
    )
    page = forms.IntegerField(min_value=1, max_value=DEEPEST_PAGE, required=False)


def read_state(data: QueryDict) -> SearchState:
    """The state that an address stands for; what it gets wrong stands at its default."""
    form = SearchForm(data)
    form.is_valid()
    given = form.cleaned_data
    return SearchState(
        q=given["q"].strip(),
        filters={name: given[name] for name in FACETS if given.get(name)},
        report=given.get(REPORT) or "",
        like="" if given["q"].strip() else given.get("like") or "",
        order=Order(given.get("sort") or Order.RELEVANCE),
        page=given.get("page") or 1,
        plain=frozenset(map(Plain, given["plain"])),
    )
