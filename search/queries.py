"""The pages' only door to the engine."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from haystack.models import SearchResult

from reports.models import Report

from .backend import SectionQuerySet
from .engine.asking import Answer, Node, Question
from .generations import IndexUnavailable
from .grammar import parse_query
from .outbox import find_removed
from .results import ReportHits, gather_hits
from .state import FACETS, REPORT, SearchState
from .understanding import Understood, understand

__all__ = ["Found", "IndexUnavailable", "count_sections", "find_sections"]

PAGE_SIZE = 20
"""Reports on a page, or sections where the search is within one report."""
PER_REPORT = 3
"""Sections of one report on a page."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: exact counts over all of it, and one page."""

    state: SearchState
    understood: Understood
    total: int
    reports: int
    pages: int
    hits: tuple[ReportHits, ...]
    counts: Mapping[str, Mapping[str, int]]
    """For each facet, how many sections have each value, its own narrowing left out."""


def find_sections(state: SearchState) -> Found:
    """Search as a page's address says. Raises IndexUnavailable."""
    understood = understand(parse_query(state.q))
    if not understood.asks and not state.filters and not state.report:
        return Found(state, understood, 0, 0, 0, (), {})
    answer, results = _ask(understood.node, state, facets=tuple(FACETS))
    hits = gather_hits(results, understood.looked_for, state)
    units = answer.total if state.report else answer.groups
    pages = -(-units // PAGE_SIZE)
    return Found(state, understood, answer.total, answer.groups, pages, hits, answer.facets)


def count_sections(node: Node, state: SearchState) -> int:
    """How many sections match, narrowed as the state says. Raises IndexUnavailable."""
    answer, _ = _ask(node, replace(state, page=1), size=0)
    return answer.total


def _ask(
    node: Node, state: SearchState, facets: tuple[str, ...] = (), size: int | None = None
) -> tuple[Answer, list[SearchResult]]:
    start = (state.page - 1) * PAGE_SIZE
    question = Question(
        node,
        filters=_filters(state),
        facets=facets,
        hidden=find_removed(),
        order=state.order,
        grouped=not state.report,
        per_group=PER_REPORT,
        start=start,
        end=start + (PAGE_SIZE if size is None else size),
    )
    return SectionQuerySet().ask(question).answered()


def _filters(state: SearchState) -> dict[str, frozenset[str]]:
    filters = {name: frozenset(values) for name, values in state.filters.items()}
    if state.report:
        keys = Report.objects.at_address(state.report).values_list("pk", flat=True)
        filters[REPORT] = frozenset(map(str, keys))
    return filters
