"""Figures by what they count, how much, where and when: words and bounds asked of the index.

The words of a query are understood as for sections, and looked for in a figure's label, its
indicator's name and the headings it stands under; amounts among them are compared. What the
index has not taken over yet of people's decisions is asked together with it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from reports.models import Metric, Region

from .amounts import Amount, find_amounts
from .engine.asking import SCORE, Answer, By, Compares, Node, Question, Sign
from .figure_state import FigureState
from .figures import FigureHit
from .grammar import MOST_CHARACTERS, Notice, parse_query
from .knowledge import Knowledge
from .schema import FIGURE, HIGH, LOW
from .search_indexes import find_places
from .snippets import mark_all
from .state import REGIONS, Plain
from .understanding import understand
from .understood import Remark, Understood, all_of
from .years import parse_years

PAGE_SIZE = 50
UNREADABLE = "“{}”不是可以比较的数，未按它筛选；数值可以写作 500000、50万或1.2亿。"
MOST_SAID = 40
"""Characters of what cannot be read that are said back."""
FACETS = ("family", "indicator", "basis", "year", *REGIONS)
"""What a page counts figures by."""
_NEWEST = (By("newest", falling=True), By(FIGURE))
BEST = (By(SCORE, falling=True), *_NEWEST)
ORDERS = {
    "relevance": BEST,
    "newest": _NEWEST,
    "oldest": (By("newest"), By(FIGURE)),
    "most": (By(HIGH, falling=True), *_NEWEST),
    "least": (By(LOW), *_NEWEST),
}

Ask = Callable[[Question], tuple[Answer, list[int]]]
"""Asks the index of figures; beside its answer come the keys of the page's figures."""


@dataclass(frozen=True, slots=True)
class FoundFigures:
    """How many figures fit, exactly, how many of each kind, and one page of them, marked."""

    state: FigureState
    understood: Understood
    total: int
    hits: tuple[FigureHit, ...]
    counts: Mapping[str, Mapping[str, int]]
    """For each facet, how many figures have each value, its own narrowing left out."""

    @property
    def pages(self) -> int:
        return -(-self.total // PAGE_SIZE)


@dataclass(frozen=True, slots=True)
class FigureQuery:
    """Typed words as understood, and the amounts among them."""

    understood: Understood
    amounts: tuple[Amount, ...]

    @property
    def asks(self) -> bool:
        return self.understood.asks or bool(self.amounts)

    @property
    def nodes(self) -> tuple[Node, ...]:
        return (self.understood.node, *(amount.node for amount in self.amounts))


def search_figures(
    state: FigureState, knowledge: Knowledge, ask: Ask, hidden: frozenset[str]
) -> FoundFigures:
    """The figures that a page's address asks for, those of ``hidden`` reports left out."""
    query = read_query(state, knowledge)
    if not state.asks or (state.q and not query.asks):
        return FoundFigures(state, query.understood, 0, (), {})
    start = (state.page - 1) * PAGE_SIZE
    question = Question(
        all_of((*query.nodes, *_bounds(state))),
        filters=dict(_filters(state)),
        facets=FACETS,
        closer=query.understood.closer,
        hidden=hidden,
        order=ORDERS[state.sort],
        start=start,
        end=start + PAGE_SIZE,
    )
    answer, keys = ask(question)
    hits = _gather(keys, query.understood.looked_for)
    return FoundFigures(state, query.understood, answer.total, hits, answer.facets)


def read_query(state: FigureState, knowledge: Knowledge) -> FigureQuery:
    """The typed words: amounts first, what is left as for sections."""
    if Plain.AMOUNTS in state.plain:
        return FigureQuery(understand(parse_query(state.q), knowledge, state.plain), ())
    amounts = find_amounts(state.q[:MOST_CHARACTERS])
    words = amounts.words + state.q[MOST_CHARACTERS:]
    understood = understand(parse_query(words), knowledge, state.plain)
    said = tuple(Remark(f"“{one.typed}”看作{one.said}", Plain.AMOUNTS) for one in amounts.found)
    notices = tuple(UNREADABLE.format(typed[:MOST_SAID]) for typed in amounts.unreadable)
    given = understood.notices
    if amounts.found:
        given = tuple(notice for notice in given if notice != Notice.ONLY_WITHOUT)
    understood = replace(
        understood, remarks=(*said, *understood.remarks), notices=(*notices, *given)
    )
    return FigureQuery(understood, amounts.found)


def _bounds(state: FigureState) -> tuple[Node, ...]:
    least, most = state.least, state.most
    return (
        *((Compares(HIGH, Sign.AT_LEAST, float(least)),) if least is not None else ()),
        *((Compares(LOW, Sign.AT_MOST, float(most)),) if most is not None else ()),
    )


def _filters(state: FigureState) -> Mapping[str, frozenset[str]]:
    chosen = {
        "family": state.unit,
        "indicator": state.indicator,
        "basis": state.basis,
        **_place(state.place),
    }
    filters = {facet: frozenset({value}) for facet, value in chosen.items() if value}
    return filters | ({"year": parse_years(state.years) or frozenset()} if state.years else {})


def _place(code: str) -> Mapping[str, str]:
    """The facet that counts places of the chosen one's level, and the place."""
    region = Region.objects.select_related("parent__parent").filter(pk=code).first()
    return {facet: held for facet, held in find_places(region).items() if held == code and code}


def _gather(keys: list[int], looked_for: tuple[str, ...]) -> tuple[FigureHit, ...]:
    """The figures as the database has them, in the order of the index."""
    metrics = Metric.objects.shown().with_report().with_headings().in_bulk(keys)
    return tuple(_hit(metrics[key], looked_for) for key in keys if key in metrics)


def _hit(metric: Metric, looked_for: tuple[str, ...]) -> FigureHit:
    """The figure, and those of the headings above it that hold a word."""
    path = metric.section.path if metric.section else ()
    marked = (mark_all(heading, looked_for) for heading in path)
    headings = tuple(pieces for pieces in marked if any(piece.marked for piece in pieces))
    return FigureHit(metric, mark_all(metric.label, looked_for), headings)
