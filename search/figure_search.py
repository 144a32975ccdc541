"""Figures by what they count, how much, where and when: words and bounds over the database.

The words of a query are understood as for sections, and looked for in a figure's label and
in its indicator's name. The database answers, so that totals are exact and an editor's
correction counts at once.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

from django.db.models import F, Q
from django.db.models.functions import Coalesce

from reports.models import Metric
from reports.models.metric import MetricQuerySet
from reports.text.vocabulary import load_measures

from .engine.asking import AllOf, AnyOf, Contains, HasValue, Node, Without
from .figure_state import FigureState
from .figures import FigureHit
from .grammar import parse_query
from .knowledge import Knowledge
from .snippets import mark_all
from .state import REGIONS
from .understanding import understand
from .understood import Understood
from .years import parse_years

PAGE_SIZE = 50
NEWEST = (F("period_to").desc(nulls_last=True), "-report__covers_to", "report", "start")


@dataclass(frozen=True, slots=True)
class FoundFigures:
    """How many figures fit, exactly, and one page of them with the words marked."""

    state: FigureState
    understood: Understood
    total: int
    hits: tuple[FigureHit, ...]

    @property
    def pages(self) -> int:
        return -(-self.total // PAGE_SIZE)


def search_figures(state: FigureState, knowledge: Knowledge) -> FoundFigures:
    """The figures that a page's address asks for; in two queries of its own."""
    understood = understand(parse_query(state.q), knowledge, state.plain)
    if not state.asks or (state.q and not understood.asks):
        return FoundFigures(state, understood, 0, ())
    figures = narrow(Metric.objects.shown(), state).filter(read_node(understood.node))
    start = (state.page - 1) * PAGE_SIZE
    page = _order(figures, state.sort).with_report()[start : start + PAGE_SIZE]
    looked_for = understood.looked_for
    hits = tuple(FigureHit(m, mark_all(m.label, looked_for), len(looked_for)) for m in page)
    return FoundFigures(state, understood, figures.count(), hits)


def narrow(figures: MetricQuerySet, state: FigureState) -> MetricQuerySet:
    """The figures within the bounds and of the unit, indicator, place, years and basis."""
    if state.least is not None:
        figures = figures.filter(Q(value__gte=state.least) | Q(high__gte=state.least))
    if state.most is not None:
        figures = figures.filter(Q(value__lte=state.most) | Q(low__lte=state.most))
    if state.unit:
        figures = figures.filter(unit__in=load_measures().units[state.unit])
    if state.indicator:
        figures = figures.filter(indicator=state.indicator)
    if state.place:
        figures = figures.filter(_within(frozenset({state.place})))
    if state.years:
        figures = figures.filter(_of_years(parse_years(state.years) or frozenset()))
    return figures.filter(basis=state.basis) if state.basis else figures


def _order(figures: MetricQuerySet, sort: str) -> MetricQuerySet:
    if sort == "most":
        return figures.order_by(Coalesce("value", "high").desc(), *NEWEST)
    if sort == "least":
        return figures.order_by(Coalesce("value", "low"), *NEWEST)
    return figures.order_by(*NEWEST)


def read_node(node: Node) -> Q:
    """What is asked of the index, asked of the database's figures."""
    match node:
        case Contains(text):
            return Q(label__icontains=text) | Q(indicator__name__icontains=text)
        case HasValue(facet, values) if facet in REGIONS:
            return _within(values)
        case HasValue(facet, values):
            return OF_FACET[facet](values)
        case AllOf(parts):
            return reduce(and_, map(read_node, parts))
        case AnyOf(parts):
            return reduce(or_, map(read_node, parts))
        case Without(part):
            return ~read_node(part)
    return Q()


def _within(codes: frozenset[str]) -> Q:
    """Of reports from these places or from below them."""
    return (
        Q(report__region__in=codes)
        | Q(report__region__parent__in=codes)
        | Q(report__region__parent__parent__in=codes)
    )


def _of_years(years: frozenset[str]) -> Q:
    """Of a period that touches these years; where it has none, of a report about them."""
    if not years:
        return Q(pk__in=())
    first, last = int(min(years)), int(max(years))
    unknown = Q(period_to=None, report__covers_from__lte=last, report__covers_to__gte=first)
    return Q(period_from__lte=last, period_to__gte=first) | unknown


OF_FACET: dict[str, Callable[[frozenset[str]], Q]] = {
    "year": _of_years,
    "topic": lambda names: Q(topic__name__in=names),
    "genre": lambda genres: Q(report__genre__in=genres),
}
"""What narrows sections, for figures."""
